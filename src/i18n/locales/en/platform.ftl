# What a file was recognised as, and the rules for it.

platform-title = Export of { $platform }
platform-unknown = No platform’s export
platform-rules = { $n_count ->
    [one] one rule applies
   *[other] { $n } rules apply
}

platform-rule-customer = Customers are told apart by “{ $column }”.
platform-rule-rows-are = The file names no person: each value of “{ $column }” is a row ({ $what }).
platform-rule-order = Rows with the same “{ $column }” are one order.
platform-rule-no-order = There is no order number: what a customer buys on one day is one order.
platform-rule-date = The day of an order is “{ $column }”.
platform-rule-other-times = Other times of the file are kept and not used: { $columns }.
platform-rule-clock = The time of day stands in “{ $column }”.
platform-rule-amount = What was paid is “{ $column }”.
platform-rule-worth = There is no amount: quantity × unit price is what was paid.
platform-rule-grain-auto = Amounts of an order’s rows are added up, unless all orders show that they repeat the order’s total.
platform-rule-grain-found = The amount repeats on the rows of an order, or stands on the first only: it counts once per order.
platform-rule-grain-order = The amount is the order’s and counts once per order, as you chose.
platform-rule-grain-line = The amount is the line’s and all are added up, as you chose.
platform-rule-refund = What stands in “{ $column }” is taken off.
platform-rule-refund-ignored = “{ $column }” is not looked at, because refunds are not taken off.
platform-rule-void = No orders, by their status: { $words }{ $more_count ->
    [0] .
   *[other] {" "}and { $more } more.
}
platform-rule-refunded = Given back as a whole, by their status: { $words }{ $more_count ->
    [0] .
   *[other] {" "}and { $more } more.
}
platform-rule-partly = Given back in part, as far as an amount says so: { $words }{ $more_count ->
    [0] .
   *[other] {" "}and { $more } more.
}
platform-rule-unknown = Not known and counted as paid, until you say what it means: { $words }{ $more_count ->
    [0] .
   *[other] {" "}and { $more } more.
}
platform-rule-back = Rows whose “{ $column }” says { $words } count as given back.
platform-rule-decimals = Amounts are written with a decimal comma: 1.234,50.

platform-trap-wrapped_ids = Order numbers stand in ="…" and telephone numbers behind a ': both are taken off.
platform-trap-item_file = The items are in a file of their own, joined by the order number; only this file has the money.
platform-trap-no_person = The platform leaves out who bought.
platform-trap-repeated_totals = The order’s total stands on each of its rows; whether it repeats is found out over all orders.
platform-trap-masked = Telephone numbers with hidden digits join nobody by themselves.
platform-trap-tab_ids = There is a tab before every number: it is taken off.
platform-trap-encrypted = Encrypted recipients differ from order to order and are nobody; such a file is refused or looked at by product.
platform-trap-receivers = Several columns name a receiver; the buyer’s own number comes first.
platform-trap-blank_lines = Further lines of an order leave its total, date and customer blank; the first line says them for all.
platform-trap-description_row = The second row describes the columns and is no order.
platform-trap-sku_totals = The order amount repeats on each item and is not used; the item’s own subtotal is.
platform-trap-order_shipping = Shipping of the order repeats on each of its items.
platform-trap-month_first = Dates are written month first, and checked over the whole file.
platform-trap-tabs = Columns are parted by tabs.
platform-trap-relays = Relay addresses of the marketplace join nobody.
platform-trap-footer_lines = Lines at the end that count the records or name the seller are no orders.
platform-trap-split_time = Day and time stand in columns of their own.
platform-trap-signs = Amounts carry a currency sign and thousands separators.
platform-trap-charges = Each row is a charge; failed ones are no orders.
platform-trap-two_totals = There are two totals; the one in the shop’s base currency counts.
platform-trap-cancel_prefix = Invoices with negative quantities are cancellations and take back the order that they match.

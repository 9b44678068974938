# What the rules of orders and the open workspace have to say.

note-unknown-status = { $rows_count ->
    [one] One row has a status we do not know ({ $words }); it counts as paid.
   *[other] { $rows } rows have a status we do not know ({ $words }); they count as paid.
}
note-rejected = { $rows_count ->
    [one] One row could not be read and counts nowhere. The data page shows it with the reason.
   *[other] { $rows } rows could not be read and count nowhere. The data page shows them with the reasons.
}
note-currency = { $rows_count ->
    [one] One row is in another currency than what is added up and is left out.
   *[other] { $rows } rows are in another currency than what is added up and are left out.
}
note-currency-unsaid = { $files } names no currency; its amounts are counted as { $currency }, as the other files say. If it is another currency, take the file out: different currencies are never added up.
note-choices-gone = What you had decided is gone with the data that it was about: { $keys_count ->
    [0] no shared numbers
    [one] one shared number or address
   *[other] { $keys } shared numbers or addresses
}, { $words_count ->
    [0] no status words
    [one] one status word
   *[other] { $words } status words
}. Undo the import to have it back.
note-future = { $rows_count ->
    [one] One row is dated after the day of the import and is left out.
   *[other] { $rows } rows are dated after the day of the import and are left out.
}
note-numbers-repeat = { $numbers_count ->
    [one] One order number comes up again on other days. Each of its orders counts by itself: an order is number, customer and day here.
   *[other] { $numbers } order numbers come up again on other days. Each of their orders counts by itself: an order is number, customer and day here.
}
note-amounts-order = { $orders_count ->
    [one] One order has several lines that repeat its amount, or leave it blank after the first: the amount is the order’s and counts once.
   *[other] { $orders } orders have several lines that repeat their amount, or leave it blank after the first: the amount is the order’s and counts once.
}
note-amounts-unsure = { $orders_count ->
    [one] One order has the same amount on all its lines, and nothing says whether it is the order’s or each line’s. The lines are added up; if it is the order’s, say so under “Amounts of orders with several lines” on the data page.
   *[other] { $orders } orders have the same amount on all their lines, and nothing says whether it is the order’s or each line’s. The lines are added up; if it is the order’s, say so under “Amounts of orders with several lines” on the data page.
}
note-discounts = { $rows_count ->
    [one] One row has no amount, only a price and a quantity. Its discount of { $money } is taken off.
   *[other] { $rows } rows have no amount, only a price and a quantity. Their discounts, { $money } in all, are taken off.
}
note-repeated = { $rows_count ->
    [one] One row equals an earlier one in every column and is counted too. If it is no second purchase, switch on “Drop duplicate rows” on the data page.
   *[other] { $rows } rows equal an earlier one in every column and are counted too. If they are no second purchases, switch on “Drop duplicate rows” on the data page.
}
note-refunds-to-come = { $refunds_count ->
    [one] A refund of { $money } was made after the last order. All figures are seen from the day after that order, when it was still to come, so it is not taken off.
   *[other] { $refunds } refunds, { $money } in all, were made after the last order. All figures are seen from the day after that order, when they were still to come, so they are not taken off.
}
note-refund-only = { $customers_count ->
    [one] One customer has refunds and no order; they stand in the lowest class.
   *[other] { $customers } customers have refunds and no order; they stand in the lowest class.
}

export-customers = customers
rejects-line = Line
rejects-reason = Reason
rejects-file = unread rows

failure-nothing-open = No file is open.
    .cure = Drop a file onto the page first.
failure-unknown-sample = There is no sample called { $name }.
    .cure = Reload the page and choose the sample it offers.
failure-unknown-classifier = There is no classification called { $id }.
    .cure = Choose one from the Classify page.
failure-bad-parameters = These settings cannot be used: { $names }.
    .cure = Reset the settings to their defaults.
failure-needs-column = This needs a column that the file does not have: { $role }.
    .cure = Import a file with such a column, or say on the Data page which column it is.
failure-needs-table-column = Needs a column for { $role } in this table: { $table }.
    .cure = Drop a file with it onto the page; it is added to what is there.
failure-needs-further-column = Needs a column beyond the usual ones, such as a tag, a store or a sales person.
    .cure = Import a file that has one, or choose “Keep as it is” for one on the Data page.
failure-needs-file = Needs a file of { $table }.
    .cure = Drop one onto the page; it is added to what is there.
failure-needs-file-with = Needs a file of { $table } that says their “{ $role }”.
    .cure = Drop one onto the page; it is added to what is there.
file-of-customers = customers
file-of-surveys = survey answers
file-of-interactions = contacts with customers
file-of-returns = returns and complaints
file-of-events = web events
failure-unpack-failed = { $file } could not be unpacked: the part of the program that does it did not start, or gave up.
    .cure = Check the connection and try again, or save the sheet as CSV and drop that.
note-sheets-left-out = { $count_count ->
    [one] One sheet is no table of orders and was left out: { $sheets }.
   *[other] { $count } sheets are no tables of orders and were left out: { $sheets }.
}
failure-no-orders-table = There are no orders yet: “{ $file }” is about something else.
    .cure = Drop the export of your orders too, together with it or first: classes come from what people bought.
note-returns-apart = The refunds in { $file } are shown with each customer; they are not taken off the money of the orders.
failure-last-file = { $file } is the only file of orders: without it there is nothing to classify.
    .cure = Drop another one to replace it, or delete everything in the settings.
failure-no-orders-left = No order is left in { $file }: { $reason }.
    .cure = Look at the file, mend it or export it anew, and drop it again. Your earlier data is unchanged.
no-orders-superseded = most rows are in a newer file too
no-orders-no_customer = most rows name no customer
no-orders-currency = most rows are in different currencies
no-orders-void = most rows are cancelled or unpaid by their status
no-orders-refunded = most rows are refunded as a whole
no-orders-cancellation = most rows are cancellations
no-orders-duplicate = most rows repeat others
no-orders-future = most rows are dated after today
no-orders-after_as_of = most rows are later than the day looked from
no-orders-before_window = most rows are older than the window
no-orders-refunds = its rows give money back, and none brings any
failure-unknown-condition = This list no longer exists.
    .cure = Go back and open the list again.
failure-unknown-column = There is no column called { $column }.
    .cure = Check the spelling against the first line of the file.

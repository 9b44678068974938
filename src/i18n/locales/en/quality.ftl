# The data-quality page: scores, columns, findings and what to do about them.

stage-quality = Checking the data
quality-accuracy = Accuracy
quality-accuracy-what = Is what can be checked right?
quality-accuracy-how = Rows without a fault, of all rows: amounts that follow from quantity and price, days and ages that can be, telephone numbers and e-mail addresses of the right form, undamaged text and ids, answers on their scale. Rows that could not be read count as wrong. Numbers far from all others are shown, but not counted.
quality-completeness = Completeness
quality-completeness-what = Is everything filled in?
quality-completeness-how = Cells that are filled, of all cells of the columns in use. “-”, “N/A”, “null”, “unknown” and the like are empty; what an order says on another of its lines is filled. Columns that may be empty because there is nothing to say (discounts, refunds, comments, further columns) are not counted here.
quality-timeliness = Timeliness
quality-timeliness-what = Is it new, and without holes?
quality-timeliness-how = Days covered, of the days from the first row to the day before the import. Not covered are runs of empty days that are improbable for your own rhythm: by weekday, with the level of the eight weeks around, allowing for orders that come in crowds; at most one in a hundred of the gaps shown is chance. The test knows no holidays.
quality-uniqueness = Uniqueness
quality-uniqueness-what = Is everything said once?
quality-uniqueness-how = Rows that say something new, of all rows. A repeat equals an earlier row in every column, or is the same order with another status or refund; in a list of customers, the same id, or the same name with the same telephone number or e-mail address.
quality-consistency = Consistency
quality-consistency-what = Does nothing contradict anything?
quality-consistency-how = Rows without a contradiction, of the rows that could have one: orders with one customer and one date, names written in one way, one currency, refunds no larger than their orders, nothing settled before it was opened.

quality-title = Data quality: { $score }
quality-title-none = Data quality
quality-lede = { $count_count ->
    [0] Five questions were put to { $rows } rows, and nothing was found that needs you.
    [one] Five questions were put to { $rows } rows. One thing was found; it is listed below with its rows and a way to mend it.
   *[other] Five questions were put to { $rows } rows. { $count } things were found; each is listed below with its rows and a way to mend it.
}
quality-badge = Data quality { $score }
quality-back = Data
quality-unmeasured = not measured
quality-unmeasured-why = Nothing in this data can be checked for it.
quality-of-rows = { $good } of { $of } rows
quality-of-cells = { $good } of { $of } cells
quality-of-days = { $good } of { $of } days
quality-how = How this is counted
quality-how-total = The figure at the top is the mean of the five that could be measured, each as heavy as the others.

quality-findings = What to look at
quality-findings-lede = Most money first. Everything can be opened, and its rows taken away as a file.
quality-findings-none = Nothing was found. That says nothing about what cannot be checked from the files alone.
quality-money = { $money } on these rows
quality-hint = a hint, not counted
quality-rows-open = Show the rows
quality-rows-close = Hide the rows
quality-rows-of = Rows: { $name }
quality-export = Rows as CSV
quality-file = File
quality-fix-left_out = See what is left out
quality-fix-mean = Say what they mean
quality-fix-add_file = Add a file…
quality-switched = on: these rows are left out
quality-filter = Show only one kind
quality-filter-all = All kinds

quality-columns = Columns of { $table }
quality-columns-lede = { $rows_count ->
    [one] One row; { $whole } has everything that is needed.
   *[other] { $rows } rows; { $whole } of them have everything that is needed.
}
quality-column = Column
quality-content = What is in it
quality-score = Score
quality-further = Further columns ({ $n })
quality-sort = Order of the columns
quality-sort-worst = Worst first
quality-sort-file = As in the file
quality-time = From { $first } to { $last }; { $months } of { $all } months have rows.
quality-behind = { $days_count ->
    [0] The last row is of the day of the import.
    [one] The last row is one day older than the import.
   *[other] The last row is { $days } days older than the import.
}
quality-files = File by file
quality-empty = empty
quality-distinct = { $n_count ->
    [one] one value
   *[other] { $n } different values
}
quality-range = { $from } to { $to }
quality-share = { $text } ({ $share })

finding-missing-name = Empty cells
finding-missing = { $count_count ->
    [one] One row has nothing under “{ $column }”.
   *[other] { $count } rows have nothing under “{ $column }”.
}
finding-missing-fix = Fill them in where the data comes from, and drop the new export. If the column should not be needed, say so under “Change columns”.
finding-optional-name = Empty, and may be
finding-optional = { $count_count ->
    [one] One row has nothing under “{ $column }”.
   *[other] { $count } rows have nothing under “{ $column }”.
}
finding-optional-fix = Nothing has to be done where there was nothing to say. This takes nothing from the score of the table.
finding-repeated-name = Repeated rows
finding-repeated = { $count_count ->
    [one] One row equals an earlier one in every column.
   *[other] { $count } rows equal an earlier one in every column.
}
finding-repeated-fix = If they are no second purchases, let them be left out.
finding-order_twice-name = Orders exported twice
finding-order_twice = { $count_count ->
    [one] One row is there already, with another status, payment, discount or refund.
   *[other] { $count } rows are there already, with another status, payment, discount or refund.
}
finding-order_twice-fix = Export the orders once, with their latest status, and drop that file in the place of this one.
finding-id_twice-name = Ids used twice
finding-id_twice = { $count_count ->
    [one] One customer’s id stands on an earlier row of the list too, with other details.
   *[other] { $count } rows have an id that stands on an earlier row of the list too, with other details.
}
finding-id_twice-fix = Keep the row that is right in the list your shop exports; here the last one is shown.
finding-person_twice-name = One person, several ids
finding-person_twice = { $count_count ->
    [one] One row has the name and the telephone number or e-mail address of an earlier one, under another id.
   *[other] { $count } rows have the name and the telephone number or e-mail address of an earlier one, under another id.
}
finding-person_twice-fix = Merge these accounts in your shop or member system; until then their orders are counted apart.
finding-rejected-name = Rows that could not be read
finding-rejected = { $count_count ->
    [one] One row could not be read and counts nowhere.
   *[other] { $count } rows could not be read and count nowhere.
}
finding-rejected-fix = If a column was taken for another one, change that. Else mend the rows in a spreadsheet and drop the whole file again.
finding-amount-name = Amounts that do not add up
finding-amount = { $count_count ->
    [one] On one row “{ $column }” is not quantity × price, with or without the discount, though on most rows it is.
   *[other] On { $count } rows “{ $column }” is not quantity × price, with or without the discount, though on most rows it is.
}
finding-amount-fix = Look for typing mistakes and for freight or vouchers in the amount. Kefen counts what “{ $column }” says.
finding-sign-name = Negative quantity, positive money
finding-sign = { $count_count ->
    [one] One row has a negative quantity and positive money.
   *[other] { $count } rows have a negative quantity and positive money.
}
finding-sign-fix = Kefen takes them for money given back. If they are sales, take the sign off the quantity.
finding-early-name = Days before 1990
finding-early = { $count_count ->
    [one] One day under “{ $column }” is before 1990.
   *[other] { $count } days under “{ $column }” are before 1990.
}
finding-early-fix = Often day, month and year were read in the wrong order, or 0 became 1900: look at how the column is read.
finding-future-name = Days in the future
finding-future = { $count_count ->
    [one] One day under “{ $column }” is after the day of the import.
   *[other] { $count } days under “{ $column }” are after the day of the import.
}
finding-future-fix = Orders of days to come are left out until a later import. If the days are wrong, mend them in the export.
finding-age-name = Ages above 110
finding-age = { $count_count ->
    [one] One person would be older than 110 by “{ $column }”.
   *[other] { $count } people would be older than 110 by “{ $column }”.
}
finding-age-fix = Mostly nobody was asked and the form put in 1900. Empty the cells, or ask.
finding-phone-name = No telephone numbers
finding-phone = { $count_count ->
    [one] One cell under “{ $column }” cannot be a telephone number.
   *[other] { $count } cells under “{ $column }” cannot be telephone numbers.
}
finding-phone-fix = Digits are missing or too many. Ask at the next contact; messages to these numbers will not arrive.
finding-email-name = No e-mail addresses
finding-email = { $count_count ->
    [one] One cell under “{ $column }” cannot be an e-mail address.
   *[other] { $count } cells under “{ $column }” cannot be e-mail addresses.
}
finding-email-fix = Ask at the next contact; mails to these addresses come back and harm your reputation as a sender.
finding-rounded-name = Rounded ids
finding-rounded = { $count_count ->
    [one] One number under “{ $column }” was rounded by a spreadsheet ({ $example }): different ids may have become one.
   *[other] { $count } numbers under “{ $column }” were rounded by a spreadsheet (like { $example }): different ids may have become one.
}
finding-rounded-fix = The digits are lost in this file. Export it again and drop it here without opening it in a spreadsheet first.
finding-garbled-name = Garbled text
finding-garbled = { $count_count ->
    [one] One cell under “{ $column }” holds damaged characters.
   *[other] { $count } cells under “{ $column }” hold damaged characters.
}
finding-garbled-fix = Try another encoding under “Change columns”. If it is only a few cells, they were damaged before the export.
finding-scale-name = Answers off the scale
finding-scale = { $count_count ->
    [one] One answer under “{ $column }” lies off the scale that the others are on.
   *[other] { $count } answers under “{ $column }” lie off the scale that the others are on.
}
finding-scale-fix = Check whether the column is the right one and whether two questionnaires with different scales were joined.
finding-outlier-name = Unusual figures
finding-outlier = { $count_count ->
    [one] One figure under “{ $column }” lies far from all others, which are between { $low } and { $high }.
   *[other] { $count } figures under “{ $column }” lie far from all others, which are between { $low } and { $high }.
}
finding-outlier-fix = Most such figures are true: wholesale, a present, a sample. Look for a misplaced decimal point.
finding-customers-name = Orders with two customers
finding-customers = { $count_count ->
    [one] One row belongs to an order number under which several customers stand.
   *[other] { $count } rows belong to order numbers under which several customers stand.
}
finding-customers-fix = Order numbers may begin anew every day or in every shop. Export the full number, or leave the column out.
finding-dates-name = Orders spread over months
finding-dates = { $count_count ->
    [one] One row belongs to an order whose days are more than a month apart.
   *[other] { $count } rows belong to orders whose days are more than a month apart.
}
finding-dates-fix = Order numbers may be used again, or the column is not the day of the order. Look at which date the export holds.
finding-spelling-name = One thing, several spellings
finding-spelling = { $count_count ->
    [one] One row under “{ $column }” differs from the usual spelling in case, width or spaces only: “{ $rare }” for “{ $usual }”.
   *[other] { $count } rows under “{ $column }” differ from the usual spelling in case, width or spaces only, such as “{ $rare }” for “{ $usual }”.
}
finding-spelling-fix = Write it in one way where the data comes from: until then each spelling is counted apart.
finding-status-name = Unknown status words
finding-status = { $count_count ->
    [one] One row has a status under “{ $column }” that is not known here: { $words }. It counts as paid.
   *[other] { $count } rows have a status under “{ $column }” that is not known here: { $words }. They count as paid.
}
finding-status-fix = Say on the data page, among the rules, whether such orders are paid, void or refunded.
finding-currency-name = Several currencies
finding-currency = { $count_count ->
    [one] One row is in another currency than most, which are in { $most }.
   *[other] { $count } rows are in other currencies than most, which are in { $most }.
}
finding-currency-fix = Different currencies cannot be added up, so these rows are left out. Export amounts in one currency if your shop can.
finding-refund-name = Refunds larger than the order
finding-refund = { $count_count ->
    [one] On one row more was given back than the order was paid with.
   *[other] On { $count } rows more was given back than the order was paid with.
}
finding-refund-fix = Check these against your payment provider: a refund that was made twice, freight that was given back too, or a wrong order number.
finding-settled-name = Settled before opened
finding-settled = { $count_count ->
    [one] One case was settled before it was opened.
   *[other] { $count } cases were settled before they were opened.
}
finding-settled-fix = One of the two days is wrong, or the two columns are swapped: look at how they are read.
finding-gap-name = A gap in time
finding-gap = { $count_count ->
    [one] Nothing on { $from }, though about { $expected } would be usual.
   *[other] Nothing from { $from } to { $to } ({ $count } days), though about { $expected } would be usual.
}
finding-gap-fix = Were you closed? Then all is well. If not, the export of these days is missing: add it.
finding-stale-name = The data has become old
finding-stale = { $count_count ->
    [one] The last row is of { $last }. The day from then to the import is empty, though about { $expected } would be usual by your rhythm.
   *[other] The last row is of { $last }. The { $count } days from then to the import are empty, though about { $expected } would be usual by your rhythm.
}
finding-stale-fix = Add the newest export, so that customers are not taken for silent whose orders are not here yet.
finding-lag-name = One file ends before the others
finding-lag = { $table } end on { $last }, { $count_count ->
    [one] a day
   *[other] { $count } days
 } before the newest data ({ $newest }); about { $expected } would be usual in this time.
finding-lag-fix = Add its newest export, so that all tables tell of the same time.

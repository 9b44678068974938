# What reading a file has to say.

# Failures: what is wrong, and what to do.
failure-empty-file = “{$file}” is empty.
    .cure = Export the orders again, open the file to see that it has rows, then drop it here.
failure-no-rows = “{$file}” has no rows below its header.
    .cure = Export a period that has orders, with the header in the first row.
failure-all-rows-rejected = None of the {$rows} rows of “{$file}” can be read. Most often: {$reason} (first on line {$line}).
    .cure = Check that the right columns are chosen for date and amount, then import again. Your earlier data is untouched.
failure-binary-file = “{$file}” is not a text file.
    .cure = Drop the CSV or the workbook that your shop exports. If this is a packed file other than a ZIP, unpack it first.
failure-spreadsheet-file = “{$file}” is a document or an archive, but no workbook with sheets.
    .cure = Drop the CSV or the workbook (.xlsx, .xls, .ods) that your shop exports.
failure-workbook-damaged = “{$file}” is damaged: it begins like a workbook, but can’t be read to its end.
    .cure = Export it again. If a spreadsheet program still opens it, choose “Save as” → “Excel workbook (.xlsx)” there and drop the new file.
failure-workbook-encrypted = “{$file}” is protected with a password.
    .cure = Open it with its password, take the password off (“File” → “Info” → “Protect workbook”), save it, and drop it again.
failure-workbook-empty = No sheet of “{$file}” that can be seen has anything in it.
    .cure = Open it to see that it has rows. Unhide sheets that are hidden, save it, and drop it again.
failure-workbook-unsafe = “{$file}” contains a document type definition. No spreadsheet program writes one; it could be an attack, so the file is not read.
    .cure = If you trust where it comes from, open it in Excel or WPS, save it as a new workbook, and drop that.
failure-archive-damaged = “{$file}” is damaged: it begins like a ZIP, but can’t be unpacked.
    .cure = Download it again. If it still opens elsewhere, unpack it there and drop the files in it.
failure-archive-encrypted = “{$file}” is protected with a password.
    .cure = Unpack it with its password and drop the files in it.
failure-archive-empty = There is no file with anything in it in “{$file}”.
    .cure = Export the orders again, or drop the file that you meant.
failure-archive-nested = “{$file}” is a ZIP inside of a ZIP.
    .cure = Unpack the outer one and drop the inner one.
failure-archive-method = “{$file}” is packed in a way that is not read here.
    .cure = Unpack it and drop the files in it, or pack it again as an ordinary ZIP.
failure-archive-too-large = “{$file}” is larger than what is unpacked here: {$limit}.
    .cure = Export a shorter period, or save the sheet with the orders as “CSV UTF-8” and drop that.
failure-archive-too-many = More than {$most} files are in “{$file}”.
    .cure = Unpack it and drop the files with the orders.
failure-unsupported-encoding = The bytes of “{$file}” are no text in any of the encodings that shops use.
    .cure = Open it in Excel or WPS, choose “Save as” → “CSV UTF-8”, and drop the new file.
failure-not-a-table = “{$file}” is text, but not a table of orders.
    .cure = Drop a CSV: one order per row, the columns separated by commas, a header in the first row.
failure-torn-numbers = Line {$line} of “{$file}” has {$cells} cells under {$names} headers: {$example} is written with a comma, and commas also separate the columns. So it is in most rows.
    .cure = Export again with such numbers in quotation marks, with semicolons between the columns, or as a workbook (.xlsx). If these are two columns, give each a name in the first line.
failure-own-export = “{$file}” is a list of customers that Kefen made, with one row per customer instead of one per order.
    .cure = Drop the orders that it was made from.
failure-no-customer-column = No column of “{$file}” says who bought. Its columns: {$columns}.
    .cure = Add a column with a customer number, member number, phone or e-mail to the export. Some platforms leave buyers out; such a file can’t be classified by customer.
failure-no-buyer-in-export = “{$file}” is an export of {$platform}, and it leaves out who bought: no account, phone or member number tells the customers apart.
    .cure = Without people there are no customers to classify. If the platform offers an export with buyers, drop that one, or add a column with your own member number to this one.
failure-encrypted-customers = “{$file}” is an export of {$platform} in which the buyers are encrypted anew for every order, so nobody who came back can be recognised.
    .cure = Ask the platform for the export with readable buyers, or add a column with your own member number.
failure-other-table = “{$file}” is a list of {$platform} that has neither orders nor customers in it.
    .cure = Export the orders instead and drop them here.
failure-no-event-column = No column of “{$file}” says what was done.
    .cure = Choose the column with the event or action, or say that it is another table.
failure-missing-roles = To be read as “{$table}”, “{$file}” lacks: {$roles}.
    .cure = Choose another table for it, or add these columns to the export.
ingest-note-worth = {$count_count ->
    [one] One row has a word instead of an amount; quantity × unit price counts for it. It stands among the rows to look at.
   *[other] {$count} rows have a word instead of an amount; quantity × unit price counts for them. They stand among the rows to look at.
}
ingest-note-undated = {$count_count ->
    [one] One row has a date that can’t be read; it is kept without a day.
   *[other] {$count} rows have a date that can’t be read; they are kept without a day.
}
failure-no-date-column = No column of “{$file}” holds dates. Its columns: {$columns}.
    .cure = Add the order or payment time to the export, for example 2026-04-28.
failure-no-amount-column = No column of “{$file}” holds amounts. Its columns: {$columns}.
    .cure = Add the amount paid to the export, or both quantity and unit price.
failure-missing-columns = “{$file}” lacks {$missing}. Its columns: {$columns}.
    .cure = An order needs who bought, when, and for how much. Add these columns to the export and drop it again.

ingest-missing-customer-date = a customer and a date
ingest-missing-customer-amount = a customer and an amount
ingest-missing-date-amount = a date and an amount
ingest-missing-customer-date-amount = a customer, a date and an amount

# Limits of unpacking.
ingest-limit-inflated = it unpacks to more than 512 MB
ingest-limit-ratio = it unpacks to more than 200 times its size
ingest-limit-rows = a sheet has more than 1,048,576 rows
ingest-limit-columns = a sheet has more than 16,384 columns
ingest-limit-cells = it has more than 50 million cells, empty ones between others counted
ingest-limit-text = its texts have more than 512 MB

# Questions before the import.
ingest-question-encoding = The characters of this file can be read in more than one way. Choose the line below that you can read.
ingest-question-header = The first row looks like data, so the columns have no names. Is each column what it is shown as?
ingest-question-customer = Does “{$column}” say who bought?
ingest-question-date = Is “{$column}” the date of the order?
ingest-question-amount = Is “{$column}” what was paid?
ingest-question-date-order = In “{$column}”, does {$example} begin with the day or with the month?
ingest-question-date-order-year = In “{$column}”, does {$example} begin with the day, the month or the year?
ingest-question-torn = {$rows_count ->
    [one] On line {$line} there are {$cells} cells under {$names} headers: {$example} is written with a comma, and commas also separate the columns. This row can’t be read and would be missing. Better export again with such numbers in quotation marks, or as a workbook.
   *[other] {$rows} of {$of} rows have more cells than the header, the first on line {$line}: {$example} is written with a comma, and commas also separate the columns. These rows can’t be read and would be missing. Better export again with such numbers in quotation marks, or as a workbook.
}
ingest-question-wider = The header names {$names} columns, but most rows have more: {$cells} on line {$line}. Does each column below belong to its name?
ingest-question-ragged = {$rows} of {$of} rows have more or fewer cells than the {$names} of the header (line {$line}, the first of them, has {$cells}). They can’t be read and would be missing. Import the others?
ingest-question-summary = Every “{$column}” stands in one row only, with a last date or a sum: is this a list of orders, or a summary with one row for each customer? Of a summary everybody would have bought once. Leave it out if the orders are in another file or sheet.
ingest-question-twice = Two columns are called “{$column}” and differ. Is it the one that is chosen below?

# Notes: what was noticed, and what was survived.
ingest-note-platform = Read as an export of {$platform}.
ingest-note-preamble = { $count_count ->
    [one] One row above the header is left out.
   *[other] {$count} rows above the header are left out.
}
ingest-note-hidden-sheets = { $count_count ->
    [one] One hidden sheet is left out: {$sheets}.
   *[other] {$count} hidden sheets are left out: {$sheets}.
}
ingest-note-unit = “{$column}” is given in {$unit}: its amounts are multiplied by {$factor}.
ingest-note-unit-parts = “{$column}” is given in {$unit}: its amounts are divided by {$factor}.
ingest-note-rounded = { $count_count ->
    [one] One amount had more than four decimals and was rounded.
   *[other] {$count} amounts had more than four decimals and were rounded.
}
ingest-note-comments = { $count_count ->
    [one] One comment line is left out.
   *[other] {$count} comment lines are left out.
}
ingest-note-nul = { $count_count ->
    [one] One empty byte (NUL) was taken out; the file may be damaged.
   *[other] {$count} empty bytes (NUL) were taken out; the file may be damaged.
}
ingest-note-columns-dropped = { $count_count ->
    [one] One further column is left out: 64 are kept.
   *[other] {$count} further columns are left out: 64 are kept.
}
ingest-note-unreadable = { $count_count ->
    [one] One cell of “{$column}” ({$role}) could not be read and is left empty.
   *[other] {$count} cells of “{$column}” ({$role}) could not be read and are left empty.
}
ingest-note-damaged-ids = { $count_count ->
    [one] One value of “{$column}” is {$example}: a spreadsheet has cut off its digits. Export again and don’t open the file in between.
   *[other] {$count} values of “{$column}” look like {$example}: a spreadsheet has cut off their digits. Export again and don’t open the file in between.
}
ingest-note-flagged-back = { $count_count ->
    [one] One row is a return by its “{$column}”: its amount is taken off.
   *[other] {$count} rows are returns by their “{$column}”: their amounts are taken off.
}
ingest-note-flagged-refunded = { $count_count ->
    [one] One row counts as refunded by its “{$column}”.
   *[other] {$count} rows count as refunded by their “{$column}”.
}
ingest-note-flagged-void = { $count_count ->
    [one] One row counts as cancelled or unpaid by its “{$column}”.
   *[other] {$count} rows count as cancelled or unpaid by their “{$column}”.
}

# Why a row is not accepted.
reject-missing_date = The date is missing
reject-bad_date = The date can’t be read, or there is no such day
reject-missing_amount = The amount is missing
reject-bad_amount = The amount can’t be read
reject-cell_count = More or fewer cells than the header
reject-open_quote = A quotation mark is opened and never closed
reject-not_a_row = A line of totals, or the header again
reject-too_long = A cell is too long
reject-missing_key = Nobody is named
reject-bad_encoding = Some bytes are no characters

# Roles of columns.
role-customer = Customer
role-order = Order number
role-date = Date
role-amount = Amount
role-quantity = Quantity
role-unit_price = Unit price
role-list_price = List price
role-discount = Discount
role-cost = Cost
role-product = Product
role-category = Category
role-brand = Brand
role-channel = Channel
role-payment = Payment
role-region = Region
role-status = Status
role-refund = Refund
role-currency = Currency
role-name = Name
role-phone = Phone
role-email = E-mail
role-gender = Gender
role-birthday = Birthday
role-child_birthday = Child’s birthday
role-age = Age
role-income = Income
role-industry = Industry
role-company_size = Company size
role-title = Position
role-registered = Customer since
role-tier = Membership level
role-points = Points
role-consent = Consent to marketing
role-owner = Looked after by
role-source = Source
role-referrer = Recommended by
role-satisfaction = Satisfaction
role-nps = Would recommend (NPS)
role-ces = Effort (CES)
role-repurchase = Would buy again
role-comment = Comment
role-item_quality = Quality
role-item_service = Service
role-item_delivery = Delivery
role-item_price = Value for money
role-item_packaging = Packaging
role-question = Question
role-answer = Answer
role-contact_type = Way of contact
role-direction = Who began
role-topic = Topic
role-content = What was said
role-result = Result
role-agent = Member of staff
role-return_type = Kind of case
role-reason = Reason
role-resolved = Settled on
role-event = Event
role-page = Page
role-address = Address
role-shipping = Shipping
role-tax = Tax
role-attribute = Keep as it is
role-ignore = Leave out

# How dates are read.
date-year_first = Year first (2026-04-28)
date-day_first = Day first (28/04/2026)
date-month_first = Month first (04/28/2026)
date-serial = Spreadsheet number (46140)
date-epoch_seconds = Seconds since 1970
date-epoch_millis = Milliseconds since 1970
date-short_year = Year first, in two digits (26/04/28)

# Encodings.

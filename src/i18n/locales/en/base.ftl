### Words that every part of Kefen uses: failures that the engine itself can raise, stages of long work, reasons why a row is left
### out, the rules of what an order is, and phrases for amounts.

## Failures: what happened, and what to do about it

failure-cancelled = Stopped. Nothing was changed.
    .cure = Start again whenever you like.
failure-engine-gone = The part that does the calculating stopped answering.
    .cure = It is started again by itself, from what was saved. If this keeps happening, reload the page.
failure-engine-unreachable = The part of the program that reads and calculates could not be loaded.
    .cure = Check the connection and try again. If the connection is good, this page was renewed meanwhile: reload it. What is saved stays as it is.
failure-words-unreachable = The texts of that language could not be loaded.
    .cure = Check the connection and choose the language again.
failure-words-missing = Some of the texts of this page could not be loaded.
    .cure = Check the connection and try again. What is saved stays as it is.
failure-engine-silent = The calculation has not answered for half a minute.
    .cure = A very large file may take that long. If you don't want to wait, press “Cancel”: what is saved stays as it is.
failure-file-unreadable = “{$file}” can no longer be read.
    .cure = It was moved, deleted or changed after you chose it, or another program holds it. Please choose it again.
failure-download-failed = The file was made, but the browser did not save it.
    .cure = Please try again. If that does not help, look whether downloads are blocked for this page and whether the disk is full.
failure-engine-panicked = Kefen ran into a mistake of its own and stopped the calculation.
    .cure = Your data is unharmed. Try once more; if it happens again, please report it together with what you were doing.
failure-fit-unreadable = The saved result of this classification can no longer be read.
    .cure = Run the classification again. Your orders are not affected.
failure-storage-quota = The browser has no room left to save this import.
    .cure = What was saved before is untouched. Free some disk space, or forget an earlier import, then import again.
failure-storage-denied = This browser does not allow the page to save anything.
    .cure = You can work as usual, but closing the tab loses everything. Leave private browsing, or allow this site to store data, then import again.
failure-storage-lost = The browser deleted what Kefen had saved.
    .cure = This happens when disk space runs short or browsing data is cleared. Please import your file again.
failure-storage-damaged = Part of what was saved is damaged and can't be trusted.
    .cure = Please import your file again. Nothing was guessed to fill the gap.
failure-storage-newer-schema = This data was saved by a newer version of Kefen.
    .cure = Reload the page to get that version. Until then nothing is written.
failure-storage-busy = Kefen is saving in another tab.
    .cure = Wait until it has finished there, or close that tab, then try again.
failure-storage-elsewhere = Another tab has stored a different file since.
    .cure = Reload this tab to see it. What you change here until then is not stored.
failure-storage-connection = The connection to the browser's storage broke.
    .cure = What was saved before is safe. Reload the page; if it happens again, restart the browser.
failure-storage-nothing-to-undo = There is no earlier import to go back to.
    .cure = Import the earlier file again.
failure-storage-failed = The browser could not save or read the data.
    .cure = Reload the page and try again. If it happens again, restart the browser.

## Stages of long work, beside a progress bar

stage-reading = Reading the file
stage-unpacking = Unpacking the workbook
stage-features = Working out each customer's figures
stage-classifying = Classifying customers
stage-restoring = Opening what was saved
stage-sample = Making up the sample

## Why a row is not part of any order

exclusion-superseded = In a newer file too
exclusion-superseded-hint = A file whose orders reach further has the same order. It knows more (a refund, a new status), so its rows count and these do not.
exclusion-no_customer = No customer
exclusion-no_customer-hint = Nobody is named on the row, or only “walk-in”, “guest” and the like, so it belongs to no customer. Its money is shown here and counts for nobody.
exclusion-currency = Another currency
exclusion-currency-hint = In another currency than the one that is added up. Amounts of different currencies are never summed; choose below which one counts.
exclusion-void = Cancelled or unpaid
exclusion-void-hint = The order's status says that it was closed, failed or never paid.
exclusion-refunded = Fully refunded
exclusion-refunded-hint = All of the money was given back, so there is neither an order nor income. Partial refunds stay, less what was given back.
exclusion-cancellation = Cancellation
exclusion-cancellation-hint = A negative row, left out because the rule for cancellations says to ignore them.
exclusion-duplicate = Duplicate
exclusion-duplicate-hint = Equal to an earlier row in every column, left out because you chose to drop duplicates.
exclusion-future = In the future
exclusion-future-hint = Dated after the day of the import: a typing mistake, a test or an order placed in advance.
exclusion-after_as_of = After the date you look from
exclusion-after_as_of-hint = Placed on or after the date that the figures are seen from.
exclusion-before_window = Before the period
exclusion-before_window-hint = Older than the period you are looking at.

## What an order is

rule-cancellations = Cancellations and negative rows
rule-cancellations-hint = What happens to rows with a negative amount or quantity, and to cancellation documents.
rule-cancellations-match = Cancel the order they belong to
rule-cancellations-match-hint = A cancellation with the same customer, item and quantity as an earlier order removes that order. One without a match is a refund on its own date.
rule-cancellations-net = Always a refund
rule-cancellations-net-hint = The order stays, and the money is taken off on the date of the cancellation.
rule-cancellations-ignore = Ignore them
rule-cancellations-ignore-hint = Negative rows are dropped and the orders stay in full. Income looks higher than it was.
rule-amounts = Amounts of orders with several lines
rule-amounts-auto = As the file shows
rule-amounts-auto-hint = Where the lines of an order repeat its amount, or leave it blank after the first, it is the order’s and counts once. Otherwise the lines are added up.
rule-amounts-order = The order’s, once
rule-amounts-order-hint = An amount that repeats on the lines of an order, or stands on the first only, counts once.
rule-amounts-line = Each line’s, added up
rule-amounts-line-hint = The amount on every line counts, even if it is the same on all lines of an order.
rule-drop_duplicates = Drop duplicate rows
rule-drop_duplicates-hint = Leave out rows that equal an earlier row in every column. Off by default, because two equal rows can be two real purchases.
rule-once = Count each order once
rule-once-hint = An order that stands in several files counts only in the one whose orders reach furthest. Switch it off for files that have nothing to do with each other.
rule-merge_days = One order per day
rule-merge_days-hint = Count everything that a customer buys on one day as a single order, even with different order numbers.

## Several things one after the other

list-join = {", "}

## Amounts with their noun

n-days = { $n_count ->
    [one] { $n } day
   *[other] { $n } days
}
n-months = { $n_count ->
    [one] { $n } month
   *[other] { $n } months
}
n-orders = { $n_count ->
    [one] { $n } order
   *[other] { $n } orders
}
n-customers = { $n_count ->
    [one] { $n } customer
   *[other] { $n } customers
}
n-rows = { $n_count ->
    [one] { $n } row
   *[other] { $n } rows
}

## Units, beside a field or an axis

unit-days = days
unit-orders = orders

people-title = Who is one person
people-lede = Customers who share a telephone number or an e-mail address are counted as one. Different customer numbers are never joined by themselves, only suggested. Each reason can be taken back.
people-why = Same { $kind }: { $key } · { $rows_count ->
    [one] one row
   *[other] { $rows } rows
}
people-why-id = The list has one number for them: { $key } · { $rows_count ->
    [one] one row
   *[other] { $rows } rows
}
people-more = and { $count } more
people-same = Same person
people-different = Different people
people-part = Keep apart
people-back = Take back
key-id = id
key-phone = phone number
key-email = e-mail address
key-masked = hidden number, name and place
key-address = name and address
link-suggested = To decide
link-suggested-hint = They share a key but have different customer numbers. Until you say so they count as different people.
link-joined = Joined
link-joined-hint = They share a key, so they count as one customer.
link-taken = Joined by you
link-taken-hint = You said that they are the same person.
link-apart = Kept apart by you
link-apart-hint = You said that they are different people.
link-shared = Shared by many
link-shared-hint = More people share this key than one person has names: a reception desk, a forwarding number, a relay address. It joins nobody.
rule-shipping = Shipping
rule-tax = Tax
rule-extra-hint = Leave amounts as the file has them; take it off, if the amount has it in it; or add it, if the amount does not.
rule-extra-as-is = As the file has it
rule-extra-without = Take off
rule-extra-added = Add
rule-refunds = Take refunds off
rule-refunds-hint = What went back is taken off the order: the column of refunds, or all of it where the status says so. Switched off, everything that was paid counts.
rule-returns = Take the table of returns off
rule-returns-ignored = Does nothing now: what went back is not counted, because “{ rule-refunds }” is off.
rule-returns-hint = What the returns say was given back is taken off the orders they name, as far as the orders do not say it themselves.
rule-statuses = What each status means
rule-statuses-hint = Cancelled and unpaid orders don’t count; refunded ones are taken off. Change what was not understood.
status-paid = Counts
status-void = Doesn’t count
status-refunded = Refunded
status-partly_refunded = Partly refunded
status-unknown = not known, counts
status-auto = As recognised
status-auto-is = As recognised: { $status }
status-rows = { $rows_count ->
    [one] one row
   *[other] { $rows } rows
} · { $money }

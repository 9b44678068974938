### The frame of the page, the first screen, the data page and the settings.

app-name = Kefen 客分
app-home = Kefen, to the overview
app-skip = Skip to the content
app-rail = Navigation
app-steps = Steps
app-places = More places
app-nav-overview = Overview
app-nav-data = Data
app-nav-classify = Classify
app-nav-customers = Customers
app-nav-settings = Settings
app-opening = Opening what is stored here …
app-failed = Something went wrong.
app-close = Close
app-cancel = Cancel
app-undo = Undo
app-back = Back
app-next = Next
app-pages = Pages
app-page-of = { $from }–{ $to } of { $total }
app-understood = Understood
app-fetch-again = Try again

## Header

app-basis = What the numbers depend on
app-as-of = As of
app-look-from = Look from { $day }
app-as-of-scrub = Move the as-of date and recount
app-window = Window
app-window-all = All history
app-window-how = Orders before the window don't count
app-language = Language
app-lang-zh-CN = 中文
app-lang-en = English
app-theme = Appearance
app-theme-system = As the system
app-theme-light = Light
app-theme-dark = Dark
app-theme-switch = Switch between light and dark

## Work and what came of it

app-working = Working
app-progress = Progress
app-seconds-left = { $n } s left
app-minutes-left = about { $n } min left
app-cancelled = Stopped. What was there before is still there.
app-imported = { $name } is read: { $customers_count ->
    [one] { $customers } customer
   *[other] { $customers } customers
}, { $orders_count ->
    [one] { $orders } order
   *[other] { $orders } orders
}.
app-imported-files = { $files } files are read: { $customers_count ->
    [one] { $customers } customer
   *[other] { $customers } customers
}, { $orders_count ->
    [one] { $orders } order.
   *[other] { $orders } orders.
}
app-added-list = { $name } is added beside the orders.
app-added = { $name } is added: { $orders_count ->
    [one] { $orders } more order
   *[other] { $orders } more orders
}, { $customers_count ->
    [one] { $customers } new customer.
   *[other] { $customers } new customers.
}
app-added-known = { $name } is added: { $orders_count ->
    [one] { $orders } more order
   *[other] { $orders } more orders
}, { $customers_count ->
    [one] { $customers } new customer
   *[other] { $customers } new customers
}. { $rows_count ->
    [one] { $rows } row was
   *[other] { $rows } rows were
} there already: the new file counts.
app-file-removed = { $name } is taken out. “Undo the last import” brings it back.
app-and-more = { $name } and { $n } more
app-undone = The earlier import is back.
app-forgotten = Everything is deleted from this browser.
app-import-idle = No data yet
app-import-reading = Reading the file
app-import-review = The file has a question for you
app-import-ready = The data is ready
app-import-failed = The file could not be imported
app-back-to-columns = Back to the columns

## Where the data is

app-storage-empty = Nothing is stored in this browser yet.
app-storage-saved =
    { $rows_count ->
        [one] Stored in this browser only: { $rows } row.
       *[other] Stored in this browser only: { $rows } rows.
    }
app-storage-saving = Being stored in this browser …
app-storage-memory-only = This browser stores nothing here: closing the tab loses the data.
app-storage-lost = The browser has deleted what was stored. Import the file again.
app-storage-read-only = Read-only in this tab: changes in this tab are not stored.
app-requests =
    { $n_count ->
        [one] { $n } request since start
       *[other] { $n } requests since start
    }
app-only-here = Stored only in this browser

## First screen

app-first-title = Who your customers are, which class each is in, and why.
app-first-lede = Drop the orders your shop exports and read the first answer in ten seconds. Every class comes with its rule and its reason.
app-drop-title = Drop files with orders
app-drop-kinds = CSV, Excel or zip from Shopify, WooCommerce, Youzan, Taobao, JD or any till or spreadsheet
app-drop-paste = Or copy rows in a spreadsheet, headers included, and paste them here (Ctrl or ⌘ + V)
app-pasted = Pasted rows
app-drop-now = Let go: the file is read here, in your browser
app-choose-file = Choose files
app-replace-files = Replace the data…
app-drop-instead = Replace the present data
app-drop-beside = Add to the present data
app-add-files = Add files
app-add-after-all = Add to the earlier data instead
app-first-samples = Or try it with a sample: a made-up shop in which nobody exists.
app-other-samples = Look at another sample
app-sample-formula_shop = Formula milk online
app-sample-formula_shop-what = Lives by word of mouth: who recommends it, who waits for a sale, whose child outgrows it. Data in Chinese.
app-sample-coffee_chain = A chain of coffee bars
app-sample-coffee_chain-what = Lives by member data: who comes when, for which offer, and who has stopped coming. Data in English.
app-sample-device_maker = A maker of air purifiers
app-sample-device_maker-what = Lives by support: whose repair went wrong, who was called back, which companies matter. Data in Chinese.
app-first-needs = Three columns are enough
app-first-needs-how = One row per order or per item. Names and order of the columns don't matter.
app-first-needs-more = With an order number, product, quantity, status or refund the answers become finer. What a column means you can correct before the import.
app-first-who = Who is who
app-first-who-how = Eleven RFM groups, the eight Chinese customer types, ABC, value tiers, buying frequency and lifecycle, side by side.
app-first-why = Why they are there
app-first-why-how = Each cut can be seen and dragged; each customer says which rule put them where they are.
app-first-what = What it is worth
app-first-what-how = How much each class brings, who is slipping away, and a list to export for every one of them.
app-pledge-private = Promise: nothing leaves this device
app-pledge-private-how = There is no server that takes data. Your files are read by the page itself, with the network off as well.
app-pledge-proof = See the proof
app-pledge-here = Warning: stored only in this browser
app-pledge-here-how = Clear the browser’s data or change the computer and it is gone. Keep the file you imported.
app-pledge-balance = Every number balances
app-pledge-balance-how = Rows → orders → customers → money; whatever was left out can be opened.

## Data page

app-data-none = No orders yet
app-data-none-how = Drop the file that your shop exports. Kefen works out what its columns mean and asks where it is not sure.
app-data-whole =
    { $rows_count ->
        [one] The one row is read, and the books balance
       *[other] All { $rows } rows are read, and the books balance
    }
app-data-some = { $rejected } of { $rows_count ->
    [one] { $rows } row
   *[other] { $rows } rows
} could not be read; the books balance
app-data-unbalanced = The books do not balance
app-data-lede-refunds = { $customers_count ->
    [one] { $customers } customer
   *[other] { $customers } customers
}, { $only } with refunds only, and { $orders_count ->
    [one] { $orders } order
   *[other] { $orders } orders
}, { $from } to { $to }. No row was dropped in silence.
app-data-lede = { $customers_count ->
    [one] { $customers } customer
   *[other] { $customers } customers
} with { $orders_count ->
    [one] { $orders } order
   *[other] { $orders } orders
}, { $from } to { $to }. No row was dropped in silence.
app-read-as = Read as
app-table = Table
app-table-customers = Customers
app-table-surveys = Survey answers
app-table-interactions = Contacts
app-table-returns = Returns and complaints
app-table-events = Web events
app-rows-known = { $known } of { $rows } rows are about customers of your orders, by “{ $role }”.
app-table-orders = Orders
app-is-sample = Sample
app-file-facts = { $rows_count ->
    [one] { $rows } row
   *[other] { $rows } rows
} · { $size } · imported { $day }
app-share = { $orders_count ->
    [one] { $orders } order
   *[other] { $orders } orders
}, of which { $known } are in other files too: this file counts ({ $changed } of them say something else here). { $customers_count ->
    [one] { $customers } customer, { $new } of them new.
   *[other] { $customers } customers, { $new } of them new.
}
app-share-new = { $orders_count ->
    [one] { $orders } order.
   *[other] { $orders } orders.
} { $customers_count ->
    [one] { $customers } customer, { $new } of them new.
   *[other] { $customers } customers, { $new } of them new.
}
app-share-rows = { $known_count ->
    [one] { $known } row of another file is here once more: this file counts.
   *[other] { $known } rows of other files are here once more: this file counts.
} { $customers_count ->
    [one] { $customers } customer, { $new } of them new.
   *[other] { $customers } customers, { $new } of them new.
}
app-share-rows-new = { $customers_count ->
    [one] { $customers } customer, { $new } of them new.
   *[other] { $customers } customers, { $new } of them new.
}
app-remove-file = Take out
app-files-title = The files
app-files-lede = Each is read on its own, then they become one table: columns of the same meaning meet, and an order that stands in several files counts once.
app-file = File
app-file-taken = Import
app-file-take = Import { $name }
app-file-size = Size
app-file-state = Read
app-file-clear = clear
app-file-asks = please look
app-file-refused = can’t be read
app-read-again = Change columns…
app-read-again-how = You see every column and how it is read before anything is imported again. After a reload you are asked for the file: Kefen keeps the table it made of it, not the file.
app-encoding = Characters
app-delimiter = Separator
app-delimiter-comma = comma
app-delimiter-semicolon = semicolon
app-delimiter-tab = tab
app-delimiter-bar = bar
app-delimiter-other = another character
app-header = Headings
app-header-row = in row { $n }
app-header-none = none
app-dates = Dates
app-decimals = Amounts

app-reconcile-title = From rows to money, nothing lost
app-reconcile-lede = What was left out stands at the right; underlined reasons open their rows. Small parts are drawn at least 8 px wide.
app-bar-rows = File rows
app-bar-rows-kept = { $n } rows → { $kept }
app-bar-orders = Orders
app-bar-customers = Customers
app-bar-money = Money
app-part-rejected = { $n } unreadable
app-part-blank = { $n } empty
app-part-cancelled = { $n } cancelled later
app-part-refund-only = { $n } with refunds only
app-part-given-back = { $money } given back
app-balanced = Balanced: { $gross } − { $back } given back = { $net }, equal to the sum over all customers.
app-unbalanced = Not balanced: { $gross } − { $back } should be { $net }. This is a mistake in Kefen; please don't rely on these numbers.
app-excluded-rows = Rows that were left out
app-line = Line
app-rules-title = What counts as an order
app-rules-lede = Each switch recounts everything at once.
app-columns-title = Columns
app-columns-lede = Which column of your file holds what. Change what is wrong and the file is read again at once.
app-columns-fixed = As they were read at the import.
app-column-in-file = Column in the file
app-column-n = Column { $n }
app-meaning = Meaning
app-samples = Samples
app-confidence = How sure
app-required = needed
app-no-column = — not in the file —
app-rest = Further columns: ticked ones are kept beside the orders, the others are left out.
app-first-rows = Show the first rows as they are read
app-rejects-download = Download the rows
app-rejects-download-of = Download those of { $name }

app-review-title = Before the import, a quick look
app-readings = The first line, as it would be read:
app-review-clear = Everything is clear
app-review-missing = A column is still to be chosen
app-review-lede = This is how { $name } is read. Nothing has been imported yet, and the data you had is untouched.
app-review-lede-files = This is how the { $files } files are read. Nothing has been imported yet, and the data you had is untouched.
app-date-question = Which of these is right? Each of them gives a date.
app-accept = Import
app-accept-files = { $files_count ->
    [one] Import { $files } file
   *[other] Import { $files } files
}
app-put-away = Don’t import
app-missing-roles = { $name } still lacks: { $roles }

## Settings

app-settings-title = Settings
app-settings-lede = For this browser only.
app-settings-look = How the page looks and counts
app-stored-title = What is stored here
app-stored-lede = Your orders are kept by this browser, on this device, and nowhere else. That protects them, and it is also the risk.
app-kept = The browser has promised not to clear the data by itself. You still can, by clearing the site’s data.
app-not-kept = The browser has not promised to keep the data: if disk space runs short it may delete it. Keep the file you imported.
app-room = { $used } MB used; the browser allows about { $quota } GB.
app-undo-import = Undo the last import
app-undo-import-how = Brings back the data you had before.
app-undo-import-none = There is no earlier import to go back to.
app-forget = Forget everything
app-forget-how = Deletes all data and settings from this browser.
app-forget-verb = Forget
app-forget-question = Forget everything?
app-forget-means = All orders and everything made of them are deleted from this browser, and the earlier import as well. This cannot be undone. Files on your disk stay.
app-proof-title = Proof of privacy
app-proof-lede = Don’t take our word for it: this is the browser’s own list of what the page has fetched.
app-proof-verdict =
    { $all_count ->
        [one] { $all } request in all, { $since } since the program started, { $foreign } to other hosts.
       *[other] { $all } requests in all, { $since } since the program started, { $foreign } to other hosts.
    }
app-proof-how = The page also carries a content security policy that forbids the browser to contact any other host, for the page and for its workers. You can switch the network off now and go on working: only a first workbook or zip, and the other language, still have a file of this host to fetch.
app-proof-list = Show the list
app-proof-file = File
app-proof-when = When
app-proof-before = to start the program
app-proof-after = after the start
app-proof-seconds = Second

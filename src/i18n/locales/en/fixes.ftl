# Rows that need a look, what a person says of them, and how files are read by templates.

reject-left_out = left out by you
rows-title = Rows to look at
rows-title-clear = Every row is clear
rows-lede = Mend a cell here: in its row, or wherever the same text stands. Fixes are kept with the file, and next month’s file with the same columns is mended the same way.
rows-ready = ready
rows-warnings = with a warning
rows-errors = unread
rows-left-out = left out by you
rows-blank = blank
part-left-out = { $n_count ->
    [one] { $n } row left out by you
   *[other] { $n } rows left out by you
}
rows-of-file = File
rows-filter = Show
rows-all = Everything to look at ({ $n })
rows-errors-only = Only errors ({ $n })
rows-warnings-only = Only warnings ({ $n })
rows-one = { $what } ({ $n })
rows-none = Nothing of this kind is left.
rows-kept = The first { $n } errors of each file can be seen here; those beyond are counted.
rows-what = What is the matter
rows-text = What stands there
rows-row = The row
rows-too-long = too long to be mended here
rows-download-how = The file of errors is for a look in a spreadsheet, or to ask whoever made it. To count rows that you mend there, put them back into the whole file and drop that.

warning-no_customer = no customer
warning-no_customer-hint = Nobody is named, so the row counts for nobody.
warning-unknown_status = status not known
warning-unknown_status-hint = We don’t know this word; the row counts as paid.
warning-future = dated after the import
warning-future-hint = The day is yet to come, so the row is left out.
warning-damaged_id = number cut by a spreadsheet
warning-damaged_id-hint = The last digits are lost: different customers or orders may have become one.
warning-unreadable = cell can’t be read
warning-unreadable-hint = What stands there is no such value; it counts as empty.

fix-cell-of = { $column }, line { $line }
fix-one = This row only
fix-all = { $n_count ->
    [0] Wherever it stands
    [one] Wherever it stands
   *[other] All { $n } with this text
}
fix-leave = Leave the row out
fix-pending = not applied yet
fix-was = { $from } → { $to }
fix-nothing = (empty)
fix-left-out = row left out
fix-everywhere = everywhere
fix-in-one = in one row
fix-rows = { $n_count ->
    [one] { $n } row mended
   *[other] { $n } rows mended
}
fix-unused = no row has it
fix-take-back = Take back
fix-keep = Keep it after all
fixes-title = Fixes
fixes-lede = A fix changes what is read, never your file.
fixes-apply = { $n_count ->
    [one] Apply { $n } change
   *[other] Apply { $n } changes
}
fixes-all-back = Take back all { $n }
fixes-discard = Discard them
fixes-choose = You will be asked for “{ $name }”: since the page was reloaded it can’t reach the file by itself.
fixes-goes = will be taken back
fixes-applied = “{ $name }” was read again with { $n_count ->
    [one] { $n } fix
   *[other] { $n } fixes
}.
fixes-none-left = “{ $name }” was read again without fixes.
fixes-replayed = { $n_count ->
    [one] { $n } fix of “{ $name }” applied.
   *[other] { $n } fixes of “{ $name }” applied.
}
failure-fixes-other-file = “{ $file }” has other columns than “{ $wanted }”.
    .cure = Choose the file that the rows came from, or a newer export with the same columns. Your data and your fixes are unchanged.
failure-fixes-too-many = There can be { $most } fixes for one file at most.
    .cure = Mend the file itself, or mend all alike where the same text stands more than once.

mend-empty = will be empty
mend-text = will be “{ $text }”
mend-day = will be { $day }
mend-money = will be { $money }
mend-number = will be { $number }
mend-status-paid = “{ $text }” counts as paid
mend-status-void = “{ $text }” counts as cancelled or unpaid: no order
mend-status-refunded = “{ $text }” counts as refunded
mend-status-partly = “{ $text }” counts as partly refunded
mend-status-unknown = we don’t know “{ $text }” either; try paid, cancelled or refunded
mend-refused = Not like this: { $reason }

template = Template
template-none = none
template-name = Name of the template
template-save-as = Save as template…
template-save-how = Keeps which column is what, and the fixes of all alike. No customer, order or row is in it.
template-save = Save
template-saved = “{ $name }” is kept. Files with these columns are read by it from now on.
template-imported = The template “{ $name }” is here. Files with its columns are read by it.
template-used = Read by your template “{ $name }”.
template-rename = Another name for { $name }
template-facts = { $table } · { $columns_count ->
    [one] { $columns } column
   *[other] { $columns } columns
} · { $fixes_count ->
    [one] { $fixes } fix
   *[other] { $fixes } fixes
}
template-export = Download
template-delete = Delete
templates-title = Templates
templates-lede = How files with certain columns are read. Kept in this browser; as a small file they can be handed on, and dropped here to take them in.
failure-template-not-one = “{ $file }” is no template of Kefen.
    .cure = Drop a file that was downloaded here under “Templates”. If it is a table, give it back its name: .csv, not .json.
failure-template-newer = “{ $file }” is a template of a newer version of Kefen.
    .cure = Reload the page to get that version, then drop it again.
failure-template-damaged = “{ $file }” is a template, but it can’t be read at { $place }.
    .cure = Download it again from the browser that it came from. If somebody changed it by hand, undo the change at that place.
failure-templates-full = There can be { $most } templates at most.
    .cure = Delete one that you don’t need any more, then try again.

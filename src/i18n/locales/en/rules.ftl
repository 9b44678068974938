# Rules of one's own: what the classifier says, the editor, the file, and the figures that only rules compare.

rules-name = Your own rules
rules-description = Classes that you define yourself; the first rule that holds decides.
rules-class-other = Everybody else
rules-strategy-other = No rule holds for them. Write one, or leave them as they are.
rules-strategy-each = This group is yours: you know best what it is for. Export the list and act on it.
rules-param-rules = Your rules
rules-param-rules-hint = One rule a line, NAME: CONDITION, for example  VIP: monetary >= 5000 and abc = a . A figure by its word (frequency >= 3, since_last > 90, discount_share > 50%); a classification’s class (lifecycle in (new, developing)) or score (rfm.r_score >= 4); a column of your customer list in quotation marks ("Tag" contains "baby"). Join with and, or, not and brackets; * is everybody; what stands behind # is a remark. Every word is in the blocks too: choose there, and read here how it is written.
rules-rule = {$text} ({$meets_count ->
    [one] one customer meets it
   *[other] {$meets} customers meet it
}, {$takes_count ->
    [one] it takes one
   *[other] it takes {$takes}
})
rules-rule-other = Whoever meets no rule
rules-because = Rule {$n} holds for them: {$name}.
rules-because-none = {$n_count ->
    [0] There is no rule yet.
    [one] The rule does not hold for them.
   *[other] None of the {$n} rules holds for them.
}
rules-test = {$text}
rules-note-none = There is no rule yet. Write the first one, for example  VIP: monetary >= 5000 .
rules-note-lacks = A rule asks for “{$name}”, which these data can’t answer; it holds for nobody.
rules-note-class = A rule asks for “{$text}”, which “{$name}” does not have; it holds for nobody.
rules-note-figure = A rule compares “{$name}”, for which your files have no column; it holds for nobody.
rules-note-header = A rule asks for the column “{$header}”, which the customer list does not have; it holds for nobody.
rules-odd-no-name = Line {$line} can’t be read: a name and a colon come first (“{$at}”).
rules-odd-unknown-word = Line {$line} can’t be read: “{$at}” is neither a feature nor a classification. Columns and texts stand in quotation marks.
rules-odd-incomplete = Line {$line} can’t be read: a comparison is not complete or compares what does not go together (“{$at}”).
rules-odd-left-over = Line {$line} can’t be read: a bracket or quotation mark is not closed, or “and” or “or” is missing (“{$at}”).
rules-odd-too-much = Line {$line} was not read: there are too many rules, comparisons or brackets.
feature-class = Class in another classification
feature-score = Score in another classification
feature-field = Customer list

## Figures
feature-largest_order = Largest order
feature-pieces = Pieces bought
feature-products = Different products bought
feature-categories = Categories bought from
feature-since_last = Days since the last order, all time
feature-returned_share = Share of orders with a return
feature-refunded = Money given back
feature-contacts_counted = Contacts
feature-last_contact = Days since the last contact
feature-page_days = Days with a visit to the site
feature-recommend_ten = Would recommend, 0 to 10
feature-satisfaction_five = Satisfaction, 1 to 5
feature-birthday_in = Days until the birthday
feature-registered = Days since joining
feature-points = Points

## The editor
rules-view = How the rules are shown
rules-view-blocks = Blocks
rules-view-text = Text
rules-undo = Undo
rules-undo-hint = Takes the last change back.
rules-import = Import…
rules-import-hint = Takes rules from a kefen-rules.txt. They replace those that are here; Undo brings these back.
rules-export = Export
rules-export-hint = Saves the rules as kefen-rules.txt, a text you can read, mail and drop here. No customer is in it.
rules-linked = These rules came with the link. Your own are as they were.
rules-adopt = Make them mine
rules-own = Back to mine
rules-none = No rule yet. Say who belongs together and what you call them: the first rule that holds decides.
rules-examples-take = Begin with three examples
rules-examples =
    Best customers: monetary >= 5000 or frequency >= 10
    Slipping away: orders >= 3 and since_last > 90
    New: orders = 1 and since_last <= 30
rules-add = Add a rule
rules-first-wins = From top to bottom: the first rule that holds decides.
rules-new-name = Group { $n }
rules-takes = { $n_count ->
    [one] takes { $n } customer
   *[other] takes { $n } customers
}
rules-meets = { $n_count ->
    [one] { $n } meets it
   *[other] { $n } meet it
}
rules-summary = Rules take { $taken } of { $all_count ->
    [one] { $all } customer
   *[other] { $all } customers
}; { $left_count ->
    [one] { $left } meets none
   *[other] { $left } meet none
}.
rules-name-of = Name of rule { $n }: { $name }
rules-name-wanted = A rule needs a name: what you call these customers.
rules-up = Move rule { $n }, { $name }, up
rules-down = Move rule { $n }, { $name }, down
rules-remove = Remove rule { $n }, { $name }
rules-remark = Add a remark
rules-remark-of = Remark on rule { $n }, { $name }
rules-odd-line = Line { $line }, which can’t be read
rules-remove-line = Remove this line
rules-full = This can’t be added: a text holds 60 rules, a rule 60 comparisons, and 20,000 characters in all.
rules-not = not
rules-not-hint = Turns it around: whoever does not meet it
rules-all = all of these
rules-any = any of these
rules-join = How many of these must hold
rules-everybody = Everybody
rules-remove-test = Remove this comparison
rules-remove-group = Remove this group
rules-add-test = + Comparison
rules-add-group = + Group
rules-what = What is compared
rules-which = Class or score
rules-which-class = class
rules-how = How it is compared
rules-value = With what
rules-values = With which of these
rules-add-value = Another text
rules-tick-one = Tick one at least; until then nobody meets it.
rules-missing = { $name } (not in your files)
rules-group-bought = Bought, in the window
rules-group-ever = Bought, all time
rules-group-price = Discounts and profit
rules-group-returned = Returns and complaints
rules-group-contact = Contacts and visits
rules-group-answer = Answers
rules-group-who = Who they are
rules-group-classes = Classification: { $family }
rules-group-columns = Columns of your customer list
rules-op-less = less than
rules-op-at-most = at most
rules-op-more = more than
rules-op-at-least = at least
rules-op-is = is
rules-op-is-not = is not
rules-op-in = is one of
rules-op-contains = contains

## The file
rules-imported = { $n_count ->
    [one] One rule from { $name } is here.
   *[other] { $n } rules from { $name } are here.
}
rules-replaced = { $n_count ->
    [one] One rule from { $name } stands in the place of yours. Undo brings those back.
   *[other] { $n } rules from { $name } stand in the place of yours. Undo brings those back.
}
failure-rules-not-one = “{ $file }” is no file of Kefen’s rules.
    .cure = Such a file begins with “# kefen-rules 1”. Nothing was changed.
failure-rules-newer = “{ $file }” holds rules of a newer version of Kefen.
    .cure = Open it in that version, or copy its text. Nothing was changed.
failure-rules-too-long = Rules can’t be longer than { $most } characters.
    .cure = Shorten them, or drop those that nobody meets. Nothing was changed.
failure-rules-without-data = There is nothing yet that the rules in “{ $file }” could be kept with.
    .cure = Open your orders first, then drop the rules again.

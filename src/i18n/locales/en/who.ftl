## Who they are: place, age, company and any further column.

# What all of them say
who-note-silent = {$customers_count ->
    [one] Of one customer the list says nothing here.
   *[other] Of {$customers} customers the list says nothing here.
}
who-note-odd = {$customers_count ->
    [one] One customer’s entry can’t be read (“{$example}”); a change in the file or on the Data page mends it.
   *[other] The entries of {$customers} customers can’t be read (for example “{$example}”); a change in the file or on the Data page mends them.
}
who-because-silent = {$class}, because the customer list says nothing here.
who-because-odd = {$class}, because what the customer list says can’t be read.
who-because-stated = {$class}, because the customer list says “{$cell}”.
feature-age = Age, years
feature-birthday = Birthday
feature-income = Income as stated
feature-employees = Company size as stated
feature-gender = Gender as stated
feature-title = Title
feature-child_birthday = Child’s birthday
feature-child_months = Child’s age, months
feature-product_stage = Formula stage bought last
score-age = Age, years
score-income = Income
score-employees = Employees
score-child_months = Child’s age, months

age_band-name = Age band
age_band-description = Shows how old your customers are, by birthday or by the age in the list.
age_band-class-under_18 = Under 18
age_band-class-from_18 = 18–24
age_band-class-from_25 = 25–34
age_band-class-from_35 = 35–44
age_band-class-from_45 = 45–54
age_band-class-from_55 = 55–64
age_band-class-from_65 = 65 and over
age_band-class-young = Young (under 35)
age_band-class-middle = Middle (35–59)
age_band-class-senior = Senior (60 and over)
age_band-class-unknown = Age unknown
age_band-strategy-under_18 = Minors: write to their parents, and only as the law allows.
age_band-strategy-from_18 = Short videos, small packs, friends’ recommendations. Keep the first order cheap and quick.
age_band-strategy-from_25 = New households and young parents: sets, subscriptions, delivery that fits working days.
age_band-strategy-from_35 = Families with little time: refills, reminders, everything in one order.
age_band-strategy-from_45 = Quality and service before price: advice by people, a number to call.
age_band-strategy-from_55 = Health and practical value; gifts for children and grandchildren.
age_band-strategy-from_65 = Large type, a telephone number, delivery to the door, no haste.
age_band-strategy-young = Fashion and novelty, short videos, friends’ recommendations.
age_band-strategy-middle = Families with little time: refills, reminders, everything in one order.
age_band-strategy-senior = Health and practical value; a number to call, delivery to the door.
age_band-strategy-unknown = Ask for the birthday when they next sign in; a small birthday gift is a good reason.
age_band-param-bands = Bands
age_band-param-bands-decades = Seven bands
age_band-param-bands-three = Young, middle, senior
age_band-rule-under = Under {$high}
age_band-rule-between = From {$low} to under {$high}
age_band-rule-from = {$low} and over
age_band-rule-unknown = Neither a birthday nor an age that can be read
age_band-because-birthday = {$class}, because by their birthday they are {$age} years old.
age_band-because-stated = {$class}, because the customer list says “{$cell}”.
age_band-next = {$days_count ->
    [0] Today is the birthday
    [one] On {$day}, tomorrow
   *[other] On {$day}, in {$days} days
}

gender-name = Gender
gender-description = Shows whom the shop reaches, as the customer list gives it; nobody is guessed from a name.
gender-class-female = Women
gender-class-male = Men
gender-class-other = Other
gender-class-unknown = Not stated
gender-strategy-female = Choose pictures and words; never choose prices by gender.
gender-strategy-male = Choose pictures and words; never choose prices by gender.
gender-strategy-other = Write without a form of address that presumes a gender.
gender-strategy-unknown = Nothing is missing: write without a form of address that presumes a gender.
gender-rule = The word in the customer list decides: women, men, or other; “not stated” and empty cells are counted apart.

income-name = Income
income-description = Puts customers in three tiers by what the list says they earn.
income-class-high = High income
income-class-mid = Middle income
income-class-low = Low income
income-class-unknown = Income unknown
income-strategy-high = Show the upper end of the range and services that save time.
income-strategy-mid = Show good value: sets, loyalty points, the middle of the range.
income-strategy-low = Show entry prices, small packs and refills. Don’t hide the better products.
income-strategy-unknown = What they spend here says more than what they earn: see the value tiers.
income-param-income_cuts = Income
income-rule-under = Less than {$high}
income-rule-between = From {$low} to less than {$high}
income-rule-from = {$low} and more
income-rule-unknown = No sum that can be read

company_size-name = Company size
company_size-description = Sorts companies into micro, small, medium and large by the people they employ.
company_size-class-large = Large
company_size-class-medium = Medium
company_size-class-small = Small
company_size-class-micro = Micro
company_size-class-unknown = Size unknown
company_size-strategy-large = A person of their own, frame contracts, terms in writing. Several people decide: know them all.
company_size-strategy-medium = A regular call, an offer by the year, quick answers to the buyer.
company_size-strategy-small = A shop page and a number to call; the owner decides and has little time.
company_size-strategy-micro = Let them order by themselves; clear prices, small amounts, quick delivery.
company_size-strategy-unknown = Ask at the next order, or look the company up.
company_size-param-bounds = Bounds
company_size-param-bounds-eu = European Union (10, 50, 250)
company_size-param-bounds-china = China, industry (20, 300, 1,000)
company_size-rule-under = Fewer than {$high} people
company_size-rule-between = From {$low} to fewer than {$high} people
company_size-rule-from = {$low} people and more
company_size-rule-unknown = No number of people that can be read

seniority-name = Seniority
seniority-description = Tells by the title who decides, who manages and who does the daily work.
seniority-class-decision_maker = Decision makers
seniority-class-manager = Managers
seniority-class-staff = Staff
seniority-class-unknown = No title
seniority-strategy-decision_maker = Talk about results and terms; be short, and come in person.
seniority-strategy-manager = Give them what they need to recommend you: comparisons, references, answers in writing.
seniority-strategy-staff = Make the daily work easy: instructions, delivery dates, one number to call.
seniority-strategy-unknown = Ask for the function at the next contact.
seniority-rule = The title decides: words such as CEO, owner or director are decision makers, manager or head of managers, all other titles staff; assistants of directors are staff.

child_stage-name = Child stage
child_stage-description = Tells how old the child is for whom somebody buys, and when the next stage begins.
child_stage-class-infant = Infant
child_stage-class-toddler = Toddler
child_stage-class-preschool = Pre-school
child_stage-class-grown = Grown out of it
child_stage-class-unknown = No child known
child_stage-strategy-infant = Advice and trust come first: answer quickly, and tell them about the next stage some weeks ahead.
child_stage-strategy-toddler = Bigger packs and refills; offer what goes with formula: cereals, cups, toys.
child_stage-strategy-preschool = The range for older children, before they leave formula behind.
child_stage-strategy-grown = They have not left you, they have grown up: ask for a recommendation, and whether there is a younger child.
child_stage-strategy-unknown = Ask for the child’s birthday; a small gift on that day is a good reason.
child_stage-param-infant_until = Infant until, months
child_stage-param-toddler_until = Toddler until, months
child_stage-param-grown_from = Grown from, months
child_stage-rule-under = Younger than {$high} months
child_stage-rule-between = From {$low} to under {$high} months
child_stage-rule-from = {$low} months and older
child_stage-rule-unknown = Neither a birthday of a child nor a product that names a stage
child_stage-note-bought = {$customers_count ->
    [one] For one customer the child’s age is estimated from the formula stages bought.
   *[other] For {$customers} customers the child’s age is estimated from the formula stages bought.
}
child_stage-note-nothing = {$customers_count ->
    [one] Of one customer neither a child’s birthday nor a formula stage is known.
   *[other] Of {$customers} customers neither a child’s birthday nor a formula stage is known.
}
child_stage-because-birthday = {$class}, because the child was born on {$born}: {$months} months ago.
child_stage-because-bought = {$class}, because stage {$stage} was bought on {$day}: the child was probably born about {$born} and is {$months} months old.
child_stage-because-nothing = Neither a child’s birthday nor a product with a stage is known.
child_stage-next = {$days_count ->
    [0] Now
    [one] On {$day}, tomorrow
   *[other] On {$day}, in {$days} days
}

who-rule-values = {$kinds_count ->
    [one] There is one value, and it is a class.
   *[other] {$kinds} values; the {$n} most frequent are a class each ({$rest} of customers have another).
}
who-rule-bins = The column holds numbers, so customers are parted at its quartiles.
feature-industry = Industry as stated
feature-column = What the column says

industry-name = Industry
industry-description = Parts companies by their trade, as the customer list gives it.
industry-class-other = Other trades
industry-class-unknown = Trade unknown
industry-strategy-each = Speak of examples from their own trade; time offers by its seasons.
industry-strategy-other = Too few of a kind for a programme of their own: treat them by their value.
industry-strategy-unknown = Ask at the next order, or look the company up.

attribute-name = Any column
attribute-description = Parts customers by a column of your own files: tags, stores, sales people, points.
attribute-class-other = Other values
attribute-class-unknown = Nothing stated
attribute-strategy-each = You know best what this value means. Export the list and act on it.
attribute-strategy-other = Too few of a kind: treat them by their value.
attribute-strategy-unknown = The column is empty for them: fill it in at the next contact.
attribute-param-column = Column
attribute-param-column-hint = The columns of your files that no other page looks at.
attribute-rule = The column is “{$header}” ({$table}).
attribute-note-none = There is no column “{$header}”; the first further column is shown instead. You can choose from: {$headers}.

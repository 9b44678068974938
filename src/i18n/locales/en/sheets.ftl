# Sheets: small tables beside the charts of a classifier.
sheet-unit = { $name } ({ $unit })
sheet-unit-days = days
sheet-more = And { $rows_count ->
    [one] { $rows } more row
   *[other] { $rows } more rows
}.

sheet-col-blame = Complaints
sheet-col-blame-share = Complaints among mentions
sheet-col-customers = Customers
sheet-col-money = Net revenue
sheet-col-month = Month
sheet-col-neither = Neither
sheet-col-praise = Praise
sheet-col-product = Product
sheet-col-region = Region
sheet-col-texts = Texts
sheet-col-topic = Topic
sheet-col-way = Came by

# By what way a text came
source-survey = Survey
source-phone = Telephone
source-sms = Text message
source-chat = WeChat and chat
source-email = E-mail
source-visit = Visit or talk in person
source-log = Contact log, way not told
source-return = Returns and complaints

sheet-ways-title = Most feedback comes by: { $way }, { $share } of { $texts_count ->
    [one] { $texts } text
   *[other] { $texts } texts
}
sheet-ways-subtitle = Texts that speak of a topic, by the way they reached the shop, with praise and complaints
sheet-ways-note = Praise and complaints are counted by topic spoken of: one text can hold several. Notes of contacts count too, unless you began them. Words decide; irony is not understood.
sheet-products-blamed = { $product }: { $topic } is complained about most, { $times_count ->
    [one] once
   *[other] { $times } times
}
sheet-products-praised = { $product }: { $topic } is praised most, { $times_count ->
    [one] once
   *[other] { $times } times
}
sheet-products-neither = { $products_count ->
    [one] One product is spoken of
   *[other] { $products } products are spoken of
}, without praise or complaint
sheet-products-subtitle = Strong and weak sides by product, from feedback that names the product; the products most is said of come first

# Satisfaction and recommendation by month
sheet-col-answers = Answers
sheet-col-mean-five = Mean (1 to 5)
sheet-col-top-two = Best two steps
sheet-col-nps = Net promoter score
sheet-col-low = Usual from
sheet-col-high = Usual to
sheet-col-trend = Trend
sheet-col-verdict = What it says
sheet-month-above = Better than usual
sheet-month-below = Worse than usual
sheet-month-up = Going up slowly
sheet-month-down = Going down slowly
sheet-month-few = Too few answers
sheet-month-within = As usual
sheet-csat-outside = Satisfaction was out of its usual range in { $outside } of { $months_count ->
    [one] { $months } month
   *[other] { $months } months
}; usually { $usual } give the best two steps
sheet-csat-within = Satisfaction stayed within its usual range in all { $months } months; usually { $usual } give the best two steps
sheet-csat-subtitle = Answers by month, the latest first: of each customer the last one of the month
sheet-nps-outside = The net promoter score was out of its usual range in { $outside } of { $months_count ->
    [one] { $months } month
   *[other] { $months } months
}; over all these months it is { $usual }
sheet-nps-within = The net promoter score stayed within its usual range in all { $months } months; over all these months it is { $usual }
sheet-nps-subtitle = Answers by month, the latest first: of each customer the last one of the month
sheet-months-note = The usual range is { $limit } standard errors around the mean of all months: the fewer answers, the wider. The trend gives each new month a weight of { $weight }, so it also finds slow change. A month with fewer than { $few_count ->
    [one] { $few } answer
   *[other] { $few } answers
} is not judged by itself.

# What points would have cost
sheet-col-tier = Tier
sheet-col-sales = Sales of 12 months
sheet-col-earned = Points earned
sheet-col-redeemed = Redeemed so far
sheet-col-open = Outstanding
sheet-col-lapsed = Never redeemed
sheet-col-cost = Cost to you
sheet-programme-all = Members and VIPs
sheet-programme-loyal = Loyal among them: double points cost this on top
sheet-programme-title = Points would have cost you { $cost } in twelve months: { $share } of what members paid
sheet-programme-subtitle = A programme that gives { $member } of sales back to members and { $vip } to VIPs, worked out on the last twelve months
sheet-programme-note = Assumed: points are redeemed with the next order, so those of everybody’s last order are outstanding; { $redeemed } of points are redeemed in the end, the rest lapses. You would owe { $open } today. Loyal: { $orders_count ->
    [one] { $orders } order
   *[other] { $orders } orders
} or more in the window, the upper third of those with three or more; double points for them would cost { $double } more. That points bring further orders is not assumed.
sheet-programme-note-nobody = Assumed: points are redeemed with the next order, so those of everybody’s last order are outstanding; { $redeemed } of points are redeemed in the end, the rest lapses. You would owe { $open } today. Nobody has three orders yet, so nobody is loyal. That points bring further orders is not assumed.

# Who is of high value
sheet-col-who = Who
sheet-col-valuable = Of high value
sheet-col-valuable-share = Share of high value
sheet-col-times = Times the average
sheet-profile-title = { $who }: { $share } are of high value, { $average } of all customers are
sheet-profile-subtitle = What the customer list says of those of high value: the columns, and the values, that tell them from the others
sheet-profile-note = { $columns_count ->
    [one] One column was
   *[other] { $columns } columns were
} tried, two at most after one another; only what is beyond chance is listed. Values that do not differ stand together; — is what nobody filled in. A hint about whom to look for, not why: don’t set prices by gender or age.

# Regions
sheet-col-order-value = Average order
sheet-col-again = Ordered again
sheet-col-more-of = Buys more of
sheet-col-quotient = Times the shop’s share
sheet-regions-title = Customers in { $region } come back most: about { $share } order again, { $all } in the whole shop
sheet-regions-subtitle = Regions side by side: customers with an order, what they spend, how many come back, and what they buy more of than others
sheet-regions-note = So that a handful of orders does not make a small region look extreme, averages are drawn to the shop’s own as if it had { $orders } more orders and { $customers } more customers like the rest. What is bought more of is named only where chance does not explain it.
sheet-col-buyers = Buyers
sheet-col-expected = By its share
sheet-col-uplift = Times its share
sheet-region-months-title = { $region } buys { $times } times its share in { $month }
sheet-region-months-subtitle = Months in which a region buys more than its share of the year, { $years }: when to stock up there and when to advertise
sheet-region-months-note = { $tests_count ->
    [one] One month of a region was
   *[other] { $tests } months of regions were
} compared; only what chance does not explain is listed, and at most one in twenty of these is false. A customer counts once in a month.
sheet-month-1 = January
sheet-month-2 = February
sheet-month-3 = March
sheet-month-4 = April
sheet-month-5 = May
sheet-month-6 = June
sheet-month-7 = July
sheet-month-8 = August
sheet-month-9 = September
sheet-month-10 = October
sheet-month-11 = November
sheet-month-12 = December

# Breadth of categories
sheet-col-category = Category
sheet-col-buy-it = Of customers buy it
sheet-col-spent = Spent on it
sheet-col-spent-share = Of what they spend here
sheet-col-others = Other categories they buy
sheet-breadth-title = Customers buy from { $mean } of { $kinds_count ->
    [one] { $kinds } category
   *[other] { $kinds } categories
} on average; { $single } buy from one only
sheet-breadth-subtitle = Category breadth, and each category’s share of what its buyers spend inside this shop
sheet-breadth-note = This is no share of wallet: what customers spend elsewhere stands in no order of yours, so their true share can’t be seen here. A category that its buyers spend little on, and that many do not buy, is where to offer more.

# The way after an order
sheet-col-stage = Stage
sheet-col-of-buyers = Of all who ordered
sheet-col-after-order = Median after the order
sheet-col-satisfied = Satisfied (best two steps)
sheet-col-answered = Answers
sheet-stage-order = Order
sheet-stage-contact = Contact
sheet-stage-return = Return or complaint
sheet-stage-survey = Survey
sheet-stage-again = Second order
sheet-journey-title = Of { $customers_count ->
    [one] { $customers } customer
   *[other] { $customers } customers
} with an order, { $reached } reached this stage: { $stage }; { $again } ordered a second time
sheet-journey-subtitle = The way after an order: how many customers come to each stage, after how many days, and how satisfied they are
sheet-journey-note = Counted is the first time after an order, in days from the last order before it. Satisfaction is each customer’s latest answer. Only stages that a file tells of are listed; the day of delivery stands in none.

# Cohorts and the second order
sheet-col-cohort = First order in
sheet-col-after = Month { $months }
sheet-cohorts-all = All
sheet-cohorts-title = { $share } order again in the month after their first order, { $later } in month { $months }
sheet-cohorts-subtitle = By the month of the first order: how many of these customers ordered in each month after it (month 1 is the next one)
sheet-cohorts-note = Only months that are over. “All” counts every cohort that has come so far, those not listed too.
sheet-col-within = Within
sheet-col-second = Have ordered a second time
sheet-col-of-those = Of those who ever do
sheet-col-seen = Customers seen that long
sheet-second-title = { $share } order a second time within { $days_count ->
    [one] { $days } day
   *[other] { $days } days
}; of those who do, half within { $half_count ->
    [one] { $half } day
   *[other] { $half } days
}
sheet-second-subtitle = Time from the first to the second order: until when a reminder comes early enough
sheet-second-note = New customers are reckoned with for as long as they are known (Kaplan & Meier). Orders of one day are one.

# Value beside loyalty
sheet-col-class = Class
sheet-col-unloyal = Revenue of those not loyal
sheet-col-unloyal-share = Of the class’s revenue
sheet-value-loyalty-title = { $class }: { $open_count ->
    [one] { $open } of { $answered } who answered is not loyal and brings
   *[other] { $open } of { $answered } who answered are not loyal and bring
} { $share } of the class’s revenue
sheet-value-loyalty-subtitle = Value beside loyalty: who brings the money, and whether they would come back and recommend you
sheet-value-loyalty-note = Loyalty is that of its own page, as it stands there by default: satisfaction, buying again and recommending. Not loyal are “ordinary” and “low”. High value without loyalty is what to secure first; loyalty without value is whom to sell more to.

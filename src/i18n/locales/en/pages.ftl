### The pages of results: overview, gallery, classifier, customers, customer, and the parts they share.

pages-value = { $value }
pages-no-data = No orders yet
pages-no-data-lede = This page fills itself as soon as a file of orders is open.
pages-no-data-open = Open a file

## Charts on a page

figure-table = Table
figure-chart = Chart
figure-save = Save
figure-copy = Copy
figure-as = { $verb } { $format }
figure-copied = { $format } is on the clipboard.
figure-copy-refused = The browser did not allow copying here. Save the picture instead.
figure-copy-refused-table = The browser did not allow copying here. Save the table instead.
figure-marks = Points of the chart: arrow keys walk them, Enter opens the customers
figure-press = Press to open these customers

## Overview

overview-top = Your top 20% bring { $share } of revenue
overview-leaving = { $n_count ->
    [one] { $n } good customer is slipping away
   *[other] { $n } good customers are slipping away
}
overview-both = { $first }, and { $second }
overview-plain = { $n_count ->
    [one] { $n } customer
   *[other] { $n } customers
}
overview-lede = { $customers_count ->
    [one] { $customers } customer
   *[other] { $customers } customers
}, { $orders_count ->
    [one] { $orders } order
   *[other] { $orders } orders
}, { $from } to { $to }. Every number opens its customers.
overview-lede-nothing = No order is dated before this day, or within this window. Move the day or widen the window above.
overview-customers = Customers
overview-orders = Orders
overview-net = Net revenue
overview-order-value = Average order
overview-repeat = Repeat rate
overview-gini = Concentration (Gini)
overview-active = { $change } active customers vs the previous 365 days
overview-change = { $change } vs the previous 365 days
overview-points = { $change } points vs the previous 365 days
overview-unchanged = unchanged vs the previous 365 days
overview-for80 = 80% from { $share }
overview-open = How it works
overview-lists = Four things to do today
overview-open-the-list = Open the list
overview-open-list = Open the list: { $name }
overview-list-money = 12-month revenue
overview-list-share = Share of customers
overview-notes = About these numbers
overview-notes-open = See the data
list-keep = Keep
list-keep-why = They used to buy often or spend a lot, and have not ordered for long. Call them this week.
list-grow = Grow
list-grow-why = Bought not long ago, and not much yet. One more step makes them loyal.
list-wake = Wake
list-wake-why = Quiet for a while, and not gone yet. Worth a coupon.
list-thank = Thank
list-thank-why = Your best customers: no discounts. Priority, memory, and ask for a referral.

## Gallery

gallery-title = { $n_count ->
    [one] One way to classify; your data can run { $ready }
   *[other] { $n } ways to classify; your data can run { $ready }
}
gallery-lede = The bars are real results: each class’s share of customers. Grey ones lack data, and say what.
gallery-classes = { $n_count ->
    [one] { $n } class
   *[other] { $n } classes
}
gallery-needs-orders = Needs orders
gallery-search = Find by any word: 80/20, VIP, dormant, reviews …
gallery-found = { $n_count ->
    [one] One way to classify
   *[other] { $n } ways to classify
}
gallery-found-none = Nothing is called that here. Try another word, or write a rule of your own.
gallery-supply = Supply it

## A classifier

classifier-crumb = Classify
classifier-finding = { $n_count ->
    [one] { $name }: one customer in “{ $class }” brings { $share } of revenue
   *[other] { $name }: { $n } customers in “{ $class }” bring { $share } of revenue
}
classifier-export = Export { $n }
classifier-unknown = There is no classification called “{ $id }”
classifier-unknown-cure = See all classifications
classifier-reference = Definition: { $reference }
classifier-moved = { $n_count ->
    [one] customer changes class against the defaults: { $moves }
   *[other] customers change class against the defaults: { $moves }
}
classifier-move = { $from } → { $to } { $n }
classifier-move-join = {", "}
classifier-unchanged = Changed from the defaults, but nobody changes class.
classifier-unmoved = These are the defaults. Move a control and see at once who changes class.

classes-title = The classes
classes-hint = Press a class for its customers
classes-class = Class
classes-customers = Customers
classes-share = Share
classes-money = Net revenue
classes-recency = Avg days since
classes-frequency = Avg orders
classes-order-value = Avg order
classes-total = Total
classes-narrow-customers = cust.
classes-narrow-share = of customers
classes-narrow-money = net revenue
classes-narrow-money-share = of revenue

params-title = Parameters
params-reset = Reset
params-more = { $n_count ->
    [one] One more
   *[other] { $n } more
}
params-column-none = There is no column “{ $header }” here.
params-range = { $from } to { $to }
cuts-by-data = by your data
cuts-by-hand = set by hand
cuts-flag = { $name }, cut { $n }
cuts-type = { $name }: type { $n } rising cuts, separated by /
cuts-wrong = { $n_count ->
    [one] This takes one number, or nothing to let the data decide.
   *[other] This takes { $n } rising numbers, separated by /, or nothing to let the data decide.
}

rule-title = The rule, and what to do
rule-head = Who is in it
strategy-head = What to do
explain-title = Why this customer
explain-middle = An example: the middle customer of “{ $class }” by what they bring
explain-reasons = What was measured
explain-feature = Measure
explain-value = This customer
explain-band = Band
explain-score = Score

sure-title = How sure these classes are
sure-lede = Would customers be in the same class with slightly different customers around them, or on another day?
sure-counting = Counting…
sure-count = Count it
sure-resampled = { $n_count ->
    [one] of customers stay in their class, on average, when it is worked out again from a random draw of your customers
   *[other] of customers stay in their class, on average, when it is worked out again from { $n } random draws of your customers
}
sure-earlier = were in the same class two weeks earlier ({ $day }), of those who were customers then
sure-later = will be in the same class two weeks later ({ $day }), as far as the data go
sure-weakest = Least sure: “{ $class }” with { $share }. Customers near its cuts may be next door tomorrow.
sure-own = No random draws here: each customer’s reasons already say how sure their class is.
sure-alike = { $n_count ->
    [one] Worked out again from a random draw of your customers, the rule came out the same: nobody changes class.
   *[other] Worked out again from { $n } random draws of your customers, the rule came out the same every time: nobody changes class.
}
sure-few = Most random draws of your customers are too few to work the classes out again, so they say nothing here.
sure-progress = Counting… { $done } of { $of } random draws
sure-example = The customer of the example: { $id }
sure-repeats = { $n_count ->
    [one] Same class in one random draw of customers
   *[other] Same class in { $n } random draws of customers
}
sure-then-earlier = Two weeks earlier, { $day }
sure-then-later = Two weeks later, { $day }
sure-nobody = not a customer yet
sure-other = a class that is not there now

## Lists of customers

customers-title = Customers
customers-caption = Customers of this list
customers-found = { $n_count ->
    [one] { $n } customer, { $money }
   *[other] { $n } customers, { $money }
}
customers-all = Everybody. Press a customer to see what they bought and why they are in their class.
customers-clear = Show everybody
customers-search = Type a customer id
customers-nobody = No customer fits. Remove a condition, or search for a shorter part of the id.
customers-id = Customer
customers-class = Class
customers-last = Last order
customers-recency = Days since
customers-orders = Orders
customers-money = Net revenue
customers-order-value = Avg order

selection-class = { $name }: { $class }
selection-exactly = { $name } is { $value }
selection-between = { $name } { $from } to { $to }
selection-from = { $name } { $from } or more
selection-to = { $name } { $to } or less
selection-rank = Ranked { $from } to { $to } by revenue
selection-ordered = Ordered { $from } to { $to }
selection-search = Id contains “{ $text }”

## One customer

customer-crumb = Customers
customer-all = All customers
customer-headline = { $days_count ->
    [0] { $id }: { $class }, ordered just now
    [one] { $id }: { $class }, last ordered { $days } day ago
   *[other] { $id }: { $class }, last ordered { $days } days ago
}
customer-headline-class = { $id }: { $class }
customer-lede = First order { $first }, latest { $last }
customer-unknown = No customer called “{ $id }”
customer-unknown-cure = The id may be written differently in this file, or their orders lie after the as-of date.
customer-net = Net revenue
customer-order-value = Average order
customer-last = Last order
customer-rhythm = Usual gap (median)
customer-first = First order
customer-days-ago = { $n_count ->
    [one] { $n } day ago
   *[other] { $n } days ago
}
customer-every-days = { $n_count ->
    [one] every day
   *[other] every { $n } days
}
customer-classes = All classes, and why
customer-classes-default = By the standard settings of each way of classifying. What you changed on its page applies there and in the lists opened from there.
customer-measured = Measurements
customer-next = The next step
customer-moves = What would move them
customer-orders = Orders
customer-orders-title = { $n_count ->
    [one] One order or refund
   *[other] { $n } orders and refunds
}
customer-orders-more = The latest { $shown } of { $n } are shown.
customer-order-day = Day
customer-order-id = Order
customer-order-product = Product
customer-order-net = Net
customer-refund = refund
customer-rest = left of a cancelled order

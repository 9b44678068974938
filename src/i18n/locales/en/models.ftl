## Models of buying: lifetime value, repurchase, churn.
stage-fitting = Fitting the model of buying

## What reasons and exports name
feature-repurchase = Chance to order again
feature-alive = Chance of still being a customer
feature-expected_orders = Expected orders
feature-confidence = Sure of this class
feature-clv = Lifetime value
feature-spend = Expected order value
feature-monetary_all = Net revenue, all time
score-repurchase = Chance to order again
score-alive = Chance of still being a customer
score-expected_orders = Expected orders
score-clv = Lifetime value
score-spend = Expected order value

## What the three have in common
models-kind-mbg_nbd = MBG/NBD
models-kind-bg_nbd = BG/NBD
models-kind-pareto_nbd = Pareto/NBD
models-note-refused-customers = No model: {$customers_count ->
    [one] only one customer has
   *[other] only {$customers} customers have
} ordered, and a model needs at least {$least}.
models-note-refused-repeaters = No model: {$customers_count ->
    [one] only one customer has
   *[other] only {$customers} customers have
} ordered more than once, and a model needs at least {$least} who did.
models-note-refused-peak = No model: no description of how often customers order and leave fits these data better than all others.
models-note-small = With {$customers} customers every chance is rough. Look at the range beside it before you decide; from 500 customers it narrows.
models-note-immortal = Leaving can’t be estimated from these data: they show nobody who stopped for good. So everybody counts as a customer still, and only their pace decides.
models-note-limit = The data do not settle {$parameters}: the search ended at the edge of what it tries. Ranks are usable, exact chances less so.
models-note-slope = The search for the best fit stopped before its end (slope {$slope}). Take the chances as rough.
models-note-starts = Only {$agree} of {$starts} searches ended at the same fit; the best of them is used.
models-note-rounded = To be quick with so many customers, times were rounded to {$days} days for the fit.
models-note-untested = The model could not be tested on the past: that takes {$days} days of orders to hold back and at least as many before them.
models-note-test-better = Tested on the past: knowing only what was known on {$until}, it foretold {$foretold} orders for the following {$days} days; there were {$seen}. Per customer it was off by {$error} orders; “the same as in the {$days} days before” by {$plain}. Its best tenth of customers brought {$lift} times their share of the orders (Gini {$gini}).
models-note-test-worse = Tested on the past it did no better than a plain guess: knowing only what was known on {$until}, it foretold {$foretold} orders for the following {$days} days; there were {$seen}. Per customer it was off by {$error} orders; “the same as in the {$days} days before” by {$plain}. Its best tenth of customers brought {$lift} times their share of the orders (Gini {$gini}). Trust the ranking more than the numbers.
models-note-no-orders = {$customers_count ->
    [one] One customer has refunds only and no order to go by.
   *[other] {$customers} customers have refunds only and no order to go by.
}
models-rule-plain-mbg_nbd = The shop’s customers order about every {$gap} days while they are customers, and {$share} leave for good after an order, the first one included. Everybody has a pace of their own around that.
models-rule-plain-bg_nbd = The shop’s customers order about every {$gap} days while they are customers, and {$share} leave for good after a repeat order. Everybody has a pace of their own around that.
models-rule-plain-pareto = The shop’s customers order about every {$gap} days while they are customers; half of them have left for good after {$half} days. Everybody has a pace of their own around that.
models-rule-parameters-bg = {$model}, fitted to {$customers} customers: r = {$r}, α = {$alpha} days, a = {$a}, b = {$b}; log-likelihood {$likelihood}.
models-rule-parameters-pareto = {$model}, fitted to {$customers} customers: r = {$r}, α = {$alpha} days, s = {$s}, β = {$beta} days; log-likelihood {$likelihood}.
models-band-within = within {$days} days
models-band-months = within {$months_count ->
    [one] one month
   *[other] {$months} months
}
models-band-doubt = nine times out of ten between {$low} and {$high}
models-because-no-orders = There is no valid order to go by, only refunds.
models-next-order = One order today
models-next-silence = {$days_count ->
    [one] One more day without an order
   *[other] No order for {$days} more days
}

## Lifetime value
clv-name = Lifetime value
clv-description = Estimates what each customer will still bring, so that you know what each one may cost.
clv-class-top = Top value
clv-class-high = High value
clv-class-mid = Middle value
clv-class-low = Low value
clv-class-no_model = No estimate
clv-strategy-top = The future of the shop. A named contact, first access to new things, a call before anything goes wrong. What you spend on keeping them comes back.
clv-strategy-high = Close to the top. Find out what would make them order once more a year, and offer that rather than a discount.
clv-strategy-mid = Keep them with good service and reminders at their own rhythm. Watch who rises.
clv-strategy-low = Serve them automatically. Do not spend more on bringing them back than their value says.
clv-strategy-no_model = Too few customers or repeat orders for an estimate. Choose one of the plain formulas, or come back with more history.
clv-param-method = Method
clv-param-method-model = Forecast by a model
clv-param-method-historic = What they have brought so far
clv-param-method-simple = Yearly revenue × expected years
clv-param-method-contractual = Yearly margin with a retention rate
clv-param-months = Months ahead
clv-param-margin = Margin
clv-param-discount = Discount rate, per year
clv-param-years = Years expected to stay
clv-param-retention = Stay from year to year
clv-param-model = Model
clv-param-model-mbg_nbd = MBG/NBD (may leave after any order)
clv-param-model-bg_nbd = BG/NBD (never leaves after the first order)
clv-param-model-pareto_nbd = Pareto/NBD (may leave at any time)
clv-param-spend = Order value from
clv-param-spend-repeat = Repeat orders only
clv-param-spend-all = All orders
clv-param-clv_cuts = Cuts
clv-rule-model = Expected orders of the next {$months} months × expected order value × margin ({$margin}); what comes later is worth {$discount} less a year.
clv-rule-historic = Net revenue so far × margin ({$margin}). Says nothing of the future.
clv-rule-simple = Average order × orders a year × {$years} years × margin ({$margin}). Whoever is known for less than a year counts as known for one.
clv-rule-contractual = Yearly margin ({$margin} of net revenue) × r / (1 + d − r), with {$retention} staying from year to year and a discount of {$discount} a year. Whoever is known for less than a year counts as known for one.
clv-rule-best = The best {$share} of customers: more than {$cut}
clv-rule-above = More than {$cut}
clv-rule-rest = Everybody else, and whoever is expected to bring nothing
clv-rule-refused = There is no estimate for this shop yet.
clv-rule-spending-model = Order value by Gamma–Gamma, fitted to {$customers} customers: p = {$p}, q = {$q}, scale {$scale}; mean order {$shop}. Correlation of how often with how much: {$rho}.
clv-rule-spending-average = Order value: the customer’s own mean, pulled towards the shop’s {$shop} as if by three more orders.
clv-because-model = {$class}: worth about {$value} over the next {$months} months, from about {$orders} orders of {$spend}.
clv-because-historic = {$class}: {$net} of net revenue so far, in {$days} days, is worth {$value}.
clv-because-simple = {$class}: {$net} of net revenue in {$days} days, carried on for the expected years, is worth {$value}.
clv-because-contractual = {$class}: {$net} of net revenue in {$days} days, at that retention rate, is worth {$value}.
clv-because-no-model = The shop is too small for a model, so there is no estimate.
clv-band-above = more than {$cut}
clv-band-between = more than {$low}, up to {$high}
clv-band-below = up to {$cut}
clv-band-spend = the shop’s mean is {$shop}
clv-next-money = {$missing} more net revenue
clv-note-average = The spread of order values could not be fitted ({$customers} customers with orders that brought something); the customer’s own mean, pulled towards the shop’s, is used instead.
clv-note-correlation = Who orders more often also orders at other prices (correlation {$rho}); the model assumes no such link. Order values of the most frequent customers may be off.
clv-note-without = {$customers_count ->
    [one] One customer’s counted orders brought nothing; they were left out when order values were fitted.
   *[other] {$customers} customers’ counted orders brought nothing; they were left out when order values were fitted.
}
clv-note-formulas = The plain formulas (so far, yearly revenue, retention) work for any shop.

## Repurchase
repurchase-name = Repurchase probability
repurchase-description = Says how likely each customer is to order again soon, so that reminders go to those they can still move.
repurchase-class-high = Likely
repurchase-class-mid = Perhaps
repurchase-class-low = Unlikely
repurchase-class-unknown = Can’t be said
repurchase-class-no_orders = No orders
repurchase-strategy-high = They come by themselves. No discount; show them what is new, and have their usual things in stock.
repurchase-strategy-mid = Here a reminder moves most. Write at their usual time with a reason that fits their last order, a small one first.
repurchase-strategy-low = Ask once why, make one good offer, and spend the rest of the budget on those above.
repurchase-strategy-unknown = There are too few returns to say. Thank them, ask how it went, and come back with more history.
repurchase-strategy-no_orders = Only refunds on record. Check whether orders are missing from the file.
repurchase-param-horizon = Within, days
repurchase-param-high = Likely above
repurchase-param-low = Unlikely below
repurchase-param-model = Model
repurchase-param-model-mbg_nbd = MBG/NBD (may leave after any order)
repurchase-param-model-bg_nbd = BG/NBD (never leaves after the first order)
repurchase-param-model-pareto_nbd = Pareto/NBD (may leave at any time)
repurchase-rule-model = What counts is the chance of at least one order within {$days} days: the chance of still being a customer times the chance that a customer of that pace orders in time.
repurchase-rule-curve = What counts is the chance of at least one order within {$days} days, as the shop’s return curve gives it for somebody silent that long.
repurchase-rule-high = Chance above {$cut}
repurchase-rule-mid = Chance from {$low} to {$high}
repurchase-rule-low = Chance below {$cut}
repurchase-because-model = {$class}: {$orders} days with an order, the last one {$days} days ago, make a chance of {$chance} for another within {$horizon} days.
repurchase-because-curve = {$class}: of those silent for {$days} days after so many orders ({$orders}), {$chance} came back within {$horizon} days.
repurchase-because-unknown = {$class}: the shop has only {$returns} observed returns.
repurchase-band-above = above {$cut}
repurchase-band-between = {$low} to {$high}
repurchase-band-below = below {$cut}
repurchase-note-curve = Instead, each chance comes from the shop’s return curve ({$returns} returns): it knows how long somebody has been silent and after how many orders, not their own pace.
repurchase-note-unknown = With {$returns} observed returns there is no return curve either, so nothing can be said yet.

## Churn risk
churn_risk-name = Churn risk
churn_risk-description = Shows who has probably left and who is about to, by unusual silence and the chance of another order.
churn_risk-class-low = Low risk
churn_risk-class-medium = Medium risk
churn_risk-class-high = High risk
churn_risk-class-churned = Churned
churn_risk-class-no_orders = No orders
churn_risk-strategy-low = All is well. Keep the service reliable and leave the discounts in the drawer.
churn_risk-strategy-medium = A friendly reminder now, with what fits their last order. It costs little and is still in time.
churn_risk-strategy-high = Write or call personally this week: ask whether something went wrong, then make one good offer.
churn_risk-strategy-churned = Treat them as gone: one honest question why, one farewell offer at the next season, and no regular mailings.
churn_risk-strategy-no_orders = Only refunds on record. Check whether orders are missing from the file.
churn_risk-param-horizon = Chance to order again within, days
churn_risk-param-model = Model
churn_risk-param-model-mbg_nbd = MBG/NBD (may leave after any order)
churn_risk-param-model-bg_nbd = BG/NBD (never leaves after the first order)
churn_risk-param-model-pareto_nbd = Pareto/NBD (may leave at any time)
churn_risk-param-preset = Days to use while there is too little data
churn_risk-param-preset-fmcg = Consumables (60 / 90 days)
churn_risk-param-preset-apparel = Clothes (180 / 365 days)
churn_risk-param-preset-durable = Durables (365 / 730 days)
churn_risk-rule-about = Nobody tells a shop that they leave, so leaving is a belief with three signs: unusual silence, the chance of another order, and the chance of still being a customer.
churn_risk-rule-low = None of the signs
churn_risk-rule-medium = Silent longer than 80% of those who come back, or less than {$rather} to order within {$days} days
churn_risk-rule-high = Silent longer than 90% of those who come back, or less than {$hardly} to order within {$days} days
churn_risk-rule-churned = Silent longer than 90% of those who come back, and less than {$hardly} to order within {$days} days or less than {$alive} to be a customer still
churn_risk-rule-after-first = After the first order: 80% of those who return are back by day {$risk}, 90% by day {$beyond}.
churn_risk-rule-after-second = After the second order: 80% are back by day {$risk}, 90% by day {$beyond}.
churn_risk-rule-after-later = After the third order and later: 80% are back by day {$risk}, 90% by day {$beyond}.
churn_risk-rule-rhythm = From four orders on their own rhythm counts instead: 1.5 and 2 expected gaps.
churn_risk-rule-season = The shop sells in one season, so silence counts only from day {$risk} (a risk) and day {$beyond} (longer than from one season to the next).
churn_risk-because-chance = {$class}: silent for {$days} days, which is {$silence}; the chance of an order within {$horizon} days is {$chance}.
churn_risk-because-silence = {$class}: silent for {$days} days, which is {$silence}.
churn_risk-silence-usual = usual here
churn_risk-silence-long = longer than for most who come back
churn_risk-silence-beyond = longer than for nearly all who come back
churn_risk-band-usual = a risk from day {$risk}, beyond nearly all from day {$beyond}
churn_risk-band-long = a risk since day {$risk}, beyond nearly all from day {$beyond}
churn_risk-band-beyond = a risk since day {$risk}, beyond nearly all since day {$beyond}
churn_risk-band-below = below 10% within {$days} days
churn_risk-band-between = 10 to 30% within {$days} days
churn_risk-band-above = 30% or more within {$days} days
churn_risk-band-dead = below {$cut}
churn_risk-band-alive = {$cut} or more
churn_risk-band-rhythm = own gaps, mixed with the shop’s
churn_risk-note-curve = Without a model nobody’s own pace is known: the chance comes from the shop’s return curve, and churned takes long silence and a small chance by that curve.
churn_risk-note-preset = Preset: only {$returns} returns were observed, fewer than 30, so stated days are used ({$preset}), and nobody is called churned on silence alone.
churn_risk-note-season = Seasonal shop: {$share} of all order days lie between {$first} and {$last}. Silence is measured by a clock of 13 months, and so is the chance to order again.
churn_risk-month-jan = January
churn_risk-month-feb = February
churn_risk-month-mar = March
churn_risk-month-apr = April
churn_risk-month-may = May
churn_risk-month-jun = June
churn_risk-month-jul = July
churn_risk-month-aug = August
churn_risk-month-sep = September
churn_risk-month-oct = October
churn_risk-month-nov = November
churn_risk-month-dec = December

## Charts
chart-calibration-title = In the test {$foretold} orders were foretold, and {$seen} came
chart-calibration-subtitle = Tenths of customers by the chance they were given on {$until}. Bar: how many ordered in the {$days} days after. Ring: the chance given
chart-calibration-note = Where ring and bar meet, the chance was right. The tenth expected to order most brought {$lift} times its share of the orders.
chart-calibration-nothing = There was too little history to test the model on.
chart-calibration-least = least likely
chart-calibration-most = most likely
chart-calibration-band = Tenth {$n} of customers, least likely first
chart-fact-foretold = Chance given
chart-fact-seen = Ordered
chart-fact-band = Tenth of customers
chart-chance_map-title = Best chance {$chance}: orders {$orders}, since the last one {$days}
chart-chance_map-subtitle = Chance of another order within {$days_count ->
    [one] a day
   *[other] {$days} days
}, by orders so far and days since the last one; below it the customers
chart-chance_map-note = A cell shows the mean chance of its customers. Press it to see them.
chart-chance_map-note-usual = A cell shows the mean chance of its customers; press it to see them. Pale cells have none: there the model speaks of somebody who ordered every {$pace}, as is usual here.
chart-chance_map-nothing = Nobody’s chance is known yet
chart-chance_map-cell = Orders: {$orders} · since the last: {$days}
chart-chance_map-across = Orders so far; those of one day count once
chart-chance_map-orders = {$from}–{$to}
chart-chance_map-orders-from = {$from}+
chart-fact-order-days = Orders
chart-fact-mean-chance = Mean chance
chart-fact-usual-chance = Chance at the usual pace
score-order_days = Days with an order

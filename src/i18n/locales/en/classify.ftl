# Classifiers: names, classes, what to do with them, parameters, rules and reasons.

## Families
family-value = Value
family-value-hint = Who brings the money
family-behaviour = Behaviour
family-behaviour-hint = How they buy
family-lifecycle = Lifecycle
family-lifecycle-hint = Where they are on their way
family-loyalty = Loyalty and relationship
family-loyalty-hint = How they feel about the shop, and how close they are
family-who = Who they are
family-who-hint = Where they live, how old they are, what they do
family-found = Found and made
family-found-hint = Groups found in the data, and groups of your own

## Features that reasons name
feature-recency = Days since the last order
feature-frequency = Orders
feature-monetary = Net revenue
feature-order_value = Average order
feature-share_above = Share above
feature-gap = Average gap, days
feature-last_gap = Gap before the last order, days
feature-expected_gap = Expected gap, days
feature-days_since = Days since the last order
feature-orders = Days with an order, all time
feature-tenure = Days since the first order
feature-last_order = Last order
feature-return_chance = Chance to come back

## Scores
score-r_score = R score
score-f_score = F score
score-m_score = M score
score-fm_score = FM score
score-share_above = Share above
score-rank = Rank
score-r_high = R high
score-f_high = F high
score-m_high = M high
score-gap_days = Average gap, days
score-days_since = Days since the last order
score-f_return = Share of returners already back
score-state = Lifecycle state
score-silent = Gone quiet
score-pace = Silence in expected gaps

## Value tiers
value_tier-name = Value tiers
value_tier-description = Splits customers into high, mid and low value by one of three methods.
value_tier-class-high = High value
value_tier-class-mid = Mid value
value_tier-class-low = Low value
value_tier-strategy-high = Know them by name and give them one contact person. Tell them first about anything new. Ask once a quarter what is missing.
value_tier-strategy-mid = Show them what high-value customers buy besides. Give a reason for one more order, not a discount on the same one.
value_tier-strategy-low = Serve them well and automatically. Spend no personal time, but watch who moves up.
value_tier-param-method = Method
value_tier-param-method-pareto = Share of the total (80 / 95%)
value_tier-param-method-quantile = Share of customers (20 / 30 / 50%)
value_tier-param-method-natural_breaks = Natural breaks
value_tier-param-measure = Measure
value_tier-param-measure-revenue = Net revenue
value_tier-param-measure-orders = Orders
value_tier-param-measure-order_value = Average order
value_tier-param-high_share = High: up to this share of the total
value_tier-param-mid_share = Mid: up to this share of the total
value_tier-param-high_customers = High: this share of customers
value_tier-param-mid_customers = High and mid together: this share of customers
value_tier-rule-pareto = Sorted by {$measure}, counted from the top: what matters is how much of the total lies above a customer.
value_tier-rule-quantile = Sorted by {$measure}, counted from the top: what matters is how many customers stand above.
value_tier-rule-natural_breaks = The tiers of {$measure} are split where the values themselves leave the widest gaps.
value_tier-rule-cut = {$least} or more (less than {$cut} above)
value_tier-rule-from = {$least} or more
value_tier-rule-nobody = Nobody reaches this tier
value_tier-rule-rest = Everybody else, and whoever has nothing positive
value_tier-because-sum-below = {$class}, because customers above hold {$share} of the total (less than {$cut}).
value_tier-because-sum-from = {$class}, because customers above hold {$share} of the total ({$cut} or more).
value_tier-because-heads-below = {$class}, because {$share} of customers stand above (less than {$cut}).
value_tier-because-heads-from = {$class}, because {$share} of customers stand above ({$cut} or more).
value_tier-because-breaks = {$class}, because {$value} lies between this tier's natural breaks.
value_tier-because-not-positive = {$class}, because there is nothing positive to count.
value_tier-band-from = {$low} or more
value_tier-band-below = less than {$high}
value_tier-next-revenue = {$missing} more
value_tier-next-orders = Orders still missing: {$missing}
value_tier-next-order_value = {$missing} more per order
value_tier-note-not-positive = {$customers_count ->
    [one] One customer has nothing positive to count and is in the low tier.
   *[other] {$customers} customers have nothing positive to count and are in the low tier.
}
value_tier-note-no-breaks = There are too few different values for three tiers; some stay empty.
value_tier-note-no-middle = The cut of the middle tier stands before that of the high tier, so nobody is in the middle. Move it beyond.

## ABC
abc-name = ABC
abc-description = Finds the few customers who bring most of the money.
abc-class-a = A · key customers
abc-class-b = B · main customers
abc-class-c = C · ordinary customers
abc-class-top = Top
abc-class-large = Large
abc-class-medium = Medium
abc-class-small = Small
abc-strategy-a = Look after each one personally: a fixed contact, priority service, an offer made for them. Losing one hurts, so call when an order is late.
abc-strategy-b = Keep the service good and find out who could become an A. Suggest what A customers buy besides.
abc-strategy-c = Use broad offers and spend-and-save deals that run by themselves. Let a first signal of growth, not the calendar, bring personal attention.
abc-strategy-top = Treat each one as a project of the owner. Meet them, plan the year together and agree on what both sides want.
abc-strategy-large = Give them a named contact and a visit or call every month. Look for the one product group they still buy elsewhere.
abc-strategy-medium = Keep in touch by mail and phone at regular intervals. Pick the few with room to grow and invite them to more.
abc-strategy-small = Serve them through the shop itself and automatic mails. Watch for those who suddenly buy more.
abc-param-preset = Cuts
abc-param-preset-p80_95 = 80 / 95% of revenue
abc-param-preset-p70_90 = 70 / 90% of revenue
abc-param-preset-customers = 20 / 30 / 50% of customers
abc-param-preset-pyramid = Pyramid: 1 / 4 / 15 / 80% of customers
abc-param-preset-own = My own shares
abc-param-a_share = A up to this share of revenue
abc-param-b_share = B up to this share of revenue
abc-rule-sum = Customers are sorted by net revenue. What decides is the share of all revenue that lies above a customer; equal customers share a class.
abc-rule-heads = Customers are sorted by net revenue. What decides is the share of customers who stand above; equal customers share a class.
abc-rule-class = Net revenue of {$least} or more (less than {$cut} above)
abc-rule-nobody = Nobody reaches this class (less than {$cut} above)
abc-rule-rest = Everybody else, and whoever has no positive net revenue
abc-because-sum-below = {$class}, because customers above hold {$share} of revenue (less than {$cut}).
abc-because-sum-from = {$class}, because customers above hold {$share} of revenue ({$cut} or more).
abc-because-heads-below = {$class}, because {$share} of customers stand above (less than {$cut}).
abc-because-heads-from = {$class}, because {$share} of customers stand above ({$cut} or more).
abc-because-not-positive = {$class}, because the net revenue of {$net} is not positive.
abc-band-below = less than {$high} above
abc-band-between = {$low} to less than {$high} above
abc-band-from = {$low} or more above
abc-next = {$money} more
abc-note-crossed = The cut of B is below that of A. Both are taken to be {$a}, so nobody is B.
abc-note-not-positive = {$customers_count ->
    [one] One customer has no positive net revenue and is in the last class.
   *[other] {$customers} customers have no positive net revenue and are in the last class.
}

## RFM
rfm-name = RFM
rfm-description = Scores how recently, how often and how much each customer bought, and names the group.
rfm-class-champions = Champions
rfm-class-loyal = Loyal
rfm-class-potential_loyalist = Potential loyalists
rfm-class-new = New
rfm-class-recent = Recent
rfm-class-active = Active
rfm-class-promising = Promising
rfm-class-need_attention = Need attention
rfm-class-about_to_sleep = About to sleep
rfm-class-almost_lost = Almost lost
rfm-class-previously_loyal = Previously loyal
rfm-class-at_risk = At risk
rfm-class-cant_lose = Can't lose
rfm-class-hibernating = Hibernating
rfm-class-dormant = Dormant
rfm-class-inactive = Inactive
rfm-class-lost = Lost
rfm-class-others = Others
rfm-class-premium = Premium
rfm-class-repeat = Repeat buyers
rfm-class-top_spender = Top spenders
rfm-class-prospects = Prospects
rfm-class-no_orders = No orders in the window
rfm-strategy-champions = Thank them and show them new things first. Ask for a review or a referral. They need no discount.
rfm-strategy-loyal = Offer a membership or points, and suggest the next better product. Ask what would make them buy more often.
rfm-strategy-potential_loyalist = Invite them into the member programme while the last order is fresh. Recommend what fits what they bought.
rfm-strategy-new = Say thank you, explain the product and check that all is well. The second order decides, so give a gentle reason within a few weeks.
rfm-strategy-recent = Welcome them and help with the first product. Offer one fitting second product rather than a general discount.
rfm-strategy-active = Keep a steady rhythm of useful news. Show what completes their last order.
rfm-strategy-promising = Remind them of you with something useful and a small free extra. Keep the cost low until a second order comes.
rfm-strategy-need_attention = Send an offer with an end date, based on what they bought before. Ask whether something went wrong.
rfm-strategy-about_to_sleep = Send one reminder with their favourite product. If nothing happens, write less often.
rfm-strategy-almost_lost = Try one good offer now. Who does not answer moves to the yearly mailing.
rfm-strategy-previously_loyal = Call or write personally: they once liked you. Ask why they stopped and put it right.
rfm-strategy-at_risk = Write personally and ask what is wrong. Offer help or a good reason to return before they get used to another shop.
rfm-strategy-cant_lose = Call them, today. The owner should speak to them, listen, and solve what drove them away.
rfm-strategy-hibernating = Write at the big seasons only, with a clear offer. Spend no personal time.
rfm-strategy-dormant = One win-back mail a year is enough. Use what you learn from their answers.
rfm-strategy-inactive = Keep them out of regular mailings. Try once with your strongest offer of the year.
rfm-strategy-lost = Do not spend money here. One last mail that asks why they left is worth more than a coupon.
rfm-strategy-others = No single pattern. Treat them by their last order and their value.
rfm-strategy-premium = Give the best service you have and early access. Let them feel known.
rfm-strategy-repeat = Reward the habit with points or delivery benefits. Suggest larger sets of what they buy anyway.
rfm-strategy-top_spender = They spend much but seldom. Propose occasions and refills so that the next order comes sooner.
rfm-strategy-prospects = They have not bought yet. Offer a sample or a small first order.
rfm-strategy-no_orders = Nothing in the window: they bought before it, or there are refunds only. Widen the window to judge them, or plan one reminder.
rfm-param-preset = Groups
rfm-param-preset-partition = 11 groups (default)
rfm-param-preset-rf_10 = 10 groups by R and F
rfm-param-preset-r_package = Like the R package rfm
rfm-param-preset-putler = Putler-style
rfm-param-preset-shopify_style = Shopify-style
rfm-param-preset-klaviyo_style = Klaviyo-style
rfm-param-preset-pymc_5 = PyMC-Marketing 5
rfm-param-f_method = F scored by
rfm-param-f_method-auto = What the groups ask for
rfm-param-f_method-counts = Number of orders (1 / 2 / 3 / 4–5 / 6+)
rfm-param-f_method-quantile = Equal shares of customers
rfm-param-f_method-natural_breaks = Natural breaks (k-means)
rfm-param-rm_method = R and M scored by
rfm-param-rm_method-quantile = Equal shares of customers
rfm-param-rm_method-natural_breaks = Natural breaks (k-means)
rfm-param-r_cuts = R, since the last order
rfm-param-f_cuts = F, orders placed
rfm-param-m_cuts = M, net revenue
rfm-rule-about = Each customer gets a score for recency (R), frequency (F) and money (M); equal customers get equal scores. FM is the mean of F and M, halves rounded up.
rfm-rule-r-below = {$which} {$score}: last order less than {$high} days ago
rfm-rule-r-between = {$which} {$score}: last order {$low} to less than {$high} days ago
rfm-rule-r-above = {$which} {$score}: last order {$low} days ago or more
rfm-rule-r-all = {$which} {$score}: everybody
rfm-rule-f-one = {$which} {$score}: {$orders_count ->
    [one] one order
   *[other] {$orders} orders
}
rfm-rule-f-between = {$which} {$score}: {$low}–{$high} orders
rfm-rule-f-above = {$which} {$score}: {$low} orders or more
rfm-rule-m-below = {$which} {$score}: net revenue up to {$high}
rfm-rule-m-between = {$which} {$score}: net revenue above {$low}, up to {$high}
rfm-rule-m-above = {$which} {$score}: net revenue above {$low}
rfm-rule-m-all = {$which} {$score}: everybody
rfm-rule-cells = Scores {$cells}
rfm-rule-rest = All other scores
rfm-band-r-below = less than {$high} days
rfm-band-r-between = {$low} to less than {$high} days
rfm-band-r-above = {$low} days or more
rfm-band-r-all = everybody
rfm-band-f-one = {$orders_count ->
    [one] one order
   *[other] {$orders} orders
}
rfm-band-f-between = {$low}–{$high} orders
rfm-band-f-above = {$low} orders or more
rfm-band-m-below = up to {$high}
rfm-band-m-between = above {$low}, up to {$high}
rfm-band-m-above = above {$low}
rfm-band-m-all = everybody
rfm-because = {$class}, because R is {$r}, F is {$f} and M is {$m} (FM {$fm}).
rfm-because-never = No order yet: refunds only.
rfm-because-outside = All orders lie outside the window.
rfm-next-order = One order of about {$money} today
rfm-next-silence = {$days_count ->
    [one] One more day without an order
   *[other] No order for {$days} more days
}
rfm-note-first-cuts = These groups need {$cuts} cuts; the first {$cuts} of yours are used.
rfm-note-flat = {$scores} is the same for everybody, so it tells nobody apart: equal values share the lowest score, and what the names of the groups say about it does not count here.
rfm-note-young = The data begins {$age} days before the day of analysis, so R 1 already begins at {$days} days: nobody here has been silent for long. Read “lost” and “at risk” as “not in the last days” until there is more history.
rfm-note-late = Even whoever came last has been silent for {$days} days: the day of analysis lies far behind the last order. R only says who left earlier and who later; choose an earlier day, or bring newer orders.
rfm-note-missing-f = Frequency score {$scores} is not given: fewer than 5% of customers would have it, or the cuts coincide, so they share the score below.
rfm-note-no-orders = {$customers_count ->
    [one] One customer has no order in the window and gets no scores.
   *[other] {$customers} customers have no order in the window and get no scores.
}

## RFM eight
rfm_eight-name = RFM eight
rfm_eight-description = Answers three yes-or-no questions: recent, frequent, valuable? Together they make eight groups.
rfm_eight-class-key_value = Key value
rfm_eight-class-key_retain = Key retain
rfm_eight-class-key_develop = Key develop
rfm_eight-class-key_win_back = Key win back
rfm_eight-class-general_value = General value
rfm_eight-class-general_retain = General retain
rfm_eight-class-general_develop = General develop
rfm_eight-class-general_win_back = General win back
rfm_eight-class-no_orders = No orders in the window
rfm_eight-strategy-key_value = Your best customers, buying now. Give them the best service and early access. Protect the relationship rather than the margin.
rfm_eight-strategy-key_retain = Good customers who have gone quiet. Call them and ask why. Bring news that fits what they used to buy.
rfm_eight-strategy-key_develop = They spend much but come seldom. Propose refills, sets and a membership so that they come more often.
rfm_eight-strategy-key_win_back = They spent much, seldom, long ago. Find out what happened and make one strong personal offer.
rfm_eight-strategy-general_value = They come often and spend little. Suggest better products and larger sets.
rfm_eight-strategy-general_retain = They came often for small amounts and have stopped. A reminder with points about to expire works well.
rfm_eight-strategy-general_develop = Recent small buyers, many of them new. Help with the product and lead to the second order.
rfm_eight-strategy-general_win_back = Little, seldom, long ago. Include them in seasonal mailings only.
rfm_eight-strategy-no_orders = Nothing in the window: they bought before it, or there are refunds only. Widen the window to judge them, or plan one reminder.
rfm_eight-param-split = Split at
rfm_eight-param-split-median = Median
rfm_eight-param-split-mean = Mean
rfm_eight-param-split-own = My own values
rfm_eight-param-m_measure = Money means
rfm_eight-param-m_measure-total = Total net revenue
rfm_eight-param-m_measure-average = Average order
rfm_eight-param-r_split = Recent: fewer days than
rfm_eight-param-f_split = Frequent: more orders than
rfm_eight-param-m_split = Valuable: more money than
rfm_eight-high = high
rfm_eight-low = low
rfm_eight-because = {$class}, because R is {$r}, F is {$f} and M is {$m}.
rfm_eight-because-no-orders = There is no order in the window.
rfm_eight-band-r-high = less than {$split} days
rfm_eight-band-r-low = {$split} days or more
rfm_eight-band-f-high = more than {$split}
rfm_eight-band-f-low = {$split} or fewer
rfm_eight-band-m-high = more than {$split}
rfm_eight-band-m-low = {$split} or less
rfm_eight-next-order = One order of about {$money} today
rfm_eight-next-silence = {$days_count ->
    [one] One more day without an order
   *[other] No order for {$days} more days
}
rfm_eight-rule-total = High means strictly better than the split: last order less than {$days} days ago (R), an order count above {$orders} (F), net revenue above {$money} (M).
rfm_eight-rule-average = High means strictly better than the split: last order less than {$days} days ago (R), an order count above {$orders} (F), average order above {$money} (M).
rfm_eight-rule-class = R {$r}, F {$f}, M {$m}
rfm_eight-note-no-orders = {$customers_count ->
    [one] One customer has no order in the window.
   *[other] {$customers} customers have no order in the window.
}

## Frequency
frequency-name = Purchase frequency
frequency-description = Compares each customer's rhythm with that of the shop; buying once is a group of its own.
frequency-class-high = High frequency
frequency-class-mid = Mid frequency
frequency-class-low = Low frequency
frequency-class-once = Once only
frequency-class-no_orders = No orders in the window
frequency-strategy-high = Thank them with points, member days or free delivery. Make the next order as easy as possible.
frequency-strategy-mid = Send a reminder shortly before their usual day. A set or refill offer shortens the gap.
frequency-strategy-low = Write at seasons and special days. Find out what else they need between two orders.
frequency-strategy-once = The second order matters most. Ask how they liked the product and suggest one that goes with it.
frequency-strategy-no_orders = Nothing in the window: they bought before it, or there are refunds only. One reminder is enough.
frequency-param-high_share = High: the quickest share of repeat buyers
frequency-param-mid_share = High and mid together: share of repeat buyers
frequency-param-gap_cuts = Average gap between orders
frequency-rule-about = What counts is the average gap between a customer’s orders, or half the present silence if that is longer.
frequency-rule-high = An average gap of {$high} days or less
frequency-rule-mid = An average gap of more than {$low}, up to {$high} days
frequency-rule-low = An average gap of more than {$low} days
frequency-rule-once = Exactly one order in the window
frequency-because-rhythm = {$class}, because an order comes every {$gap} days on average.
frequency-because-silent = {$class}, because the last order is {$days} days ago; half of that ({$gap} days) is longer than their average gap.
frequency-because-once = There is exactly one order in the window, so there is no rhythm yet.
frequency-because-none = There is no order in the window.
frequency-band-high = up to {$high} days
frequency-band-mid = more than {$low}, up to {$high} days
frequency-band-low = more than {$low} days
frequency-next-order = One order today
frequency-next-silence = {$days_count ->
    [one] One more day without an order
   *[other] No order for {$days} more days
}
frequency-note-no-repeaters = Nobody ordered twice in the window, so there is no rhythm to compare with.
frequency-note-no-orders = {$customers_count ->
    [one] One customer has no order in the window.
   *[other] {$customers} customers have no order in the window.
}

## Lifecycle
lifecycle-name = Customer lifecycle
lifecycle-description = Shows where each customer stands between the first order, loyalty and silence, by the shop's own rhythm.
lifecycle-class-prospect = Prospect
lifecycle-class-new = New
lifecycle-class-developing = Developing
lifecycle-class-mature = Mature
lifecycle-class-loyal = Loyal
lifecycle-class-at_risk = At risk
lifecycle-class-lapsed = Lapsed
lifecycle-class-lost = Lost
lifecycle-class-won_back = Won back
lifecycle-class-acquire = Acquire
lifecycle-class-grow = Grow
lifecycle-class-retain = Retain
lifecycle-class-recover = Win back
lifecycle-class-lead = Lead
lifecycle-class-first_purchase = First purchase
lifecycle-class-repeat = Repeat purchase
lifecycle-class-first = First purchase
lifecycle-class-churned = Churned
lifecycle-class-one_time = One-time
lifecycle-class-regular = Regular
lifecycle-strategy-prospect = Interested, but no order yet. Offer a sample or a small first order, and make the start easy.
lifecycle-strategy-new = Thank them, explain the product, ask whether all is well. Lead gently to the second order.
lifecycle-strategy-developing = Two orders are the start of a habit. Invite them to become members and show what fits.
lifecycle-strategy-mature = Keep the service reliable and remind them at their own rhythm. Suggest better or additional products.
lifecycle-strategy-loyal = Give real advantages: first access, a club, a named contact. Ask them to recommend you.
lifecycle-strategy-at_risk = They are overdue. Write now, personally, with a reason that fits their last order; a week later may be too late.
lifecycle-strategy-lapsed = Ask why they stopped and make one good offer. Stop mailing those who do not answer.
lifecycle-strategy-lost = Spend no more money. One honest question why they left helps more than a coupon.
lifecycle-strategy-won_back = Welcome them back and check that the old trouble is gone. The next order within the usual time makes it last.
lifecycle-strategy-acquire = Make the first order easy: sample, guide, call after delivery. Measure how many come a second time.
lifecycle-strategy-grow = Deepen the habit: recommend, bundle, invite into the member programme.
lifecycle-strategy-retain = Keep them with reliable service and small advantages. Look first at those marked as gone quiet.
lifecycle-strategy-recover = Find out why they left, then make one good offer. Let go of those who do not answer.
lifecycle-strategy-lead = Interested, but no order yet. Answer questions and offer a trial.
lifecycle-strategy-first_purchase = Thank them and help with the product. Plan a reason for the second order.
lifecycle-strategy-repeat = They have come back: reward it. Offer membership and what goes with their purchases.
lifecycle-strategy-first = The relationship is young. Follow up on the order and lead to the next one.
lifecycle-strategy-churned = Ask for the reason, make one good offer, then write only at the big seasons.
lifecycle-strategy-one_time = One order so far. Ask how it went and suggest one fitting product.
lifecycle-strategy-regular = They buy regularly. Keep the quality, remind them in time, and look for what they buy elsewhere.
lifecycle-param-scheme = Vocabulary
lifecycle-param-scheme-kefen = Nine states
lifecycle-param-scheme-000 = Acquire · grow · retain · win back
lifecycle-param-scheme-001 = Lead · first purchase · repeat · loyal
lifecycle-param-scheme-002 = Lead · first purchase · loyal · churned
lifecycle-param-scheme-003 = Lead · new · mature · loyal
lifecycle-param-scheme-004 = Lead · one-time · regular · loyal · churned
lifecycle-param-preset = Days to use while there is too little data
lifecycle-param-preset-fmcg = Consumables (30 / 60 / 90 / 180 days)
lifecycle-param-preset-apparel = Clothes (90 / 180 / 365 / 540 days)
lifecycle-param-preset-durable = Durables (180 / 365 / 730 / 1095 days)
lifecycle-param-horizon = Chance to come back within, days
lifecycle-level-active = active
lifecycle-level-cooling = cooling
lifecycle-level-at_risk = at risk
lifecycle-level-lapsed = lapsed
lifecycle-level-lost = lost
lifecycle-rule-after-first = After the first order: cooling from day {$cooling}, at risk from {$at_risk}, lapsed from {$lapsed}, lost from {$lost}. By then 50, 80, 90 and 98% of those who ever return are back.
lifecycle-rule-after-second = After the second order: cooling from day {$cooling}, at risk from {$at_risk}, lapsed from {$lapsed}, lost from {$lost}.
lifecycle-rule-after-later = After the third order and later: cooling from day {$cooling}, at risk from {$at_risk}, lapsed from {$lapsed}, lost from {$lost}.
lifecycle-rule-preset = Stated days, because there is too little data ({$preset}): cooling from day {$cooling}, at risk from {$at_risk}, lapsed from {$lapsed}, lost from {$lost}.
lifecycle-rule-rhythm = From four orders on each customer has an expected gap: the average of their own gaps and three of the shop’s {$middle} days. Cooling from 1, at risk from 1.5, lapsed from 2, lost from 3 expected gaps of silence.
lifecycle-rule-upper-third = The upper third of mature customers is loyal: {$orders} or more orders, or a first order {$tenure} or more days ago.
lifecycle-rule-survey = Of those who answered a survey only who is satisfied or would surely recommend you is loyal; who is dissatisfied or would not recommend you is mature. The latest answer counts, and who did not answer is judged by orders alone.
lifecycle-rule-kefen-prospect = No valid order
lifecycle-rule-kefen-new = One order, active or cooling
lifecycle-rule-kefen-developing = Two orders, active or cooling
lifecycle-rule-kefen-mature = Three orders or more, active or cooling
lifecycle-rule-kefen-loyal = Mature, and in the upper third by orders or by time
lifecycle-rule-kefen-at_risk = Silent longer than 80% of those who return
lifecycle-rule-kefen-lapsed = Silent longer than 90% of those who return
lifecycle-rule-kefen-lost = Silent longer than 98% of those who return
lifecycle-rule-kefen-won_back = Had lapsed before the last order and is active again
lifecycle-rule-000-acquire = No order yet, or the first one
lifecycle-rule-000-grow = Two orders, or won back
lifecycle-rule-000-retain = Mature and loyal; at risk is marked as gone quiet
lifecycle-rule-000-recover = Lapsed or lost
lifecycle-rule-001-lead = No valid order
lifecycle-rule-001-first_purchase = One order; whoever is overdue is marked as gone quiet
lifecycle-rule-001-repeat = Two orders or more, or won back; whoever is overdue is marked as gone quiet
lifecycle-rule-001-loyal = Mature, and in the upper third by orders or by time
lifecycle-rule-002-lead = No valid order
lifecycle-rule-002-first = One or two orders; at risk is marked as gone quiet
lifecycle-rule-002-loyal = Three orders or more; at risk is marked as gone quiet
lifecycle-rule-002-churned = Lapsed or lost
lifecycle-rule-003-lead = No valid order
lifecycle-rule-003-new = One order; whoever is overdue is marked as gone quiet
lifecycle-rule-003-mature = Two orders or more, or won back; whoever is overdue is marked as gone quiet
lifecycle-rule-003-loyal = Mature, and in the upper third by orders or by time
lifecycle-rule-004-lead = No valid order
lifecycle-rule-004-one_time = One order; at risk is marked as gone quiet
lifecycle-rule-004-regular = Two orders or more, or won back; at risk is marked as gone quiet
lifecycle-rule-004-loyal = Mature, and in the upper third by orders or by time
lifecycle-rule-004-churned = Lapsed or lost
lifecycle-because-prospect = No valid order yet.
lifecycle-because-curve = {$class}: silent for {$days} days, that is {$level}. Of the customers who return after that many orders, {$share} are back by then.
lifecycle-because-rhythm = {$class}: silent for {$days} days, {$ratio} times the expected gap of {$gap} days (own gaps, mixed with the shop’s); that is {$level}.
lifecycle-because-preset = {$class}: silent for {$days} days, by the preset days that is {$level}. The shop has only {$returns} observed returns.
lifecycle-band-until = {$level}: day {$low} to {$high}
lifecycle-band-from = {$level}: from day {$low}
lifecycle-band-loyal-orders = loyal from {$least} orders
lifecycle-band-loyal-tenure = loyal from {$least} days
lifecycle-band-survey-agrees = loyal by orders, and says nothing against it
lifecycle-band-survey-against = loyal by orders, but dissatisfied or would not recommend you: mature
lifecycle-band-survey-lukewarm = loyal by orders, but neither satisfied nor sure to recommend you: mature
lifecycle-band-won-back = lapsed from day {$lapsed}
lifecycle-band-rhythm = own gaps, mixed with the shop’s
lifecycle-band-chance = within {$days} days
lifecycle-next-order = One order today
lifecycle-next-silence = {$days_count ->
    [one] One more day without an order
   *[other] No order for {$days} more days
}
lifecycle-note-survey = {$customers_count ->
    [one] One customer is
   *[other] {$customers} customers are
} mature and not loyal because of what they answered: they order like the loyal, but are not satisfied or would not recommend you.
lifecycle-note-preset = Preset: only {$returns} returns were observed, fewer than 30, so stated days are used ({$preset}).
lifecycle-note-pooled = {$strata_count ->
    [one] One of the three curves has fewer than 50 returns and uses all returns together.
   *[other] {$strata} of the three curves have fewer than 50 returns and use all returns together.
}
lifecycle-note-prospects = {$customers_count ->
    [one] One customer has refunds only and counts as a prospect.
   *[other] {$customers} customers have refunds only and count as prospects.
}

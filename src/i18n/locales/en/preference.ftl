## What, when, where and at what price they like to buy.

## What several of these share
feature-top_share = Share of the favourite
feature-told_orders = Orders that tell it
feature-sure_share = Share that is sure (95%)
feature-lift = Times the shop’s share
feature-chance = Chance of seeing this without a preference
feature-spread = Spread (0 one thing, 1 all alike)
feature-favourite = Favourite
score-top_share = Share of the favourite
score-told_orders = Orders that tell it
score-told_purchases = Purchases counted
score-sure_share = Share that is sure (95%)
score-spread = Spread
preference-because-single = {$class}: {$times} of {$n} orders ({$share}).
preference-because-split = {$class}: nothing reaches {$cut} of the orders; most often it is {$top}, in {$times} of {$n} ({$share}).
preference-because-few = {$class}: {$n_count ->
    [one] one order tells
   *[other] {$n} orders tell
} it, and at least {$least} are needed.
preference-because-unsure = {$class}: {$top} in {$times} of {$n} orders ({$share}) is not proof enough.
preference-because-untold = {$class}: no order in the window tells it.
preference-band-share = a class of its own from {$cut}
preference-band-least = counted from {$least}
preference-band-sure = proof from {$half}
preference-band-lift = the whole shop: {$shop}
preference-band-spread = 0 one thing, 1 all alike
preference-band-chance = kept up to {$cut}
preference-band-chance-none = no preference in this shop is beyond chance
preference-next-same = {$orders_count ->
    [one] One more order of the same kind
   *[other] {$orders} more orders of the same kind
}
preference-next-other = {$orders_count ->
    [one] One more order of another kind
   *[other] {$orders} more orders of another kind
}
preference-rule-confident = The share must be more than {$half} with 95% confidence.
preference-rule-beyond = It must be more than the shop’s own share explains: a test at 5% over all customers.
preference-rule-named = At least {$cut} of the orders; in the whole shop it is {$shop}
preference-rule-other = At least {$cut} of the orders in one of the rarer values; together they are {$shop} of the shop
preference-rule-split = No value reaches {$cut} of the orders
preference-rule-unknown = {$least_count ->
    [one] No order tells it, or the proof is missing
   *[other] Fewer than {$least} orders tell it, or the proof is missing
}
preference-note-few = {$customers_count ->
    [one] One customer has
   *[other] {$customers} customers have
} fewer than {$least} orders that tell it, so nothing is claimed of them. The least number is a parameter.
preference-note-untold = {$customers_count ->
    [one] One customer has
   *[other] {$customers} customers have
} no order in the window that tells it.
preference-note-rest = {$values_count ->
    [one] One rarer value is
   *[other] {$values} rarer values are
} taken together ({$share} of all orders).

## Channel
channel-name = Channel preference
channel-description = Shows through which channel each customer buys, and who uses several.
channel-class-other = Other channels
channel-class-omnichannel = Several channels
channel-class-unknown = Can’t tell yet
channel-strategy-each = Meet them where they buy: put news, vouchers and service for these customers into this channel first. Try one reason to visit another channel, such as picking up in the shop.
channel-strategy-other = They buy through a rare channel. Check that stock, prices and service are as good there.
channel-strategy-omnichannel = They move between channels. Let points, prices and order history follow them everywhere; they notice differences first.
channel-strategy-unknown = Too little to go by. Ask at the next order where they would like to hear from you.
channel-param-share = Share of the orders from which a channel is theirs
channel-param-least = Least number of orders
channel-param-proof = Proof
channel-param-proof-share = The share is enough
channel-param-proof-confident = More than half, with 95% confidence
channel-param-proof-beyond = More than the shop’s own share explains
channel-rule-about = What counts is through which channel each order in the window came. With {$least} orders or more, a channel from {$cut} on is the customer’s own.

## Payment
payment-name = Payment method
payment-description = Shows how each customer pays, and who pays now this way, now that.
payment-class-other = Other methods
payment-class-mixed = Mixed
payment-class-unknown = Can’t tell yet
payment-strategy-each = Show this method first at checkout, and pass on discounts and instalments that its provider offers.
payment-strategy-other = They pay in a rare way. Keep it if it costs little; it may be why they buy here.
payment-strategy-mixed = They choose anew each time. Offer all methods alike, and the cheapest one for you first.
payment-strategy-unknown = Too little to go by. Leave the choice open.
payment-param-share = Share of the orders from which a method is theirs
payment-param-least = Least number of orders
payment-param-proof = Proof
payment-param-proof-share = The share is enough
payment-param-proof-confident = More than half, with 95% confidence
payment-param-proof-beyond = More than the shop’s own share explains
payment-rule-about = What counts is how each order in the window was paid. With {$least} orders or more, a method from {$cut} on is the customer’s own.

## Product preference
product_preference-name = Product preference
product_preference-description = Tells who keeps to one thing, who leans to it and who tries everything, and what each one’s favourite is.
product_preference-class-specialist = Specialists
product_preference-class-leaning = Leaning
product_preference-class-explorer = Explorers
product_preference-class-unknown = Can’t tell
product_preference-strategy-specialist = Tell them first about anything new in their favourite category, and keep it in stock for them. Suggest what goes with it before suggesting something else.
product_preference-strategy-leaning = Lead with their favourite, add one thing beside it. A set of both makes the step easy.
product_preference-strategy-explorer = They like to try. Send samples, new arrivals and mixed sets; ask them for reviews.
product_preference-strategy-unknown = Show what sells best, and watch what they pick next.
product_preference-param-by = Count by
product_preference-param-by-category = Category
product_preference-param-by-product = Product
product_preference-param-by-brand = Brand
product_preference-param-measure = Weigh by
product_preference-param-measure-orders = How often it was bought
product_preference-param-measure-money = What was spent on it
product_preference-param-special = Specialist: share of the favourite from
product_preference-param-lean = Leaning: share of the favourite from
product_preference-param-spread = Explorer: spread above
product_preference-param-least = Least number of purchases
product_preference-rule-orders = What counts is how often each customer bought each of {$kinds} values of “{$by}” in the window, once per order.
product_preference-rule-money = What counts is how much each customer spent on each of {$kinds} values of “{$by}” in the window.
product_preference-rule-shop = The shop’s favourite is {$first}: {$share} of all purchases. A preference has to go beyond such shares.
product_preference-rule-chance = A preference is kept only if chance alone would give it in at most {$cut} of cases; so at most one claim in twenty is false.
product_preference-rule-nobody = Nobody’s favourite is beyond what chance makes of the shop’s shares, so no preference is claimed.
product_preference-rule-specialist = The favourite is at least {$special}, beyond chance
product_preference-rule-leaning = The favourite is at least {$lean} and less than {$special}, beyond chance
product_preference-rule-explorer = No such favourite, and the spread is above {$cut}
product_preference-rule-unknown = Fewer than {$least} purchases, or none of the above
product_preference-because-claimed = {$class}: {$favourite} in {$times} of {$n} purchases ({$share}); the whole shop has {$shop}.
product_preference-because-explorer = {$class}: {$n} purchases spread over {$kinds} kinds; most often {$favourite} ({$share}).
product_preference-because-few = {$class}: {$n_count ->
    [one] one purchase
   *[other] {$n} purchases
}, and at least {$least} are needed.
product_preference-because-chance = {$class}: {$favourite} in {$times} of {$n} purchases ({$share}) can be chance, as the whole shop has {$shop}.
product_preference-because-between = {$class}: {$favourite} is only {$share} of {$n} purchases, and they are not spread widely either.
product_preference-because-nothing = {$class}: nothing in the window says what was bought.
product_preference-band-share = leaning from {$lean}, specialist from {$special}
product_preference-band-times = {$times} of {$n} purchases
product_preference-band-spread = explorer above {$cut}
product_preference-next-same = {$orders_count ->
    [one] One more purchase of the favourite
   *[other] {$orders} more purchases of the favourite
}
product_preference-note-by = There is no column for {$wanted}, so {$by} is counted.
product_preference-note-few = {$customers_count ->
    [one] One customer has
   *[other] {$customers} customers have
} fewer than {$least} purchases, so no preference is claimed.
product_preference-note-crossed = Leaning ({$lean}) begins above specialist, so there are only specialists.

## Time habit
failure-needs-time = The dates of the orders have no time of day.
    .cure = Export the orders with the time at which they were placed (most shops call it “order time” or “created at”), and drop that file.
feature-time_share = Share of the favourite time
feature-time_sure = Share that is sure (95%)
feature-mean_time = Mean time of day
feature-weekend_share = At weekends
feature-timed_orders = Orders with a time
score-time_share = Share of the favourite time
score-time_sure = Share that is sure (95%)
time_habit-name = Time habit
time_habit-description = Shows at what time of the day or week each customer usually buys.
time_habit-class-morning = Morning
time_habit-class-noon = Noon
time_habit-class-afternoon = Afternoon
time_habit-class-evening = Evening
time_habit-class-night = Night
time_habit-class-weekend = Weekend
time_habit-class-no_habit = No habit
time_habit-strategy-morning = Write before 8 in the morning, so that you are on top when they look.
time_habit-strategy-noon = Write shortly before noon; short offers that fit a lunch break work best.
time_habit-strategy-afternoon = Write just after lunch. Service by chat should be quick at this time.
time_habit-strategy-evening = Write around 6 in the evening, and start limited offers in the evening.
time_habit-strategy-night = Keep the shop and automatic answers open at night; schedule messages for late evening, never with a sound.
time_habit-strategy-weekend = Write on Friday or Saturday morning. Hold events and samplings at weekends.
time_habit-strategy-no_habit = Any time is right. Choose the hour at which the shop has hands free.
time_habit-param-bound = Habit: share that must be sure
time_habit-param-least = Least number of orders
time_habit-rule-about = What counts is when the orders in the window were placed. A time is a habit when it is sure with 95% confidence that at least {$bound} of the orders fall into it, out of {$least} or more.
time_habit-rule-part = Orders between {$hours}; in the whole shop {$shop}
time_habit-rule-weekend = Orders on Saturday and Sunday, where no time of day is a habit; in the whole shop {$shop}
time_habit-rule-none = Neither a time of day nor the weekend is sure enough
time_habit-because-hours = {$class}: {$times} of {$n} orders between {$hours}; at least {$sure} with 95% confidence.
time_habit-because-weekend = {$class}: {$times} of {$n} orders on Saturday or Sunday; at least {$sure} with 95% confidence.
time_habit-because-few = {$class}: {$n_count ->
    [one] one order tells
   *[other] {$n} orders tell
} a time, and at least {$least} are needed.
time_habit-because-none = {$class}: most often it is {$part} ({$times} of {$n} orders), but only {$sure} are sure; {$bound} are needed.
time_habit-because-nothing = {$class}: there is no order in the window.
time_habit-band-part = {$part}, {$hours}
time_habit-band-sure = habit from {$bound}
time_habit-band-mean = concentration {$length} (0 round the clock, 1 all at once)
time_habit-band-weekend = at least {$sure} is sure
time_habit-next-same = {$orders_count ->
    [one] One more order at the same time of day
   *[other] {$orders} more orders at the same time of day
}
time_habit-next-other = {$orders_count ->
    [one] One more order at another time
   *[other] {$orders} more orders at another time
}
time_habit-note-untold = {$orders_count ->
    [one] One order has
   *[other] {$orders} orders have
} no time of day (or midnight sharp, which is what files write that know none) and only count for the weekend.

## Profitability
feature-profit = Profit
feature-margin = Margin
feature-paid = Paid, where the cost is known
feature-goods_cost = Cost of the goods
feature-given_back = Given back or taken off
feature-cost_untold = Paid for goods without a cost
score-profit = Profit
score-margin = Margin
profitability-name = Profitability
profitability-description = Shows who leaves a profit after goods and returns, and who costs more than they bring.
profitability-class-maker = Profit makers
profitability-class-even = Break-even
profitability-class-loser = Loss makers
profitability-class-unknown = Cost not known
profitability-strategy-maker = Protect this business: first pick of stock, quick answers, no needless discounts. Learn what they buy and offer more of it.
profitability-strategy-even = Raise the order a little: a threshold for free delivery, dearer lines, fewer stacked vouchers.
profitability-strategy-loser = Find the leak first: discounts, returns or cheap goods only. Stop stacking vouchers and set a least order before you think of letting them go.
profitability-strategy-unknown = Fill in the cost of the goods they buy; until then treat them by what they spend.
profitability-param-band = Break-even: margin within ±
profitability-param-cost_of = The cost column tells
profitability-param-cost_of-header = What its header says
profitability-param-cost_of-row = The cost of the whole row
profitability-param-cost_of-piece = The cost of one piece
profitability-rule-about = Profit is what was paid in the window, less refunds, less the cost of the goods. What a customer costs in service is in no order and is not counted.
profitability-rule-whale = All together leave {$profit}. The most profitable fifth of customers makes {$fifth} of it; everybody with a profit makes {$made}, and the others take {$lost} away again.
profitability-rule-none = All together leave {$profit}: the shop makes no profit on its goods in this window.
profitability-rule-maker = Profit of more than {$band} of what was paid
profitability-rule-even = Profit or loss of up to {$band} of what was paid
profitability-rule-loser = Loss of more than {$band} of what was paid
profitability-rule-unknown = The cost is known for less than {$share} of their money
profitability-because = {$class}: {$profit} are left of {$paid} paid after goods for {$cost} ({$margin}).
profitability-because-returned = {$class}: nothing that was paid is left, and the profit is {$profit}.
profitability-because-unknown = {$class}: goods for {$untold} have no cost in the file, too much to say what is left.
profitability-because-nothing = {$class}: there is no order in the window.
profitability-band-above = more than {$band}
profitability-band-within = within ±{$band}
profitability-band-below = a loss of more than {$band}
profitability-next = {$money} more for the same goods
profitability-note-each = By its header the cost column tells the cost of one piece, so it is multiplied by the quantity. A parameter changes that.
profitability-note-untold = Goods sold for {$money} have no cost in the file; that money is in no profit.
profitability-note-unknown = {$customers_count ->
    [one] One customer has
   *[other] {$customers} customers have
} too few goods with a known cost, or no order in the window.

# The whale curve
chart-whale-title = The top {$top} of customers earn {$made} of the profit; the others lose {$lost} of it again
chart-whale-title-best = The top {$top} of customers earn {$made} of the profit; {$n_count ->
    [0] none of the others costs
    [one] one customer costs
   *[other] {$n} customers cost
} more than they bring
chart-whale-best-title = The top {$top} of customers
chart-whale-title-none = {$n_count ->
    [one] The one customer costs no more than they bring
   *[other] None of the {$n} customers costs more than they bring
}
chart-whale-title-money = {$made} are earned and {$lost} lost again: {$left} is left
chart-whale-subtitle = Customers from the most profitable down, profit so far as a share of what is left in the end
chart-whale-subtitle-money = Customers from the most profitable down, profit so far
chart-whale-note = Across: share of customers. The hump above the dashed line was earned and lost again. Press a tenth, the peak or a part below for its customers.
chart-whale-note-unknown = Across: share of customers. The hump above the dashed line was earned and lost again. {$n_count ->
    [one] One customer whose profit is not known is left out.
   *[other] {$n} customers whose profit is not known are left out.
}
chart-whale-nothing = No customer’s profit is known yet
chart-whale-part = {$from} to {$to} of customers, most profitable first
chart-whale-peak = earned by the top {$top}
chart-whale-peak-short = top {$top}
chart-whale-peak-title = The peak: the top {$top} of customers
chart-whale-end = left in the end: {$money}
chart-whale-end-short = left in the end
chart-whale-end-title = The end: all customers
chart-whale-made = Leave a profit
chart-whale-even = Leave nothing
chart-whale-lost = Make a loss
chart-fact-profit = Profit
chart-fact-share-profit = Share of the profit
chart-fact-so-far = Profit so far
chart-fact-profit-part = Customers by profit

## Region
feature-place = As it is written
feature-region_share = Share of all customers
region-name = Region
region-description = Shows where customers live, and what each region buys more or less of than the whole shop.
region-class-other = Other regions
region-class-unknown = Region not known
region-strategy-each = Plan delivery times, local holidays and events for this region. Put forward what it buys more of, and test whether what it buys less of is dear to send, unknown or unwanted.
region-strategy-other = Too few in each place for plans of their own: offer them what sells best everywhere.
region-strategy-unknown = Ask for the place of delivery at the next order.
region-param-level = Class by
region-param-level-region = Province, state or country
region-param-level-city = City
region-param-over = Buys more: times the shop’s share from
region-param-under = Buys less: times the shop’s share up to
region-param-orders = Tastes: orders needed in a region
region-rule-about = The list of customers says where somebody lives; where it does not, the latest order’s address does. Of Chinese addresses the province is read, of American ones the state, of others the country.
region-rule-tastes = A region buys more of a category from {$over} times the shop’s share, and less up to {$under} times, with {$orders} orders or more and beyond what chance explains. In brackets: how many standard deviations (σ) that is from what the shop’s shares alone would give (standardised residual of the χ² table).
region-rule-named = {$share} of all customers whose region is known
region-rule-over = Buys more of: {$list}
region-rule-under = Buys less of: {$list}
region-rule-other = All rarer regions together: {$share}
region-rule-unknown = Neither the list nor an order names a place
region-because-list = {$class}: the list of customers says {$text}, which is {$name}.
region-because-order = {$class}: the latest order with an address says {$text}, which is {$name}.
region-because-unread = {$class}: “{$text}” names no place.
region-because-nowhere = {$class}: neither the list of customers nor an order names a place.
region-from-list = from the list of customers
region-from-order = from the latest order
region-from-nowhere = nowhere
region-band-own = this region
region-band-other = all rarer regions together
region-note-unknown = {$customers_count ->
    [one] One customer has
   *[other] {$customers} customers have
} no place, neither in a list nor in an order.
region-note-rest = {$values_count ->
    [one] One rarer region is
   *[other] {$values} rarer regions are
} taken together ({$share} of the customers).
region-note-small = {$regions_count ->
    [one] One region has
   *[other] {$regions} regions have
} fewer than {$orders} orders, so nothing is said of their tastes.
region-note-no-cities = The data names no cities, so regions are shown.

## Price sensitivity
feature-sensitivity = Price score
feature-discount_share = Orders with a discount
feature-discount_depth = Discount off the list price
feature-price_index = Price index
feature-promo_timing = Spent in weeks of promotion
feature-full_price_again = Bought at full price after a discount
score-sensitivity = Price score
score-discount_share = Share of discounted orders
score-price_index = Price index
price_sensitivity-name = Price sensitivity
price_sensitivity-description = Tells who buys when it is cheaper from who pays for what is better.
price_sensitivity-class-price_driven = Price-driven
price_sensitivity-class-quality_driven = Quality-driven
price_sensitivity-class-mixed = In between
price_sensitivity-class-unknown = Can’t tell yet
price_sensitivity-strategy-price_driven = Write when there is an offer, and only then. Show large packs and own brands. Check that what they buy still leaves a margin.
price_sensitivity-strategy-quality_driven = No discounts: show origin, tests and new lines. Early access and good service are worth more to them than a voucher.
price_sensitivity-strategy-mixed = Small thanks now and then. Try full price first, and keep offers for when they have been away.
price_sensitivity-strategy-unknown = Too few orders. Do not teach them to wait for discounts.
price_sensitivity-param-top = Price-driven: top part of the score
price_sensitivity-param-half = Price-driven: share of discounted orders from
price_sensitivity-param-dear = Quality-driven: price index from
price_sensitivity-param-least = Least number of orders
price_sensitivity-rule-about = Four measures make the score, each in standard deviations from the mean: how many orders have a discount, how deep it is, how cheap the choice is within category and month, and how much is spent in weeks of promotion.
price_sensitivity-rule-shop = In the whole shop {$common} of the orders have a discount; {$weeks_count ->
    [one] one week counts as a promotion
   *[other] {$weeks} weeks count as promotions
}, with {$promoted} of the spend. Few orders of one’s own are drawn towards the shop’s share.
price_sensitivity-rule-price = Score in the top {$part} ({$top} or more), and a discount on at least {$half} of the orders
price_sensitivity-rule-nobody = Nobody has {$least} orders, so nobody can be in the top part
price_sensitivity-rule-quality = Prices at least {$dear} above the median of category and month, and fewer discounted orders than the middle customer ({$middle})
price_sensitivity-rule-mixed = Neither of the two
price_sensitivity-rule-unknown = Fewer than {$least} orders, or nothing tells the discount
price_sensitivity-because-price = {$class}: a discount on {$times} of {$n} orders, {$depth} off the list price in all.
price_sensitivity-because-quality = {$class}: pays {$index} times the median price, with a discount on only {$times} of {$n} orders.
price_sensitivity-because-mixed = {$class}: a discount on {$times} of {$n} orders, {$depth} off in all; neither cut is reached.
price_sensitivity-because-few = {$class}: {$n_count ->
    [one] one order
   *[other] {$n} orders
}, and at least {$least} are needed.
price_sensitivity-because-untold = {$class}: the file tells neither a discount nor a list price.
price_sensitivity-band-share = {$times} of {$n}, drawn to the shop’s share; price-driven from {$half}, the middle customer has {$middle}
price_sensitivity-band-score = price-driven from {$top}
price_sensitivity-band-mean = mean {$mean}
price_sensitivity-band-index = mean {$mean}; 1 is the median price; quality-driven from {$dear}
price_sensitivity-band-promo = the whole shop: {$shop}
price_sensitivity-band-again = yes: they do not only wait for offers
price_sensitivity-yes = yes
price_sensitivity-no = no
price_sensitivity-next-discount = {$orders_count ->
    [one] One more order with a discount
   *[other] {$orders} more orders with a discount
}
price_sensitivity-next-full = {$orders_count ->
    [one] One more order at full price
   *[other] {$orders} more orders at full price
}
price_sensitivity-note-few = {$customers_count ->
    [one] One customer has
   *[other] {$customers} customers have
} fewer than {$least} orders, so nothing is claimed of them.
price_sensitivity-note-champions = Of {$champions_count ->
    [one] the one champion
   *[other] the {$champions} champions
} by RFM, {$dependent} ({$share}) had a discount on at least {$half} of their orders. Of the champions’ orders {$orders} had a discount, of all orders {$common}.
price_sensitivity-note-category = There is no category, so prices are compared with all that was sold in the month.
price_sensitivity-note-weeks = Discounts are much the same in all weeks, so no week counts as a promotion.

## Attribute preference
feature-attribute = Attribute
feature-also = Also more than by chance
attribute_preference-name = Attribute preference
attribute_preference-description = Shows which attribute each customer looks for: organic, goat’s milk, a stage, a brand.
attribute_preference-class-organic = Organic
attribute_preference-class-goat = Goat’s milk
attribute_preference-class-a2 = A2
attribute_preference-class-special = Special formula
attribute_preference-class-sugar_free = No sugar
attribute_preference-class-imported = Imported
attribute_preference-class-gift = Gifts
attribute_preference-class-stage1 = Stage 1
attribute_preference-class-stage2 = Stage 2
attribute_preference-class-stage3 = Stage 3
attribute_preference-class-stage4 = Stage 4
attribute_preference-class-none = No attribute
attribute_preference-strategy-each = Tell them first about anything new with this attribute, and when it is back in stock. Name it in the first line of the message.
attribute_preference-strategy-organic = Tell them first about new organic products. Show certificates and origin; invite them to samplings.
attribute_preference-strategy-goat = Tell them first about goat’s milk products. Explain the difference in taste and digestion; never let it run out.
attribute_preference-strategy-a2 = Tell them first about A2 products, and explain them in plain words.
attribute_preference-strategy-special = There is often a need behind it. Keep stock certain, give advice by a trained person, suggest nothing at random.
attribute_preference-strategy-sugar_free = Put forward products without sugar, and show the list of ingredients.
attribute_preference-strategy-imported = Show origin and papers, and tell delivery times honestly.
attribute_preference-strategy-gift = Write before holidays, offer wrapping and delivery to another address.
attribute_preference-strategy-stage1 = The child is a baby. Accompany the first months; announce stage 2 before it is due.
attribute_preference-strategy-stage2 = Announce stage 3 in time, with a small pack to change over.
attribute_preference-strategy-stage3 = The longest stage: large packs and refills save them trouble.
attribute_preference-strategy-stage4 = They will need no formula soon. Lead over to what older children eat and use.
attribute_preference-strategy-none = No attribute matters more to them than to others. Show what sells best.
attribute_preference-param-words = Word list
attribute_preference-param-words-hint = One attribute a line: its name, a colon, words of product titles parted by commas. A name that is in the list (organic, goat, a2, special, sugar_free, imported, gift, stage1 to stage4, or one of its words) gets these words instead; without words it is off. Any other name is a new attribute.
attribute_preference-param-brands = Brands as attributes
attribute_preference-param-share = Least share of the purchases
attribute_preference-param-least = Least number of purchases
attribute_preference-rule-about = An attribute is read from the titles of products. It is the customer’s when it is in at least {$share} of {$least} or more purchases, and more often than the shop’s own share explains; of several the surest one counts.
attribute_preference-rule-words = Titles with: {$words}; {$shop} of all purchases in the shop
attribute_preference-rule-brand = This brand; {$shop} of all purchases in the shop
attribute_preference-rule-off = Switched off: it has no words
attribute_preference-rule-none = Fewer than {$least} purchases, or no attribute beyond chance
attribute_preference-because = {$class}: in {$times} of {$n} purchases ({$share}); the whole shop has {$shop}.
attribute_preference-because-chance = {$class}: nearest comes “{$attribute}”, in {$times} of {$n} purchases ({$share}), but the whole shop has {$shop}; that can be chance.
attribute_preference-because-none = {$class}: none of {$n} purchases has an attribute of the word list.
attribute_preference-because-few = {$class}: {$n_count ->
    [one] one purchase
   *[other] {$n} purchases
}, and at least {$least} are needed.
attribute_preference-because-nothing = {$class}: nothing in the window says what was bought.
attribute_preference-next-with = {$orders_count ->
    [one] One more purchase
   *[other] {$orders} more purchases
} with “{$attribute}”
attribute_preference-next-without = {$orders_count ->
    [one] One more purchase
   *[other] {$orders} more purchases
} without “{$attribute}”
attribute_preference-note-unread = {$lines_count ->
    [one] One line
   *[other] {$lines} lines
} of the word list could not be read: each needs a name, a colon and words, and there is room for twelve new names.
attribute_preference-note-nothing = No product title has a word of the list. Add the words of your own shop.

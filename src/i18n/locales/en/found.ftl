## Classifiers found in the data or made by the person, and those of rhythm and basket.

## Features and scores
feature-channel_share = Share of the main channel
feature-cluster_confidence = Confidence
feature-gap_cv = Variation of the gaps
feature-gaps = Gaps between orders
feature-regularity_confidence = Confidence
feature-order_median = Order in the middle (median)
feature-value_rank = Rank by net revenue
feature-habit_rank = Rank by habit
feature-relation_rank = Rank by relationship
feature-relation_level = Relationship level
feature-mean_rank = Mean of the ranks
feature-top_rankings = Rankings they are at the top of
score-cluster_confidence = Confidence in the group
score-cluster_distance = How near to another group, 1 at the border
score-gap_cv = Variation of the gaps
score-order_value = Average order
score-value_rank = Rank by net revenue
score-habit_rank = Rank by habit
score-relation_rank = Rank by relationship
score-mean_rank = Mean of the ranks
score-top_rankings = Rankings they are at the top of

## Clusters
clusters-name = Groups in the data
clusters-description = Lets the data form the groups, without a rule set beforehand, and says how far to trust them.
clusters-class-g1 = Group 1
clusters-class-g2 = Group 2
clusters-class-g3 = Group 3
clusters-class-g4 = Group 4
clusters-class-g5 = Group 5
clusters-class-g6 = Group 6
clusters-class-g7 = Group 7
clusters-class-g8 = Group 8
clusters-class-no_orders = No orders in the window
clusters-strategy-g1 = The most revenue per customer. Look at the list before you act: here a personal word pays first.
clusters-strategy-g2 = Second by revenue per customer. Find out what keeps them from Group 1: how often, how much, or how recently they buy.
clusters-strategy-g3 = Third by revenue per customer. Pick one thing to change, the next order or a larger one, and measure it on this group.
clusters-strategy-g4 = Fourth by revenue per customer. Try one offer on half of them and compare with the other half.
clusters-strategy-g5 = Fifth by revenue per customer. Reach them with messages that run by themselves.
clusters-strategy-g6 = Sixth by revenue per customer. Keep the effort low and watch who moves up.
clusters-strategy-g7 = Seventh by revenue per customer. Write at the big seasons only.
clusters-strategy-g8 = The least revenue per customer. Serve them through the shop itself.
clusters-strategy-no_orders = Nothing in the window: they bought before it, or there are refunds only. Widen the window to see where they belong.
clusters-param-method = Way of grouping
clusters-param-method-kmeans = Nearest centre (k-means)
clusters-param-method-mixture = Overlapping clouds (Gaussian mixture)
clusters-param-k_by = Number of groups
clusters-param-k_by-silhouette = What the data show best (up to 8)
clusters-param-k_by-own = My own number
clusters-param-k = Groups
clusters-param-use_order_value = Group by average order too
clusters-param-use_tenure = Group by time since the first order too
clusters-param-use_channel = Group by channel too
clusters-param-use_categories = Group by number of categories too
clusters-tag-recency-low = bought recently
clusters-tag-recency-high = have not bought for long
clusters-tag-frequency-low = order seldom
clusters-tag-frequency-high = order often
clusters-tag-monetary-low = spend little
clusters-tag-monetary-high = spend much
clusters-tag-order_value-low = small baskets
clusters-tag-order_value-high = large baskets
clusters-tag-tenure-low = new customers
clusters-tag-tenure-high = long-standing customers
clusters-tag-channel_share-low = use other channels than most
clusters-tag-channel_share-high = keep to the main channel
clusters-tag-categories-low = buy from few categories
clusters-tag-categories-high = buy from many categories
clusters-advice-keep = Worth more than most and still here: keep them, thank them, ask for a recommendation.
clusters-advice-grow = Here, but worth less than most: lead them to the next or a larger order.
clusters-advice-win-back = Worth more than most, but away: call or write personally before they are gone.
clusters-advice-little = Worth less than most, and away: one good offer at the season, no more.
clusters-rule-about = Customers who are alike in {$features} form a group. Each figure counts by its order of magnitude (logarithm) and with the same weight.
clusters-rule-about-clouds = Customers are taken for a mixture of clouds in {$features}; each is in the cloud that they most probably come from. Clouds may differ in size and width and may overlap. Each figure counts by its order of magnitude (logarithm), shares as they are.
clusters-rule-clear = {$groups} groups, clearly apart: silhouette {$silhouette} (1 would be perfect, below 0.25 there are none).
clusters-rule-weak = {$groups} groups that shade into one another: silhouette {$silhouette} (1 would be perfect, below 0.25 there are none).
clusters-rule-unclear = {$groups} groups, but hardly apart: silhouette {$silhouette} (1 would be perfect, below 0.25 there are none).
clusters-rule-tried = Silhouettes with 2 to {$most} groups: {$silhouettes}. The highest decides.
clusters-rule-criteria = Bayesian information criterion with 1 to {$most} clouds: {$criteria}. The highest decides.
clusters-rule-sample = Silhouette and confidence are measured on {$sample} customers drawn by chance, always the same ones.
clusters-rule-tags = Against the others: {$tags}
clusters-rule-middling = In the middle of all customers in every respect
clusters-rule-usual = The centre: last order {$recency} days ago, {$frequency} orders, net revenue {$monetary}, average order {$order_value} (geometric means)
clusters-rule-usual-channel = {$share} of their orders come through the main channel, {$channel}
clusters-rule-usual-categories = Usually {$categories} categories bought
clusters-rule-stable = Found again when customers are drawn anew: {$jaccard} alike. A group to rely on.
clusters-rule-fair = Found again when customers are drawn anew: {$jaccard} alike. Its core holds, its border does not.
clusters-rule-shaky = Found again when customers are drawn anew: only {$jaccard} alike. Do not rely on this group.
clusters-because = {$class}, because its centre is the nearest: the distance is {$part} of that to {$other}, the next nearest.
clusters-because-likely = {$class}, with a chance of {$chance}; next comes {$other}.
clusters-because-only = {$class}, because there is only one group.
clusters-because-none = There is no order in the window.
clusters-band-usual = centre of the group: {$usual}
clusters-band-resampled = of {$draws} resamples agree
clusters-band-chance = the chance of coming from this cloud
clusters-next-order = One order of the usual size today
clusters-next-silence = {$days_count ->
    [one] One more day without an order
   *[other] No order for {$days} more days
}
clusters-note-alike = All customers are alike in what is looked at, so there is one group.
clusters-note-one-cloud = One cloud explains these customers as well as several would, so there is one group. Rules with fixed cuts (RFM, ABC) tell more here.
clusters-note-more-clouds = {$groups} clouds is the most that is tried, and more would fit better still: these customers shade into one another. Fewer groups of your own number are easier to act on.
clusters-note-no-clouds = Too few customers differ for a mixture; grouped by nearest centre instead.
clusters-note-no-column = The data has no column “{$role}”, so the groups are made without it.
clusters-note-unclear = These groups are hardly apart (silhouette {$silhouette}): take them as a convenient division, not as kinds of customers.
clusters-note-fewer = Customers differ too little for that many groups; there are {$groups}.
clusters-note-shaky = Hardly found again when customers are drawn anew: {$groups}. Do not build on it.
clusters-note-no-orders = {$customers_count ->
    [one] One customer has no order in the window.
   *[other] {$customers} customers have no order in the window.
}

## Regularity
regularity-name = Purchase regularity (XYZ)
regularity-description = Tells steady buyers from those who come and go, by how even the gaps between their orders are.
regularity-class-x = X · steady
regularity-class-y = Y · swaying
regularity-class-z = Z · erratic
regularity-class-too_few = Too few orders
regularity-strategy-x = Their next order can be foreseen. Remind them a few days before, offer a subscription or a refill, and keep the goods in stock.
regularity-strategy-y = There is a rhythm, with shifts by season or need. Write within the usual span rather than on a day, and offer a small reason to come now.
regularity-strategy-z = No date fits them. React to what they do, a visit, a question, a season, instead of following a calendar.
regularity-strategy-too_few = Too early to tell. Lead them to the next orders; a rhythm shows from the fourth order day on.
regularity-param-x_cut = X: variation below
regularity-param-y_cut = Y: variation below
regularity-param-min_gaps = Gaps needed to judge
regularity-rule-about = What counts is the coefficient of variation of the gaps between order days in the window: their standard deviation divided by their average. {$judged_count ->
    [one] One customer has
   *[other] {$judged} customers have
} gaps enough.
regularity-rule-x = Variation below {$x}
regularity-rule-y = Variation from {$x} to less than {$y}
regularity-rule-z = Variation of {$y} or more
regularity-rule-too-few = Fewer than {$gaps} gaps, that is too few days with an order
regularity-because = {$class}, because an order comes every {$gap} days, give or take {$swing}: a variation of {$cv}.
regularity-because-too-few = {$gaps_count ->
    [one] There is one gap
   *[other] There are {$gaps} gaps
} between order days; {$needed} are needed to judge.
regularity-band-x = less than {$x}
regularity-band-y = {$x} to less than {$y}
regularity-band-z = {$y} or more
regularity-band-needed = {$gaps} needed
regularity-band-resampled = of {$draws} draws of their own gaps agree
regularity-next-order = One order today
regularity-note-crossed = The cut of Y is below that of X. Both are taken to be {$x}, so nobody is Y.
regularity-note-nobody = Nobody has {$gaps} gaps between order days in the window, so nobody can be judged. Widen the window.

## Order-value tiers
order_value-name = Order-value tiers
order_value-description = Splits customers by what an average order of theirs brings, however often they order.
order_value-class-high = Large orders
order_value-class-mid = Middling orders
order_value-class-low = Small orders
order_value-class-no_orders = No orders in the window
order_value-strategy-high = Offer quality, sets and service rather than discounts. Show the better product first, and make one large delivery easy.
order_value-strategy-mid = Show what goes with their order and what the next larger pack saves.
order_value-strategy-low = Set a sum from which delivery is free, a little above their usual order. Suggest small additions at the till.
order_value-strategy-no_orders = Nothing in the window: they bought before it, or there are refunds only. One reminder is enough.
order_value-param-high_customers = Large: this share of customers
order_value-param-mid_customers = Large and middling together: this share of customers
order_value-param-value_cuts = Average order
order_value-rule-about = What counts is net revenue divided by orders, both in the window; equal customers share a tier.
order_value-note-claim-untold = “Who spends more per order minds the price less” is often said. The orders name no discount and no list price here, so it can’t be tested.
order_value-note-claim-none = “Who spends more per order minds the price less” can’t be tested here: nobody was given a discount.
order_value-note-claim-alike = “Who spends more per order minds the price less” can’t be tested here: all average orders, or all shares of discounts, are the same.
order_value-note-claim-few = “Who spends more per order minds the price less” can’t be tested on {$customers_count ->
    [one] one customer
   *[other] {$customers} customers
} with a list price or discount; it takes {$least}.
order_value-note-claim-holds = “Who spends more per order minds the price less” holds in these data: the larger the average order, the smaller the share that was let off the list price (rank correlation {$rho}, 95 % interval {$low} to {$high}, p ≤ {$p}; {$customers} customers, {$had} of them with a discount).
order_value-note-claim-opposite = “Who spends more per order minds the price less” is not so in these data: the larger the average order, the larger the share that was let off the list price (rank correlation {$rho}, 95 % interval {$low} to {$high}, p ≤ {$p}; {$customers} customers, {$had} of them with a discount).
order_value-note-claim-neither = “Who spends more per order minds the price less” does not show in these data: the average order and the share that was let off the list price hardly go together (rank correlation {$rho}, 95 % interval {$low} to {$high}, p ≤ {$p}; {$customers} customers, {$had} of them with a discount).
order_value-rule-high = An average order above {$high}
order_value-rule-mid = An average order above {$low}, up to {$high}
order_value-rule-low = An average order up to {$high}
order_value-because-above = {$class}, because the average order is {$value} (above {$high}).
order_value-because-between = {$class}, because the average order is {$value} (above {$mid}, up to {$high}).
order_value-because-below = {$class}, because the average order is {$value} (up to {$mid}).
order_value-because-none = There is no order in the window.
order_value-band-high = above {$high}
order_value-band-mid = above {$low}, up to {$high}
order_value-band-low = up to {$high}
order_value-next = One order of more than {$money} today
order_value-note-flat = The average order is the same for everybody, so it tells nobody apart.
order_value-note-no-orders = {$customers_count ->
    [one] One customer has no order in the window.
   *[other] {$customers} customers have no order in the window.
}

## Dormancy
dormancy-name = Dormant customers
dormancy-description = Finds customers who have been silent for too long, by their own cadence rather than by fixed days.
dormancy-class-active = Active
dormancy-class-cooling = Cooling
dormancy-class-dormant = Dormant
dormancy-class-lost = Lost
dormancy-class-no_orders = No orders
dormancy-strategy-active = Within their usual time. Let them buy in peace; a thank-you is enough.
dormancy-strategy-cooling = The usual day has passed. A friendly reminder of what they bought last is due now.
dormancy-strategy-dormant = Most who return would be back by now. Ask personally what is wrong and give one good reason to come back.
dormancy-strategy-lost = Hardly anybody returns after this long. Ask once why they left, then take them off the regular mailings.
dormancy-strategy-no_orders = No valid order: refunds only. Find out what went wrong with the first order.
dormancy-param-preset = Days to use while there is too little data
dormancy-param-preset-fmcg = Consumables (30 / 60 / 90 / 180 days)
dormancy-param-preset-apparel = Clothes (90 / 180 / 365 / 540 days)
dormancy-param-preset-durable = Durables (180 / 365 / 730 / 1095 days)
dormancy-param-horizon = Chance to come back within, days
dormancy-rule-active = Less silent than the first of these days
dormancy-rule-cooling = From the day of cooling on
dormancy-rule-dormant = From the day of being at risk until that of being lost
dormancy-rule-lost = From the last of these days on
dormancy-rule-no_orders = No valid order
dormancy-because-none = There is no valid order.
dormancy-note-no-orders = {$customers_count ->
    [one] One customer has refunds only and no order to count from.
   *[other] {$customers} customers have refunds only and no order to count from.
}

## Key accounts
key_account-name = Key accounts
key_account-description = Ranks customers by value, by habit and by relationship, and shows who is at the top of all of them.
key_account-class-core = Core
key_account-class-by_value = Key by value
key_account-class-by_frequency = Key by habit
key_account-class-by_relationship = Key by relationship
key_account-class-not_key = Not key
key_account-strategy-core = At the top of every ranking. A named contact, priority service and a plan for the year; losing one is a matter for the owner.
key_account-strategy-by_value = At the top by money, but missing from at least one other ranking. The reasons say which: often it is contact, sometimes habit. Close that gap.
key_account-strategy-by_frequency = Often and not small, though not among the largest by money: a habit that is worth much in the long run. Reward it, and suggest the next better product.
key_account-strategy-by_relationship = Close to you, but not yet among the large. Ask them for advice and for recommendations, and see what else they need.
key_account-strategy-not_key = Serve them well and automatically. The next to rise show in the distance to the top.
key_account-param-value_share = Top by net revenue: share of customers
key_account-param-habit_share = Top by habit: share of customers
key_account-param-relation_level = Top by relationship: from this level on (4 is proactive, 5 a partnership)
key_account-param-contact_share = Top by number of contacts: share of customers
key_account-rule-about = Two rankings are made from orders: net revenue, and habit. Habit multiplies two ranks, how many customers order no more often and how many order no larger; the top {$share} counts.
key_account-rule-relation = The third is closeness of the relationship, read from the contact log of the last {$months} months: first everybody from the level “{$level}” on, then by the number of contacts, of which the top {$share} counts. Core is who is at the top of all three; everybody else is named by the first that holds.
key_account-rule-mean = The mean of the ranks is the consensus of the rankings: sort the list by it, the lowest is key by all of them together. Equal customers share the mean of their ranks.
key_account-rule-agree-three = The three rankings largely agree (mean rank correlation {$rho}): {$core} customers are at the top of all, {$value} by revenue, {$habit} by habit, {$relation} by relationship.
key_account-rule-partly-three = The three rankings agree in part (mean rank correlation {$rho}): {$core} customers are at the top of all, {$value} by revenue, {$habit} by habit, {$relation} by relationship. Look at those in one of them only.
key_account-rule-differ-three = The three rankings differ (mean rank correlation {$rho}): only {$core} customers are at the top of all, {$value} by revenue, {$habit} by habit, {$relation} by relationship. One figure alone would miss many.
key_account-rule-made = The third, closeness of the relationship, needs a table of contacts. Core is who is at the top of every ranking that can be made; everybody else is named by the first that holds.
key_account-rule-agree = The rankings largely agree (rank correlation {$rho}): {$core} of the {$value} at the top by revenue and {$habit} by habit are the same.
key_account-rule-partly = The rankings agree in part (rank correlation {$rho}): {$core} of the {$value} at the top by revenue and {$habit} by habit are the same. Look at those in one of them only.
key_account-rule-differ = The rankings differ (rank correlation {$rho}): only {$core} of the {$value} at the top by revenue and {$habit} by habit are the same. One figure alone would miss many.
key_account-rule-core = At the top of every ranking: {$customers_count ->
    [one] one customer
   *[other] {$customers} customers
}
key_account-rule-value = Net revenue of {$least} or more (top {$share}, {$customers_count ->
    [one] one customer
   *[other] {$customers} customers
}), but not core
key_account-rule-nobody = Nobody has positive net revenue
key_account-rule-frequency = Top {$share} by habit ({$customers_count ->
    [one] one customer
   *[other] {$customers} customers
}), and at the top of no ranking before
key_account-rule-relationship = Top by relationship only
key_account-rule-relationship-made = Relationship “{$level}” or closer, or {$least_count ->
    [one] a contact
   *[other] {$least} contacts or more
} ({$customers_count ->
    [one] one customer
   *[other] {$customers} customers
}), and at the top of no ranking before
key_account-rule-relationship-level = Relationship “{$level}” or closer ({$customers_count ->
    [one] one customer
   *[other] {$customers} customers
}), and at the top of no ranking before
key_account-rule-rest = At the top of no ranking
key_account-because-core = {$class}, because they are at the top of every ranking: {$value} by net revenue and {$habit} by habit, of {$customers}.
key_account-because-by_value = {$class}, because they rank {$value} of {$customers} by net revenue, but {$habit} by habit.
key_account-because-by_frequency = {$class}, because they rank {$habit} of {$customers} by habit, but {$value} by net revenue.
key_account-because-by_relationship = {$class}, because of the relationship: by net revenue they rank {$value} of {$customers}, by habit {$habit}.
key_account-because-not_key = {$class}, because they rank {$value} by net revenue and {$habit} by habit of {$customers}, neither at the top.
key_account-because-core-three = {$class}, because they are at the top of every ranking: {$value} by net revenue, {$habit} by habit and {$relation} by relationship, of {$customers}.
key_account-because-by_value-three = {$class}, because they rank {$value} of {$customers} by net revenue; by habit they rank {$habit}, by relationship {$relation}.
key_account-because-by_frequency-three = {$class}, because they rank {$habit} of {$customers} by habit; by net revenue they rank {$value}, by relationship {$relation}.
key_account-because-by_relationship-three = {$class}, because they rank {$relation} of {$customers} by relationship, but {$value} by net revenue and {$habit} by habit.
key_account-because-not_key-three = {$class}, because they rank {$value} by net revenue, {$habit} by habit and {$relation} by relationship of {$customers}, none of it at the top.
key_account-band-contacts = top: {$least} or more
key_account-band-level = top: “{$least}” or closer
key_account-band-mean = of {$rankings} rankings
key_account-band-tops = of {$rankings}
key_account-band-only-one = of {$rankings}: key by one figure only, look closer
key_account-band-top = top: up to rank {$rank}
key_account-band-from = top: {$least} or more
key_account-next-orders = {$orders_count ->
    [one] One more order of about {$money}
   *[other] {$orders} more orders of about {$money}
}
key_account-next-money = One order of {$money}
key_account-next-contacts = {$contacts_count ->
    [one] One more contact
   *[other] {$contacts} more contacts
}
key_account-note-no-contact-lately = The contact log has nobody in the last {$months} months, so nobody can be ranked by relationship.
key_account-note-one-of-two = {$customers_count ->
    [one] One customer is
   *[other] {$customers} customers are
} at the top of one ranking only ({$value} by net revenue, {$habit} by habit). Look at them one by one: one figure alone decides.
key_account-note-one-of-three = {$customers_count ->
    [one] One customer is
   *[other] {$customers} customers are
} at the top of one ranking only ({$value} by net revenue, {$habit} by habit, {$relation} by relationship). Look at them one by one: one figure alone decides.
key_account-note-no-contacts = There is no table of contacts, so nobody can be ranked by relationship.
key_account-note-no-orders = {$customers_count ->
    [one] One customer has no order in the window and no rank by habit.
   *[other] {$customers} customers have no order in the window and no rank by habit.
}

## Variants of RFM
rfm-param-variant = One figure more
rfm-param-variant-rfm = None, just R, F and M
rfm-param-variant-lrfm = LRFM: length of the relationship
rfm-param-variant-rfmt = RFMT: time between orders
rfm-param-variant-rfmd = RFMD: diversity of what is bought
rfm-param-variant-rfmp = RFMP: profit that is left
rfm-param-variant-rfe = RFE: engagement instead of money
rfm-param-variant-weighted = Weighted by entropy: one score of the three
rfm-param-variant-ahp = Weighted by your comparisons (AHP)
rfm-param-diversity_of = Diversity counts
rfm-param-diversity_of-auto = products, else categories
rfm-param-diversity_of-product = products
rfm-param-diversity_of-category = categories
rfm-param-ahp_rf = R against F
rfm-param-ahp_rf-1 = 1: equally important
rfm-param-ahp_rf-2 = 2: R is a little more important
rfm-param-ahp_rf-3 = 3: R is moderately more important
rfm-param-ahp_rf-4 = 4: R is moderately to strongly more important
rfm-param-ahp_rf-5 = 5: R is strongly more important
rfm-param-ahp_rf-6 = 6: R is strongly to very strongly more important
rfm-param-ahp_rf-7 = 7: R is very strongly more important
rfm-param-ahp_rf-8 = 8: R is very strongly to extremely more important
rfm-param-ahp_rf-9 = 9: R is extremely more important
rfm-param-ahp_rf-1_2 = 1/2: F is a little more important
rfm-param-ahp_rf-1_3 = 1/3: F is moderately more important
rfm-param-ahp_rf-1_4 = 1/4: F is moderately to strongly more important
rfm-param-ahp_rf-1_5 = 1/5: F is strongly more important
rfm-param-ahp_rf-1_6 = 1/6: F is strongly to very strongly more important
rfm-param-ahp_rf-1_7 = 1/7: F is very strongly more important
rfm-param-ahp_rf-1_8 = 1/8: F is very strongly to extremely more important
rfm-param-ahp_rf-1_9 = 1/9: F is extremely more important
rfm-param-ahp_rm = R against M
rfm-param-ahp_rm-1 = 1: equally important
rfm-param-ahp_rm-2 = 2: R is a little more important
rfm-param-ahp_rm-3 = 3: R is moderately more important
rfm-param-ahp_rm-4 = 4: R is moderately to strongly more important
rfm-param-ahp_rm-5 = 5: R is strongly more important
rfm-param-ahp_rm-6 = 6: R is strongly to very strongly more important
rfm-param-ahp_rm-7 = 7: R is very strongly more important
rfm-param-ahp_rm-8 = 8: R is very strongly to extremely more important
rfm-param-ahp_rm-9 = 9: R is extremely more important
rfm-param-ahp_rm-1_2 = 1/2: M is a little more important
rfm-param-ahp_rm-1_3 = 1/3: M is moderately more important
rfm-param-ahp_rm-1_4 = 1/4: M is moderately to strongly more important
rfm-param-ahp_rm-1_5 = 1/5: M is strongly more important
rfm-param-ahp_rm-1_6 = 1/6: M is strongly to very strongly more important
rfm-param-ahp_rm-1_7 = 1/7: M is very strongly more important
rfm-param-ahp_rm-1_8 = 1/8: M is very strongly to extremely more important
rfm-param-ahp_rm-1_9 = 1/9: M is extremely more important
rfm-param-ahp_fm = F against M
rfm-param-ahp_fm-1 = 1: equally important
rfm-param-ahp_fm-2 = 2: F is a little more important
rfm-param-ahp_fm-3 = 3: F is moderately more important
rfm-param-ahp_fm-4 = 4: F is moderately to strongly more important
rfm-param-ahp_fm-5 = 5: F is strongly more important
rfm-param-ahp_fm-6 = 6: F is strongly to very strongly more important
rfm-param-ahp_fm-7 = 7: F is very strongly more important
rfm-param-ahp_fm-8 = 8: F is very strongly to extremely more important
rfm-param-ahp_fm-9 = 9: F is extremely more important
rfm-param-ahp_fm-1_2 = 1/2: M is a little more important
rfm-param-ahp_fm-1_3 = 1/3: M is moderately more important
rfm-param-ahp_fm-1_4 = 1/4: M is moderately to strongly more important
rfm-param-ahp_fm-1_5 = 1/5: M is strongly more important
rfm-param-ahp_fm-1_6 = 1/6: M is strongly to very strongly more important
rfm-param-ahp_fm-1_7 = 1/7: M is very strongly more important
rfm-param-ahp_fm-1_8 = 1/8: M is very strongly to extremely more important
rfm-param-ahp_fm-1_9 = 1/9: M is extremely more important
rfm-of-products = products
rfm-of-categories = categories
rfm-band-d-below = up to {$high} {$of}
rfm-band-d-between = more than {$low}, up to {$high} {$of}
rfm-band-d-above = more than {$low} {$of}
rfm-band-d-all = everybody
rfm-band-p-below = up to {$high}
rfm-band-p-between = more than {$low}, up to {$high}
rfm-band-p-above = more than {$low}
rfm-band-p-all = everybody
rfm-band-e-below = up to {$high}
rfm-band-e-between = more than {$low}, up to {$high}
rfm-band-e-above = more than {$low}
rfm-band-e-all = everybody
rfm-rule-d-below = {$which} {$score}: bought up to {$high} of your {$of}
rfm-rule-d-between = {$which} {$score}: bought more than {$low}, up to {$high} of your {$of}
rfm-rule-d-above = {$which} {$score}: bought more than {$low} of your {$of}
rfm-rule-d-all = {$which} {$score}: everybody
rfm-rule-p-below = {$which} {$score}: profit up to {$high}
rfm-rule-p-between = {$which} {$score}: profit above {$low}, up to {$high}
rfm-rule-p-above = {$which} {$score}: profit above {$low}
rfm-rule-p-all = {$which} {$score}: everybody
rfm-rule-e-below = {$which} {$score}: engagement up to {$high}
rfm-rule-e-between = {$which} {$score}: engagement above {$low}, up to {$high}
rfm-rule-e-above = {$which} {$score}: engagement above {$low}
rfm-rule-e-all = {$which} {$score}: everybody
rfm-rule-about-engaged = Each customer gets a score for recency (R), frequency (F) and engagement (E); equal customers get equal scores. FE is the mean of F and E, halves rounded up. Engagement adds up contacts and answers, or where there is no contact log visits to the page: a visit in person counts 3, a call or an act on the page 2, everything else 1, and half as much after every 90 days.
rfm-rule-compared = One score of the three by your comparisons: R weighs {$r}, F {$f}, M {$m}. Consistency ratio {$ratio}; up to 0.10 they agree well enough. The groups stay as they are.
rfm-because-engaged = {$class}: R {$r}, F {$f}, E {$m} (FE {$fm}).
rfm-next-order-plain = Orders today
rfm-note-lacks-diversity = The orders name none of what diversity counts (products or categories), so there is no D: this is plain RFM.
rfm-note-lacks-profit = The orders tell the cost of too few goods, so there is no profit to score: this is plain RFM.
rfm-note-lacks-engagement = There is neither a contact log nor a list of visits to the page that names these customers, so there is no E: this is plain RFM.
rfm-note-without = {$customers_count ->
    [one] One customer has
   *[other] {$customers} customers have
} no {$which} score: too little is known of what they bought.
rfm-note-inconsistent = Your three comparisons contradict one another (consistency ratio {$ratio}, at most 0.10 is fine). By way of F, R would be {$implied} times as important as M: bring “R against M” nearer to that, or change the other two.
feature-diversity = Different products or categories
feature-engagement = Engagement
score-d_score = D score
score-p_score = P score
score-e_score = E score
score-fe_score = FE score
rfm-band-l-below = up to {$high} days
rfm-band-l-between = more than {$low}, up to {$high} days
rfm-band-l-above = more than {$low} days
rfm-band-l-all = everybody
rfm-rule-l-below = {$which} {$score}: up to {$high} days from the first to the last order
rfm-rule-l-between = {$which} {$score}: more than {$low}, up to {$high} days from the first to the last order
rfm-rule-l-above = {$which} {$score}: more than {$low} days from the first to the last order
rfm-rule-l-all = {$which} {$score}: everybody
rfm-band-t-below = less than {$high} days
rfm-band-t-between = {$low} to less than {$high} days
rfm-band-t-above = {$low} days or more
rfm-band-t-all = everybody who ordered twice
rfm-rule-t-below = {$which} {$score}: less than {$high} days between orders
rfm-rule-t-between = {$which} {$score}: {$low} to less than {$high} days between orders
rfm-rule-t-above = {$which} {$score}: {$low} days or more between orders
rfm-rule-t-all = {$which} {$score}: everybody who ordered twice
rfm-rule-weights = One score of the three: R weighs {$r}, F {$f}, M {$m}. What tells your customers apart more weighs more (entropy). The groups stay as they are.
feature-length = Days from the first to the last order
feature-rfm_weighted = Weighted score, 1 to 5
score-l_score = L score
score-t_score = T score
score-rfm_weighted = Weighted RFM score

## Scatter
chart-scatter-title = {$class}: {$n_count ->
    [one] {$n} customer
   *[other] {$n} customers
}, usually {$money} and a last order {$days_count ->
    [one] a day
   *[other] {$days} days
} ago
chart-scatter-subtitle = Each dot: customers who are alike. Across: days since the last order; upwards: net revenue. Both by order of magnitude
chart-scatter-note = A larger dot stands for more customers. {$n_count ->
    [one] One customer
   *[other] {$n} customers
} without positive net revenue can’t be drawn on this scale.
chart-scatter-note-all = A larger dot stands for more customers.
chart-scatter-nothing = Nobody has an order in the window yet
chart-fact-usual-recency = Usually since the last order
chart-fact-usual-orders = Usually orders
chart-fact-usual-money = Usually net revenue

# Charts: the title says the finding, the subtitle says what is drawn.

# Shared
chart-nothing = Nothing to draw yet
chart-people = { $n_count ->
    [one] { $n } customer
   *[other] { $n } customers
}
chart-days = { $n_count ->
    [one] { $n } day
   *[other] { $n } days
}
chart-days-upto = ≤{ $n } d
chart-days-from = ≥{ $n } d
chart-days-range = { $from }–{ $to } d
chart-range = { $from } – { $to }
chart-range-all = all
chart-scale-little = few
chart-scale-much = many

# Facts in tooltips and heads of tables
chart-fact-amount = Amount
chart-fact-cell = Cell
chart-fact-change = Since 90 days ago
chart-fact-class = Class
chart-fact-customers = Customers
chart-fact-customers-about = Customers (about)
chart-fact-day = Date
chart-fact-due = Expected on
chart-fact-event = Event
chart-fact-gap = Gap
chart-fact-gaps = Returns
chart-fact-money = Net revenue
chart-fact-month = Month
chart-fact-order = Order
chart-fact-orders = Orders
chart-fact-range = Range
chart-fact-ratio = Share of revenue ÷ of customers
chart-fact-recency = Since last order
chart-fact-refund = Refund
chart-fact-rest = Left of a cancelled order
chart-fact-returned = Of those who return
chart-fact-rhythm = Usual gap (median)
chart-fact-score = Score
chart-fact-share-customers = Share of customers
chart-fact-share-gaps = Share
chart-fact-share-money = Share of revenue
chart-fact-top = Top
chart-fact-within = Are back within

# Pareto curve
chart-pareto-title = Your top 20% bring { $share } of revenue
chart-pareto-even = { $n_count ->
    [one] One customer brings all the revenue
   *[other] All customers bring about the same
}
chart-pareto-subtitle = Customers from the best down, cumulative share of revenue
chart-pareto-note = Across: cumulative share of customers. A negative net counts as 0. Gini coefficient { $gini } (0: all alike, 1: all from one).
chart-pareto-nothing = No positive revenue yet, so no concentration to show
chart-pareto-top = The top { $share } of customers
chart-pareto-top20 = from the top { $share }
chart-pareto-top20-short = top { $share }
chart-pareto-for80 = of customers bring { $share }
chart-pareto-equal = if all were alike

# R × FM grid
chart-rfm_grid-title = { $class }: { $n_count ->
    [one] { $n } customer
   *[other] { $n } customers
}, { $share } of revenue
chart-rfm_grid-title-count = { $class }: { $n_count ->
    [one] { $n } customer
   *[other] { $n } customers
}
chart-rfm_grid-subtitle = Customers per cell: last order (R) × how often and how much (FM)
chart-rfm_grid-subtitle-class = Each cell: class, customers, their share, revenue. Press a cell for its customers
chart-rfm_grid-note = FM is the mean of the scores for orders and money, halves rounded up.
chart-rfm_grid-note-mixed = These groups ask for more than R and FM, so a cell may hold several: a band for each, as wide as its part of the cell’s customers; the name is that of the largest. Press a band for its customers.
chart-rfm_grid-note-mixed-engaged = These groups ask for more than R and FE, so a cell may hold several: a band for each, as wide as its part of the cell’s customers; the name is that of the largest. Press a band for its customers.
chart-rfm_grid-note-engaged = FE is the mean of the scores for orders and engagement, halves rounded up.
chart-rfm_grid-few-engaged = ← few orders, little contact
chart-rfm_grid-many-engaged = many orders, much contact →
chart-rfm_grid-few = ← few orders, little money
chart-rfm_grid-many = many orders, much money →
chart-rfm_grid-nothing = Nobody to score yet

# Shares by class
chart-class_shares-title = { $class }: { $people } of customers, { $money } of revenue
chart-class_shares-even = Every class brings about its share of revenue
chart-class_shares-subtitle = Hollow: share of customers; solid: share of revenue; × is the ratio
chart-class_shares-nothing = Nobody is in a class yet

# Customers by class
chart-class_bar-title = The largest class is { $class }: { $n_count ->
    [one] { $n } customer
   *[other] { $n } customers
}, { $share }
chart-class_bar-subtitle = Customers by class, and their share
chart-class_bar-subtitle-change = Customers by class, their share, and the change in 90 days
chart-class_bar-widened = Very small parts are widened so that they can be seen and pressed.
chart-class_bar-nothing = Nobody is in a class yet

# Gaps between orders
chart-gap_curve-title = Half of those who return are back within { $n_count ->
    [one] a day
   *[other] { $n } days
}
chart-gap_curve-title-of = {$stratum}: half of those who return are back within { $n_count ->
    [one] a day
   *[other] { $n } days
}
chart-gap_curve-title-preset = Too few returns yet: one cycle is taken as { $n_count ->
    [one] { $n } day
   *[other] { $n } days
}
chart-gap_curve-subtitle = Above: of those who ever return, the share back by that day. Below: gaps seen, in days
chart-gap_curve-note = From { $n_count ->
    [one] { $n } return
   *[other] { $n } returns
}. Customers who are still awaited are counted in, so gaps are not underestimated.
chart-gap_curve-note-of = The thick curve: { $stratum }, from { $n } returns; the bars show all { $all }. Customers who are still awaited are counted in, so gaps are not underestimated.
chart-gap_curve-note-preset = The cuts are preset, not learnt from your data; your own rhythm takes over once there are more returns.
chart-gap_curve-nothing = Nobody has bought twice yet, so there are no gaps to show
chart-gap_curve-few = Too few customers have come back yet for a curve
stratum-first = First to second order
stratum-second = Second to third
stratum-later = Later orders
stratum-pooled = All orders

# Orders and revenue by month
chart-orders_over_time-up = { $money } in the last 12 months, up { $change } on the year
chart-orders_over_time-down = { $money } in the last 12 months, down { $change } on the year
chart-orders_over_time-best = Best month: { $month }, { $money }
chart-orders_over_time-count = { $n_count ->
    [one] { $n } order
   *[other] { $n } orders
} in { $months_count ->
    [one] { $months } month
   *[other] { $months } months
}
chart-orders_over_time-subtitle = Net revenue and orders by month; refunds count in the month they were given
chart-orders_over_time-partial = The last month is not over yet and is drawn hollow.
chart-orders_over_time-nothing = No orders yet

# Cuts
chart-cuts-title = { $feature }: cut at { $cuts }
chart-cuts-title-none = { $feature }: no cuts
chart-cuts-automatic = Cut by the data; stronger colour is a higher score, scores stand under the flags
chart-cuts-manual = Cut by hand; stronger colour is a higher score, scores stand under the flags
chart-cuts-nothing = No values to show

# One customer's orders
chart-timeline-rhythm = Usually every { $days_count ->
    [one] day
   *[other] { $days } days
}, { $n_count ->
    [one] { $n } order
   *[other] { $n } orders
} so far
chart-timeline-late = Usually every { $days_count ->
    [one] day
   *[other] { $days } days
}, now { $late_count ->
    [one] { $late } day
   *[other] { $late } days
} late
chart-timeline-orders = { $n_count ->
    [one] { $n } order
   *[other] { $n } orders
}, { $money } net
chart-timeline-subtitle = Each line is an order, its height the net amount; diamonds below are refunds
chart-timeline-due = next order due
chart-timeline-as_of = as of
chart-timeline-nothing = No orders yet

# Short names for narrow cells
chart-short-rfm-class-champions = Champions
chart-short-rfm-class-loyal = Loyal
chart-short-rfm-class-potential_loyalist = Potential
chart-short-rfm-class-new = New
chart-short-rfm-class-promising = Promising
chart-short-rfm-class-need_attention = Attention
chart-short-rfm-class-about_to_sleep = Sleeping
chart-short-rfm-class-at_risk = At risk
chart-short-rfm-class-cant_lose = Can’t lose
chart-short-rfm-class-hibernating = Hibern.
chart-short-rfm-class-lost = Lost

## Contacts, relationship, returns and browsing.
contact-note-unknown = {$rows_count ->
    [one] One row of the contact log has a word in “{$role}” that is not known here ({$words}); it counts as something else.
   *[other] {$rows} rows of the contact log have words in “{$role}” that are not known here ({$words}); they count as something else.
}
contact-note-undated = {$rows_count ->
    [one] One row of the contact log has no day and is left out.
   *[other] {$rows} rows of the contact log have no day and are left out.
}
lifecycle-note-known = {$customers_count ->
    [one] One person is known from another table and has not ordered yet: a prospect.
   *[other] {$customers} people are known from other tables and have not ordered yet: prospects.
}

## Features that reasons name
feature-joint_items = Joint items
feature-proactive_contacts = Contacts with something useful
feature-followed_orders = Orders followed up
feature-answered_contacts = Their contacts answered, and invitations
feature-contacts = Contacts in all
feature-two_way = Share begun by the customer
feature-recommended_level = Recommended level
feature-answered_phone = Answered by phone
feature-answered_sms = Answered by text message
feature-answered_wechat = Answered by WeChat or chat
feature-answered_email = Answered by e-mail
feature-answered_visit = Answered in person
feature-consent = May be reached by
feature-received = Reached them
feature-given = Came back
feature-touches = Contacts or visits to the page
feature-last_touch = Days since the last of them
feature-returns = Orders with a return
feature-return_rate = Return rate, mixed with the shop's
feature-complaints = Complaints
feature-open_complaints = Complaints without an answer
feature-open_since = The first of them
feature-last_event = Days since the last visit to the page
feature-web_events = Things done there lately
feature-visit_days = Days on the page lately
feature-product_views = Looks at one product
feature-carts = Products put into the cart
feature-bought_after_view = Bought after looking
feature-all_orders = Orders, all time
feature-stated_tier = Tier by the list
feature-earned_tier = Tier earned by buying

## Scores
score-actual_level = Relationship level
score-recommended_level = Recommended level
score-level_gap = Level minus recommended
score-contacts = Contacts
score-response_rate = Response rate
score-response_low = Response rate, at least
score-response_contacts = Contacts it rests on
score-engagement = Engagement
score-received = Reached them
score-given = Came back
score-returns = Orders with a return
score-return_rate = Return rate
score-complaints = Complaints
score-open_complaints = Complaints without an answer
score-last_event = Days since the last visit to the page
score-visit_days = Days on the page
score-product_views = Looks at one product
score-carts = Products put into the cart
score-orders_in_window = Orders
score-stated_tier = Tier by the list
score-earned_tier = Tier earned
score-tier_gap = Stated minus earned

## Relationship level
relationship-name = Relationship level
relationship-description = Reads from the contact log how close you are to each customer, and says how close you should be.
relationship-class-partnership = Partnership
relationship-class-proactive = Proactive
relationship-class-accountable = Accountable
relationship-class-reactive = Reactive
relationship-class-basic = Basic
relationship-strategy-partnership = Plan the year together and put names and dates to it. Ask twice a year whether both sides still gain by it.
relationship-strategy-proactive = Keep coming with news and advice that fit them. Look for one problem that is worth solving together.
relationship-strategy-accountable = Keep calling after every order and ask whether all is well. Add one useful tip now and then.
relationship-strategy-reactive = You answer when they call. Where it says “neglected”, call once after the next order.
relationship-strategy-basic = Nobody has spoken with them after the sale. Put a number to call into the parcel; for those who bring much, call yourself.
relationship-param-months = Months that are looked at
relationship-param-joint = Partnership: joint items
relationship-param-touches = Two-way partnership: contacts
relationship-param-two_way_least = Two-way: begun by the customer, at least
relationship-param-two_way_most = Two-way: begun by the customer, at most
relationship-param-tenure = Two-way partnership: days since the first order
relationship-param-proactive = Proactive: contacts
relationship-param-proactive_months = Proactive: in so many months
relationship-param-follow_up = Follow-up: days after an order
relationship-param-followed = Accountable: share of orders followed up
relationship-param-ticket = An open complaint counts for so many days
relationship-param-a_share = Value class A up to this share of the total
relationship-param-b_share = Value class B up to this share of the total
relationship-param-few_share = “Few”: up to this share of customers
relationship-param-many_share = “Many”: above this share of customers
relationship-value-a = A
relationship-value-b = B
relationship-value-c = C
relationship-number-few = few
relationship-number-medium = a middling number
relationship-number-many = many
relationship-margin-low = low
relationship-margin-medium = medium
relationship-margin-high = high
relationship-rule-about = The contact log of the last {$months} months decides; of the levels the first that holds, from the top. A contact of yours without a topic is a follow-up within {$days} days after an order, else an approach of your own, unless a complaint of the last {$ticket} days is still open.
relationship-rule-partnership = {$joint} joint items or more (joint development or plan, business review, training on site), or proactive with {$touches} contacts or more, {$low}–{$high} of them begun by the customer, and {$tenure} days or more since the first order
relationship-rule-proactive = {$contacts} contacts of yours or more about new products, usage or improvement, in {$months} different months or more
relationship-rule-accountable = A contact of yours about satisfaction or how things are going within {$days} days after {$share} of orders or more
relationship-rule-reactive = The customer got in touch and was answered, or was invited to
relationship-rule-basic = None of these
relationship-rule-recommended-profit = The recommended level: customers are put into value classes by profit (A up to {$a} of the total, B up to {$b}). A class is few up to {$few} of all customers and many above {$many}; profit is low up to {$low} and high above {$high}. Few with high profit deserve a partnership, many with low profit the basic level.
relationship-rule-recommended-revenue = The recommended level: customers are put into value classes by net revenue, as no cost is known (A up to {$a} of the total, B up to {$b}). A class is few up to {$few} of all customers and many above {$many}; revenue is low up to {$low} and high above {$high}. Few with high revenue deserve a partnership, many with low revenue the basic level.
relationship-rule-over = Over-invested: {$customers_count ->
    [one] one customer is
   *[other] {$customers} customers are
} closer to you than recommended (level minus recommended is 1 or more)
relationship-rule-neglected = Neglected: {$customers_count ->
    [one] one customer is
   *[other] {$customers} customers are
} less close to you than recommended (level minus recommended is −1 or less)
relationship-because-partnership = {$class}: in the last {$months} months you worked on something together or talked much in both directions (contacts: {$contacts}).
relationship-because-proactive = {$class}: in the last {$months} months you came by yourself with something useful, again and again (contacts: {$contacts}).
relationship-because-accountable = {$class}: in the last {$months} months you asked after the orders how things are (contacts: {$contacts}).
relationship-because-reactive = {$class}: in the last {$months} months they got in touch and you answered, or you invited them to (contacts: {$contacts}).
relationship-because-basic = {$class}: nothing in the log of the last {$months} months makes it more (contacts: {$contacts}).
relationship-band-joint = {$least} or more make a partnership
relationship-band-proactive = in {$months} months; {$least} in {$least_months} months make it proactive
relationship-band-followed = of {$orders}; {$least} of them make it accountable
relationship-band-touches = {$least} or more for a two-way partnership
relationship-band-two-way = {$low} to {$high} is two-way
relationship-band-recommended = Value class {$value} has {$share} of customers ({$number}); what they bring is {$margin}
relationship-next-partnership = Joint items still missing: {$items}
relationship-next-proactive = Contacts about news, usage or improvement still missing, in different months: {$contacts}
relationship-next-accountable = Orders still to be followed up: {$orders}
relationship-next-reactive = One answered contact of theirs, or an invitation to get in touch

## Contact preference
contact_preference-name = Contact preference
contact_preference-description = Finds the way by which each customer answers most reliably, and leaves out what they do not allow.
contact_preference-class-phone = Phone
contact_preference-class-sms = Text message
contact_preference-class-wechat = WeChat and chat
contact_preference-class-email = E-mail
contact_preference-class-visit = In person
contact_preference-class-unknown = Not known yet
contact_preference-class-no_consent = No consent
contact_preference-strategy-phone = Call them, at the time of day at which they usually pick up. Keep calls for what matters to them.
contact_preference-strategy-sms = Write short messages with one point and one link. Not more than two a month.
contact_preference-strategy-wechat = Talk where they chat: personal messages, pictures of new things, quick answers. Do not forward advertisements.
contact_preference-strategy-email = Write e-mails with substance: guides, comparisons, offers to think about. A clear subject does half the work.
contact_preference-strategy-visit = Invite them in or go and see them. Prepare what you want to show, and note afterwards what was said.
contact_preference-strategy-unknown = Too few contacts to tell. Try two ways with something useful and write down what comes back.
contact_preference-strategy-no_consent = Do not write or call for advertising. Serve them well when they come, and ask for consent then.
contact_preference-param-months = Months that are looked at
contact_preference-param-least = Contacts needed
contact_preference-param-strength = How much the shop's rate weighs, in contacts
contact_preference-param-confidence = How sure the lower bound is
contact_preference-param-reply_days = A reply within so many days is an answer
contact_preference-param-silence_is_no = Who has not said is left alone
contact_preference-consent-all = everything
contact_preference-consent-none = nothing
contact_preference-consent-silent = not said
contact_preference-rule-about = A contact of the last {$months} months is answered when the log says so, when the customer got in touch within {$days} days, or when they began it. Each way's rate is mixed with {$strength} contacts at the shop's rate; the way with the highest lower bound ({$confidence} sure) wins.
contact_preference-rule-consent = What a customer does not allow is never chosen, however well it worked.
contact_preference-rule-way = Answers most reliably this way (whole shop: {$share} of {$tries} contacts answered)
contact_preference-rule-untried = Answers most reliably this way (nobody has been contacted so yet)
contact_preference-rule-unknown = Fewer than {$least} contacts on ways that are allowed
contact_preference-rule-no-consent = No way is allowed
contact_preference-because-way = {$class}: of all ways that are allowed it has the best rate, at least {$low} (contacts: {$contacts}).
contact_preference-because-unknown = {$class}: {$contacts} contacts on ways that are allowed, and {$least} are needed.
contact_preference-because-no-consent = {$class}: the customer allows no way at all.
contact_preference-band-rate = of {$tries}; mixed with the shop {$rate}, at least {$low}
contact_preference-band-barred = of {$tries}; mixed with the shop {$rate}, at least {$low}; not allowed
contact_preference-next = Further contacts that are answered this way: {$answers}
contact_preference-note-silent-yes = {$customers_count ->
    [one] One customer has not said by what they may be reached; that counts as allowed. A switch turns it round.
   *[other] {$customers} customers have not said by what they may be reached; that counts as allowed. A switch turns it round.
}
contact_preference-note-silent-no = {$customers_count ->
    [one] One customer has not said by what they may be reached and is left alone.
   *[other] {$customers} customers have not said by what they may be reached and are left alone.
}
contact_preference-note-no-consents = The list of customers has no column of consents, so nobody is left out. Check what you may do before you write.

## Engagement
engagement-name = Engagement
engagement-description = Sets what reaches each customer against what comes back.
engagement-class-loyalist = Loyalists
engagement-class-window_shopper = Window shoppers
engagement-class-selective = Selective
engagement-class-dormant = Dormant
engagement-strategy-loyalist = They listen and answer. Ask for their opinion, invite them first, let them recommend you.
engagement-strategy-window_shopper = They hear a lot and answer little. Say less, with one clear thing to do.
engagement-strategy-selective = Little reaches them, yet they answer. Write more often, about what they answered to.
engagement-strategy-dormant = Neither side says much. One good reason to talk is worth more than a series of mails.
engagement-param-split = What is much
engagement-param-split-median = The middle of all who have any
engagement-param-split-own = My own limits
engagement-param-received_cut = Much reaches them, from
engagement-param-given_cut = Much comes back, from
engagement-param-half_life = Counts half after
engagement-param-visit_weight = Weight of a meeting
engagement-param-call_weight = Weight of a call
engagement-param-action_weight = Weight of an action on the page
engagement-rule-contacts = From the contact log: what you began reached them; what they began or answered came back. A message weighs 1, a call {$call}, a meeting {$visit} (an action on a page {$action}); each counts half after every {$days} days.
engagement-rule-web = From the page, as there is no contact log: a look weighs 1; a cart, a favourite or a purchase came back and weighs {$action} (in a log a call {$call}, a meeting {$visit}). Each counts half after every {$days} days.
engagement-rule-loyalist = {$received} or more reaches them, {$given} or more comes back
engagement-rule-window_shopper = {$received} or more reaches them, less than {$given} comes back
engagement-rule-selective = Less than {$received} reaches them, {$given} or more comes back
engagement-rule-dormant = Less than {$received} reaches them, less than {$given} comes back
engagement-because-loyalist = {$class}: much reaches them ({$received}) and much comes back ({$given}).
engagement-because-window_shopper = {$class}: much reaches them ({$received}), little comes back ({$given}).
engagement-because-selective = {$class}: little reaches them ({$received}), much comes back ({$given}).
engagement-because-dormant = {$class}: little reaches them ({$received}) and little comes back ({$given}).
engagement-band = much is {$cut} or more
engagement-next-answers = Answers still missing today: {$more}
engagement-next-actions = Actions on the page still missing today: {$more}
engagement-next-contacts = Messages of yours still missing today: {$more}
engagement-next-looks = Looks at the page still missing today: {$more}
engagement-next-silence = {$days_count ->
    [one] One more day of silence
   *[other] {$days} more days of silence
}
engagement-note-web = There is no contact log, so the events of the page are looked at.

## Returns and complaints
returns-name = Returns & complaints
returns-description = Finds who gives back more than others, and whose complaint still waits for an answer.
returns-class-none = Nothing
returns-class-occasional = Occasional
returns-class-frequent = Frequent returner
returns-class-unresolved = Unresolved complaint
returns-strategy-none = All is well. Ask those who buy much for a review.
returns-strategy-occasional = Ask what was wrong and put it right at once. A well-handled complaint can bind more than none.
returns-strategy-frequent = Find the reason: size, expectation, quality? Better pictures and a call before sending save more than a rule against returns.
returns-strategy-unresolved = Answer today, by name, with a solution and a date. No advertising until it is settled.
returns-param-frequent_returns = Frequent: returns
returns-param-frequent_times = Frequent: times the shop's rate
returns-param-strength = How much the shop's rate weighs, in orders
returns-param-answer_days = A complaint is answered within
returns-rule-rate = In this shop {$rate} of orders have a return. A customer's rate is mixed with {$orders} orders at that rate.
returns-rule-none = No return and no complaint
returns-rule-occasional = At least one return or complaint, and none of the below
returns-rule-frequent = {$returns} returns or more, and a mixed rate of {$limit} or more ({$times} times the shop's)
returns-rule-unresolved = A complaint that is open, or has no answer after {$days} days; goes before everything else
returns-rule-complaints = {$customers_count ->
    [one] One customer has complained ({$share}).
   *[other] {$customers} customers have complained ({$share}).
}
returns-rule-reason = Reason “{$reason}”: {$rows_count ->
    [one] one time ({$share})
   *[other] {$rows} times ({$share})
}
returns-rule-settled = Half of the complaints that were settled were so within {$days_count ->
    [one] one day
   *[other] {$days} days
}.
returns-rule-again-answered = Of those who complained and were answered ({$customers}), {$again} ordered again afterwards ({$share}).
returns-rule-again-waiting = Of those who complained and still wait ({$customers}), {$again} ordered again afterwards ({$share}).
returns-because-none = {$class}: no return, no complaint.
returns-because-occasional = {$class}: returns {$returns}, complaints {$complaints}, all of them within what is usual.
returns-because-frequent = {$class}: returns {$returns}, at a rate far above the shop's.
returns-because-unresolved = {$class}: complaints without an answer: {$open}.
returns-band-returns = {$least} or more may be frequent
returns-band-gone = with {$orders} of which nothing is left
returns-band-rate = frequent from {$limit}; whole shop {$shop}
returns-band-open = open, or no answer after {$days} days
returns-next-answer = Complaints to be answered: {$complaints}
returns-next-returns = Further returns: {$returns}
returns-next-orders = Further orders that are kept: {$orders}
returns-note-unknown = {$rows_count ->
    [one] One row of the table of returns has a type that is not known here ({$words}); it counts as a return.
   *[other] {$rows} rows of the table of returns have types that are not known here ({$words}); they count as returns.
}
returns-note-by-orders = There is no table of returns: they are read from the orders (status, refund, negative rows). Complaints are known from the contact log only.

## Browsing
browsing-name = Browsing
browsing-description = Tells who looks and buys, who hesitates before a product and who only looks.
browsing-class-buyer = Buyers
browsing-class-hesitant = Hesitant
browsing-class-browser = Browsers
browsing-class-inactive = Not seen
browsing-strategy-buyer = Thank them and show what goes with what they bought. Leave them in peace with reminders of the same product.
browsing-strategy-hesitant = They want it and hold back. Answer the likely question: size, delivery, return, a review. Remind once of the cart.
browsing-strategy-browser = They look around. Help them choose: best sellers, a comparison, a quiz.
browsing-strategy-inactive = They have not been here lately. Write only with something new that fits their last order.
browsing-param-active_days = Seen lately: within
browsing-param-buy_days = Bought within so many days after looking
browsing-param-views = Hesitant: looks at one product
browsing-rule-about = What was done on the page in the last {$days} days counts; the first class that holds decides, “not seen” first.
browsing-rule-buyer = An order on the day of a look or within {$days} days after it
browsing-rule-hesitant = {$views} looks at one product or more, or a cart, and no order
browsing-rule-browser = Seen, and none of these
browsing-rule-inactive = Nothing in the last {$days} days
browsing-rule-bought = Of {$seen} customers seen lately, {$bought} bought ({$share}).
browsing-because-buyer = {$class}: there is an order soon after a look.
browsing-because-hesitant = {$class}: {$views} looks at one product in the last {$days} days, and no order.
browsing-because-cart = {$class}: a cart in the last {$days} days, and no order.
browsing-because-browser = {$class}: things done on the page in the last {$days} days: {$events}; no order, no cart, and at most {$views} looks at one product.
browsing-because-inactive = {$class}: the last visit was {$days} days ago.
browsing-because-never = {$class}: never seen on the page.
browsing-band-last = {$days} days or less is lately
browsing-band-views = {$least} or more is hesitant
browsing-band-product = {$product}; {$least} or more is hesitant
browsing-yes = yes
browsing-no = no
browsing-next-order = An order now
browsing-next-views = Further looks at the product: {$views}
browsing-next-visit = A visit to the page
browsing-next-silence = {$days_count ->
    [one] One more day without a visit
   *[other] {$days} more days without a visit
}
browsing-note-unknown = {$rows_count ->
    [one] One event has a word that is not known here ({$words}); it only counts as having been there.
   *[other] {$rows} events have words that are not known here ({$words}); they only count as having been there.
}
browsing-note-undated = {$rows_count ->
    [one] One event has no day and is left out.
   *[other] {$rows} events have no day and are left out.
}

## Activity
activity-name = Activity
activity-description = Parts everybody into frequent buyers, occasional buyers and prospects.
activity-class-frequent = Frequent
activity-class-occasional = Occasional
activity-class-prospect = Prospects
activity-class-no_orders = No orders in the window
activity-strategy-frequent = Reward the habit with points or a members' day. Ask them to bring a friend.
activity-strategy-occasional = Give a reason to come sooner: a refill reminder, a set, an occasion.
activity-strategy-prospect = Interested, not yet a buyer. A sample or an easy first order takes the fear away.
activity-strategy-no_orders = They bought before the window. One reminder is enough.
activity-param-share = Frequent: above this share of buyers
activity-param-least = Frequent: at least so many orders
activity-rule-frequent = {$least} orders or more in the window: where {$share} of buyers have fewer or as many, and never fewer than {$floor}
activity-rule-occasional = {$most_count ->
    [one] One order in the window
   *[other] 1 to {$most} orders in the window
}
activity-rule-prospect = No order ever: known from another table, or refunds only
activity-because-frequent = {$class}: orders in the window: {$orders}, and {$least} are enough.
activity-because-occasional = {$class}: orders in the window: {$orders}; frequent is {$least} or more.
activity-because-prospect = {$class}: no order yet.
activity-because-no_orders = {$class}: all orders lie before it.
activity-band-from = frequent from {$least}
activity-band-below = frequent from {$least}
activity-next = Further orders: {$orders}
activity-note-refunds = {$customers_count ->
    [one] One customer has refunds only and counts as a prospect.
   *[other] {$customers} customers have refunds only and count as prospects.
}

## Membership
membership-name = Membership
membership-description = Parts walk-ins, members and VIPs, and compares the tier you give with the tier they have earned.
membership-class-vip = VIP
membership-class-member = Member
membership-class-walk_in = Walk-in
membership-strategy-vip = Give what money cannot buy: early access, a named contact, a call on their birthday. Review once a year who still belongs here.
membership-strategy-member = Make the next tier visible: what is missing, what it brings. Points and members' days keep the habit.
membership-strategy-walk_in = Serve well and invite them to join with a benefit that can be used at once.
membership-param-use_tier = Go by the tier in the list of customers
membership-param-member_orders = Member: orders
membership-param-vip_share = VIP: this share of members
membership-param-member_back = Points: share of sales given back to members
membership-param-vip_back = Points: share of sales given back to VIPs
membership-param-redeemed = Points: share that is redeemed in the end
membership-rule-about = The tier in the list of customers decides; where it says nothing, what the customer has earned by buying.
membership-rule-vip = Tier gold, platinum, diamond, VIP or the like; earned: a member with net revenue of {$least} or more (top {$share} of members)
membership-rule-vip-nobody = Tier gold, platinum, diamond, VIP or the like; nobody has earned it
membership-rule-member = Any other tier; earned: {$orders} orders or more
membership-rule-walk_in = Everybody else
membership-rule-over = Over-served: of {$stated} customers with a tier, {$customers} have a higher one than they have earned (stated minus earned is 1 or more)
membership-rule-under = Under-served: of {$stated} customers with a tier, {$customers} have earned a higher one (stated minus earned is −1 or less)
membership-because-stated = {$class}, as the list of customers says. Earned by buying: {$earned} (orders: {$orders}, net {$net}).
membership-because-earned = {$class}: orders {$orders}, net {$net}. The list of customers says nothing of a tier, so what is earned ({$earned}) counts.
membership-band-over = treated better than they buy
membership-band-under = buys better than they are treated
membership-band-even = as stated
membership-band-orders = member from {$least}
membership-band-vip = VIP from {$least}
membership-next-stated = If you give the tier that is earned
membership-next-orders = Further orders: {$orders}
membership-next-money = {$money} more
membership-note-unknown = {$rows_count ->
    [one] One customer has a tier that is not known here ({$words}) and counts as a member.
   *[other] {$rows} customers have tiers that are not known here ({$words}) and count as members.
}
membership-note-no-tiers = No tier is known from a list of customers, so orders alone decide.

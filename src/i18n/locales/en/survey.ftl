## Satisfaction, recommendation, loyalty, needs and feedback.

## What is asked
feature-satisfaction = Satisfaction
feature-recommend = Would recommend
feature-would_rebuy = Would buy again
feature-answered_on = Answered on
feature-item_quality = Product quality
feature-item_service = Service
feature-item_delivery = Delivery
feature-item_price = Price
feature-item_packaging = Packaging
feature-orders_ever = Orders, all time
feature-indicators = Indicators known
feature-attitude = Attitude
score-satisfaction = Satisfaction, 1 to 5
score-recommend = Recommendation, as answered
score-loyalty = Loyalty score
score-indicators = Indicators known
score-provisional = Provisional
score-attitude = Attitude
scale-0_10 = 0 to 10
scale-1_10 = 1 to 10
scale-1_7 = 1 to 7
scale-1_5 = 1 to 5
scale-0_100 = 0 to 100
scale-words = in words
likely-high = very likely
likely-middle = possibly
likely-low = unlikely
again-high = above 70%
again-middle = 30 to 70%
again-low = below 30%

## Satisfaction
satisfaction-name = Satisfaction
satisfaction-description = Puts customers into the step they ticked, and shows what satisfaction hangs on.
satisfaction-class-very_satisfied = Very satisfied
satisfaction-class-fairly_satisfied = Fairly satisfied
satisfaction-class-satisfied = Satisfied
satisfaction-class-neutral = Neither
satisfaction-class-dissatisfied = Dissatisfied
satisfaction-class-very_dissatisfied = Very dissatisfied
satisfaction-class-no_answer = No answer
satisfaction-strategy-very_satisfied = Say thank you and ask for a review or a friend. Leave the rest as it is.
satisfaction-strategy-fairly_satisfied = Ask what one thing would make it perfect. Small fixes work best here.
satisfaction-strategy-satisfied = Content, not attached. Give them a reason to remember you: a tip, a sample, a quick answer.
satisfaction-strategy-neutral = Ask what was missing. They leave without a word as soon as somebody else is cheaper.
satisfaction-strategy-dissatisfied = Call within two days and listen first. Put right what went wrong before you sell anything.
satisfaction-strategy-very_dissatisfied = The owner calls today. Apologise, settle the case, and tell them what has changed.
satisfaction-strategy-no_answer = Not asked, or did not answer. Send a short questionnaire some weeks after the next order.
satisfaction-param-scale = Scale of the numbers
satisfaction-param-scale-auto = by your data
satisfaction-param-scale-1_5 = 1 to 5
satisfaction-param-scale-1_7 = 1 to 7
satisfaction-param-scale-1_10 = 1 to 10
satisfaction-param-scale-0_10 = 0 to 10
satisfaction-param-scale-0_100 = 0 to 100
satisfaction-param-least = Answers needed for a verdict
satisfaction-rule-about = The latest answer before the day of the analysis counts; of several at the same time, the worse.
satisfaction-rule-good = Good: { $share } chose the best two steps (95% sure to be { $low } to { $high }, { $answers } answers). 80% and more is good.
satisfaction-rule-fair = Fair: { $share } chose the best two steps (95% sure to be { $low } to { $high }, { $answers } answers). 60 to 80% is fair.
satisfaction-rule-poor = Poor: { $share } chose the best two steps (95% sure to be { $low } to { $high }, { $answers } answers). Less than 60% is poor.
satisfaction-rule-few = Between { $low } and { $high } would choose the best two steps; { $answers } answers are too few for a verdict (so far { $share }).
satisfaction-rule-three = With the third positive step: { $share } ({ $low } to { $high }).
satisfaction-rule-point = { $item }: { $mean } of 5 on average, { $share } in the best two steps ({ $low } to { $high }, { $answers } answers).
satisfaction-rule-keep = { $item }, keep up the good work: { $mean } of 5, { $share } in the best two steps; { $weight } of what satisfaction hangs on.
satisfaction-rule-concentrate = { $item }, concentrate here: only { $mean } of 5, { $share } in the best two steps, and { $weight } of what satisfaction hangs on.
satisfaction-rule-overkill = { $item }, possible overkill: { $mean } of 5, { $share } in the best two steps, but only { $weight } of what satisfaction hangs on.
satisfaction-rule-low = { $item }, low priority: { $mean } of 5, { $share } in the best two steps, and only { $weight } of what satisfaction hangs on.
satisfaction-rule-very_satisfied = Answered “very satisfied” or the top marks: { $customers }, { $share } of the answers
satisfaction-rule-fairly_satisfied = Answered “fairly satisfied”: { $customers }, { $share } of the answers
satisfaction-rule-satisfied = Answered “satisfied” or the second-best marks: { $customers }, { $share } of the answers
satisfaction-rule-neutral = Answered “neither” or the middle mark: { $customers }, { $share } of the answers
satisfaction-rule-dissatisfied = Answered “dissatisfied” or low marks: { $customers }, { $share } of the answers
satisfaction-rule-very_dissatisfied = Answered “very dissatisfied” or the lowest marks: { $customers }, { $share } of the answers
satisfaction-rule-no_answer = Gave no answer to this question
satisfaction-because = { $class }: that was the latest answer, on { $day }.
satisfaction-because-undated = { $class }: that was the latest answer.
satisfaction-because-none = No answer to this question.
satisfaction-band-same = { $share } of all answers
satisfaction-band-mean = { $mean } on average
satisfaction-next-up = Answers “{ $class }” next time
satisfaction-next-mend = Answers “{ $class }” next time; start with what they marked lowest: { $item }
satisfaction-next-down = Answers “{ $class }” next time
satisfaction-note-nobody = Nobody answered a question about satisfaction before this day.
satisfaction-note-few = { $answers } answers: below { $least } only the range is shown, no verdict.
satisfaction-note-three = The scale has three positive steps (很满意, 比较满意, 满意) and two negative ones. “满意” counts as satisfied, not as neutral.

## Importance and performance
satisfaction-param-performance = Performance of a touch-point
satisfaction-param-performance-mean = mean mark
satisfaction-param-performance-top_two = share in the best two steps
chart-importance-title = Concentrate on {$item}: {$weight} of satisfaction hangs on it, and it gets {$mean} of 5
chart-importance-title-even = All are done about as well; most of satisfaction hangs on {$item} ({$weight})
chart-importance-title-fine = What matters is done well: {$weight} of satisfaction hangs on {$item}, and it gets {$mean} of 5
chart-importance-subtitle = Upwards: how much of satisfaction hangs on a touch-point. Across: how well it is done. The lines are the means
chart-importance-note = Importance is found from the answers, not asked for. Press a touch-point for those who gave it a low mark (1 or 2 of 5).
chart-importance-note-rest = Importance is found from the answers, not asked for. Press a touch-point for those who gave it a low mark (1 or 2 of 5). Too few answers to place: {$items}.
chart-importance-nothing = Too few answers to compare touch-points
chart-importance-keep = Keep up the good work
chart-importance-concentrate = Concentrate here
chart-importance-low = Low priority
chart-importance-overkill = Possible overkill
chart-importance-unsure = not sure
chart-importance-upwards = Importance
chart-importance-mean = Mean mark, 1 to 5
chart-importance-top_two = Share in the best two steps, with its 95% interval
chart-fact-item = Touch-point
chart-fact-quadrant = Quadrant
chart-fact-importance = Importance
chart-fact-mean-mark = Mean mark of 5
chart-fact-top-two = In the best two steps
chart-fact-sure-between = 95% sure between
chart-fact-sure-low = 95% sure, at least
chart-fact-sure-high = 95% sure, at most
chart-fact-answers = Answers
chart-fact-low-marks = Low marks
score-item_quality = Product quality, 1 to 5
score-item_service = Service, 1 to 5
score-item_delivery = Delivery, 1 to 5
score-item_price = Price, 1 to 5
score-item_packaging = Packaging, 1 to 5

## Recommendation
nps-name = Recommendation
nps-description = Tells who would recommend you, who might and who would not, and gives the net promoter score.
nps-class-promoter = Promoter
nps-class-passive = Passive
nps-class-detractor = Detractor
nps-class-no_answer = No answer
nps-strategy-promoter = Ask now: a review, a friend, a photo. Make it one tap and thank them by name.
nps-strategy-passive = Ask what would make it a ten. One good surprise moves them up.
nps-strategy-detractor = Call, listen, put it right. Don't send offers until the case is closed.
nps-strategy-no_answer = Not asked, or did not answer. One question by message is enough.
nps-param-scale = Scale of the numbers
nps-param-scale-auto = by your data
nps-param-scale-0_10 = 0 to 10
nps-param-scale-1_10 = 1 to 10
nps-param-scale-1_5 = 1 to 5
nps-param-scale-1_7 = 1 to 7
nps-param-scale-0_100 = 0 to 100
nps-param-least = Answers needed for a verdict
nps-rule-about = The latest answer before the day of the analysis counts. Score = share of promoters less share of detractors, from −100 to 100.
nps-rule-score = Net promoter score { $score } (scale { $scale }, { $answers } answers; standard error { $error }, 95% sure to be { $low } to { $high }).
nps-rule-few = Net promoter score between { $low } and { $high } (scale { $scale }); { $answers } answers are too few to say more.
nps-rule-word = Answered “{ $class }” or the like
nps-rule-from = Answered { $low } or more
nps-rule-between = Answered { $low } to below { $high }
nps-rule-below = Answered less than { $high }
nps-rule-no_answer = Gave no answer to this question
nps-because = { $class }: answered { $value } (scale { $scale }).
nps-because-none = No answer to this question.
nps-band-scale = scale { $scale }
nps-next-up = Answers { $from } or more next time
nps-next-down = Answers less than { $from } next time
nps-next-word = Answers like a “{ $class }” next time
nps-note-nobody = Nobody said whether they would recommend you before this day.
nps-note-few = { $answers } answers: below { $least } only the range is shown, no verdict.
nps-note-mixed = The answers stand on { $scales } different scales. Each is counted by itself; don't compare their scores.
nps-note-other-scale = A score from a scale other than 0 to 10 can't be compared with published ones.

## Loyalty
loyalty-name = Loyalty
loyalty-description = Brings satisfaction, buying again and recommending together into one score of loyalty.
loyalty-class-loyal = Loyal
loyalty-class-fairly_loyal = Fairly loyal
loyalty-class-ordinary = Ordinary
loyalty-class-low = Low loyalty
loyalty-class-no_answer = No answer
loyalty-strategy-loyal = Your club: early access, their own contact person, a say in new products. Ask them to bring friends.
loyalty-strategy-fairly_loyal = One thing is missing. See which indicator is lowest and work on that one.
loyalty-strategy-ordinary = Neither warm nor cold. Win them with service on the next order, not with a coupon.
loyalty-strategy-low = Find out what went wrong before you spend anything. Where it can't be mended, let go.
loyalty-strategy-no_answer = Nothing is known of what they think. Ask three questions: satisfied, buy again, recommend?
loyalty-param-weight_satisfaction = Weight of satisfaction
loyalty-param-weight_repurchase = Weight of buying again
loyalty-param-weight_recommend = Weight of recommending
loyalty-param-repurchase = Buying again
loyalty-param-repurchase-stated_or_orders = answered, else from their orders
loyalty-param-repurchase-stated = answered only
loyalty-param-horizon = Buys again within
loyalty-param-frequent = Buys often from
loyalty-param-cut_loyal = Loyal from
loyalty-param-cut_fairly = Fairly loyal from
loyalty-param-cut_ordinary = Ordinary from
loyalty-param-very = Worth of “very satisfied”
loyalty-param-fairly = Worth of “fairly satisfied”
loyalty-param-satisfied = Worth of “satisfied”
loyalty-param-neutral = Worth of “neither”
loyalty-param-dissatisfied = Worth of “dissatisfied”
loyalty-param-very_dissatisfied = Worth of “very dissatisfied”
loyalty-param-maybe_again = Worth of “may buy again” (30 to 70%)
loyalty-param-maybe_recommend = Worth of “might recommend”
loyalty-rule-about = The score is the mean of three indicators, weighted { $satisfaction } : { $again } : { $recommend } (satisfaction : buying again : recommending).
loyalty-rule-worth = Satisfaction is worth { $very }, { $fairly }, { $satisfied }, { $neutral } (neither), { $dissatisfied } or { $worst }; buying again 1, { $again } or 0; recommending 1, { $recommend } or 0.
loyalty-rule-orders = Who did not say whether they buy again is taken at the chance of an order within { $days } days, by how long customers like them were silent before they came back.
loyalty-rule-orders-model = Who did not say whether they buy again is taken at the chance of an order within { $days } days, which a model of buying gives for each customer (MBG/NBD, the same as the page “Repurchase probability”).
loyalty-rule-missing = What is not known is left out of the mean. One indicator alone is provisional.
loyalty-rule-loyal = Score { $low } and more, all three indicators known, { $frequent } orders or more, satisfied, and would surely recommend
loyalty-rule-fairly = Score { $low } to below { $high }, or higher where something for “loyal” is missing
loyalty-rule-ordinary = Score { $low } to below { $high }
loyalty-rule-low = Score below { $high }, or one order at most and dissatisfied
loyalty-rule-no_answer = Answered none of the questions
loyalty-because = { $class }: score { $score } from { $indicators } of 3 indicators.
loyalty-because-indicators = { $class }: score { $score }, but only { $indicators } of 3 indicators are known; “loyal” needs all three.
loyalty-because-article = { $class }: score { $score }, but “loyal” needs { $frequent } orders, satisfaction and a recommendation together.
loyalty-because-once = { $class }: bought once at most and is dissatisfied, whatever the score ({ $score }).
loyalty-because-none = Answered none of the questions.
loyalty-band-stated = answered
loyalty-band-orders = by the model from their orders, within { $days } days
loyalty-band-orders-curve = by the return curve from their orders, within { $days } days
loyalty-band-of-three = of 3
loyalty-band-provisional = of 3: provisional
loyalty-next-satisfaction = Is very satisfied next time
loyalty-next-again = Says they will surely buy again
loyalty-next-recommend = Says they will surely recommend you
loyalty-next-orders = { $orders_count ->
    [one] One more order
   *[other] { $orders } more orders
}
loyalty-note-nobody = Nobody answered one of the three questions before this day.
loyalty-note-provisional = { $customers } customers have one indicator only: their class is provisional.
loyalty-note-orders = For { $customers } customers buying again is not an answer but estimated from their orders by a model ({ $days } days ahead).
loyalty-note-orders-curve = For { $customers } customers buying again is not an answer but estimated from orders by the return curve of the shop ({ $days } days ahead); there is no model here.
loyalty-note-crossed = A lower class starts above a higher one. The higher one's limit holds for both.

## Attitude and behaviour
loyalty_matrix-name = Attitude and behaviour
loyalty_matrix-description = Sets what customers think of you against how often they buy.
loyalty_matrix-class-true = True loyalty
loyalty_matrix-class-latent = Latent loyalty
loyalty_matrix-class-spurious = Spurious loyalty
loyalty_matrix-class-none = No loyalty
loyalty_matrix-class-no_answer = No answer
loyalty_matrix-strategy-true = They like you and they come. Thank them, ask them to tell others, change nothing they love.
loyalty_matrix-strategy-latent = They like you but seldom come. Find what is in the way: distance, stock, delivery, opening hours.
loyalty_matrix-strategy-spurious = They come but are not happy: habit or no choice. Mend what annoys them before somebody else offers it.
loyalty_matrix-strategy-none = They neither like you nor come. Ask once why; spend your time on the others.
loyalty_matrix-strategy-no_answer = What they think is not known. Ask whether they are satisfied and would recommend you.
loyalty_matrix-param-attitude = Attitude is good from
loyalty_matrix-param-behaviour = Buys often
loyalty_matrix-param-behaviour-middle = like the middle buyer
loyalty_matrix-param-behaviour-own = own number
loyalty_matrix-param-orders = Orders
loyalty_matrix-rule-attitude = Attitude is the mean of satisfaction and recommendation, each from 0 to 100%; { $cut } and more is good.
loyalty_matrix-rule-middle = { $orders } orders and more in the period is often: as many as the middle buyer, two at least.
loyalty_matrix-rule-own = { $orders } orders and more in the period is often.
loyalty_matrix-rule-true = Attitude { $cut } or more, { $orders } orders or more (“apostles”)
loyalty_matrix-rule-latent = Attitude { $cut } or more, fewer than { $orders } orders (“mercenaries”)
loyalty_matrix-rule-spurious = Attitude below { $cut }, { $orders } orders or more (“hostages”)
loyalty_matrix-rule-none = Attitude below { $cut }, fewer than { $orders } orders (“defectors”)
loyalty_matrix-rule-no_answer = Neither question was answered
loyalty_matrix-because = { $class }: attitude { $attitude }, { $orders_count ->
    [one] { $orders } order
   *[other] { $orders } orders
}.
loyalty_matrix-because-none = Neither satisfaction nor recommendation was answered.
loyalty_matrix-band-attitude = good from { $cut }
loyalty_matrix-band-orders = often from { $orders }
loyalty_matrix-next-orders = { $orders_count ->
    [one] One more order in the period
   *[other] { $orders } more orders in the period
}
loyalty_matrix-next-better = The next answers come to { $cut } or more
loyalty_matrix-next-worse = The next answers come to less than { $cut }
loyalty_matrix-note-nobody = Nobody said before this day whether they are satisfied or would recommend you.
loyalty_matrix-note-silent = What { $customers } customers think is not known.

## Texts
feature-need_functional = Words of function
feature-need_emotional = Words of feeling
feature-need_social = Words of company
feature-need_stated = Ticked
feature-topic_quality = Quality
feature-topic_price = Price
feature-topic_delivery = Delivery
feature-topic_service = Service
feature-topic_packaging = Packaging
feature-topic_returns = Returns
feature-topic_usage = Use
feature-topic_stock = Stock
feature-texts = Texts
score-need_share = Share of their words
score-need_words = Words found
score-topic_share = Share of their topic
score-mentions = Mentions
score-tone = Tone, −1 to 1
text-note-unread-lines = { $lines_count ->
    [one] One line of your words could not be read and is left out.
   *[other] { $lines } lines of your words could not be read and are left out.
}

## Needs
needs-name = Functional, emotional and social needs
needs-description = Tells from customers' own words whether they look for function, feeling or company.
needs-class-functional = Functional needs
needs-class-emotional = Emotional needs
needs-class-social = Social needs
needs-class-unknown = Too little text
needs-strategy-functional = Show facts: ingredients, tests, comparisons, value for money. Answer questions exactly.
needs-strategy-emotional = Show care: remember birthdays, call after the order, tell the story behind the product.
needs-strategy-social = Bring them together: groups, events, gifts to share, rewards for friends they bring.
needs-strategy-unknown = Ask one question: what matters most to you, that it works, that it feels right, or that you share it?
needs-param-least = Words needed
needs-param-words = Your own words
needs-param-words-hint = One line each, like “functional: crisp, sturdy”. Names: functional, emotional, social. A minus takes a word away: “social: -share”.
needs-rule-about = Words are counted in comments, open answers, notes of contacts that you did not begin, and reasons of returns. The need with most words decides; in a tie the first in this list. An answer ticked for it counts before all words.
needs-rule-functional = Quality, price, convenience: { $words } words, { $share } of all
needs-rule-emotional = Trust, care, joy: { $words } words, { $share } of all
needs-rule-social = Friends, standing, belonging: { $words } words, { $share } of all
needs-rule-unknown = Fewer than { $least } words of any need
needs-because = { $class }: { $share } of { $words } words. “{ $sentence }”
needs-because-stated = { $class }: ticked in a questionnaire.
needs-because-unknown = { $words } words found; { $least } are needed.
needs-band = { $words }: “{ $sentence }”
needs-next = { $words_count ->
    [one] One more word of it
   *[other] { $words } more words of it
}
needs-note-nobody = Nobody wrote enough to tell what they look for. A questionnaire with one question for it tells more.

## Feedback topics
feedback_topic-name = Feedback topics
feedback_topic-description = Sorts what customers write by topic, praise and complaint, and says whose desk it belongs on.
feedback_topic-class-quality = Quality
feedback_topic-class-price = Price
feedback_topic-class-delivery = Delivery
feedback_topic-class-service = Service
feedback_topic-class-packaging = Packaging
feedback_topic-class-returns = Returns
feedback_topic-class-usage = Use
feedback_topic-class-stock = Stock
feedback_topic-class-other = Other
feedback_topic-class-no_text = Nothing written
feedback_topic-strategy-quality = Collect the batch and the product, hand them to purchasing or production, and tell the customer what came of it.
feedback_topic-strategy-price = Explain what is in the price, offer a larger pack or a bundle. Don't answer every complaint with a coupon.
feedback_topic-strategy-delivery = Check the courier of these regions, tell the day of arrival in advance, and say sorry when it slips.
feedback_topic-strategy-service = Listen to the calls behind it, train the answers that were missing, and thank by name whoever was praised.
feedback_topic-strategy-packaging = Send a photo to the warehouse, change the filling or the box, replace what broke without a question.
feedback_topic-strategy-returns = Make the way back short and clear. A return that went well keeps the customer.
feedback_topic-strategy-usage = Send a short guide or a video with the product, and put the answer on its page.
feedback_topic-strategy-stock = Keep what regulars buy in stock; offer a notice or a reservation when it is out.
feedback_topic-strategy-other = Read these texts yourself: a new topic starts here. Add its words to the list below.
feedback_topic-strategy-no_text = Nothing is known in their own words. Ask one open question after the next order.
feedback_topic-owner-quality = purchasing and production
feedback_topic-owner-price = pricing and marketing
feedback_topic-owner-delivery = logistics
feedback_topic-owner-service = customer service
feedback_topic-owner-packaging = warehouse
feedback_topic-owner-returns = after-sales
feedback_topic-owner-usage = product and training
feedback_topic-owner-stock = purchasing
feedback_topic-param-complaint = A complaint counts like so many mentions
feedback_topic-param-words = Your own words
feedback_topic-param-words-hint = One line each, like “quality: lumps, stale”. Names: quality, price, delivery, service, packaging, returns, usage, stock; good, bad, not, ignore. A minus takes a word away: “price: -cheap”.
feedback_topic-rule-about = Read are comments, open answers, reasons of returns and notes of contacts that you did not begin. Texts are parted into sentences and clauses; each thing spoken of counts once, a complaint { $complaint } times. The weightiest topic decides; in a tie the first in this list. “Not” turns praise and blame around.
feedback_topic-rule-topic = { $mentions } mentions: { $praise } praise, { $blame } complaints. For { $owner }.
feedback_topic-rule-other = Wrote something without a word of these topics
feedback_topic-rule-no_text = Wrote nothing
feedback_topic-rule-sides = { $product }: strong in { $pros }, weak in { $cons }.
feedback_topic-rule-pros = { $product }: strong in { $pros }.
feedback_topic-rule-cons = { $product }: weak in { $cons }.
feedback_topic-because = { $class }: { $share } of what they speak of. “{ $sentence }”
feedback_topic-because-other = { $texts_count ->
    [one] One text without a word of these topics.
   *[other] { $texts } texts without a word of these topics.
}
feedback_topic-because-none = Nothing written before this day.
feedback_topic-band = { $praise } praise, { $blame } complaints: “{ $sentence }”
feedback_topic-next = { $complaints_count ->
    [one] One more complaint about it
   *[other] { $complaints } more complaints about it
}
feedback_topic-note-nobody = There is no text of a customer before this day.

## A questionnaire to export
questionnaire-title = Questionnaire
questionnaire-lead = Ten short questions. Tick one answer each; the last one is yours.
questionnaire-thanks = Thank you.
questionnaire-column-customer = Customer ID
questionnaire-column-date = Date
questionnaire-column-satisfaction = Overall satisfaction
questionnaire-column-recommend = Likelihood to recommend
questionnaire-column-repurchase = Repurchase intent
questionnaire-column-quality = Product quality
questionnaire-column-service = Customer service
questionnaire-column-delivery = Delivery speed
questionnaire-column-price = Price
questionnaire-column-packaging = Packaging
questionnaire-column-need = What matters most
questionnaire-column-comment = Comments
questionnaire-ask-satisfaction = How satisfied are you with us overall?
questionnaire-ask-recommend = How likely are you to recommend us to a friend? (0 not at all, 10 very likely)
questionnaire-ask-repurchase = How likely are you to buy from us again?
questionnaire-ask-quality = The quality of our products (1 to 5, 5 is best)
questionnaire-ask-service = Our service (1 to 5, 5 is best)
questionnaire-ask-delivery = The delivery (1 to 5, 5 is best)
questionnaire-ask-price = The price for what you get (1 to 5, 5 is best)
questionnaire-ask-packaging = The packaging (1 to 5, 5 is best)
questionnaire-ask-need = What matters most to you?
questionnaire-ask-comment = What should we know or do better?
questionnaire-answers-satisfaction = Very satisfied | Satisfied | Neither | Dissatisfied | Very dissatisfied
questionnaire-answers-recommend = 10 | 9 | 8 | 7 | 6 | 5 | 4 | 3 | 2 | 1 | 0
questionnaire-answers-repurchase = >70% | 30-70% | <30%
questionnaire-answers-mark = 5 | 4 | 3 | 2 | 1
questionnaire-answers-need = Functional: it works and is worth its price | Emotional: I feel at ease and cared for | Social: I share it with others
questionnaire-save-sheet = Questionnaire to fill in (CSV)
questionnaire-save-page = Questionnaire to print (HTML)

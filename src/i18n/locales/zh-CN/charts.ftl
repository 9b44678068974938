# 图表：标题说结论，副标题说画的是什么。

# 各图共用
chart-nothing = 暂时没有可画的数据
chart-people = { $n } 人
chart-days = { $n } 天
chart-days-upto = ≤{ $n } 天
chart-days-from = ≥{ $n } 天
chart-days-range = { $from }–{ $to } 天
chart-range = { $from } – { $to }
chart-range-all = 全部
chart-scale-little = 少
chart-scale-much = 多

# 提示与表格里的名目
chart-fact-amount = 金额
chart-fact-cell = 格子
chart-fact-change = 比 90 天前
chart-fact-class = 类别
chart-fact-customers = 客户数
chart-fact-customers-about = 客户数（约）
chart-fact-day = 日期
chart-fact-due = 预计下单日
chart-fact-event = 事件
chart-fact-gap = 间隔
chart-fact-gaps = 回购次数
chart-fact-money = 净销售额
chart-fact-month = 月份
chart-fact-order = 下单
chart-fact-orders = 订单数
chart-fact-range = 范围
chart-fact-ratio = 销售额占比 ÷ 客户占比
chart-fact-recency = 距上次下单
chart-fact-refund = 退款
chart-fact-rest = 取消订单后的余款
chart-fact-returned = 已回来的回头客
chart-fact-rhythm = 通常间隔（中位数）
chart-fact-score = 得分
chart-fact-share-customers = 占客户
chart-fact-share-gaps = 占比
chart-fact-share-money = 占销售额
chart-fact-top = 从高到低排在前
chart-fact-within = 用时

# 帕累托曲线
chart-pareto-title = 前 20% 的客户带来 { $share } 的销售额
chart-pareto-even = 每位客户带来的销售额大致相同
chart-pareto-subtitle = 客户按销售额从高到低排列，累计占销售额的百分比
chart-pareto-note = 横轴是客户的累计占比。净额为负的客户按 0 计。基尼系数 { $gini }（0 为人人一样多，1 为全靠一人）。
chart-pareto-nothing = 还没有正的销售额，画不出集中度
chart-pareto-top = 排在前 { $share } 的客户
chart-pareto-top20 = 来自前 { $share }
chart-pareto-top20-short = 前 { $share }
chart-pareto-for80 = 的客户带来 { $share }
chart-pareto-equal = 假如人人一样多

# R × FM 方格
chart-rfm_grid-title = { $class } { $n } 人，占销售额 { $share }
chart-rfm_grid-title-count = { $class } { $n } 人
chart-rfm_grid-subtitle = 每格的客户数：上次购买（R）× 次数与金额（FM）
chart-rfm_grid-subtitle-class = 每格：类别、人数、占客户比例与销售额；点一格看这些客户
chart-rfm_grid-note = FM 是次数分与金额分的平均，逢半进一。
chart-rfm_grid-note-mixed = 这套分组不只看 R 和 FM，一格里可能有好几类客户：每类一条色带，宽度按人数，名称取人数最多的一类；点色带看这一类的客户。
chart-rfm_grid-note-mixed-engaged = 这套分组不只看 R 和 FE，一格里可能有好几类客户：每类一条色带，宽度按人数，名称取人数最多的一类；点色带看这一类的客户。
chart-rfm_grid-note-engaged = FE 是次数分与互动分的平均，逢半进一。
chart-rfm_grid-few-engaged = ← 买得少、互动少
chart-rfm_grid-many-engaged = 买得多、互动多 →
chart-rfm_grid-few = ← 买得少、花得少
chart-rfm_grid-many = 买得多、花得多 →
chart-rfm_grid-nothing = 还没有客户可以打分

# 各类的人数与销售额
chart-class_shares-title = { $class }占客户的 { $people }，带来 { $money } 的销售额
chart-class_shares-even = 各类带来的销售额和人数大致相当
chart-class_shares-subtitle = 空心是客户占比，实心是销售额占比；× 是后者与前者之比
chart-class_shares-nothing = 还没有分到类的客户

# 各类人数
chart-class_bar-title = { $class }最多：{ $n } 人，占 { $share }
chart-class_bar-subtitle = 各类的人数与占比
chart-class_bar-subtitle-change = 各类的人数与占比，以及与 90 天前相比的增减
chart-class_bar-widened = 很窄的部分加宽了，好看得见、点得到。
chart-class_bar-nothing = 还没有分到类的客户

# 回购间隔
chart-gap_curve-title = 一半的回头客在 { $n } 天内回来
chart-gap_curve-title-of = { $stratum }：一半的回头客在 { $n } 天内回来
chart-gap_curve-title-preset = 回购间隔还太少，先按 { $n } 天算一个周期
chart-gap_curve-subtitle = 上：会回来的客户里，到这一天已经回来的占比；下：实际间隔的天数分布
chart-gap_curve-note = 根据 { $n } 次回购算出；还没等到回来的客户也算在内，不会低估间隔。
chart-gap_curve-note-of = 粗线是“{ $stratum }”，根据 { $n } 次回购算出；下方直方图是全部 { $all } 次。还没等到回来的客户也算在内，不会低估间隔。
chart-gap_curve-note-preset = 分界是预设值，不是从数据算出来的；回购多了会自动换成本店自己的节奏。
chart-gap_curve-nothing = 还没有人买第二次，看不出回购间隔
chart-gap_curve-few = 回头客还太少，画不出曲线
stratum-first = 首单到第二单
stratum-second = 第二单到第三单
stratum-later = 之后各单
stratum-pooled = 全部订单

# 每月订单与销售额
chart-orders_over_time-up = 近 12 个月销售额 { $money }，同比增长 { $change }
chart-orders_over_time-down = 近 12 个月销售额 { $money }，同比下降 { $change }
chart-orders_over_time-best = { $month } 卖得最好：{ $money }
chart-orders_over_time-count = { $months } 个月里有 { $n } 笔订单
chart-orders_over_time-subtitle = 每月净销售额与订单数；退款算在退款当月
chart-orders_over_time-partial = 最后一个月还没过完，画成空心。
chart-orders_over_time-nothing = 还没有订单

# 切点
chart-cuts-title = { $feature }：切在 { $cuts }
chart-cuts-title-none = { $feature }：没有切点
chart-cuts-automatic = 按数据自动切分；颜色越深分数越高，旗下是分数
chart-cuts-manual = 手工切分；颜色越深分数越高，旗下是分数
chart-cuts-nothing = 没有可画的数值

# 一位客户的订单
chart-timeline-rhythm = 通常每 { $days } 天买一次，共 { $n } 笔
chart-timeline-late = 平常每 { $days } 天买一次，这次晚了 { $late } 天
chart-timeline-orders = 共 { $n } 笔订单，净额 { $money }
chart-timeline-subtitle = 每根线是一笔订单，高度为净金额；下方菱形是退款
chart-timeline-due = 应在此时回购
chart-timeline-as_of = 截至日
chart-timeline-nothing = 还没有订单

# 窄格里的短名
chart-short-rfm-class-champions = 冠军客户
chart-short-rfm-class-loyal = 忠诚客户
chart-short-rfm-class-potential_loyalist = 潜力忠诚
chart-short-rfm-class-new = 新客户
chart-short-rfm-class-promising = 有望客户
chart-short-rfm-class-need_attention = 需关注
chart-short-rfm-class-about_to_sleep = 将沉睡
chart-short-rfm-class-at_risk = 流失风险
chart-short-rfm-class-cant_lose = 不可失去
chart-short-rfm-class-hibernating = 休眠
chart-short-rfm-class-lost = 已流失

# 附表：分类页图表旁边的小表。
sheet-unit = { $name }（{ $unit }）
sheet-unit-days = 天
sheet-more = 另有 { $rows } 行未列出。

sheet-col-blame = 抱怨
sheet-col-blame-share = 抱怨占比
sheet-col-customers = 客户数
sheet-col-money = 净销售额
sheet-col-month = 月份
sheet-col-neither = 中性
sheet-col-praise = 称赞
sheet-col-product = 产品
sheet-col-region = 地区
sheet-col-texts = 条数
sheet-col-topic = 主题
sheet-col-way = 渠道

# 反馈从哪里来
source-survey = 问卷
source-phone = 电话
source-sms = 短信
source-chat = 微信与在线聊天
source-email = 邮件
source-visit = 拜访面谈
source-log = 联系记录（未写明方式）
source-return = 退货与投诉单

sheet-ways-title = 反馈最多来自{ $way }：占 { $texts } 条的 { $share }
sheet-ways-subtitle = 提到某个主题的反馈从哪个渠道来，称赞多少、抱怨多少
sheet-ways-note = 称赞和抱怨按提到的主题计数：一条反馈可以有几个。联系记录也算在内，由您主动发起的除外。按词句判断，听不出反话。
sheet-products-blamed = { $product }：抱怨最多的是{ $topic }，{ $times } 次
sheet-products-praised = { $product }：称赞最多的是{ $topic }，{ $times } 次
sheet-products-neither = 提到了 { $products } 个产品，没有称赞也没有抱怨
sheet-products-subtitle = 各产品的优点和缺点，来自写明产品的反馈；提得最多的产品排在前面

# 每月满意度与推荐
sheet-col-answers = 回答数
sheet-col-mean-five = 平均分（1–5）
sheet-col-top-two = 最高两级占比
sheet-col-nps = 净推荐值
sheet-col-low = 通常下限
sheet-col-high = 通常上限
sheet-col-trend = 趋势
sheet-col-verdict = 说明
sheet-month-above = 好于平常
sheet-month-below = 差于平常
sheet-month-up = 缓慢上升
sheet-month-down = 缓慢下降
sheet-month-few = 回答太少
sheet-month-within = 与平常一样
sheet-csat-outside = { $months } 个月里有 { $outside } 个月的满意度超出平常范围；平常有 { $usual } 给出最高两级
sheet-csat-within = { $months } 个月的满意度都在平常范围内；平常有 { $usual } 给出最高两级
sheet-csat-subtitle = 按月的回答，最近的月份在前；每位客户只算当月最后一次
sheet-nps-outside = { $months } 个月里有 { $outside } 个月的净推荐值超出平常范围；这几个月合计为 { $usual }
sheet-nps-within = { $months } 个月的净推荐值都在平常范围内；这几个月合计为 { $usual }
sheet-nps-subtitle = 按月的回答，最近的月份在前；每位客户只算当月最后一次
sheet-months-note = 平常范围是全部月份平均值上下 { $limit } 个标准误：回答越少，范围越宽。趋势给每个新月份 { $weight } 的权重，所以也能发现缓慢的变化。回答不足 { $few } 个的月份不单独判断。

# 积分会花多少钱
sheet-col-tier = 等级
sheet-col-sales = 近 12 个月销售额
sheet-col-earned = 发出积分
sheet-col-redeemed = 已兑换
sheet-col-open = 未兑换（欠客户）
sheet-col-lapsed = 不会兑换
sheet-col-cost = 您的成本
sheet-programme-all = 会员与 VIP 合计
sheet-programme-loyal = 其中忠诚客户：双倍积分再多花
sheet-programme-title = 近十二个月积分会花掉 { $cost }：占会员消费的 { $share }
sheet-programme-subtitle = 会员返还销售额的 { $member }，VIP 返还 { $vip }，按最近十二个月的订单推算
sheet-programme-note = 假设：积分在下一单兑换，所以每位客户最后一单的积分还未兑换；最终有 { $redeemed } 的积分会被兑换，其余作废。今天欠客户的积分值 { $open }。忠诚客户：窗口内至少 { $orders } 单，即三单以上客户中订单最多的三分之一；给他们双倍积分要再花 { $double }。没有假设积分会带来更多订单。
sheet-programme-note-nobody = 假设：积分在下一单兑换，所以每位客户最后一单的积分还未兑换；最终有 { $redeemed } 的积分会被兑换，其余作废。今天欠客户的积分值 { $open }。还没有客户满三单，所以没有忠诚客户。没有假设积分会带来更多订单。

# 高价值客户是谁
sheet-col-who = 谁
sheet-col-valuable = 其中高价值
sheet-col-valuable-share = 高价值占比
sheet-col-times = 是平均的几倍
sheet-profile-title = { $who }：{ $share } 是高价值客户，全部客户中为 { $average }
sheet-profile-subtitle = 客户名单上哪些栏、哪些值能把高价值客户和其他客户分开
sheet-profile-note = 试了 { $columns } 栏，最多连分两次；只列出不是碰巧的结果。没有差别的值放在一起；— 表示没有填写。这只提示该找谁，不说明原因：请不要按性别或年龄定价。

# 地区
sheet-col-order-value = 平均客单价
sheet-col-again = 再次下单
sheet-col-more-of = 更爱买
sheet-col-quotient = 是全店占比的几倍
sheet-regions-title = { $region }的客户回头最多：约 { $share } 会再次下单，全店为 { $all }
sheet-regions-subtitle = 各地区放在一起看：下过单的客户、花了多少、多少人再来、比别处更爱买什么
sheet-regions-note = 为了不让几单生意把小地区显得过高或过低，平均数向全店靠拢：相当于多算 { $orders } 单、{ $customers } 位和全店一样的客户。“更爱买”只在不是碰巧时才写出。
sheet-col-buyers = 购买人数
sheet-col-expected = 按占比应有
sheet-col-uplift = 是占比的几倍
sheet-region-months-title = { $region }在{ $month }的购买是其占比的 { $times } 倍
sheet-region-months-subtitle = 哪个地区在哪些月份买得比全年占比多（{ $years }）：何时备货、何时投放
sheet-region-months-note = 共比较了 { $tests } 个“地区 × 月份”；只列出不是碰巧的结果，其中至多二十分之一可能有误。一位客户一个月只算一次。
sheet-month-1 = 1 月
sheet-month-2 = 2 月
sheet-month-3 = 3 月
sheet-month-4 = 4 月
sheet-month-5 = 5 月
sheet-month-6 = 6 月
sheet-month-7 = 7 月
sheet-month-8 = 8 月
sheet-month-9 = 9 月
sheet-month-10 = 10 月
sheet-month-11 = 11 月
sheet-month-12 = 12 月

# 品类宽度
sheet-col-category = 品类
sheet-col-buy-it = 购买客户占比
sheet-col-spent = 花在该品类
sheet-col-spent-share = 占其在本店消费
sheet-col-others = 另买几个品类
sheet-breadth-title = 客户平均买 { $kinds } 个品类中的 { $mean } 个；{ $single } 只买一个品类
sheet-breadth-subtitle = 品类宽度，以及各品类在其购买客户本店消费中的占比
sheet-breadth-note = 这不是钱包份额：客户在别处花的钱不在您的订单里，真正的客户占有率在这里看不到。购买客户花得少、又有许多客户没买的品类，最值得去推荐。

# 下单之后
sheet-col-stage = 环节
sheet-col-of-buyers = 占下单客户
sheet-col-after-order = 下单后中位时间
sheet-col-satisfied = 满意（最高两级）
sheet-col-answered = 回答数
sheet-stage-order = 下单
sheet-stage-contact = 联系
sheet-stage-return = 退货或投诉
sheet-stage-survey = 问卷
sheet-stage-again = 第二单
sheet-journey-title = { $customers } 位下过单的客户里，{ $reached } 到过“{ $stage }”这一步；{ $again } 下了第二单
sheet-journey-subtitle = 下单之后的路：多少客户走到每一步、过了多少天、有多满意
sheet-journey-note = 只算下单后的第一次，天数从它之前最近的一单算起。满意度取每位客户最近一次回答。只列出文件里有记录的环节；没有文件写明送达日期。

# 同期客户与第二单
sheet-col-cohort = 首单月份
sheet-col-after = 第 { $months } 个月
sheet-cohorts-all = 合计
sheet-cohorts-title = 首单后第 1 个月有 { $share } 再次下单，第 { $months } 个月有 { $later }
sheet-cohorts-subtitle = 按首单月份：这些客户在之后每个月有多少人下单
sheet-cohorts-note = 只算已经结束的月份。“合计”包含所有已到该月的客户，未列出的月份也在内。
sheet-col-within = 以内
sheet-col-second = 已下第二单
sheet-col-of-those = 占最终会再买的
sheet-col-seen = 已观察这么久的客户
sheet-second-title = { $days } 天内有 { $share } 下第二单；会再买的客户里，一半在 { $half } 天内
sheet-second-subtitle = 从首单到第二单的时间：提醒要赶在什么时候之前
sheet-second-note = 新客户按已知的天数计算（Kaplan–Meier 方法）。同一天的订单算一单。

# 价值与忠诚
sheet-col-class = 类别
sheet-col-unloyal = 不忠诚客户的净收入
sheet-col-unloyal-share = 占本类净收入
sheet-value-loyalty-title = { $class }：{ $answered } 位作答客户中有 { $open } 位不忠诚，带来本类净收入的 { $share }
sheet-value-loyalty-subtitle = 价值与忠诚两个维度：谁带来收入，他们是否愿意再来、愿意推荐
sheet-value-loyalty-note = 忠诚度按「客户忠诚度」页面的默认设置：满意度、再次购买与推荐意愿。「一般」与「低忠诚度」算作不忠诚。价值高而不忠诚的客户最该先稳住；忠诚而价值不高的客户，适合多做推荐。

### 结果页面：总览、分类库、分类、客户列表、客户，以及它们共用的部分。

pages-value = { $value }
pages-no-data = 还没有订单数据
pages-no-data-lede = 打开订单文件后，这里会自动显示结果。
pages-no-data-open = 打开文件

## 页面上的图

figure-table = 表格
figure-chart = 图
figure-save = 保存
figure-copy = 复制
figure-as = { $verb } { $format }
figure-copied = { $format } 已复制到剪贴板。
figure-copy-refused = 浏览器不允许在这里复制，可以改为保存图片。
figure-copy-refused-table = 浏览器不允许在这里复制，可以改为保存表格。
figure-marks = 图中的各个点：方向键移动，回车查看对应客户
figure-press = 点一下，查看这些客户

## 总览

overview-top = 前 20% 的客户带来 { $share } 的销售额
overview-leaving = { $n } 位好客户正在流失
overview-both = { $first }，{ $second }
overview-plain = 共 { $n } 位客户
overview-lede = { $customers } 位客户，{ $orders } 笔订单，{ $from } 至 { $to }。每个数字都能点开看是谁。
overview-lede-nothing = 这一天之前、或这个时段之内没有订单。请在上方改日期或放宽时段。
overview-customers = 客户
overview-orders = 订单
overview-net = 净销售额
overview-order-value = 客单价
overview-repeat = 复购率
overview-gini = 集中度（基尼系数）
overview-active = { $change } 活跃客户，较前一个 365 天
overview-change = { $change } 较前一个 365 天
overview-points = { $change } 个百分点，较前一个 365 天
overview-unchanged = 较前一个 365 天持平
overview-for80 = { $share } 的客户带来 80%
overview-open = 怎么算的
overview-lists = 今天可以做的四件事
overview-open-the-list = 打开名单
overview-open-list = 打开名单：{ $name }
overview-list-money = 近 12 个月销售额
overview-list-share = 占客户
overview-notes = 关于这些数字
overview-notes-open = 查看数据
list-keep = 挽留
list-keep-why = 曾经买得勤或花得多，却很久没来了。这周就联系。
list-grow = 培育
list-grow-why = 不久前买过，买得还不多，再推一步就是忠诚客户。
list-wake = 唤醒
list-wake-why = 安静了一阵，还没走远，值得给一张券。
list-thank = 感谢
list-thank-why = 最好的客户：不必打折。优先服务，记得他们，请他们介绍朋友。

## 分类库

gallery-title = { $n } 种分类方法，现有数据可用 { $ready } 种
gallery-lede = 色条是真实结果：各类客户所占的比例。灰色的缺少数据，并说明缺什么。
gallery-classes = { $n } 类
gallery-needs-orders = 缺订单数据
gallery-search = 用你熟悉的词来找：二八定律、VIP、沉睡客户、评价……
gallery-found = 找到 { $n } 种分类方式
gallery-found-none = 这里没有这个叫法。换个词试试，或者自己写一条规则。
gallery-supply = 去补充

## 某一种分类

classifier-crumb = 分类
classifier-finding = { $name }：“{ $class }”{ $n } 位，带来 { $share } 的销售额
classifier-export = 导出 { $n } 位
classifier-unknown = 没有名为“{ $id }”的分类
classifier-unknown-cure = 查看全部分类
classifier-reference = 定义出处：{ $reference }
classifier-moved = { $n_count ->
   *[other] 位客户换了类（与默认相比）：{ $moves }
}
classifier-move = { $from } → { $to } { $n } 位
classifier-move-join = {"，"}
classifier-unchanged = 与默认设置不同，但没有客户换类。
classifier-unmoved = 现在是默认设置。调整任意一项，立刻看到谁会换类。

classes-title = 各类客户
classes-hint = 点一类，查看其中的客户
classes-class = 类
classes-customers = 客户
classes-share = 占比
classes-money = 净销售额
classes-recency = 平均未购天数
classes-frequency = 平均订单
classes-order-value = 客单价
classes-total = 合计
classes-narrow-customers = 位
classes-narrow-share = 占客户
classes-narrow-money = 净销售额
classes-narrow-money-share = 占销售额

params-title = 参数
params-reset = 恢复默认
params-more = 更多参数（{ $n } 项）
params-column-none = 这里没有“{ $header }”这一列。
params-range = { $from } 至 { $to }
cuts-by-data = 由数据决定
cuts-by-hand = 手动设定
cuts-flag = { $name }，第 { $n } 个分界
cuts-type = { $name }：输入 { $n } 个由小到大的分界值，用 / 隔开
cuts-wrong = 请输入 { $n } 个由小到大的数，用 / 隔开；留空则由数据决定。

rule-title = 怎么划分，怎么做
rule-head = 哪些客户
strategy-head = 怎么做
explain-title = 为什么是这一类
explain-middle = 举个例子：“{ $class }”里按销售额居中的一位
explain-reasons = 依据
explain-feature = 指标
explain-value = 该客户
explain-band = 所在区间
explain-score = 得分

sure-title = 这些分类有多稳
sure-lede = 换一批差不多的客户、换个日子来算，客户还会在同一类吗？
sure-counting = 正在计算…
sure-count = 算一算
sure-resampled = 的客户平均仍在原来的分类：把客户随机重抽 { $n } 次，每次重新划线
sure-earlier = 在两周前（{ $day }）就是同一类，只算当时已是客户的人
sure-later = 在两周后（{ $day }）仍是同一类，按手里的数据来看
sure-weakest = 最不稳的是“{ $class }”，只有 { $share }：靠近分界线的客户，明天就可能换到隔壁一类。
sure-own = 这里不用随机重抽：每位客户的“依据”里已经写明把握有多大。
sure-alike = 把客户随机重抽 { $n } 次，每次得出的划分规则都一样，没有人换类。
sure-few = 随机重抽出来的客户大多不够重新划线，所以这里没有结论。
sure-progress = 正在计算…已重抽 { $done } 次，共 { $of } 次
sure-example = 例子里的客户：{ $id }
sure-repeats = 随机重抽 { $n } 次，仍在同一类
sure-then-earlier = 两周前，{ $day }
sure-then-later = 两周后，{ $day }
sure-nobody = 当时还不是客户
sure-other = 现在没有的一类

## 客户名单

customers-title = 客户
customers-caption = 名单中的客户
customers-found = { $n } 位客户，{ $money }
customers-all = 全部客户。点一位客户，查看买过什么、为什么属于这一类。
customers-clear = 查看全部客户
customers-search = 输入客户编号
customers-nobody = 没有符合条件的客户。可以去掉一个条件，或只输入编号的一部分。
customers-id = 客户
customers-class = 类
customers-last = 上次购买
customers-recency = 未购天数
customers-orders = 订单
customers-money = 净销售额
customers-order-value = 客单价

selection-class = { $name }：{ $class }
selection-exactly = { $name }为 { $value }
selection-between = { $name } { $from } 至 { $to }
selection-from = { $name }不低于 { $from }
selection-to = { $name }不超过 { $to }
selection-rank = 销售额排名第 { $from } 至 { $to }
selection-ordered = { $from } 至 { $to } 下过单
selection-search = 编号包含“{ $text }”

## 某一位客户

customer-crumb = 客户
customer-all = 全部客户
customer-headline = { $days_count ->
    [0] { $id }：{ $class }，刚刚买过
   *[other] { $id }：{ $class }，{ $days } 天没有再买
}
customer-headline-class = { $id }：{ $class }
customer-lede = 首次购买 { $first }，最近一次 { $last }
customer-unknown = 没有编号为“{ $id }”的客户
customer-unknown-cure = 文件里的编号写法可能不同，或者订单都晚于截至日期。
customer-net = 净销售额
customer-order-value = 客单价
customer-last = 上次购买
customer-rhythm = 通常间隔（中位数）
customer-first = 首次购买
customer-days-ago = { $n } 天前
customer-every-days = 每 { $n } 天
customer-classes = 属于哪些类，为什么
customer-classes-default = 按每种分类的标准设置。您在某个分类页改过的参数，只用于那一页和从那里打开的名单。
customer-measured = 依据
customer-next = 下一步
customer-moves = 什么会让这位客户换类
customer-orders = 订单
customer-orders-title = { $n } 笔订单与退款
customer-orders-more = 仅显示最近 { $shown } 笔，共 { $n } 笔。
customer-order-day = 日期
customer-order-id = 订单号
customer-order-product = 商品
customer-order-net = 净额
customer-refund = 退款
customer-rest = 取消订单后的余款

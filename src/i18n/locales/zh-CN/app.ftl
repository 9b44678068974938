### 页面框架、首屏、数据页与设置。

app-name = 客分 Kefen
app-home = 客分，回到总览
app-skip = 跳到正文
app-rail = 导航
app-steps = 步骤
app-places = 其他页面
app-nav-overview = 总览
app-nav-data = 数据
app-nav-classify = 分类
app-nav-customers = 客户
app-nav-settings = 设置
app-opening = 正在打开这里保存的数据……
app-failed = 出了点问题。
app-close = 关闭
app-cancel = 取消
app-undo = 撤销
app-back = 上一页
app-next = 下一页
app-pages = 翻页
app-page-of = 第 { $from }–{ $to } 条，共 { $total } 条
app-understood = 知道了
app-fetch-again = 再试一次

## 页眉

app-basis = 数字的依据
app-as-of = 截至
app-as-of-scrub = 拖动截至日期，随拖随算
app-window = 时段
app-window-all = 全部历史
app-window-how = 时段之前的订单不计入
app-language = 语言
app-lang-zh-CN = 中文
app-lang-en = English
app-theme = 外观
app-theme-system = 跟随系统
app-theme-light = 浅色
app-theme-dark = 深色
app-theme-switch = 切换浅色与深色

## 进行中的事与结果

app-working = 正在计算
app-progress = 进度
app-seconds-left = 还需 { $n } 秒
app-minutes-left = 还需约 { $n } 分钟
app-cancelled = 已停止，原来的数据都在。
app-imported = 已读入“{ $name }”：{ $customers } 位客户，{ $orders } 笔订单。
app-imported-files = 已读入 { $files } 个文件：{ $customers } 位客户，{ $orders } 笔订单。
app-added-list = 已添加“{ $name }”，和订单放在一起。
app-added = 已添加“{ $name }”：新增 { $orders } 笔订单，{ $customers } 位新客户。
app-added-known = 已添加“{ $name }”：新增 { $orders } 笔订单，{ $customers } 位新客户；有 { $rows } 行之前已经导入过，以新文件为准，不会重复计算。
app-file-removed = 已移除“{ $name }”。点“撤销上次导入”可以找回。
app-and-more = { $name } 及另外 { $n } 个文件
app-undone = 已回到上一次导入的数据。
app-forgotten = 这个浏览器里的数据已全部删除。
app-import-idle = 还没有数据
app-import-reading = 正在读取文件
app-import-review = 文件里有一处需要您确认
app-import-ready = 数据已就绪
app-import-failed = 文件没能导入
app-back-to-columns = 回去改列的对应

## 数据在哪里

app-storage-empty = 这个浏览器里还没有保存数据。
app-storage-saved = 只保存在这个浏览器里：{ $rows } 行。
app-storage-saving = 正在保存到这个浏览器……
app-storage-memory-only = 浏览器不允许保存：关闭标签页，数据就没有了。
app-storage-lost = 浏览器删掉了保存的数据，请重新导入文件。
app-storage-read-only = 这里只能查看：在本标签页的改动不会保存。
app-requests = 打开后 { $n } 次网络请求
app-only-here = 只存在这个浏览器里

## 首屏

app-first-title = 您的客户是谁，各属哪一类，为什么。
app-first-lede = 把店铺导出的订单拖进来，十秒看到第一个答案。每一类都写明规则和理由。
app-drop-title = 把订单文件拖到这里
app-drop-kinds = 有赞、淘宝、京东、抖店、Shopify，或收银、表格软件导出的任何 CSV、Excel、zip
app-drop-paste = 也可以在表格软件里选中数据（连同表头）复制，再在这里粘贴（Ctrl 或 ⌘ + V）
app-pasted = 粘贴的数据
app-drop-now = 松手即可：文件只在您的浏览器里读取
app-choose-file = 选择文件
app-replace-files = 换一份数据…
app-drop-instead = 换掉现有数据
app-drop-beside = 加到现有数据里
app-add-files = 添加文件
app-add-after-all = 改为加到原来的数据里
app-first-samples = 或者用示例试一试：都是虚构的店，人名也是编的。
app-other-samples = 换一个示例看看
app-sample-formula_shop = 网上奶粉店
app-sample-formula_shop-what = 靠口碑：谁会推荐给别人，谁等着打折，谁家宝宝快不喝奶粉了。
app-sample-coffee_chain = 咖啡连锁店
app-sample-coffee_chain-what = 靠会员数据：谁几点来、用哪种优惠、谁不再来了。数据是英文的。
app-sample-device_maker = 空气净化器厂家
app-sample-device_maker-what = 靠售后：谁的维修没办好、谁接到了回访、哪些企业最要紧。
app-first-needs = 有三列就够了
app-first-needs-how = 一行一笔订单，或一行一件商品。列名叫什么、怎么排都行。
app-first-needs-more = 再有订单号、商品、数量、状态或退款，答案会更细。每一列是什么意思，导入前可以改。
app-first-who = 谁是谁
app-first-who-how = RFM 十一类、八类客户、ABC、价值分层、购买频率、生命周期，一次看全。
app-first-why = 为什么这样分
app-first-why-how = 每条分界线都看得见、拖得动；每位客户都写明是哪条规则把他分到这里。
app-first-what = 值多少钱
app-first-what-how = 每一类带来多少销售额，谁正在流失，名单都能导出来用。
app-pledge-private = 承诺：数据不离开这台设备
app-pledge-private-how = 没有接收数据的服务器，文件由网页自己读取，断网也能用。
app-pledge-proof = 看证据
app-pledge-here = 提醒：只存在这个浏览器里
app-pledge-here-how = 清除浏览数据、换电脑，就没有了。请留好导入的原文件。
app-pledge-balance = 每个数都对得上
app-pledge-balance-how = 行 → 订单 → 客户 → 金额，排除了什么都能点开看。

## 数据页

app-data-none = 还没有订单
app-data-none-how = 把店铺导出的文件拖进来。每一列是什么意思会自动辨认，拿不准的会问您。
app-data-whole = { $rows } 行全部读懂了，账是平的
app-data-some = { $rows } 行里有 { $rejected } 行没读懂，账是平的
app-data-unbalanced = 账没有对平
app-data-lede-refunds = { $customers } 位客户（其中 { $only } 位只有退款），{ $orders } 笔订单，{ $from } 至 { $to }。没有一行被悄悄丢掉。
app-data-lede = { $customers } 位客户，{ $orders } 笔订单，{ $from } 至 { $to }。没有一行被悄悄丢掉。
app-read-as = 读作
app-table = 表
app-table-customers = 客户资料
app-table-surveys = 问卷回答
app-table-interactions = 沟通记录
app-table-returns = 退换与投诉
app-table-events = 网页行为
app-rows-known = { $rows } 行里有 { $known } 行能按“{ $role }”对上订单里的客户。
app-table-orders = 订单
app-is-sample = 示例
app-file-facts = { $rows } 行 · { $size } · { $day } 导入
app-share = { $orders } 笔订单，其中 { $known } 笔在别的文件里也有，以这个文件为准（{ $changed } 笔内容不同）；{ $customers } 位客户，其中 { $new } 位是新客户。
app-share-new = { $orders } 笔订单；{ $customers } 位客户，其中 { $new } 位是新客户。
app-share-rows = 别的文件里有 { $known } 行在这里又出现，以这个文件为准；{ $customers } 位客户，其中 { $new } 位是新客户。
app-share-rows-new = { $customers } 位客户，其中 { $new } 位是新客户。
app-remove-file = 移除
app-files-title = 文件
app-files-lede = 每个文件单独读取，再合成一张表：含义相同的列对在一起，几个文件里都有的订单只算一次。
app-file = 文件
app-file-taken = 导入
app-file-take = 导入“{ $name }”
app-file-size = 大小
app-file-state = 读取情况
app-file-clear = 清楚
app-file-asks = 请看一眼
app-file-refused = 读不了
app-read-again = 修改列的读法…
app-read-again-how = 重新导入之前，先看每一列怎么读。刷新页面后会请您再选一次文件：客分只保存读好的表，不保存原文件。
app-encoding = 编码
app-delimiter = 分隔
app-delimiter-comma = 逗号
app-delimiter-semicolon = 分号
app-delimiter-tab = 制表符
app-delimiter-bar = 竖线
app-delimiter-other = 其他字符
app-header = 表头
app-header-row = 第 { $n } 行
app-header-none = 没有
app-dates = 日期
app-decimals = 金额

app-reconcile-title = 从行到钱，一步不少
app-reconcile-lede = 右端是排除的部分，带下划线的原因可以点开看是哪些行；再小的部分也画成 8 像素宽。
app-bar-rows = 文件行
app-bar-rows-kept = { $n } 行 → { $kept } 行
app-bar-orders = 订单
app-bar-customers = 客户
app-bar-money = 金额
app-part-rejected = { $n } 行没读懂
app-part-blank = { $n } 行空行
app-part-cancelled = { $n } 笔后来取消
app-part-refund-only = { $n } 位只有退款
app-part-given-back = 退还 { $money }
app-balanced = 账平：{ $gross } − 退还 { $back } = { $net }，与全部客户合计一致。
app-unbalanced = 账不平：{ $gross } − { $back } 应等于 { $net }。这是客分的差错，请不要采信这些数字。
app-excluded-rows = 被排除的行
app-line = 行号
app-rules-title = 怎样才算一笔订单
app-rules-lede = 每个开关一动，全部数字立刻重算。
app-columns-title = 列的对应
app-columns-lede = 各项在您的文件里叫什么。不对就改，改了马上重新看一遍。
app-columns-fixed = 导入时是这样读的。
app-column-in-file = 文件里的列
app-column-n = 第 { $n } 列
app-meaning = 含义
app-samples = 样例
app-confidence = 把握
app-required = 必需
app-no-column = — 文件里没有 —
app-rest = 其余的列：打勾的随订单保留，没打勾的不读。
app-first-rows = 看读出来的前几行
app-rejects-download = 下载这些行
app-rejects-download-of = 下载“{ $name }”的

app-review-title = 导入之前，请看一眼
app-readings = 第一行读出来是：
app-review-clear = 都清楚了
app-review-lede = “{ $name }”会这样读。现在还没有导入，您原有的数据没有动。
app-review-lede-files = 这 { $files } 个文件会这样读。现在还没有导入，您原有的数据没有动。
app-date-question = 哪一种读法对？两种都能读成日期。
app-accept = 导入
app-accept-files = 导入 { $files } 个文件
app-put-away = 不导入了
app-missing-roles = 还缺：{ $roles }

## 设置

app-settings-title = 设置
app-settings-lede = 只对这个浏览器有效。
app-settings-look = 显示与计算
app-stored-title = 这里保存了什么
app-stored-lede = 您的订单由这个浏览器保存在这台设备上，别处没有。这是保护，也是风险。
app-kept = 浏览器承诺不会自行清除这些数据；您自己清除网站数据时仍会删掉。
app-not-kept = 浏览器没有承诺保留这些数据：磁盘空间紧张时可能会删掉。请留好导入的原文件。
app-room = 已用 { $used } MB；浏览器允许约 { $quota } GB。
app-undo-import = 撤销上次导入
app-undo-import-how = 回到之前的数据。
app-undo-import-none = 没有更早的导入可以回去。
app-forget = 全部忘掉
app-forget-how = 删除这个浏览器里的全部数据和设置。
app-forget-verb = 全部删除
app-forget-question = 要全部忘掉吗？
app-forget-means = 所有订单和由此得出的一切，连同上一次导入，都会从这个浏览器删除，无法恢复。您磁盘上的文件不受影响。
app-proof-title = 隐私的证据
app-proof-lede = 不必听我们说：下面是浏览器自己记录的、本页取过的文件。
app-proof-verdict = 共 { $all } 次请求，程序启动后 { $since } 次，发往其他网站 { $foreign } 次。
app-proof-how = 页面还带有内容安全策略，禁止浏览器（包括后台线程）联系任何其他网站。您现在就可以断网，照常使用：只有第一次打开工作簿或压缩包、第一次切换语言，还要从本站取一个文件。
app-proof-list = 看清单
app-proof-file = 文件
app-proof-when = 何时
app-proof-before = 启动程序时
app-proof-after = 启动之后
app-proof-seconds = 第几秒

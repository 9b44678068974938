### 各处通用的文字：引擎自身可能出现的问题、耗时工作的各个阶段、数据行未计入的原因、订单的认定规则，以及带单位的数量。

## 问题：发生了什么，怎么办

failure-cancelled = 已停止，没有改动任何内容。
    .cure = 需要时可以随时重新开始。
failure-engine-gone = 负责计算的部分没有响应了。
    .cure = 它会自动重新启动，并从已保存的数据继续。如果反复出现，请刷新页面。
failure-engine-unreachable = 负责读取和计算的程序没能载入。
    .cure = 请检查网络后再试。网络没有问题的话，就是网页刚刚更新过：请刷新页面。已保存的数据不会变。
failure-words-unreachable = 没能载入这种语言的文字。
    .cure = 请检查网络，再切换一次语言。
failure-words-missing = 网页的一部分文字没能载入。
    .cure = 请检查网络后再试。已保存的数据不会变。
failure-engine-silent = 计算已有半分钟没有回应。
    .cure = 文件很大时可能确实需要这么久。不想再等，就按“取消”：已保存的数据不会变。
failure-file-unreadable = “{$file}”读不了了。
    .cure = 选好之后它被移动、删除或改动过，或正被其他程序占用。请重新选择这个文件。
failure-download-failed = 文件已经生成，但浏览器没能保存下来。
    .cure = 请再试一次；如果仍然不行，请检查浏览器是否禁止了下载，以及磁盘是否还有空间。
failure-engine-panicked = 客分自身出了错，计算已中止。
    .cure = 您的数据没有受影响。请再试一次；如果再次出现，请把当时的操作一并反馈给我们。
failure-fit-unreadable = 这次分类保存下来的结果已无法读取。
    .cure = 请重新运行一次分类，订单数据不受影响。
failure-storage-quota = 浏览器的存储空间不足，这次导入没能保存。
    .cure = 之前保存的数据完好无损。请先清理磁盘空间，或清除以前导入的数据，然后重新导入。
failure-storage-denied = 这个浏览器不允许本页面保存数据。
    .cure = 仍可照常使用，但关闭标签页后数据就没有了。请退出无痕模式，或允许本网站存储数据，再重新导入。
failure-storage-lost = 浏览器删除了客分保存的数据。
    .cure = 磁盘空间紧张或清除浏览数据时会发生这种情况。请重新导入文件。
failure-storage-damaged = 保存的数据有一部分已损坏，不能再用。
    .cure = 请重新导入文件。损坏的部分没有用猜测的数字填补。
failure-storage-newer-schema = 这些数据是由更新版本的客分保存的。
    .cure = 请刷新页面以使用新版本。在此之前不会写入任何内容。
failure-storage-busy = 客分正在另一个标签页中保存数据。
    .cure = 请等那边保存完，或关闭那个标签页，然后再试。
failure-storage-elsewhere = 另一个标签页之后保存了别的文件。
    .cure = 刷新本页即可看到。在那之前，这里的改动不会保存。
failure-storage-connection = 与浏览器存储的连接断开了。
    .cure = 之前保存的数据是安全的。请刷新页面；如果再次出现，请重启浏览器。
failure-storage-nothing-to-undo = 没有更早的导入可以恢复。
    .cure = 请重新导入之前的文件。
failure-storage-failed = 浏览器没能保存或读取数据。
    .cure = 请刷新页面后再试。如果仍然不行，请重启浏览器。

## 耗时工作的各个阶段，显示在进度条旁

stage-unpacking = 正在解开工作簿
stage-reading = 正在读取文件
stage-features = 正在计算每位客户的数据
stage-classifying = 正在给客户分类
stage-restoring = 正在打开已保存的数据
stage-sample = 正在生成示例

## 数据行未计入订单的原因

exclusion-superseded = 更新的文件里也有
exclusion-superseded-hint = 另一个文件的订单日期更晚，里面有同一笔订单，信息更新（例如退款、状态），所以以它为准，这些行不再计入。
exclusion-no_customer = 没有客户信息
exclusion-no_customer-hint = 这一行没有写明是谁买的，或者只写了“散客”“匿名”之类，无法归到任何客户名下。金额列在这里，但不计入任何人。
exclusion-currency = 币种不同
exclusion-currency-hint = 币种与合计所用的币种不同。不同币种的金额不能相加；可在下面选择以哪种币种计算。
exclusion-void = 已取消或未付款
exclusion-void-hint = 订单状态表明交易已关闭、失败或从未付款。
exclusion-refunded = 已全额退款
exclusion-refunded-hint = 钱已全部退还，既不算订单，也不算销售额。部分退款的订单仍然保留，只扣除退掉的金额。
exclusion-cancellation = 冲销记录
exclusion-cancellation-hint = 金额或数量为负的记录，因为规则选择了“忽略”而没有计入。
exclusion-duplicate = 重复行
exclusion-duplicate-hint = 每一列都与前面某一行相同，因为您选择了去除重复行而没有计入。
exclusion-future = 日期在未来
exclusion-future-hint = 日期晚于导入当天：可能是录入错误、测试单或预订单。
exclusion-after_as_of = 晚于截至日期
exclusion-after_as_of-hint = 下单日期在截至日期当天或之后。
exclusion-before_window = 早于所选时段
exclusion-before_window-hint = 下单日期早于当前查看的区间。

## 订单的认定规则

rule-cancellations = 冲销与负数行
rule-cancellations-hint = 金额或数量为负的行，以及取消单据，应如何处理。
rule-cancellations-match = 冲抵对应的订单
rule-cancellations-match-hint = 如果客户、商品和数量都与之前的某笔订单一致，就取消那笔订单；找不到对应订单的，按当天的退款处理。
rule-cancellations-net = 一律按退款处理
rule-cancellations-net-hint = 订单保留，金额在冲销当天扣除。
rule-cancellations-ignore = 忽略
rule-cancellations-ignore-hint = 去掉负数行，订单按原金额全部保留。销售额会比实际偏高。
rule-amounts = 一单多行时的金额
rule-amounts-auto = 按文件判断
rule-amounts-auto-hint = 同一订单各行金额相同，或只写在第一行，就当作订单金额，每单计一次；否则逐行相加。
rule-amounts-order = 每单计一次
rule-amounts-order-hint = 同一订单各行重复的金额，或只写在第一行的金额，只计一次。
rule-amounts-line = 逐行相加
rule-amounts-line-hint = 每一行的金额都计入，即使同一订单各行相同。
rule-drop_duplicates = 去除重复行
rule-drop_duplicates-hint = 每一列都与前面某一行相同的行不计入。默认关闭，因为两行相同也可能是两次真实的购买。
rule-once = 同一笔订单只算一次
rule-once-hint = 几个文件里都有的订单，只按日期最新的文件计算。如果这些文件互不相干，可以关掉。
rule-merge_days = 同一天算一笔订单
rule-merge_days-hint = 同一位客户在同一天的购买合并为一笔订单，即使订单号不同。

## 并列的几样

list-join = {"、"}

## 带单位的数量

n-days = { $n } 天
n-months = { $n } 个月
n-orders = { $n } 笔订单
n-customers = { $n } 位客户
n-rows = { $n } 行

## 单位，显示在输入框或坐标轴旁

unit-days = 天
unit-orders = 笔

people-title = 谁是同一个人
people-lede = 手机号或邮箱相同的顾客算作一位。客户编号不同的不会自动合并，只给出建议。每一次合并都写明理由，可以随时撤回。
people-why = { $kind }相同：{ $key } · { $rows } 行
people-why-id = 客户资料里是同一个编号：{ $key } · { $rows } 行
people-more = 等另外 { $count } 位
people-same = 是同一人
people-different = 不是同一人
people-part = 分开计算
people-back = 撤回
key-id = 编号
key-phone = 电话号码
key-email = 邮箱
key-masked = 打码号码、姓名和地区
key-address = 姓名和地址
link-suggested = 待确认
link-suggested-hint = 他们有相同的号码或邮箱，但客户编号不同。您确认之前按不同的人计算。
link-joined = 已合并
link-joined-hint = 他们的号码或邮箱相同，所以算作一位顾客。
link-taken = 您合并的
link-taken-hint = 您说过他们是同一个人。
link-apart = 您分开的
link-apart-hint = 您说过他们不是同一个人。
link-shared = 多人共用
link-shared-hint = 共用的人太多，不像一个人的多个名字：可能是前台电话、转接号码或平台中转邮箱。不据此合并。
rule-shipping = 运费
rule-tax = 税费
rule-extra-hint = 按文件里的金额计算；金额里含有时可以扣除；不含时可以加上。
rule-extra-as-is = 按文件
rule-extra-without = 扣除
rule-extra-added = 加上
rule-refunds = 扣除退款
rule-refunds-hint = 退回的钱从订单里扣除：有退款列按退款列，状态为已退款的全额扣除。关闭后按实付全额计算。
rule-returns = 扣除售后表里的退款
rule-returns-ignored = 现在不起作用：“{ rule-refunds }”已关闭，退回的钱都不计算。
rule-returns-hint = 售后表写明退了多少，就从对应订单里扣除；订单里已经写明的不会重复扣。
rule-statuses = 每种状态的含义
rule-statuses-hint = 已取消、未付款的订单不计；已退款的扣除。没认出来的可以在这里改。
status-paid = 计入
status-void = 不计
status-refunded = 已退款
status-partly_refunded = 部分退款
status-unknown = 未认出，计入
status-auto = 自动识别
status-auto-is = 自动识别：{ $status }
status-rows = { $rows } 行 · { $money }

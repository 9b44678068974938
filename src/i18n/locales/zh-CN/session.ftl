# 订单规则和打开的工作区要说的话。

note-unknown-status = 有 { $rows } 行的状态没见过（{ $words }），按已付款计。
note-rejected = 有 { $rows } 行没能读出，没有计入任何数字。数据页列出了每一行的原因。
note-currency = 有 { $rows } 行的币种和多数行不同，没有计入。
note-future = 有 { $rows } 行的日期晚于导入当天，没有计入。
note-amounts-order = 有 { $orders } 笔订单分成多行，各行重复同一金额或只在第一行写金额：这是订单金额，每单计一次。
note-amounts-unsure = 有 { $orders } 笔订单各行金额都一样，看不出是订单金额还是每行的金额，现在逐行相加。如果是订单金额，请在“数据”页的“一单多行时的金额”里改。
note-repeated = 有 { $rows } 行每一列都与前面某一行相同，也计入了。如果不是再次购买，请在“数据”页打开“去除重复行”。
note-refund-only = 有 { $customers } 位客户只有退款、没有订单，归入最低一类。

export-customers = 客户
rejects-line = 行号
rejects-reason = 原因
rejects-file = 没读懂的行

failure-nothing-open = 还没有打开文件。
    .cure = 请先把文件拖到页面上。
failure-unknown-sample = 没有名为“{ $name }”的示例。
    .cure = 请重新加载页面，选用页面上的示例。
failure-unknown-classifier = 没有名为“{ $id }”的分类方法。
    .cure = 请到“分类”页选一种。
failure-bad-parameters = 这些参数用不了：{ $names }。
    .cure = 请恢复默认参数。
failure-needs-column = 这种分类需要文件里没有的一列：{ $role }。
    .cure = 请导入带有这一列的文件，或在“数据”页指明是哪一列。
failure-unpack-failed = 没能解开“{ $file }”：负责解包的程序没有启动，或者中途停止了。
    .cure = 请检查网络后再试；也可以在表格软件里另存为 CSV，再拖进来。
note-sheets-left-out = 有 { $count } 个工作表不是订单表，没有读入：{ $sheets }。
failure-last-file = “{ $file }”是现在唯一的文件。
    .cure = 拖入新的文件就会换掉它；要全部清除，请到设置里操作。
failure-no-orders-left = “{ $file }”里一笔有效订单也没有：{ $reason }。
    .cure = 请检查文件，改好或重新导出后再拖进来。原来的数据没有动。
no-orders-superseded = 多数行在后来的文件里也有
no-orders-no_customer = 多数行没有写明是谁买的
no-orders-currency = 多数行的币种不同
no-orders-void = 按订单状态，多数行已取消或未付款
no-orders-refunded = 多数行已全额退款
no-orders-cancellation = 多数行是冲销记录
no-orders-duplicate = 多数行是重复行
no-orders-future = 多数行的日期晚于今天
no-orders-after_as_of = 多数行晚于截至日期
no-orders-before_window = 多数行早于所选时段
no-orders-refunds = 只有退款，没有收入
failure-unknown-condition = 这份名单已经不在了。
    .cure = 请返回，重新打开名单。
failure-unknown-column = 没有名为“{ $column }”的列。
    .cure = 请对照文件第一行的写法。

# 需要看一眼的行、改法，以及按模板读取文件时要说的话。

reject-left_out = 您选择不要的行
rows-title = 需要看一眼的行
rows-title-clear = 每一行都清楚了
rows-lede = 直接在这里改：只改这一行，或把同样的内容全部改掉。改法随文件保存，下个月列名相同的文件会照样改好。
rows-ready = 可用
rows-warnings = 有疑问
rows-errors = 没读懂
rows-left-out = 您选择不要
rows-blank = 空行
part-left-out = 您选择不要的 { $n } 行
rows-of-file = 文件
rows-filter = 显示
rows-all = 所有要看的行（{ $n }）
rows-errors-only = 只看没读懂的（{ $n }）
rows-warnings-only = 只看有疑问的（{ $n }）
rows-one = { $what }（{ $n }）
rows-none = 这一类已经没有了。
rows-kept = 每个文件最多列出前 { $n } 行没读懂的，其余的只计数。
rows-what = 哪里不对
rows-text = 原来写的是
rows-row = 这一行
rows-too-long = 内容太长，不能在这里改
rows-download-how = 下载的文件适合在表格软件里查看，或发给导出的人核对。如果在表格软件里改，请改回原来的整个文件，再把它拖进来。

warning-no_customer = 没写明是谁买的
warning-no_customer-hint = 不知道是谁买的，不计入任何客户。
warning-unknown_status = 没见过的状态
warning-unknown_status-hint = 不认识这个状态，按已付款计。
warning-future = 日期晚于导入当天
warning-future-hint = 日期还没到，这一行没有计入。
warning-damaged_id = 编号被表格软件截断
warning-damaged_id-hint = 后几位数字已丢失，不同的客户或订单可能混成了一个。
warning-unreadable = 这一格读不出来
warning-unreadable-hint = 写的不是这一列该有的值，按空白处理。

fix-cell-of = 第 { $line } 行的“{ $column }”
fix-one = 只改这一行
fix-all = { $n_count ->
    [0] 凡是这样写的都改
    [1] 凡是这样写的都改
   *[other] 相同内容的 { $n } 行全改
}
fix-leave = 不要这一行
fix-pending = 还没应用
fix-was = { $from } → { $to }
fix-nothing = （空）
fix-left-out = 不要这一行
fix-everywhere = 所有相同内容
fix-in-one = 只有一行
fix-rows = 改好 { $n } 行
fix-unused = 文件里没有这样的行
fix-take-back = 撤回
fix-keep = 还是保留
fixes-title = 改法
fixes-lede = 改的只是读法，您的文件不会变。
fixes-apply = 应用 { $n } 处改动
fixes-all-back = 全部撤回（{ $n } 条）
fixes-discard = 放弃这些改动
fixes-choose = 会请您再选一次“{ $name }”：页面刷新以后，就不能自己读到这个文件了。
fixes-goes = 将会撤回
fixes-applied = 已按 { $n } 条改法重新读取“{ $name }”。
fixes-none-left = 已重新读取“{ $name }”，不再使用改法。
fixes-replayed = 沿用了“{ $name }”的 { $n } 条改法。
failure-fixes-other-file = “{ $file }”的列和“{ $wanted }”不一样。
    .cure = 请选这些行原来所在的文件，或列名相同的新文件。您的数据和改法都没有变。
failure-fixes-too-many = 一个文件最多 { $most } 条改法。
    .cure = 请直接修改文件；同样的内容出现多次时，可以一次全改。

mend-empty = 会读成空白
mend-text = 会读成“{ $text }”
mend-day = 会读成 { $day }
mend-money = 会读成 { $money }
mend-number = 会读成 { $number }
mend-status-paid = “{ $text }”：按已付款计
mend-status-void = “{ $text }”：按已取消或未付款计，不算订单
mend-status-refunded = “{ $text }”：按已退款计
mend-status-partly = “{ $text }”：按部分退款计
mend-status-unknown = “{ $text }”也没见过，请写“已付款”“已取消”或“已退款”
mend-refused = 这样不行：{ $reason }

template = 模板
template-none = 不用
template-name = 模板名称
template-save-as = 存为模板…
template-save-how = 记下每一列是什么，以及“相同内容全改”的改法。里面没有客户、订单和任何一行数据。
template-save = 保存
template-saved = 已保存模板“{ $name }”，列名相同的文件以后都照它读。
template-imported = 已收下模板“{ $name }”，列名相同的文件都照它读。
template-used = 按您的模板“{ $name }”读取。
template-rename = 给“{ $name }”改名
template-facts = { $table } · { $columns } 列 · { $fixes } 条改法
template-export = 下载
template-delete = 删除
templates-title = 模板
templates-lede = 记录某种文件怎么读，保存在这个浏览器里。也可以下载成小文件交给别人，拖进来就能用。
failure-template-not-one = “{ $file }”不是客分的模板。
    .cure = 请拖入从“模板”里下载的文件。如果它是表格，请把文件名改回 .csv，不要用 .json。
failure-template-newer = “{ $file }”是更新版本的客分存的模板。
    .cure = 请重新加载网页，用上新版本后再拖进来。
failure-template-damaged = “{ $file }”是模板，但读到 { $place } 处读不下去了。
    .cure = 请从原来的浏览器重新下载。如果有人手工改过，请把那一处改回来。
failure-templates-full = 最多保存 { $most } 个模板。
    .cure = 请先删除不用的模板，再试一次。

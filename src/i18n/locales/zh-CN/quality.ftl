# 数据质量页：得分、各列、问题和处理办法。

stage-quality = 正在检查数据
quality-accuracy = 准确性
quality-accuracy-what = 能核对的对不对
quality-accuracy-how = 没有差错的行占全部行的比例。核对的内容有：金额与数量、单价是否对得上，日期和年龄是否可能，电话和邮箱格式是否正确，文字和编号是否损坏，问卷答案是否在量表之内。没读懂的行算错。特别大或特别小的数只提示，不扣分。
quality-completeness = 完整性
quality-completeness-what = 该有的有没有
quality-completeness-how = 已填的格占所用各列全部格的比例。“-”“N/A”“null”“未知”之类都算空；同一订单别的行上写了的算已填。本来就可能没有内容的列（优惠、退款、备注、其他附加列）不计入。
quality-timeliness = 及时性
quality-timeliness-what = 数据新不新，中间断没断
quality-timeliness-how = 从第一行到导入前一天，有数据覆盖的天数所占的比例。按您店铺自己的节奏（星期几、前后八周的水平，也考虑订单扎堆）来看，不大可能出现的连续空白天不算覆盖；列出的空档里，出于偶然的平均不超过百分之一。这个检验不认识节假日。
quality-uniqueness = 唯一性
quality-uniqueness-what = 是不是每件事只记一次
quality-uniqueness-how = 不与前面重复的行占全部行的比例。每一列都与前面某行相同，或同一订单只是状态、退款不同，都算重复；客户资料里，编号重复，或姓名与电话（或邮箱）都相同，也算重复。
quality-consistency = 一致性
quality-consistency-what = 前后矛不矛盾
quality-consistency-how = 没有矛盾的行占可核对行的比例：一笔订单只有一位客户、一个日期，同一名称只有一种写法，币种统一，退款不超过订单金额，办结不早于受理。

quality-title = 数据质量 { $score }
quality-title-none = 数据质量
quality-lede = { $count_count ->
    [0] 对 { $rows } 行从五个方面做了检查，没有发现要您处理的问题。
   *[other] 对 { $rows } 行从五个方面做了检查，发现 { $count } 个问题。每个问题都能点开看是哪些行，也写明怎么处理。
}
quality-badge = 数据质量 { $score }
quality-back = 数据
quality-unmeasured = 无法衡量
quality-unmeasured-why = 这份数据里没有可以核对的内容。
quality-of-rows = { $of } 行中 { $good } 行合格
quality-of-cells = { $of } 格中 { $good } 格已填
quality-of-days = { $of } 天中 { $good } 天有数据
quality-how = 怎么算的
quality-how-total = 最上面的总分是能衡量的各项的平均，每项同样重要。

quality-findings = 要看的问题
quality-findings-lede = 涉及金额多的在前。每一条都能点开，也能把这些行存成文件。
quality-findings-none = 没有发现问题。单凭文件核对不了的内容，不在此列。
quality-money = 涉及 { $money }
quality-hint = 仅提示，不扣分
quality-rows-open = 看是哪些行
quality-rows-close = 收起
quality-rows-of = 明细：{ $name }
quality-export = 存成 CSV
quality-file = 文件
quality-fix-left_out = 查看未计入的行
quality-fix-add_file = 补充文件…
quality-switched = 已开启，这些行不计入
quality-filter = 只看一类
quality-filter-all = 全部

quality-columns = { $table }的各列
quality-columns-lede = 共 { $rows } 行，其中 { $whole } 行该有的都有。
quality-column = 列
quality-content = 内容分布
quality-score = 得分
quality-further = 其他附加列（{ $n }）
quality-sort = 列的顺序
quality-sort-worst = 差的在前
quality-sort-file = 按文件顺序
quality-time = { $first } 至 { $last }，{ $all } 个月中 { $months } 个月有数据。
quality-behind = { $days_count ->
    [0] 最后一行就在导入当天。
   *[other] 最后一行比导入早 { $days } 天。
}
quality-files = 各个文件
quality-empty = 空
quality-distinct = { $n_count ->
    [1] 只有一种值
   *[other] { $n } 种不同的值
}
quality-range = { $from } 至 { $to }
quality-share = { $text }（{ $share }）

finding-missing-name = 空格
finding-missing = “{ $column }”一列有 { $count } 行是空的。
finding-missing-fix = 请在数据来源处补齐，再导入新的文件。如果这一列本不该用到，可以在“修改列的读法”里取消。
finding-optional-name = 可以为空
finding-optional = “{ $column }”一列有 { $count } 行是空的。
finding-optional-fix = 本来就没有内容的，不用处理，也不影响整张表的得分。
finding-repeated-name = 重复行
finding-repeated = 有 { $count } 行的每一列都与前面某一行相同。
finding-repeated-fix = 如果不是真的买了两次，就把它们去掉。
finding-order_twice-name = 同一订单导出两次
finding-order_twice = 有 { $count } 行前面已经有了，只是状态、付款、优惠或退款不同。
finding-order_twice-fix = 请按最新状态只导出一次，用新文件替换现在这份。
finding-id_twice-name = 编号重复
finding-id_twice = 客户资料里有 { $count } 行的编号前面已经用过，内容却不同。
finding-id_twice-fix = 请在店铺后台的资料里留下正确的一行；这里显示的是最后一行。
finding-person_twice-name = 一人多号
finding-person_twice = 有 { $count } 行与前面某行的姓名和电话（或邮箱）相同，编号却不同。
finding-person_twice-fix = 请在店铺或会员系统里合并这些账号；合并之前，他们的订单分开计算。
finding-rejected-name = 没读懂的行
finding-rejected = 有 { $count } 行没读懂，没有计入任何数字。
finding-rejected-fix = 如果是列认错了，改一下列的读法；否则在表格软件里改好这些行，再把整个文件拖进来。
finding-amount-name = 金额对不上
finding-amount = 有 { $count } 行的“{ $column }”不等于数量 × 单价（减不减优惠都不对），而多数行是相等的。
finding-amount-fix = 看看是不是录错了，或者金额里含了运费、代金券。客分按“{ $column }”的数计算。
finding-sign-name = 数量为负、金额为正
finding-sign = 有 { $count } 行数量是负的，金额却是正的。
finding-sign-fix = 客分把它们当作退回的钱。如果其实是销售，请去掉数量前的负号。
finding-early-name = 1990 年以前的日期
finding-early = “{ $column }”里有 { $count } 个日期早于 1990 年。
finding-early-fix = 多半是年月日的顺序读错了，或者 0 变成了 1900 年：请检查这一列的读法。
finding-future-name = 未来的日期
finding-future = “{ $column }”里有 { $count } 个日期晚于导入当天。
finding-future-fix = 未来的订单暂不计入，以后再导入时会算上。如果是写错了，请在导出的文件里改正。
finding-age-name = 年龄超过 110 岁
finding-age = 按“{ $column }”算，有 { $count } 个人超过 110 岁。
finding-age-fix = 多半是没填生日，系统自动写成了 1900 年。请清空，或者补问。
finding-phone-name = 电话不对
finding-phone = “{ $column }”里有 { $count } 格不可能是电话号码。
finding-phone-fix = 位数少了或多了。下次联系时核对一下；发到这些号码的短信收不到。
finding-email-name = 邮箱不对
finding-email = “{ $column }”里有 { $count } 格不可能是邮箱地址。
finding-email-fix = 下次联系时核对一下；发往这些地址的邮件会被退回，影响您的发信信誉。
finding-rounded-name = 编号被截断
finding-rounded = “{ $column }”里有 { $count } 个编号被表格软件变成了近似数（如 1.23E+15），不同的编号可能成了同一个。
finding-rounded-fix = 这份文件里的数字已经丢了。请重新导出，不要先用表格软件打开，直接拖进来。
finding-garbled-name = 乱码
finding-garbled = “{ $column }”里有 { $count } 格是乱码。
finding-garbled-fix = 可以在“修改列的读法”里换一种编码试试。如果只有几格，多半是导出之前就坏了。
finding-scale-name = 答案超出量表
finding-scale = “{ $column }”里有 { $count } 个答案不在其他人所用的量表之内。
finding-scale-fix = 请核对这一列是否认对了，是不是把两份量表不同的问卷合在了一起。
finding-outlier-name = 特别的数
finding-outlier = “{ $column }”里有 { $count } 个数离其他的很远，其他都在 { $low } 到 { $high } 之间。
finding-outlier-fix = 多数是真的，比如批发、赠品、小样。看看小数点有没有点错。
finding-customers-name = 一单两客
finding-customers = 有 { $count } 行所在的订单号下有不止一位客户。
finding-customers-fix = 订单号可能每天或每家店从头编号。请导出完整的订单号，或者不用这一列。
finding-dates-name = 一单跨月
finding-dates = 有 { $count } 行所在的订单，日期前后相差一个月以上。
finding-dates-fix = 订单号可能重复使用了，或者这一列不是下单日期。请看看导出的是哪个日期。
finding-spelling-name = 一物多写
finding-spelling = “{ $column }”里有 { $count } 行只是大小写、全半角或空格不同，例如“{ $usual }”写成了“{ $rare }”。
finding-spelling-fix = 请在数据来源处统一写法；统一之前，每种写法分开统计。
finding-currency-name = 币种不一
finding-currency = 多数行是 { $most }，有 { $count } 行是别的币种。
finding-currency-fix = 不同币种不能相加，这些行没有计入。店铺后台如果可以，请按同一币种导出。
finding-refund-name = 退款多于订单
finding-refund = 有 { $count } 行退的钱比订单付的还多。
finding-refund-fix = 请和收款渠道核对：可能退了两次，可能连运费一起退，也可能是订单号写错了。
finding-settled-name = 办结早于受理
finding-settled = 有 { $count } 条记录的办结日期早于受理日期。
finding-settled-fix = 两个日期里有一个不对，或者两列弄反了：请检查列的读法。
finding-gap-name = 中间断了
finding-gap = { $from } 至 { $to } 共 { $count } 天没有任何数据，按平时的节奏应有约 { $expected } 条。
finding-gap-fix = 如果那几天没营业，就没有问题；否则是少导出了这一段，请补上。
finding-stale-name = 数据旧了
finding-stale = 最后一行是 { $last }，此后到导入前的 { $count } 天没有数据，按平时的节奏应有约 { $expected } 条。
finding-stale-fix = 请补上最新的导出，免得把还在买的客户当成沉默客户。
finding-lag-name = 有一份数据不够新
finding-lag = { $table }只到 { $last }，比最新的数据（{ $newest }）早 { $count } 天，这段时间按平时的节奏应有约 { $expected } 条。
finding-lag-fix = 请补上它最新的导出，让各份数据说的是同一段时间。

# 读取文件时要说的话。

# 失败：哪里不对，该怎么办。
failure-empty-file = “{$file}”是空文件。
    .cure = 请重新导出订单，打开确认里面有数据，再拖进来。
failure-no-rows = “{$file}”的表头下面没有数据。
    .cure = 请导出有订单的时间段，并把表头放在第一行。
failure-all-rows-rejected = “{$file}”的 {$rows} 行都读不了，最常见的原因：{$reason}（最早出现在第 {$line} 行）。
    .cure = 请检查日期和金额是否选对了列，再导入一次。之前的数据没有变动。
failure-binary-file = “{$file}”不是文本文件。
    .cure = 请拖入店铺后台导出的 CSV 或电子表格；如果是 ZIP 以外的压缩包，请先解压。
failure-spreadsheet-file = “{$file}”是文档或压缩文件，但不是带工作表的电子表格。
    .cure = 请把店铺导出的 CSV 或电子表格（.xlsx、.xls、.ods）拖进来。
failure-workbook-damaged = “{$file}”已损坏：开头是电子表格，但读不到结尾。
    .cure = 请重新导出。如果 Excel 或 WPS 还能打开它，就另存为“Excel 工作簿（.xlsx）”，再把新文件拖进来。
failure-workbook-encrypted = “{$file}”设了密码。
    .cure = 用密码打开它，取消密码（“文件”→“信息”→“保护工作簿”），保存后再拖进来。
failure-workbook-empty = “{$file}”里看得见的工作表都是空的。
    .cure = 打开看看有没有数据；如果工作表被隐藏了，请取消隐藏，保存后再拖进来。
failure-workbook-unsafe = “{$file}”里有文档类型定义。表格软件不会写这种内容，它可能是攻击，所以没有读取。
    .cure = 如果来源可信，请用 Excel 或 WPS 打开，另存为新的工作簿，再把新文件拖进来。
failure-archive-damaged = “{$file}”已损坏：开头是 ZIP 压缩包，但解不开。
    .cure = 请重新下载。如果在别处还能打开，就先解压，再把里面的文件拖进来。
failure-archive-encrypted = “{$file}”设了密码。
    .cure = 用密码解压，再把里面的文件拖进来。
failure-archive-empty = “{$file}”里没有任何有内容的文件。
    .cure = 请重新导出订单，或换成您要用的文件。
failure-archive-nested = “{$file}”是压缩包里的压缩包。
    .cure = 先解压外面一层，再把里面的压缩包拖进来。
failure-archive-method = “{$file}”用了这里不支持的压缩方式。
    .cure = 先解压，再把里面的文件拖进来；或者重新压缩成普通的 ZIP。
failure-archive-too-large = “{$file}”超出了这里能解开的大小：{$limit}。
    .cure = 请导出较短的时间段，或者把订单所在的工作表另存为“CSV UTF-8”，再拖进来。
failure-archive-too-many = “{$file}”里的文件超过 {$most} 个。
    .cure = 先解压，再把订单文件拖进来。
failure-unsupported-encoding = “{$file}”的内容用各种常见编码都读不成文字。
    .cure = 请用 Excel 或 WPS 打开，选“另存为”→“CSV UTF-8”，再把新文件拖进来。
failure-not-a-table = “{$file}”是文本，但不是订单表格。
    .cure = 请拖入 CSV：每行一笔订单，列之间用逗号隔开，第一行是表头。
failure-torn-numbers = “{$file}”第 {$line} 行有 {$cells} 格，表头只有 {$names} 列：{$example} 里的逗号和分隔各列的逗号混在了一起，大部分行都是这样。
    .cure = 请重新导出：给这样的数字加上引号，或用分号分列，或导出为 Excel 工作簿（.xlsx）。如果这本来就是两列，请在第一行给每一列写上名字。
failure-own-export = “{$file}”是客分导出的客户名单，一行是一位客户，不是一笔订单。
    .cure = 请拖入原来的订单文件。
failure-no-customer-column = “{$file}”里没有一列能说明是谁买的。现有的列：{$columns}。
    .cure = 请在导出时加上客户编号、会员号、手机号或邮箱。有的平台导出时不带买家信息，这样的文件无法按客户分类。
failure-no-buyer-in-export = “{$file}”是{$platform}导出的订单，里面没有买家：没有账号、手机号或会员号，分不清哪几单是同一位客户的。
    .cure = 不知道是谁买的，就无法按客户分类。平台如果能导出带买家的订单，请用那一份；也可以在这份里加一列自己的会员号，再拖进来。
failure-encrypted-customers = “{$file}”是{$platform}导出的订单，买家信息已加密，而且每一单的密文都不同，认不出哪些是回头客。
    .cure = 请向平台申请导出未加密的买家信息，或者加一列自己的会员号，再拖进来。
failure-other-table = “{$file}”是{$platform}的其他表格，里面既没有订单，也没有客户。
    .cure = 请改为导出订单，再拖进来。
failure-no-event-column = “{$file}”里没有一列说明做了什么。
    .cure = 请选出记录行为或事件的列；如果这不是行为记录，请改选别的表。
failure-missing-roles = “{$file}”要读作“{$table}”，还缺：{$roles}。
    .cure = 请改选别的表，或在导出时加上这些列。
ingest-note-worth = 有 {$count} 行的金额写的不是数字，按“数量 × 单价”计算。可在“需要看的行”里查看。
ingest-note-undated = 有 {$count} 行的日期读不出来，已保留，但没有日期。
failure-no-date-column = “{$file}”里没有日期列。现有的列：{$columns}。
    .cure = 请在导出时加上下单时间或付款时间，例如 2026-04-28。
failure-no-amount-column = “{$file}”里没有金额列。现有的列：{$columns}。
    .cure = 请在导出时加上实付金额，或者同时加上数量和单价。
failure-missing-columns = “{$file}”缺少{$missing}。现有的列：{$columns}。
    .cure = 一笔订单要知道谁买的、什么时候买的、花了多少钱。请在导出时加上这些列，再拖进来。

ingest-missing-customer-date = 客户和日期
ingest-missing-customer-amount = 客户和金额
ingest-missing-date-amount = 日期和金额
ingest-missing-customer-date-amount = 客户、日期和金额

# 解压的上限。
ingest-limit-inflated = 解开后超过 512 MB
ingest-limit-ratio = 解开后超过原来的 200 倍
ingest-limit-rows = 有工作表超过 1,048,576 行
ingest-limit-columns = 有工作表超过 16,384 列
ingest-limit-cells = 单元格超过 5000 万个（夹在中间的空单元格也算）
ingest-limit-text = 文字超过 512 MB

# 导入前要问的。
ingest-question-encoding = 这个文件的文字有几种读法。请在下面选出您读得通的那一行。
ingest-question-header = 第一行看起来就是数据，各列没有名字。下面每一列认得对吗？
ingest-question-customer = “{$column}”是买家吗？
ingest-question-date = “{$column}”是下单日期吗？
ingest-question-amount = “{$column}”是实际付的钱吗？
ingest-question-date-order = “{$column}”里的 {$example}，前面是日还是月？
ingest-question-torn = 看过的 {$of} 行里有 {$rows} 行的格数比表头多，最早在第 {$line} 行：{$example} 里的逗号和分隔各列的逗号混在了一起。这些行读不了，金额会漏算。最好重新导出：给这样的数字加上引号，或导出为 Excel 工作簿。
ingest-question-wider = 表头有 {$names} 列，但大部分行不止，例如第 {$line} 行有 {$cells} 格。下面每一列和它的名字对得上吗？
ingest-question-ragged = 看过的 {$of} 行里有 {$rows} 行的格数和表头的 {$names} 列对不上，最早是第 {$line} 行（{$cells} 格）。这些行读不了，不会计入。只导入其余的行吗？
ingest-question-twice = 有两列都叫“{$column}”，内容不同。下面选中的是您要的那一列吗？

# 提示：注意到的，和已经处理好的。
ingest-note-platform = 按{$platform}的导出格式读取。
ingest-note-preamble = 表头上面的 {$count} 行没有读入。
ingest-note-hidden-sheets = 有 {$count} 张隐藏的工作表没有读取：{$sheets}。
ingest-note-rounded = {$count} 个金额超过四位小数，已四舍五入。
ingest-note-comments = {$count} 行注释没有读入。
ingest-note-nul = 去掉了 {$count} 个空字节（NUL），文件可能有损坏。
ingest-note-columns-dropped = 其余 {$count} 列没有读入：最多保留 64 列。
ingest-note-unreadable = “{$column}”（{$role}）有 {$count} 格读不出来，按空白处理。
ingest-note-damaged-ids = “{$column}”有 {$count} 个值像 {$example} 这样，是被电子表格截掉了数字。请重新导出，中间不要用表格软件打开保存。

# 一行为什么没有读入。
reject-missing_date = 没有日期
reject-bad_date = 日期读不出来，或没有这一天
reject-missing_amount = 没有金额
reject-bad_amount = 金额读不出来
reject-cell_count = 格数比表头多或少
reject-open_quote = 引号没有成对
reject-not_a_row = 合计行，或重复的表头
reject-too_long = 单元格太长
reject-missing_key = 没有写明是谁
reject-bad_encoding = 有乱码，不是文字

# 列的角色。
role-customer = 客户
role-order = 订单号
role-date = 日期
role-amount = 金额
role-quantity = 数量
role-unit_price = 单价
role-list_price = 原价
role-discount = 优惠
role-cost = 成本
role-product = 商品
role-category = 类目
role-brand = 品牌
role-channel = 渠道
role-payment = 支付方式
role-region = 地区
role-status = 订单状态
role-refund = 退款
role-currency = 币种
role-name = 姓名
role-phone = 电话
role-email = 邮箱
role-gender = 性别
role-birthday = 生日
role-child_birthday = 孩子生日
role-age = 年龄
role-income = 收入
role-industry = 行业
role-company_size = 公司规模
role-title = 职位
role-registered = 注册时间
role-tier = 会员等级
role-points = 积分
role-consent = 同意营销
role-owner = 负责人
role-source = 来源
role-referrer = 推荐人
role-satisfaction = 满意度
role-nps = 推荐意愿（NPS）
role-ces = 费力度（CES）
role-repurchase = 复购意愿
role-comment = 意见
role-item_quality = 质量评价
role-item_service = 服务评价
role-item_delivery = 物流评价
role-item_price = 价格评价
role-item_packaging = 包装评价
role-question = 题目
role-answer = 回答
role-contact_type = 沟通方式
role-direction = 主动方
role-topic = 主题
role-content = 沟通内容
role-result = 结果
role-agent = 接待人员
role-return_type = 售后类型
role-reason = 原因
role-resolved = 处理时间
role-event = 行为
role-page = 页面
role-address = 地址
role-shipping = 运费
role-tax = 税费
role-attribute = 原样保留
role-ignore = 不读入

# 日期怎么读。
date-year_first = 年在前（2026-04-28）
date-day_first = 日在前（28/04/2026）
date-month_first = 月在前（04/28/2026）
date-serial = 表格序号（46140）
date-epoch_seconds = 1970 年以来的秒数
date-epoch_millis = 1970 年以来的毫秒数

# 编码。

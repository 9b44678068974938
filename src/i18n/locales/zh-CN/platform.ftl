# 文件被认作什么，用了哪些规则。

platform-title = { $platform }导出
platform-unknown = 不是已知平台的导出
platform-rules = 用到 { $n } 条规则

platform-rule-customer = 按“{ $column }”区分客户。
platform-rule-rows-are = 文件里没有人：“{ $column }”的每个值是一行（{ $what }）。
platform-rule-order = “{ $column }”相同的行是一笔订单。
platform-rule-no-order = 没有订单号：同一位客户同一天买的算一笔订单。
platform-rule-date = 订单日期取“{ $column }”。
platform-rule-other-times = 文件里的其他时间保留，但不用：{ $columns }。
platform-rule-clock = 一天中的时间取自“{ $column }”。
platform-rule-amount = 实付金额取“{ $column }”。
platform-rule-worth = 没有金额列：按“数量 × 单价”计算。
platform-rule-grain-auto = 一单多行的金额逐行相加；如果全部订单都表明各行重复的是订单总额，则只计一次。
platform-rule-grain-found = 金额在一单的各行重复，或只写在第一行：每单只计一次。
platform-rule-grain-order = 按您的选择，金额是订单的，每单只计一次。
platform-rule-grain-line = 按您的选择，金额是每一行的，逐行相加。
platform-rule-refund = 减去“{ $column }”里的金额。
platform-rule-refund-ignored = 没有扣除退款，因此不看“{ $column }”。
platform-rule-void = 按状态不算订单：{ $words }{ $more_count ->
    [0] 。
   *[other] {" "}等，另有 { $more } 种。
}
platform-rule-refunded = 按状态算全部退回：{ $words }{ $more_count ->
    [0] 。
   *[other] {" "}等，另有 { $more } 种。
}
platform-rule-partly = 按状态算部分退回，以写明的金额为准：{ $words }{ $more_count ->
    [0] 。
   *[other] {" "}等，另有 { $more } 种。
}
platform-rule-unknown = 认不出的状态，在您说明之前按已付款计算：{ $words }{ $more_count ->
    [0] 。
   *[other] {" "}等，另有 { $more } 种。
}
platform-rule-back = “{ $column }”写着 { $words } 的行算已退回。
platform-rule-decimals = 金额用逗号作小数点：1.234,50。

platform-trap-wrapped_ids = 订单编号包在 ="…" 里，手机号前有 '：都已去掉。
platform-trap-item_file = 宝贝明细是另一个文件，用订单编号对应；金额只在这个文件里。
platform-trap-no_person = 平台没有导出买家。
platform-trap-repeated_totals = 订单总额写在每一行上；是否重复由全部订单判断。
platform-trap-masked = 隐去几位的手机号不会单独用来合并。
platform-trap-tab_ids = 每个编号前有一个制表符：已去掉。
platform-trap-encrypted = 加密的收件人每单都不同，认不出是谁；这样的文件会被拒绝，或改为按商品查看。
platform-trap-receivers = 有好几列收货人；以买家自己的手机号优先。
platform-trap-blank_lines = 一单的后几行不写总额、日期和买家；由第一行代表。
platform-trap-description_row = 第二行是列的说明，不是订单。
platform-trap-sku_totals = 订单金额在每个商品行上重复，不用它；用商品自己的小计。
platform-trap-order_shipping = 整单运费在每个商品行上重复。
platform-trap-month_first = 日期是“月/日/年”，已在整个文件里核对。
platform-trap-tabs = 各列用制表符分隔。
platform-trap-relays = 平台的转发邮箱不用来合并。
platform-trap-footer_lines = 末尾的记录数和卖家编号不是订单。
platform-trap-split_time = 日期和时间分在两列。
platform-trap-signs = 金额带货币符号和千位逗号。
platform-trap-charges = 每行是一次扣款；失败的不算订单。
platform-trap-two_totals = 有两个总额；以店铺本位币的为准。
platform-trap-cancel_prefix = 数量为负的单据是撤销，会抵掉对应的订单。

# 文件里没有人时，一行代表什么。

subject-product = 商品
    .one = 商品
subject-category = 类目
    .one = 类目
subject-brand = 品牌
    .one = 品牌
subject-region = 地区
    .one = 地区
subject-channel = 渠道
    .one = 渠道
subject-payment = 支付方式
    .one = 支付方式
subject-customer = 客户
    .one = 客户

subject-offer = 这个文件里没有可以分类的人，但可以换个角度看。选一列，每个值就成为一行，图表和分类照样可用：
subject-offer-one = 按{ $role }分析
subject-badge = 每行是一个{ $what }
subject-title = 这里每一行是{ $what }，不是人。
subject-hedge = 文件里没有写是谁买的。数字和类别说的都是{ $what }；其中“回购”“流失”“感谢”之类的说法，只是描述卖得怎样。
subject-hedge-link = 换一列或换一个文件
subject-review = 这个文件里没有人。选作“客户”的那一列，每个值就是一行：每行是一个{ $what }。

failure-mixed-subjects = “{ $file }”不能和其他文件放在一起：有的按人，有的按{ $rows }。
    .cure = 同一类的文件才能合并。要看这个文件，请用它替换现有数据。

# 多种币种。

currency-title = 有多种币种
currency-lede = 不同币种的金额不会相加，只按其中一种计算；其他币种的行列在上面“没有计入”里。
currency-question = 以哪种币种计算？
currency-rows = { $rows } 行，{ $money }
currency-kept = 计入
currency-out = 未计入

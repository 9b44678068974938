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
sheet-col-share = 占比
sheet-col-texts = 条数
sheet-col-topic = 主题
sheet-col-waits = 时间
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
sheet-ways-subtitle = 客户写的、说的话从哪个渠道来，称赞多少、抱怨多少
sheet-ways-note = 称赞和抱怨按提到的主题计数：一条反馈可以有几个，也可以一个都没有。按词句判断，听不出反话。
sheet-products-blamed = { $product }：抱怨最多的是{ $topic }，{ $times } 次
sheet-products-praised = { $product }：称赞最多的是{ $topic }，{ $times } 次
sheet-products-neither = 提到了 { $products } 个产品，没有称赞也没有抱怨
sheet-products-subtitle = 各产品的优点和缺点，来自写明产品的反馈；提得最多的产品排在前面

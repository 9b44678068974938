## Who they are: place, age, company and any further column.

# What all of them say
who-note-silent = 有 {$customers} 位客户，客户表里没有填这一项。
who-note-odd = 有 {$customers} 位客户填的内容读不懂（例如“{$example}”）；在文件里或“数据”页改一下即可。
who-because-silent = {$class}：客户表里没有填这一项。
who-because-odd = {$class}：客户表里填的内容读不懂。
who-because-stated = {$class}：客户表里写的是“{$cell}”。
feature-age = 年龄（岁）
feature-birthday = 生日
feature-income = 填写的收入
feature-employees = 填写的公司规模
feature-gender = 填写的性别
feature-title = 职位
feature-child_birthday = 宝宝生日
feature-child_months = 宝宝月龄
feature-product_stage = 最近买的奶粉段位
score-age = 年龄（岁）
score-income = 收入
score-employees = 员工人数
score-child_months = 宝宝月龄

age_band-name = 年龄段
age_band-description = 按生日或客户表里的年龄，看看您的客户都多大年纪。
age_band-class-under_18 = 18 岁以下
age_band-class-from_18 = 18–24 岁
age_band-class-from_25 = 25–34 岁
age_band-class-from_35 = 35–44 岁
age_band-class-from_45 = 45–54 岁
age_band-class-from_55 = 55–64 岁
age_band-class-from_65 = 65 岁及以上
age_band-class-young = 年轻（35 岁以下）
age_band-class-middle = 中年（35–59 岁）
age_band-class-senior = 年长（60 岁及以上）
age_band-class-unknown = 年龄未知
age_band-strategy-under_18 = 未成年人：联系对象应是家长，并以法律允许为限。
age_band-strategy-from_18 = 短视频、小规格、朋友推荐；让第一单便宜又省事。
age_band-strategy-from_25 = 新家庭、新手爸妈：套装、周期购，配送要合上班族的时间。
age_band-strategy-from_35 = 上有老下有小，时间最缺：补货提醒，一单买齐。
age_band-strategy-from_45 = 看重品质与服务胜过价格：有人可问，有电话可打。
age_band-strategy-from_55 = 健康、实用；也为子女、孙辈挑礼物。
age_band-strategy-from_65 = 字大一点、电话好找、送货上门，不催。
age_band-strategy-young = 时尚与新品，短视频，朋友推荐。
age_band-strategy-middle = 上有老下有小，时间最缺：补货提醒，一单买齐。
age_band-strategy-senior = 健康、实用；电话好找，送货上门。
age_band-strategy-unknown = 下次登录时请他们填生日，送份小小的生日礼就是好理由。
age_band-param-bands = 怎么分段
age_band-param-bands-decades = 七段
age_band-param-bands-three = 年轻、中年、年长
age_band-rule-under = 不满 {$high} 岁
age_band-rule-between = 满 {$low} 岁、不满 {$high} 岁
age_band-rule-from = 满 {$low} 岁
age_band-rule-unknown = 既没有生日，也没有读得懂的年龄
age_band-because-birthday = {$class}：按生日算，今年 {$age} 岁。
age_band-because-stated = {$class}：客户表里写的是“{$cell}”。
age_band-next = {$days_count ->
    [0] 今天就是生日
   *[other] {$day}，还有 {$days} 天
}

gender-name = 性别
gender-description = 照客户表里填的看店铺触达了谁；从不按姓名去猜。
gender-class-female = 女
gender-class-male = 男
gender-class-other = 其他
gender-class-unknown = 未填写
gender-strategy-female = 可以据此选图片和措辞，绝不据此定价。
gender-strategy-male = 可以据此选图片和措辞，绝不据此定价。
gender-strategy-other = 称呼上不预设性别。
gender-strategy-unknown = 并不缺什么：称呼上不预设性别即可。
gender-rule = 以客户表里填的字为准：女、男或其他；写着“保密”的和空着的另算。

income-name = 收入
income-description = 按客户表里填的收入，把客户分成三档。
income-class-high = 高收入
income-class-mid = 中等收入
income-class-low = 低收入
income-class-unknown = 收入未知
income-strategy-high = 推高端款，以及省时间的服务。
income-strategy-mid = 推性价比：套装、积分、中档款。
income-strategy-low = 推入门价、小规格和补充装，但不要把好东西藏起来。
income-strategy-unknown = 在您这里花了多少，比他们挣多少更说明问题：看“客户价值分层”。
income-param-income_cuts = 收入
income-rule-under = 低于 {$high}
income-rule-between = {$low} 起，低于 {$high}
income-rule-from = {$low} 及以上
income-rule-unknown = 没有读得懂的金额

company_size-name = 公司规模
company_size-description = 按员工人数把企业客户分成微型、小型、中型、大型。
company_size-class-large = 大型
company_size-class-medium = 中型
company_size-class-small = 小型
company_size-class-micro = 微型
company_size-class-unknown = 规模未知
company_size-strategy-large = 专人对接、框架合同、条款落到纸面；拍板的不止一人，每一位都要认识。
company_size-strategy-medium = 定期回访，按年报价，采购有问必快答。
company_size-strategy-small = 有店铺页、有电话就好；老板自己拍板，时间不多。
company_size-strategy-micro = 让他们自助下单：价格清楚、起订量小、发货快。
company_size-strategy-unknown = 下次下单时问一句，或者查一下这家公司。
company_size-param-bounds = 界线
company_size-param-bounds-eu = 欧盟（10、50、250 人）
company_size-param-bounds-china = 中国·工业（20、300、1000 人）
company_size-rule-under = 不足 {$high} 人
company_size-rule-between = {$low} 人起，不足 {$high} 人
company_size-rule-from = {$low} 人及以上
company_size-rule-unknown = 没有读得懂的人数

seniority-name = 职位
seniority-description = 从职位看谁拍板、谁管事、谁经手。
seniority-class-decision_maker = 决策者
seniority-class-manager = 管理者
seniority-class-staff = 经办人
seniority-class-unknown = 职位未知
seniority-strategy-decision_maker = 谈结果、谈条件，简短，最好当面谈。
seniority-strategy-manager = 把他们向上推荐您所需要的都备好：对比、案例、书面答复。
seniority-strategy-staff = 让日常工作省心：说明书、交期，一个电话就能找到人。
seniority-strategy-unknown = 下次联系时问一下职务。
seniority-rule = 以职位里的字为准：总经理、总监、老板、CEO 等是决策者，经理、主管、店长等是管理者，其余都是经办人；总经理助理也是经办人。

child_stage-name = 宝宝年龄段
child_stage-description = 看客户是在给多大的宝宝买，下一个阶段什么时候到。
child_stage-class-infant = 婴儿
child_stage-class-toddler = 幼儿
child_stage-class-preschool = 学龄前儿童
child_stage-class-grown = 已长大
child_stage-class-unknown = 不知道有没有宝宝
child_stage-strategy-infant = 先给建议、先建立信任：有问快答，换段前几周就提醒。
child_stage-strategy-toddler = 大包装与补货；搭配推荐辅食、水杯、玩具。
child_stage-strategy-preschool = 趁还没告别奶粉，推大童系列。
child_stage-strategy-grown = 他们不是流失，是宝宝长大了：请他们推荐朋友，也问问家里有没有更小的宝宝。
child_stage-strategy-unknown = 请他们填宝宝生日，当天送份小礼物就是好理由。
child_stage-param-infant_until = 婴儿：不满几个月
child_stage-param-toddler_until = 幼儿：不满几个月
child_stage-param-grown_from = 已长大：满几个月
child_stage-rule-under = 不满 {$high} 个月
child_stage-rule-between = 满 {$low} 个月、不满 {$high} 个月
child_stage-rule-from = 满 {$low} 个月
child_stage-rule-unknown = 既没有宝宝生日，买过的商品也没写段位
child_stage-note-bought = 有 {$customers} 位客户的宝宝月龄，是按买过的奶粉段位推算的。
child_stage-note-nothing = 有 {$customers} 位客户，既不知道宝宝生日，也没买过写明段位的奶粉。
child_stage-because-birthday = {$class}：宝宝生于 {$born}，现在 {$months} 个月。
child_stage-because-bought = {$class}：{$day} 买的是 {$stage} 段，宝宝大约生于 {$born}，现在 {$months} 个月。
child_stage-because-nothing = 既不知道宝宝生日，也没买过写明段位的商品。
child_stage-next = {$days_count ->
    [0] 就在现在
   *[other] {$day}，还有 {$days} 天
}

who-rule-values = {$kinds_count ->
    [1] 只有一种取值，自成一类。
   *[other] 共 {$kinds} 种取值，最常见的 {$n} 种各成一类（另有 {$rest} 的客户是别的取值）。
}
who-rule-bins = 这一列是数字，所以按四分位数来分。
feature-industry = 填写的行业
feature-column = 这一列写的内容

industry-name = 行业
industry-description = 照客户表里填的行业，把企业客户分开看。
industry-class-other = 其他行业
industry-class-unknown = 行业未知
industry-strategy-each = 多讲同行的案例，报价和活动跟着这一行的淡旺季走。
industry-strategy-other = 每种都太少，不必单独做方案，按客户价值对待即可。
industry-strategy-unknown = 下次下单时问一句，或者查一下这家公司。

attribute-name = 任意字段
attribute-description = 按您文件里的任何一列来分：标签、门店、销售员、积分……
attribute-class-other = 其他取值
attribute-class-unknown = 没有填写
attribute-strategy-each = 这个取值是什么意思，您最清楚。导出名单，照着做。
attribute-strategy-other = 每种都太少，按客户价值对待即可。
attribute-strategy-unknown = 这一列还空着，下次联系时补上。
attribute-param-column = 列
attribute-param-column-hint = 您的文件里别的页面没有用到的列。
attribute-rule = 看的是“{$header}”这一列（{$table}）。
attribute-note-none = 没有“{$header}”这一列；先看第一个附加列。可以选：{$headers}。

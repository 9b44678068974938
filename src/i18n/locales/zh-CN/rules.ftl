# 自定义规则：分类说的话、编辑器、文件，以及只有规则才比较的指标。

rules-name = 自定义规则
rules-description = 类别由您自己定；从上往下，先符合哪条就归哪类。
rules-class-other = 其余客户
rules-strategy-other = 没有规则管到他们。可以再写一条，也可以就这样。
rules-strategy-each = 这一类是您自己定的，怎么用您最清楚。导出名单，照着做。
rules-param-rules = 您的规则
rules-param-rules-hint = 每行一条，写法是“名称: 条件”，例如  大客户: monetary >= 5000 且 abc = a 。指标写它的词，如 frequency >= 3、since_last > 90、discount_share > 50%；别的分类的类别，如 lifecycle in (new, developing)，或得分，如 rfm.r_score >= 4；客户表里的列要加引号，如 "标签" 包含 "母婴"。用 且、或、非 和括号连接；* 表示所有人；# 后面是备注。记不住词也没关系：在“积木”里选好，再回来看怎么写。
rules-rule = {$text}（符合 {$meets} 位，归入 {$takes} 位）
rules-rule-other = 一条也不符合的客户
rules-because = 符合第 {$n} 条规则：{$name}。
rules-because-none = {$n_count ->
    [0] 还没有规则。
   *[other] {$n} 条规则都不符合。
}
rules-test = {$text}
rules-note-none = 还没有规则。先写一条，例如  大客户: monetary >= 5000 。
rules-note-lacks = 有规则用到“{$name}”，但现有数据算不出来；这条规则对谁都不成立。
rules-note-class = 有规则用到“{$text}”，但“{$name}”里没有；这条规则对谁都不成立。
rules-note-figure = 有规则用到“{$name}”，但文件里没有这样的列；这条规则对谁都不成立。
rules-note-header = 有规则用到“{$header}”这一列，但客户表里没有；这条规则对谁都不成立。
rules-odd-no-name = 第 {$line} 行读不懂：先写名称，再写冒号（“{$at}”）。
rules-odd-unknown-word = 第 {$line} 行读不懂：“{$at}”既不是指标，也不是分类。列名和文字要加引号。
rules-odd-incomplete = 第 {$line} 行读不懂：比较没写完整，或者两边不能相比（“{$at}”）。
rules-odd-left-over = 第 {$line} 行读不懂：括号或引号没有配对，或者少了“且”“或”（“{$at}”）。
rules-odd-too-much = 第 {$line} 行没有读：规则、比较或括号太多。
feature-class = 别的分类里的类别
feature-score = 别的分类里的得分
feature-field = 客户表

## 指标
feature-largest_order = 最大一单金额
feature-pieces = 购买件数
feature-products = 买过的商品种数
feature-categories = 买过的品类数
feature-since_last = 距最近下单天数（全部历史）
feature-returned_share = 有退货的订单占比
feature-refunded = 退款金额
feature-contacts_counted = 联系次数
feature-last_contact = 距最近一次联系天数
feature-page_days = 来访网站的天数
feature-recommend_ten = 推荐意愿（0 到 10 分）
feature-satisfaction_five = 满意度（1 到 5 分）
feature-birthday_in = 距下次生日天数
feature-registered = 入会天数
feature-points = 积分

## 编辑器
rules-view = 规则怎么显示
rules-view-blocks = 积木
rules-view-text = 文字
rules-undo = 撤销
rules-undo-hint = 撤回上一步改动。
rules-import = 导入…
rules-import-hint = 从 kefen-rules.txt 读入规则，替换这里现有的；点“撤销”可以换回来。
rules-export = 导出
rules-export-hint = 把规则存成 kefen-rules.txt，看得懂的文字，可以发给别人，拖进来就能用。里面没有任何客户数据。
rules-linked = 这些规则是链接带来的，您自己的规则没有动。
rules-adopt = 换成我的规则
rules-own = 回到我自己的
rules-none = 还没有规则。说清哪些客户算一类、叫什么；从上往下，先符合哪条就归哪类。
rules-examples-take = 先放三条示例
rules-examples =
    大客户: monetary >= 5000 or frequency >= 10
    快要流失: orders >= 3 and since_last > 90
    新客户: orders = 1 and since_last <= 30
rules-add = 加一条规则
rules-first-wins = 从上往下，先符合哪条就归哪类。
rules-new-name = 第 { $n } 类
rules-takes = 归入 { $n } 位
rules-meets = 符合 { $n } 位
rules-summary = 规则归入 { $taken } 位，共 { $all } 位客户；{ $left } 位一条也不符合。
rules-name-of = 第 { $n } 条规则的名称：{ $name }
rules-name-wanted = 规则要有名称：这些客户叫什么。
rules-up = 把第 { $n } 条规则“{ $name }”上移
rules-down = 把第 { $n } 条规则“{ $name }”下移
rules-remove = 删除第 { $n } 条规则“{ $name }”
rules-remark = 写句备注
rules-remark-of = 第 { $n } 条规则“{ $name }”的备注
rules-odd-line = 第 { $line } 行，读不懂
rules-remove-line = 删除这一行
rules-full = 加不下了：最多 60 条规则，每条 60 个比较，一共 20,000 字。
rules-not = 不
rules-not-hint = 反过来：不符合的客户
rules-all = 全部符合
rules-any = 符合任意一条
rules-join = 要符合其中几条
rules-everybody = 所有客户
rules-remove-test = 删除这个比较
rules-remove-group = 删除这一组
rules-add-test = ＋ 加条件
rules-add-group = ＋ 加一组
rules-what = 比较什么
rules-which = 类别还是得分
rules-which-class = 类别
rules-how = 怎么比
rules-value = 和什么比
rules-values = 和其中哪些比
rules-add-value = 另写一个
rules-tick-one = 至少勾一个，否则谁也不符合。
rules-missing = { $name }（文件里没有）
rules-group-bought = 购买（所选时段内）
rules-group-ever = 购买（全部历史）
rules-group-price = 折扣与利润
rules-group-returned = 退货与投诉
rules-group-contact = 联系与来访
rules-group-answer = 问卷
rules-group-who = 客户资料
rules-group-classes = 分类：{ $family }
rules-group-columns = 客户表的列
rules-op-less = 少于
rules-op-at-most = 不多于
rules-op-more = 多于
rules-op-at-least = 不少于
rules-op-is = 是
rules-op-is-not = 不是
rules-op-in = 是其中之一
rules-op-contains = 包含

## 文件
rules-imported = 已从 { $name } 读入 { $n } 条规则。
rules-replaced = 已用 { $name } 里的 { $n } 条规则替换原来的，点“撤销”可以换回来。
failure-rules-not-one = “{ $file }”不是客分的规则文件。
    .cure = 规则文件的第一行以“# kefen-rules 1”开头。什么都没有改动。
failure-rules-newer = “{ $file }”是更新版本的客分存的规则。
    .cure = 请用那个版本打开，或把里面的文字复制过来。什么都没有改动。
failure-rules-too-long = 规则最多 { $most } 字。
    .cure = 请写短一些，或删掉没有客户符合的规则。什么都没有改动。
failure-rules-without-data = 还没有数据，“{ $file }”里的规则无处保存。
    .cure = 请先打开订单，再把规则拖进来。

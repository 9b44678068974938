//! Which characters are common in a script, as data: the evidence by which encodings are told apart.
//!
//! The commonest few hundred characters make up more than half of any Chinese, Japanese or Korean text, and a wrong reading meets
//! them by chance only: a GBK file read as EUC-KR is made of syllables that nobody writes. The lists are those of general text,
//! with the words of headers, names, places and goods added. Nothing is decided here; that is [`detect`](super::detect).

/// Simplified Chinese.
pub(super) const SIMPLIFIED: &str = "\
    的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学\
    如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将\
    两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及\
    比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区\
    保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传\
    师观清今切院让识候带导争运客户订单编号会员手机姓址省县额付款价店铺退状态备注渠类牌优惠邮箱赵钱孙李周吴郑冯陈褚卫蒋沈韩杨朱秦尤何吕施孔曹\
    严华魏陶姜戚谢邹喻苏潘葛范彭郎鲁韦昌苗凤花俞袁柳唐罗薛伟芳娜秀英敏静丽磊洋勇艳杰娟涛超兰霞刚桂奶粉段罐盒瓶袋套装购买消费销售货收积等级婴\
    儿宝卡顾充京沪津渝粤苏浙湖广州深圳杭武汉";

/// Traditional Chinese.
pub(super) const TRADITIONAL: &str = "\
    的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作里用道行所然家種事成方多經麼去法學\
    如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將\
    兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及\
    比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區\
    保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳\
    師觀清今切院讓識候帶導爭運客戶訂單編號會員手機姓址省縣額付款價店鋪退狀態備註渠類牌優惠郵箱趙錢孫李周吳鄭馮陳褚衛蔣沈韓楊朱秦尤何呂施孔曹\
    嚴華魏陶姜戚謝鄒喻蘇潘葛范彭郎魯韋昌苗鳳花俞袁柳唐羅薛偉芳娜秀英敏靜麗磊洋勇艷杰娟濤超蘭霞剛桂奶粉段罐盒瓶袋套裝購買消費銷售貨收積等級嬰\
    兒寶卡顧充臺灣台北高雄香港新竹";

/// Japanese beside the kana: the kanji that are commonest, and those of headers and goods.
pub(super) const KANJI: &str = "\
    日一国会人年大十二本中長出三同時政事自行社見月分議後前民生連五発間対上部東者党地合市業内相方四定今回新場金員九入選立開手米力学問高代\
    明実円関決子動京全目表戦経通外最言氏現理調体化田当八六約主題下首意法不来作性的要用制治度務強気小七成期公野協取都和統以機平総加山思家話\
    世受区領多県続進正安設保改数記院女初北午指権心界支第産結百派点教報済書府活原先共得解名交資予川向際査勝面委告軍文反元重近千考判認画海参\
    売利組知案道信策集在件団別物側任引使求所次水半品昨論計死官増係感特情投示変打男基私各始島直両朝革価式確村提運終挙果西勢減台広容必応演電\
    歳住争談能無再位置企真流格有疑口過局少放税検藤町常校料沢裁状工建語球営空職証土与急止送援供可役構木割聞身費付施切由説転食比難防補車優夫\
    研収断井何南石足違消境神番規術護展態導鮮備宅害配副算視条幹独警宮究育席輸訪楽起万着乗店述残想線率病農州武声質念待試族象銀域助労例衛然早\
    顧客注郵便商個単額佐鈴渡辺伊斎";

/// Korean.
pub(super) const HANGUL: &str = "\
    이다의는가에을를한고로하지은도기사자시인해그있스어리나대정일으라서만아수상제보전부장주성구원게들공조여국경화과비우세치면신었안선실위계유\
    거않동오중생문소관적년것등말회학방때모음역민습미용체물개무운니내진러간단외연분발법당마재양결산무품명번호객매금액량날짜점할인배송환불서울\
    강남김박최정강윤임한오신권황송류홍택담께와습했였겠없까요된될더며려또번째름";

/// Letters of the languages that one byte a letter is enough for, by code page: what is beyond ASCII and common in them.
pub(super) const WESTERN: &str = "àáâãäåæçèéêëìíîïñòóôõöøùúûüýßœÀÁÂÃÄÅÆÇÈÉÊËÍÎÑÓÔÕÖØÚÛÜŒ";
pub(super) const CENTRAL: &str = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽäöüőűÄÖÜŐŰăâîşţĂÂÎŞŢđĐĺľĽôÔß";
pub(super) const TURKISH: &str = "çğıöşüÇĞİÖŞÜâîû";
pub(super) const BALTIC: &str = "āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽąęėįųĄĘĖĮŲõäöüÕÄÖÜ";
pub(super) const VIETNAMESE: &str = "àáâãèéêìíòóôõùúýăđĩũơưÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ";

/// Signs that stand in files of any language: currencies, quotation marks, dashes, full-width forms of ASCII.
pub(super) fn is_sign(c: char) -> bool {
    matches!(c, '\u{A0}' | '£' | '¥' | '€' | '©' | '®' | '°' | '·' | '№' | '«' | '»' | '–' | '—' | '‘' | '’' | '“' | '”' | '…' | '™'
        | '\u{3000}'..='\u{303F}' | '\u{FF01}'..='\u{FF5E}' | '\u{FFE0}'..='\u{FFE6}')
}

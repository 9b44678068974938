//! Words of what customers write, in Chinese and English: what they speak of, what they look for, whether it is praise or blame.
//!
//! Small and open to the eye instead of learnt: every word that counts stands here or was added by the person ([`Lexicon::of`]), and takes
//! effect where it is found, by longest match. It holds the field's words only, no sentence and no name of a class.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::base::fold::{lower, nfkc};

/// What is spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// The goods.
    Quality,
    /// What they cost.
    Price,
    /// How they came.
    Delivery,
    /// How one was treated.
    Service,
    /// What they came in.
    Packaging,
    /// Giving them back.
    Returns,
    /// How they are used.
    Usage,
    /// Whether they were to be had.
    Stock,
}

impl Topic {
    /// All.
    pub const ALL: [Topic; 8] = [
        Topic::Quality,
        Topic::Price,
        Topic::Delivery,
        Topic::Service,
        Topic::Packaging,
        Topic::Returns,
        Topic::Usage,
        Topic::Stock,
    ];

    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Topic::Quality => "quality",
            Topic::Price => "price",
            Topic::Delivery => "delivery",
            Topic::Service => "service",
            Topic::Packaging => "packaging",
            Topic::Returns => "returns",
            Topic::Usage => "usage",
            Topic::Stock => "stock",
        }
    }
}

/// What is looked for (consumption values, Sheth, Newman & Gross 1991, as the three that shops speak of).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Want {
    /// That it works: quality, price, convenience.
    Functional,
    /// That it feels right: trust, care, joy.
    Emotional,
    /// That it connects: others, standing, belonging.
    Social,
}

impl Want {
    /// All.
    pub const ALL: [Want; 3] = [Want::Functional, Want::Emotional, Want::Social];

    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Want::Functional => "functional",
            Want::Emotional => "emotional",
            Want::Social => "social",
        }
    }
}

/// What a word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tag {
    /// It speaks of something.
    Topic(Topic),
    /// It looks for something.
    Want(Want),
    /// It praises.
    Good,
    /// It blames.
    Bad,
    /// It turns the next praise or blame around.
    Not,
    /// What follows is another thing.
    But,
    /// It means nothing of these, though a shorter word in it would.
    Plain,
}

use Tag::{Bad, But, Good, Not, Plain};
use Topic::{Delivery, Packaging, Price, Quality, Returns, Service, Stock, Usage};
use Want::{Emotional, Functional, Social};

const fn t(topic: Topic) -> Tag {
    Tag::Topic(topic)
}

const fn w(want: Want) -> Tag {
    Tag::Want(want)
}

/// Words by what they do, parted by `|`. A word may stand in several lines; an English one that ends with `*` begins words.
#[rustfmt::skip]
const WORDS: &[(&[Tag], &str)] = &[
    (&[t(Quality)], "质量|品质|做工|口味|味道|成分|材质|新鲜|保质期|效果|正品|quality|taste|flavour|flavor|ingredient*|material*|fresh*"),
    (&[t(Quality), Bad], "结块|变质|异味|黑点|拉肚子|便秘|吐奶|过敏|上火|假货|次品|瑕疵|掉色|起球|临期|过期|defect*|broken|expired|fake|mouldy|moldy|lumps|lumpy|stale|faulty"),
    (&[t(Price)], "价格|价钱|价位|优惠券|优惠|折扣|满减|活动价|性价比|price*|cost|coupon*|discount*"),
    (&[t(Price), Bad], "太贵|贵|降价|不划算|不值|涨价|expensive|overpriced|pricey|price is too high|prices are too high"),
    (&[t(Price), Good], "便宜|实惠|划算|超值|物美价廉|cheap|good value|value for money|affordable"),
    (&[t(Delivery)], "物流|快递|发货|送货|配送|到货|运输|送达|delivery|shipping|courier|shipped|arrived|deliver*"),
    (&[t(Delivery), Good], "送上门|准时|次日达|on time"),
    (&[t(Delivery), Bad], "迟迟不发|断粮|延误|漏发|少发|发错|发成|late|delayed|delay|lost in the post"),
    (&[t(Service)], "客服|服务|态度|店员|售后|导购|店家|老板|回访|service|staff|support|customer care"),
    (&[t(Service), Good], "耐心|热情|专业|周到|贴心|helpful|friendly|polite|attentive"),
    (&[t(Service), Bad], "不耐烦|没人接|不回|不理|推来推去|敷衍|没有回访|却没有回访|rude|unhelpful|ignored|no reply|no answer"),
    (&[t(Packaging)], "包装|外箱|纸箱|盒子|罐子|packaging|package|packed|wrapping"),
    (&[t(Packaging), Bad], "压坏|凹了|变形|漏粉|漏液|破损|破了|damaged|dented|leaked|leaking|crushed"),
    (&[t(Packaging), Good], "包装完好|well packed"),
    (&[t(Returns)], "退货|退款|换货|退换|退掉|七天无理由|return policy|returns|returned|refund*|exchange"),
    (&[t(Usage)], "使用|用法|冲泡|说明书|安装|怎么用|操作|教程|冲不开|instructions|manual|assemble*|how to use|installation"),
    (&[t(Usage), Bad], "难用|不会用|冲不开|复杂|hard to use|difficult to use|complicated|confusing"),
    (&[t(Usage), Good], "好用|好冲泡|易用|简单|easy to use|simple to use"),
    (&[t(Stock)], "库存|现货|补货|in stock|restock*|availability"),
    (&[t(Stock), Bad], "没货|缺货|断货|断码|卖完了|out of stock|sold out|unavailable"),
    (&[t(Stock)], "多一些有机|多进|小罐装"),
    (&[Good], "好|很好|不错|满意|喜欢|快|及时|完好|棒|赞|好评|推荐|合适|方便|清楚|放心|感谢|谢谢|解决了|good|great|excellent|nice|love|loved|like it|happy|fast|quick*|perfect|best|satisfied|recommend*|convenient|well"),
    (&[Bad], "差|慢|太慢|坏|烂|糟|失望|生气|后悔|问题|投诉|难|麻烦|不敢|不如|不准|不一样|用不了|太高|太近|不会再来|不会再买|不再来|不适应|bad|poor|slow*|terrible|awful|worst|disappoint*|angry|problem*|complain*|wrong|worse|horrible|trouble|too high|too long"),
    (&[Not], "不|没|无|别|未|没有|不是|并非|不够|不太|不怎么|毫无|not|no|never|without|hardly|isn't|wasn't|aren't|weren't|don't|doesn't|didn't|can't|cannot|couldn't|won't|wouldn't|nothing|dont|doesnt|didnt|isnt|wasnt|cant|wont"),
    (&[But], "但是|但|不过|可是|只是|然而|but|however|although|though"),
    (&[Plain], "不仅|不但|不止|不只|不断|不同|不得不|别家|别人|别的|特别|区别|无论|没想到|差不多|差点|好像|好几|只好|最好|快递|快乐|不管|未来|告别|no problem at all|not only|no doubt|贵公司|贵店|宝贵|难得|坏处|慢慢"),
    (&[w(Functional)], "质量|品质|配方|营养|成分|安全|好冲泡|消化|正品|效果|蛋白质|dha|吸收|便秘|性价比|价格|便宜|实惠|方便|耐用|功能|实用|速度|便捷|quality|ingredient*|nutrition*|safe|safety|effective|works|price*|value for money|durable|practical|convenient|reliable|function*|easy to use"),
    (&[w(Emotional)], "放心|安心|关心|温暖|家人|焦虑|陪伴|信任|踏实|感动|祝福|喜欢|开心|幸福|贴心|舒服|惊喜|回忆|情怀|爱|trust*|care|cares|caring|warm*|worry|worried|peace of mind|feel*|love|loved|joy|happy|family|comfort*|touched|grateful"),
    (&[w(Social)], "朋友|推荐|分享|姐妹|妈妈群|亲子活动|亲戚|面子|体面|同事|口碑|大家|小区|邻居|送礼|送人|圈子|社群|群里|身份|流行|潮流|friend*|neighbour*|neighbor*|colleague*|share|gift*|everyone|community|popular|status|recommend*|trendy|social"),
];

/// Names by which a person adds words, in both languages; the first is ours.
const NAMES: &[(Tag, &[&str])] = &[
    (t(Quality), &["quality", "质量"]),
    (t(Price), &["price", "价格"]),
    (t(Delivery), &["delivery", "物流", "配送"]),
    (t(Service), &["service", "服务"]),
    (t(Packaging), &["packaging", "包装"]),
    (t(Returns), &["returns", "退换", "退货"]),
    (t(Usage), &["usage", "使用"]),
    (t(Stock), &["stock", "库存", "缺货"]),
    (w(Functional), &["functional", "功能", "功能需求"]),
    (w(Emotional), &["emotional", "情感", "情感需求"]),
    (w(Social), &["social", "社会", "社会需求"]),
    (Good, &["good", "好评", "褒"]),
    (Bad, &["bad", "差评", "贬"]),
    (Not, &["not", "否定"]),
    (Plain, &["ignore", "忽略"]),
];

/// One word.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Folded; without the star.
    pub word: Rc<str>,
    /// Whether it is the beginning of words.
    begins: bool,
    /// What it does, ascending.
    pub tags: Vec<Tag>,
}

/// All words, by their first character, the longest first.
#[derive(Clone, Debug)]
pub struct Lexicon {
    words: BTreeMap<char, Vec<Entry>>,
}

impl Lexicon {
    /// Our words, changed by a person's lines: `topic: word, word` adds, `topic: -word` takes away; lines may be parted by `;`. Also how
    /// many lines could not be read.
    pub fn of(lines: &str) -> (Lexicon, u32) {
        let mut lexicon = Lexicon { words: BTreeMap::new() };
        for (tags, words) in WORDS {
            for word in words.split('|') {
                tags.iter().for_each(|tag| lexicon.add(word, *tag));
            }
        }
        let mut unread = 0;
        for line in lines.split(['\n', ';', '；']).map(str::trim).filter(|line| !line.is_empty()) {
            let parts = line.split_once([':', '：']);
            let named = parts.and_then(|(name, words)| {
                let name = lower(&nfkc(name.trim()));
                let (tag, _) = NAMES.iter().find(|(_, names)| names.contains(&name.as_str()))?;
                Some((*tag, words))
            });
            let Some((tag, words)) = named.filter(|(_, words)| words.chars().any(char::is_alphanumeric)) else {
                unread += 1;
                continue;
            };
            for word in words.split([',', '，', '、']) {
                let word = lower(&nfkc(word.trim()));
                match word.strip_prefix('-') {
                    Some(word) => lexicon.take(word.trim(), tag),
                    None => lexicon.add(&word, tag),
                }
            }
        }
        for words in lexicon.words.values_mut() {
            words.sort_by_key(|entry| std::cmp::Reverse(entry.word.chars().count()));
        }
        (lexicon, unread)
    }

    fn add(&mut self, word: &str, tag: Tag) {
        let (bare, begins) = word.strip_suffix('*').map_or((word, false), |bare| (bare, true));
        let Some(first) = bare.chars().next() else { return };
        let entries = self.words.entry(first).or_default();
        let place = entries.iter().position(|entry| *entry.word == *bare);
        match place.and_then(|place| entries.get_mut(place)) {
            Some(entry) => {
                entry.begins |= begins;
                if !entry.tags.contains(&tag) {
                    entry.tags.push(tag);
                    entry.tags.sort_unstable();
                }
            }
            None => entries.push(Entry { word: bare.into(), begins, tags: vec![tag] }),
        }
    }

    fn take(&mut self, word: &str, tag: Tag) {
        let bare = word.strip_suffix('*').unwrap_or(word);
        let entries = bare.chars().next().and_then(|first| self.words.get_mut(&first));
        if let Some(entries) = entries {
            entries
                .iter_mut()
                .filter(|entry| *entry.word == *bare)
                .for_each(|entry| entry.tags.retain(|own| *own != tag));
            entries.retain(|entry| !entry.tags.is_empty());
        }
    }

    /// The longest word that a folded text begins with; `before` is the character in front of it. A Latin word stands by itself.
    pub fn find(&self, text: &str, before: Option<char>) -> Option<&Entry> {
        let first = text.chars().next()?;
        let inside = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        self.words.get(&first)?.iter().find(|entry| {
            let Some(rest) = text.strip_prefix(&*entry.word) else { return false };
            let latin = first.is_ascii_alphanumeric();
            !latin || !inside(before) && (entry.begins || !inside(rest.chars().next()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_is_found_and_latin_ones_stand_alone() {
        let (lexicon, _) = Lexicon::of("");
        let word = |text: &str, before| lexicon.find(text, before).map(|entry| entry.word.clone());
        assert_eq!(word("不耐烦了", None).as_deref(), Some("不耐烦"));
        assert_eq!(word("no problem at all", None).as_deref(), Some("no problem at all"));
        assert_eq!((word("north", None), word("late", Some('p'))), (None, None));
        assert_eq!(word("slowly", None).as_deref(), Some("slow"));
    }

    #[test]
    fn a_person_adds_and_takes_away() {
        let (lexicon, unread) = Lexicon::of("质量: 起毛, -便秘\nusage：app 闪退；nonsense\ncolour: red\nprice:");
        assert_eq!(unread, 3);
        assert_eq!(lexicon.find("起毛了", None).unwrap().tags, [Tag::Topic(Topic::Quality)]);
        assert_eq!(lexicon.find("app 闪退", None).unwrap().tags, [Tag::Topic(Topic::Usage)]);
        assert_eq!(lexicon.find("便秘", None).unwrap().tags, [Tag::Want(Want::Functional), Tag::Bad]);
    }
}

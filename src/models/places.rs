//! Province and city out of addresses as shops write them: Chinese ones with and without their province, those of the United States by
//! state, others by country.
//!
//! Reads what stands there and nothing else: no post code, no telephone prefix, no map. What it does not know it gives back as it is.

use std::borrow::Cow;

use crate::base::fold::{lower, nfkc};

/// Provinces, autonomous regions, municipalities and special regions by their short names, with their cities.
const PROVINCES: &[(&str, &str)] = &[
    ("北京", ""),
    ("天津", ""),
    ("上海", ""),
    ("重庆", ""),
    ("香港", ""),
    ("澳门", ""),
    ("台湾", "台北 新北 桃园 台中 台南 高雄 基隆 新竹 嘉义"),
    ("河北", "石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水"),
    ("山西", "太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁"),
    ("内蒙古", "呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 兴安 锡林郭勒 阿拉善"),
    ("辽宁", "沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛"),
    ("吉林", "长春 四平 辽源 通化 白山 松原 白城 延边 吉林"),
    ("黑龙江", "哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 大兴安岭"),
    ("江苏", "南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁"),
    ("浙江", "杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 义乌"),
    ("安徽", "合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城"),
    ("福建", "福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德"),
    ("江西", "南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶"),
    ("山东", "济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽"),
    ("河南", "郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 济源"),
    ("湖北", "武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 仙桃 潜江 天门 神农架"),
    ("湖南", "长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西"),
    (
        "广东",
        "广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮",
    ),
    ("广西", "南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左"),
    ("海南", "海口 三亚 三沙 儋州 琼海 文昌 万宁"),
    (
        "四川",
        "成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 阿坝 甘孜 凉山",
    ),
    ("贵州", "贵阳 六盘水 遵义 安顺 毕节 铜仁 黔西南 黔东南 黔南"),
    ("云南", "昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 文山 西双版纳 大理 德宏 怒江 迪庆"),
    ("西藏", "拉萨 日喀则 昌都 林芝 山南 那曲 阿里"),
    ("陕西", "西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛"),
    ("甘肃", "兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏 甘南"),
    ("青海", "西宁 海东 海北 黄南 海南 果洛 玉树 海西"),
    ("宁夏", "银川 石嘴山 吴忠 固原 中卫"),
    ("新疆", "乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 博尔塔拉 巴音郭楞 阿克苏 喀什 和田 伊犁 塔城 阿勒泰 石河子"),
];

/// What may stand between a province and its city.
const AFTER_PROVINCE: &[&str] =
    &["壮族自治区", "回族自治区", "维吾尔自治区", "特别行政区", "自治区", "省", "市", "-", "/", "·", ",", " ", "_"];

/// What may stand before a province.
const BEFORE: &[&str] = &["中华人民共和国", "中国大陆", "中国", "-", "/", "·", ",", " ", "_"];

/// States of the United States and their postal codes.
const STATES: &str = "Alabama=AL Alaska=AK Arizona=AZ Arkansas=AR California=CA Colorado=CO Connecticut=CT Delaware=DE Florida=FL \
    Georgia=GA Hawaii=HI Idaho=ID Illinois=IL Indiana=IN Iowa=IA Kansas=KS Kentucky=KY Louisiana=LA Maine=ME Maryland=MD \
    Massachusetts=MA Michigan=MI Minnesota=MN Mississippi=MS Missouri=MO Montana=MT Nebraska=NE Nevada=NV New_Hampshire=NH \
    New_Jersey=NJ New_Mexico=NM New_York=NY North_Carolina=NC North_Dakota=ND Ohio=OH Oklahoma=OK Oregon=OR Pennsylvania=PA \
    Rhode_Island=RI South_Carolina=SC South_Dakota=SD Tennessee=TN Texas=TX Utah=UT Vermont=VT Virginia=VA Washington=WA \
    West_Virginia=WV Wisconsin=WI Wyoming=WY District_of_Columbia=DC";

/// What the country of these states is called.
const UNITED_STATES: &[&str] = &["usa", "us", "u.s.", "u.s.a.", "united states", "united states of america"];

/// Where something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Province, state or country; the whole text where none of them is known.
    pub region: String,
    /// The city, where it is told.
    pub city: Option<String>,
}

/// Reads an address, a city or a province; nothing from a text without letters.
pub fn place(text: &str) -> Option<Place> {
    // Full addresses are many: most are in normal form already.
    let normal = text.is_ascii() || text.chars().all(|c| c.is_ascii() || is_chinese(c));
    let text = if normal { Cow::Borrowed(text) } else { Cow::Owned(nfkc(text)) };
    let text = text.trim();
    if !text.chars().any(char::is_alphabetic) {
        return None;
    }
    if text.chars().any(is_chinese) {
        return Some(chinese(text).unwrap_or_else(|| Place { region: text.to_owned(), city: None }));
    }
    Some(western(text))
}

fn is_chinese(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// The text without these in front of it.
fn without<'a>(mut text: &'a str, front: &[&str]) -> &'a str {
    while let Some(rest) = front.iter().find_map(|front| text.strip_prefix(front)) {
        text = rest;
    }
    text
}

fn chinese(text: &str) -> Option<Place> {
    let bare = without(text, BEFORE);
    let named = |(region, cities): &(&str, &str), rest: &str| {
        let rest = without(rest, AFTER_PROVINCE);
        let listed = cities.split(' ').filter(|city| !city.is_empty()).find(|city| rest.starts_with(city));
        // A municipality is its own city.
        let own = cities.is_empty().then(|| (*region).to_owned());
        let city = own.or_else(|| listed.map(str::to_owned)).or_else(|| until_city(rest));
        Place { region: (*region).to_owned(), city }
    };
    let by_province = PROVINCES.iter().find_map(|province| Some(named(province, bare.strip_prefix(province.0)?)));
    let by_city = || {
        PROVINCES.iter().find_map(|(region, cities)| {
            // 朝阳区 is a part of Beijing, 朝阳 a city elsewhere.
            let is_city =
                |city: &&str| bare.strip_prefix(*city).is_some_and(|rest| !rest.starts_with(['区', '县', '路']));
            let city = cities.split(' ').filter(|city| !city.is_empty()).find(is_city)?;
            Some(Place { region: (*region).to_owned(), city: Some(city.to_owned()) })
        })
    };
    // "收货地址：浙江省杭州市 …": a province with its title somewhere within.
    let within = || {
        let found = PROVINCES.iter().filter_map(|province| {
            let titles = ["省", "市", "自治区", "壮族自治区", "回族自治区", "维吾尔自治区"];
            let at = titles.iter().filter_map(|title| bare.find(&format!("{}{title}", province.0))).min()?;
            Some((at, province))
        });
        let (at, province) = found.min_by_key(|(at, _)| *at)?;
        Some(named(province, bare.get(at + province.0.len()..)?))
    };
    by_province.or_else(by_city).or_else(within)
}

/// `某某市`, `某某州`, without its title.
fn until_city(text: &str) -> Option<String> {
    let end = text.char_indices().take(8).find(|(_, c)| ['市', '州', '盟'].contains(c)).map(|(at, _)| at)?;
    let city = text.get(..end).filter(|city| !city.is_empty() && city.chars().all(is_chinese))?;
    Some(city.to_owned())
}

/// A state by its name, or where it may be one by its code.
fn state(part: &str, by_code: bool) -> Option<String> {
    let word = part.split(' ').filter(|word| !word.chars().any(|c| c.is_ascii_digit())).collect::<Vec<_>>().join(" ");
    let found = STATES
        .split_whitespace()
        .filter_map(|pair| pair.split_once('='))
        .find(|(name, code)| lower(&name.replace('_', " ")) == lower(&word) || by_code && *code == word);
    found.map(|(name, _)| name.replace('_', " "))
}

fn western(text: &str) -> Place {
    let parts: Vec<&str> = text.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let is_country = |part: &str| UNITED_STATES.contains(&lower(part).as_str());
    let mut rest = parts.as_slice();
    if let [before @ .., last] = rest
        && is_country(last)
        && !before.is_empty()
    {
        rest = before;
    }
    // A code is one only beside something else: alone, CA may be Canada.
    let american = rest
        .split_last()
        .and_then(|(last, before)| Some((state(last, !before.is_empty() || parts.len() > 1)?, before)));
    if let Some((region, before)) = american {
        return Place { region, city: before.last().map(|city| (*city).to_owned()) };
    }
    let is_place = |part: &&&str| part.chars().any(char::is_alphabetic);
    let region = parts.iter().rev().find(is_place).map_or(text, |part| part);
    let region = if is_country(region) { "United States" } else { region };
    // In a longer address the first part is the street.
    let city = match parts.as_slice() {
        [city, _] | [_, city, _] | [_, _, city, ..] => Some(*city),
        _ => None,
    };
    Place { region: region.to_owned(), city: city.map(str::to_owned) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> (String, String) {
        let place = place(text).unwrap();
        (place.region, place.city.unwrap_or_default())
    }

    #[test]
    fn chinese_addresses_tell_province_and_city() {
        for (text, region, city) in [
            ("浙江省杭州市西湖区文三路 1 号", "浙江", "杭州"),
            ("中国 广东省-深圳市-南山区", "广东", "深圳"),
            ("内蒙古自治区呼和浩特市", "内蒙古", "呼和浩特"),
            ("广西壮族自治区南宁市青秀区", "广西", "南宁"),
            ("新疆维吾尔自治区 喀什地区", "新疆", "喀什"),
            ("北京市朝阳区建国路", "北京", "北京"),
            ("上海 上海市 浦东新区", "上海", "上海"),
            ("杭州市西湖区浙江大学路", "浙江", "杭州"),
            ("哈尔滨", "黑龙江", "哈尔滨"),
            ("吉林省吉林市", "吉林", "吉林"),
            ("河南", "河南", ""),
            ("收货地址：江苏省苏州市", "江苏", "苏州"),
            ("浙江省诸暨市", "浙江", "诸暨"),
            ("东北大区", "东北大区", ""),
            ("朝阳区望京街道", "朝阳区望京街道", ""),
        ] {
            assert_eq!(of(text), (region.to_owned(), city.to_owned()), "{text}");
        }
    }

    #[test]
    fn other_addresses_tell_state_or_country() {
        for (text, region, city) in [
            ("Austin, TX 78701", "Texas", "Austin"),
            ("10 Main St, Springfield, IL 62701, USA", "Illinois", "Springfield"),
            ("new york", "New York", ""),
            ("USA", "United States", ""),
            ("Texas, United States", "Texas", ""),
            ("Berlin, Germany", "Germany", "Berlin"),
            ("CA", "CA", ""),
            ("Bavaria", "Bavaria", ""),
        ] {
            assert_eq!(of(text), (region.to_owned(), city.to_owned()), "{text}");
        }
        assert!(place("").is_none() && place("310000").is_none());
    }

    #[test]
    fn every_city_is_in_one_province_and_begins_like_no_other() {
        let cities: Vec<(&str, &str)> = PROVINCES
            .iter()
            .flat_map(|(region, cities)| {
                cities.split(' ').filter(|city| !city.is_empty()).map(move |city| (*region, city))
            })
            .collect();
        for (region, city) in &cities {
            // 海南 is a prefecture of 青海 and a province; 吉林 a city of 吉林.
            let province = PROVINCES.iter().any(|(name, _)| city.starts_with(name));
            assert!(!province || ["海南", "吉林"].contains(city), "{city}");
            assert!(cities.iter().all(|(other, name)| other == region || !name.starts_with(city)), "{city}");
        }
    }
}

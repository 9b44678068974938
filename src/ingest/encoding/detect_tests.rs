//! Heads of files from many countries, and what they are taken for.

use super::*;

fn found(bytes: &[u8]) -> Encoding {
    detect(bytes, true).unwrap().best()
}

fn encoded(label: &str, text: &str) -> Vec<u8> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
    let (bytes, _, lossy) = encoding.encode(text);
    assert!(!lossy, "{label}: {text}");
    bytes.into_owned()
}

/// Heads of files as shops of many countries have them.
const FILES: &[(Encoding, &str)] = &[
    (Encoding::Gb18030, "订单编号,买家会员名,收货人姓名,实付金额,宝贝标题\n1001,小鱼儿,张伟,￥88.00,婴儿奶粉三段\n"),
    (Encoding::Gb18030, "会员号,下单时间,实付金额\n张三,2026-04-28,￥5\n"),
    (Encoding::Gb18030, "id,date,amount,name\n1,2026-01-01,5,王芳\n2,2026-01-02,6,李娜\n3,2026-01-03,7,欧阳靖\n"),
    (Encoding::Gb18030, "客戶編號,訂單編號,日期,金額\n陳大文,1,2026-01-01,88\n"),
    (Encoding::Big5, "客戶編號,下單時間,實付金額,訂單\n王小明,2026-01-01,500,奶粉\n"),
    (Encoding::Big5, "id,date,amount,name\n1,2026-01-01,5,陳怡君\n2,2026-01-02,6,林志明\n3,2026-01-03,7,黃淑芬\n"),
    (Encoding::ShiftJis, "顧客番号,注文日,金額,商品名\n1001,2026/01/05,1200,ミルク 大缶\n1002,2026/01/06,800,おむつ\n"),
    (Encoding::ShiftJis, "ID,ﾅﾏｴ,日付,金額\n1,ﾔﾏﾀﾞ ﾀﾛｳ,2026/01/05,1200\n2,ｽｽﾞｷ ﾊﾅｺ,2026/01/06,800\n"),
    (Encoding::EucJp, "顧客番号,注文日,金額,商品名\n1001,2026/01/05,1200,ミルク 大缶\n1002,2026/01/06,800,おむつ\n"),
    (
        Encoding::EucKr,
        "고객번호,주문일자,결제금액,상품명\n1001,2026-01-05,12000,분유 3단계\n1002,2026-01-06,8000,기저귀\n",
    ),
    (
        Encoding::Windows1252,
        "Kunde,Bestellung,Datum,Betrag,Stadt\nMüller,1,2026-01-05,12.50,Köln\nGroß,2,2026-01-06,8,Zürich\n",
    ),
    (Encoding::Windows1252, "client,commande,date,montant\nHélène,1,2026-01-05,12.50 €\nFrançois,2,2026-01-06,8 €\n"),
    (
        Encoding::Windows1250,
        "klient,zamówienie,data,kwota\nŁukasz Wiśniewski,1,2026-01-05,12.50\nMałgorzata,2,2026-01-06,8\n",
    ),
    (Encoding::Windows1251, "Клиент,Заказ,Дата,Сумма\nИванов Пётр,1,2026-01-05,1200\nСмирнова Анна,2,2026-01-06,800\n"),
    (Encoding::Windows1251, "id,date,amount,name\n1,2026-01-05,5,Олена Коваленко\n2,2026-01-06,6,Ірина Шевченко\n"),
    (Encoding::Koi8R, "Клиент,Заказ,Дата,Сумма\nИванов Петр,1,2026-01-05,1200\nСмирнова Анна,2,2026-01-06,800\n"),
    (Encoding::Windows1253, "Πελάτης,Παραγγελία,Ημερομηνία,Ποσό\nΓιώργος,1,2026-01-05,12\n"),
    (Encoding::Windows1254, "Müşteri,Sipariş,Tarih,Tutar\nAyşe Yılmaz,1,2026-01-05,12\nOğuz Çağlar,2,2026-01-06,8\n"),
    (Encoding::Windows1255, "לקוח,הזמנה,תאריך,סכום\nדוד כהן,1,2026-01-05,12\n"),
    (Encoding::Windows1256, "العميل,الطلب,التاريخ,المبلغ\nمحمد علي,1,2026-01-05,12\n"),
    (
        Encoding::Windows1257,
        "klients,pasūtījums,datums,summa\nJānis Bērziņš,1,2026-01-05,12\nĢirts Šķēle,2,2026-01-06,8\n",
    ),
    (Encoding::Windows874, "ลูกค้า,คำสั่งซื้อ,วันที่,ยอดเงิน\nสมชาย ใจดี,1,2026-01-05,12\n"),
];

#[test]
fn files_of_many_countries_are_told_apart() {
    for (encoding, text) in FILES {
        let bytes = encoded(encoding.id(), text);
        let found = detect(&bytes, true).unwrap();
        assert!(found.readings.contains(encoding), "{text} as {found:?}, not {encoding:?}");
        // What is best may be wrong only where it is asked about.
        assert!(found.best() == *encoding || !found.sure, "{text} as {found:?}, not {encoding:?}");
        assert_eq!(detect(text.as_bytes(), true).unwrap(), Found::surely(Encoding::Utf8));
    }
    let wrong = FILES.iter().filter(|(encoding, text)| found(&encoded(encoding.id(), text)) != *encoding);
    let wrong: Vec<_> = wrong.map(|(encoding, text)| (encoding, rank(&encoded(encoding.id(), text), true))).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn wide_encodings_are_known_with_and_without_a_mark() {
    for (_, text) in FILES {
        let (le16, be16): (Vec<u8>, Vec<u8>) = (
            text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        );
        let (le32, be32): (Vec<u8>, Vec<u8>) = (
            text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect(),
            text.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect(),
        );
        let cases: [(Encoding, &[u8], Vec<u8>); 4] = [
            (Encoding::Utf16Le, b"\xFF\xFE", le16),
            (Encoding::Utf16Be, b"\xFE\xFF", be16),
            (Encoding::Utf32Le, b"\xFF\xFE\0\0", le32),
            (Encoding::Utf32Be, b"\0\0\xFE\xFF", be32),
        ];
        for (encoding, mark, bytes) in cases {
            assert_eq!(detect(&bytes, true).unwrap(), Found::surely(encoding), "{text}");
            assert_eq!(detect(&[mark, &bytes].concat(), true).unwrap(), Found::surely(encoding), "{text}");
        }
    }
}

#[test]
fn a_head_may_end_inside_a_character() {
    let text = "a,客".as_bytes();
    assert_eq!(detect(&text[..text.len() - 1], false).unwrap(), Found::surely(Encoding::Utf8));
    let text = encoded("gb18030", "会员号,实付金额");
    assert_eq!(detect(&text[..text.len() - 1], false).unwrap().best(), Encoding::Gb18030);
}

#[test]
fn what_is_no_text_is_named() {
    assert_eq!(detect(b"PK\x03\x04....", true), Err(NoText::Spreadsheet));
    assert_eq!(detect(b"\x89PNG\r\n", true), Err(NoText::Binary));
    assert_eq!(found(b"a,b\n1,2\n\0\0\0\0\0\0\0\0\0\0\0\0"), Encoding::Utf8);
    assert_eq!(found(b"cust\0omer,date\n1,2026-04-28\n"), Encoding::Utf8);
}

#[test]
fn damage_is_no_encoding() {
    let line = "C1,2026-01-05,5.00\n".repeat(30);
    assert_eq!(
        detect(&[line.as_bytes(), b"C2,2026-01-06,\xFF\xC0\n"].concat(), true).unwrap(),
        Found::surely(Encoding::Utf8)
    );
    let chinese = "客户编号,日期,金额\n王小明,2026-01-05,5\n".repeat(3);
    assert_eq!(detect(&[chinese.as_bytes(), b"\xE5\xAE,x\n"].concat(), true).unwrap(), Found::surely(Encoding::Utf8));
}

#[test]
fn what_nobody_can_tell_is_asked() {
    // One letter, the same in several code pages of Europe, and one sign.
    let found = detect(b"id,name\n1,Jos\xE9\n2,25\xB0\n", true).unwrap();
    assert_eq!(found.best(), Encoding::Windows1252);
    assert!(found.readings.len() > 1);
}

#[test]
fn a_short_file_with_a_line_of_another_encoding_is_offered_as_what_the_others_are() {
    let head = "客户编号,订单号,日期,实付金额\nC1,1,2026-01-01,5\n";
    for encoding in ["gb18030", "big5", "shift_jis"] {
        let text = [head.as_bytes(), &encoded(encoding, "王小明,2,2026-01-02,7\n")].concat();
        let found = detect(&text, true).unwrap();
        assert_eq!((found.best(), found.readings.len()), (Encoding::Utf8, 3), "{encoding}");
    }
    // Nor is the other way round hidden: both are shown.
    let mut other = encoded("gb18030", "客户编号,订单号,日期,实付金额\n张伟,1,2026-01-01,5\n李娜,2,2026-01-01,5\n");
    other.extend_from_slice("上海南京路店,3,2026-01-02,7\n".as_bytes());
    let found = detect(&other, true).unwrap();
    assert!(!found.sure && found.readings.contains(&Encoding::Gb18030), "{found:?}");
}

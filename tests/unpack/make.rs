//! Small workbooks and zips, made here: what the tests unpack. Each writes its format from the outside, by the specification.

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

/// A zip of these files.
pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A sheet of a workbook: its name, its state, and what stands in its `<worksheet>`.
pub struct Sheet<'t>(pub &'t str, pub &'t str, pub String);

/// A sheet that can be seen.
pub fn sheet<'t>(name: &'t str, rows: &str) -> Sheet<'t> {
    Sheet(name, "visible", format!("<sheetData>{rows}</sheetData>"))
}

/// An xlsx: properties of the workbook, number formats of styles 1, 2 …, shared texts, sheets.
pub fn xlsx(properties: &str, formats: &[&str], shared: &[&str], sheets: &[Sheet]) -> Vec<u8> {
    const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    let listed: String = (1..)
        .zip(sheets)
        .map(|(at, Sheet(name, state, _))| {
            format!("<sheet name=\"{name}\" sheetId=\"{at}\" state=\"{state}\" r:id=\"r{at}\"/>")
        })
        .collect();
    let workbook =
        format!("{HEAD}<workbook xmlns:r=\"r\"><workbookPr {properties}/><sheets>{listed}</sheets></workbook>");
    let related: String = (1..)
        .zip(sheets)
        .map(|(at, sheet)| {
            let kind = if sheet.2 == "chart" { "chartsheet" } else { "worksheet" };
            format!("<Relationship Id=\"r{at}\" Type=\"http://x/{kind}\" Target=\"worksheets/sheet{at}.xml\"/>")
        })
        .collect();
    let relations = format!("{HEAD}<Relationships>{related}</Relationships>");
    let codes: String = (164..)
        .zip(formats)
        .map(|(id, code)| format!("<numFmt numFmtId=\"{id}\" formatCode=\"{}\"/>", code.replace('"', "&quot;")))
        .collect();
    let styles: String = (164..).zip(formats).map(|(id, _)| format!("<xf numFmtId=\"{id}\"/>")).collect();
    let styles = format!(
        "{HEAD}<styleSheet><numFmts>{codes}</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>\
         <cellXfs><xf numFmtId=\"0\"/>{styles}</cellXfs></styleSheet>"
    );
    let strings: String = shared.iter().map(|text| format!("<si>{text}</si>")).collect();
    let strings = format!("{HEAD}<sst uniqueCount=\"99999999999999999\">{strings}</sst>");
    let root = format!(
        "{HEAD}<Relationships><Relationship Id=\"r1\" Type=\"http://x/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>"
    );
    let parts: Vec<(String, String)> = (1..)
        .zip(sheets)
        .map(|(at, sheet)| {
            (format!("xl/worksheets/sheet{at}.xml"), format!("{HEAD}<worksheet>{}</worksheet>", sheet.2))
        })
        .collect();
    let mut files: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/styles.xml", styles.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
    ];
    files.extend(parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())));
    zip(&files)
}

/// An xlsx of one sheet.
pub fn one(rows: &str) -> Vec<u8> {
    xlsx("", &[], &[], &[sheet("Sheet1", rows)])
}

/// A row of texts and numbers: what parses is a number.
pub fn row(at: usize, cells: &[&str]) -> String {
    let cell = |(column, text): (char, &&str)| match text.parse::<f64>() {
        Ok(_) => format!("<c r=\"{column}{at}\"><v>{text}</v></c>"),
        Err(_) if text.is_empty() => String::new(),
        Err(_) => format!("<c r=\"{column}{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
    };
    format!("<row r=\"{at}\">{}</row>", ('A'..).zip(cells).map(cell).collect::<String>())
}

/// A small table of orders, with a day in each.
pub fn orders() -> Vec<u8> {
    let mut rows = row(1, &["客户编号", "下单时间", "实付金额"]);
    for at in 2..8 {
        rows.push_str(&format!(
            "<row r=\"{at}\"><c r=\"A{at}\" t=\"s\"><v>0</v></c><c r=\"B{at}\" s=\"1\"><v>4614{at}</v></c><c r=\"C{at}\"><v>{at}.5</v></c></row>"
        ));
    }
    let merged = Sheet(
        "订单",
        "visible",
        format!(
            "<dimension ref=\"A1\"/><sheetData>{rows}</sheetData><mergeCells><mergeCell ref=\"A2:A4\"/></mergeCells>"
        ),
    );
    xlsx("", &["yyyy-mm-dd"], &["<t>K001</t>"], &[merged])
}

/// An OLE container with one stream in its root folder.
pub fn ole(name: &str, stream: &[u8]) -> Vec<u8> {
    const END: u32 = 0xFFFF_FFFE;
    const SECTOR: usize = 512;
    // Streams below 4096 bytes would stand in small sectors.
    let size = stream.len().max(4096);
    let sectors = size.div_ceil(SECTOR);
    let mut header = vec![0; SECTOR];
    let mut put = |at: usize, bytes: &[u8]| header[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    put(24, &[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    put(44, &1u32.to_le_bytes());
    put(48, &1u32.to_le_bytes());
    put(56, &4096u32.to_le_bytes());
    put(60, &END.to_le_bytes());
    put(68, &END.to_le_bytes());
    for at in (76..SECTOR).step_by(4) {
        put(at, &if at == 76 { 0 } else { u32::MAX }.to_le_bytes());
    }
    let mut table = vec![0xFFFF_FFFDu32, END];
    table.extend((3..2 + sectors as u32).chain([END]));
    assert!(table.len() <= SECTOR / 4);
    table.resize(SECTOR / 4, u32::MAX);
    let entry = |name: &str, kind: u8, child: u32, start: u32, size: u32| {
        let mut entry = vec![0; 128];
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry[..wide.len()].copy_from_slice(&wide);
        entry[64] = wide.len() as u8 + 2;
        entry[66] = kind;
        entry[68..76].fill(0xFF);
        entry[76..80].copy_from_slice(&child.to_le_bytes());
        entry[116..120].copy_from_slice(&start.to_le_bytes());
        entry[120..124].copy_from_slice(&size.to_le_bytes());
        entry
    };
    let mut file = header;
    file.extend(table.into_iter().flat_map(u32::to_le_bytes));
    file.extend(entry("Root Entry", 5, 1, END, 0));
    file.extend(entry(name, 2, u32::MAX, 2, size as u32));
    file.resize(3 * SECTOR, 0);
    file.extend_from_slice(stream);
    file.resize((3 + sectors) * SECTOR, 0);
    file
}

/// A record of an xls.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes(), &(data.len() as u16).to_le_bytes(), data].concat()
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// A text of an xls after its length in one byte or two.
fn text(long: bool, text: &str) -> Vec<u8> {
    let wide: Vec<u16> = text.encode_utf16().collect();
    let length = if long { (wide.len() as u16).to_le_bytes().to_vec() } else { vec![wide.len() as u8] };
    [length, vec![1], words(&wide)].concat()
}

/// An xls with a sheet of every kind of cell, a hidden sheet, and a merge.
pub fn xls() -> Vec<u8> {
    let bof = record(0x0809, &words(&[0x0600, 5, 0, 0, 0, 0, 0, 0]));
    let end = record(0x000A, &[]);
    let sheet = |cells: &[Vec<u8>]| [bof.clone(), cells.concat(), end.clone()].concat();
    let at = |row: u16, column: u16, style: u16, value: &[u8]| [words(&[row, column, style]), value.to_vec()].concat();
    let formula = |row, column, value: &[u8]| record(0x0006, &[at(row, column, 0, value), vec![0; 8]].concat());
    let first = sheet(&[
        record(0x0204, &at(0, 0, 0, &text(true, "客户"))),
        record(0x00FD, &at(0, 1, 0, &1u32.to_le_bytes())),
        record(0x00FD, &at(1, 0, 0, &0u32.to_le_bytes())),
        record(0x0203, &at(1, 1, 0, &0.1f64.to_le_bytes())),
        record(0x027E, &at(1, 2, 1, &(46_140u32 << 2 | 2).to_le_bytes())),
        record(
            0x00BD,
            &[
                words(&[2, 1, 0]),
                3u32.to_le_bytes().to_vec(),
                words(&[0]),
                (500u32 << 2 | 3).to_le_bytes().to_vec(),
                words(&[2]),
            ]
            .concat(),
        ),
        record(0x0205, &at(3, 0, 0, &[1, 0])),
        record(0x0205, &at(3, 1, 0, &[0x2A, 1])),
        formula(4, 0, &[0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        record(0x0207, &text(true, "came, to")),
        formula(4, 1, &12.5f64.to_le_bytes()),
        formula(4, 2, &[1, 0, 1, 0, 0, 0, 0xFF, 0xFF]),
        record(0x00E5, &words(&[1, 1, 2, 0, 0])),
    ]);
    let second = sheet(&[record(0x0204, &at(0, 0, 0, &text(true, "secret")))]);
    let strings = record(
        0x00FC,
        &[2u32.to_le_bytes().to_vec(), 2u32.to_le_bytes().to_vec(), text(true, "王小明"), text(true, "金额")].concat(),
    );
    let globals = |first: u32, second: u32| {
        let listed = |at: u32, state: u8, name| {
            record(0x0085, &[at.to_le_bytes().to_vec(), vec![state, 0], text(false, name)].concat())
        };
        [
            bof.clone(),
            record(0x041E, &[words(&[164]), text(true, "yyyy\"年\"m\"月\"d\"日\"")].concat()),
            record(0x00E0, &words(&[0, 0])),
            record(0x00E0, &words(&[0, 164])),
            listed(first, 0, "订单"),
            listed(second, 1, "隐藏"),
            strings.clone(),
            end.clone(),
        ]
        .concat()
    };
    let from = globals(0, 0).len() as u32;
    let stream = [globals(from, from + first.len() as u32), first, second].concat();
    ole("Workbook", &stream)
}

/// An xls whose list of sheets has one sheet of many records without cells a thousand times.
pub fn xls_of_one_sheet_a_thousand_times() -> Vec<u8> {
    let bof = record(0x0809, &words(&[0x0600, 5, 0, 0, 0, 0, 0, 0]));
    let end = record(0x000A, &[]);
    let listed = |at: u32| record(0x0085, &[at.to_le_bytes().to_vec(), vec![0, 0], text(false, "s")].concat());
    let from = bof.len() + 1000 * listed(0).len() + end.len();
    let sheet = [bof.clone(), record(0x0201, &[0; 8]).repeat(3500), end.clone()].concat();
    ole("Workbook", &[bof, listed(from as u32).repeat(1000), end, sheet].concat())
}

/// An xlsb with every kind of cell and a merge.
pub fn xlsb() -> Vec<u8> {
    let record = |kind: u16, data: &[u8]| {
        let kind = if kind < 0x80 { vec![kind as u8] } else { vec![kind as u8 | 0x80, (kind >> 7) as u8] };
        assert!(data.len() < 0x4000);
        [kind, vec![data.len() as u8 | 0x80, (data.len() >> 7) as u8], data.to_vec()].concat()
    };
    let wide = |text: &str| {
        let units: Vec<u16> = text.encode_utf16().collect();
        [(units.len() as u32).to_le_bytes().to_vec(), words(&units)].concat()
    };
    let cell = |kind, column: u32, style: u32, value: &[u8]| {
        record(kind, &[&column.to_le_bytes()[..], &style.to_le_bytes(), value].concat())
    };
    let row = |at: u32| record(0, &[at.to_le_bytes().to_vec(), vec![0; 13]].concat());
    let sheet = [
        record(0x91, &[]),
        row(0),
        cell(7, 0, 0, &0u32.to_le_bytes()),
        cell(6, 1, 0, &wide("0012")),
        row(1),
        cell(5, 0, 1, &46_140.5f64.to_le_bytes()),
        cell(2, 1, 0, &(1250u32 << 2 | 3).to_le_bytes()),
        cell(4, 2, 0, &[1]),
        row(3),
        cell(3, 0, 0, &[7]),
        cell(8, 1, 0, &wide("x")),
        record(17, &[0u32.to_le_bytes().to_vec(), wide("next")].concat()),
        record(0x92, &[]),
        record(0xB0, &[0u32, 3, 1, 1].map(u32::to_le_bytes).concat()),
        record(0x82, &[]),
    ]
    .concat();
    let styles = [
        record(0x2C, &[words(&[164]), wide("yyyy/m/d h:mm")].concat()),
        record(0x269, &2u32.to_le_bytes()),
        record(0x2F, &words(&[0, 0])),
        record(0x2F, &words(&[0, 164])),
        record(0x26A, &[]),
    ]
    .concat();
    let strings = [record(0x9F, &[0; 8]), record(0x13, &[vec![0], wide("客户")].concat()), record(0xA0, &[])].concat();
    let workbook =
        [record(0x99, &[0; 12]), record(0x9C, &[vec![0; 8], wide("r1"), wide("订单")].concat()), record(0x84, &[])]
            .concat();
    let root =
        "<Relationships><Relationship Id=\"r1\" Type=\"x/officeDocument\" Target=\"xl/workbook.bin\"/></Relationships>";
    let relations = "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.bin\"/></Relationships>";
    zip(&[
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.bin", &workbook),
        ("xl/_rels/workbook.bin.rels", relations.as_bytes()),
        ("xl/styles.bin", &styles),
        ("xl/sharedStrings.bin", &strings),
        ("xl/worksheets/sheet1.bin", &sheet),
    ])
}

/// An ods with this in its `<office:spreadsheet>`.
pub fn ods(tables: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles><style:style style:name=\"off\"><style:table-properties \
         table:display=\"false\"/></style:style></office:automatic-styles><office:body><office:spreadsheet>{tables}\
         </office:spreadsheet></office:body></office:document-content>"
    );
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest/>"),
        ("content.xml", content.as_bytes()),
    ])
}

/// A small table of an ods.
pub const TABLE: &str = "<table:table table:name=\"订单\"><table:table-row>\
    <table:table-cell office:value-type=\"string\" table:number-rows-spanned=\"2\"><text:p>王<text:span>小</text:span>明</text:p><text:p>a<text:s text:c=\"2\"/>b</text:p></table:table-cell>\
    <table:table-cell office:value-type=\"float\" office:value=\"0.10\"><text:p>0,1</text:p></table:table-cell>\
    <table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"date\" office:date-value=\"2026-04-28T13:34:05\"/>\
    <table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>\
    <table:table-row table:number-rows-repeated=\"2\"><table:covered-table-cell/><table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"/>\
    <table:table-cell office:value-type=\"time\" office:time-value=\"PT13H34M05S\"><office:annotation><text:p>note</text:p></office:annotation></table:table-cell></table:table-row>\
    <table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>";

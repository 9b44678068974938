//! Cells, sheets and files of every format.

use std::ops::ControlFlow;

use kefen::unpack::{Container, container, unpack};

use super::make::{self, Sheet, one, row, sheet, xlsx};
use super::{code, parts, text, texts};

#[test]
fn cells_come_out_as_a_person_would_type_them() {
    let formats = ["yyyy-mm-dd", "yyyy/m/d h:mm:ss", "h:mm:ss", "[h]:mm:ss", "#,##0.00", "yyyy\"年\"m\"月\"d\"日\";@"];
    let shared = [
        "<t>0012</t>",
        "<r><t>rich </t></r><r><t xml:space=\"preserve\"> text </t></r><rPh><t>guide</t></rPh>",
        "<t>a_x000D_\nb</t>",
    ];
    let rows = "<row r=\"1\">\
        <c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c>\
        <c r=\"D1\" t=\"inlineStr\"><is><t>say &quot;hi&quot;, &#x5BA2;</t></is></c>\
        <c r=\"E1\" t=\"str\"><f>A1&amp;B1</f><v>came to</v></c></row>\
        <row r=\"2\"><c r=\"A2\"><v>20260101000000123</v></c><c r=\"B2\"><v>0.10000000000000001</v></c>\
        <c r=\"C2\"><v>1.5E-2</v></c><c r=\"D2\" s=\"5\"><v>1234.5</v></c><c r=\"E2\" t=\"n\"><v>-0</v></c></row>\
        <row r=\"3\"><c r=\"A3\" s=\"1\"><v>46140</v></c><c r=\"B3\" s=\"2\"><v>46140.565335648149</v></c>\
        <c r=\"C3\" s=\"3\"><v>0.56533564814814818</v></c><c r=\"D3\" s=\"4\"><v>10.632060185185186</v></c>\
        <c r=\"E3\" s=\"6\"><v>60</v></c></row>\
        <row r=\"4\"><c r=\"A4\" t=\"b\"><v>1</v></c><c r=\"B4\" t=\"e\"><v>#N/A</v></c><c r=\"C4\" t=\"e\"><v>#SPILL!</v></c>\
        <c r=\"D4\" t=\"d\"><v>2026-04-28T13:34:05</v></c><c r=\"E4\" s=\"1\"><v>-5</v></c></row>\
        <row><c><v>5</v></c><c/><c t=\"b\"><v>0</v></c></row>";
    let expected = "0012,rich text ,\"a\r\nb\",\"say \"\"hi\"\", 客\",came to\n\
        20260101000000123,0.1,0.015,1234.5,-0\n\
        2026-04-28,2026-04-28 13:34:05,13:34:05,255:10:10,1900-02-29\n\
        TRUE,#N/A,#SPILL!,2026-04-28 13:34:05,-5\n\
        5,,FALSE,,\n";
    assert_eq!(text("a.xlsx", xlsx("", &formats, &shared, &[sheet("s", rows)])), expected.replace(",-0\n", ",0\n"));
}

#[test]
fn the_system_of_dates_is_the_workbooks() {
    let cell = "<row><c s=\"1\"><v>44678</v></c></row>";
    let book = |properties| xlsx(properties, &["yyyy-mm-dd"], &[], &[sheet("s", cell)]);
    assert_eq!(text("a.xlsx", book("date1904=\"1\"")), "2026-04-28\n");
    assert_eq!(text("a.xlsx", book("date1904=\"0\"")), "2022-04-27\n");
}

#[test]
fn rows_keep_their_lines_whatever_the_sheet_says_about_its_size() {
    let rows = format!("{}{}", row(2, &["a", "b"]), row(5, &["", "1"]));
    for dimension in ["A1:A1", "A1:XFD1048576", "nonsense"] {
        let cells =
            format!("<dimension ref=\"{dimension}\"/><sheetData>{rows}<row r=\"9\"><c r=\"A9\"/></row></sheetData>");
        let book = xlsx("", &[], &[], &[Sheet("s", "visible", cells)]);
        assert_eq!(text("a.xlsx", book), "\na,b\n\n\n,1\n");
    }
}

#[test]
fn cells_in_no_order_find_their_place() {
    let rows = format!(
        "{}{}<row r=\"2\"><c r=\"B2\"><v>2</v></c><c r=\"A2\"><v>1</v></c></row>",
        row(3, &["c"]),
        row(1, &["a"])
    );
    assert_eq!(text("a.xlsx", one(&rows)), "a,\n1,2\nc,\n");
}

#[test]
fn what_is_merged_over_rows_stands_on_each_of_them() {
    let rows = [
        row(1, &["客户", "合计", "商品", "备注"]),
        row(2, &["王小明", "30", "苹果", "x"]),
        row(3, &["", "", "梨", ""]),
        row(5, &["", "", "桃", ""]),
        row(6, &["李雷", "5", "杏", ""]),
    ];
    let merges = "<mergeCells><mergeCell ref=\"A2:A5\"/><mergeCell ref=\"B2:B5\"/><mergeCell ref=\"C1:D1\"/><mergeCell ref=\"D2:E3\"/></mergeCells>";
    let cells = format!("<sheetData>{}</sheetData>{merges}", rows.concat());
    let expected = "客户,合计,商品,备注\n王小明,30,苹果,x\n王小明,,梨,x\n\n王小明,,桃,\n李雷,5,杏,\n";
    assert_eq!(text("a.xlsx", xlsx("", &[], &[], &[Sheet("s", "visible", cells)])), expected);
}

#[test]
fn sheets_that_can_be_seen_and_have_cells_are_parts() {
    let hidden = |name, state| Sheet(name, state, "<sheetData><row><c><v>1</v></c></row></sheetData>".to_owned());
    let book = xlsx(
        "",
        &[],
        &[],
        &[
            Sheet("图", "visible", "chart".to_owned()),
            sheet("空", "<row r=\"1\"/>"),
            sheet("一月", &row(1, &["a"])),
            hidden("旧", "hidden"),
            hidden("更旧", "veryHidden"),
            sheet("二月", &row(1, &["b"])),
        ],
    );
    let unpacked = parts("b.xlsx", book.clone()).unwrap();
    let notes: Vec<String> =
        unpacked.iter().flat_map(|part| &part.notes).map(|note| format!("{:?}", note.message)).collect();
    assert!(
        matches!(&notes[..], [note] if note.contains("ingest-note-hidden-sheets") && note.contains("更旧")),
        "{notes:?}"
    );
    let expected =
        [("b.xlsx › 一月", "a\n"), ("b.xlsx › 二月", "b\n")].map(|(name, text)| (name.to_owned(), text.to_owned()));
    assert_eq!(texts("b.xlsx", book), expected);
    assert_eq!(code("b.xlsx", xlsx("", &[], &[], &[hidden("s", "hidden")])), "workbook_empty");
}

#[test]
fn old_and_binary_workbooks_are_the_same() {
    let expected = "客户,金额,\n王小明,0.1,2026-04-28\n王小明,0.03,5\nTRUE,#N/A,\n\"came, to\",12.5,TRUE\n";
    let unpacked = parts("a.xls", make::xls()).unwrap();
    assert_eq!(
        (unpacked.len(), String::from_utf8_lossy(&unpacked[0].bytes).as_ref()),
        (1, expected.replace("0.03,5", "0,5").as_str())
    );
    assert_eq!(unpacked[0].notes.len(), 1);
    let expected = "客户,0012,\n2026-04-28 12:00:00,12.5,TRUE\n\n#DIV/0!,x,next\n";
    assert_eq!(text("a.xlsb", make::xlsb()), expected);
}

#[test]
fn open_documents_are_the_same() {
    let hidden = "<table:table table:name=\"x\" table:style-name=\"off\"><table:table-row/></table:table>";
    let unpacked = parts("a.ods", make::ods(&format!("{hidden}{}", make::TABLE))).unwrap();
    let name = "\"王小明\na  b\"";
    let day = "2026-04-28 13:34:05";
    let expected = format!("{name},0.1,{day},{day}\n{name},TRUE,13:34:05,\n,TRUE,13:34:05,\n");
    assert_eq!(String::from_utf8_lossy(&unpacked[0].bytes), expected);
    assert_eq!((unpacked.len(), unpacked[0].notes.len()), (1, 1));
}

#[test]
fn shops_call_text_a_workbook() {
    let html = "<html><meta charset=\"gb2312\"><table><tr><td>订单编号</td></tr><tr><td>0012</td></tr></table></html>";
    let gbk = encoding_rs::GBK.encode(html).0.into_owned();
    assert_eq!(text("a.xls", gbk), "订单编号\n0012\n");
    let xml = "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>\
        <Workbook xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"订单\"><Table>\
        <Row ss:Index=\"2\"><Cell ss:MergeDown=\"1\"><Data ss:Type=\"String\">王小明</Data></Cell><Cell><Data ss:Type=\"Number\">0.10</Data></Cell>\
        <Cell ss:Index=\"4\"><Data ss:Type=\"DateTime\">2026-04-28T00:00:00.000</Data></Cell></Row>\
        <Row><Cell ss:Index=\"2\"><Data ss:Type=\"DateTime\">1899-12-31T13:34:05.000</Data></Cell><Cell><Data ss:Type=\"Boolean\">1</Data></Cell></Row>\
        </Table></Worksheet></Workbook>";
    let hidden = "<Worksheet ss:Name=\"旧\"><Table><Row><Cell><Data ss:Type=\"String\">x</Data></Cell></Row></Table>\
        <WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>";
    assert_eq!(parts("a.xls", xml.replace("</Workbook>", hidden).into_bytes()).unwrap()[0].notes.len(), 1);
    assert_eq!(text("a.xls", xml.as_bytes().to_vec()), "\n王小明,0.1,,2026-04-28\n王小明,13:34:05,TRUE,\n");
    for plain in ["订单编号\t金额\n1\t2\n", "a,b\n<x>,2\n", ""] {
        assert_eq!(container("a.xls", plain.as_bytes()), None);
        assert_eq!(text("a.xls", plain.as_bytes().to_vec()), plain);
    }
}

#[test]
fn a_file_is_what_it_begins_with() {
    let plain = make::zip(&[("a.csv", b"a,b\n")]);
    assert_eq!(container("a.bin", &make::orders()), Some(Container::Workbook));
    assert_eq!(
        text("a.zip", make::ods(&make::TABLE.replace("rows-repeated=\"2\"", "x=\"\""))).matches("13:34:05").count(),
        3
    );
    assert_eq!(container("a.csv", &make::xls()), Some(Container::Workbook));
    assert_eq!(container("a.zip", &plain), Some(Container::Zip));
    assert_eq!(container("a.csv", b"a,b\n"), None);
    assert_eq!(container("a.html", b"<table>"), None);
    assert_eq!(code("a.xlsx", plain), "spreadsheet_file");
    assert_eq!(code("a.doc", make::ole("WordDocument", b"text")), "spreadsheet_file");
    let document = make::zip(&[("[Content_Types].xml", b""), ("word/document.xml", b"<w/>")]);
    assert_eq!(code("a.docx", document), "spreadsheet_file");
}

#[test]
fn files_of_a_zip_are_parts() {
    let files: [(&str, &[u8]); 7] = [
        ("四月/a.csv", b"a,b\n1,2\n"),
        ("__MACOSX/四月/._a.csv", b"x"),
        (".DS_Store", b"x"),
        ("四月/Thumbs.db", b"x"),
        ("空.csv", b""),
        ("b.xlsx", &make::orders()),
        ("c.txt", b"c\n"),
    ];
    let names: Vec<String> = texts("all.zip", make::zip(&files)).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["all.zip › 四月/a.csv", "all.zip › b.xlsx", "all.zip › c.txt"]);
    assert_eq!(code("all.zip", make::zip(&files[1..5])), "archive_empty");
    assert_eq!(code("all.zip", make::zip(&[])), "archive_empty");
}

#[test]
fn names_of_a_chinese_windows_are_read() {
    // A name of as many bytes, exchanged for the name in GBK; without the flag of UTF-8.
    let gbk = encoding_rs::GBK.encode("订单.csv").0;
    let zip = make::zip(&[("dxdx.csv", b"a\n")]);
    let mut renamed = zip.clone();
    for at in 0..zip.len() - 8 {
        if &zip[at..at + 8] == b"dxdx.csv" {
            renamed[at..at + 8].copy_from_slice(&gbk);
        }
    }
    assert_eq!(texts("a.zip", renamed), [("a.zip › 订单.csv".to_owned(), "a\n".to_owned())]);
}

#[test]
fn the_work_is_told_and_can_be_ended() {
    let rows: String = (1..20_000).map(|at| row(at, &["a", "1"])).collect();
    let book = one(&rows);
    let size = book.len() as u64;
    let mut heard = Vec::new();
    unpack("a.xlsx", book.clone(), &mut |done, total| {
        heard.push((done, total));
        ControlFlow::Continue(())
    })
    .unwrap();
    assert!(heard.len() > 5 && heard.iter().all(|(done, total)| done <= total && *total == size), "{heard:?}");
    assert!(heard.is_sorted());
    let ended = unpack("a.xlsx", book, &mut |_, _| ControlFlow::Break(())).unwrap_err();
    assert!(ended.is_cancelled());
}

//! Workbooks that are text: the back-ends of many shops write an HTML table, or the XML of Excel 2003, into a file named `.xls`, and
//! spreadsheet programs open it. Tells which it is; [`html`] and [`xml2003`] read it.

pub(super) mod html;
pub(super) mod xml2003;

use super::legacy;

/// What a file is, if it is one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Markup {
    Html,
    Xml2003,
}

/// How much of a file is looked at.
const LOOKED_AT: usize = 4096;

/// What a file with this name and this head is. HTML is a workbook by its name only: what is saved from a browser is not.
pub(super) fn of(name: &str, head: &[u8]) -> Option<Markup> {
    let head = head.get(..LOOKED_AT).unwrap_or(head);
    // Text in UTF-16 has its letters apart.
    let text = if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") {
        legacy::file(head)
    } else {
        String::from_utf8_lossy(head).into_owned()
    };
    let text = text.trim_start_matches(['\u{FEFF}', ' ', '\t', '\r', '\n']).to_ascii_lowercase();
    if !text.starts_with('<') {
        return None;
    }
    if text.starts_with("<?xml")
        && (text.contains("urn:schemas-microsoft-com:office:spreadsheet") || text.contains("progid=\"excel.sheet\""))
        && !text.contains("<html")
    {
        return Some(Markup::Xml2003);
    }
    let named =
        super::extension(name).is_some_and(|extension| matches!(extension.as_str(), "xls" | "xlsx" | "xlt" | "et"));
    let is_html = ["<html", "<!doctype html", "<table", "<head", "<meta", "<style", "<body", "<div", "<!--", "<?xml"]
        .iter()
        .any(|beginning| text.starts_with(beginning));
    (named && is_html).then_some(Markup::Html)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_is_shows_at_its_beginning() {
        assert_eq!(of("a.xls", b"\n<TABLE><tr>"), Some(Markup::Html));
        assert_eq!(of("a.html", b"<table><tr>"), None);
        let xml = b"<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?><Workbook>";
        assert_eq!(of("a.xls", xml), Some(Markup::Xml2003));
        let wide: Vec<u8> = "\u{FEFF}<html>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(of("a.xls", &wide), Some(Markup::Html));
        assert_eq!(of("a.xls", "订单编号\t金额".as_bytes()), None);
    }
}

//! The parts of a figure that never change between two drawings, as HTML text: the points above it and its table twin. One text is set
//! at once, where hundreds of nodes would be built one by one. Everything that is not ours is escaped here.

use std::fmt::Write;

use kefen::charts::{Drawing, Mark};

/// Writes text so that it is nothing but text, in an element as in an attribute.
fn escape(text: &str, html: &mut String) {
    for char in text.chars() {
        match char {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            char => html.push(char),
        }
    }
}

/// What a screen reader says of a mark: its title, and the facts that the title does not say already.
fn label(mark: &Mark) -> String {
    let mut said = mark.title.clone();
    for (name, value) in &mark.facts {
        if !said.contains(value.as_str()) {
            let _ = write!(said, ", {name} {value}");
        }
    }
    said
}

/// The points of a drawing: buttons for its marks, of which one is in the tab order. Each says its index in `data-at`; where it lies is
/// no attribute, because the page's policy refuses styles that are written in HTML.
pub fn points(drawing: &Drawing) -> String {
    let mut html = String::new();
    for (index, mark) in drawing.marks.iter().enumerate() {
        let (opens, off) = if mark.pick.is_empty() { ("", r#" aria-disabled="true""#) } else { (" opens", "") };
        let tab = if index == 0 { "0" } else { "-1" };
        // Writing into a string does not fail.
        let _ = write!(html, r#"<button type="button" class="point{opens}"{off} tabindex="{tab}" data-at="{index}""#);
        html.push_str(r#" aria-label=""#);
        escape(&label(mark), &mut html);
        html.push_str(r#""></button>"#);
    }
    html
}

/// The table twin of a drawing; its first column names the rows. That of a sheet has its rows' picks: a name that opens something is a
/// button with its index in `data-at`.
pub fn twin(drawing: &Drawing) -> String {
    let mut html = r#"<table class="table twin" data-testid="chart-table"><caption class="vh">"#.to_owned();
    escape(&drawing.title, &mut html);
    html.push_str("</caption><thead>");
    let words = drawing.sheet.as_ref().map_or(&[][..], |sheet| &sheet.words);
    row(&drawing.twin.head, true, words, None, &mut html);
    html.push_str("</thead><tbody>");
    for (at, cells) in drawing.twin.rows.iter().enumerate() {
        let opens = drawing.sheet.is_some() && drawing.marks.get(at).is_some_and(|mark| !mark.pick.is_empty());
        row(cells, false, words, opens.then_some(at), &mut html);
    }
    html.push_str("</tbody></table>");
    html
}

fn row(cells: &[String], head: bool, words: &[bool], opens: Option<usize>, html: &mut String) {
    html.push_str("<tr>");
    for (index, cell) in cells.iter().enumerate() {
        let is_words = index == 0 || words.get(index).is_some_and(|words| *words);
        let (open, close) = match (head, index, is_words) {
            (true, _, true) => (r#"<th scope="col">"#, "</th>"),
            (true, _, false) => (r#"<th scope="col" class="num">"#, "</th>"),
            (false, 0, _) => (r#"<th scope="row">"#, "</th>"),
            (false, _, true) => ("<td>", "</td>"),
            (false, _, false) => (r#"<td class="num">"#, "</td>"),
        };
        html.push_str(open);
        let button = opens.filter(|_| index == 0);
        if let Some(at) = button {
            // Writing into a string does not fail.
            let _ = write!(html, r#"<button type="button" class="link" data-at="{at}">"#);
        }
        escape(cell, html);
        if button.is_some() {
            html.push_str("</button>");
        }
        html.push_str(close);
    }
    html.push_str("</tr>");
}

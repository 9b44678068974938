//! The blocks as elements: what each line is, without what it says, which `blocks` puts in and keeps true.
//!
//! Every control carries what it does (`data-act`), at which event (`data-on`), and for which part (`data-line`, `data-path`): the list hears
//! for all of them.

use web_sys::Element;

use super::dom::{element, glyph, said};
use super::editing::{Place, control, path_text};
use super::term::{Options, Side, code, hows, offered, side, text_of, unit, whats, whichs};
use crate::ui::components::params::unit_key;
use kefen::classify::Unit;
use kefen::classify::rule_text::{Block, Kind, Line, Sheet, Term, Test};
use kefen::i18n::Catalog;
use kefen::protocol::Terms;

/// Groups in each other that can be made by a press; a text may have more.
const DEEPEST: usize = 3;

const UP: &str = "M8 13V3.5M4 7.5l4-4 4 4";
const DOWN: &str = "M8 3v9.5M4 8.5l4 4 4-4";
const CROSS: &str = "M4 4l8 8M12 4l-8 8";

/// What drawing needs to know.
pub struct Draw<'a> {
    /// The words.
    pub words: &'a Catalog,
    /// What there is to choose from.
    pub terms: Option<&'a Terms>,
}

impl Draw<'_> {
    fn word(&self, key: &str) -> String {
        self.words.word(key)
    }

    /// A control: what it does, and at which event. `label` is the key of its name, nothing where it follows what it is about.
    fn control(
        &self,
        (tag, class, testid): (&str, &str, &str),
        (act, on): (&str, &str),
        place: &Place,
        label: &str,
    ) -> Option<Element> {
        let label = if label.is_empty() { String::new() } else { self.word(label) };
        let attributes = [
            ("id", control(place, act)),
            ("data-testid", testid.to_owned()),
            ("data-act", act.to_owned()),
            ("data-on", on.to_owned()),
            ("data-line", place.0.to_string()),
            ("data-path", path_text(&place.1)),
            ("aria-label", label),
            ("type", if tag == "button" { "button".to_owned() } else { String::new() }),
        ];
        let attributes: Vec<(&str, &str)> = attributes.iter().map(|(name, value)| (*name, value.as_str())).collect();
        element(tag, class, &attributes, &[])
    }

    /// A button with a sign, or with words on it.
    fn button(
        &self,
        (class, testid): (&str, &str),
        act: &str,
        place: &Place,
        face: &str,
        label: &str,
    ) -> Option<Element> {
        let icon = [UP, DOWN, CROSS].contains(&face);
        let button = self.control(("button", class, testid), (act, "click"), place, if icon { label } else { "" })?;
        if icon {
            let glyph = glyph(face)?;
            button.append_child(&glyph).ok()?;
        } else {
            button.set_text_content(Some(&self.word(face)));
        }
        Some(button)
    }

    fn entry(&self, (class, testid): (&str, &str), act: (&str, &str), place: &Place, label: &str) -> Option<Element> {
        let entry = self.control(("input", class, testid), act, place, label)?;
        for (name, value) in [("type", "text"), ("spellcheck", "false"), ("autocomplete", "off")] {
            entry.set_attribute(name, value).ok()?;
        }
        Some(entry)
    }

    fn select(
        &self,
        (class, testid): (&str, &str),
        act: &str,
        place: &Place,
        label: &str,
        options: Options,
    ) -> Option<Element> {
        let select = self.control(("select", class, testid), (act, "change"), place, label)?;
        for (heading, of) in options {
            let into = if heading.is_empty() {
                select.clone()
            } else {
                let group = element("optgroup", "", &[("label", &heading)], &[])?;
                select.append_child(&group).ok()?;
                group
            };
            for (value, text) in of {
                let option = said("option", "", &text)?;
                // An empty value is one too.
                option.set_attribute("value", &value).ok()?;
                into.append_child(&option).ok()?;
            }
        }
        Some(select)
    }

    /// All lines of a text, as elements of a list.
    pub fn lines(&self, sheet: &Sheet) -> Vec<Element> {
        sheet.lines.iter().enumerate().filter_map(|(line, what)| self.line(line, what)).collect()
    }

    fn line(&self, line: usize, what: &Line) -> Option<Element> {
        let place: Place = (line, Vec::new());
        let number = (line + 1).to_string();
        match what {
            Line::Remark(text) if text.trim().is_empty() => None,
            Line::Remark(_) => {
                let entry = self.entry(("rule-remark", "rules-remark"), ("note", "change"), &place, "rules-remark")?;
                element("li", "rule-between", &[], &[entry])
            }
            Line::Odd { .. } => {
                let text = self.entry(("entry mono", "rule-odd-text"), ("odd", "change"), &place, "")?;
                let out = self.button(("icon", "rule-odd-remove"), "out-line", &place, CROSS, "rules-remove-line")?;
                let head = element("div", "rule-head", &[], &[text, out])?;
                let why = self.control(("p", "small warn", ""), ("why", ""), &place, "")?;
                let attributes = [("data-testid", "rule-odd"), ("data-line", &number)];
                element("li", "rule-block odd", &attributes, &[head, why])
            }
            Line::Rule(ruled) => {
                let ordinal = self.control(("span", "rule-number", ""), ("ordinal", ""), &place, "")?;
                ordinal.set_attribute("aria-hidden", "true").ok()?;
                let name = self.entry(("entry rule-name", "rule-name"), ("name", "input"), &place, "")?;
                let unnamed = said("span", "small bad rule-unnamed", &self.word("rules-name-wanted"))?;
                let counts = self.control(("div", "rule-counts", "rule-counts"), ("counts", ""), &place, "")?;
                for part in [said("b", "", "")?, said("span", "small quiet", "")?] {
                    counts.append_child(&part).ok()?;
                }
                let tools = [("rule-up", "up", UP), ("rule-down", "down", DOWN), ("rule-remove", "remove", CROSS)];
                let tools = tools.map(|(testid, act, face)| self.button(("icon", testid), act, &place, face, ""));
                let tools: Vec<Element> = tools.into_iter().flatten().collect();
                let tools = element("div", "rule-tools", &[], &tools)?;
                let head = element("div", "rule-head", &[], &[ordinal, name, unnamed, counts, tools])?;
                let condition = self.part(&place, &Block::root(&ruled.rule.when))?;
                let remark = self.entry(("rule-remark", "rule-remark"), ("remark", "input"), &place, "")?;
                remark.set_attribute("placeholder", &self.word("rules-remark")).ok()?;
                let attributes = [("data-testid", "rule"), ("data-act", "rule"), ("data-line", &line.to_string())];
                element("li", "rule-block", &attributes, &[head, condition, remark])
            }
        }
    }

    fn not(&self, place: &Place) -> Option<Element> {
        let button = self.button(("rule-not", "rule-not"), "not", place, "rules-not", "")?;
        button.set_attribute("title", &self.word("rules-not-hint")).ok()?;
        Some(button)
    }

    fn part(&self, place: &Place, block: &Block) -> Option<Element> {
        let mut inside = vec![self.not(place)?];
        match &block.kind {
            Kind::Group { parts, .. } => return self.group(place, parts),
            Kind::Everybody => inside.push(said("span", "sm", &self.word("rules-everybody"))?),
            Kind::Test(test) => inside.extend(self.test(place, test)),
        }
        inside.push(self.button(("icon", "test-remove"), "out", place, CROSS, "rules-remove-test")?);
        element("div", "rule-test", &[("data-testid", "rule-test")], &inside)
    }

    fn group(&self, place: &Place, parts: &[Block]) -> Option<Element> {
        let (line, path) = place;
        let mut all = Vec::new();
        if parts.len() > 1 {
            let both = ["all", "any"].map(|id| (id.to_owned(), self.word(&format!("rules-{id}"))));
            let options = vec![(String::new(), both.into())];
            let mut head =
                vec![self.not(place)?, self.select(("select", "group-join"), "join", place, "rules-join", options)?];
            if !path.is_empty() {
                head.push(self.button(("icon", "group-remove"), "out", place, CROSS, "rules-remove-group")?);
            }
            all.push(element("div", "rule-join", &[], &head)?);
        }
        if parts.is_empty() {
            all.push(said("p", "sm", &self.word("rules-everybody"))?);
        }
        let mut list = Vec::new();
        for (at, block) in parts.iter().enumerate() {
            let path: Vec<usize> = path.iter().copied().chain([at]).collect();
            list.push(element("li", "", &[], &[self.part(&(*line, path), block)?])?);
        }
        all.push(element("ul", "", &[], &list)?);
        let mut more = vec![self.button(("link small", "group-add-test"), "add", place, "rules-add-test", "")?];
        if path.len() < DEEPEST {
            more.push(self.button(("link small", "group-add-group"), "add-group", place, "rules-add-group", "")?);
        }
        all.push(element("div", "rule-more", &[], &more)?);
        let class = if parts.len() > 1 { "rule-group several" } else { "rule-group" };
        element("div", class, &[("data-testid", "rule-group")], &all)
    }

    fn test(&self, place: &Place, test: &Test) -> Vec<Element> {
        let what = whats(self.words, self.terms, &code(&test.term));
        let which = whichs(self.words, self.terms, &test.term);
        let which = Some(which).filter(|which| !which.is_empty());
        let all = [
            self.select(("select rule-what", "test-what"), "what", place, "rules-what", what),
            which.and_then(|which| {
                self.select(("select rule-which", "test-which"), "which", place, "rules-which", which)
            }),
            self.select(("select rule-how", "test-how"), "how", place, "rules-how", hows(self.words, test)),
            self.side(place, test),
        ];
        all.into_iter().flatten().collect()
    }

    fn side(&self, place: &Place, test: &Test) -> Option<Element> {
        let side = side(test, self.terms);
        match side {
            Side::Class => {
                let options = vec![(String::new(), offered(self.words, test, self.terms))];
                self.select(("select rule-class", "test-value"), "class", place, "rules-value", options)
            }
            Side::Ticks => self.ticks(place, test),
            Side::Number => {
                let entry = self.entry(("entry", "test-value"), ("value", "input"), place, "rules-value")?;
                entry.set_attribute("type", "number").ok()?;
                entry.set_attribute("step", "any").ok()?;
                let unit = match unit(&test.term) {
                    Unit::Share => "%".to_owned(),
                    Unit::Money => self.words.currency().sign().trim().to_owned(),
                    unit => unit_key(unit).map(|key| self.word(key)).unwrap_or_default(),
                };
                element("span", "rule-number-entry", &[], &[entry, said("span", "small quiet", &unit)?])
            }
            Side::Numbers => self.entry(("entry rule-text", "test-value"), ("value", "change"), place, "rules-values"),
            Side::Text => {
                let entry = self.entry(("entry rule-text", "test-value"), ("value", "input"), place, "rules-value")?;
                let id = control(place, "texts");
                entry.set_attribute("list", &id).ok()?;
                let mut options = Vec::new();
                for (value, _) in offered(self.words, test, self.terms) {
                    options.push(element("option", "", &[("value", &value)], &[])?);
                }
                let list = element("datalist", "", &[("id", &id)], &options)?;
                element("span", "", &[], &[entry, list])
            }
        }
    }

    fn ticks(&self, place: &Place, test: &Test) -> Option<Element> {
        let mut all = vec![said("legend", "vh", &self.word("rules-values"))?];
        for (at, (value, text)) in offered(self.words, test, self.terms).into_iter().enumerate() {
            let tick = self.control(("input", "", "test-tick"), ("tick", "change"), place, "")?;
            for (name, value) in
                [("type", "checkbox"), ("data-value", &value), ("id", &control(place, &format!("tick{at}")))]
            {
                tick.set_attribute(name, value).ok()?;
            }
            all.push(element("label", "rule-tick", &[], &[tick, said("span", "", &text)?])?);
        }
        if code(&test.term).starts_with("k:") {
            let add =
                self.entry(("entry rule-text", "test-add-value"), ("tick-new", "change"), place, "rules-add-value")?;
            add.set_attribute("placeholder", &self.word("rules-add-value")).ok()?;
            all.push(add);
        }
        if test.values.is_empty() {
            all.push(said("p", "small warn", &self.word("rules-tick-one"))?);
        }
        element("fieldset", "rule-ticks", &[("data-testid", "test-ticks")], &all)
    }
}

/// What of a text decides which elements there are: when this changes, they are made anew.
pub fn shape(sheet: &Sheet, terms: Option<&Terms>) -> String {
    fn of(block: &Block, terms: Option<&Terms>, all: &mut String) {
        match &block.kind {
            Kind::Everybody => all.push('*'),
            Kind::Test(test) => {
                let score = if let Term::Score(_, score) = &test.term { score } else { "" };
                all.extend(["\u{1}", &code(&test.term), ".", score, test.op.sign()]);
                match side(test, terms) {
                    // Each tick is an element of its own, and what is chosen may be one that is not offered.
                    Side::Ticks | Side::Class => {
                        all.extend(test.values.iter().map(|value| text_of(value) + "\u{2}"));
                    }
                    _ => {}
                }
            }
            Kind::Group { parts, .. } => {
                all.push('(');
                for part in parts {
                    of(part, terms, all);
                }
                all.push(')');
            }
        }
    }
    let mut all = String::new();
    for line in &sheet.lines {
        match line {
            Line::Remark(text) => all.push(if text.trim().is_empty() { '_' } else { '#' }),
            Line::Odd { .. } => all.push('?'),
            Line::Rule(ruled) => of(&Block::root(&ruled.rule.when), terms, &mut all),
        }
        all.push('\n');
    }
    all
}

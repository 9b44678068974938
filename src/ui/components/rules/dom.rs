//! Elements made by hand. The editor is many small controls of a few kinds: as views each of them would be code of its own, which everybody
//! who opens the page waits for.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

/// An element with a class, attributes and children. Empty attributes are left out.
pub fn element(tag: &str, class: &str, attributes: &[(&str, &str)], inside: &[Element]) -> Option<Element> {
    let element = document().create_element(tag).ok()?;
    for (name, value) in [("class", class)].iter().chain(attributes).filter(|(_, value)| !value.is_empty()) {
        element.set_attribute(name, value).ok()?;
    }
    for child in inside {
        element.append_child(child).ok()?;
    }
    Some(element)
}

/// An element of text.
pub fn said(tag: &str, class: &str, text: &str) -> Option<Element> {
    let element = element(tag, class, &[], &[])?;
    element.set_text_content(Some(text));
    Some(element)
}

/// A sign, drawn by a path of 16 by 16.
pub fn glyph(path: &str) -> Option<Element> {
    let svg = |tag: &str, attributes: &[(&str, &str)]| {
        let element = document().create_element_ns(Some("http://www.w3.org/2000/svg"), tag).ok()?;
        for (name, value) in attributes {
            element.set_attribute(name, value).ok()?;
        }
        Some(element)
    };
    let line = svg("path", &[("d", path), ("fill", "none"), ("stroke", "currentColor"), ("stroke-width", "1.4")])?;
    let all = svg("svg", &[("class", "glyph"), ("viewBox", "0 0 16 16"), ("aria-hidden", "true")])?;
    all.append_child(&line).ok()?;
    Some(all)
}

/// What is in a field, or chosen.
pub fn value(element: &Element) -> String {
    let input = element.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value);
    input.or_else(|| element.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value)).unwrap_or_default()
}

/// Puts something into a field, or chooses it.
pub fn set_value(element: &Element, value: &str) {
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        input.set_value(value);
    } else if let Some(select) = element.dyn_ref::<HtmlSelectElement>() {
        select.set_value(value);
    }
}

/// Sets an attribute where it is not that already.
pub fn put(element: &Element, name: &str, value: &str) {
    if element.get_attribute(name).as_deref() != Some(value) {
        // A name of ours is one.
        let _ = element.set_attribute(name, value);
    }
}

/// Sets or takes an attribute that has no value.
pub fn flag(element: &Element, name: &str, on: bool) {
    // A name of ours is one.
    let _ = element.toggle_attribute_with_force(name, on);
}

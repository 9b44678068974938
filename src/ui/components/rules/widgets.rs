//! The few controls that the editor is made of: a button, a select, an entry. Each is one function, however often it stands on the page:
//! whatever is here once is loaded once by everybody who opens the page.

use leptos::prelude::*;

use crate::ui::components::icon::Cross;
use crate::ui::state::use_app;

/// What stands in a button.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// Its name.
    Words,
    /// An arrow.
    Up,
    /// An arrow.
    Down,
    /// Take it out.
    Cross,
}

/// A button.
pub struct Button {
    /// Its class.
    pub class: &'static str,
    /// Its test id.
    pub testid: &'static str,
    /// Its id, for the focus; may be empty.
    pub id: String,
    /// Its name.
    pub label: Signal<String>,
    /// What more there is to say of it; may be empty.
    pub hint: Signal<String>,
    /// How it looks.
    pub face: Face,
    /// It can't be pressed.
    pub off: Signal<bool>,
    /// It is on, where it can be on or off.
    pub on: Option<Signal<bool>>,
    /// What it does.
    pub press: Callback<()>,
}

impl Button {
    /// A button with its name on it.
    pub fn of(class: &'static str, testid: &'static str, label: Signal<String>, press: Callback<()>) -> Button {
        let (hint, off) = (Signal::stored(String::new()), Signal::stored(false));
        Button { class, testid, id: String::new(), label, hint, face: Face::Words, off, on: None, press }
    }

    /// A small one with a sign on it.
    pub fn icon(face: Face, testid: &'static str, label: Signal<String>, press: Callback<()>) -> Button {
        Button { face, ..Button::of("icon", testid, label, press) }
    }

    /// The button on the page.
    pub fn view(self) -> AnyView {
        let Button { class, testid, id, label, hint, face, off, on, press } = self;
        let inside = match face {
            Face::Words => view! { <span>{label}</span> }.into_any(),
            Face::Cross => view! { <Cross /> }.into_any(),
            Face::Up | Face::Down => {
                let d = if face == Face::Up { "M8 13V3.5M4 7.5l4-4 4 4" } else { "M8 3v9.5M4 8.5l4 4 4-4" };
                view! {
                    <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true">
                        <path d=d fill="none" stroke="currentColor" stroke-width="1.4" />
                    </svg>
                }
                .into_any()
            }
        };
        let name = (face != Face::Words).then_some(label);
        let hint = move || Some(hint.get()).filter(|hint| !hint.is_empty());
        view! {
            <button
                type="button"
                class=class
                id=Some(id).filter(|id| !id.is_empty())
                data-testid=testid
                aria-label=move || name.map(|name| name.get())
                aria-pressed=move || on.map(|on| on.get().to_string())
                title=hint
                disabled=off
                on:click=move |_| press.run(())
            >
                {inside}
            </button>
        }
        .into_any()
    }
}

/// Options under a heading; those under none stand alone.
pub type Options = Vec<(String, Vec<(String, String)>)>;

/// A select.
pub struct Choice {
    /// Its class.
    pub class: &'static str,
    /// Its test id.
    pub testid: &'static str,
    /// Its id, for the focus; may be empty.
    pub id: String,
    /// The key of its name.
    pub label: &'static str,
    /// What is chosen.
    pub chosen: Signal<String>,
    /// Heading by heading: value and text.
    pub options: Signal<Options>,
    /// Called with what is chosen anew.
    pub choose: Callback<String>,
}

impl Choice {
    /// The select on the page; hidden while there is nothing to choose.
    pub fn view(self) -> AnyView {
        let Choice { class, testid, id, label, chosen, options, choose } = self;
        let option = |(value, text): (String, String), own: &str| {
            let is_own = value == own;
            view! { <option value=value selected=is_own>{text}</option> }.into_any()
        };
        let shown = move || {
            let own = chosen.get();
            let groups = options.get().into_iter().flat_map(|(heading, of)| {
                let of: Vec<AnyView> = of.into_iter().map(|one| option(one, &own)).collect();
                if heading.is_empty() { of } else { vec![view! { <optgroup label=heading>{of}</optgroup> }.into_any()] }
            });
            groups.collect::<Vec<AnyView>>()
        };
        view! {
            <select
                class=class
                id=Some(id).filter(|id| !id.is_empty())
                data-testid=testid
                aria-label=words(label)
                prop:value=chosen
                hidden=move || options.with(Vec::is_empty)
                on:change=move |event| choose.run(event_target_value(&event))
            >
                {shown}
            </select>
        }
        .into_any()
    }
}

/// A field to type into.
pub struct Entry {
    /// Its class.
    pub class: &'static str,
    /// Its test id.
    pub testid: &'static str,
    /// Its id, for the focus; may be empty.
    pub id: String,
    /// `text` or `number`.
    pub kind: &'static str,
    /// Its name.
    pub label: Signal<String>,
    /// What stands in it while nothing does.
    pub empty: Signal<String>,
    /// What stands in it.
    pub value: Signal<String>,
    /// The id of a list of texts to choose from; may be empty.
    pub list: String,
    /// It takes every letter; else what is there at the end.
    pub live: bool,
    /// Called with what was typed; whether it can be.
    pub take: Callback<String, bool>,
}

impl Entry {
    /// One that takes every letter.
    pub fn of(
        class: &'static str,
        testid: &'static str,
        label: Signal<String>,
        value: Signal<String>,
        take: Callback<String, bool>,
    ) -> Entry {
        let empty = Signal::stored(String::new());
        Entry {
            class,
            testid,
            id: String::new(),
            kind: "text",
            label,
            empty,
            value,
            list: String::new(),
            live: true,
            take,
        }
    }

    /// The field on the page.
    pub fn view(self) -> AnyView {
        let Entry { class, testid, id, kind, label, empty, value, list, live, take } = self;
        let wrong = RwSignal::new(false);
        let typed = move |event: leptos::ev::Event, end: bool| {
            if live != end {
                wrong.set(!take.run(event_target_value(&event)));
            }
        };
        let some = |text: String| Some(text).filter(|text| !text.is_empty());
        view! {
            <input
                class=class
                id=some(id)
                type=kind
                step="any"
                spellcheck="false"
                autocomplete="off"
                list=some(list)
                data-testid=testid
                aria-label=label
                aria-invalid=move || wrong.get().to_string()
                placeholder=empty
                prop:value=value
                on:input=move |event| typed(event, false)
                on:change=move |event| typed(event, true)
            />
        }
        .into_any()
    }
}

/// A word of the page that follows the language.
pub fn words(key: &'static str) -> Signal<String> {
    let app = use_app();
    Signal::derive(move || app.t().word(key))
}

//! Templates of mappings: one is made of a file, chosen for another, exported, renamed, deleted.

use leptos::prelude::*;

use super::draft::Draft;
use crate::ui::state::{said, use_app};
use kefen::base::Message;
use kefen::ingest::{Mapping, Origin, Template};

/// Makes a template of how a file is read.
#[component]
pub(super) fn SaveAs(
    /// How it is read.
    mapping: Signal<Option<Mapping>>,
) -> impl IntoView {
    let app = use_app();
    let name = RwSignal::new(String::new());
    let save = move || {
        if let Some(mapping) = mapping.get_untracked() {
            app.save_template(&name.get_untracked(), &mapping);
            name.set(String::new());
        }
    };
    view! {
        <details class="more save-as">
            <summary>{said("template-save-as")}</summary>
            <p class="small soft">{said("template-save-how")}</p>
            <div class="cluster">
                <input
                    class="input"
                    type="text"
                    data-testid="template-name"
                    maxlength=Template::NAME
                    aria-label=said("template-name")
                    placeholder=said("template-name")
                    prop:value=move || name.get()
                    on:input=move |event| name.set(event_target_value(&event))
                    on:keydown=move |event| {
                        if event.key() == "Enter" {
                            save();
                        }
                    }
                />
                <button
                    type="button"
                    class="btn"
                    data-testid="template-save"
                    disabled=move || name.with(|name| name.trim().is_empty())
                    on:click=move |_| save()
                >
                    {said("template-save")}
                </button>
            </div>
        </details>
    }
}

/// Which templates fit the file under review; one that is chosen is how it is read.
#[component]
pub(super) fn Choose(
    /// The file.
    draft: Draft,
) -> impl IntoView {
    let app = use_app();
    let headers = |mapping: &Mapping| mapping.columns.iter().map(|column| column.header.clone()).collect::<Vec<_>>();
    let fitting = Memo::new(move |_| {
        let own = draft.seen(|seen| seen.columns.iter().map(|column| column.header.clone()).collect::<Vec<_>>());
        app.templates.with(|all| {
            all.iter().filter(|one| headers(&one.mapping) == own).map(|one| one.name.clone()).collect::<Vec<_>>()
        })
    });
    let chosen = move || match draft.read(|mapping| mapping.origin.clone()) {
        Origin::Template(name) => name,
        Origin::Found | Origin::File(_) => String::new(),
    };
    let choose = move |name: String| {
        let template = app.templates.with_untracked(|all| all.iter().find(|one| one.name == name).cloned());
        let Some(template) = template else { return };
        draft.change(|mapping| {
            mapping.kind = template.mapping.kind;
            mapping.columns = template.mapping.columns;
            mapping.fixes = template.mapping.fixes;
            mapping.origin = Origin::Template(name);
        });
    };
    let options = move || {
        let option = |name: String| {
            let own = name.clone();
            view! {
                <option value=name.clone() prop:selected=move || chosen() == own>
                    {name.clone()}
                </option>
            }
        };
        fitting.get().into_iter().map(option).collect_view()
    };
    view! {
        <label class="chip edit" hidden=move || fitting.with(Vec::is_empty)>
            <small>{said("template")}</small>
            <select data-testid="template-apply" on:change=move |event| choose(event_target_value(&event))>
                <option value="" prop:selected=move || chosen().is_empty()>
                    {said("template-none")}
                </option>
                {options}
            </select>
        </label>
    }
}

/// All templates.
#[component]
pub(super) fn List() -> impl IntoView {
    let app = use_app();
    let rows = move || {
        let words = app.t();
        let row = |template: Template| {
            let of = |name: &str| StoredValue::new(name.to_owned());
            let name = of(&template.name);
            let label = words.text(&Message::new("template-rename").text("name", template.name.clone()));
            let facts = Message::new("template-facts").count("columns", template.mapping.columns.len());
            let facts = facts.word("table", format!("app-table-{}", template.mapping.kind.id()));
            let facts = words.text(&facts.count("fixes", template.mapping.fixes.len()));
            view! {
                <li class="fix" data-testid="template">
                    <span class="fix-text">
                        <input
                            class="input"
                            type="text"
                            data-testid="template-rename"
                            maxlength=Template::NAME
                            aria-label=label
                            prop:value=template.name.clone()
                            on:change=move |event| app.rename_template(&name.get_value(), &event_target_value(&event))
                        />
                    </span>
                    <span class="small soft">{facts}</span>
                    <button
                        type="button"
                        class="btn small"
                        data-testid="template-export"
                        on:click=move |_| app.export_template(&name.get_value())
                    >
                        {words.word("template-export")}
                    </button>
                    <button
                        type="button"
                        class="btn small"
                        data-testid="template-delete"
                        on:click=move |_| app.delete_template(&name.get_value())
                    >
                        {words.word("template-delete")}
                    </button>
                </li>
            }
        };
        app.templates.get().into_iter().map(row).collect_view()
    };
    view! {
        <section
            class="sec"
            data-testid="template-list"
            data-count=move || app.templates.with(Vec::len).to_string()
            hidden=move || app.templates.with(Vec::is_empty)
        >
            <header>
                <h2>{said("templates-title")}</h2>
                <p>{said("templates-lede")}</p>
            </header>
            <ul>{rows}</ul>
        </section>
    }
}

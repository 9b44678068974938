//! The files of the workspace: what each was read as, what it brought, and how it is changed or taken out. Beside a sample, the other ones.

use leptos::prelude::*;

use super::templates::SaveAs;
use super::{delimiter_key, size};
use crate::ui::components::drop::Picker;
use crate::ui::components::samples::Samples;
use crate::ui::state::{said, use_app};
use kefen::base::{Arg, Message};
use kefen::features::Share;
use kefen::i18n::Catalog;
use kefen::ingest::Origin;
use kefen::protocol::SourceInfo;

/// The files, and the way back from the last import.
#[component]
pub(super) fn Files() -> impl IntoView {
    let app = use_app();
    let can_undo = Memo::new(move |_| app.storage.with(|state| state.can_undo));
    let is_sample = Memo::new(move |_| app.workspace.with(|now| now.as_ref().is_some_and(|now| now.is_sample())));
    let files =
        Memo::new(move |_| app.workspace.with(|now| now.as_ref().map(|now| now.files.clone()).unwrap_or_default()));
    let several = Memo::new(move |_| files.with(|files| files.len() > 1));
    let cards = move || {
        let files = files.get().into_iter().zip(0u32..);
        files.map(|(source, at)| view! { <File source at several /> }).collect_view()
    };
    view! {
        <section class="sec files">
            {cards}
            <div class="cluster">
                <button type="button" class="btn" hidden=move || !can_undo.get() on:click=move |_| app.undo()>
                    {said("app-undo-import")}
                </button>
                <button
                    type="button"
                    class="btn"
                    hidden=move || !app.replaced.get()
                    on:click=move |_| app.add_after_all()
                >
                    {said("app-add-after-all")}
                </button>
            </div>
            <p class="small soft" hidden=move || is_sample.get()>
                {said("app-read-again-how")}
            </p>
            <Show when=move || is_sample.get()>
                <Samples about="app-other-samples" />
            </Show>
        </section>
    }
}

/// One file.
#[component]
fn File(
    /// What it is.
    source: SourceInfo,
    /// Its place among the files.
    at: u32,
    /// Whether it is not the only one.
    several: Memo<bool>,
) -> impl IntoView {
    let app = use_app();
    let picker = expect_context::<Picker>();
    let read_again = move |_| {
        if !app.review_present(at) {
            picker.choose_to_review(at);
        }
    };
    let name = source.file.name.clone();
    let is_sample = source.file.sample;
    let mapping = StoredValue::new(source.file.mapping.clone());
    let how = Signal::derive(move || Some(mapping.get_value()));
    let recognised = StoredValue::new((source.platform.clone(), source.rules.clone()));
    let facts = move || {
        let words = app.t();
        let file = &source.file;
        let mapping = &file.mapping;
        let facts = Message::new("app-file-facts")
            .count("rows", source.rows)
            .text("size", size(&words, file.size))
            .with("day", Arg::Day(file.imported));
        let header = match mapping.header {
            Some(row) => words.text(&Message::new("app-header-row").count("n", u64::from(row) + 1)),
            None => words.word("app-header-none"),
        };
        let header = format!("{} {header}", words.word("app-header"));
        // The first has nothing before it; it has something to say only where it knows more than another.
        let brought = source
            .share
            .as_ref()
            .filter(|share| at > 0 || share.known > 0 || share.rows > 0)
            .map(|share| view! { <p class="small">{brought(&words, share)}</p> });
        let known = source.known.map(|(role, rows)| {
            let message = Message::new("app-rows-known").count("known", rows).count("rows", source.rows);
            let message = message.word("role", format!("role-{}", role.id()));
            view! { <p class="small">{words.text(&message)}</p> }
        });
        let replayed = match &mapping.origin {
            Origin::File(name) if !mapping.fixes.is_empty() => {
                let message = Message::new("fixes-replayed").count("n", mapping.fixes.len()).text("name", name.clone());
                Some(view! { <p class="small" data-testid="fixes-replayed">{words.text(&message)}</p> })
            }
            Origin::Template(name) => {
                let message = Message::new("template-used").text("name", name.clone());
                Some(view! { <p class="small" data-testid="template-used">{words.text(&message)}</p> })
            }
            _ => None,
        };
        view! {
            <p class="small quiet">{words.text(&facts)}</p>
            {replayed}
            {brought}
            {known}
            <div class="cluster">
                <span class="small soft">{words.word("app-read-as")}</span>
                <span class="chip on">{words.word(&format!("app-table-{}", mapping.kind.id()))}</span>
                <span class="chip">{mapping.encoding.name()}</span>
                <span class="chip">{words.word(delimiter_key(&mapping.dialect))}</span>
                <span class="chip">{header}</span>
                {mapping
                    .subject
                    .map(|role| {
                        let message = Message::new("subject-badge").word("what", format!("subject-{}", role.id()));
                        view! { <span class="chip warn" data-testid="subject-badge">{words.text(&message)}</span> }
                    })}
                {file.sample.then(|| view! { <span class="chip warn">{words.word("app-is-sample")}</span> })}
            </div>
        }
    };
    view! {
        <article class="file" data-testid="file">
            <h2>{name}</h2>
            {facts}
            {move || recognised.with_value(|(platform, rules)| self::recognised(&app.t(), platform, rules))}
            <div class="cluster" hidden=is_sample>
                <button type="button" class="btn" data-testid="review-again" on:click=read_again>
                    {said("app-read-again")}
                </button>
                <button
                    type="button"
                    class="btn"
                    data-testid="remove-file"
                    hidden=move || !several.get()
                    on:click=move |_| app.remove_file(at)
                >
                    {said("app-remove-file")}
                </button>
            </div>
            <div hidden=is_sample>
                <SaveAs mapping=how />
            </div>
        </article>
    }
}

/// What a file has that the files before it do not have.
fn brought(words: &Catalog, share: &Share) -> String {
    let known = if share.orders == 0 { share.rows } else { share.known };
    let key = match (share.orders, known) {
        (0, 0) => "app-share-rows-new",
        (0, _) => "app-share-rows",
        (_, 0) => "app-share-new",
        _ => "app-share",
    };
    let message = Message::new(key).count("orders", share.orders).count("known", known).count("changed", share.changed);
    words.text(&message.count("customers", share.customers).count("new", share.new_customers))
}

/// The badge of the platform, and behind it the rules that are in force.
fn recognised(words: &Catalog, platform: &str, rules: &[Message]) -> impl IntoView + use<> {
    let title = match platform {
        "" => words.word("platform-unknown"),
        platform => words.text(&Message::new("platform-title").text("platform", platform)),
    };
    let known = !platform.is_empty();
    let count = words.text(&Message::new("platform-rules").count("n", rules.len()));
    let lines = rules.iter().map(|rule| view! { <li>{words.text(rule)}</li> }).collect_view();
    if rules.is_empty() {
        return known.then(|| view! { <span class="chip on" data-testid="platform">{title}</span> }.into_any());
    }
    let platform = platform.to_owned();
    Some(
        view! {
            <details class="more platform" data-testid="platform" data-platform=platform>
                <summary>
                    <span class="chip" class:on=known>
                        {title}
                    </span>
                    " "
                    <span class="small soft">{count}</span>
                </summary>
                <ul class="small rules-in-force">{lines}</ul>
            </details>
        }
        .into_any(),
    )
}

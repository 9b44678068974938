//! How the page behaves here, where the data is, and how to be rid of it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use crate::ui::components::basis::WindowSelect;
use crate::ui::components::dialog::Confirm;
use crate::ui::components::proof::Proof;
use crate::ui::components::seg::Seg;
use crate::ui::state::{ThemeChoice, said, use_app};
use kefen::base::Message;
use kefen::i18n::Lang;

/// The page.
#[component]
pub fn Settings() -> impl IntoView {
    let app = use_app();
    let there = Memo::new(move |_| app.workspace.with(Option::is_some));
    let themes =
        ThemeChoice::ALL.iter().map(|choice| (*choice, format!("app-theme-{}", choice.id()))).collect::<Vec<_>>();
    let languages = Lang::ALL.iter().map(|lang| (*lang, format!("app-lang-{}", lang.id()))).collect::<Vec<_>>();
    view! {
        <div class="head">
            <div>
                <h1>{said("app-settings-title")}</h1>
                <p class="lede">{said("app-settings-lede")}</p>
            </div>
        </div>
        <div class="settings">
            <section class="sec">
                <header>
                    <h2>{said("app-settings-look")}</h2>
                </header>
                <div class="setting">
                    <span>{said("app-language")}</span>
                    <Seg
                        choices=languages
                        chosen=Signal::derive(move || app.lang.get())
                        label=Signal::derive(said("app-language"))
                        choose=move |lang| app.speak(lang)
                    />
                </div>
                <div class="setting">
                    <span>{said("app-theme")}</span>
                    <Seg
                        choices=themes
                        chosen=Signal::derive(move || app.choice.get())
                        label=Signal::derive(said("app-theme"))
                        choose=move |choice| app.paint(choice)
                    />
                </div>
                <Show when=move || there.get()>
                    <div class="setting">
                        <span>
                            {said("app-window")} <small class="hint">{said("app-window-how")}</small>
                        </span>
                        <WindowSelect />
                    </div>
                </Show>
            </section>
            <Stored />
            <section class="sec">
                <header>
                    <h2>{said("app-proof-title")}</h2>
                    <p>{said("app-proof-lede")}</p>
                </header>
                <Proof />
            </section>
        </div>
    }
}

/// What the browser says of its storage.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Room {
    used: f64,
    quota: f64,
    /// Whether the browser promised not to clear it by itself.
    kept: bool,
}

/// Asks the browser; a browser that does not say leaves zeros.
async fn room() -> Room {
    let Some(window) = web_sys::window() else { return Room::default() };
    let storage = window.navigator().storage();
    let mut room = Room::default();
    if let Ok(asked) = storage.estimate()
        && let Ok(answer) = JsFuture::from(asked).await
    {
        let estimate: web_sys::StorageEstimate = answer.unchecked_into();
        room.used = estimate.get_usage().unwrap_or(0.0);
        room.quota = estimate.get_quota().unwrap_or(0.0);
    }
    if let Ok(asked) = storage.persisted()
        && let Ok(answer) = JsFuture::from(asked).await
    {
        room.kept = answer.as_bool().unwrap_or(false);
    }
    room
}

/// Where the data is; back to the import before; away with everything.
#[component]
fn Stored() -> impl IntoView {
    let app = use_app();
    let (seen, see) = signal(None::<Room>);
    Effect::new(move |_| {
        // Each new state of the storage changes what is used.
        app.storage.track();
        spawn_local(async move {
            let room = room().await;
            let _ = see.try_set(Some(room));
        });
    });
    let asked = RwSignal::new(false);
    let can_undo = Memo::new(move |_| app.storage.with(|state| state.can_undo));
    let space = move || {
        let words = app.t();
        seen.get().filter(|room| room.quota > 0.0).map(|room| {
            let mib = |bytes: f64| kefen::base::Arg::Number(bytes / (1024.0 * 1024.0), 1);
            let message = Message::new("app-room").with("used", mib(room.used));
            words.text(&message.with("quota", kefen::base::Arg::Number(room.quota / (1024.0 * 1024.0 * 1024.0), 1)))
        })
    };
    let kept = move || {
        seen.get().map(|room| {
            let (class, key) = if room.kept { ("note good", "app-kept") } else { ("note warn", "app-not-kept") };
            view! { <p class=class>{said(key)}</p> }
        })
    };
    view! {
        <section class="sec">
            <header>
                <h2>{said("app-stored-title")}</h2>
                <p>{said("app-stored-lede")}</p>
            </header>
            {kept}
            <p class="sm soft">{space}</p>
            <div class="setting">
                <span>
                    {said("app-undo-import")}
                    <small class="hint">
                        {move || app.t().word(if can_undo.get() { "app-undo-import-how" } else { "app-undo-import-none" })}
                    </small>
                </span>
                <button type="button" class="btn" disabled=move || !can_undo.get() on:click=move |_| app.undo()>
                    {said("app-undo")}
                </button>
            </div>
            <div class="setting">
                <span>
                    {said("app-forget")} <small class="hint">{said("app-forget-how")}</small>
                </span>
                <button
                    type="button"
                    class="btn danger"
                    data-testid="forget-all"
                    on:click=move |_| asked.set(true)
                >
                    {said("app-forget-verb")}
                </button>
            </div>
            <Confirm
                open=asked
                title=Signal::derive(said("app-forget-question"))
                text=Signal::derive(said("app-forget-means"))
                verb=Signal::derive(said("app-forget-verb"))
                done=move || app.forget()
            />
        </section>
    }
}

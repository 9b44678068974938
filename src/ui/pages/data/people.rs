//! Who is one person: keys that several names share, why they were brought together or not, and the say of the person in it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::ui::components::pager::Pager;
use crate::ui::route::Route;
use crate::ui::state::{said, use_app};
use kefen::base::Message;
use kefen::features::identity::{KeyKind, Link, State};
use kefen::protocol::{Event, Request};

const PAGE: u32 = 20;

/// The keys, where there are any.
#[component]
pub fn People() -> impl IntoView {
    let app = use_app();
    let info =
        Memo::new(move |_| app.workspace.with(|now| now.as_ref().map(|now| now.people.clone())).unwrap_or_default());
    view! {
        <Show when=move || { info.with(|info| info.all() > 0) }>
            <section
                class="sec"
                data-testid="people"
                data-joined=move || info.with(|info| info.of(State::Joined) + info.of(State::Taken))
                data-suggested=move || info.with(|info| info.of(State::Suggested))
                data-shared=move || info.with(|info| info.of(State::Shared))
            >
                <header>
                    <h2>{said("people-title")}</h2>
                    <p>{said("people-lede")}</p>
                </header>
                <Links />
            </section>
        </Show>
    }
}

/// One page of the keys of a state.
#[component]
fn Links() -> impl IntoView {
    let app = use_app();
    let info =
        Memo::new(move |_| app.workspace.with(|now| now.as_ref().map(|now| now.people.clone())).unwrap_or_default());
    let first = move || State::ALL.iter().copied().find(|state| info.with(|info| info.of(*state) > 0));
    let wanted = RwSignal::new(None::<State>);
    // A state that has nothing left is not looked at any more.
    let state = Memo::new(move |_| wanted.get().filter(|state| info.with(|info| info.of(*state) > 0)).or_else(first));
    let offset = RwSignal::new(0_u32);
    let (found, find) = signal((Vec::<Link>::new(), 0_u32));
    Effect::new(move |_| {
        app.revision.track();
        let asked = (state.get(), offset.get());
        spawn_local(async move {
            match app.ask(Request::Links { state: asked.0, offset: asked.1, limit: PAGE }).await {
                Ok(Event::Links { rows, total }) if state.try_get_untracked() == Some(asked.0) => {
                    let _ = find.try_set((rows, total));
                }
                Ok(_) => {}
                Err(failure) => app.trouble(failure),
            }
        });
    });
    let tabs = move || {
        let words = app.t();
        let there = State::ALL.iter().copied().filter(|state| info.with(|info| info.of(*state) > 0));
        there
            .map(|one| {
                let count = info.with(|info| info.of(one));
                view! {
                    <button
                        type="button"
                        aria-pressed=move || (state.get() == Some(one)).to_string()
                        on:click=move |_| {
                            offset.set(0);
                            wanted.set(Some(one));
                        }
                    >
                        {format!("{} {}", words.word(&format!("link-{}", one.id())), words.number(f64::from(count), 0))}
                    </button>
                }
            })
            .collect_view()
    };
    let hint = move || state.get().map(|state| app.t().word(&format!("link-{}-hint", state.id())));
    let rows = move || found.with(|(rows, _)| rows.iter().cloned().map(|link| view! { <Row link /> }).collect_view());
    view! {
        <div class="panel">
            <div class="seg" role="group" aria-label=said("people-title")>
                {tabs}
            </div>
            <p class="sm soft">{hint}</p>
            <ul class="links">{rows}</ul>
            <Pager
                offset
                size=PAGE
                total=Signal::derive(move || found.with(|(_, total)| u64::from(*total)))
                go=move |to| offset.set(to)
            />
        </div>
    }
}

/// A key with those who share it, and what can be said of it.
#[component]
fn Row(link: Link) -> impl IntoView {
    let app = use_app();
    let Link { kind, key, state, people, count, rows } = link;
    let more = (count as usize).saturating_sub(people.len());
    // Who was brought together has one page, under the first name.
    let one = matches!(state, State::Joined | State::Taken);
    let names = people
        .into_iter()
        .enumerate()
        .map(|(at, (name, _))| {
            let there = (at == 0 || !one).then(|| Route::Customer(name.clone()).href());
            view! { <li>{there.map_or_else(|| name.clone().into_any(), |there| view! { <a href=there>{name.clone()}</a> }.into_any())}</li> }
        })
        .collect_view();
    let why = {
        let key = key.clone();
        move || {
            let why = if kind == KeyKind::Id { "people-why-id" } else { "people-why" };
            let message = Message::new(why).word("kind", format!("key-{}", kind.id()));
            app.t().text(&message.text("key", key.clone()).count("rows", rows))
        }
    };
    let answers: &[(Option<bool>, &str, &str)] = match state {
        State::Suggested => &[(Some(true), "people-same", "link-join"), (Some(false), "people-different", "link-part")],
        State::Joined => &[(Some(false), "people-part", "link-part")],
        State::Taken | State::Apart => &[(None, "people-back", "link-reset")],
        State::Shared => &[(Some(true), "people-same", "link-join")],
    };
    let buttons = answers
        .iter()
        .map(|(join, word, test)| {
            let key = key.clone();
            view! {
                <button
                    type="button"
                    class="btn small"
                    data-testid=*test
                    on:click=move |_| say(app, kind, key.clone(), *join)
                >
                    {said(word)}
                </button>
            }
        })
        .collect_view();
    view! {
        <li data-testid="link-row" data-state=state.id() data-key=key.clone() data-kind=kind.id() data-count=count>
            <div>
                <ul class="names">
                    {names}
                    {(more > 0)
                        .then(|| {
                            view! {
                                <li class="soft">
                                    {move || app.t().text(&Message::new("people-more").count("count", more))}
                                </li>
                            }
                        })}
                </ul>
                <p class="sm soft">{why}</p>
            </div>
            <div class="cluster">{buttons}</div>
        </li>
    }
}

/// What the person says of a key.
fn say(app: crate::ui::state::App, kind: KeyKind, key: String, join: Option<bool>) {
    spawn_local(async move {
        if let Err(failure) = app.ask(Request::Choose { kind, key, join }).await {
            app.trouble(failure);
        }
    });
}

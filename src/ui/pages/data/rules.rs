//! The rules of what an order is, as switches. Each recounts at once.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::ui::components::seg::Seg;
use crate::ui::state::{Words, said, use_app};
use kefen::base::{Arg, Message};
use kefen::features::status::Status;
use kefen::features::{Amounts, Cancellations, Extra, Rules};
use kefen::protocol::{Request, SourceInfo, StatusWord, View};
use kefen::table::{Role, TableKind};

/// The switches.
#[component]
pub fn RulesForm() -> impl IntoView {
    let app = use_app();
    let rules =
        Memo::new(move |_| app.workspace.with(|now| now.as_ref().map(|now| now.view.rules)).unwrap_or_default());
    let several = Memo::new(move |_| app.workspace.with(|now| now.as_ref().is_some_and(|now| now.files.len() > 1)));
    let has =
        Memo::new(move |_| app.workspace.with(|now| now.as_ref().map(|now| now.roles.clone())).unwrap_or_default());
    let gives_back = Memo::new(move |_| {
        app.workspace.with(|now| {
            now.as_ref().is_some_and(|now| {
                let back = |word: &StatusWord| matches!(word.status, Status::Refunded | Status::PartlyRefunded);
                now.view.rules.ignore_refunds || now.roles.contains(&Role::Refund) || now.statuses.iter().any(back)
            })
        })
    });
    let returns = Memo::new(move |_| {
        let is_it = |source: &SourceInfo| source.file.mapping.kind == TableKind::Returns;
        app.workspace.with(|now| now.as_ref().is_some_and(|now| now.files.iter().any(is_it)))
    });
    let change = move |change: &dyn Fn(&mut Rules)| {
        app.look(|view| {
            let mut rules = view.rules;
            change(&mut rules);
            View { rules, ..view }
        });
    };
    let choices =
        Cancellations::ALL.iter().map(|one| (*one, format!("rule-cancellations-{}", one.id()))).collect::<Vec<_>>();
    let amounts = Amounts::ALL.iter().map(|one| (*one, format!("rule-amounts-{}", one.id()))).collect::<Vec<_>>();
    let amounts_hint = move || app.t().word(&format!("rule-amounts-{}-hint", rules.get().amounts.id()));
    let hint = move || app.t().word(&format!("rule-cancellations-{}-hint", rules.get().cancellations.id()));
    view! {
        <section class="sec">
            <header>
                <h2>{said("app-rules-title")}</h2>
                <p>{said("app-rules-lede")}</p>
            </header>
            <div class="panel rules">
                <div class="setting">
                    <span>
                        {said("rule-cancellations")} <small class="hint">{hint}</small>
                    </span>
                    <Seg
                        choices
                        chosen=Signal::derive(move || rules.get().cancellations)
                        label=Signal::derive(said("rule-cancellations"))
                        choose=move |value| change(&|rules| rules.cancellations = value)
                    />
                </div>
                <div class="setting">
                    <span>
                        {said("rule-amounts")} <small class="hint">{amounts_hint}</small>
                    </span>
                    <Seg
                        choices=amounts
                        chosen=Signal::derive(move || rules.get().amounts)
                        label=Signal::derive(said("rule-amounts"))
                        choose=move |value| change(&|rules| rules.amounts = value)
                    />
                </div>
                <Show when=move || has.get().contains(&Role::Shipping)>
                    <ExtraRule key="rule-shipping" value=Signal::derive(move || rules.get().shipping)
                        choose=move |value| change(&|rules| rules.shipping = value) />
                </Show>
                <Show when=move || has.get().contains(&Role::Tax)>
                    <ExtraRule key="rule-tax" value=Signal::derive(move || rules.get().tax)
                        choose=move |value| change(&|rules| rules.tax = value) />
                </Show>
                <Show when=move || gives_back.get()>
                    <Switch
                        key="rule-refunds"
                        hint="rule-refunds-hint"
                        on=Signal::derive(move || !rules.get().ignore_refunds)
                        turn=move |on| change(&|rules| rules.ignore_refunds = !on)
                    />
                </Show>
                <Show when=move || returns.get()>
                    <Switch
                        key="rule-returns"
                        hint="rule-returns-hint"
                        idle=Signal::derive(move || rules.get().ignore_refunds.then_some("rule-returns-ignored"))
                        on=Signal::derive(move || rules.get().returns)
                        turn=move |on| change(&|rules| rules.returns = on)
                    />
                </Show>
                <Switch
                    key="rule-drop_duplicates"
                    hint="rule-drop_duplicates-hint"
                    on=Signal::derive(move || rules.get().drop_duplicates)
                    turn=move |on| change(&|rules| rules.drop_duplicates = on)
                />
                <Show when=move || several.get()>
                    <Switch
                        key="rule-once"
                        hint="rule-once-hint"
                        on=Signal::derive(move || !rules.get().keep_overlaps)
                        turn=move |on| change(&|rules| rules.keep_overlaps = !on)
                    />
                </Show>
                <Switch
                    key="rule-merge_days"
                    hint="rule-merge_days-hint"
                    on=Signal::derive(move || rules.get().merge_days)
                    turn=move |on| change(&|rules| rules.merge_days = on)
                />
                <Show when=move || app.workspace.with(|now| now.as_ref().is_some_and(|now| !now.statuses.is_empty()))>
                    <Statuses />
                </Show>
            </div>
        </section>
    }
}

/// What becomes of shipping or tax.
#[component]
fn ExtraRule(
    /// Locale key of the name.
    key: &'static str,
    /// What is chosen.
    value: Signal<Extra>,
    /// Called with another choice.
    choose: impl Fn(Extra) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let choices = Extra::ALL.iter().map(|one| (*one, format!("rule-extra-{}", one.id()))).collect::<Vec<_>>();
    view! {
        <div class="setting" data-testid=key>
            <span>
                {said(key)} <small class="hint">{said("rule-extra-hint")}</small>
            </span>
            <Seg choices chosen=value label=Signal::derive(said(key)) choose />
        </div>
    }
}

/// The words of the status column, each with what it means.
#[component]
fn Statuses() -> impl IntoView {
    let app = use_app();
    let rows = move || {
        let words = app.t();
        let all = app.workspace.with(|now| now.as_ref().map(|now| now.statuses.clone()).unwrap_or_default());
        all.into_iter().map(|word| view! { <Meaning word words=words.clone() /> }).collect_view()
    };
    let open = move || {
        app.workspace.with_untracked(|now| {
            now.as_ref()
                .is_some_and(|now| now.statuses.iter().any(|word| word.status == Status::Unknown || word.chosen))
        })
    };
    view! {
        <details class="statuses" data-testid="statuses" prop:open=open>
            <summary>{said("rule-statuses")}</summary>
            <p class="sm soft">{said("rule-statuses-hint")}</p>
            <ul class="links">{rows}</ul>
        </details>
    }
}

/// One word.
#[component]
fn Meaning(word: StatusWord, words: Words) -> impl IntoView {
    let app = use_app();
    let StatusWord { word, rows, money, status, chosen } = word;
    let sums = words.text(&Message::new("status-rows").count("rows", rows).with("money", Arg::Money(money)));
    let options = std::iter::once(None).chain(Status::ALL.iter().copied().map(Some)).map(|one| {
        let text = match one {
            None if chosen => words.word("status-auto"),
            None => words.text(&Message::new("status-auto-is").word("status", format!("status-{}", status.id()))),
            Some(one) => words.word(&format!("status-{}", one.id())),
        };
        let on = if chosen { one == Some(status) } else { one.is_none() };
        view! {
            <option value=one.map_or("", Status::id) selected=on>
                {text}
            </option>
        }
    });
    let options = options.collect_view();
    let choose = {
        let word = word.clone();
        move |id: String| {
            let (word, status) = (word.clone(), Status::ALL.iter().copied().find(|status| status.id() == id));
            spawn_local(async move {
                if let Err(failure) = app.ask(Request::Mean { word, status }).await {
                    app.trouble(failure);
                }
            });
        }
    };
    let label = word.clone();
    view! {
        <li data-testid="status-word" data-word=word.clone() data-status=status.id() data-rows=rows>
            <div>
                <span class:warn=status == Status::Unknown>{word.clone()}</span>
                <p class="sm soft">{sums}</p>
            </div>
            <select class="select" aria-label=label on:change=move |event| choose(event_target_value(&event))>
                {options}
            </select>
        </li>
    }
}

/// One switch with its meaning.
#[component]
fn Switch(
    /// Locale key of the name.
    key: &'static str,
    /// Locale key of the meaning.
    hint: &'static str,
    /// Locale key of why it can't do anything now, if so.
    #[prop(optional, into)]
    idle: Option<Signal<Option<&'static str>>>,
    /// Whether it is on.
    on: Signal<bool>,
    /// Called with the new state.
    turn: impl Fn(bool) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let app = use_app();
    let why = move || idle.and_then(|idle| idle.get());
    view! {
        <label class="setting" data-testid=key>
            <span>
                {said(key)} <small class="hint">{move || app.t().word(why().unwrap_or(hint))}</small>
            </span>
            <input
                type="checkbox"
                role="switch"
                class="switch"
                disabled=move || why().is_some()
                prop:checked=move || on.get()
                on:change=move |event| turn(event_target_checked(&event))
            />
        </label>
    }
}

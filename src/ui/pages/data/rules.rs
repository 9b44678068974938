//! The rules of what an order is, as switches. Each recounts at once.

use leptos::prelude::*;

use crate::ui::components::seg::Seg;
use crate::ui::state::{said, use_app};
use kefen::features::Rules;
use kefen::features::{Amounts, Cancellations};
use kefen::protocol::View;

/// The switches.
#[component]
pub fn RulesForm() -> impl IntoView {
    let app = use_app();
    let rules =
        Memo::new(move |_| app.workspace.with(|now| now.as_ref().map(|now| now.view.rules)).unwrap_or_default());
    let several = Memo::new(move |_| app.workspace.with(|now| now.as_ref().is_some_and(|now| now.files.len() > 1)));
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
            </div>
        </section>
    }
}

/// One switch with its meaning.
#[component]
fn Switch(
    /// Locale key of the name.
    key: &'static str,
    /// Locale key of the meaning.
    hint: &'static str,
    /// Whether it is on.
    on: Signal<bool>,
    /// Called with the new state.
    turn: impl Fn(bool) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    view! {
        <label class="setting">
            <span>
                {said(key)} <small class="hint">{said(hint)}</small>
            </span>
            <input
                type="checkbox"
                role="switch"
                class="switch"
                prop:checked=move || on.get()
                on:change=move |event| turn(event_target_checked(&event))
            />
        </label>
    }
}

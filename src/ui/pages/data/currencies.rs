//! Rows in several currencies: what each comes to, and which of them is added up. Never two together.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::ui::state::{said, use_app};
use kefen::base::Message;
use kefen::protocol::{CurrencySum, Request};

/// The currencies; nothing where there is only one.
#[component]
pub(super) fn Currencies() -> impl IntoView {
    let app = use_app();
    let sums = Memo::new(move |_| {
        app.workspace.with(|now| now.as_ref().map(|now| now.currencies.clone()).unwrap_or_default())
    });
    let keep = move |code: String| {
        spawn_local(async move {
            if let Err(failure) = app.ask(Request::Keep { currency: Some(code) }).await {
                app.trouble(failure);
            }
        });
    };
    let choice = move |sum: CurrencySum| {
        let words = app.t();
        let money = words.in_currency(sum.currency).money(sum.money);
        let facts = Message::new("currency-rows").count("rows", sum.rows).text("money", money);
        let code = sum.code.clone();
        view! {
            <label class="choice" data-testid="currency" data-code=sum.code.clone() data-kept=sum.kept.to_string()>
                <input
                    type="radio"
                    name="currency"
                    value=sum.code.clone()
                    prop:checked=sum.kept
                    on:change=move |_| keep(code.clone())
                />
                <span>
                    <b>{sum.code.clone()}</b>
                    " "
                    {words.text(&facts)}
                    " "
                    <small class="soft">{words.word(if sum.kept { "currency-kept" } else { "currency-out" })}</small>
                </span>
            </label>
        }
    };
    let choices = move || sums.get().into_iter().map(choice).collect_view();
    view! {
        <Show when=move || sums.with(|sums| sums.len() > 1)>
            <section class="sec" data-testid="currencies">
                <header>
                    <h2>{said("currency-title")}</h2>
                    <p>{said("currency-lede")}</p>
                </header>
                <fieldset class="choices">
                    <legend>{said("currency-question")}</legend>
                    {choices}
                </fieldset>
            </section>
        </Show>
    }
}

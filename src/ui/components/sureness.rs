//! How sure the classes are, and that of one customer: what resamples and two other days say of them.
//!
//! The engine counts in slices; here it is asked until it is done, once the person has left the controls alone for a moment.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::asking::{Answer, answer};
use super::class_chip::class_chip;
use super::words::{class_name, share_text};
use crate::ui::state::{said, use_app};
use kefen::base::Message;
use kefen::classify::steadiness::{Apart, Then};
use kefen::classify::{Class, Values};
use kefen::i18n::Catalog;
use kefen::protocol::{Event, Request, Steady, SteadyCustomer};

/// How long nothing must have been changed before the engine counts.
const QUIET: Duration = Duration::from_millis(700);

/// Customers up to whom it is counted without being asked for: about a second of the engine's time.
pub const UNASKED: u32 = 20_000;

/// What is known so far.
pub type Sure = Answer<Arc<Steady>>;

/// Counts for a classifier with parameters, and for a customer beside the others, as long as `go` holds.
pub fn sureness(id: String, values: Signal<Values>, customer: Signal<Option<String>>, go: Signal<bool>) -> Sure {
    let app = use_app();
    let wanted = Memo::new(move |_| (values.get(), customer.get(), app.revision.get(), go.get()));
    let settled = RwSignal::new(None);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    Effect::new(move |_| {
        let now = wanted.get();
        stop();
        let settle = move || {
            let _ = settled.try_set(Some(now.clone()));
        };
        timer.set_value(set_timeout_with_handle(settle, QUIET).ok());
    });
    on_cleanup(stop);
    let round = RwSignal::new(0_u32);
    let request = move || {
        round.track();
        let now = wanted.get();
        let (values, customer, _, go) = settled.get().filter(|settled| *settled == now)?;
        go.then(|| Request::Steady { id: id.clone(), values, customer })
    };
    let sure: Sure =
        answer(request, |event| if let Event::Steady(steady) = event { Some(Arc::from(steady)) } else { None });
    Effect::new(move |_| {
        if sure.value.with(|steady| steady.as_ref().is_some_and(|steady| !steady.over)) {
            round.update(|round| *round = round.wrapping_add(1));
        }
    });
    sure
}

/// The section of a classifier's page.
#[component]
pub fn Sureness(
    /// The classifier.
    id: &'static str,
    /// Its parameters.
    values: Signal<Values>,
    /// Its classes, as they are shown.
    classes: Signal<Vec<Class>>,
    /// The customer of the example.
    customer: Signal<Option<String>>,
    /// How many customers there are.
    customers: Signal<u32>,
) -> impl IntoView {
    let app = use_app();
    let asked = RwSignal::new(false);
    let go = Signal::derive(move || asked.get() || (1..=UNASKED).contains(&customers.get()));
    let sure = sureness(id.to_owned(), values, customer, go);
    let state = move || match sure.value.with(|it| it.as_ref().map(|it| it.over)) {
        Some(true) => "done",
        Some(false) => "running",
        None => "none",
    };
    let body = move || {
        let words = app.t();
        match sure.value.get() {
            Some(steady) => all(&words, id, &steady).into_any(),
            None if go.get() => view! { <p class="quiet">{words.word("sure-counting")}</p> }.into_any(),
            // Of nobody there is nothing to count.
            None if customers.get() == 0 => ().into_any(),
            None => view! {
                <p>
                    <button type="button" class="btn" data-testid="sure-count" on:click=move |_| asked.set(true)>
                        {words.word("sure-count")}
                    </button>
                </p>
            }
            .into_any(),
        }
    };
    let one = move || {
        let (steady, who) = (sure.value.get()?, customer.get()?);
        let of = steady.customer.as_ref()?;
        let words = app.t();
        let title = words.text(&Message::new("sure-example").text("id", who));
        let rows = rows(&words, id, &classes.get(), &steady, of);
        Some(view! { <div class="c5 stack"><h3>{title}</h3>{rows}</div> })
    };
    view! {
        <section class="sec c12 stack" data-testid="sureness" data-state=state>
            <header>
                <h2>{said("sure-title")}</h2>
                <p>{said("sure-lede")}</p>
            </header>
            <div class="grid">
                <div class="c7 stack">{body}</div>
                {one}
            </div>
        </section>
    }
}

/// Of everybody: the figures, and what they mean in a line each.
fn all(words: &Catalog, id: &str, steady: &Steady) -> impl IntoView + use<> {
    let resampled = steady
        .share
        .map(|share| (words.percent(share, 0), words.text(&Message::new("sure-resampled").count("n", steady.done))));
    let shifted = steady.shifts.iter().zip(["sure-earlier", "sure-later"]).filter(|(shift, _)| shift.of > 0);
    let shifted = shifted.map(|(shift, key)| {
        let said = words.text(&Message::new(key).text("day", words.day(shift.day)));
        (share_text(words, f64::from(shift.same), f64::from(shift.of)), said)
    });
    let figures = resampled.into_iter().chain(shifted).map(|(figure, said)| {
        view! { <div><dd>{figure}</dd><dt>{said}</dt></div> }
    });
    let weakest = steady.weakest.as_ref().map(|(class, share)| {
        let class = class_name(words, id, class);
        words.text(&Message::new("sure-weakest").text("class", class).text("share", words.percent(*share, 0)))
    });
    let apart = steady.apart.map(|apart| {
        let key = match apart {
            Apart::Own => "sure-own",
            Apart::Alike => "sure-alike",
            Apart::Few => "sure-few",
        };
        words.text(&Message::new(key).count("n", steady.done))
    });
    let progress = (!steady.over).then(|| {
        let said = Message::new("sure-progress").count("done", steady.done).count("of", steady.of);
        view! { <p class="sm quiet">{words.text(&said)}</p> }
    });
    view! {
        <dl class="sure">{figures.collect_view()}</dl>
        {weakest.or(apart).map(|line| view! { <p class="sm soft">{line}</p> })}
        {progress}
    }
}

/// What is measured of one customer for one classifier, counted once somebody looks.
#[component]
pub fn CustomerSure(
    /// The classifier, with the parameters that it has by itself.
    id: String,
    /// Its classes.
    classes: Vec<Class>,
    /// The customer's id.
    customer: String,
    /// Somebody looks.
    open: Signal<bool>,
) -> impl IntoView {
    let app = use_app();
    let (values, customer) = (Signal::stored(Values::new()), Signal::stored(Some(customer)));
    let sure = sureness(id.clone(), values, customer, open);
    move || {
        let steady = sure.value.get()?;
        let of = steady.customer.as_ref()?;
        Some(rows(&app.t(), &id, &classes, &steady, of).into_any())
    }
}

/// Of one customer: a table like that of the reasons.
pub fn rows(
    words: &Catalog,
    id: &str,
    classes: &[Class],
    steady: &Steady,
    of: &SteadyCustomer,
) -> impl IntoView + use<> {
    let resampled = steady.share.is_some().then(|| {
        let said = words.text(&Message::new("sure-repeats").count("n", steady.done));
        view! { <tr><th scope="row">{said}</th><td>{words.percent(of.share, 0)}</td></tr> }
    });
    let shifted = steady.shifts.iter().zip(&of.then).zip(["sure-then-earlier", "sure-then-later"]);
    let shifted = shifted.map(|((shift, class), key)| {
        let said = words.text(&Message::new(key).text("day", words.day(shift.day)));
        let class = match class {
            Then::Nobody => view! { <span class="quiet">{words.word("sure-nobody")}</span> }.into_any(),
            Then::Elsewhere => view! { <span class="quiet">{words.word("sure-other")}</span> }.into_any(),
            Then::In(class) => {
                let class = classes.get(usize::from(*class));
                class.map(|class| class_chip(&class.colour, class_name(words, id, &class.id))).into_any()
            }
        };
        view! { <tr><th scope="row">{said}</th><td>{class}</td></tr> }
    });
    view! {
        <table class="table reasons" data-testid="sure-customer">
            <caption class="vh">{words.word("sure-title")}</caption>
            <tbody>{resampled}{shifted.collect_view()}</tbody>
        </table>
    }
}

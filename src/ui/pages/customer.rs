//! One customer: what they bought and when, every class they are in and why, and what would move them.

use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::components::asking::answer;
use crate::ui::components::class_chip::class_chip;
use crate::ui::components::explain::{moves, reasons};
use crate::ui::components::figure::Figure;
use crate::ui::components::notes::{Failed, NoData};
use crate::ui::components::sureness::CustomerSure;
use crate::ui::components::words::{DASH, arg_text, class_name, classifier_name, money_text, rate_text};
use crate::ui::state::turns::in_turns;
use crate::ui::state::use_app;
use kefen::base::{Message, Money};
use kefen::charts::ChartData;
use kefen::classify::{Class, Explanation};
use kefen::i18n::Catalog;
use kefen::protocol::{About, CustomerPage, Event, Request};
use kefen::table::Role;

/// The classifier whose class heads the page.
const HEADING: &str = "rfm";

/// Looked up; none if there is no such customer.
type Found = Option<Arc<CustomerPage>>;

/// Which class heads the page, of which classifier: RFM's, or the first there is.
fn leading(page: &CustomerPage) -> Option<(&str, &Class)> {
    let found = page.classes.iter().find(|(id, ..)| id == HEADING).or_else(|| page.classes.first());
    found.and_then(|(id, classes, why)| Some((id.as_str(), classes.get(usize::from(why.class))?)))
}

fn headline(words: &Catalog, page: &CustomerPage) -> String {
    let id = page.row.id.clone();
    let class = leading(page).map(|(classifier, class)| class_name(words, classifier, &class.id));
    let message = match (class, page.row.recency) {
        (Some(class), Some(days)) => {
            Message::new("customer-headline").text("id", id).text("class", class).count("days", days)
        }
        (Some(class), None) => Message::new("customer-headline-class").text("id", id).text("class", class),
        (None, _) => return id,
    };
    words.text(&message)
}

fn lede(words: &Catalog, page: &CustomerPage) -> Option<String> {
    let (first, last) = (page.first?, page.row.last?);
    let message = Message::new("customer-lede").text("first", words.day(first)).text("last", words.day(last));
    Some(words.tied(&words.text(&message)))
}

/// The page of the customer of an id.
#[component]
pub fn Customer(
    /// The id as it stands in the file.
    id: String,
) -> impl IntoView {
    let app = use_app();
    let some = Memo::new(move |_| app.workspace.with(Option::is_some));
    let asked = id.clone();
    let page = answer(
        move || some.get().then(|| Request::Customer { id: asked.clone() }),
        |event| match event {
            Event::Customer(page) => Some(page.map(Arc::<CustomerPage>::from)),
            _ => None,
        },
    );
    let id = StoredValue::new(id);
    let found = Signal::derive(move || page.value.get().flatten());
    let known = Memo::new(move |_| page.value.with(|page: &Option<Found>| page.as_ref().map(Option::is_some)));
    let missing = move || {
        let message = Message::new("customer-unknown").text("id", id.get_value());
        view! {
            <div class="head">
                <div>
                    <h1>{move || app.t().tied(&app.t().text(&message))}</h1>
                    <p class="lede">{move || app.t().word("customer-unknown-cure")}</p>
                </div>
                <div class="cluster">
                    <a class="btn" href="#/customers">{move || app.t().word("customer-all")}</a>
                </div>
            </div>
        }
    };
    move || {
        if !some.get() {
            return view! { <NoData /> }.into_any();
        }
        match known.get() {
            Some(true) => view! { <Page found waiting=page.waiting /> }.into_any(),
            Some(false) => missing().into_any(),
            None => view! { <Failed failure=page.failure /> }.into_any(),
        }
    }
}

#[component]
fn Page(found: Signal<Found>, waiting: RwSignal<bool>) -> impl IntoView {
    let app = use_app();
    let id = move || found.with(|page| page.as_ref().map(|page| page.row.id.clone()).unwrap_or_default());
    let timeline = Memo::new(move |_| found.get().map(|page| Arc::<ChartData>::new(page.timeline.clone())));
    view! {
        <div data-testid="customer-page" data-customer=id>
            <div class="head">
                <div>
                    <p class="crumb"><a href="#/customers">{move || app.t().word("customer-crumb")}</a> " / " {id}</p>
                    <h1>{move || found.with(|page| page.as_ref().map(|page| {
                        let words = app.t();
                        words.tied(&headline(&words, page))
                    }))}</h1>
                    <p class="lede">{move || found.with(|page| page.as_ref().and_then(|page| lede(&app.t(), page)))}</p>
                </div>
            </div>
            {section(found, |words, page| Some(figures(words, page)))}
            <div class="grid">
                <Figure data=timeline classifier=Signal::stored(None) waiting />
                <Classes found />
                <aside class="c4 apart">
                    {section(found, next_step)}
                    {section(found, next_moves)}
                </aside>
                {section(found, |words, page| Some(orders(words, page)))}
                {section(found, |words, page| Some(page.about.iter().map(|about| about_view(words, about)).collect_view().into_any()))}
            </div>
        </div>
    }
}

/// A section made of the page and the words, in a turn of its own.
fn section(found: Signal<Found>, make: fn(&Catalog, &CustomerPage) -> Option<AnyView>) -> AnyView {
    let app = use_app();
    let follow = move || {
        found.track();
        app.words.track();
    };
    in_turns(Box::new(follow), Box::new(move || make(&app.t(), found.get()?.as_ref())))
}

fn figures(words: &Catalog, page: &CustomerPage) -> AnyView {
    let days = |days: Option<u32>, key: &'static str| {
        days.map_or_else(|| DASH.to_owned(), |days| words.text(&Message::new(key).count("n", days)))
    };
    let figures = [
        ("customer-net", money_text(words, page.row.money)),
        ("customer-orders", words.count(u64::from(page.row.frequency))),
        ("customer-order-value", rate_text(words, page.row.order_value)),
        ("customer-last", days(page.row.recency, "customer-days-ago")),
        ("customer-rhythm", days(page.rhythm, "customer-every-days")),
        ("customer-first", page.first.map_or_else(|| DASH.to_owned(), |day| words.day(day))),
    ];
    let figures = figures.into_iter().map(|(key, value)| {
        view! { <div><dt>{words.word(key)}</dt><dd>{value}</dd></div> }
    });
    view! { <dl class="who">{figures.collect_view()}</dl> }.into_any()
}

#[component]
fn Classes(found: Signal<Found>) -> impl IntoView {
    let app = use_app();
    let rows = section(found, |words, page| {
        let rows =
            page.classes.iter().filter_map(|(id, classes, why)| class_row(words, &page.row.id, id, classes, why));
        Some(rows.collect_view().into_any())
    });
    view! {
        <section class="sec c8">
            <header>
                <h2>{move || app.t().word("customer-classes")}</h2>
                <p>{move || app.t().word("customer-classes-default")}</p>
            </header>
            <div class="stack whys">{rows}</div>
        </section>
    }
}

/// One classifier: its class, the sentence, and the measurements one press deeper. What would change it stands in `Moves`.
fn class_row(
    words: &Catalog,
    customer: &str,
    id: &str,
    classes: &[Class],
    why: &Explanation,
) -> Option<impl IntoView + use<>> {
    let class = classes.get(usize::from(why.class))?;
    let name = class_name(words, id, &class.id);
    let details = (!why.reasons.is_empty()).then(|| {
        let open = RwSignal::new(false);
        let (id, classes, customer) = (id.to_owned(), classes.to_vec(), customer.to_owned());
        view! {
            <details on:toggle=move |_| open.set(true)>
                <summary>{words.word("customer-measured")}</summary>
                {reasons(words, why)}
                <CustomerSure id classes customer open=open.into() />
            </details>
        }
    });
    Some(view! {
        <div class="why" data-testid="customer-class" data-classifier=id.to_owned() data-class=class.id.to_string()>
            <a href=format!("#/classify/{id}")>{classifier_name(words, id)}</a>
            {class_chip(&class.colour, name)}
            <p>{words.text(&why.because)}</p>
            {details}
        </div>
    })
}

fn next_step(words: &Catalog, page: &CustomerPage) -> Option<AnyView> {
    let (classifier, class) = leading(page)?;
    let key = class.strategy(classifier);
    words.has(&key).then(|| {
        view! {
            <section class="sec">
                <header>
                    <h2>{words.word("customer-next")}</h2>
                </header>
                <div class="next">
                    {class_chip(&class.colour, class_name(words, classifier, &class.id))}
                    <p class="say">{words.word(&key)}</p>
                </div>
            </section>
        }
        .into_any()
    })
}

fn next_moves(words: &Catalog, page: &CustomerPage) -> Option<AnyView> {
    if page.classes.iter().all(|(_, _, why)| why.next.is_empty()) {
        return None;
    }
    let lines = page.classes.iter().map(|(id, classes, why)| moves(words, id, classes, why, true));
    Some(
        view! {
            <section class="sec">
                <header>
                    <h2>{words.word("customer-moves")}</h2>
                </header>
                <ul class="moves">{lines.collect_view()}</ul>
            </section>
        }
        .into_any(),
    )
}

fn orders(words: &Catalog, page: &CustomerPage) -> AnyView {
    let shown = page.orders.len();
    let more = (shown < page.orders_total as usize).then(|| {
        let message = Message::new("customer-orders-more").count("shown", shown).count("n", page.orders_total);
        view! { <p class="small quiet">{words.text(&message)}</p> }
    });
    let rows = page.orders.iter().map(|(day, order, net, product, refund)| {
        let key = if *net > Money::ZERO { "customer-rest" } else { "customer-refund" };
        let refund = refund.then(|| view! { <span class="chip warn">{words.word(key)}</span> });
        view! {
            <tr>
                <td class="nowrap">{words.day(*day)}</td>
                <td class="mono">{order.clone()}</td>
                <td>{product.clone()} " " {refund}</td>
                <td class="num">{words.money(*net)}</td>
            </tr>
        }
    });
    view! {
        <section class="sec c12">
            <header>
                <h2>{words.text(&Message::new("customer-orders-title").count("n", page.orders_total))}</h2>
            </header>
            <div class="scroll" role="region" tabindex="0" aria-label=words.word("customer-orders")>
                <table class="table cardrows orders" data-testid="customer-orders">
                    <caption class="vh">{words.word("customer-orders")}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{words.word("customer-order-day")}</th>
                            <th scope="col">{words.word("customer-order-id")}</th>
                            <th scope="col">{words.word("customer-order-product")}</th>
                            <th scope="col" class="num">{words.word("customer-order-net")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
            {more}
        </section>
    }
    .into_any()
}

/// What another table says: its rows about this customer.
fn about_view(words: &Catalog, about: &About) -> impl IntoView + use<> {
    let name = words.word(&format!("app-table-{}", about.kind.id()));
    let title = format!("{name} · {}", words.count(about.total));
    let head = about.headers.iter().map(|(role, header)| {
        let word = if *role == Role::Attribute { header.clone() } else { words.word(&format!("role-{}", role.id())) };
        view! { <th scope="col">{word}</th> }
    });
    let rows = about.rows.iter().map(|row| {
        let cells = row.iter().map(|cell| {
            let text = cell.as_ref().map_or_else(|| DASH.to_owned(), |cell| arg_text(words, cell));
            view! { <td>{text}</td> }
        });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    let more = (about.rows.len() as u64) < about.total;
    let more = more.then(|| {
        let message = Message::new("customer-orders-more").count("shown", about.rows.len()).count("n", about.total);
        view! { <p class="small quiet">{words.text(&message)}</p> }
    });
    view! {
        <section class="sec c12" data-testid=format!("about-{}", about.kind.id())>
            <header>
                <h2>{title}</h2>
            </header>
            <div class="scroll" role="region" tabindex="0" aria-label=name.clone()>
                <table class="table rows">
                    <caption class="vh">{name.clone()}</caption>
                    <thead>
                        <tr>{head.collect_view()}</tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
            {more}
        </section>
    }
}

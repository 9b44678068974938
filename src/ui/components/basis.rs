//! What every number depends on: the day it is seen from and the window. Both recount while they are dragged.

use leptos::prelude::*;

use crate::ui::state::{said, use_app};
use kefen::base::Day;
use kefen::protocol::{View, Workspace};

/// The windows that are offered; 0 is all history.
const WINDOWS: &[u32] = &[0, 24, 12];

/// The day after the last order: what `View::as_of` means by nothing.
fn default_day(workspace: &Workspace) -> Day {
    workspace.span.1.plus(1)
}

/// As-of day with its slider, and the window.
#[component]
pub fn Basis() -> impl IntoView {
    let app = use_app();
    let with = move |read: fn(&Workspace) -> i32| app.workspace.with(|now| now.as_ref().map_or(0, |now| read(now)));
    // What the slider says while its numbers are still being counted.
    let (dragged, drag) = signal::<Option<Day>>(None);
    let counted = Memo::new(move |_| Day(with(|now| now.as_of.0)));
    let shown = move || dragged.get().unwrap_or_else(|| counted.get());
    Effect::new(move |_| {
        // The numbers are those of the day that was wished: from now on they lead.
        if dragged.get() == Some(counted.get()) {
            drag.set(None);
        }
    });
    let see_from = move |day: Day| {
        app.workspace.with_untracked(|now| {
            let Some(now) = now else { return };
            drag.set(Some(day));
            let as_of = (day != default_day(now)).then_some(day);
            app.look(|view| View { as_of, ..view });
        });
    };
    let typed = move |text: String| {
        // A year half typed is a day too, of the year 2; it is not a wish.
        if let Some(day) = Day::from_iso(&text).filter(|day| day.ymd().0 >= 1900) {
            see_from(day);
        }
    };
    let scrubbed = move |text: String| {
        if let Ok(day) = text.parse() {
            see_from(Day(day));
        }
    };
    view! {
        <div class="ctx" role="group" aria-label=said("app-basis")>
            <label class="ctx-item as-of">
                <small>{said("app-as-of")}</small>
                // A browser writes dates its own way whatever the page's language; the reader's way stands over it.
                <span aria-hidden="true">{move || app.t().day(shown())}</span>
                <input
                    type="date"
                    class="bare"
                    data-testid="as-of"
                    min="1900-01-01"
                    max="9999-12-31"
                    prop:value=move || shown().to_string()
                    on:change=move |event| typed(event_target_value(&event))
                />
            </label>
            <div class="ctx-item ctx-scrub">
                <input
                    type="range"
                    class="scrub"
                    aria-label=said("app-as-of-scrub")
                    aria-valuetext=move || app.t().day(shown())
                    title=said("app-as-of-scrub")
                    min=move || with(|now| now.span.0.plus(1).0)
                    max=move || with(|now| default_day(now).0.max(now.as_of.0))
                    prop:value=move || shown().0.to_string()
                    on:input=move |event| scrubbed(event_target_value(&event))
                />
            </div>
            <label class="ctx-item">
                <small>{said("app-window")}</small>
                <WindowSelect bare=true />
            </label>
        </div>
    }
}

/// The window as a select; in the header without a border.
#[component]
pub fn WindowSelect(
    /// Without the look of a control.
    #[prop(optional)]
    bare: bool,
) -> impl IntoView {
    let app = use_app();
    let months =
        Memo::new(move |_| app.workspace.with(|now| now.as_ref().and_then(|now| now.view.window)).unwrap_or(0));
    let choose = move |text: String| {
        let Ok(chosen) = text.parse::<u32>() else { return };
        app.look(|view| View { window: (chosen > 0).then_some(chosen), ..view });
    };
    let options = move || {
        let mut all = WINDOWS.to_vec();
        // A window that came with the data and is none of ours is shown as well.
        if !all.contains(&months.get()) {
            all.push(months.get());
        }
        all.into_iter()
            .map(|choice| {
                let name = move || match choice {
                    0 => app.t().word("app-window-all"),
                    some => app.t().text(&kefen::base::Message::new("n-months").count("n", some)),
                };
                view! {
                    <option value=choice prop:selected=move || months.get() == choice>
                        {name}
                    </option>
                }
            })
            .collect_view()
    };
    view! {
        <select
            class=if bare { "bare" } else { "select" }
            aria-label=said("app-window")
            on:change=move |event| choose(event_target_value(&event))
        >
            {options}
        </select>
    }
}

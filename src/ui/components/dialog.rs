//! A question before what cannot be undone, with the way out first.

use leptos::html;
use leptos::prelude::*;

use crate::ui::state::said;

/// A modal question. Opens while `open` is true; Escape and the way out close it.
#[component]
pub fn Confirm(
    /// Whether it is asked.
    open: RwSignal<bool>,
    /// The question.
    #[prop(into)]
    title: Signal<String>,
    /// What will happen.
    #[prop(into)]
    text: Signal<String>,
    /// The verb of the button that does it.
    #[prop(into)]
    verb: Signal<String>,
    /// Done when the answer is yes.
    done: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let dialog: NodeRef<html::Dialog> = NodeRef::new();
    Effect::new(move |_| {
        let asked = open.get();
        let Some(dialog) = dialog.get() else { return };
        if asked && !dialog.open() {
            // Refused only for a dialog that is not on the page.
            let _ = dialog.show_modal();
        } else if !asked && dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog class="dialog" node_ref=dialog aria-label=title on:close=move |_| open.set(false)>
            <h2>{title}</h2>
            <p class="soft sm">{text}</p>
            <div class="cluster">
                <button type="button" class="btn" autofocus on:click=move |_| open.set(false)>
                    {said("app-cancel")}
                </button>
                <button
                    type="button"
                    class="btn danger"
                    data-testid="confirm"
                    on:click=move |_| {
                        open.set(false);
                        done();
                    }
                >
                    {verb}
                </button>
            </div>
        </dialog>
    }
}

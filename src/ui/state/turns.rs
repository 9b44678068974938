//! Work in turns: what need not be there in the same instant is done one piece per task of the browser, in the order it was asked for,
//! so that between two pieces a press is heard and a frame is drawn. Holds nothing that outlives the work.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::time::Duration;

use leptos::prelude::*;

type Piece = Box<dyn FnOnce()>;

thread_local! {
    static PIECES: RefCell<VecDeque<Piece>> = const { RefCell::new(VecDeque::new()) };
    static AWAKE: Cell<bool> = const { Cell::new(false) };
}

/// Does a piece of work in a turn of its own, after what was put off before it. The effects that it sets off belong to its turn.
pub fn put_off(piece: impl FnOnce() + 'static) {
    PIECES.with_borrow_mut(|pieces| pieces.push_back(Box::new(piece)));
    if !AWAKE.replace(true) {
        mark(true);
        wait();
    }
}

/// A timer rather than a frame: a page that can't be seen has no frames, and is to be complete when it is looked at.
fn wait() {
    set_timeout(take_turn, Duration::ZERO);
}

fn take_turn() {
    if let Some(piece) = PIECES.with_borrow_mut(VecDeque::pop_front) {
        piece();
        wait();
    } else {
        AWAKE.set(false);
        mark(false);
    }
}

/// Says that the page is still being filled, for screen readers and for whoever drives it from outside.
fn mark(busy: bool) {
    if let Some(body) = document().body() {
        // An attribute of an element that is there can be set.
        let _ = if busy { body.set_attribute("aria-busy", "true") } else { body.remove_attribute("aria-busy") };
    }
}

/// A copy of a value, nothing at first, that follows it in turns of its own; of changes that come before the turn only the last is
/// seen. `of` should be cheap: what is made of the copy is what the turn is for.
pub fn late<T: Clone + Send + Sync + 'static>(of: impl Fn() -> T + Send + Sync + 'static) -> RwSignal<Option<T>> {
    let of = Signal::derive(of);
    let copy = RwSignal::new(None);
    let waiting = StoredValue::new(false);
    Effect::new(move |_| {
        of.track();
        if waiting.get_value() {
            return;
        }
        waiting.set_value(true);
        put_off(move || {
            // The page may have been left meanwhile.
            if waiting.try_set_value(false).is_none()
                && let Some(value) = of.try_get_untracked()
            {
                copy.set(Some(value));
            }
        });
    });
    copy
}

/// A part of a page that is built in a turn of its own.
pub fn later(part: impl Fn() -> AnyView + Send + 'static) -> impl IntoView {
    let turn = late(|| ());
    move || turn.get().map(|()| part())
}

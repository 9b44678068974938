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
    static AT_ONCE: Cell<bool> = const { Cell::new(false) };
}

/// Puts nothing off any more, or does so again: paper does not wait for turns.
pub fn at_once(now: bool) {
    AT_ONCE.set(now);
}

/// Does a piece of work in a turn of its own, after what was put off before it. The effects that it sets off belong to its turn.
pub fn put_off(piece: impl FnOnce() + 'static) {
    if AT_ONCE.get() {
        return piece();
    }
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

/// Counts turns: 0 before the first one, and one more in a turn of its own whenever what is followed has changed; of changes that come
/// before their turn only the last is seen. Who reads the count reads the rest untracked, and so is made anew once per turn.
pub fn turns(follow: Box<dyn Fn()>) -> RwSignal<u32> {
    let count = RwSignal::new(0);
    let waiting = StoredValue::new(false);
    Effect::new(move |_| {
        follow();
        if !waiting.get_value() {
            waiting.set_value(true);
            put_off(move || {
                // The page may have been left meanwhile.
                if waiting.try_set_value(false).is_none() {
                    count.update(|count| *count += 1);
                }
            });
        }
    });
    count
}

/// A part of a page that is made in a turn of its own, and made anew whenever what it follows has changed. What it reads besides is not
/// followed. Not generic, because every part of every page goes through here.
pub fn in_turns(follow: Box<dyn Fn()>, make: Box<dyn Fn() -> Option<AnyView> + Send>) -> AnyView {
    let turn = turns(follow);
    (move || if turn.get() > 0 { untrack(&make) } else { None }).into_any()
}

/// A part of a page that is built in a turn of its own, and follows by itself what it follows.
pub fn later(part: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    in_turns(Box::new(|| ()), Box::new(move || Some(part())))
}

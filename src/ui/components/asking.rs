//! Asking the engine from a page: one request in flight, only the latest of the next ones kept, the old answer shown meanwhile.
//!
//! This is what makes a dragged cut follow the hand: a slow answer never queues ten stale questions behind it.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::ui::state::{App, use_app};
use kefen::base::Failure;
use kefen::protocol::{Event, Request};

/// The latest answer, and whether a newer one is on its way. `Copy`: signals are handles.
pub struct Answer<T: Send + Sync + 'static> {
    /// The latest answer; stays while the next one is counted.
    pub value: RwSignal<Option<T>>,
    /// A newer one is on its way.
    pub waiting: RwSignal<bool>,
    /// Why the last question could not be answered.
    pub failure: RwSignal<Option<Failure>>,
}

impl<T: Send + Sync + 'static> Clone for Answer<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Answer<T> {}

/// Asks whenever the request changes or the workspace does (`App::revision`); `None` asks nothing.
pub fn answer<T: Send + Sync + 'static>(
    request: impl Fn() -> Option<Request> + 'static,
    take: fn(Event) -> Option<T>,
) -> Answer<T> {
    let app = use_app();
    let answer = Answer { value: RwSignal::new(None), waiting: RwSignal::new(false), failure: RwSignal::new(None) };
    let queue = Rc::new(Queue::default());
    Effect::new(move |_| {
        app.revision.track();
        let Some(request) = request() else { return };
        *queue.next.borrow_mut() = Some(request);
        if !queue.running.replace(true) {
            answer.waiting.set(true);
            spawn_local(run(app, Rc::clone(&queue), answer, take));
        }
    });
    answer
}

#[derive(Default)]
struct Queue {
    next: RefCell<Option<Request>>,
    running: std::cell::Cell<bool>,
}

async fn run<T: Send + Sync + 'static>(app: App, queue: Rc<Queue>, answer: Answer<T>, take: fn(Event) -> Option<T>) {
    loop {
        let Some(request) = queue.next.borrow_mut().take() else { break };
        let event = app.ask(request).await;
        // The page may have been left meanwhile; its signals are gone then and there is nobody to tell.
        match event {
            Ok(Event::Failed(failure)) | Err(failure) if !failure.is_cancelled() => {
                let _ = answer.failure.try_set(Some(failure));
            }
            Ok(event) => {
                if let Some(value) = take(event) {
                    let _ = answer.value.try_set(Some(value));
                    let _ = answer.failure.try_set(None);
                }
            }
            Err(_) => {}
        }
    }
    queue.running.set(false);
    let _ = answer.waiting.try_set(false);
}

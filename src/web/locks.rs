//! Locks between tabs. They are let go of by themselves when their holder dies, which is what a flag in storage can't do.

use std::cell::RefCell;
use std::rc::Rc;

use futures_channel::oneshot;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// A lock, held until this is dropped. Where the browser has no locks it holds nothing and lets everybody pass.
pub struct Held {
    release: Option<Function>,
}

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(release) = &self.release {
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

/// Takes a lock if nobody has it, without waiting; nothing if somebody does.
pub async fn try_hold(name: &str) -> Option<Held> {
    let options = Object::new();
    let _ = Reflect::set(&options, &"ifAvailable".into(), &true.into());
    hold(name, &options).await
}

/// Takes a lock once it is free; nothing if it is not within so many milliseconds. A tab that only cleans, or has just been closed, is
/// waited out this way.
pub async fn hold_within(name: &str, milliseconds: u32) -> Option<Held> {
    let signal = Reflect::get(&js_sys::global(), &"AbortSignal".into()).unwrap_or_default();
    let limit = super::method(&signal, "timeout").and_then(|timeout| timeout.call1(&signal, &milliseconds.into()).ok());
    let Some(limit) = limit else { return try_hold(name).await };
    let options = Object::new();
    let _ = Reflect::set(&options, &"signal".into(), &limit);
    hold(name, &options).await
}

async fn hold(name: &str, options: &Object) -> Option<Held> {
    let free = Some(Held { release: None });
    let Some(locks) = super::navigator("locks") else { return free };
    let Some(request) = super::method(&locks, "request") else { return free };
    let (tell, told) = oneshot::channel::<Option<Held>>();
    let tell = Rc::new(RefCell::new(Some(tell)));
    // The browser holds the lock until the promise that this returns is resolved.
    let granted = Closure::once_into_js({
        let tell = Rc::clone(&tell);
        move |lock: JsValue| -> JsValue {
            let Some(tell) = tell.borrow_mut().take() else { return JsValue::UNDEFINED };
            if lock.is_null() {
                let _ = tell.send(None);
                return JsValue::UNDEFINED;
            }
            let mut release = None;
            let until = Promise::new(&mut |resolve, _| release = Some(resolve));
            let _ = tell.send(Some(Held { release }));
            until.into()
        }
    });
    let Ok(answer) = request.call3(&locks, &name.into(), options, &granted) else { return free };
    spawn_local(async move {
        if let Err(error) = JsFuture::from(Promise::from(answer)).await
            && let Some(tell) = tell.borrow_mut().take()
        {
            // The time is up, or a refusal (an opaque origin), which never calls back: pass, as where there are no locks.
            let late = Reflect::get(&error, &"name".into()).is_ok_and(|name| name == "TimeoutError");
            let _ = tell.send((!late).then_some(Held { release: None }));
        }
    });
    told.await.unwrap_or(free)
}

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
    let free = Some(Held { release: None });
    let Some(locks) = super::navigator("locks") else { return free };
    let Some(request) = super::method(&locks, "request") else { return free };
    let options = Object::new();
    let _ = Reflect::set(&options, &"ifAvailable".into(), &true.into());
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
    let Ok(answer) = request.call3(&locks, &name.into(), &options, &granted) else { return free };
    spawn_local(async move {
        // A refusal (an opaque origin) never calls back: pass, as where there are no locks.
        if JsFuture::from(Promise::from(answer)).await.is_err()
            && let Some(tell) = tell.borrow_mut().take()
        {
            let _ = tell.send(Some(Held { release: None }));
        }
    });
    told.await.unwrap_or(free)
}

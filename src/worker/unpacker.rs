//! The worker that unpacks workbooks and zips, one file after the other. It knows no tables and keeps nothing.

use std::cell::Cell;
use std::ops::ControlFlow;

use futures_channel::mpsc;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, FilePropertyBag};

use crate::base::{Failure, Result};
use crate::unpack::{self, Part};
use crate::web::post::{self, Channel, Incoming};
use crate::web::unpacking::{Asked, Told};
use crate::web::{self, clock};

/// Between two messages of progress, in milliseconds.
const PROGRESS: f64 = 100.0;

/// Serves until it is terminated.
pub fn serve() {
    web::close_roads();
    // A panic is the end of the worker, which the page hears of as of any other end.
    std::panic::set_hook(Box::new(|panic| {
        Channel::owner().post(&JsValue::from(panic.to_string()), &Array::new());
    }));
    let (hear, mut heard) = mpsc::unbounded::<(Vec<u8>, JsValue)>();
    let page = Channel::owner().hear(move |incoming| {
        if let Incoming::Message(bytes, beside) = incoming {
            drop(hear.unbounded_send((bytes, beside)));
        }
    });
    spawn_local(async move {
        while let Ok((bytes, beside)) = heard.recv().await {
            let Some(Asked { name }) = post::decode(&bytes) else { continue };
            match parts(&name, beside).await {
                Ok(parts) => tell(parts),
                Err(failure) => say(&Told::Failed(failure), None),
            }
        }
        drop(page);
    });
}

fn say(told: &Told, beside: Option<&JsValue>) {
    Channel::owner().send(&post::encode(told), beside);
}

async fn parts(name: &str, beside: JsValue) -> Result<Vec<Part>> {
    let unreadable = || Failure::new("file_unreadable").with(|message| message.text("file", name));
    let file: File = beside.dyn_into().map_err(|_| unreadable())?;
    let bytes = JsFuture::from(file.array_buffer()).await.map_err(|_| unreadable())?;
    let last = Cell::new(clock::now());
    unpack::unpack(name, Uint8Array::new(&bytes).to_vec(), &mut |done, total| {
        let now = clock::now();
        if now - last.get() >= PROGRESS {
            last.set(now);
            say(&Told::Read(done, total), None);
        }
        ControlFlow::Continue(())
    })
}

/// Parts as files: they are handed over without being copied once more.
fn tell(parts: Vec<Part>) {
    let (files, mut notes) = (Array::new(), Vec::new());
    for part in parts {
        let bytes = Array::of1(&Uint8Array::from(part.bytes.as_slice()));
        let kind = FilePropertyBag::new();
        kind.set_type("text/csv");
        if let Ok(file) = File::new_with_u8_array_sequence_and_options(&bytes, &part.name, &kind) {
            files.push(&file);
            notes.push(part.notes);
        }
    }
    say(&Told::Parts(notes), Some(&files));
}

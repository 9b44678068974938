//! The storage of the browser. Lives in the keeper worker.
//!
//! Written on the raw interface, because three things matter here that the wrappers lose: a transaction is done only when it
//! *completed* (past the quota some report an aborted one as a success), the reason of an abort, and strict durability for the flip.
//!
//! A connection that broke is dropped and opened once more; the second failure is told. When another tab wants to delete the database or
//! a newer version to change it, the connection is closed at once.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, IdbDatabase, IdbFactory, IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction};

use super::{CONNECTION, DAMAGED, DENIED, LOST, NEWER_SCHEMA, Store, quota};
use crate::base::{Failure, Result};

/// Counts up when the stores change; [`Meta`](super::Meta) has a schema of its own.
const VERSION: u32 = 1;
/// Pointers, by `current/WORKSPACE`.
const META: &str = "meta";
/// Blocks, by `[generation, index]`.
const BLOCKS: &str = "blocks";

/// A database of the browser. Clones share the connection.
#[derive(Clone)]
pub struct IndexedDb(Rc<Inner>);

struct Inner {
    name: String,
    connection: RefCell<Option<Connection>>,
}

struct Connection {
    database: IdbDatabase,
    /// Called by the browser for as long as the connection lives.
    _closed: Closure<dyn FnMut()>,
}

impl IndexedDb {
    /// The database of this name; it is opened, and made, when it is first used.
    pub fn new(name: &str) -> IndexedDb {
        IndexedDb(Rc::new(Inner { name: name.to_owned(), connection: RefCell::new(None) }))
    }

    async fn database(&self) -> Result<IdbDatabase> {
        if let Some(connection) = &*self.0.connection.borrow() {
            return Ok(connection.database.clone());
        }
        let request = factory()?.open_with_u32(&self.0.name, VERSION).map_err(|_| Failure::new(DENIED))?;
        let upgrade = Closure::once({
            let request = request.clone();
            move || {
                // Additive: what is there stays. Failing here aborts the opening, which is then told.
                if let Ok(database) = request.result().map(JsValue::unchecked_into::<IdbDatabase>) {
                    let _ = database.create_object_store(META);
                    let _ = database.create_object_store(BLOCKS);
                }
            }
        });
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let database: IdbDatabase = settled(&request).await.map_err(|error| opening(&error))?.unchecked_into();
        let inner = Rc::downgrade(&self.0);
        let closed = Closure::<dyn FnMut()>::new(move || {
            if let Some(inner) = inner.upgrade()
                && let Ok(mut connection) = inner.connection.try_borrow_mut()
                && let Some(connection) = &mut *connection
            {
                connection.database.close();
            }
        });
        database.set_onversionchange(Some(closed.as_ref().unchecked_ref()));
        *self.0.connection.borrow_mut() = Some(Connection { database: database.clone(), _closed: closed });
        Ok(database)
    }

    fn drop_connection(&self) {
        if let Some(Connection { database, .. }) = self.0.connection.borrow_mut().take() {
            database.set_onversionchange(None);
            database.close();
        }
    }

    /// Does the work on a connection, and once more on a new one if the first turns out to be broken.
    async fn attempt<T>(&self, work: impl AsyncFn(&IdbDatabase) -> std::result::Result<T, JsValue>) -> Result<T> {
        let database = self.database().await?;
        match work(&database).await.map_err(|error| working(&error)) {
            Err(failure) if failure.code == CONNECTION => {
                self.drop_connection();
                let database = self.database().await?;
                work(&database).await.map_err(|error| working(&error))
            }
            outcome => outcome,
        }
    }

    /// One request of one reading transaction.
    async fn ask(
        &self,
        store: &str,
        request: impl Fn(&IdbObjectStore) -> std::result::Result<IdbRequest, JsValue>,
    ) -> Result<JsValue> {
        self.attempt(async |database| {
            let transaction = transaction(database, store, "readonly", "default")?;
            settled(&request(&transaction.object_store(store)?)?).await
        })
        .await
    }

    /// One writing transaction, complete when this returns.
    async fn write(
        &self,
        store: &str,
        durability: &str,
        requests: impl Fn(&IdbObjectStore) -> std::result::Result<(), JsValue>,
    ) -> Result<()> {
        self.attempt(async |database| {
            let transaction = transaction(database, store, "readwrite", durability)?;
            // The handlers stand before anything can happen.
            let done = completed(&transaction);
            requests(&transaction.object_store(store)?)?;
            done.await
        })
        .await
    }
}

impl Store for IndexedDb {
    async fn record(&self, key: &str) -> Result<Option<Vec<u8>>> {
        Ok(bytes(&self.ask(META, |store| store.get(&key.into())).await?))
    }

    async fn flip(&self, changes: &[(String, Option<Vec<u8>>)]) -> Result<()> {
        self.write(META, "strict", |store| {
            for (key, record) in changes {
                match record {
                    Some(record) => store.put_with_key(&Uint8Array::from(record.as_slice()), &key.into())?,
                    None => store.delete(&key.into())?,
                };
            }
            Ok(())
        })
        .await
    }

    async fn put(&self, generation: &str, index: u32, block: &[u8]) -> Result<()> {
        self.write(BLOCKS, "relaxed", |store| {
            store.put_with_key(&Uint8Array::from(block), &Array::of2(&generation.into(), &index.into())).map(drop)
        })
        .await
    }

    async fn block(&self, generation: &str, index: u32) -> Result<Option<Vec<u8>>> {
        let key = Array::of2(&generation.into(), &index.into());
        Ok(bytes(&self.ask(BLOCKS, |store| store.get(&key)).await?))
    }

    async fn count(&self, generation: &str) -> Result<u32> {
        let count = self.ask(BLOCKS, |store| store.count_with_key(&*range(generation)?)).await?;
        Ok(count.as_f64().unwrap_or_default() as u32)
    }

    async fn generations(&self) -> Result<Vec<String>> {
        let keys: Array = self.ask(BLOCKS, IdbObjectStore::get_all_keys).await?.unchecked_into();
        let mut all: Vec<String> =
            keys.iter().filter_map(|key| key.unchecked_into::<Array>().get(0).as_string()).collect();
        all.dedup();
        Ok(all)
    }

    async fn delete(&self, generation: &str) -> Result<()> {
        self.write(BLOCKS, "relaxed", |store| store.delete(&*range(generation)?).map(drop)).await
    }

    async fn forget(&self) -> Result<()> {
        // First empty, strictly: the database itself can be deleted only once every other tab has let go of it.
        self.write(META, "strict", |store| store.clear().map(drop)).await?;
        self.write(BLOCKS, "strict", |store| store.clear().map(drop)).await?;
        self.drop_connection();
        let request = factory()?.delete_database(&self.0.name).map_err(|error| working(&error))?;
        let blocked = Promise::new(&mut |resolve, _| request.set_onblocked(Some(&resolve)));
        let deleted = outcome(&request);
        // Blocked is as good: it is empty, and goes when the last tab does.
        let either = Promise::race(&Array::of2(&blocked, &deleted));
        JsFuture::from(either).await.map(drop).map_err(|_| Failure::new(CONNECTION))
    }
}

/// The door to all databases; `storage_denied` where the browser has shut it.
fn factory() -> Result<IdbFactory> {
    Reflect::get(&js_sys::global(), &"indexedDB".into())
        .ok()
        .and_then(|factory| factory.dyn_into().ok())
        .ok_or_else(|| Failure::new(DENIED))
}

/// Everything of a generation: an array sorts after every number.
fn range(generation: &str) -> std::result::Result<IdbKeyRange, JsValue> {
    IdbKeyRange::bound(&Array::of1(&generation.into()), &Array::of2(&generation.into(), &Array::new()))
}

fn bytes(value: &JsValue) -> Option<Vec<u8>> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}

/// web-sys has no stable name for the third argument.
fn transaction(
    database: &IdbDatabase,
    store: &str,
    mode: &str,
    durability: &str,
) -> std::result::Result<IdbTransaction, JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &durability.into())?;
    let open: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    Ok(open.call3(database, &store.into(), &mode.into(), &options)?.unchecked_into())
}

fn outcome(request: &IdbRequest) -> Promise {
    Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    })
}

/// The result of a request, or its exception.
async fn settled(request: &IdbRequest) -> std::result::Result<JsValue, JsValue> {
    match JsFuture::from(outcome(request)).await {
        Ok(_) => request.result(),
        Err(event) => Err(request.error().ok().flatten().map_or(event, JsValue::from)),
    }
}

/// Done when the transaction completed; an abort is an error with its reason, whoever reports what before it.
fn completed(transaction: &IdbTransaction) -> impl Future<Output = std::result::Result<(), JsValue>> + use<> {
    let transaction = transaction.clone();
    let done = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    async move {
        match JsFuture::from(done).await {
            Ok(_) => Ok(()),
            Err(event) => Err(transaction.error().map_or(event, JsValue::from)),
        }
    }
}

fn exception(error: &JsValue) -> String {
    error.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default()
}

fn sentence(error: &JsValue) -> String {
    error.dyn_ref::<DomException>().map(DomException::message).unwrap_or_default()
}

/// What it means that a database can't be opened.
fn opening(error: &JsValue) -> Failure {
    match exception(error).as_str() {
        "QuotaExceededError" => quota(None),
        "VersionError" => Failure::new(NEWER_SCHEMA),
        "SecurityError" | "InvalidStateError" | "NotAllowedError" => Failure::new(DENIED),
        // Chromium has one name for "cookies are blocked" and "the disk is broken"; only the sentence tells them apart.
        "UnknownError" if sentence(error).contains("denied permission") => Failure::new(DENIED),
        _ => Failure::new(CONNECTION),
    }
}

/// What it means that work on an open database fails.
fn working(error: &JsValue) -> Failure {
    match exception(error).as_str() {
        "QuotaExceededError" => quota(None),
        // The store is not there: the browser gave back an empty database.
        "NotFoundError" => Failure::new(LOST),
        "DataError" | "DataCloneError" | "NotReadableError" => Failure::new(DAMAGED),
        "SecurityError" | "NotAllowedError" => Failure::new(DENIED),
        _ => Failure::new(CONNECTION),
    }
}

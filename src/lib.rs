//! # Kefen 客分
//!
//! Customer classification that runs wholly in the browser. This text is the map of the code; it is kept true.
//!
//! ## The idea
//! One package, three wasm modules, each fetched when it is needed. The **page** (`src/main.rs`) comes first: a thin Leptos UI that never
//! sees a column and links nothing of the engine. Once it stands it fetches the second module (`src/bin/engine.rs`), which it runs twice: as
//! the **engine worker** (parses, holds the tables, runs the pure-Rust engine; disposable) and as the **keeper worker** (owns IndexedDB and is
//! never terminated). The third (`src/bin/unpack.rs`) comes with the first workbook or zip: it turns them into plain texts in a worker of its
//! own, before the engine sees them. The words of a language are two files of the site too (`i18n::locales`): the page fetches those it
//! speaks, what the first screen says before the rest, and tells them to the engine before it writes a file. A classifier is one file and one registry line; so is a chart.
//!
//! ```text
//!            the page                                  │            engine worker   (keeper worker: storage)
//!                                                      │
//! Files ─drop──▶ unpack? ──────────── Request::Open ───┼──▶ worker ── each file as a stream
//!                                                      │        ▼
//!                                                      │    ingest::Inspection      head of a file → which table, Mapping
//! mapping ◀──────── Event::Preview (only if unsure) ───┼──      ▼
//!        │ Request::Accept(mapping)                    │    ingest::Ingest          feed(&[u8]) … finish()
//!        └─────────────────────────────────────────────┼──▶     ▼
//!                                                      │    table::Table            typed columns, the files of a kind joined; blocks go to the keeper
//!                                                      │        ▼
//!                                                      │    features::People        whose each row is, by every key it has; choices of the person
//!                                                      │        ▼
//!                                                      │    features::History       orders per customer, by the rules; each order once
//! as-of, window ───── Request::Look(view) ─────────────┼──▶     ▼
//!                                                      │    features::Customers     one row per customer as of a day
//!                                                      │    features::Facts         all tables, their rows customer by customer
//! classify ────────── Request::Run(id, values) ────────┼──▶     ▼
//!        ▲   form drawn from Spec.params               │    classify::ALL[id].run() → Outcome {class, scores, fit, notes}
//!        ├◀─ Event::Classified ── summaries, ChartData ┼──      │
//!        ├◀─ Event::Rows ── a window of a list ────────┼──      │
//!        └◀─ Event::File ── download ──────────────────┼── export
//! ```
//! Which word of the trade lives where is the table of [`classify::vocabulary`]; how sure classes are is [`classify::steadiness`].
//! Everything right of the line except `worker` and `store::indexed_db` is pure and runs in a native `cargo test`.
//!
//! ## The layers
//! A folder imports only from smaller numbers and from itself (`tests/architecture.rs` holds it):
//! [`base`] [`math`] 0 · [`table`] [`i18n`] [`export`] [`unpack`] 1 · [`ingest`] [`features`] [`sample`] [`store`] 2 · [`models`] [`quality`] 3 · [`classify`] 4 ·
//! [`charts`] 5 · [`protocol`] 6 · [`session`] 7 · `web` `worker` 8 · `ui` 9.
//! `ui` belongs to the page's binary, everything else to this library: the engine is compiled for speed, the page for size
//! (`xtask/src/rustc.rs`), and the page can use only what is public here.
//! What is hot is small: a browser compiles a function well only once it has run for a while, in the background and the longer the larger it
//! is, and changes over at its next call. So loops over rows run through [`base::each`], and what few rows need stays out of line.
//! `worker` and `ui` meet only in `protocol`; `ui` sees specs ([`classify::LISTED`]) and chart drawing, never classifiers' code, `ingest`'s code
//! or `store`: whatever it calls is in the page's module, which everybody waits for (`xtask/src/site.rs` holds its size).
//! Outside crates are confined: `leptos` to `ui`; `web_sys` and `js_sys` to `web`, `ui`, `worker`, `store/indexed_db.rs`, `ingest/encoding/browser.rs`, `base/fold/browser.rs`,
//! `unpack/legacy/browser.rs`; `plotters` to `charts`; `libm` to `math`; `fluent` to `i18n`; `zip` to `unpack/archive.rs`; `quick_xml` to `unpack/xml.rs`.
//!
//! ## Invariants
//! 1. The engine does no I/O, holds no clock and no global state. A run is a function of data, mapping, parameters, as-of and seed.
//! 2. Same bytes natively and in the browser: transcendental functions through [`math::float`], randomness through [`math::rng`], no
//!    iteration over a hash map reaches a result. `.clippy.toml` holds this.
//! 3. Nothing is dropped in silence: what was survived is a counted [`base::Note`], what was not is a [`base::Failure`]; both are codes with
//!    arguments. Prose exists only in `i18n/locales`.
//! 4. The engine worker is disposable. Cancel, panic and out-of-memory have one cure: terminate, respawn, reopen from the keeper.
//! 5. Control messages are small and encoded ([`protocol`]); bulk data goes as transferred buffers. No column enters a signal or the DOM.
//! 6. Stored bytes start with a magic and a version.
//! 7. Ingest is a push parser: chunk boundaries never change a parse.
//! 8. Addresses are hash routes (`ui::route`), so that a static host needs no rules.
//!
//! ## Adding things
//! A classifier: its file in `classify/classifiers/`, one line in `classify::ALL`, its strings in both locales. A chart: its file in
//! `charts/kinds/` and one line in `charts::ChartData`. A sheet (a table beside the charts): its file and one line in `charts/sheets/`. No
//! page, form, menu, handler or export is touched.

pub mod base;
pub mod charts;
pub mod classify;
pub mod export;
pub mod features;
pub mod i18n;
pub mod ingest;
pub mod math;
pub mod models;
pub mod protocol;
pub mod quality;
pub mod sample;
pub mod session;
pub mod store;
pub mod table;
pub mod unpack;

#[cfg(target_arch = "wasm32")]
pub mod web;
#[cfg(target_arch = "wasm32")]
pub mod worker;

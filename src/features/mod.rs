//! From a table of order rows to one row per customer, by the general rules that every page shows.
//!
//! [`identity`] says which rows are one person's; [`build`] turns rows into orders and orders into a [`History`] (once per import and
//! whenever a rule is switched), after `overlap` has found the orders that stand in several files, `numbers` which order
//! numbers stand for several orders, `grain` whether an amount on a line is the line's or its order's, and `extra` what shipping, tax and returns change of it;
//! [`links`] says which rows of which table are whose, and who is known without an order, [`walk`] numbers them customer by customer, [`facts`]
//! is what a classifier sees of them, [`profile`] what a list of customers says of one,
//! [`contacts`] what a row of the contact log says, [`answers`] and [`texts`] what people answered and wrote. [`Customers::as_of`] looks at
//! the history from a day, through a window (whenever the date is dragged). Nothing here knows a class. What is left out is counted with its
//! money in [`Reconciliation`]; nothing disappears.

pub mod answers;
pub mod build;
pub mod contacts;
pub mod customers;
mod extra;
pub mod facts;
mod grain;
pub mod ground;
pub mod history;
pub mod identity;
pub mod links;
mod numbers;
mod overlap;
pub mod profile;
pub mod reconcile;
mod rows;
pub mod rules;
pub mod status;
pub mod texts;
pub mod walk;

pub use build::Built;
pub use customers::Customers;
pub use facts::Facts;
pub use ground::{Choices, Ground};
pub use history::{EventKind, History};
pub use identity::People;
pub use links::Links;
pub use overlap::Share;
pub use reconcile::{Exclusion, Reconciliation};
pub use rows::kept_currency;
pub use rules::{Amounts, Cancellations, Extra, Rules};
pub use walk::{Span, View};

//! The page: a thin user interface that never sees a column.
//!
//! State that outlives a page is created once in [`app`]; pages read it from context and ask the engine through [`state::Engine`].

pub mod app;
pub mod components;
pub mod pages;
pub mod route;
pub mod state;

//! Parts that pages are made of; each once.

pub mod bar;
pub mod basis;
pub mod dialog;
pub mod drop;
pub mod footer;
pub mod frame;
pub mod icon;
pub mod mark;
pub mod note;
pub mod pager;
pub mod progress;
pub mod proof;
pub mod rail;
pub mod seg;
pub mod switches;
pub mod tabs;
pub mod toast;

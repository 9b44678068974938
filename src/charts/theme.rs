//! The colour roles of `style/tokens.css`, for drawings that must stand alone.

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Ink on paper.
    Light,
    /// Light on dark.
    Dark,
}

/// A colour role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tone;

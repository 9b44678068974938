//! Status words of platforms, normalised.

//! Laws over the registry.

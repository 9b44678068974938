//! Parts that pages are made of; each once.

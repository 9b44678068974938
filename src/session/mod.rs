//! One open workspace: every request answered, without a browser.

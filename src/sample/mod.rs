//! A made-up shop, so that a newcomer sees the whole product without a file of their own.

//! Tables as bytes and back. (Written by the storage work; see `store`.)

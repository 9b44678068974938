//! Preferences in localStorage: kept where there is room, lost without a word where there is none. Nothing of it may panic.

use js_sys::eval;
use wasm_bindgen_test::wasm_bindgen_test as test;

use kefen::web::local;

const KEY: &str = "kefen-test-preference";

#[test]
fn what_is_put_is_found_until_it_is_deleted() {
    local::set(KEY, ("深色".to_owned(), 7_u32));
    assert_eq!(local::get(KEY), Some(("深色".to_owned(), 7_u32)));
    // Read as something that it is not.
    assert_eq!(local::get::<bool>(KEY), None);
    local::delete(KEY);
    assert_eq!(local::get::<(String, u32)>(KEY), None);
}

#[test]
fn a_full_storage_keeps_what_it_has() {
    local::set(KEY, "old".to_owned());
    // Fills it to the last character.
    eval(
        "for (let size = 1 << 22, at = 0; size >= 1; ) {
           try { localStorage.setItem(`kefen-fill-${at}`, 'x'.repeat(size)); at += 1; } catch { size >>= 1; }
         }",
    )
    .expect("filling stops by itself");
    local::set(KEY, "x".repeat(1 << 16));
    assert_eq!(local::get::<String>(KEY).as_deref(), Some("old"));
    eval("localStorage.clear()").expect("can be cleared");
    local::set(KEY, "new".to_owned());
    assert_eq!(local::get::<String>(KEY).as_deref(), Some("new"));
    local::delete(KEY);
}

#[test]
fn a_shut_storage_is_an_empty_one() {
    // What a browser does where cookies are blocked: even looking throws.
    eval(
        "globalThis.keptStorage = Object.getOwnPropertyDescriptor(window, 'localStorage');
         Object.defineProperty(window, 'localStorage', {
           configurable: true,
           get() { throw new DOMException('Access is denied for this document.', 'SecurityError'); },
         })",
    )
    .expect("the window takes a property");
    local::set(KEY, true);
    let found = local::get::<bool>(KEY);
    local::delete(KEY);
    eval("Object.defineProperty(window, 'localStorage', keptStorage)").expect("the window takes its own back");
    assert_eq!(found, None);
    assert_eq!(local::get::<bool>(KEY), None, "nothing was put");
    local::set(KEY, true);
    assert_eq!(local::get(KEY), Some(true), "and it works again");
    local::delete(KEY);
}

//! Addresses: `#/classify/rfm?preset=putler`. A small router of our own, because a static host has no rewrite rules.
//!
//! Pure text to place and back. Who listens to the browser's history is [`super::state::history`].

use std::fmt::Write;

/// A place with its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `#/`
    Overview,
    /// `#/data`
    Data,
    /// `#/data/quality`
    Quality,
    /// `#/classify`
    Gallery,
    /// `#/classify/ID`
    Classifier(String),
    /// `#/customers`
    Customers,
    /// `#/customer/ID`
    Customer(String),
    /// `#/settings`
    Settings,
}

impl Route {
    /// The place of an address, with or without its `#`. What is unknown is the overview: an old bookmark must not end nowhere.
    pub fn parse(hash: &str) -> Route {
        let path = hash.trim_start_matches('#').split('?').next().unwrap_or_default();
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        match (parts.next(), parts.next(), parts.next()) {
            (Some("data"), None, _) => Route::Data,
            (Some("data"), Some("quality"), None) => Route::Quality,
            (Some("classify"), None, _) => Route::Gallery,
            (Some("classify"), Some(id), None) => Route::Classifier(decode(id)),
            (Some("customers"), None, _) => Route::Customers,
            (Some("customer"), Some(id), None) => Route::Customer(decode(id)),
            (Some("settings"), None, _) => Route::Settings,
            _ => Route::Overview,
        }
    }

    /// The address, `#` included: what a link points to.
    pub fn href(&self) -> String {
        match self {
            Route::Overview => "#/".to_owned(),
            Route::Data => "#/data".to_owned(),
            Route::Quality => "#/data/quality".to_owned(),
            Route::Gallery => "#/classify".to_owned(),
            Route::Classifier(id) => format!("#/classify/{}", encode(id)),
            Route::Customers => "#/customers".to_owned(),
            Route::Customer(id) => format!("#/customer/{}", encode(id)),
            Route::Settings => "#/settings".to_owned(),
        }
    }

    /// The step of the navigation that this place belongs to.
    #[must_use]
    pub fn step(&self) -> Route {
        match self {
            Route::Quality => Route::Data,
            Route::Classifier(_) => Route::Gallery,
            Route::Customer(_) => Route::Customers,
            other => other.clone(),
        }
    }

    /// The locale key of the step's name.
    pub fn word(&self) -> &'static str {
        match self {
            Route::Overview => "app-nav-overview",
            Route::Data | Route::Quality => "app-nav-data",
            Route::Gallery | Route::Classifier(_) => "app-nav-classify",
            Route::Customers | Route::Customer(_) => "app-nav-customers",
            Route::Settings => "app-nav-settings",
        }
    }
}

/// Percent-encodes everything but unreserved characters (RFC 3986), so that an id with a slash, a `#` or a space stays one part.
/// A part of dots only is encoded too: some clients take `..` for a step upwards.
fn encode(id: &str) -> String {
    let dots = id.bytes().all(|byte| byte == b'.');
    let mut text = String::with_capacity(id.len());
    for byte in id.bytes() {
        let plain = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'~') || (byte == b'.' && !dots);
        if plain {
            text.push(char::from(byte));
        } else {
            // Writing to a string can't fail.
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}

/// Undoes [`encode`]; a stray `%` stays as it is, and bytes that are no text become the replacement character.
fn decode(part: &str) -> String {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = (first == b'%').then(|| after.get(..2)).flatten();
        let value = hex.and_then(|hex| std::str::from_utf8(hex).ok()).and_then(|hex| {
            // `from_str_radix` takes a sign; an escape does not have one.
            hex.bytes().all(|digit| digit.is_ascii_hexdigit()).then(|| u8::from_str_radix(hex, 16).ok()).flatten()
        });
        if let Some(value) = value {
            bytes.push(value);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_and_its_place_are_one_to_one() {
        let ids = ["1024", "李 明/北京", "..", "a#b?c%20", "100%", "", "😀", "a.b~c-d_e"];
        let mut places =
            vec![Route::Overview, Route::Data, Route::Quality, Route::Gallery, Route::Customers, Route::Settings];
        places.extend(ids.iter().filter(|id| !id.is_empty()).map(|id| Route::Customer((*id).to_owned())));
        places.push(Route::Classifier("rfm".to_owned()));
        for place in places {
            assert_eq!(Route::parse(&place.href()), place, "{}", place.href());
        }
    }

    #[test]
    fn an_unknown_address_is_the_overview() {
        for hash in ["", "#", "#/", "#/nowhere", "#/classify/a/b", "#/customer", "#/data/x", "#/data/quality/x"] {
            assert_eq!(Route::parse(hash), Route::Overview, "{hash}");
        }
    }

    #[test]
    fn a_query_and_a_trailing_slash_do_not_matter() {
        assert_eq!(Route::parse("#/classify/rfm?preset=putler"), Route::Classifier("rfm".to_owned()));
        assert_eq!(Route::parse("#/data/"), Route::Data);
    }

    #[test]
    fn a_damaged_escape_is_text() {
        assert_eq!(Route::parse("#/customer/50%"), Route::Customer("50%".to_owned()));
        assert_eq!(Route::parse("#/customer/%+1%zz"), Route::Customer("%+1%zz".to_owned()));
    }
}

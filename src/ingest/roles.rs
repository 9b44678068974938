//! roles
use crate::i18n::Currency;
pub fn currency_of(_: &str) -> Currency {
    Currency::None
}

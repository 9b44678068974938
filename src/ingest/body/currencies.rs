//! Which currency each row's amount names, where no column says so.

use crate::base::NONE;
use crate::i18n::Currency;
use crate::table::{Column, Field, Role, TextColumn};

/// The column of currencies that the amounts themselves name, where they name more than one.
pub(super) fn written_currencies(named: &[(u32, Currency)], rows: u32) -> Option<Field> {
    let first = first_named(named)?;
    named.iter().find(|(_, currency)| *currency != Currency::None && *currency != first)?;
    let mut column = TextColumn::default();
    let ends = named.iter().map(|(row, _)| *row).chain([rows]);
    let codes = [&Currency::None].into_iter().chain(named.iter().map(|(_, currency)| currency));
    let mut start = 0;
    for (currency, end) in codes.zip(ends) {
        let code = if *currency == Currency::None { NONE } else { column.dictionary.intern(currency.code()) };
        (start..end).for_each(|_| column.codes.push(code));
        start = end;
    }
    column.dictionary.seal();
    Some(Field { header: String::new(), role: Role::Currency, column: Column::Text(column) })
}

/// The first that is named.
pub(super) fn first_named(named: &[(u32, Currency)]) -> Option<Currency> {
    named.iter().map(|(_, currency)| *currency).find(|currency| *currency != Currency::None)
}

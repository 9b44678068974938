//! Sorting. The standard library's sorts are compiled once for each type and each comparison, eight kilobytes a time in the page's
//! first visit: here are the few kinds that the program needs. Inner loops that need another one have it.

use std::collections::BTreeMap;

/// Numbers from the least to the greatest; NaN last (by [`f64::total_cmp`]).
pub fn ascending(values: &mut [f64]) {
    values.sort_unstable_by(f64::total_cmp);
}

/// Keys with their places, from the least key up, ties by place. Distinct places make this the only order.
pub fn ranked(pairs: &mut [(i64, u32)]) {
    pairs.sort_unstable();
}

/// Items from the least key up; equal ones stay as they stand.
pub fn by<T>(items: Vec<T>, key: impl Fn(&T) -> i64) -> Vec<T> {
    let mut places: Vec<(i64, u32)> = items.iter().map(key).zip(0..).collect();
    ranked(&mut places);
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    places.into_iter().filter_map(|(_, place)| items.get_mut(place as usize)?.take()).collect()
}

/// A map of pairs. `collect` would sort them first, with a sort of its own for every type.
pub fn map<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    for (key, value) in pairs {
        map.insert(key, value);
    }
    map
}

/// A whole number that orders as the float does, by [`f64::total_cmp`].
pub fn key(value: f64) -> i64 {
    let bits = value.to_bits().cast_signed();
    // All bits but the sign of a negative number are turned around.
    bits ^ (((bits >> 63).cast_unsigned()) >> 1).cast_signed()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn keys_order_as_floats_do(a in any::<f64>(), b in any::<f64>()) {
            prop_assert_eq!(key(a).cmp(&key(b)), a.total_cmp(&b));
        }

        #[test]
        fn is_the_stable_sort(items in proptest::collection::vec((0i64..5, any::<u8>()), 0..40)) {
            let mut sorted = items.clone();
            sorted.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(by(items, |(key, _)| *key), sorted);
        }
    }
}

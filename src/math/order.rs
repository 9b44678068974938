//! Sorting. The standard library's sorts are compiled once for each type and each comparison, eight kilobytes a time in the page's
//! first visit: here are the few kinds that the program needs. Inner loops that need another one have it.
//!
//! Many numbers are sorted by their digits, from the lowest up (radix sort; Knuth, The Art of Computer Programming 3, § 5.2.5): a pass
//! over them for each byte in which they differ, and no comparison to guess wrong.

use std::collections::BTreeMap;

/// Below so many, comparing is quicker than counting.
const MANY: usize = 1 << 10;

/// Numbers from the least to the greatest; NaN last (by [`f64::total_cmp`]).
pub fn ascending(values: &mut [f64]) {
    if values.len() < MANY {
        values.sort_unstable_by(f64::total_cmp);
    } else {
        by_digits(values, |value| unsigned(key(*value)));
    }
}

/// Keys with their places, from the least key up, ties by place. Distinct places make this the only order.
pub fn ranked(pairs: &mut [(i64, u32)]) {
    // Sorting by digits leaves ties as they stand.
    if pairs.len() < MANY || !pairs.is_sorted_by_key(|(_, place)| *place) {
        pairs.sort_unstable();
    } else {
        by_digits(pairs, |(key, _)| unsigned(*key));
    }
}

/// A whole number that orders as the one with a sign does.
fn unsigned(key: i64) -> u64 {
    key.cast_unsigned() ^ (1 << 63)
}

/// Items by a key, equal ones as they stand.
fn by_digits<T: Copy>(items: &mut [T], key: impl Fn(&T) -> u64) {
    /// The values of a byte.
    const DIGITS: usize = 256;
    let mut counts = [[0_u32; DIGITS]; 8];
    for item in items.iter() {
        let bytes = key(item).to_le_bytes();
        for (counts, byte) in counts.iter_mut().zip(bytes) {
            counts[usize::from(byte)] += 1;
        }
    }
    let mut copy = items.to_vec();
    let (mut from, mut other) = (items, copy.as_mut_slice());
    let mut swapped = false;
    for (digit, counts) in counts.iter_mut().enumerate() {
        // A byte in which all agree orders nothing.
        if counts.iter().any(|count| *count as usize == from.len()) {
            continue;
        }
        let mut place = 0;
        for count in counts.iter_mut() {
            place += std::mem::replace(count, place);
        }
        for item in from.iter() {
            let slot = &mut counts[usize::from(key(item).to_le_bytes()[digit])];
            if let Some(into) = other.get_mut(*slot as usize) {
                *into = *item;
            }
            *slot += 1;
        }
        std::mem::swap(&mut from, &mut other);
        swapped = !swapped;
    }
    if swapped {
        other.copy_from_slice(from);
    }
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
        fn many_are_sorted_as_few_are(values in proptest::collection::vec(prop_oneof![any::<f64>(), Just(-0.0), Just(7.5), -9.0..9.0], 0..3000),
            apart in prop_oneof![Just(1i64), Just(i64::MAX / 5000), 2i64..1000]) {
            let mut sorted = values.clone();
            ascending(&mut sorted);
            prop_assert!(sorted.is_sorted_by(|a, b| a.total_cmp(b).is_le()));
            let pairs: Vec<(i64, u32)> = values.iter().map(|value| ((*value as i64 % 5000) * apart, 0)).zip(0..).map(|((key, _), at)| (key, at)).collect();
            for mut pairs in [pairs.clone(), pairs.into_iter().rev().collect()] {
                let mut whole = pairs.clone();
                whole.sort_unstable();
                ranked(&mut pairs);
                prop_assert_eq!(pairs, whole);
            }
        }

        #[test]
        fn is_the_stable_sort(items in proptest::collection::vec((0i64..5, any::<u8>()), 0..40)) {
            let mut sorted = items.clone();
            sorted.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(by(items, |(key, _)| *key), sorted);
        }
    }
}

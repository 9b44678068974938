//! Numbers and texts in binary records. What is not there is [`Stop::Damaged`], never a panic.

use super::legacy;
use super::limits::Stop;

/// `count` bytes at `at`.
pub(super) fn slice(bytes: &[u8], at: usize, count: usize) -> Result<&[u8], Stop> {
    at.checked_add(count).and_then(|end| bytes.get(at..end)).ok_or(Stop::Damaged)
}

fn array<const N: usize>(bytes: &[u8], at: usize) -> Result<[u8; N], Stop> {
    slice(bytes, at, N)?.try_into().map_err(|_| Stop::Damaged)
}

/// A byte.
pub(super) fn u8(bytes: &[u8], at: usize) -> Result<u8, Stop> {
    bytes.get(at).copied().ok_or(Stop::Damaged)
}

/// Two bytes, the low one first.
pub(super) fn u16(bytes: &[u8], at: usize) -> Result<u16, Stop> {
    array(bytes, at).map(u16::from_le_bytes)
}

/// Four bytes, the low one first.
pub(super) fn u32(bytes: &[u8], at: usize) -> Result<u32, Stop> {
    array(bytes, at).map(u32::from_le_bytes)
}

/// A float.
pub(super) fn f64(bytes: &[u8], at: usize) -> Result<f64, Stop> {
    array(bytes, at).map(f64::from_le_bytes)
}

/// A text of UTF-16 after the number of its units in four bytes.
pub(super) fn wide(bytes: &[u8], at: usize) -> Result<String, Stop> {
    let units = u32(bytes, at)? as usize;
    Ok(legacy::utf16(slice(bytes, at + 4, units.checked_mul(2).ok_or(Stop::Damaged)?)?))
}

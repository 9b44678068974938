//! A clock for measurements: time of the processor where the system tells it, so that a busy machine does not count against anybody.

use std::sync::OnceLock;
use std::time::Instant;

/// Seconds since some beginning: of this thread on a processor (Linux), else of the world. All that is measured runs on one thread
/// and waits for nothing, so that on a machine with nothing else to do both are the same.
pub fn seconds() -> f64 {
    static BEGINNING: OnceLock<Instant> = OnceLock::new();
    on_processor().unwrap_or_else(|| BEGINNING.get_or_init(Instant::now).elapsed().as_secs_f64())
}

/// What [`seconds`] counts, for people.
pub fn name() -> &'static str {
    if on_processor().is_some() { "time on the processor" } else { "time" }
}

/// The first number of `schedstat`: nanoseconds on a processor. The system brings it up to date when a thread yields.
fn on_processor() -> Option<f64> {
    std::thread::yield_now();
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: u64 = text.split_ascii_whitespace().next()?.parse().ok()?;
    (nanoseconds > 0).then_some(nanoseconds as f64 / 1e9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_takes_time() {
        let before = seconds();
        let sum = std::hint::black_box((0..5_000_000_u64).fold(0, |sum: u64, n| sum.wrapping_mul(31).wrapping_add(n)));
        assert!(seconds() > before, "{sum}");
    }
}

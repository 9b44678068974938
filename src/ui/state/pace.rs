//! How long it will still take, from how far the work is. Arithmetic only; the clock is the caller's.

/// Before this much of the work is done an estimate would be a guess.
const ENOUGH_MS: f64 = 800.0;
/// Weight of the newest estimate; small, so that the figure does not jump.
const FRESH: f64 = 0.25;

/// The pace of one stage of the work.
#[derive(Debug, Default)]
pub struct Pace {
    stage: String,
    begin: Option<(f64, u64)>,
    /// Estimated end, in milliseconds of the caller's clock.
    end: Option<f64>,
}

impl Pace {
    /// Seconds left when `done` of `total` is reached `passed` milliseconds after the start; nothing while that can't be said.
    /// A new stage has a pace of its own.
    pub fn left(&mut self, stage: &str, passed: f64, done: u64, total: u64) -> Option<u32> {
        if self.stage != stage {
            *self = Pace { stage: stage.to_owned(), begin: Some((passed, done)), end: None };
        }
        let (began, from) = *self.begin.get_or_insert((passed, done));
        let (spent, moved) = (passed - began, done.saturating_sub(from));
        if total == 0 || moved == 0 || spent < ENOUGH_MS {
            return None;
        }
        let ahead = total.saturating_sub(done) as f64 * spent / moved as f64;
        let end = passed + ahead;
        let end = self.end.map_or(end, |before| before + FRESH * (end - before));
        self.end = Some(end);
        Some(((end - passed) / 1000.0).ceil().max(1.0) as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_even_pace_is_told_exactly() {
        let mut pace = Pace::default();
        assert_eq!(pace.left("read", 0.0, 0, 100), None);
        assert_eq!(pace.left("read", 500.0, 5, 100), None, "too early");
        assert_eq!(pace.left("read", 1000.0, 10, 100), Some(9));
        assert_eq!(pace.left("read", 5000.0, 50, 100), Some(5));
    }

    #[test]
    fn a_new_stage_begins_anew() {
        let mut pace = Pace::default();
        pace.left("read", 0.0, 0, 100);
        assert!(pace.left("read", 2000.0, 50, 100).is_some());
        assert_eq!(pace.left("count", 2100.0, 1, 10), None);
    }

    #[test]
    fn nothing_is_said_of_an_unknown_end() {
        let mut pace = Pace::default();
        pace.left("read", 0.0, 0, 0);
        assert_eq!(pace.left("read", 9000.0, 90, 0), None);
    }
}

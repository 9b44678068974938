//! Simulated crowds for the tests of the models of buying: what customers who look alike at [`SEEN`] do afterwards, against what a model's
//! formulas say of them.

use std::collections::BTreeMap;

/// When a customer is looked at.
pub(super) const SEEN: f64 = 40.0;
/// For how long they are followed from then on.
pub(super) const AFTER: f64 = 20.0;

/// Customers, those alive at the end, those who came back; sums of what the formulas say.
type Group = (u32, u32, u32, [f64; 3]);

/// What became of one customer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Life {
    /// Repeat orders until [`SEEN`].
    pub(super) x: u32,
    /// When the last of them was.
    pub(super) t_x: f64,
    /// Still there at [`SEEN`].
    pub(super) alive: bool,
    /// Orders afterwards.
    pub(super) later: u32,
}

/// A crowd by what is seen of it: groups of equal x, `t_x` within ten units; the formulas are averaged over the group.
#[derive(Default)]
pub(super) struct Crowd(BTreeMap<(u32, u32), Group>);

impl Crowd {
    /// A customer, with what the formulas say of them: alive, the chance of an order in [`AFTER`], orders expected in it.
    pub(super) fn add(&mut self, life: Life, said: [f64; 3]) {
        let entry = self.0.entry((life.x.min(4), (life.t_x / 10.0) as u32)).or_default();
        let [alive, back, orders] = said;
        entry.0 += 1;
        entry.1 += u32::from(life.alive);
        entry.2 += u32::from(life.later > 0);
        entry.3[0] += alive;
        entry.3[1] += back;
        entry.3[2] += orders - f64::from(life.later);
    }

    /// More than `least` groups are large, and each does what was said of it.
    pub(super) fn hold(self, least: u32) {
        let mut groups = 0;
        for ((x, t_x), (customers, alive, back, sums)) in self.0 {
            if customers < 3000 {
                continue;
            }
            groups += 1;
            let n = f64::from(customers);
            for (seen, said) in [(alive, sums[0]), (back, sums[1])] {
                let (seen, said) = (f64::from(seen) / n, said / n);
                let error = (said * (1.0 - said) / n).sqrt();
                assert!((seen - said).abs() < 4.5 * error, "x {x}, t_x {t_x}0: {seen} seen, {said} said");
            }
            assert!((sums[2] / n).abs() < 0.05, "x {x}, t_x {t_x}0: {} orders apart", sums[2] / n);
        }
        assert!(groups > least, "{groups}");
    }
}

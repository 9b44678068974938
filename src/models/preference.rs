//! What somebody takes of what a shop has: shares, how spread they are, how far from the shop's, and whether chance alone would do.
//!
//! A preference is claimed only where a customer takes something more often than the shop sells it by more than chance explains: a
//! binomial test against the shop's share, held at 5 % over all customers and things by Benjamini & Hochberg (1995). Items are numbers
//! here; what they are called, and which classes follow, is the classifiers' affair.

use std::cell::RefCell;

use crate::base::Money;
use crate::math::float::ln;
use crate::math::proportion::{benjamini_hochberg, binomial_upper};

/// False claims among all claims, on average.
pub const LEVEL: f64 = 0.05;

/// One thing that a customer took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Which.
    pub item: u32,
    /// How often.
    pub times: u32,
    /// What it brought; never negative.
    pub money: Money,
}

/// What one customer took. Made once and filled again for each.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    taken: Vec<Taken>,
}

impl Tally {
    /// Forgets everything.
    pub fn clear(&mut self) {
        self.taken.clear();
    }

    /// Counts an item once.
    pub fn add(&mut self, item: u32, money: Money) {
        let money = money.max(Money::ZERO);
        match self.taken.iter_mut().find(|taken| taken.item == item) {
            Some(taken) => {
                taken.times += 1;
                taken.money += money;
            }
            None => self.taken.push(Taken { item, times: 1, money }),
        }
    }

    /// Forgets everything and takes these, each item once.
    pub fn fill(&mut self, taken: impl Iterator<Item = Taken>) {
        self.taken.clear();
        self.taken.extend(taken);
    }

    /// Everything taken, in no order that means anything.
    pub fn taken(&self) -> &[Taken] {
        &self.taken
    }

    /// How often anything was taken.
    pub fn times(&self) -> u32 {
        self.taken.iter().map(|taken| taken.times).sum()
    }

    /// What it all brought.
    pub fn money(&self) -> Money {
        self.taken.iter().map(|taken| taken.money).sum()
    }

    /// What weighs most, by times or by money; of several the least item.
    pub fn top(&self, by_money: bool) -> Option<Taken> {
        let weight = |taken: &Taken| if by_money { taken.money.0 } else { i64::from(taken.times) };
        self.taken.iter().copied().max_by_key(|taken| (weight(taken), std::cmp::Reverse(taken.item)))
    }

    /// The share of an item; NaN where there is nothing to share.
    pub fn share(&self, taken: Taken, by_money: bool) -> f64 {
        if by_money {
            taken.money.to_f64() / self.money().to_f64()
        } else {
            f64::from(taken.times) / f64::from(self.times())
        }
    }

    /// How spread it is: the entropy of the shares over the greatest that so many times and `kinds` of things allow, 0 for one thing
    /// only, 1 for all alike. NaN where there is no choice.
    pub fn spread(&self, kinds: u32, by_money: bool) -> f64 {
        let most = ln(f64::from(kinds.min(self.times())));
        let mut shares: Vec<f64> = self.taken.iter().map(|taken| self.share(*taken, by_money)).collect();
        // Sorted, so that the order in which things came does not show in the last bit.
        crate::math::order::ascending(&mut shares);
        let entropy: f64 = shares.iter().filter(|share| **share > 0.0).map(|share| -share * ln(*share)).sum();
        // Of one thing it is −0, which is 0.
        if most > 0.0 { (entropy / most).clamp(0.0, 1.0) + 0.0 } else { f64::NAN }
    }
}

/// A chance that was worked out.
#[derive(Clone, Copy, Debug)]
struct Known {
    times: u32,
    of: u32,
    shop: u64,
    p: f64,
}

/// Chances that were worked out already: customers are many, counts are few. The latest that falls on a place stays there.
#[derive(Clone, Debug)]
struct Chances(RefCell<Vec<Option<Known>>>);

impl Default for Chances {
    fn default() -> Chances {
        Chances(RefCell::new(vec![None; Chances::PLACES]))
    }
}

impl Chances {
    const PLACES: usize = 4096;

    fn of(&self, times: u32, of: u32, share: f64) -> f64 {
        let shop = share.to_bits();
        let mixed = ((u64::from(times) << 32) | u64::from(of)) ^ shop.rotate_left(7);
        let at = (mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 52) as usize;
        let mut known = self.0.borrow_mut();
        let Some(slot) = known.get_mut(at) else { return chance(times, of, share) };
        match slot {
            Some(known) if (known.times, known.of, known.shop) == (times, of, shop) => known.p,
            _ => slot.insert(Known { times, of, shop, p: chance(times, of, share) }).p,
        }
    }
}

/// How often chance alone would give a customer an item as often: P(X ≥ times) at the shop's share.
pub fn chance(times: u32, of: u32, shop: f64) -> f64 {
    binomial_upper(times, of, shop)
}

/// How many times the share of the whole a share is: lift of an item, location quotient of a place. NaN where the whole has none.
pub fn lift(share: f64, whole: f64) -> f64 {
    if whole > 0.0 { share / whole } else { f64::NAN }
}

/// Collects the tests of all customers and decides together which hold.
#[derive(Clone, Debug, Default)]
pub struct Tests {
    p_values: Vec<f64>,
    in_all: u64,
    chances: Chances,
}

impl Tests {
    /// One customer, whose shares are tested against those of a shop with so many `kinds` of things.
    pub fn customer(&mut self, tally: &Tally, kinds: u32, shop: impl Fn(u32) -> f64) {
        let of = tally.times();
        self.in_all += u64::from(kinds);
        for taken in tally.taken() {
            self.weigh(taken.times, of, shop(taken.item));
        }
    }

    /// One test by itself.
    pub fn one(&mut self, times: u32, of: u32, shop: f64) {
        self.in_all += 1;
        self.weigh(times, of, shop);
    }

    fn weigh(&mut self, times: u32, of: u32, shop: f64) {
        // Once is no habit; and what is not above the shop's share is never rejected (its chance is a quarter at least).
        if times > 1 && f64::from(times) > f64::from(of) * shop {
            let p = self.chances.of(times, of, shop);
            if p <= LEVEL {
                self.p_values.push(p);
            }
        }
    }

    /// Up to which chance a preference is claimed; negative where none is.
    pub fn cut(mut self) -> f64 {
        benjamini_hochberg(&mut self.p_values, self.in_all, LEVEL)
    }
}

/// Which preferences are claimed, at the cut of [`Tests`].
#[derive(Clone, Debug, Default)]
pub struct Claims {
    cut: f64,
    chances: Chances,
}

impl Claims {
    /// Those whose chance is at most this.
    pub fn at(cut: f64) -> Claims {
        Claims { cut, chances: Chances::default() }
    }

    /// How often chance alone would do; worked out once.
    pub fn chance(&self, times: u32, of: u32, shop: f64) -> f64 {
        self.chances.of(times, of, shop)
    }

    /// Whether an item that the shop sells so often is claimed.
    pub fn hold(&self, times: u32, of: u32, shop: f64) -> bool {
        times > 1 && f64::from(times) > f64::from(of) * shop && self.chances.of(times, of, shop) <= self.cut
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;
    use crate::math::rng::Rng;

    fn tally(items: &[u32]) -> Tally {
        let mut tally = Tally::default();
        for item in items {
            tally.add(*item, Money::from_f64(f64::from(*item) + 1.0).unwrap());
        }
        tally
    }

    #[test]
    fn shares_by_times_and_by_money_differ() {
        let tally = tally(&[0, 0, 0, 9]);
        let (often, dear) = (tally.top(false).unwrap(), tally.top(true).unwrap());
        assert_eq!((often.item, tally.share(often, false)), (0, 0.75));
        assert_eq!((dear.item, tally.share(dear, true)), (9, 10.0 / 13.0));
        assert_eq!(self::tally(&[4, 2]).top(false).unwrap().item, 2);
        assert!(Tally::default().top(false).is_none());
    }

    #[test]
    fn spread_is_between_one_thing_and_all_alike() {
        assert_eq!(tally(&[1, 1, 1]).spread(5, false).to_bits(), 0.0f64.to_bits());
        assert!((tally(&[1, 2, 3]).spread(5, false) - 1.0).abs() < 1e-12);
        assert!((tally(&[0, 1, 0, 1]).spread(2, false) - 1.0).abs() < 1e-12);
        // Shares of 3/4 and 1/4 of four among five kinds: (0.75 ln 4/3 + 0.25 ln 4) / ln 4.
        assert!((tally(&[0, 0, 0, 1]).spread(5, false) - 0.405_639_062_229_566_5).abs() < 1e-12);
        assert!(tally(&[1]).spread(5, false).is_nan() && tally(&[1, 1]).spread(1, false).is_nan());
    }

    #[test]
    fn lifts_are_ratios() {
        assert_eq!(lift(0.5, 0.2), 2.5);
        assert!(lift(0.5, 0.0).is_nan());
    }

    /// Customers with claims, of a shop whose lines are these.
    fn claimed(lines: &[Vec<u32>], kinds: u32) -> Vec<usize> {
        let mut counts = vec![0u32; kinds as usize];
        lines.iter().flatten().for_each(|item| counts[*item as usize] += 1);
        let all: u32 = counts.iter().sum();
        let shop = |item: u32| f64::from(counts[item as usize]) / f64::from(all);
        let mut tests = Tests::default();
        let tallies: Vec<Tally> = lines.iter().map(|line| tally(line)).collect();
        tallies.iter().filter(|tally| tally.times() >= 3).for_each(|tally| tests.customer(tally, kinds, shop));
        let claims = Claims::at(tests.cut());
        let has = |tally: &Tally| {
            tally.times() >= 3
                && tally.taken().iter().any(|taken| claims.hold(taken.times, tally.times(), shop(taken.item)))
        };
        tallies.iter().enumerate().filter(|(_, tally)| has(tally)).map(|(at, _)| at).collect()
    }

    #[test]
    fn no_preference_is_claimed_from_noise_and_most_that_are_there_are_found() {
        const KINDS: u32 = 8;
        let mut rng = Rng::new(11);
        // Two of three customers follow the shop; every third takes one thing four times of five.
        let draw = |rng: &mut Rng| (0..KINDS - 1).find(|_| rng.f64() < 0.35).unwrap_or(KINDS - 1);
        let mut lines: Vec<Vec<u32>> = Vec::new();
        for who in 0..300u32 {
            let own = (who / 3) % KINDS;
            let count = 3 + rng.below(12);
            let one = |rng: &mut Rng| if who % 3 == 0 && rng.f64() < 0.8 { own } else { draw(rng) };
            lines.push((0..count).map(|_| one(&mut rng)).collect());
        }
        let found = claimed(&lines, KINDS);
        let planted = found.iter().filter(|who| *who % 3 == 0).count();
        assert!(planted > 60, "{planted} of 100 are found");
        assert!(found.len() - planted <= found.len() / 10, "{} of {} are false", found.len() - planted, found.len());
        let mut all: Vec<u32> = lines.iter().flatten().copied().collect();
        let (mut shuffles, mut customers) = (0, 0);
        for _ in 0..200 {
            rng.shuffle(&mut all);
            let mut rest = all.iter().copied();
            let shuffled: Vec<Vec<u32>> = lines.iter().map(|line| rest.by_ref().take(line.len()).collect()).collect();
            let claims = claimed(&shuffled, KINDS).len();
            shuffles += u32::from(claims > 0);
            customers += claims;
        }
        assert!(shuffles <= 10, "{shuffles} of 200 shuffles claim something");
        assert!(customers <= 300, "{customers} of 60,000 customers have a claim: more than 0.5 %");
    }
}

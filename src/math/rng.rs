//! One seeded generator: xoshiro256++ 1.0 (Blackman & Vigna 2019), its state filled by `splitmix64`.
//!
//! Whatever draws at random in the engine draws from here, so that a seed gives the same numbers on every machine. Not for secrets.
//! Distributions go through [`super::float`]; each says which method it is, because the method fixes the numbers.

use super::float;

/// `xoshiro256++`. Period 2²⁵⁶ − 1; cheap to clone, so a clone replays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rng {
    state: [u64; 4],
}

/// The next number of `splitmix64` (Steele, Lea & Flood 2014) and its advanced state.
fn splitmix64(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

impl Rng {
    /// A generator of a seed; equal seeds, equal numbers.
    pub fn new(seed: u64) -> Rng {
        let mut mix = seed;
        Rng { state: std::array::from_fn(|_| splitmix64(&mut mix)) }
    }

    /// 64 uniform bits.
    pub fn u64(&mut self) -> u64 {
        let s = &mut self.state;
        let result = s[0].wrapping_add(s[3]).rotate_left(23).wrapping_add(s[0]);
        let t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = s[3].rotate_left(45);
        result
    }

    /// Uniform in [0, 1): the upper 53 bits.
    pub fn f64(&mut self) -> f64 {
        const STEP: f64 = 1.0 / (1u64 << 53) as f64;
        (self.u64() >> 11) as f64 * STEP
    }

    /// Uniform in 0..n without bias (Lemire 2019); 0 for n = 0.
    pub fn below(&mut self, n: u64) -> u64 {
        if n == 0 {
            return 0;
        }
        loop {
            let wide = u128::from(self.u64()) * u128::from(n);
            if wide as u64 >= n.wrapping_neg() % n {
                return (wide >> 64) as u64;
            }
        }
    }

    /// Standard normal, by Marsaglia's polar method; the second number of a pair is dropped, so that no state hides.
    pub fn normal(&mut self) -> f64 {
        loop {
            let (u, v) = (2.0 * self.f64() - 1.0, 2.0 * self.f64() - 1.0);
            let s = u * u + v * v;
            if s > 0.0 && s < 1.0 {
                return u * float::sqrt(-2.0 * float::ln(s) / s);
            }
        }
    }

    /// Exponential of rate 1, by inversion.
    pub fn exponential(&mut self) -> f64 {
        -float::ln_1p(-self.f64())
    }

    /// Gamma of a shape and scale 1 (Marsaglia & Tsang 2000; below shape 1 by their boost). NaN for a shape that is not positive.
    pub fn gamma(&mut self, shape: f64) -> f64 {
        if shape.is_nan() || shape <= 0.0 {
            return f64::NAN;
        }
        if shape < 1.0 {
            let boost = float::pow(1.0 - self.f64(), 1.0 / shape);
            return self.gamma(shape + 1.0) * boost;
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / float::sqrt(9.0 * d);
        loop {
            let x = self.normal();
            let v = 1.0 + c * x;
            if v <= 0.0 {
                continue;
            }
            let v = v * v * v;
            if float::ln(1.0 - self.f64()) < 0.5 * x * x + d - d * v + d * float::ln(v) {
                return d * v;
            }
        }
    }

    /// Poisson of a mean: multiplication of uniforms (Knuth) below 30, transformed rejection (Hörmann 1993, PTRS) from there.
    /// 0 for a mean that is not positive.
    pub fn poisson(&mut self, mean: f64) -> u64 {
        if mean.is_nan() || mean <= 0.0 {
            return 0;
        }
        if mean < 30.0 {
            let limit = float::exp(-mean);
            let (mut count, mut product) = (0, 1.0 - self.f64());
            while product > limit {
                count += 1;
                product *= 1.0 - self.f64();
            }
            return count;
        }
        let b = 0.931 + 2.53 * float::sqrt(mean);
        let a = -0.059 + 0.024_83 * b;
        let inverse = 1.1239 + 1.1328 / (b - 3.4);
        let peak = 0.9277 - 3.6224 / (b - 2.0);
        loop {
            let (u, v) = (self.f64() - 0.5, 1.0 - self.f64());
            let us = 0.5 - u.abs();
            let k = ((2.0 * a / us + b) * u + mean + 0.43).floor();
            if us >= 0.07 && v <= peak {
                return k as u64;
            }
            if k < 0.0 || (us < 0.013 && v > us) {
                continue;
            }
            let accept = k * float::ln(mean) - mean - float::ln_gamma(k + 1.0);
            if float::ln(v * inverse / (a / (us * us) + b)) <= accept {
                return k as u64;
            }
        }
    }

    /// Puts a slice in random order (Fisher & Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last as u64 + 1) as usize);
        }
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;

    #[test]
    fn splitmix64_gives_the_published_numbers() {
        let mut state = 1_477_776_061_723_855_037;
        let numbers: Vec<u64> = (0..4).map(|_| splitmix64(&mut state)).collect();
        let golden = [
            1_985_237_415_132_408_290,
            2_979_275_885_539_914_483,
            13_511_426_838_097_143_398,
            8_488_337_342_461_049_707,
        ];
        assert_eq!(numbers, golden);
    }

    #[test]
    fn xoshiro256_plus_plus_gives_the_numbers_of_the_reference() {
        let mut rng = Rng { state: [1, 2, 3, 4] };
        let numbers: Vec<u64> = (0..8).map(|_| rng.u64()).collect();
        let golden = [
            41_943_041,
            58_720_359,
            3_588_806_011_781_223,
            3_591_011_842_654_386,
            9_228_616_714_210_784_205,
            9_973_669_472_204_895_162,
            14_011_001_112_246_962_877,
            12_406_186_145_184_390_807,
        ];
        assert_eq!(numbers, golden);
    }

    fn moments(draws: usize, mut draw: impl FnMut() -> f64) -> (f64, f64) {
        let all: Vec<f64> = (0..draws).map(|_| draw()).collect();
        let mean = all.iter().sum::<f64>() / draws as f64;
        (mean, all.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / draws as f64)
    }

    #[test]
    fn distributions_have_their_mean_and_variance() {
        let mut rng = Rng::new(7);
        let mut check = |name: &str, mean: f64, variance: f64, draw: &mut dyn FnMut(&mut Rng) -> f64| {
            let (m, v) = moments(40_000, || draw(&mut rng));
            // Five standard errors of the mean; the variance within 6 %.
            assert!((m - mean).abs() < 5.0 * (variance / 40_000.0).sqrt(), "{name}: mean {m}");
            assert!((v / variance - 1.0).abs() < 0.06, "{name}: variance {v}");
        };
        check("uniform", 0.5, 1.0 / 12.0, &mut Rng::f64);
        check("normal", 0.0, 1.0, &mut Rng::normal);
        check("exponential", 1.0, 1.0, &mut Rng::exponential);
        check("gamma", 2.5, 2.5, &mut |rng| rng.gamma(2.5));
        check("small gamma", 0.4, 0.4, &mut |rng| rng.gamma(0.4));
        check("poisson", 3.0, 3.0, &mut |rng| rng.poisson(3.0) as f64);
        check("large poisson", 120.0, 120.0, &mut |rng| rng.poisson(120.0) as f64);
        check("below", 4.5, 8.25, &mut |rng| rng.below(10) as f64);
    }

    #[test]
    fn a_shuffle_keeps_everything_and_replays() {
        let (mut one, mut two) = ((0..100).collect::<Vec<u32>>(), (0..100).collect::<Vec<u32>>());
        Rng::new(3).shuffle(&mut one);
        Rng::new(3).shuffle(&mut two);
        assert_eq!(one, two);
        assert_ne!(one, (0..100).collect::<Vec<u32>>());
        one.sort_unstable();
        assert_eq!(one, (0..100).collect::<Vec<u32>>());
    }

    #[test]
    fn senseless_arguments_give_an_answer() {
        let mut rng = Rng::new(0);
        assert_eq!((rng.below(0), rng.poisson(f64::NAN), rng.poisson(-1.0)), (0, 0, 0));
        assert!(rng.gamma(0.0).is_nan() && rng.gamma(f64::NAN).is_nan());
    }
}

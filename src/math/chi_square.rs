//! How easily chance alone gives a χ² so large.
//!
//! The upper tail is the regularised incomplete gamma function Q(df/2, x/2), by its series below the mean and by its continued fraction
//! above (Abramowitz & Stegun 6.5.29 and 6.5.31; modified method of Lentz).

use super::float::{exp, ln, ln_gamma};

const TURNS: u32 = 500;

/// P(X ≥ x) for X of χ² with so many degrees of freedom; 1 for none.
pub fn upper(x: f64, freedom: u32) -> f64 {
    if freedom == 0 || x <= 0.0 {
        return 1.0;
    }
    let (a, x) = (f64::from(freedom) / 2.0, x / 2.0);
    let front = exp(a * ln(x) - x - ln_gamma(a));
    if x < a + 1.0 { (1.0 - front * series(a, x)).clamp(0.0, 1.0) } else { (front * fraction(a, x)).clamp(0.0, 1.0) }
}

/// Σ xⁿ / (a(a + 1)…(a + n)).
fn series(a: f64, x: f64) -> f64 {
    let mut term = 1.0 / a;
    let mut sum = term;
    for n in 1..TURNS {
        term *= x / (a + f64::from(n));
        sum += term;
        if term < sum * 1e-16 {
            break;
        }
    }
    sum
}

fn fraction(a: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let keep = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut b = x + 1.0 - a;
    let mut c = 1.0 / TINY;
    let mut d = 1.0 / keep(b);
    let mut value = d;
    for n in 1..TURNS {
        let n = f64::from(n);
        let step = -n * (n - a);
        b += 2.0;
        d = 1.0 / keep(step * d + b);
        c = keep(b + step / c);
        value *= d * c;
        if (d * c - 1.0).abs() < 1e-15 {
            break;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_are_those_of_the_tables() {
        let near = |value: f64, known: f64| assert!((value - known).abs() <= known * 1e-6, "{value} {known}");
        // Two degrees: e^(−x/2).
        for x in [0.1, 1.0, 2.9, 3.1, 20.0, 300.0] {
            near(upper(x, 2), exp(-x / 2.0));
        }
        // The 5 % and 1 ‰ points of the tables.
        for (x, freedom, p) in [
            (3.841_458_820_694_124, 1, 0.05),
            (5.991_464_547_107_979, 2, 0.05),
            (18.307_038_053_275_14, 10, 0.05),
            (10.827_566_170_662_733, 1, 0.001),
        ] {
            near(upper(x, freedom), p);
        }
        assert!((upper(0.0, 3) - 1.0).abs() < 1e-15 && (upper(4.0, 0) - 1.0).abs() < 1e-15);
    }
}

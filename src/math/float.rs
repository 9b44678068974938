//! Transcendental functions, by name from one implementation.
//!
//! The platform's `libm` differs between machines and browsers in the last bit, and one bit moves a customer over a cut. Everything here
//! is the `libm` crate's pure-Rust code, the same natively and in wasm. Holds no function that IEEE 754 already fixes for everybody
//! (`+ − × ÷`, `sqrt`, `floor`), except [`sqrt`] for symmetry.

/// e to the power of x.
#[inline]
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// e to the power of x, less one; exact near 0.
#[inline]
pub fn exp_m1(x: f64) -> f64 {
    libm::expm1(x)
}

/// Natural logarithm.
#[inline]
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// Natural logarithm of 1 + x; exact near 0.
#[inline]
pub fn ln_1p(x: f64) -> f64 {
    libm::log1p(x)
}

/// Logarithm to the base of ten.
#[inline]
pub fn log10(x: f64) -> f64 {
    libm::log10(x)
}

/// Logarithm to the base of two.
#[inline]
pub fn log2(x: f64) -> f64 {
    libm::log2(x)
}

/// x to the power of y.
#[inline]
pub fn pow(x: f64, y: f64) -> f64 {
    libm::pow(x, y)
}

/// Square root; correctly rounded everywhere.
#[inline]
pub fn sqrt(x: f64) -> f64 {
    libm::sqrt(x)
}

/// Sine of an angle in radians.
#[inline]
pub fn sin(x: f64) -> f64 {
    libm::sin(x)
}

/// Cosine of an angle in radians.
#[inline]
pub fn cos(x: f64) -> f64 {
    libm::cos(x)
}

/// Angle of a point in radians, −π to π.
#[inline]
pub fn atan2(y: f64, x: f64) -> f64 {
    libm::atan2(y, x)
}

/// Natural logarithm of the gamma function, for x > 0.
#[inline]
pub fn ln_gamma(x: f64) -> f64 {
    libm::lgamma(x)
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;

    #[test]
    fn golden_bits_are_the_same_everywhere() {
        // The bits of libm 0.2; the browser test of the same name must give them too.
        assert_eq!(exp(1.0).to_bits(), std::f64::consts::E.to_bits() + 1);
        assert_eq!(ln(2.0).to_bits(), std::f64::consts::LN_2.to_bits());
        assert!((log10(1000.0) - 3.0).abs() < 1e-15);
        assert_eq!(pow(2.0, 0.5).to_bits(), sqrt(2.0).to_bits());
        assert!((ln_gamma(5.0) - ln(24.0)).abs() < 1e-14);
    }
}

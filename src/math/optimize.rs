//! The least value of a smooth function within a box: BFGS (Nocedal & Wright 2006, ch. 6) with the coordinates at an edge set aside
//! while the slope pushes them outwards.
//!
//! Meant for a handful of parameters in logarithms, where one unit of every coordinate means about the same. Deterministic: no start is
//! drawn here. Whoever wants to stop the search lets the function say nothing.

use super::float;

/// A value and its slope.
pub type Slope<const N: usize> = (f64, [f64; N]);
/// A symmetric matrix.
pub type Matrix<const N: usize> = [[f64; N]; N];

/// Where a search ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Optimum<const N: usize> {
    /// The place.
    pub at: [f64; N],
    /// The value there.
    pub value: f64,
    /// The steepest slope among the coordinates that are not held by an edge.
    pub slope: f64,
    /// The slope is below the tolerance, or as near to it as the rounding of the value allows.
    pub converged: bool,
    /// Coordinates held by an edge: −1 at the lower, 1 at the upper, 0 free.
    pub edge: [i8; N],
}

/// Rounds of a search.
const MOST_ROUNDS: usize = 250;
/// Rounds without a fall worth the name after which a search ends.
const STALLED: u32 = 3;
/// The longest move of a coordinate in one round.
const LONGEST: f64 = 2.0;

fn dot<const N: usize>(a: &[f64; N], b: &[f64; N]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Multiplies a matrix with a vector.
pub fn times<const N: usize>(matrix: &Matrix<N>, vector: &[f64; N]) -> [f64; N] {
    matrix.each_ref().map(|row| dot(row, vector))
}

fn identity<const N: usize>() -> Matrix<N> {
    std::array::from_fn(|i| std::array::from_fn(|j| f64::from(u8::from(i == j))))
}

/// Seeks the least value from a start. `function` gives value and slope, or nothing to end the search, which then gives nothing too.
/// A place without a finite value counts as too high.
pub fn minimize<const N: usize>(
    function: &mut dyn FnMut(&[f64; N]) -> Option<Slope<N>>,
    start: [f64; N],
    within: &[(f64, f64); N],
    tolerance: f64,
) -> Option<Optimum<N>> {
    let hold = |at: [f64; N]| -> [f64; N] {
        let mut held = at;
        for (value, (low, high)) in held.iter_mut().zip(within) {
            *value = value.clamp(*low, *high);
        }
        held
    };
    let edges = |at: &[f64; N], slope: &[f64; N]| -> [i8; N] {
        let mut edge = [0; N];
        for (((edge, at), slope), (low, high)) in edge.iter_mut().zip(at).zip(slope).zip(within) {
            *edge = match () {
                () if at <= low && *slope > 0.0 => -1,
                () if at >= high && *slope < 0.0 => 1,
                () => 0,
            };
        }
        edge
    };
    let free = |slope: &[f64; N], edge: &[i8; N]| -> [f64; N] {
        let mut free = *slope;
        free.iter_mut().zip(edge).filter(|(_, edge)| **edge != 0).for_each(|(slope, _)| *slope = 0.0);
        free
    };
    let steepest = |slope: &[f64; N]| slope.iter().fold(0.0_f64, |most, slope| most.max(slope.abs()));

    let mut at = hold(start);
    let (mut value, mut slope) = function(&at)?;
    let (mut inverse, mut fresh) = (identity::<N>(), true);
    let mut stalled = 0;
    for _ in 0..MOST_ROUNDS {
        let edge = edges(&at, &slope);
        let open = free(&slope, &edge);
        if !value.is_finite() || steepest(&open) < tolerance || stalled == STALLED {
            break;
        }
        let mut move_by = free(&times(&inverse, &open).map(|step| -step), &edge);
        if dot(&move_by, &open) >= 0.0 {
            (inverse, fresh) = (identity(), true);
            move_by = open.map(|slope| -slope);
        }
        if fresh {
            // Nothing is known of the curvature yet: a quarter of a unit is a careful first step.
            let length = 0.25 / steepest(&move_by).max(0.25);
            move_by = move_by.map(|step| step * length);
        }
        let too_long = steepest(&move_by) / LONGEST;
        if too_long > 1.0 {
            move_by = move_by.map(|step| step / too_long);
        }
        let mut part = 1.0;
        let mut found = None;
        for _ in 0..25 {
            let there = hold(std::array::from_fn(|i| {
                at.get(i).copied().unwrap_or(0.0) + part * move_by.get(i).copied().unwrap_or(0.0)
            }));
            let moved: [f64; N] =
                std::array::from_fn(|i| there.get(i).copied().unwrap_or(0.0) - at.get(i).copied().unwrap_or(0.0));
            if steepest(&moved) == 0.0 {
                break;
            }
            let (height, rise) = function(&there)?;
            let promised = dot(&slope, &moved);
            let finite = height.is_finite() && rise.iter().all(|slope| slope.is_finite());
            // Near the end values differ by rounding only; there a flatter slope is progress.
            let flatter = steepest(&free(&rise, &edges(&there, &rise))) < steepest(&open);
            if finite && (height <= value + 1e-4 * promised || (height <= value + 1e-13 * value.abs() && flatter)) {
                found = Some((there, moved, height, rise));
                break;
            }
            // The parabola through both heights and the first slope, kept sensible.
            let bend = height - value - promised;
            let best = if finite && bend > 0.0 { -0.5 * promised / bend } else { 0.2 };
            part *= best.clamp(0.1, 0.5);
        }
        let Some((there, moved, height, rise)) = found else {
            if fresh {
                // Not even straight down does it fall: what slope there is, is rounding.
                stalled = STALLED;
                break;
            }
            (inverse, fresh) = (identity(), true);
            continue;
        };
        let change: [f64; N] =
            std::array::from_fn(|i| rise.get(i).copied().unwrap_or(0.0) - slope.get(i).copied().unwrap_or(0.0));
        // What an edge holds takes no part, and curvature found with it or without it is not that of the others.
        let (change, held) = (free(&change, &edge), edges(&there, &rise));
        let curvature = dot(&moved, &change);
        if held != edge {
            (inverse, fresh) = (identity(), true);
        } else if curvature > 1e-10 * float::sqrt(dot(&moved, &moved) * dot(&change, &change)) {
            if fresh {
                let scale = curvature / dot(&change, &change);
                inverse = identity().map(|row: [f64; N]| row.map(|cell| cell * scale));
            }
            update(&mut inverse, &moved, &change, curvature);
            fresh = false;
        }
        // Falls that rounding could have made.
        stalled = if value - height <= 1e-14 * value.abs() { stalled + 1 } else { 0 };
        (at, value, slope) = (there, height, rise);
    }
    let edge = edges(&at, &slope);
    let slope = steepest(&free(&slope, &edge));
    // Where the value no longer falls by more than rounding, a slope that is nearly flat is flat.
    let limit = if stalled == STALLED { tolerance * 1e3 } else { tolerance };
    Some(Optimum { at, value, slope, converged: value.is_finite() && slope < limit, edge })
}

/// The BFGS update of the inverse curvature.
fn update<const N: usize>(inverse: &mut Matrix<N>, moved: &[f64; N], change: &[f64; N], curvature: f64) {
    let along = times(inverse, change);
    let stretch = (1.0 + dot(change, &along) / curvature) / curvature;
    for (row, (moved_i, along_i)) in inverse.iter_mut().zip(moved.iter().zip(&along)) {
        for (cell, (moved_j, along_j)) in row.iter_mut().zip(moved.iter().zip(&along)) {
            *cell += stretch * moved_i * moved_j - (along_i * moved_j + moved_i * along_j) / curvature;
        }
    }
}

/// The lower factor L of a symmetric positive definite matrix, M = L·Lᵀ (Cholesky); nothing for another one.
pub fn cholesky<const N: usize>(matrix: &Matrix<N>) -> Option<Matrix<N>> {
    let mut lower = [[0.0; N]; N];
    for i in 0..N {
        for j in 0..=i {
            let (row, other) = (*lower.get(i)?, *lower.get(j)?);
            let rest = matrix.get(i)?.get(j)? - row.iter().zip(&other).take(j).map(|(a, b)| a * b).sum::<f64>();
            let cell = if i == j {
                if rest.is_nan() || rest <= 1e-13 * matrix.get(i)?.get(i)?.abs() {
                    return None;
                }
                float::sqrt(rest)
            } else {
                rest / other.get(j)?
            };
            *lower.get_mut(i)?.get_mut(j)? = cell;
        }
    }
    Some(lower)
}

/// The inverse of a symmetric positive definite matrix; nothing for another one.
pub fn inverse<const N: usize>(matrix: &Matrix<N>) -> Option<Matrix<N>> {
    let lower = cholesky(matrix)?;
    let mut result = [[0.0; N]; N];
    for unit in 0..N {
        // L y = e, then Lᵀ x = y.
        let mut y = [0.0; N];
        for i in 0..N {
            let before: f64 = lower.get(i)?.iter().zip(&y).take(i).map(|(a, b)| a * b).sum();
            *y.get_mut(i)? = (f64::from(u8::from(i == unit)) - before) / lower.get(i)?.get(i)?;
        }
        let mut x = [0.0; N];
        for i in (0..N).rev() {
            let after: f64 = (i + 1..N).filter_map(|k| Some(lower.get(k)?.get(i)? * x.get(k)?)).sum();
            *x.get_mut(i)? = (y.get(i)? - after) / lower.get(i)?.get(i)?;
        }
        for (row, value) in result.iter_mut().zip(x) {
            *row.get_mut(unit)? = value;
        }
    }
    Some(result)
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;

    const WIDE: [(f64, f64); 2] = [(-10.0, 10.0); 2];

    fn rosenbrock(at: &[f64; 2]) -> Slope<2> {
        let [x, y] = *at;
        let (a, b) = (1.0 - x, y - x * x);
        (a * a + 100.0 * b * b, [-2.0 * a - 400.0 * x * b, 200.0 * b])
    }

    #[test]
    fn the_valley_of_rosenbrock_is_walked_to_its_end() {
        for start in [[-1.2, 1.0], [8.0, -9.0], [0.0, 0.0]] {
            let found = minimize(&mut |at| Some(rosenbrock(at)), start, &WIDE, 1e-9).unwrap();
            assert!(
                found.converged && (found.at[0] - 1.0).abs() < 1e-7 && (found.at[1] - 1.0).abs() < 1e-7,
                "{found:?}"
            );
            assert_eq!(found.edge, [0, 0]);
        }
    }

    #[test]
    fn an_edge_holds_what_wants_beyond_it() {
        let found = minimize(&mut |at| Some(rosenbrock(at)), [-1.2, 1.0], &[(-2.0, 0.5), (-2.0, 2.0)], 1e-9).unwrap();
        assert_eq!((found.at[0], found.edge, found.converged), (0.5, [1, 0], true));
        assert!((found.at[1] - 0.25).abs() < 1e-8);
    }

    #[test]
    fn a_function_that_says_nothing_ends_the_search() {
        let mut calls = 0;
        let mut function = |at: &[f64; 2]| {
            calls += 1;
            (calls < 5).then(|| rosenbrock(at))
        };
        assert_eq!(minimize(&mut function, [-1.2, 1.0], &WIDE, 1e-9), None);
        assert_eq!(calls, 5);
        let nowhere = minimize(&mut |_| Some((f64::NAN, [0.0; 2])), [0.0; 2], &WIDE, 1e-9).unwrap();
        assert!(!nowhere.converged);
    }

    #[test]
    fn inverse_and_factor_of_a_matrix() {
        let matrix = [[4.0, 2.0, 0.6], [2.0, 5.0, 1.0], [0.6, 1.0, 3.0]];
        let inverse = inverse(&matrix).unwrap();
        for (i, row) in matrix.iter().enumerate() {
            let column: [f64; 3] = times(&inverse, row);
            for (j, value) in column.iter().enumerate() {
                assert!((value - f64::from(u8::from(i == j))).abs() < 1e-14);
            }
        }
        assert_eq!(cholesky(&[[1.0, 2.0], [2.0, 1.0]]), None);
        assert_eq!(cholesky(&[[f64::NAN]]), None);
    }
}

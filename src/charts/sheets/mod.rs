//! The sheets beside the charts of classifiers: what stands in each, worked out from an outcome and its data.
//!
//! One file per subject, one line per sheet in [`prepare`]; ids are those of a spec's charts. How a sheet is shown is
//! [`kinds::sheet`](super::kinds::sheet)'s. What needs arithmetic of its own has it in `models`, tested by published numbers; what needs
//! the parameters of a classifier is in its fit. A sheet with nothing to say is none.

mod cohorts;
mod feedback;
mod goods;
mod journey;
mod membership;
mod monitoring;
mod profile;
mod regions;
mod value_loyalty;

use super::kinds::sheet::Data;
use crate::classify::{Context, Outcome};

/// The ids of all sheets.
pub const SHEETS: &[&str] = &[
    "feedback_ways",
    "product_sides",
    "satisfaction_months",
    "nps_months",
    "programme",
    "profile",
    "regions",
    "region_months",
    "category_breadth",
    "value_loyalty",
    "journey",
    "cohorts",
    "second_order",
];

/// The sheet of an id, from an outcome of the classifier of that id; nothing for an id that does not exist, or where there is nothing to say.
pub(super) fn prepare(id: &str, cx: &Context, outcome: &Outcome, classifier: &str) -> Option<Data> {
    match id {
        "feedback_ways" => feedback::ways(outcome),
        "product_sides" => feedback::products(outcome),
        "satisfaction_months" => monitoring::satisfaction(outcome),
        "nps_months" => monitoring::nps(outcome),
        "programme" => membership::programme(outcome),
        "profile" => profile::profile(cx, outcome, classifier),
        "regions" => regions::regions(cx, outcome),
        "region_months" => regions::months(cx, outcome),
        "category_breadth" => goods::breadth(cx),
        "value_loyalty" => value_loyalty::by_loyalty(cx, outcome, classifier),
        "journey" => journey::journey(cx),
        "cohorts" => cohorts::triangle(cx),
        "second_order" => cohorts::second_order(cx),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::SHEETS;
    use crate::charts::{ChartData, prepare};
    use crate::classify::laws::{Rows, hard_shops, shop_of, values};
    use crate::classify::{ALL, LISTED};

    /// All sheets of a shop; bytes, because what has no value is not equal to itself.
    fn sheets(rows: &Rows) -> Vec<(&'static str, Vec<u8>)> {
        let shop = shop_of(rows, None);
        let mut all = Vec::new();
        for classifier in ALL {
            let spec = classifier.spec();
            let (cx, outcome) = (shop.cx_of(spec.id), shop.run(spec.id, &values(&[])));
            let params = classifier.check(&values(&[])).unwrap();
            for chart in spec.charts {
                let Some(ChartData::Sheet(data)) = prepare(chart, &cx, &outcome, spec.id, &params) else { continue };
                assert!(!data.rows.is_empty(), "{chart}");
                assert!(data.rows.iter().all(|row| row.cells.len() == data.columns.len()), "{chart}");
                all.push((*chart, postcard::to_allocvec(&data).unwrap()));
            }
        }
        all
    }

    #[test]
    fn no_shop_breaks_a_sheet_and_the_order_of_rows_does_not_show() {
        let mut seen = std::collections::BTreeSet::new();
        for (name, mut rows) in hard_shops() {
            // Every fifth customer of a shop is followed by a prospect: so many that these are the same from either end.
            rows.truncate(rows.len().saturating_sub(1) / 5 * 5 + 1);
            let found = sheets(&rows);
            let turned: Rows = rows.iter().rev().cloned().collect();
            for (one, other) in found.iter().zip(sheets(&turned)) {
                assert!(*one == other, "{name}: {} and {}", one.0, other.0);
            }
            seen.extend(found.into_iter().map(|(chart, _)| chart));
        }
        assert!(seen.len() > 7, "{seen:?}");
    }

    /// An id that no kind of chart and no sheet has shows nothing at all.
    #[test]
    fn every_sheet_belongs_to_a_page() {
        let code = include_str!("mod.rs");
        let arms = code.lines().filter_map(|line| line.trim().strip_prefix('"')?.split_once("\" =>").map(|(id, _)| id));
        let arms: Vec<&str> = arms.collect();
        assert_eq!(arms, SHEETS);
        for id in arms {
            assert!(LISTED.iter().any(|listed| listed.spec.charts.contains(&id)), "{id}");
        }
    }
}

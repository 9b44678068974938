//! Charts: data prepared in the engine (a few hundred numbers), drawn on the page by plotters into SVG.
//!
//! A chart is one file in `kinds/` with three parts: `Data` (serialisable), `prepare` (engine side) and `draw` (page side), and one
//! line in [`ChartData`]. Every drawing comes with its marks (what a pointer or an arrow key reaches, what a press opens) and its
//! table twin. What is better read than seen is a sheet: a table without a picture (`kinds/sheet.rs`, filled in `sheets/`). Colours are the roles of `style/tokens.css` resolved by [`theme`], so that a copied SVG needs no style sheet.

pub mod kinds;
pub mod measure;
pub mod scale;
pub mod sheets;
pub use sheets::SHEETS;
pub mod surface;
pub mod theme;

use serde::{Deserialize, Serialize};

use crate::classify::{Context, Outcome, Params};
use crate::i18n::Catalog;

pub use theme::{Rgb, Theme};

/// Data of any chart. One line per kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ChartData {
    /// Lorenz curve with the Pareto cuts and the A/B/C bar below.
    Pareto(kinds::pareto::Data),
    /// R × FM cells with counts, classes and money.
    RfmGrid(kinds::rfm_grid::Data),
    /// Hollow and solid dots: share of customers and share of revenue by class.
    ClassShares(kinds::class_shares::Data),
    /// One stacked bar of the classes with labels above.
    ClassBar(kinds::class_bar::Data),
    /// Histogram of gaps between orders with the survival curve and its cuts.
    GapCurve(kinds::gap_curve::Data),
    /// Orders and net money by month.
    OrdersOverTime(kinds::orders_over_time::Data),
    /// Histogram of a feature, coloured by score, with its cuts.
    Cuts(kinds::cuts::Data),
    /// Stems of one customer's orders over time.
    Timeline(kinds::timeline::Data),
    /// Customers by recency and money, coloured by class.
    Scatter(kinds::scatter::Data),
    /// Chances given and what came of them, by tenths of customers.
    Calibration(kinds::calibration::Data),
    /// Cumulative profit, most profitable customers first.
    Whale(kinds::whale::Data),
    /// Touch-points by importance and performance.
    Importance(kinds::importance::Data),
    /// Chance of an order, by orders so far and days since the last.
    ChanceMap(kinds::chance_map::Data),
    /// A small table without a picture.
    Sheet(kinds::sheet::Data),
}

/// What a drawing depends on besides its data.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// Width in CSS pixels; charts are drawn again for another width, never scaled down.
    pub width: u32,
    /// Light or dark.
    pub theme: Theme,
    /// Words and number formats.
    pub words: &'a Catalog,
}

/// One condition on customers; a pick is the conjunction of several. Features are those of reasons and scores (`recency`,
/// `r_score`), ranges are inclusive.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Condition {
    /// In the class of this id, of the classifier whose page it is.
    Class(String),
    /// In one of these classes.
    Classes(Vec<String>),
    /// A score of the outcome between two values.
    Score(String, f64, f64),
    /// A feature between two values.
    Feature(String, f64, f64),
    /// Rank by net money, first is 0: positions `from..to`.
    Rank(u32, u32),
    /// Ordered between two days, both included.
    Ordered(crate::base::Day, crate::base::Day),
}

/// What pressing a mark opens: the customers who meet all conditions. Empty opens nothing.
pub type Pick = Vec<Condition>;

/// What a pointer or an arrow key reaches.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Left, top, width, height in CSS pixels of the drawing.
    pub area: (f64, f64, f64, f64),
    /// The heading of the tooltip; also what a screen reader says first.
    pub title: String,
    /// Name and exact value, line by line.
    pub facts: Vec<(String, String)>,
    /// What a press opens.
    pub pick: Pick,
}

/// The table twin: the same numbers, readable without eyes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Twin {
    /// Column heads.
    pub head: Vec<String>,
    /// Cells; the first column names the row.
    pub rows: Vec<Vec<String>>,
}

/// What a drawing is that has no picture, only its table.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetForm {
    /// By column of the twin, whether it holds words rather than figures.
    pub words: Vec<bool>,
    /// The table as a file for a spreadsheet.
    pub csv: Vec<u8>,
}

/// A drawn chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// A whole `<svg>` element; everything in it was escaped by plotters or by `surface::escape`. Empty for a sheet.
    pub svg: String,
    /// In CSS pixels.
    pub width: u32,
    /// In CSS pixels.
    pub height: u32,
    /// Marks in reading order.
    pub marks: Vec<Mark>,
    /// The same numbers as a table.
    pub twin: Twin,
    /// There is no picture: the table is all there is, and a mark is a row of it.
    pub sheet: Option<SheetForm>,
    /// What was found, as a sentence with the number in it.
    pub title: String,
    /// What is drawn.
    pub subtitle: String,
    /// The note at the foot, empty if none.
    pub note: String,
}

/// Prepares the chart of an id (`Spec::charts` names them) from an outcome of the classifier of that id under these parameters; nothing for an id that
/// does not exist, or where the outcome has not what the chart needs (scores for `rfm_grid`). `cuts` and `timeline` belong to a parameter and to a customer, not to a spec.
pub fn prepare(id: &str, cx: &Context, outcome: &Outcome, classifier: &str, params: &Params) -> Option<ChartData> {
    match id {
        "pareto" => Some(ChartData::Pareto(kinds::pareto::prepare(cx, Some((outcome, classifier))))),
        "rfm_grid" => kinds::rfm_grid::prepare(cx, outcome, classifier, true).map(ChartData::RfmGrid),
        "class_shares" => Some(ChartData::ClassShares(kinds::class_shares::prepare(cx, outcome, classifier))),
        "class_bar" => Some(ChartData::ClassBar(kinds::class_bar::prepare(cx, outcome, classifier, &[]))),
        "gap_curve" => Some(ChartData::GapCurve(kinds::gap_curve::of_shop(cx))),
        "orders_over_time" => Some(ChartData::OrdersOverTime(kinds::orders_over_time::prepare(cx))),
        "scatter" => Some(ChartData::Scatter(kinds::scatter::prepare(cx, outcome, classifier))),
        "chance_map" => kinds::chance_map::prepare(cx, outcome, classifier, params).map(ChartData::ChanceMap),
        "importance" => kinds::importance::prepare(outcome, classifier, params).map(ChartData::Importance),
        "whale" => kinds::whale::prepare(outcome).map(ChartData::Whale),
        "calibration" => kinds::calibration::prepare(outcome, classifier).map(ChartData::Calibration),
        _ => sheets::prepare(id, cx, outcome, classifier).map(ChartData::Sheet),
    }
}

/// Draws any chart.
pub fn draw(data: &ChartData, look: &Look) -> Drawing {
    match data {
        ChartData::Pareto(data) => kinds::pareto::draw(data, look),
        ChartData::RfmGrid(data) => kinds::rfm_grid::draw(data, look),
        ChartData::ClassShares(data) => kinds::class_shares::draw(data, look),
        ChartData::ClassBar(data) => kinds::class_bar::draw(data, look),
        ChartData::GapCurve(data) => kinds::gap_curve::draw(data, look),
        ChartData::OrdersOverTime(data) => kinds::orders_over_time::draw(data, look),
        ChartData::Cuts(data) => kinds::cuts::draw(data, look),
        ChartData::Timeline(data) => kinds::timeline::draw(data, look),
        ChartData::Scatter(data) => kinds::scatter::draw(data, look),
        ChartData::Calibration(data) => kinds::calibration::draw(data, look),
        ChartData::Whale(data) => kinds::whale::draw(data, look),
        ChartData::Importance(data) => kinds::importance::draw(data, look),
        ChartData::ChanceMap(data) => kinds::chance_map::draw(data, look),
        ChartData::Sheet(data) => kinds::sheet::draw(data, look),
    }
}

//! What holds for every chart, whatever its data: marks lie inside, texts do not cover one another, nothing of the user's becomes
//! markup, the twin holds the data. Geometry is held by snapshots that do not depend on words or on the writing of numbers.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what a test's own data lack is a mistake of the test")]

use std::fmt::Write as _;

use kefen::base::{Day, Money};
use kefen::charts::kinds::{
    calibration, class_bar, class_shares, cuts, gap_curve, orders_over_time, pareto, rfm_grid, scatter, timeline,
};
use kefen::charts::measure::{strong_width, text_width};
use kefen::charts::{ChartData, Condition, Drawing, Look, Theme, draw};
use kefen::classify::{Assignment, Class, Context, Outcome, Score, Unit};
use kefen::features::{Customers, EventKind, Facts, History};
use kefen::i18n::{Catalog, Currency, Lang};
use kefen::models::backtest::{Backtest, Band};

const WIDTHS: [u32; 4] = [360, 560, 720, 860];

/// Names of classes that are no keys of a locale, so that they are shown as they are in both languages.
const NAMES: [(&str, &str); 11] = [
    ("冠军客户", "class-champions"),
    ("忠诚客户", "class-loyal"),
    ("潜力忠诚", "class-potential"),
    ("New customers", "class-new"),
    ("Promising", "class-promising"),
    ("Need attention", "class-attention"),
    ("About to sleep", "class-sleep"),
    ("At risk", "class-risk"),
    ("不可失去", "class-cantlose"),
    ("Hibernating", "class-hibernating"),
    ("已流失", "class-lost"),
];

/// The classes of the 25 cells, R 1 first, in each FM 1 first.
const CELLS: [[(u16, u32); 5]; 5] = [
    [(10, 132), (9, 134), (7, 98), (8, 91), (8, 44)],
    [(6, 89), (5, 85), (5, 92), (7, 99), (7, 134)],
    [(4, 85), (5, 84), (2, 64), (1, 87), (1, 173)],
    [(4, 57), (2, 53), (2, 67), (1, 91), (0, 236)],
    [(3, 51), (2, 58), (1, 53), (0, 90), (0, 247)],
];

fn yuan(amount: i64) -> Money {
    Money(amount * Money::SCALE)
}

fn day(text: &str) -> Day {
    Day::from_iso(text).unwrap()
}

fn class_rows() -> Vec<class_shares::Row> {
    let figures = [
        (573, 2_626_031),
        (404, 1_103_336),
        (242, 209_173),
        (51, 16_630),
        (142, 42_330),
        (261, 205_430),
        (89, 26_176),
        (331, 848_666),
        (135, 304_933),
        (134, 86_000),
        (132, 40_453),
    ];
    let rows = NAMES.iter().zip(figures).enumerate();
    let rows = rows.map(|(class, ((name, colour), (customers, money)))| class_shares::Row {
        class: class as u16,
        name: (*name).to_owned(),
        colour: (*colour).to_owned(),
        customers,
        money: yuan(money),
    });
    rows.collect()
}

fn pareto_data() -> ChartData {
    // y = 1 − (1 − x)^3: the top 20 % bring 48.8 %.
    let curve = (0..=100u32).map(|i| f64::from(i) / 100.0).map(|x| (x, 1.0 - (1.0 - x) * (1.0 - x) * (1.0 - x)));
    let class = |index: u16, name: &str, colour: &str, customers, money| {
        (index, name.to_owned(), colour.to_owned(), customers, yuan(money))
    };
    ChartData::Pareto(pareto::Data {
        curve: curve.collect(),
        gini: 0.5,
        top20: 0.488,
        top20_money: yuan(3_097_000),
        for80: 0.415,
        customers: 2_494,
        classes: vec![
            class(0, "A", "class-a", 1_054, 4_407_000),
            class(1, "B", "class-b", 745, 826_000),
            class(2, "C", "class-c", 695, 276_000),
        ],
    })
}

fn grid_data(by_class: bool) -> ChartData {
    let cells = CELLS.iter().zip(1u32..).flat_map(|(row, r)| {
        row.iter().zip(1u32..).map(move |((class, customers), fm)| rfm_grid::Cell {
            r,
            fm,
            groups: vec![rfm_grid::Group {
                class: *class,
                customers: *customers,
                money: yuan(i64::from(*customers) * i64::from(r + fm * fm) * 77),
            }],
        })
    });
    ChartData::RfmGrid(rfm_grid::Data {
        scores: 5,
        cells: cells.collect(),
        recency: vec![Some((458, 730)), Some((224, 457)), Some((68, 223)), Some((23, 67)), Some((1, 22))],
        classes: NAMES.iter().map(|(name, colour)| ((*name).to_owned(), (*colour).to_owned())).collect(),
        customers: 2_494,
        by_class,
    })
}

/// Every other cell holds a second class, a third as many customers as the first.
fn mixed_grid_data() -> ChartData {
    let ChartData::RfmGrid(mut data) = grid_data(true) else { panic!() };
    for cell in data.cells.iter_mut().filter(|cell| (cell.r + cell.fm) % 2 == 1) {
        let first = cell.groups[0].clone();
        let class = (first.class + 1) % NAMES.len() as u16;
        cell.groups.push(rfm_grid::Group { class, customers: first.customers / 3 + 1, money: yuan(700) });
    }
    data.customers = data.cells.iter().map(rfm_grid::Cell::customers).sum();
    ChartData::RfmGrid(data)
}

fn gap_data() -> ChartData {
    let curve = |name: &str, half: f64, returns: u32| {
        let steps: Vec<(u32, f64)> = (1..=200u32)
            .map(|day| (day, 1.0 - (half / (half + f64::from(day))) * (half / (half + f64::from(day)))))
            .collect();
        let cut = |part: f64| steps.iter().find(|(_, share)| *share >= part).map_or(200, |(day, _)| *day);
        let cuts = [cut(0.5), cut(0.8), cut(0.9), cut(0.98)];
        gap_curve::Curve { name: name.to_owned(), steps, cuts, returns }
    };
    let gaps: Vec<u32> = (0..4_000u32).map(|i| (i * i / 97) % 61 + (i % 7) * (i % 11) * 2).collect();
    let curves = vec![
        curve("stratum-first", 46.0, 900),
        curve("stratum-second", 30.0, 700),
        curve("stratum-later", 19.0, 9_000),
    ];
    let mut by_day = vec![0u32; 200];
    for gap in gaps {
        by_day[gap as usize] += 1;
    }
    ChartData::GapCurve(gap_curve::prepare(&by_day, curves, false))
}

fn months_data(months: i32) -> ChartData {
    let start = day("2024-11-01");
    let month = |index: i32| {
        let orders = 300 + (index * 37 % 120) as u32 + index as u32 * 12;
        (start.plus_months(index), orders, yuan(i64::from(orders) * 404), orders - 40)
    };
    ChartData::OrdersOverTime(orders_over_time::Data {
        months: (0..months).map(month).collect(),
        last_is_partial: true,
    })
}

fn cuts_data() -> ChartData {
    let values: Vec<f64> = (0..2_494u32).map(|i| f64::from(i * i % 731)).collect();
    let cuts = [22.0, 67.0, 223.0, 457.0];
    ChartData::Cuts(cuts::prepare("recency", "r_cuts", Unit::Days, &values, &cuts, &[5, 4, 3, 2, 1], false))
}

fn timeline_data() -> ChartData {
    let days = [0, 36, 76, 112, 146, 188, 226, 262, 307, 337, 375, 422, 458, 502, 536, 578];
    let amounts = [232, 258, 468, 258, 520, 284, 572, 284, 572, 284, 984, 572, 284, 572, 984, 656];
    let start = day("2025-01-19");
    let mut events: Vec<(Day, Money, bool)> =
        days.iter().zip(amounts).map(|(after, amount)| (start.plus(*after), yuan(amount), false)).collect();
    events.push((start.plus(230), yuan(-164), true));
    events.sort_by_key(|(day, _, _)| *day);
    ChartData::Timeline(timeline::Data { events, as_of: start.plus(630), rhythm: Some(40) })
}

fn scatter_data() -> ChartData {
    let usual = [(12.0, 9.0, 2_400.0), (30.0, 3.0, 610.0), (35.0, 3.0, 580.0), (260.0, 1.0, 45.5)];
    let rows = class_rows().into_iter().zip(usual);
    let clouds = rows.map(|(row, usual)| scatter::Cloud { row, usual }).collect::<Vec<_>>();
    let dot = |i: u32| {
        let cloud = i % 4;
        let spread = f64::from(i * i % 97) / 48.0 + 0.1;
        let (recency, _, money) = usual[cloud as usize];
        (recency * spread + 1.0, money * (f64::from(i * 7 % 31) / 15.0 + 0.1), cloud as u16, 1 + i * i % 23)
    };
    ChartData::Scatter(scatter::Data { clouds, dots: (0..400).map(dot).collect(), beyond: 3 })
}

fn calibration_data() -> ChartData {
    let bands = (1..=10).map(|tenth| {
        let foretold = f64::from(tenth * tenth) * 0.0081;
        Band { customers: 240 + tenth, foretold, seen: foretold + 0.01 * f64::from(tenth % 3) - 0.008 }
    });
    ChartData::Calibration(calibration::Data {
        test: Backtest {
            until: day("2025-09-30"),
            customers: 2_455,
            bands: bands.collect(),
            orders: (1_234.5, 1_301),
            gini: 0.61,
            lift: 4.2,
            error: 0.41,
            plain_error: 0.55,
        },
    })
}

/// Every kind with typical data.
fn all() -> Vec<(&'static str, ChartData)> {
    let before = vec![535, 452, 240, 44, 150, 253, 89, 295, 130, 120, 1];
    vec![
        ("pareto", pareto_data()),
        ("rfm_grid_count", grid_data(false)),
        ("rfm_grid_class", grid_data(true)),
        ("rfm_grid_mixed", mixed_grid_data()),
        ("class_shares", ChartData::ClassShares(class_shares::Data { rows: class_rows() })),
        ("class_bar", ChartData::ClassBar(class_bar::Data { rows: class_rows(), before })),
        ("gap_curve", gap_data()),
        ("orders_over_time", months_data(26)),
        ("cuts", cuts_data()),
        ("timeline", timeline_data()),
        ("scatter", scatter_data()),
        ("calibration", calibration_data()),
    ]
}

fn drawn(data: &ChartData, width: u32, lang: Lang, theme: Theme) -> Drawing {
    let words = Catalog::new(lang, Currency::Cny);
    draw(data, &Look { width, theme, words: &words })
}

/// Every drawing of typical data that a page can ask for.
fn each(mut look_at: impl FnMut(&str, &Drawing)) {
    for (name, data) in all() {
        for width in WIDTHS {
            for lang in Lang::ALL {
                let name = format!("{name} {width} {}", lang.id());
                look_at(&name, &drawn(&data, width, *lang, Theme::Light));
            }
        }
    }
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!(" {name}=\""))?.1.split_once('"').map(|(value, _)| value)
}

/// The estimated box and the words of every text of a drawing, read from its SVG: left, top, right, bottom in pixels.
fn texts(svg: &str) -> Vec<((f64, f64, f64, f64), String)> {
    let texts = svg.split("<text").skip(1).map(|part| {
        let (tag, rest) = part.split_once('>').unwrap();
        let text = rest.split("</text>").next().unwrap().trim();
        let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        if let Some(matrix) = attribute(tag, "transform") {
            return along(matrix, attribute(tag, "font-size").unwrap().parse().unwrap(), text);
        }
        let number = |name: &str| attribute(tag, name).unwrap().parse::<f64>().unwrap() / 10.0;
        let (x, top, size) = (number("x"), number("y"), number("font-size"));
        let strong = attribute(tag, "font-weight").is_some();
        let width = if strong { strong_width(&text, size) } else { text_width(&text, size) };
        let left = match attribute(tag, "text-anchor") {
            Some("end") => x - width,
            Some("middle") => x - width / 2.0,
            _ => x,
        };
        // The baseline is 0.76 em below the place that plotters writes; glyphs reach 0.8 em above it and 0.18 em below.
        let baseline = top + 0.76 * size;
        assert!(size > 10.49, "{text} is written too small");
        vec![((left, baseline - size * 0.8, left + width, baseline + size * 0.18), text)]
    });
    texts.flatten().collect()
}

/// A text along a line as a row of boxes, one for each em.
fn along(matrix: &str, size: f64, text: String) -> Vec<((f64, f64, f64, f64), String)> {
    assert!(size > 10.49, "{text} is written too small");
    let numbers = matrix.trim_start_matches("matrix(").trim_end_matches(')').split(' ');
    let [cos, sin, _, _, x, y] = numbers.map(|number| number.parse().unwrap()).collect::<Vec<f64>>()[..] else {
        panic!("{matrix} is no matrix")
    };
    let half = text_width(&text, size) / 2.0;
    let ems = (half / size).ceil() as i32;
    // The middle of the letters is 0.3 em above the baseline.
    let (x, y) = (x + sin * size * 0.3, y - cos * size * 0.3);
    (-ems..=ems)
        .map(|em| {
            let at = (f64::from(em) * size).clamp(-half, half);
            let (x, y) = (x + cos * at, y + sin * at);
            ((x - size * 0.4, y - size * 0.4, x + size * 0.4, y + size * 0.4), text.clone())
        })
        .collect()
}

#[test]
fn marks_lie_inside_and_have_words() {
    each(|name, drawing| {
        assert!(!drawing.marks.is_empty(), "{name}");
        for mark in &drawing.marks {
            let (x, y, width, height) = mark.area;
            assert!(x >= 0.0 && y >= 0.0 && width >= 0.0 && height > 0.0, "{name}: {mark:?}");
            assert!(x + width <= f64::from(drawing.width) + 1e-6, "{name}: {mark:?}");
            assert!(y + height <= f64::from(drawing.height) + 1e-6, "{name}: {mark:?}");
            assert!(!mark.title.is_empty() && !mark.facts.is_empty(), "{name}: {mark:?}");
        }
        assert!(!drawing.title.is_empty() && !drawing.subtitle.is_empty(), "{name}");
    });
}

#[test]
fn texts_stand_inside_and_never_on_one_another() {
    each(|name, drawing| {
        let texts = texts(&drawing.svg);
        assert!(texts.len() > 5, "{name}");
        for (at, (a, text)) in texts.iter().enumerate() {
            let inside =
                a.0 > -0.2 && a.1 > -1.0 && a.2 < f64::from(drawing.width) + 0.2 && a.3 < f64::from(drawing.height);
            assert!(inside, "{name}: {text} at {a:?} is clipped");
            for (b, other) in texts.iter().skip(at + 1) {
                // The boxes of one turned text are squares and touch each other.
                let square = |area: &(f64, f64, f64, f64)| (area.2 - area.0 - area.3 + area.1).abs() < 1e-6;
                if other == text && square(a) && square(b) {
                    continue;
                }
                let apart = a.0 + 0.2 >= b.2 || b.0 + 0.2 >= a.2 || a.1 + 0.2 >= b.3 || b.1 + 0.2 >= a.3;
                assert!(apart, "{name}: {text} at {a:?} covers {other} at {b:?}");
            }
        }
    });
}

#[test]
fn a_drawing_stands_alone() {
    each(|name, drawing| {
        let root = drawing.svg.split_once('>').unwrap().0;
        assert_eq!(attribute(root, "width"), Some(drawing.width.to_string().as_str()), "{name}");
        assert_eq!(attribute(root, "viewBox"), Some(format!("0 0 {} {}", drawing.width, drawing.height).as_str()));
        for forbidden in ["style=", "class=", "var(", "url(", "<script", "NaN", "inf"] {
            assert!(!drawing.svg.contains(forbidden), "{name}: {forbidden}");
        }
        assert_eq!(drawing.svg.matches("<svg").count(), drawing.svg.matches("</svg>").count(), "{name}");
    });
}

#[test]
fn the_theme_changes_colours_and_nothing_else() {
    for (name, data) in all() {
        let (light, dark) = (drawn(&data, 720, Lang::Zh, Theme::Light), drawn(&data, 720, Lang::Zh, Theme::Dark));
        assert_ne!(light.svg, dark.svg, "{name}");
        let without_colours = |svg: &str| -> String {
            svg.split('#')
                .enumerate()
                .map(|(at, part)| if at == 0 { part } else { part.get(6..).unwrap_or("") })
                .collect()
        };
        assert_eq!(without_colours(&light.svg), without_colours(&dark.svg), "{name}");
        assert_eq!(light.marks, dark.marks, "{name}");
    }
}

/// A name that tries to leave its place in every way that matters in markup.
const HOSTILE: &str = "<script>alert(1)</script>\"'&]]>";

#[test]
fn a_hostile_name_stays_text() {
    let mut rows = class_rows();
    for row in &mut rows {
        row.name = HOSTILE.to_owned();
    }
    let ChartData::RfmGrid(mut grid) = grid_data(false) else { unreachable!() };
    grid.classes = vec![(HOSTILE.to_owned(), "\"/><script>".to_owned()); 11];
    let ChartData::Pareto(mut curve) = pareto_data() else { unreachable!() };
    curve.classes = vec![(0, HOSTILE.to_owned(), HOSTILE.to_owned(), 10, yuan(10))];
    let data = [
        ChartData::ClassShares(class_shares::Data { rows: rows.clone() }),
        ChartData::ClassBar(class_bar::Data { rows: rows.into_iter().take(2).collect(), before: Vec::new() }),
        ChartData::RfmGrid(grid),
        ChartData::Pareto(curve),
        ChartData::Scatter(scatter::Data {
            clouds: vec![scatter::Cloud {
                row: class_shares::Row { name: HOSTILE.to_owned(), ..class_rows().remove(0) },
                usual: (5.0, 1.0, 9.0),
            }],
            dots: vec![(5.0, 9.0, 0, 573)],
            beyond: 0,
        }),
    ];
    for data in data {
        for width in [360, 860, 1600] {
            let drawing = drawn(&data, width, Lang::En, Theme::Light);
            assert!(!drawing.svg.contains("<script") && !drawing.svg.contains("]]>"), "{}", drawing.svg);
        }
    }
    // Where there is room for it, it is written, and escaped.
    let rows =
        class_rows().into_iter().take(2).map(|row| class_shares::Row { name: HOSTILE.to_owned(), ..row }).collect();
    let svg = drawn(&ChartData::ClassShares(class_shares::Data { rows }), 1600, Lang::En, Theme::Light).svg;
    assert!(svg.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&apos;&amp;]]&gt;"));
}

#[test]
fn the_twin_holds_the_data() {
    let words = Catalog::new(Lang::En, Currency::Cny);
    for (name, data) in all() {
        let twin = drawn(&data, 720, Lang::En, Theme::Light).twin;
        assert!(twin.rows.iter().all(|row| row.len() == twin.head.len()), "{name}");
        // Each kind's counts, in the column where its twin has them.
        let (column, counts): (usize, Vec<u32>) = match &data {
            ChartData::Pareto(data) => {
                let parts = [0.1, 0.2, 0.3, 0.4, data.for80, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0];
                let top = parts.iter().map(|part| (part * f64::from(data.customers)).round() as u32);
                (1, top.chain(data.classes.iter().map(|class| class.3)).collect())
            }
            ChartData::RfmGrid(data) => {
                let mut cells: Vec<_> = data.cells.iter().collect();
                cells.sort_by_key(|cell| (5 - cell.r, cell.fm));
                let groups = cells.into_iter().flat_map(|cell| &cell.groups);
                (2, groups.map(|group| group.customers).collect())
            }
            ChartData::ClassShares(class_shares::Data { rows }) | ChartData::ClassBar(class_bar::Data { rows, .. }) => {
                (1, rows.iter().map(|row| row.customers).collect())
            }
            ChartData::GapCurve(data) => {
                let parts = [0.5, 0.8, 0.9, 0.98];
                let cuts =
                    data.curves.iter().flat_map(|curve| parts.map(|part| (part * f64::from(curve.returns)).round()));
                (1, cuts.map(|count| count as u32).chain(data.bins.iter().copied()).collect())
            }
            ChartData::OrdersOverTime(data) => (1, data.months.iter().map(|month| month.1).collect()),
            ChartData::Cuts(data) => (2, data.counts.clone()),
            ChartData::Scatter(data) => (1, data.clouds.iter().map(|cloud| cloud.row.customers).collect()),
            ChartData::Calibration(data) => (1, data.test.bands.iter().map(|band| band.customers).collect()),
            ChartData::Timeline(data) => {
                let amounts: Vec<String> = data.events.iter().map(|(_, net, _)| words.money(*net)).collect();
                assert_eq!(twin.rows.iter().map(|row| row[2].clone()).collect::<Vec<_>>(), amounts);
                continue;
            }
        };
        let written: Vec<String> = twin.rows.iter().map(|row| row[column].clone()).collect();
        let expected: Vec<String> = counts.into_iter().map(|count| words.count(u64::from(count))).collect();
        assert_eq!(written, expected, "{name}");
    }
}

#[test]
fn what_a_press_opens_is_what_the_mark_shows() {
    let grid = drawn(&grid_data(true), 720, Lang::Zh, Theme::Light);
    let best = grid.marks.get(4).unwrap();
    let score = |name: &str| Condition::Score(name.to_owned(), 5.0, 5.0);
    assert_eq!(best.pick, [score("r_score"), score("fm_score"), Condition::Class(NAMES[0].0.to_owned())]);
    let mixed = drawn(&mixed_grid_data(), 720, Lang::Zh, Theme::Light);
    let named = |class: usize| Condition::Class(NAMES[class].0.to_owned());
    let (first, second) = (mixed.marks.get(1).unwrap(), mixed.marks.get(2).unwrap());
    assert_eq!((first.pick.last(), second.pick.last()), (Some(&named(2)), Some(&named(3))));
    assert!((first.area.0 + first.area.2 - second.area.0).abs() < 1e-9 && first.area.2 > 2.0 * second.area.2);
    let curve = drawn(&pareto_data(), 720, Lang::Zh, Theme::Light);
    let picks: Vec<_> = curve.marks.iter().map(|mark| mark.pick.clone()).collect();
    let class = |id: &str| vec![Condition::Class(id.to_owned())];
    assert_eq!(
        picks,
        [vec![Condition::Rank(0, 499)], vec![Condition::Rank(0, 1_035)], class("A"), class("B"), class("C")]
    );
    let months = drawn(&months_data(26), 720, Lang::Zh, Theme::Light);
    assert_eq!(months.marks[1].pick, [Condition::Ordered(day("2024-12-01"), day("2024-12-31"))]);
    let bands = drawn(&cuts_data(), 360, Lang::Zh, Theme::Light);
    let Some(Condition::Feature(name, low, high)) = bands.marks[1].pick.first() else { panic!() };
    assert_eq!((name.as_str(), *low > 22.0 && *low < 22.1, *high), ("recency", true, 67.0));
}

#[test]
fn what_matters_is_labelled_wherever_it_fits() {
    let has = |data: &ChartData, width: u32, text: &str| {
        texts(&drawn(data, width, Lang::Zh, Theme::Light).svg).iter().any(|(_, written)| written == text)
    };
    for width in WIDTHS {
        assert!(has(&grid_data(false), width, "冠军客户") && has(&grid_data(true), width, "247"), "{width}");
        assert!(has(&pareto_data(), width, "48.8%") && has(&pareto_data(), width, "41.5%"), "{width}");
        let bar = ChartData::ClassBar(class_bar::Data { rows: class_rows(), before: Vec::new() });
        assert!(has(&bar, width, "冠军客户") && has(&bar, width, "573"), "{width}");
    }
}

#[test]
fn nothing_is_drawn_of_nothing_and_one_is_enough() {
    let none = [
        ChartData::Pareto(pareto::Data {
            curve: Vec::new(),
            gini: 0.0,
            top20: 0.0,
            top20_money: Money::ZERO,
            for80: 0.0,
            customers: 0,
            classes: Vec::new(),
        }),
        ChartData::RfmGrid(rfm_grid::Data {
            scores: 0,
            cells: Vec::new(),
            recency: Vec::new(),
            classes: Vec::new(),
            customers: 0,
            by_class: false,
        }),
        ChartData::ClassShares(class_shares::Data { rows: Vec::new() }),
        ChartData::ClassBar(class_bar::Data { rows: Vec::new(), before: Vec::new() }),
        ChartData::GapCurve(gap_curve::prepare(&[], Vec::new(), false)),
        ChartData::OrdersOverTime(orders_over_time::Data { months: Vec::new(), last_is_partial: false }),
        ChartData::Cuts(cuts::prepare("recency", "r_cuts", Unit::Days, &[], &[], &[1], false)),
        ChartData::Timeline(timeline::Data { events: Vec::new(), as_of: Day(0), rhythm: None }),
        ChartData::Scatter(scatter::Data { clouds: Vec::new(), dots: Vec::new(), beyond: 1 }),
    ];
    for data in none {
        let drawing = drawn(&data, 560, Lang::En, Theme::Dark);
        assert!(drawing.marks.is_empty() && drawing.twin.rows.is_empty() && !drawing.title.is_empty());
    }
    let one = class_rows().into_iter().take(1).collect::<Vec<_>>();
    for data in [
        ChartData::ClassShares(class_shares::Data { rows: one.clone() }),
        ChartData::ClassBar(class_bar::Data { rows: one, before: vec![0] }),
        months_data(1),
        ChartData::Scatter(scatter::Data {
            clouds: vec![scatter::Cloud { row: class_rows().remove(0), usual: (5.0, 1.0, 9.0) }],
            dots: vec![(5.0, 9.0, 0, 573)],
            beyond: 0,
        }),
        ChartData::Cuts(cuts::prepare("recency", "r_cuts", Unit::Days, &[3.0], &[], &[1], false)),
        ChartData::Timeline(timeline::Data {
            events: vec![(Day(20_000), yuan(5), false)],
            as_of: Day(20_001),
            rhythm: None,
        }),
    ] {
        for width in WIDTHS {
            assert_eq!(drawn(&data, width, Lang::En, Theme::Light).marks.len(), 1);
        }
    }
}

/// Marks as places and picks, without words and figures.
fn geometry(drawing: &Drawing) -> String {
    let mut text = format!("{} × {}\n", drawing.width, drawing.height);
    for mark in &drawing.marks {
        let (x, y, width, height) = mark.area;
        writeln!(text, "{x:.0} {y:.0} {width:.0} {height:.0} {:?}", mark.pick).unwrap();
    }
    text
}

#[test]
fn geometry_is_as_it_was() {
    for (name, data) in all() {
        // A band of cuts and a bin of gaps stand for the rest of their kind: the others follow from the same scale.
        for width in [360, 860] {
            let drawing = drawn(&data, width, Lang::Zh, Theme::Light);
            insta::assert_snapshot!(format!("{name}_{width}"), geometry(&drawing));
        }
    }
}

/// Three customers: `a` with four orders ten days apart, `b` with one order and a refund above it, `c` with one order.
fn history() -> History {
    let mut history = History { starts: vec![0, 4, 6, 7], has_order_ids: true, ..History::default() };
    for id in ["a", "b", "c"] {
        history.ids.intern(id);
    }
    let orders = [("2026-01-05", 100), ("2026-01-15", 100), ("2026-01-25", 100), ("2026-02-04", 100)];
    let others = [("2026-01-10", 50), ("2026-03-02", -80), ("2026-03-20", 100)];
    for (row, (date, amount)) in (0u32..).zip(orders.into_iter().chain(others)) {
        history.day.push(day(date));
        history.net.push(yuan(amount));
        history.kind.push(if amount < 0 { EventKind::Refund } else { EventKind::Order });
        history.row.push(row);
    }
    history
}

#[test]
fn the_engine_side_counts_what_there_is() {
    let history = history();
    let customers = Customers::as_of(&history, day("2026-03-21"), None);
    let cx = Context { history: &history, customers: &customers, facts: Facts::default(), seed: 1, known: &[] };
    let score = |name, values| Score { name, values };
    let outcome = Outcome {
        classes: vec![Class::new("high", "seq-6"), Class::new("low", "seq-2"), Class::optional("no_orders", "quiet-1")],
        assignment: Assignment {
            class: vec![0, 1, 1],
            scores: vec![score("r_score", vec![2.0, f64::NAN, 3.0]), score("fm_score", vec![3.0, 1.0, 1.0])],
        },
        rule: Vec::new(),
        fit: Vec::new(),
        notes: Vec::new(),
    };
    let prepare = |id: &str| kefen::charts::prepare(id, &cx, &outcome, "value_tier");

    let Some(ChartData::ClassShares(shares)) = prepare("class_shares") else { panic!() };
    let rows: Vec<_> = shares.rows.iter().map(|row| (row.name.as_str(), row.customers, row.money)).collect();
    assert_eq!(rows, [("value_tier-class-high", 1, yuan(400)), ("value_tier-class-low", 2, yuan(70))]);

    let Some(ChartData::RfmGrid(grid)) = prepare("rfm_grid") else { panic!() };
    assert_eq!((grid.scores, grid.cells.len(), grid.customers), (3, 9, 2));
    assert_eq!(grid.recency, [None, Some((45, 45)), Some((1, 1))]);
    let best = grid.cells.iter().find(|cell| (cell.r, cell.fm) == (2, 3)).unwrap();
    assert_eq!(best.groups, [rfm_grid::Group { class: 0, customers: 1, money: yuan(400) }]);

    let Some(ChartData::Pareto(curve)) = prepare("pareto") else { panic!() };
    // b brought less than nothing: it counts as nothing, and stands last.
    assert_eq!((curve.curve.len(), curve.customers, curve.classes.len()), (4, 3, 2));
    assert!((curve.top20 - 0.8 * 0.6).abs() < 1e-12 && (curve.for80 - 1.0 / 3.0).abs() < 1e-9);

    let Some(ChartData::OrdersOverTime(months)) = prepare("orders_over_time") else { panic!() };
    let month = |date, orders, money, customers| (day(date), orders, yuan(money), customers);
    let expected = [month("2026-01-01", 4, 350, 2), month("2026-02-01", 1, 100, 1), month("2026-03-01", 1, 20, 1)];
    assert_eq!((months.months.as_slice(), months.last_is_partial), (expected.as_slice(), true));

    let Some(ChartData::Scatter(clouds)) = prepare("scatter") else { panic!() };
    // b gave more back than it brought, and there is no logarithm of that.
    assert_eq!((clouds.dots.len(), clouds.beyond, clouds.clouds.len()), (2, 1, 2));
    assert_eq!(clouds.clouds[0].usual, (45.0, 4.0, 400.0));

    assert!(matches!(prepare("class_bar"), Some(ChartData::ClassBar(_))));
    let Some(ChartData::GapCurve(gaps)) = prepare("gap_curve") else { panic!() };
    // Three gaps are too few for a curve of the shop's own.
    assert_eq!((gaps.bins.iter().sum::<u32>(), gaps.preset), (3, true));
    assert!(prepare("no_such_chart").is_none());
    assert_eq!((timeline::prepare(&cx, 0).rhythm, timeline::prepare(&cx, 1).rhythm), (Some(10), None));
    assert_eq!(
        timeline::prepare(&cx, 1).events,
        [(day("2026-01-10"), yuan(50), false), (day("2026-03-02"), yuan(-80), true)]
    );
}

/// Writes every drawing where `KEFEN_CHARTS` says, to be looked at. Run with `--ignored`.
#[test]
#[ignore = "for the eye"]
fn to_look_at() {
    let Ok(folder) = std::env::var("KEFEN_CHARTS") else { return };
    for (name, data) in all() {
        for width in [360, 560, 720, 860] {
            for (lang, theme) in [(Lang::Zh, Theme::Light), (Lang::En, Theme::Dark)] {
                let drawing = drawn(&data, width, lang, theme);
                let file = format!("{folder}/{name}-{width}-{}-{theme:?}.svg", lang.id());
                std::fs::write(file, &drawing.svg).unwrap();
                println!("{name} {width}: {} | {} | {}", drawing.title, drawing.subtitle, drawing.note);
            }
        }
    }
}

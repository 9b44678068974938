//! What holds for every sheet of every classifier, on the sample shop: each row has a cell per column, everything has words in both languages,
//! a row that opens customers opens some, and what is to be shown on the pages of the vocabulary is there.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what can't be answered has failed")]

mod asked;

use std::collections::BTreeSet;

use asked::{ask, last, workspace};
use kefen::base::Day;
use kefen::charts::kinds::sheet::Data;
use kefen::charts::{ChartData, Look, Theme, draw};
use kefen::classify::{LISTED, Values};
use kefen::i18n::{Catalog, Currency, Lang};
use kefen::protocol::{Event, Request};
use kefen::session::Session;

fn sheets(session: &mut Session) -> Vec<(&'static str, Data)> {
    let today = Day::from_iso("2026-11-22").unwrap();
    workspace(ask(session, Request::Sample { name: "formula_shop".to_owned(), today }));
    let mut all = Vec::new();
    for listed in LISTED {
        let id = listed.spec.id;
        let request = Request::Run { id: id.to_owned(), values: Values::new() };
        let Event::Classified(result) = last(ask(session, request)) else {
            // The sample does not have what every classifier needs.
            continue;
        };
        let of = |chart: ChartData| if let ChartData::Sheet(data) = chart { Some((id, data)) } else { None };
        all.extend(result.charts.into_iter().filter_map(of));
    }
    all
}

#[test]
fn every_sheet_is_whole_and_speaks_both_languages() {
    let all = sheets(&mut Session::new());
    let pages: BTreeSet<&str> = all.iter().map(|(id, _)| *id).collect();
    for page in ["feedback_topic", "satisfaction", "nps", "membership", "region", "product_preference", "lifecycle"] {
        assert!(pages.contains(page), "{page} has no sheet: {pages:?}");
    }
    for (id, data) in &all {
        assert!(!data.rows.is_empty());
        assert!(data.rows.iter().all(|row| row.cells.len() == data.columns.len()), "{id}: {data:?}");
        for lang in Lang::ALL {
            let words = Catalog::new(*lang, Currency::Cny);
            let drawn = draw(&ChartData::Sheet(data.clone()), &Look { width: 720, theme: Theme::Light, words: &words });
            let cells = drawn.twin.head.iter().chain(drawn.twin.rows.iter().flatten());
            for text in cells.chain([&drawn.title, &drawn.subtitle, &drawn.note]) {
                let raw = ["sheet-", "source-", "-class-", "{$", "NaN"].iter().any(|sign| text.contains(sign));
                assert!(!raw && !text.is_empty(), "{id} {}: {text:?}", lang.id());
            }
            println!("\n== {id} {} · {}\n   {}\n   {}", lang.id(), drawn.title, drawn.subtitle, drawn.note);
            println!("   {}", drawn.twin.head.join(" | "));
            drawn.twin.rows.iter().take(6).for_each(|row| println!("   {}", row.join(" | ")));
        }
    }
}

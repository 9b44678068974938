//! A file of orders of any size, the same for the same seed: what the bench reads. About 90 bytes a row.
//!
//! Columns: `customer_id,order_id,date,amount,quantity,product,channel,region`. 100 000 customers per million rows, of whom few
//! buy much and many buy little, over three years, in the order of time.

use std::io::{BufWriter, Write};
use std::path::Path;

use crate::project::{Outcome, Stop};
use crate::random::Random;

const CHANNELS: &[&str] = &["online store", "mobile app", "wechat mini", "retail shop", "marketplace"];
const REGIONS: &[&str] = &["浙江省杭州市", "广东省深圳市", "Shanghai", "Beijing", "四川省成都市", "Hubei Wuhan"];

/// Writes the file.
pub fn write(path: &Path, rows: u64) -> Outcome {
    let failed = |error: std::io::Error| Stop::failed(format!("{}: {error}", path.display()));
    let mut out = BufWriter::with_capacity(1 << 20, std::fs::File::create(path).map_err(failed)?);
    to(&mut out, rows).and_then(|()| out.flush()).map_err(failed)
}

fn to(out: &mut impl Write, rows: u64) -> std::io::Result<()> {
    let mut random = Random::new(0x006B_6566_656E);
    let customers = (rows / 10).max(1);
    let seconds = 3 * 365 * 86_400_u64;
    writeln!(out, "customer_id,order_id,date,amount,quantity,product,channel,region")?;
    for row in 0..rows {
        // The smaller of two draws: the first customers buy often, the last ones hardly ever.
        let customer = random.below(customers).min(random.below(customers));
        let second = row * seconds / rows;
        let (days, time) = (second / 86_400, second % 86_400);
        let (year, month, day) = civil(19_723 + days as i64);
        let cents = 500 + random.below(20_000) + random.below(50) * random.below(2_000);
        let product = random.below(2_000);
        writeln!(
            out,
            "C{customer:07},S{row:09},{year:04}-{month:02}-{day:02} {:02}:{:02}:{:02},{}.{:02},{},\"Item {product:04}, blue\",{},{}",
            time / 3600,
            time / 60 % 60,
            time % 60,
            cents / 100,
            cents % 100,
            1 + random.below(4),
            CHANNELS[random.below(CHANNELS.len() as u64) as usize],
            REGIONS[random.below(REGIONS.len() as u64) as usize],
        )?;
    }
    Ok(())
}

/// Year, month and day of a day since 1970 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
pub fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_the_same_every_time_and_of_the_promised_shape() {
        let (mut first, mut second) = (Vec::new(), Vec::new());
        to(&mut first, 1_000).unwrap();
        to(&mut second, 1_000).unwrap();
        assert_eq!(first, second);
        let mut reader = csv::Reader::from_reader(&first[..]);
        assert_eq!(reader.headers().unwrap().len(), 8);
        assert_eq!(reader.records().filter_map(Result::ok).count(), 1_000);
        assert!((80..105).contains(&(first.len() / 1_000)), "{}", first.len() / 1_000);
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        assert_eq!(civil(0), (1970, 1, 1));
        assert_eq!(civil(19_723), (2024, 1, 1));
        assert_eq!(civil(19_723 + 59), (2024, 2, 29));
    }
}

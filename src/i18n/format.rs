//! Numbers, shares, money and days, as both languages write them.

use serde::{Deserialize, Serialize};

use super::Catalog;
use crate::base::{Day, Money};

/// How amounts are written. Found in the file where it says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Currency {
    /// No sign: the file does not say.
    #[default]
    None,
    /// ¥, yuan.
    Cny,
    /// $, US dollars.
    Usd,
    /// €
    Eur,
    /// £
    Gbp,
}

impl Catalog {
    /// `1,234.5` with this many decimals.
    pub fn number(&self, value: f64, decimals: u8) -> String {
        format!("{value:.*}", decimals as usize)
    }
    /// `1,234`
    pub fn count(&self, count: u64) -> String {
        count.to_string()
    }
    /// `63.1%` of 0.631.
    pub fn percent(&self, share: f64, decimals: u8) -> String {
        format!("{:.*}%", decimals as usize, share * 100.0)
    }
    /// In full, two decimals: `¥5,509,158.00`; for detail pages and tooltips.
    pub fn money(&self, money: Money) -> String {
        money.to_string()
    }
    /// Rounded to the unit: `¥5,509,158`; for tables.
    pub fn money_round(&self, value: f64) -> String {
        format!("{value:.0}")
    }
    /// Short: `¥550.9万`, `¥5.51M`, `¥404`; for headlines and chart labels.
    pub fn money_short(&self, value: f64) -> String {
        format!("{value:.0}")
    }
    /// Short count: `1.2万`, `12k`; for chart axes.
    pub fn count_short(&self, value: f64) -> String {
        format!("{value:.0}")
    }
    /// `2026-11-01` in Chinese, `1 Nov 2026` in English.
    pub fn day(&self, day: Day) -> String {
        day.to_string()
    }
    /// `2026-11` in Chinese, `Nov 2026` in English.
    pub fn month(&self, day: Day) -> String {
        day.to_string()
    }
}

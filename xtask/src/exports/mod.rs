//! `cargo xtask exports`: one made-up shop as every platform would export it, and what each file must come to.
//!
//! One module per platform, with its format and its traps. The headers are those of real exports; the rows are made up ([`shop`]). What a file
//! must come to is counted from the shop ([`tally`]), never from the file, and the tests drop every file as a person does: nothing may be
//! asked, and rows, orders, customers and money must be these to the cent. Where a file can't be classified, how that is said is expected
//! instead. None of the people exist.

mod alibaba;
mod amazon;
mod cdnow;
mod douyin;
mod ebay;
mod etsy;
mod jd;
mod lazada;
mod magento;
mod pinduoduo;
mod sheet;
mod shop;
mod shopee;
mod shopify;
mod square;
mod stripe;
mod tally;
mod taobao;
#[cfg(test)]
mod tests;
mod tiktok;
mod uci;
mod woocommerce;
mod workbook;
mod xiaohongshu;
mod youzan;

use std::path::Path;

use serde_json::json;

use crate::args::Args;
use crate::project::{Outcome, Stop};
use sheet::{Form, Sheet};
use shop::{Shop, plain};
use tally::Tally;

/// What follows the verb.
pub const USAGE: &str = "FOLDER";

/// What must become of a file.
pub enum Expect {
    /// It is read without a question and comes to this.
    Orders(Tally),
    /// It has orders but nobody who bought: refused with this code and the name of the platform.
    Nobody(&'static str),
    /// It is another table, of this kind.
    Other(&'static str),
    /// It is a table of which nothing is made yet, and what it holds: refused, with the name of the platform.
    NotYet(&'static str),
}

/// One export, in the forms in which the platform writes it.
pub struct Export {
    /// The files' name, without its ending.
    pub name: &'static str,
    /// What the product calls it; empty where it has no name for it.
    pub platform: &'static str,
    /// Its rows.
    pub sheet: Sheet,
    /// Each becomes a file.
    pub forms: &'static [Form],
    /// What the files must come to.
    pub expect: Expect,
}

/// All of them, of one shop.
pub fn all(shop: &Shop) -> Vec<Export> {
    vec![
        shopify::orders(shop),
        shopify::customers(shop),
        woocommerce::orders(shop),
        woocommerce::customers(shop),
        taobao::orders(shop),
        taobao::refunds(shop),
        jd::orders(shop),
        pinduoduo::orders(shop),
        douyin::orders(shop),
        douyin::encrypted(shop),
        youzan::orders(shop),
        alibaba::orders(shop),
        xiaohongshu::packages(shop),
        tiktok::orders(shop),
        amazon::all_orders(shop),
        amazon::new_orders(shop),
        ebay::orders(shop),
        etsy::items(shop),
        square::items(shop),
        stripe::payments(shop),
        magento::orders(shop),
        shopee::orders(shop),
        shopee::orders_of_taiwan(shop),
        shopee::orders_of_indonesia(shop),
        lazada::orders(shop),
        uci::invoices(shop),
        cdnow::log(shop),
    ]
}

/// Writes them into a folder, and `truth.json` beside them.
pub fn run(args: Args) -> Outcome {
    let folder = args.one("folder")?;
    let failed = |path: &Path, error: std::io::Error| Stop::usage(format!("{}: {error}", path.display()));
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
    let mut truth = Vec::new();
    for export in all(&Shop::new()) {
        for form in export.forms {
            let name = format!("{}.{}", export.name, form.ending());
            let path = folder.join(&name);
            std::fs::write(&path, form.write(&export.sheet)?).map_err(|error| failed(&path, error))?;
            truth.push(told(&name, &export, *form));
        }
    }
    let path = folder.join("truth.json");
    std::fs::write(&path, format!("{:#}\n", serde_json::Value::from(truth))).map_err(|error| failed(&path, error))
}

/// What a file must come to, as JSON.
fn told(file: &str, export: &Export, form: Form) -> serde_json::Value {
    match &export.expect {
        Expect::Orders(tally) => json!({
            "file": file, "platform": export.platform, "table": "orders", "encoding": form.encoding(),
            "rows": export.sheet.len() as u64 + tally.outside, "rejected": tally.rejected,
            "orders": tally.orders, "customers": tally.customers.len(), "net": plain(tally.net),
        }),
        Expect::Nobody(code) => {
            json!({ "file": file, "platform": export.platform, "table": "orders", "refused": code })
        }
        Expect::Other(table) => {
            json!({ "file": file, "platform": export.platform, "table": table, "rows": export.sheet.len() })
        }
        Expect::NotYet(table) => {
            json!({ "file": file, "platform": export.platform, "table": table, "refused": "other_table" })
        }
    }
}

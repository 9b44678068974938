//! Shopee: My Orders › Export, a workbook, with headers in the language of the market; those of Singapore, Taiwan and Indonesia here.
//!
//! One row per item. The total of the order (`Grand Total`, 買家總支付金額) repeats on each of its rows and counts once: it is what the buyer paid with
//! postage. An item whose money went back says so in a column of its own and the status of its order stays; here whole orders only. In Indonesia `128.000` are 128 thousand.

use super::shop::{Order, Shop, State, plain};
use super::workbook::Style;
use super::{Expect, Export, Form, Sheet, Tally};

const ENGLISH: &str = "Order ID,Order Status,Cancel reason,Return / Refund Status,Tracking Number*,Shipping Option,Shipment Method,Estimated Ship Out Date,\
Ship Time,Order Creation Date,Order Paid Time,Parent SKU Reference No.,Product Name,SKU Reference No.,Variation Name,Original Price,Deal Price,Quantity,\
Returned quantity,Product Subtotal,Seller Voucher,Shopee Voucher,Total Amount,Buyer Paid Shipping Fee,Transaction Fee,Commission Fee,Service Fee,Grand Total,\
Username (Buyer),Receiver Name,Phone Number,Delivery Address,City,Province,Country,Zip Code,Remark from buyer,Order Complete Time,Note";

const TAIWAN: &str = "訂單編號,訂單狀態,不成立原因,退貨 / 退款狀態,買家帳號,訂單成立日期,買家完成付款時間,商品名稱,商品選項名稱,商品原價,商品活動價格,數量,退貨數量,商品總價,\
買家支付的運費,賣家負擔優惠券,蝦皮負擔優惠券,訂單小計 (TWD),買家總支付金額,收件者姓名,收件者電話,收件地址,城市,付款方式,訂單完成時間";

const INDONESIA: &str = "No. Pesanan,Status Pesanan,Alasan Pembatalan,Status Pembatalan/ Pengembalian,No. Resi,Opsi Pengiriman,\
Pesanan Harus Dikirimkan Sebelum (Menghindari keterlambatan),Waktu Pengiriman Diatur,Waktu Pesanan Dibuat,Waktu Pembayaran Dilakukan,Metode Pembayaran,SKU Induk,\
Nama Produk,Nomor Referensi SKU,Nama Variasi,Harga Awal,Harga Setelah Diskon,Jumlah,Returned quantity,Total Harga Produk,Total Diskon,Ongkos Kirim Dibayar oleh Pembeli,\
Total Pembayaran,Perkiraan Ongkos Kirim,Catatan dari Pembeli,Username (Pembeli),Nama Penerima,No. Telepon,Alamat Pengiriman,Kota/Kabupaten,Provinsi,Waktu Pesanan Selesai";

const FORMS: &[Form] = &[Form::Workbook(Style { numbers: &[], days: None, wrong_size: false }), Form::CSV_BOM];

fn tally(shop: &Shop) -> Expect {
    let stays = |order: &&Order| order.state != State::Refunded;
    let customer = |order: &Order| order.customer.nick.clone();
    Expect::Orders(Tally::of(shop.orders.iter().filter(stays), customer, Order::total, |_| 0))
}

/// The orders of a market in English.
pub fn orders(shop: &Shop) -> Export {
    let mut sheet = Sheet::new(ENGLISH);
    for order in &shop.orders {
        let status = match order.state {
            State::Completed | State::PartlyRefunded | State::Refunded => "Completed",
            State::Shipped => "Shipping",
            State::Cancelled => "Cancelled",
            State::Unpaid => "Unpaid",
        };
        for line in &order.lines {
            sheet.push(&[
                ("Order ID", order.id("2504", 14)),
                ("Order Status", status.to_owned()),
                ("Return / Refund Status", if order.state == State::Refunded { "Refund Paid" } else { "" }.to_owned()),
                ("Shipping Option", "Standard".to_owned()),
                ("Order Creation Date", order.placed.iso()[..16].to_owned()),
                ("Order Paid Time", order.paid_at().map(|paid| paid.iso()[..16].to_owned()).unwrap_or_default()),
                ("Product Name", line.product.name.to_owned()),
                ("SKU Reference No.", line.product.sku.to_owned()),
                ("Original Price", plain(line.product.price)),
                ("Deal Price", plain(line.product.price)),
                ("Quantity", line.quantity.to_string()),
                ("Returned quantity", "0".to_owned()),
                ("Product Subtotal", plain(line.goods())),
                ("Seller Voucher", plain(order.discount())),
                ("Total Amount", plain(order.items())),
                ("Buyer Paid Shipping Fee", plain(order.shipping)),
                ("Grand Total", plain(order.total())),
                ("Username (Buyer)", order.customer.nick.clone()),
                ("Receiver Name", order.customer.full_name()),
                ("Phone Number", "******01".to_owned()),
                ("City", order.customer.region.1.to_owned()),
                ("Country", "SG".to_owned()),
            ]);
        }
    }
    Export { name: "shopee-orders", platform: "Shopee", sheet, forms: FORMS, expect: tally(shop) }
}

/// The orders of Taiwan.
pub fn orders_of_taiwan(shop: &Shop) -> Export {
    let mut sheet = Sheet::new(TAIWAN);
    for order in &shop.orders {
        let status = match order.state {
            State::Completed | State::PartlyRefunded | State::Refunded => "已完成",
            State::Shipped => "運送中",
            State::Cancelled => "不成立",
            State::Unpaid => "尚未付款",
        };
        for line in &order.lines {
            sheet.push(&[
                ("訂單編號", order.id("2504", 14)),
                ("訂單狀態", status.to_owned()),
                ("不成立原因", if order.state == State::Cancelled { "買家取消" } else { "" }.to_owned()),
                ("退貨 / 退款狀態", if order.state == State::Refunded { "退款成功" } else { "" }.to_owned()),
                ("買家帳號", order.customer.nick.clone()),
                ("訂單成立日期", order.placed.iso()[..16].to_owned()),
                ("買家完成付款時間", order.paid_at().map(|paid| paid.iso()[..16].to_owned()).unwrap_or_default()),
                ("商品名稱", line.product.name.to_owned()),
                ("商品原價", plain(line.product.price)),
                ("商品活動價格", plain(line.product.price)),
                ("數量", line.quantity.to_string()),
                ("商品總價", plain(line.goods())),
                ("買家支付的運費", plain(order.shipping)),
                ("賣家負擔優惠券", plain(order.discount())),
                ("訂單小計 (TWD)", plain(order.items())),
                ("買家總支付金額", plain(order.total())),
                ("收件者姓名", order.customer.full_name()),
                ("城市", order.customer.region.1.to_owned()),
                ("付款方式", "信用卡".to_owned()),
            ]);
        }
    }
    Export { name: "shopee-orders-taiwan", platform: "Shopee", sheet, forms: FORMS, expect: tally(shop) }
}

/// A cent of the shop is ten rupiah there, which are written with a point before the last three digits.
fn rupiah(cents: i64) -> String {
    super::shop::grouped(cents * 1_000).trim_end_matches(".00").replace(',', ".")
}

/// The orders of Indonesia.
pub fn orders_of_indonesia(shop: &Shop) -> Export {
    let mut sheet = Sheet::new(INDONESIA);
    for order in &shop.orders {
        let status = match order.state {
            State::Completed | State::PartlyRefunded => "Selesai",
            State::Shipped => "Sedang Dikirim",
            State::Cancelled | State::Refunded => "Batal",
            State::Unpaid => "Belum Bayar",
        };
        for line in &order.lines {
            sheet.push(&[
                ("No. Pesanan", order.id("2504", 14)),
                ("Status Pesanan", status.to_owned()),
                ("Opsi Pengiriman", "Reguler".to_owned()),
                ("Waktu Pesanan Dibuat", order.placed.iso()[..16].to_owned()),
                (
                    "Waktu Pembayaran Dilakukan",
                    order.paid_at().map(|paid| paid.iso()[..16].to_owned()).unwrap_or_default(),
                ),
                ("Metode Pembayaran", "ShopeePay".to_owned()),
                ("Nama Produk", line.product.name.to_owned()),
                ("Nomor Referensi SKU", line.product.sku.to_owned()),
                ("Harga Awal", rupiah(line.product.price)),
                ("Harga Setelah Diskon", rupiah(line.product.price)),
                ("Jumlah", line.quantity.to_string()),
                ("Returned quantity", "0".to_owned()),
                ("Total Harga Produk", rupiah(line.goods())),
                ("Total Diskon", rupiah(order.discount())),
                ("Ongkos Kirim Dibayar oleh Pembeli", rupiah(order.shipping)),
                ("Total Pembayaran", rupiah(order.total())),
                ("Username (Pembeli)", order.customer.nick.clone()),
                ("Nama Penerima", order.customer.full_name()),
                ("Kota/Kabupaten", order.customer.region.1.to_owned()),
                ("Provinsi", order.customer.region.0.to_owned()),
            ]);
        }
    }
    let stays = |order: &&Order| order.state != State::Refunded;
    let customer = |order: &Order| order.customer.nick.clone();
    let tally = Tally::of(shop.orders.iter().filter(stays), customer, |order| order.total() * 1_000, |_| 0);
    Export { name: "shopee-orders-indonesia", platform: "Shopee", sheet, forms: FORMS, expect: Expect::Orders(tally) }
}

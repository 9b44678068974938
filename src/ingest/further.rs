//! Columns of orders that are found by their names alone, after everything else has its place: further keys of the customer, and money
//! beside the goods. They take no column from the roles that make an order, and nothing is asked about them.

use super::infer::Facts;
use crate::table::Role;

/// Names in normal form, the better ones first: the buyer's own before the recipient's, who may be somebody else.
#[rustfmt::skip]
const FURTHER: &[(Role, &[&str])] = &[
    (Role::Phone, &[
        "buyerphone", "buyerphonenumber", "customerphone", "customermobile", "买家手机号", "买家手机", "买家联系电话", "会员手机号", "客户手机", "客户手机号", "客户电话",
        "phone", "phonenumber", "mobile", "mobilephone", "mobilenumber", "tel", "telephone", "手机", "手机号", "手机号码", "联系手机", "联系电话", "电话", "电话号码",
        "contactphone", "billingphone", "phonebilling", "billtophone", "shippingphone", "shiptophone", "shipphonenumber", "receiverphone", "recipientphone",
        "收货人手机", "收货人手机号", "收货人电话", "收件人手机", "收件人手机号", "收件人电话", "收货人手机号提货人手机号",
    ]),
    (Role::Email, &["buyeremail", "customeremail", "email", "emailaddress", "emailbilling", "billingemail", "contactemail", "买家邮箱", "客户邮箱", "邮箱", "电子邮箱", "邮箱地址"]),
    (Role::Name, &[
        "buyername", "customername", "billingname", "billtoname", "fullname", "cardname", "买家姓名", "客户姓名", "会员姓名", "姓名", "真实姓名", "联系人",
        "shippingname", "shipname", "shiptoname", "recipientname", "recipient", "receivername", "consignee", "收货人", "收货人姓名", "收件人", "收件人姓名", "收货人提货人",
    ]),
    (Role::Address, &[
        "address", "address1", "addressline1", "streetaddress", "street", "billingaddress1", "billingaddress", "billingstreet", "shippingaddress1", "shippingaddress", "shippingstreet",
        "shipaddress1", "shiptoaddress1", "收货地址", "详细地址", "详细收货地址", "收件地址", "收件人地址", "收货人地址", "客户地址", "地址", "详细收货地址提货地址",
    ]),
    (Role::Shipping, &[
        "shipping", "shippingamount", "shippingfee", "shippingcost", "shippingprice", "shippingcharged", "shippingtotal", "ordershipping", "ordershippingamount", "shippingandhandling",
        "shippingfeeafterdiscount", "postage", "freight", "deliveryfee", "买家应付邮费", "运费", "运费金额", "邮费", "配送费", "快递费",
    ]),
    (Role::Tax, &[
        "tax", "taxes", "taxamount", "totaltax", "ordertax", "ordertotaltaxamount", "ordersalestax", "salestax", "itemtax", "sellercollectedtax", "vat", "gst", "vatamount", "税", "税费", "税额", "税金",
    ]),
];

/// The column of each such role: the best name among those that have no role yet and whose cells are like it.
pub(super) fn further(normal: &[String], facts: &[Facts], is_free: impl Fn(usize) -> bool) -> Vec<(Role, usize)> {
    let mut found: Vec<(Role, usize)> = Vec::new();
    for (role, names) in FURTHER {
        let fits = |at: &usize| facts.get(*at).is_some_and(|facts| facts.filled > 0 && facts.could_be(*role));
        let mut columns = names.iter().filter_map(|name| normal.iter().position(|header| header == name));
        let column = columns.find(|at| is_free(*at) && fits(at) && found.iter().all(|(_, other)| other != at));
        found.extend(column.map(|at| (*role, at)));
    }
    found
}

/// Where a column of names was taken for the customers: the column of numbers or addresses that tells them apart better. Many are called
/// the same.
pub(super) fn better_key(
    normal: &[String],
    facts: &[Facts],
    name: usize,
    is_free: impl Fn(usize) -> bool,
) -> Option<usize> {
    let names = |role: Role| FURTHER.iter().filter(move |(other, _)| *other == role).flat_map(|(_, names)| *names);
    let header = normal.get(name)?;
    if !names(Role::Name).chain(&["name", "nickname", "昵称", "客户名称", "username"]).any(|other| other == header)
    {
        return None;
    }
    let keys = names(Role::Phone).chain(names(Role::Email));
    let mut columns = keys.filter_map(|key| normal.iter().position(|header| header == key));
    // Filled on as many rows: what only some have names only some.
    let filled = |at: usize| facts.get(at).map_or(0, |facts| facts.filled);
    columns.find(|at| {
        is_free(*at)
            && facts.get(*at).is_some_and(|facts| facts.contacts >= 0.8)
            && filled(*at) * 10 >= filled(name) * 9
    })
}

#[cfg(test)]
mod tests {
    use super::super::roles::normal;
    use super::*;

    #[test]
    fn every_name_is_in_normal_form_and_of_one_role() {
        let mut seen = std::collections::BTreeSet::new();
        for name in FURTHER.iter().flat_map(|(_, names)| *names) {
            assert_eq!(normal(name), *name);
            assert!(seen.insert(*name), "{name}");
        }
        assert!(FURTHER.iter().all(|(role, _)| Role::OF_ORDERS.contains(role)));
    }

    #[test]
    fn the_buyers_own_comes_before_the_recipients() {
        let headers: Vec<String> =
            ["收货人手机", "买家手机号", "运费", "收货人"].iter().map(|header| normal(header)).collect();
        let words = Facts::of(["Anna", "Berta"].into_iter());
        let money = Facts::of(["1.00", "0"].into_iter());
        let facts = [words.clone(), words.clone(), money, words];
        let found = further(&headers, &facts, |_| true);
        assert_eq!(found, [(Role::Phone, 1), (Role::Name, 3), (Role::Shipping, 2)]);
        assert_eq!(further(&headers, &facts, |at| at != 1 && at != 2), [(Role::Phone, 0), (Role::Name, 3)]);
    }
}

//! Which table headers name.

use super::*;
use crate::ingest::infer::{Facts, infer};
use crate::ingest::roles::normal;

/// The kind of a file with these headers and no telling cells.
fn kind(headers: &str) -> TableKind {
    let headers: Vec<String> = headers.split(',').map(str::to_owned).collect();
    let facts: Vec<Facts> = headers.iter().map(|_| Facts::of(["x", "y"].into_iter())).collect();
    let orders = infer(TableKind::Orders, &headers, &facts, false);
    let readable = [Role::Customer, Role::Date, Role::Amount]
        .iter()
        .all(|role| orders.columns.iter().any(|column| column.role == *role));
    let normal: Vec<String> = headers.iter().map(|header| normal(header)).collect();
    choose(&normal, &orders, readable)
}

#[test]
fn every_name_is_in_normal_form_and_of_one_role_in_its_table() {
    for kind in TableKind::ALL {
        let all = names_of(*kind);
        // What orders have beside the roles that make them is found by other means; see `further`.
        let roles = if *kind == TableKind::Orders { Role::ORDERS } else { kind.roles() };
        assert_eq!(all.len(), roles.len(), "{kind:?} names all its roles");
        for names in all {
            for name in names.whole.iter().chain(names.parts) {
                assert_eq!(normal(name), *name);
            }
        }
    }
}

#[test]
fn headers_tell_which_table_it_is() {
    for (headers, expected) in [
        ("customer_id,order_id,order_date,amount,product", TableKind::Orders),
        ("订单号,会员号,下单时间,实付金额(元),订单状态", TableKind::Orders),
        ("订单编号,姓名,手机,性别,下单时间,实付金额,商品名称", TableKind::Orders),
        ("会员号,姓名,手机号,性别,生日,会员等级,积分,注册时间", TableKind::Customers),
        ("customer_id,name,email,phone,city", TableKind::Customers),
        (
            "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Total Spent,Total Orders,Tags",
            TableKind::Customers,
        ),
        (
            "Name,Username,Last Active,Date registered,Email,Orders,Total Spend,AOV,Country / Region,City",
            TableKind::Customers,
        ),
        ("客户名称,所属行业,公司规模,负责人,客户来源", TableKind::Customers),
        (
            "序号,提交答卷时间,会员号,1、您对我们的总体满意度,2、您向朋友推荐我们的可能性,3、您的意见或建议",
            TableKind::Surveys,
        ),
        (
            "Timestamp,Email,How satisfied are you with us?,How likely are you to recommend us to a friend?,Comments",
            TableKind::Surveys,
        ),
        ("user_id,nps,comment", TableKind::Surveys),
        ("respondent,user_id,question,answer", TableKind::Surveys),
        ("客户编号,跟进时间,跟进方式,跟进内容,跟进人", TableKind::Interactions),
        ("contact_id,contact_date,channel,direction,topic,result,agent", TableKind::Interactions),
        (
            "订单编号,退款编号,支付宝交易号,买家实际支付金额,买家退款金额,退款完结时间,是否需要退货,退款状态,买家退款原因",
            TableKind::Returns,
        ),
        ("order_id,return_type,reason,refund_amount,created_at,resolved_at", TableKind::Returns),
        ("user_id,event_time,event_type,product_id,category,price", TableKind::Events),
        ("访客ID,时间,行为,商品,页面", TableKind::Events),
        ("a,b,c", TableKind::Orders),
    ] {
        assert_eq!(kind(headers), expected, "{headers}");
    }
}

//! Seniority: decision maker, manager or staff, by the title in the list of customers.
//!
//! Use it in business with companies, to know whom to call about a contract and whom about a delivery. The title is looked through for words of
//! the two upper levels; a title without any is that of staff. 总经理 decides, 经理 manages: the longer word goes first.

use serde::{Deserialize, Serialize};

use crate::base::fold::lower;
use crate::base::{Arg, Job, Note, Result};
use crate::classify::stated::{Words, survey};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Params, Population, RuleLine, Spec,
};
use crate::features::profile::has_word;
use crate::table::{Role, TableKind};

/// Seniority.
pub struct Seniority;

/// Nothing is learnt: words decide.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit;

/// Who works for somebody who decides: these go before all others.
const ASSISTANTS: &[&str] = &["助理", "秘书", "秘書", "assistant", "secretary", "intern", "实习"];
const DECIDE: &[&str] = &[
    "总经理",
    "總經理",
    "董事",
    "总裁",
    "總裁",
    "总监",
    "總監",
    "老板",
    "创始",
    "合伙人",
    "法人",
    "厂长",
    "院长",
    "校长",
    "首席",
    "所有者",
    "店主",
    "owner",
    "founder",
    "co-founder",
    "president",
    "vp",
    "vice president",
    "chief",
    "ceo",
    "cfo",
    "coo",
    "cto",
    "cmo",
    "cio",
    "director",
    "managing director",
    "partner",
    "proprietor",
    "principal",
    "chairman",
    "chairwoman",
    "chair",
];
const MANAGE: &[&str] = &[
    "经理",
    "經理",
    "主管",
    "主任",
    "店长",
    "店長",
    "组长",
    "部长",
    "科长",
    "处长",
    "负责人",
    "manager",
    "head",
    "lead",
    "leader",
    "supervisor",
    "foreman",
    "team lead",
];

const WORDS: Words = Words {
    id: "seniority",
    role: Role::Title,
    classes: &["decision_maker", "manager", "staff", "unknown"],
    class_of: |cell| {
        let title = lower(cell);
        Some(match () {
            () if has_word(&title, ASSISTANTS) => 2,
            () if has_word(&title, DECIDE) => 0,
            () if has_word(&title, MANAGE) => 1,
            () => 2,
        })
    },
};

impl Model for Seniority {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "seniority",
        family: Family::Who,
        population: Population::Everybody,
        needs: &[Need::Of(TableKind::Customers, Role::Title)],
        params: &[],
        features: &["title"],
        charts: &["class_bar", "class_shares"],
        reference: "",
    };

    fn classes(_params: &Params) -> Classes {
        vec![
            Class::new("decision_maker", "seq-6"),
            Class::new("manager", "seq-4"),
            Class::new("staff", "seq-2"),
            Class::optional("unknown", "quiet-1").leftover(),
        ]
    }

    fn fit(cx: &Context, _params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        Ok((Fit, survey(cx, job, |row| WORDS.said(cx, row))?.1))
    }

    fn assign(_fit: &Fit, cx: &Context, _params: &Params) -> Assignment {
        WORDS.assign(cx)
    }

    fn explain(_fit: &Fit, cx: &Context, _params: &Params, row: usize) -> Explanation {
        WORDS.bands().explain("title", WORDS.said(cx, row), |_| Arg::Count(0))
    }

    fn rule(_fit: &Fit, _cx: &Context, _params: &Params) -> Vec<RuleLine> {
        WORDS.rule()
    }
}

#[cfg(test)]
mod tests {
    use crate::classify::laws::{Sheet, Shop, values};
    use crate::table::{Role, TableKind};

    #[test]
    fn the_longer_word_decides_and_assistants_do_not() {
        let cells = [
            ("a", "总经理"),
            ("b", "采购经理"),
            ("c", "总经理助理"),
            ("d", "VP Sales"),
            ("e", "Team Leader"),
            ("f", "会计"),
            ("g", ""),
            ("h", "Headhunter"),
        ];
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Date, Role::Amount]);
        let mut list = Sheet::new(TableKind::Customers, &[Role::Customer, Role::Title]);
        for (id, title) in cells {
            orders.row([id, "3", "5"]);
            list.row([id, title]);
        }
        let shop = Shop::of_tables(orders.table(), vec![list.table()], None);
        let classes = cells.map(|(who, _)| shop.class_of("seniority", &values(&[]), who));
        let wanted = ["decision_maker", "manager", "staff", "decision_maker", "manager", "staff", "unknown", "staff"];
        assert_eq!(classes, wanted);
    }
}

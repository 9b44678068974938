//! The named maps from R, F and M scores to groups, as data: ordered boxes, the first that holds a cell wins.
//!
//! The rule in words is written from the same boxes that decide, so the two can't drift apart. Published grids overlap and leave holes;
//! that every preset covers every cell and every group can be reached is tested here. No cut is found here.

use super::Class;

/// Lowest and highest score, both included.
type Span = (u8, u8);

/// Any score.
const ANY: Span = (0, 99);

/// Conditions on the scores of one cell; all must hold.
#[derive(Clone, Copy, Debug)]
pub struct Box {
    /// Position in [`Preset::groups`].
    group: u16,
    r: Span,
    f: Span,
    m: Span,
    /// On (F + M) / 2 rounded half up.
    fm: Span,
    /// On F + M, for maps that use the mean in halves.
    sum: Span,
}

const fn cell(group: u16, r: Span, f: Span, m: Span) -> Box {
    Box { group, r, f, m, fm: ANY, sum: ANY }
}

const fn grid(group: u16, r: Span, fm: Span) -> Box {
    Box { group, r, f: ANY, m: ANY, fm, sum: ANY }
}

const fn halves(group: u16, r: u8, sum: Span) -> Box {
    Box { group, r: (r, r), f: ANY, m: ANY, fm: ANY, sum }
}

/// One map.
#[derive(Debug)]
pub struct Preset {
    /// The option of the parameter `preset`.
    pub id: &'static str,
    /// Scores run from 1 to this.
    pub scores: u8,
    /// Class id and colour role, best first; those without orders come after them.
    pub groups: &'static [(&'static str, &'static str)],
    /// Ordered; the first that holds wins.
    boxes: &'static [Box],
}

/// Mean of the F and M scores, rounded half up.
pub fn fm_score(f: u8, m: u8) -> u8 {
    (f + m).div_ceil(2)
}

const fn within(score: u8, span: Span) -> bool {
    span.0 <= score && score <= span.1
}

impl Preset {
    /// The preset of an option.
    pub fn find(id: &str) -> &'static Preset {
        PRESETS.iter().copied().find(|preset| preset.id == id).unwrap_or(&PARTITION)
    }

    /// The group of a cell.
    pub fn group(&self, r: u8, f: u8, m: u8) -> Option<u16> {
        let holds = |b: &&Box| {
            within(r, b.r) && within(f, b.f) && within(m, b.m) && within(fm_score(f, m), b.fm) && within(f + m, b.sum)
        };
        self.boxes.iter().find(holds).map(|b| b.group)
    }

    /// The groups of all cells: index ((r − 1)·n + f − 1)·n + m − 1.
    pub fn table(&self) -> Vec<u16> {
        let all = || 1..=self.scores;
        all()
            .flat_map(|r| all().flat_map(move |f| all().map(move |m| (r, f, m))))
            .map(|(r, f, m)| self.group(r, f, m).unwrap_or(0))
            .collect()
    }

    /// The classes: the groups, then those without an order in the window.
    pub fn classes(&self) -> Vec<Class> {
        let mut classes: Vec<Class> = self.groups.iter().map(|(id, colour)| Class::new(id, colour)).collect();
        if self.id == "shopify_style" {
            classes.push(Class::optional("prospects", "class-prospect"));
        }
        classes.push(Class::optional("no_orders", "quiet-1").leftover());
        classes
    }

    /// The boxes of a group in signs that both languages read: `R4–5 FM5 / R5 FM4`. An empty text means all cells that no other group takes.
    pub fn notation(&self, group: u16) -> String {
        let boxes: Vec<String> =
            self.boxes.iter().filter(|b| b.group == group).map(|b| b.notation(self.scores)).collect();
        boxes.join(" / ")
    }
}

impl Box {
    fn notation(&self, scores: u8) -> String {
        let whole = |name: &str, span: Span| {
            (span != ANY).then(|| match span {
                (low, high) if low == high => format!("{name}{low}"),
                (low, high) => format!("{name}{low}–{}", high.min(scores)),
            })
        };
        let half = |sum: u8| if sum.is_multiple_of(2) { format!("{}", sum / 2) } else { format!("{}.5", sum / 2) };
        let mean = (self.sum != ANY).then(|| {
            let (low, high) = (self.sum.0.max(2), self.sum.1.min(2 * scores));
            format!("FM{}–{}", half(low), half(high))
        });
        let parts = [whole("R", self.r), whole("F", self.f), whole("M", self.m), whole("FM", self.fm), mean];
        parts.into_iter().flatten().collect::<Vec<String>>().join(" ")
    }
}

/// All maps, in the order of the form; the first is the default.
pub static PRESETS: &[&Preset] = &[&PARTITION, &RF_10, &R_PACKAGE, &PUTLER, &SHOPIFY, &KLAVIYO, &PYMC];

/// Eleven groups as a partition of the 25 cells of R × FM: each cell once.
static PARTITION: Preset = Preset {
    id: "partition",
    scores: 5,
    groups: &[
        ("champions", "class-champions"),
        ("loyal", "class-loyal"),
        ("potential_loyalist", "class-potential"),
        ("new", "class-new"),
        ("promising", "class-promising"),
        ("need_attention", "class-attention"),
        ("about_to_sleep", "class-sleep"),
        ("at_risk", "class-risk"),
        ("cant_lose", "class-cantlose"),
        ("hibernating", "class-hibernating"),
        ("lost", "class-lost"),
    ],
    boxes: &[
        grid(0, (5, 5), (4, 5)),
        grid(0, (4, 4), (5, 5)),
        grid(1, (5, 5), (3, 3)),
        grid(1, (4, 4), (4, 4)),
        grid(1, (3, 3), (4, 5)),
        grid(2, (5, 5), (2, 2)),
        grid(2, (4, 4), (2, 3)),
        grid(2, (3, 3), (3, 3)),
        grid(3, (5, 5), (1, 1)),
        grid(4, (3, 4), (1, 1)),
        grid(5, (3, 3), (2, 2)),
        grid(5, (2, 2), (2, 3)),
        grid(6, (2, 2), (1, 1)),
        grid(7, (2, 2), (4, 5)),
        grid(7, (1, 1), (3, 3)),
        grid(8, (1, 1), (4, 5)),
        grid(9, (1, 1), (2, 2)),
        grid(10, (1, 1), (1, 1)),
    ],
};

/// Ten groups by R × F only: the map of hundreds of notebooks.
static RF_10: Preset = Preset {
    id: "rf_10",
    scores: 5,
    groups: &[
        ("champions", "class-champions"),
        ("loyal", "class-loyal"),
        ("potential_loyalist", "class-potential"),
        ("new", "class-new"),
        ("promising", "class-promising"),
        ("need_attention", "class-attention"),
        ("about_to_sleep", "class-sleep"),
        ("at_risk", "class-risk"),
        ("cant_lose", "class-cantlose"),
        ("hibernating", "class-hibernating"),
    ],
    boxes: &[
        cell(9, (1, 2), (1, 2), ANY),
        cell(7, (1, 2), (3, 4), ANY),
        cell(8, (1, 2), (5, 5), ANY),
        cell(6, (3, 3), (1, 2), ANY),
        cell(5, (3, 3), (3, 3), ANY),
        cell(1, (3, 4), (4, 5), ANY),
        cell(4, (4, 4), (1, 1), ANY),
        cell(3, (5, 5), (1, 1), ANY),
        cell(2, (4, 5), (2, 3), ANY),
        cell(0, (5, 5), (4, 5), ANY),
    ],
};

/// The intervals that the R package `rfm` 0.3.0 documents, in this order; what none holds is "others".
static R_PACKAGE: Preset = Preset {
    id: "r_package",
    scores: 5,
    groups: &[
        ("champions", "class-champions"),
        ("loyal", "class-loyal"),
        ("potential_loyalist", "class-potential"),
        ("new", "class-new"),
        ("promising", "class-promising"),
        ("need_attention", "class-attention"),
        ("about_to_sleep", "class-sleep"),
        ("at_risk", "class-risk"),
        ("cant_lose", "class-cantlose"),
        ("lost", "class-lost"),
        ("others", "class-hibernating"),
    ],
    boxes: &[
        cell(0, (5, 5), (5, 5), (5, 5)),
        cell(2, (3, 5), (3, 5), (2, 5)),
        cell(1, (2, 4), (2, 4), (2, 4)),
        cell(4, (3, 4), (1, 3), (3, 5)),
        cell(3, (4, 5), (1, 3), ANY),
        cell(8, (1, 2), (3, 4), (4, 5)),
        cell(7, (1, 2), (2, 5), (4, 5)),
        cell(5, (1, 3), (3, 5), (3, 5)),
        cell(6, (2, 3), (1, 3), (1, 4)),
        cell(9, (1, 1), ANY, ANY),
        cell(10, ANY, ANY, ANY),
    ],
};

/// Putler's eleven on R × FM, in this order.
static PUTLER: Preset = Preset {
    id: "putler",
    scores: 5,
    groups: &[
        ("champions", "class-champions"),
        ("loyal", "class-loyal"),
        ("potential_loyalist", "class-potential"),
        ("recent", "class-new"),
        ("promising", "class-promising"),
        ("need_attention", "class-attention"),
        ("about_to_sleep", "class-sleep"),
        ("at_risk", "class-risk"),
        ("cant_lose", "class-cantlose"),
        ("hibernating", "class-hibernating"),
        ("lost", "class-lost"),
    ],
    boxes: &[
        grid(0, (4, 5), (4, 5)),
        grid(8, (1, 1), (4, 5)),
        grid(10, (1, 1), (1, 1)),
        grid(3, (4, 5), (1, 1)),
        grid(4, (3, 3), (1, 1)),
        grid(9, (1, 2), (1, 2)),
        grid(6, (2, 3), (1, 2)),
        grid(5, (2, 3), (2, 3)),
        grid(7, (1, 2), (2, 5)),
        grid(2, (3, 5), (1, 3)),
        grid(1, (2, 5), (3, 5)),
    ],
};

/// In the style of Shopify: its numeric table is not published, this one fits the published wording. The eleventh group is prospects.
static SHOPIFY: Preset = Preset {
    id: "shopify_style",
    scores: 5,
    groups: &[
        ("champions", "class-champions"),
        ("loyal", "class-loyal"),
        ("active", "class-potential"),
        ("new", "class-new"),
        ("promising", "class-promising"),
        ("need_attention", "class-attention"),
        ("almost_lost", "class-sleep"),
        ("previously_loyal", "class-cantlose"),
        ("at_risk", "class-risk"),
        ("dormant", "class-hibernating"),
    ],
    boxes: &[
        halves(0, 5, (8, 10)),
        halves(2, 5, (5, 7)),
        halves(3, 5, (2, 4)),
        halves(1, 4, (8, 10)),
        halves(2, 4, (5, 7)),
        halves(4, 4, (2, 4)),
        halves(1, 3, (8, 10)),
        halves(5, 3, (5, 7)),
        halves(4, 3, (2, 4)),
        halves(8, 2, (7, 10)),
        halves(5, 2, (5, 6)),
        halves(6, 2, (2, 4)),
        halves(7, 1, (8, 10)),
        halves(8, 1, (6, 7)),
        halves(9, 1, (2, 5)),
    ],
};

/// In the style of Klaviyo: its numeric table is not published, this one fits the published wording.
static KLAVIYO: Preset = Preset {
    id: "klaviyo_style",
    scores: 3,
    groups: &[
        ("champions", "class-champions"),
        ("loyal", "class-loyal"),
        ("recent", "class-new"),
        ("need_attention", "class-attention"),
        ("at_risk", "class-risk"),
        ("inactive", "class-lost"),
    ],
    boxes: &[
        cell(0, (3, 3), (3, 3), (3, 3)),
        cell(2, (3, 3), (1, 1), ANY),
        cell(1, (2, 3), (3, 3), ANY),
        cell(1, (3, 3), (2, 2), ANY),
        cell(1, (2, 2), (2, 2), (3, 3)),
        cell(4, (1, 1), (2, 3), ANY),
        cell(4, (1, 1), (1, 1), (3, 3)),
        cell(5, (1, 1), ANY, ANY),
        cell(3, ANY, ANY, ANY),
    ],
};

/// PyMC-Marketing's groups by quartiles. Its "other" can't be reached: who is not in the upper half twice is in the lower half twice.
static PYMC: Preset = Preset {
    id: "pymc_5",
    scores: 4,
    groups: &[
        ("premium", "class-champions"),
        ("repeat", "class-loyal"),
        ("top_spender", "class-potential"),
        ("at_risk", "class-risk"),
        ("inactive", "class-lost"),
    ],
    boxes: &[
        cell(0, (3, 4), (3, 4), (3, 4)),
        cell(1, (3, 4), (3, 4), ANY),
        cell(1, ANY, (3, 4), (3, 4)),
        cell(2, (3, 4), ANY, (3, 4)),
        cell(4, (1, 1), (1, 1), ANY),
        cell(4, (1, 1), ANY, (1, 1)),
        cell(4, ANY, (1, 1), (1, 1)),
        cell(3, (1, 2), (1, 2), ANY),
        cell(3, (1, 2), ANY, (1, 2)),
        cell(3, ANY, (1, 2), (1, 2)),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(preset: &Preset) -> Vec<(u8, u8, u8)> {
        let all = || 1..=preset.scores;
        all().flat_map(|r| all().flat_map(move |f| all().map(move |m| (r, f, m)))).collect()
    }

    #[test]
    fn every_preset_covers_every_cell_and_reaches_every_group() {
        for preset in PRESETS {
            let mut found = vec![0; preset.groups.len()];
            for (r, f, m) in cells(preset) {
                let group = preset.group(r, f, m);
                assert!(group.is_some(), "{} leaves {r}{f}{m} out", preset.id);
                found[group.unwrap() as usize] += 1;
            }
            assert!(found.iter().all(|cells| *cells > 0), "{}: {found:?}", preset.id);
        }
    }

    #[test]
    fn the_partitions_hold_each_cell_once() {
        for preset in [&PARTITION, &RF_10, &SHOPIFY] {
            for (r, f, m) in cells(preset) {
                let holding = preset.boxes.iter().filter(|b| {
                    within(r, b.r)
                        && within(f, b.f)
                        && within(m, b.m)
                        && within(fm_score(f, m), b.fm)
                        && within(f + m, b.sum)
                });
                assert_eq!(holding.count(), 1, "{} {r}{f}{m}", preset.id);
            }
        }
    }

    #[test]
    fn the_default_grid_is_the_published_one() {
        let rows: [[&str; 5]; 5] = [
            ["lost", "hibernating", "at_risk", "cant_lose", "cant_lose"],
            ["about_to_sleep", "need_attention", "need_attention", "at_risk", "at_risk"],
            ["promising", "need_attention", "potential_loyalist", "loyal", "loyal"],
            ["promising", "potential_loyalist", "potential_loyalist", "loyal", "champions"],
            ["new", "potential_loyalist", "loyal", "champions", "champions"],
        ];
        for (r, row) in rows.iter().enumerate() {
            for (fm, id) in row.iter().enumerate() {
                let group = PARTITION.group(r as u8 + 1, fm as u8 + 1, fm as u8 + 1).unwrap();
                assert_eq!(PARTITION.groups[group as usize].0, *id, "R{} FM{}", r + 1, fm + 1);
            }
        }
    }

    #[test]
    fn klaviyo_style_has_its_published_numbers_of_cells() {
        let mut found = [0; 6];
        for (r, f, m) in cells(&KLAVIYO) {
            found[KLAVIYO.group(r, f, m).unwrap() as usize] += 1;
        }
        // Champions, recent, loyal, at risk, inactive, needs attention: 1, 3, 9, 7, 2, 5.
        assert_eq!([found[0], found[2], found[1], found[4], found[5], found[3]], [1, 3, 9, 7, 2, 5]);
    }

    #[test]
    fn the_mean_is_rounded_half_up_and_words_come_from_boxes() {
        assert_eq!([fm_score(1, 2), fm_score(4, 5), fm_score(1, 1), fm_score(1, 5)], [2, 5, 1, 3]);
        assert_eq!(PARTITION.notation(0), "R5 FM4–5 / R4 FM5");
        assert_eq!(SHOPIFY.notation(2), "R5 FM2.5–3.5 / R4 FM2.5–3.5");
        assert_eq!(R_PACKAGE.notation(10), "");
    }
}

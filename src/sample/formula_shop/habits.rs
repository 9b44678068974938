//! How a customer buys and thinks: what they keep over the years, drawn once. All other tables follow from it, so that they agree.

use super::super::draw::Draw;
use super::calendar::{FIRST, LAST};
use super::company::Company;
use super::goods::{BY_PRICE, BY_QUALITY, RANGES, Range};
use super::places::{self, DEMANDING, Place};
use crate::base::Day;

/// How much of a customer the shop has won.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Bond {
    /// Came to try; most never come back.
    #[default]
    Trial,
    /// Buys here when it is convenient, mostly elsewhere.
    Occasional,
    /// Buys most of what the child needs here.
    Regular,
    /// Buys everything here, for years.
    Devoted,
    /// Buys for several families, or twins: whole cases.
    Bulk,
    /// Buys for a house, not for a child.
    Company,
    /// Registered and never bought.
    Prospect,
}

const BONDS: &[(Bond, u32)] = &[
    (Bond::Trial, 125),
    (Bond::Occasional, 405),
    (Bond::Regular, 325),
    (Bond::Devoted, 100),
    (Bond::Bulk, 9),
    (Bond::Company, 36),
];

/// What decides on what is bought, and when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Taste {
    /// Waits for promotions, stocks up in them, uses every coupon, takes the cheaper ranges.
    Price,
    /// Buys when it is needed at whatever price, and the dearer ranges.
    Quality,
    /// Neither.
    #[default]
    Plain,
}

/// What somebody thinks of the shop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Mood {
    /// Would send others, and does.
    Delighted,
    #[default]
    Content,
    Lukewarm,
    /// Complains, takes things back and goes.
    Unhappy,
}

/// What somebody minds, if they mind something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sore {
    #[default]
    Quality,
    Service,
    Delivery,
    Price,
}

/// What the shop is to somebody beyond the tins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Need {
    Functional,
    Emotional,
    Social,
    #[default]
    Untold,
}

const CHANNELS: &[(&str, u32)] = &[("门店", 42), ("小程序", 26), ("天猫", 20), ("京东", 12)];

/// The ways that somebody can allow, with how many of a thousand do.
pub(super) const WAYS: &[(&str, u32)] = &[("微信", 820), ("短信", 700), ("电话", 520), ("邮件", 330)];

/// How many are best reached by each; who is reached by any as well as by any other has no word here.
const REACHED: &[(&str, u32)] = &[("微信", 44), ("电话", 18), ("短信", 14), ("邮件", 8), ("", 16)];

/// The hour of the day around which somebody buys: after the school run, at lunch, when the child sleeps; late ones buy on line.
const HOURS: &[(u32, u32)] = &[(9, 20), (12, 22), (15, 20), (20, 28), (22, 10)];

/// A customer and their ways.
pub(super) struct Family {
    pub(super) bond: Bond,
    /// First order, maybe before the export begins; of who never bought, the day of registering.
    pub(super) joined: Day,
    pub(super) born: Day,
    /// The child's age in days at which they stop buying milk powder.
    pub(super) grown: i32,
    pub(super) range: Range,
    /// In a thousand orders, those of another range.
    pub(super) tries: u32,
    /// Where most orders come from, and where the others do.
    pub(super) channels: [&'static str; 2],
    pub(super) place: Place,
    /// Nothing for who buys at any time.
    pub(super) hour: Option<u32>,
    /// Buys on weekends.
    pub(super) weekend: bool,
    /// How they pay where they can; nothing for who pays one way or the other.
    pub(super) pays: &'static str,
    pub(super) taste: Taste,
    pub(super) mood: Mood,
    pub(super) sore: Sore,
    pub(super) need: Need,
    /// How they are best reached; empty if any way is as good.
    pub(super) reached: &'static str,
    /// The ways by which they may be approached.
    pub(super) allows: Vec<&'static str>,
    /// Keeps trying and taking back.
    pub(super) fickle: bool,
    /// Tins in a usual order.
    pub(super) tins: i32,
    /// Of a thousand tins, those bought here.
    pub(super) share: i32,
    /// In a thousand orders, those with something beside milk.
    pub(super) extras: u32,
    pub(super) company: Option<Company>,
}

impl Family {
    /// Draws a customer who finds the shop in the eleven months before the export or during it.
    pub(super) fn draw(draw: &mut Draw) -> Family {
        let bond = draw.pick(BONDS);
        // The shop grows: of two chances to find it, a third of the families take the later one.
        let (first, second) = (draw.between(0, 1_060), draw.between(0, 1_060));
        let joined = LAST.plus(-if draw.chance(350) { first.min(second) } else { first });
        Family::of(draw, bond, joined)
    }

    /// Draws somebody who registers during the export and never buys.
    pub(super) fn prospect(draw: &mut Draw) -> Family {
        let days = LAST.since(FIRST);
        let (first, second) = (draw.between(0, days), draw.between(0, days));
        Family::of(draw, Bond::Prospect, LAST.plus(-first.min(second)))
    }

    fn of(draw: &mut Draw, bond: Bond, joined: Day) -> Family {
        let age = match draw.below(100) {
            0..12 => draw.between(-60, -1),
            12..45 => draw.between(0, 30),
            45..70 => draw.between(31, 180),
            70..85 => draw.between(181, 400),
            _ => draw.between(401, 1_000),
        };
        let company = match bond {
            Bond::Company => Some(Company::draw(draw)),
            Bond::Prospect if draw.chance(60) => Some(Company::draw(draw)),
            _ => None,
        };
        let usual = draw.pick(CHANNELS);
        let other = if draw.chance(450) { draw.pick(CHANNELS) } else { usual };
        let place = places::place(draw, usual == "门店" || other == "门店");
        let taste = taste(draw, bond, place);
        let (tins, share) = match bond {
            Bond::Trial | Bond::Prospect => (draw.pick(&[(1, 55), (2, 35), (3, 10)]), 300),
            Bond::Occasional => (draw.pick(&[(1, 40), (2, 40), (3, 20)]), draw.between(200, 450)),
            Bond::Regular => (draw.pick(&[(2, 25), (3, 35), (4, 25), (6, 15)]), draw.between(550, 900)),
            Bond::Devoted => (draw.pick(&[(3, 25), (4, 35), (6, 40)]), draw.between(900, 1_100)),
            Bond::Bulk => (draw.pick(&[(8, 40), (12, 40), (24, 20)]), draw.between(1_600, 2_800)),
            Bond::Company => (company.as_ref().map_or(4, |company| company.tins), 1_000),
        };
        let weekend = draw.chance(200);
        let reached = draw.pick(REACHED);
        let nothing = draw.chance(55);
        let allowed = |(way, share): &(&'static str, u32)| (draw.chance(*share) || *way == reached).then_some(*way);
        let all: Vec<&str> = WAYS.iter().filter_map(allowed).collect();
        Family {
            bond,
            joined,
            born: joined.plus(-age),
            grown: age.max(0) + draw.between(200, 1_200).max(700 - age),
            range: draw.pick(match taste {
                Taste::Price => BY_PRICE,
                Taste::Quality => BY_QUALITY,
                Taste::Plain => RANGES,
            }),
            tries: draw.pick(&[(30, 78), (480, 22)]),
            channels: [usual, other],
            place,
            hour: draw.chance(if weekend { 250 } else { 520 }).then(|| draw.pick(HOURS)),
            weekend,
            pays: draw.pick(&[("微信支付", 34), ("支付宝", 16), ("银行卡", 8), ("现金", 4), ("京东白条", 3), ("", 35)]),
            taste,
            mood: mood(draw, bond),
            sore: draw.pick(&[(Sore::Quality, 26), (Sore::Service, 24), (Sore::Delivery, 28), (Sore::Price, 22)]),
            need: draw.pick(&[(Need::Functional, 44), (Need::Emotional, 24), (Need::Social, 15), (Need::Untold, 17)]),
            reached,
            allows: if nothing { Vec::new() } else { all },
            fickle: draw.chance(35),
            tins,
            share,
            extras: draw.pick(&[(100, 40), (350, 40), (700, 20)]),
            company,
        }
    }

    /// Whether they wait for promotions.
    pub(super) fn by_price(&self) -> bool {
        self.taste == Taste::Price
    }

    /// In a thousand cases, those in which they don't come back after their nth order (from 1). Trust grows with every order; who is not
    /// content goes sooner.
    pub(super) fn leaves(&self, orders: u32) -> u32 {
        let (first, later, settled) = match self.bond {
            Bond::Trial | Bond::Prospect => (800, 500, 400),
            Bond::Occasional => (175, 170, 110),
            Bond::Regular => (90, 90, 60),
            Bond::Devoted => (30, 25, 20),
            Bond::Bulk | Bond::Company => (60, 40, 25),
        };
        let usual = match orders {
            ..=1 => first,
            2..=3 => later,
            _ => settled,
        };
        let per_cent = match self.mood {
            Mood::Delighted => 70,
            Mood::Content => 95,
            Mood::Lukewarm => 130,
            Mood::Unhappy => 220,
        };
        (usual * per_cent / 100).min(900)
    }

    /// In a thousand cases, those in which they answer when they are approached in a way.
    pub(super) fn answers(&self, way: &str) -> u32 {
        match self.reached {
            "" => 400,
            best if best == way => 760,
            _ => 190,
        }
    }

    /// How much likelier than others they give things back, in per cent.
    pub(super) fn gives_back(&self) -> u32 {
        let by_mood = match self.mood {
            Mood::Delighted => 45,
            Mood::Content => 80,
            Mood::Lukewarm => 140,
            Mood::Unhappy => 330,
        };
        if self.fickle { by_mood + 500 } else { by_mood }
    }
}

fn taste(draw: &mut Draw, bond: Bond, (province, _): Place) -> Taste {
    let quality = if DEMANDING.contains(&province) { 300 } else { 140 };
    let price = match bond {
        Bond::Devoted | Bond::Bulk => 160,
        Bond::Company => 350,
        _ => 300,
    };
    match draw.below(1_000) {
        at if at < price => Taste::Price,
        at if at < price + quality => Taste::Quality,
        _ => Taste::Plain,
    }
}

fn mood(draw: &mut Draw, bond: Bond) -> Mood {
    use Mood::{Content, Delighted, Lukewarm, Unhappy};
    draw.pick(match bond {
        Bond::Trial => &[(Delighted, 12), (Content, 40), (Lukewarm, 24), (Unhappy, 24)],
        Bond::Occasional | Bond::Prospect => &[(Delighted, 15), (Content, 50), (Lukewarm, 23), (Unhappy, 12)],
        Bond::Regular | Bond::Bulk | Bond::Company => &[(Delighted, 32), (Content, 50), (Lukewarm, 12), (Unhappy, 6)],
        Bond::Devoted => &[(Delighted, 56), (Content, 36), (Lukewarm, 5), (Unhappy, 3)],
    })
}

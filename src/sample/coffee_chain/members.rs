//! The list of members: who they are, as the loyalty programme writes it down.
//!
//! Nobody in it exists: first names and a letter, addresses at a domain that is kept free for examples. What is not told is empty.

use super::super::draw::Draw;
use super::super::sheet::row;
use super::guests::{Guest, Habit};
use super::receipts::member;
use super::{Chain, FIRST, LAST, Stream};

const HEADER: &str = "Member No,First Name,Email,Gender,Date of Birth,Home Bar,City,Tier,Points,Member Since,Source,Referred By,Marketing Consent\n";

const WOMEN: &[&str] = &[
    "Ada", "Bella", "Cora", "Daisy", "Edith", "Freya", "Grace", "Hazel", "Iris", "June", "Kitty", "Lottie", "Mabel",
    "Nell", "Olive", "Poppy", "Rose", "Tess", "Willa", "Zara",
];
const MEN: &[&str] = &[
    "Alfie", "Ben", "Callum", "Dylan", "Ewan", "Finn", "George", "Harry", "Isaac", "Jude", "Kit", "Leo", "Max", "Ned",
    "Oscar", "Percy", "Rory", "Sam", "Toby", "Will",
];

/// The list: everybody who bought since the export begins, and those who only opened the app.
pub(super) fn list(chain: &Chain) -> Vec<u8> {
    let mut text = String::with_capacity(chain.guests.len() * 150);
    text.push_str(HEADER);
    let spent = Spent::of(chain);
    for ((number, guest), (points, spent)) in (1..).zip(&chain.guests).zip(chain.points.iter().zip(&spent)) {
        if guest.stints.is_empty() || spent.ever {
            let mut draw = Stream::List.of(chain.seed, u64::from(number));
            person(&mut text, &mut draw, chain, (number, guest), *points, spent);
        }
    }
    text.into_bytes()
}

/// What a member spent.
#[derive(Clone, Default)]
struct Spent {
    /// Whether they bought at all since the export begins.
    ever: bool,
    /// Net of the last twelve months, in pence.
    year: i64,
}

impl Spent {
    /// By member.
    fn of(chain: &Chain) -> Vec<Spent> {
        let mut all = vec![Spent::default(); chain.guests.len()];
        let year = LAST.plus_months(-12);
        for order in &chain.orders {
            if let Some(own) = (order.member as usize).checked_sub(1).and_then(|at| all.get_mut(at)) {
                own.ever = true;
                own.year += if order.day > year { order.net() } else { 0 };
            }
        }
        all
    }
}

fn person(
    text: &mut String,
    draw: &mut Draw,
    chain: &Chain,
    (number, guest): (u32, &Guest),
    points: i64,
    spent: &Spent,
) {
    let woman = draw.chance(560);
    let name = draw.one(if woman { WOMEN } else { MEN });
    let initial = char::from(b'A' + draw.below(26) as u8);
    let mail = format!("{}.{number}@example.com", name.to_ascii_lowercase());
    let years = match guest.habit {
        Habit::Student => draw.between(18, 24),
        Habit::Commuter | Habit::Lunch => draw.between(23, 58),
        Habit::Weekend => draw.between(30, 68),
        _ => draw.between(20, 70),
    };
    let born = LAST.plus(-years * 365 - draw.between(0, 364));
    let private = guest.habit != Habit::Office;
    let gender = if private && draw.chance(720) { if woman { "Female" } else { "Male" } } else { "" };
    let tells_birthday = private && draw.chance(640);
    let friend = if guest.friend { referrer(draw, chain, number) } else { 0 };
    let source = match guest.habit {
        _ if friend > 0 => "Friend",
        Habit::Student if draw.chance(600) => "Freshers' Fair",
        Habit::Beans => "Web Shop",
        _ if guest.stints.is_empty() => "App",
        _ if guest.welcomed => "Welcome Offer",
        _ => draw.pick(&[("Counter", 70), ("App", 30)]),
    };
    row(
        text,
        &[
            &member(number),
            &format_args!("{name} {initial}."),
            &mail,
            &gender,
            &if tells_birthday { born.to_string() } else { String::new() },
            // Who never bought has no bar yet.
            &if guest.stints.is_empty() { "" } else { guest.bar.name },
            &guest.bar.city,
            &tier(draw, guest, spent),
            &points,
            &guest.joined,
            &source,
            &member(friend),
            &if draw.chance(620) { "Yes" } else { "No" },
        ],
    );
}

/// The tier on the card: that of the last twelve months, except where nobody has looked since, or somebody was given one.
fn tier(draw: &mut Draw, guest: &Guest, spent: &Spent) -> &'static str {
    let earned = match spent.year {
        25_000.. => "Gold",
        9_000.. => "Silver",
        _ => "Bronze",
    };
    let settled = guest.joined < FIRST.plus(180) && guest.is_regular();
    match earned {
        "Gold" if draw.chance(90) => "Silver",
        "Bronze" | "Silver" if settled && draw.chance(110) => "Gold",
        earned => earned,
    }
}

/// Who sent somebody: one of the regulars who were there before; 0 where none was.
fn referrer(draw: &mut Draw, chain: &Chain, number: u32) -> u32 {
    for _ in 0..12 {
        let other = draw.below(number.saturating_sub(1));
        if chain.guests.get(other as usize).is_some_and(Guest::is_regular) {
            return other + 1;
        }
    }
    0
}

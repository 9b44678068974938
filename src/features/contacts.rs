//! What a row of the contact log says: who began it, by what, about what, and what came of it.
//!
//! The log is written by people: each fact is read from the column that should hold it, and where that says nothing from those that may
//! give it away (a type "电话回访" is a call of ours that follows up). Words are data ([`words`]); a short column is looked up once per
//! distinct text, long ones when a row is read. Nothing here knows a class: what a customer's contacts amount to is
//! [`crate::models::relationship`]'s.

pub mod consent;
pub mod words;

use self::words::{CHANNELS, DIRECTIONS, DIRECTIONS_IN_TEXT, Lexicon, OUTCOMES, TOPICS};
use super::{Facts, View};
use crate::base::nothing::is_nothing;
use crate::base::{CustomerIx, Day, Message, NONE, Note};
use crate::table::{Role, TableKind, Text};

/// Who began it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// The customer.
    In,
    /// The shop.
    Out,
}

/// By what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Channel {
    /// Telephone.
    Phone,
    /// Text message.
    Sms,
    /// A chat: 微信 and its like.
    WeChat,
    /// E-mail.
    Email,
    /// Face to face.
    Visit,
    /// Anything else that is known.
    Other,
}

/// About what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// Satisfaction, follow-up, suggestions.
    Care,
    /// Something new to buy.
    NewProduct,
    /// How to use it well.
    Usage,
    /// How to do better.
    Improvement,
    /// A complaint or a ticket.
    Complaint,
    /// Something done together: development, plan, review, training on site.
    Joint,
    /// Somebody was recommended, or asked to recommend.
    Referral,
    /// The customer was told to get in touch whenever they like.
    Invitation,
    /// Anything else, words that are not known included.
    Other,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Settled.
    Resolved,
    /// Not settled yet.
    Open,
    /// The other side answered.
    Answered,
    /// Nobody answered.
    Unanswered,
}

/// One row of the log. The order is that of time; what happened at one time is ordered by what it was, never by its place in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Contact {
    /// The day.
    pub day: Day,
    /// The second of the day; 0 where the log has no times.
    pub second: u32,
    /// Who began it, if anything tells.
    pub direction: Option<Direction>,
    /// What it was about; `None` where nothing is said.
    pub topic: Option<Topic>,
    /// What came of it, if anything tells.
    pub outcome: Option<Outcome>,
    /// By what, if anything tells.
    pub channel: Option<Channel>,
}

impl Contact {
    /// Whether the shop began it.
    pub fn is_outbound(&self) -> bool {
        self.direction == Some(Direction::Out)
    }

    /// Whether the customer began it.
    pub fn is_inbound(&self) -> bool {
        self.direction == Some(Direction::In)
    }

    /// Whether the other side was reached: an end that is told, other than that nobody answered.
    pub fn is_answered(&self) -> bool {
        self.outcome.is_some_and(|outcome| outcome != Outcome::Unanswered)
    }
}

/// A column whose texts mean something. Those with few distinct texts are looked up at once.
#[derive(Clone, Debug)]
pub struct Said<'a, T: 'static> {
    column: Option<Text<'a>>,
    words: &'static Lexicon<T>,
    known: Vec<Option<T>>,
}

/// More distinct texts than this are read when they are asked for: nobody waits for a million sentences to explain one customer.
const FEW: usize = 512;

impl<'a, T: Copy + 'static> Said<'a, T> {
    /// The column of a role, read by these words.
    pub fn of(table: Option<View<'a>>, role: Role, words: &'static Lexicon<T>) -> Said<'a, T> {
        let column = table.and_then(|table| table.text(role));
        let few = column.filter(|column| column.dictionary.len() <= FEW);
        let known = few.map_or_else(Vec::new, |few| few.dictionary.iter().map(|text| words.find(text)).collect());
        Said { column, words, known }
    }

    /// What the cell of a row means.
    pub fn get(&self, row: u32) -> Option<T> {
        let column = self.column?;
        let code = column.codes.get(row as usize);
        match self.known.get(code as usize) {
            Some(known) => *known,
            None if self.known.is_empty() => self.words.find(column.dictionary.get(code)),
            None => None,
        }
    }

    /// The text of a row, empty where it says nothing.
    pub fn text(&self, row: u32) -> &'a str {
        let text = self.column.map_or("", |column| column.get(row as usize));
        if is_nothing(text, false) { "" } else { text }
    }

    /// Rows whose text no word knows, and what they say: the most common first, ties by their bytes.
    pub fn unknown(&self) -> (u64, Vec<String>) {
        let Some(column) = self.column else { return (0, Vec::new()) };
        let mut counts = vec![0u64; column.dictionary.len()];
        for row in 0..column.codes.len() {
            if let Some(count) = counts.get_mut(column.codes.get(row) as usize) {
                *count += 1;
            }
        }
        let meant = |code: u32| match self.known.get(code as usize) {
            Some(known) => known.is_some(),
            None => self.words.find(column.dictionary.get(code)).is_some(),
        };
        let mut found: Vec<(u64, &str)> = (0..column.dictionary.len() as u32)
            .zip(counts)
            .filter(|(code, count)| *count > 0 && !is_nothing(column.dictionary.get(*code), false) && !meant(*code))
            .map(|(code, count)| (count, column.dictionary.get(code)))
            .collect();
        found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        let rows = found.iter().map(|(count, _)| count).sum();
        (rows, found.iter().take(EXAMPLES).map(|(_, text)| (*text).to_owned()).collect())
    }
}

/// Unknown words that a note names.
const EXAMPLES: usize = 3;

/// The contact log.
#[derive(Clone)]
pub struct Log<'a> {
    facts: Facts<'a>,
    days: &'a [Day],
    seconds: &'a [u32],
    channel: Said<'a, Channel>,
    channel_in_text: Said<'a, Channel>,
    direction: Said<'a, Direction>,
    direction_in_type: Said<'a, Direction>,
    direction_in_text: Said<'a, Direction>,
    topic: Said<'a, Topic>,
    topic_in_type: Said<'a, Topic>,
    topic_in_text: Said<'a, Topic>,
    outcome: Said<'a, Outcome>,
}

impl<'a> Log<'a> {
    /// The log of a workspace; empty where there is none.
    pub fn of(facts: Facts<'a>) -> Log<'a> {
        let table = facts.table(TableKind::Interactions);
        Log {
            facts,
            days: table.and_then(|table| table.day(Role::Date)).unwrap_or_default(),
            seconds: table.and_then(|table| table.seconds(Role::Date)).unwrap_or_default(),
            channel: Said::of(table, Role::ContactType, &CHANNELS),
            channel_in_text: Said::of(table, Role::Content, &CHANNELS),
            direction: Said::of(table, Role::Direction, &DIRECTIONS),
            direction_in_type: Said::of(table, Role::ContactType, &DIRECTIONS_IN_TEXT),
            direction_in_text: Said::of(table, Role::Content, &DIRECTIONS_IN_TEXT),
            topic: Said::of(table, Role::Topic, &TOPICS),
            topic_in_type: Said::of(table, Role::ContactType, &TOPICS),
            topic_in_text: Said::of(table, Role::Content, &TOPICS),
            outcome: Said::of(table, Role::Result, &OUTCOMES),
        }
    }

    fn topic(&self, row: u32) -> Option<Topic> {
        let topic = self.topic.get(row).or_else(|| self.topic_in_type.get(row)).or_else(|| self.topic_in_text.get(row));
        // A word that is not known is about something; only silence is no topic.
        topic.or_else(|| (!self.topic.text(row).is_empty()).then_some(Topic::Other))
    }

    /// Who began the contact of a row, if anything tells.
    pub fn direction(&self, row: u32) -> Option<Direction> {
        let direction = self.direction.get(row).or_else(|| self.direction_in_type.get(row));
        direction.or_else(|| self.direction_in_text.get(row)).or_else(|| begun(self.topic(row)?))
    }

    /// What a row says.
    fn contact(&self, row: u32) -> Contact {
        let second = self.seconds.get(row as usize).copied().filter(|second| *second != NONE);
        Contact {
            day: self.days.get(row as usize).copied().unwrap_or(Day::NONE),
            second: second.unwrap_or(0),
            direction: self.direction(row),
            topic: self.topic(row),
            outcome: self.outcome.get(row),
            channel: self.channel.get(row).or_else(|| self.channel_in_text.get(row)),
        }
    }

    /// A customer's contacts from a day (`None`: from the first) to before another, by time. Those without a day are left out.
    pub fn read(&self, who: CustomerIx, from: Option<Day>, before: Day, into: &mut Vec<Contact>) {
        into.clear();
        let rows = self.facts.rows_before(TableKind::Interactions, who, before);
        let day = |row: u32| self.days.get(row as usize).copied().unwrap_or(Day::NONE);
        let (_, rows) = rows.split(|row| !day(row).is_some() || from.is_some_and(|from| day(row) < from));
        into.extend(rows.iter().map(|row| self.contact(row)));
        if !into.is_sorted() {
            into.sort_unstable();
        }
    }

    /// What the log does not tell: rows whose words are not known, rows without a day.
    pub fn notes(&self) -> Vec<Note> {
        let mut notes = Vec::new();
        let asked = [
            (Role::ContactType, self.channel.unknown()),
            (Role::Direction, self.direction.unknown()),
            (Role::Topic, self.topic.unknown()),
            (Role::Result, self.outcome.unknown()),
        ];
        for (role, (rows, words)) in asked.into_iter().filter(|(_, (rows, _))| *rows > 0) {
            let message = Message::new("contact-note-unknown").count("rows", rows).list("words", words);
            notes.push(Note::info(message.word("role", format!("role-{}", role.id()))));
        }
        let undated = self.days.iter().filter(|day| !day.is_some()).count();
        if undated > 0 {
            notes.push(Note::info(Message::new("contact-note-undated").count("rows", undated)));
        }
        notes
    }
}

/// Who usually begins a contact about this.
fn begun(topic: Topic) -> Option<Direction> {
    match topic {
        Topic::Complaint => Some(Direction::In),
        Topic::Care | Topic::NewProduct | Topic::Usage | Topic::Improvement | Topic::Joint | Topic::Invitation => {
            Some(Direction::Out)
        }
        Topic::Referral | Topic::Other => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_column_says_counts_before_what_gives_it_away() {
        let text = |cells: &[&str]| -> crate::table::TextColumn { cells.iter().copied().collect() };
        let field = |role: Role, cells: &[&str]| crate::table::Field {
            header: role.id().to_owned(),
            role,
            column: crate::table::Column::Text(text(cells)),
        };
        let table = crate::table::Table {
            kind: TableKind::Interactions,
            rows: 5,
            fields: vec![
                field(Role::ContactType, &["电话回访", "微信", "", "邮件", "visit"]),
                field(Role::Direction, &["", "客户主动", "", "发出", ""]),
                field(Role::Topic, &["", "新品", "", "量子", ""]),
                field(Role::Content, &["", "", "客户来电投诉奶粉结块", "", "just talked"]),
                field(Role::Result, &["接通", "", "待处理", "已发送", "something"]),
            ],
            starts: vec![0],
            lines: Vec::new(),
        };
        let own = Some(View::new(&table, None));
        let log = Log {
            facts: Facts::default(),
            days: &[],
            seconds: &[],
            channel: Said::of(own, Role::ContactType, &CHANNELS),
            channel_in_text: Said::of(own, Role::Content, &CHANNELS),
            direction: Said::of(own, Role::Direction, &DIRECTIONS),
            direction_in_type: Said::of(own, Role::ContactType, &DIRECTIONS_IN_TEXT),
            direction_in_text: Said::of(own, Role::Content, &DIRECTIONS_IN_TEXT),
            topic: Said::of(own, Role::Topic, &TOPICS),
            topic_in_type: Said::of(own, Role::ContactType, &TOPICS),
            topic_in_text: Said::of(own, Role::Content, &TOPICS),
            outcome: Said::of(own, Role::Result, &OUTCOMES),
        };
        let said = |row: u32| {
            let contact = log.contact(row);
            (contact.direction, contact.channel, contact.topic, contact.outcome)
        };
        let (inbound, outbound) = (Some(Direction::In), Some(Direction::Out));
        assert_eq!(said(0), (outbound, Some(Channel::Phone), Some(Topic::Care), Some(Outcome::Answered)));
        assert_eq!(said(1), (inbound, Some(Channel::WeChat), Some(Topic::NewProduct), None));
        assert_eq!(said(2), (inbound, Some(Channel::Phone), Some(Topic::Complaint), Some(Outcome::Open)));
        assert_eq!(said(3), (outbound, Some(Channel::Email), Some(Topic::Other), Some(Outcome::Unanswered)));
        assert_eq!(said(4), (None, Some(Channel::Visit), None, None));
        let notes: Vec<String> = log.notes().into_iter().map(|note| format!("{:?}", note.message.args)).collect();
        assert_eq!(notes.len(), 2, "{notes:?}");
        assert!(notes[0].contains("量子") && notes[1].contains("something"));
    }
}

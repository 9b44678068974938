//! A workspace in memory: table → history → customers as of a day → outcomes, each computed once until what it depends on changes.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::sources::{self, Loaded, Source};
use super::stored::Stored;
use super::{Io, Save, with_job};
use crate::base::{Arg, Day, Failure, Message, Money, Note, Result};
use crate::classify::{self, Classifier, Context, Fits, Outcome, Params, Population, Values};
use crate::features::identity::Naming;
use crate::features::links::Joined;
use crate::features::{Built, Choices, Customers, Exclusion, Facts, Ground, Links, People, Reconciliation, build};
use crate::i18n::Currency;
use crate::protocol::{Event, SourceInfo, View};
use crate::quality::Measured;
use crate::table::{Role, Table, TableKind};

/// Every random draw of every model starts from this, so that a run can be repeated.
pub(super) const SEED: u64 = 20_260_101;

/// Results kept while a person plays with parameters.
const KEPT_OUTCOMES: usize = 96;

pub(super) struct Work {
    /// The orders.
    pub(super) table: Table,
    /// Every other table that there is.
    pub(super) others: Vec<Table>,
    /// The files; see [`sources::place`].
    pub(super) sources: Vec<Source>,
    /// By file: how it hangs on the orders; see [`relations`](super::relations).
    pub(super) keys: Vec<Option<(Role, u64)>>,
    pub(super) currency: Currency,
    pub(super) view: View,
    /// What the person has decided of single keys and words.
    pub(super) choices: Choices,
    /// The person's own rules, as text.
    pub(super) rules: String,
    /// Whose the rows of orders are.
    pub(super) people: People,
    /// By the code of the order: what the tables of returns say went back.
    returned: Vec<Money>,
    /// By file of orders: the header says that its amounts are those of whole orders.
    totals: Vec<bool>,
    pub(super) built: Built,
    /// Whose the rows of all tables are.
    links: Links,
    /// Who has ordered or was refunded.
    pub(super) customers: Customers,
    /// The same, and prospects behind them; nothing where there are none.
    with_prospects: Option<Customers>,
    /// By month of the whole history: what the sparklines show (depends on the rules, not on the day).
    pub(super) months: Vec<super::overview::Month>,
    /// First and last day with an order, in the whole history.
    pub(super) span: Option<(Day, Day)>,
    /// By file: accepted rows about which something is odd; see [`review`](super::review).
    pub(super) odd: Vec<Vec<super::review::OddRow>>,
    outcomes: BTreeMap<String, Rc<Outcome>>,
    /// How sure they are, as far as somebody asked.
    pub(super) steadied: BTreeMap<String, super::steadiness::Counted>,
    /// What was learnt of the data as they are seen now.
    fits: Fits,
    /// How good the data is, once somebody asked.
    pub(super) measured: Option<Rc<Measured>>,
    /// Milliseconds of reading, features, classifying.
    pub(super) timings: [f64; 3],
}

impl Work {
    /// `(started, read)`: when reading began and ended, on the clock of `io`.
    pub(super) fn new(
        tables: Vec<Table>,
        sources: Vec<Source>,
        view: View,
        choices: Choices,
        (started, read): (f64, f64),
        io: &mut dyn Io,
    ) -> Result<Work> {
        let (mut orders, others): (Vec<Table>, Vec<Table>) =
            tables.into_iter().partition(|table| table.kind == TableKind::Orders);
        let Some(table) = orders.pop() else {
            let file = sources.first().map_or("", |source| &source.file.name);
            return Err(Failure::new("no_orders_table").with(|message| message.text("file", file)));
        };
        let mut work = Work {
            currency: sources::currency(&sources, &table, choices.currency.as_deref()),
            table,
            others,
            sources,
            keys: Vec::new(),
            view,
            choices,
            rules: String::new(),
            people: People::default(),
            returned: Vec::new(),
            totals: Vec::new(),
            built: Built::default(),
            links: Links::default(),
            customers: Customers::default(),
            with_prospects: None,
            months: Vec::new(),
            span: None,
            odd: Vec::new(),
            outcomes: BTreeMap::new(),
            steadied: BTreeMap::new(),
            fits: Fits::default(),
            measured: None,
            timings: [read - started, 0.0, 0.0],
        };
        work.returned = work.money_returned();
        work.totals = sources::totals(&work.sources);
        io.progress("stage-features", 0, 0, u64::from(work.table.rows));
        let started = io.now();
        work.name_people();
        let naming = io.now() - started;
        work.rebuild(io)?;
        work.timings[1] += naming;
        if work.built.history.is_empty() {
            return Err(work.no_orders_left());
        }
        Ok(work)
    }

    /// What took the most rows, where no order is left.
    pub(super) fn no_orders_left(&self) -> Failure {
        let rows_of = |reason: &Exclusion| self.built.fate.iter().filter(|fate| **fate == Some(*reason)).count();
        let most = Exclusion::ALL.iter().map(|reason| (rows_of(reason), *reason)).rev().max_by_key(|(rows, _)| *rows);
        let reason = most.filter(|(rows, _)| *rows > 0).map_or("refunds", |(_, reason)| reason.id());
        Failure::new("no_orders_left")
            .with(|message| message.text("file", self.name()).word("reason", format!("no-orders-{reason}")))
    }

    /// What is to be stored beside the tables.
    pub(super) fn to_save(&self) -> Result<Save> {
        let stored = Stored::new(self.sources.clone(), self.view, self.choices.clone(), self.rules.clone());
        Ok(Save {
            rows: u64::from(self.table.rows),
            payload: stored.write()?,
            files: self.sources.iter().map(|source| source.file.name.clone()).collect(),
            imported: self.sources.iter().map(|source| source.file.imported).max().unwrap_or(Day::NONE),
            tables: true,
        })
    }

    /// All tables, orders first.
    pub(super) fn tables(&self) -> Vec<&Table> {
        std::iter::once(&self.table).chain(&self.others).collect()
    }

    /// The files but for `out`, each with its rows apart.
    pub(super) fn files_without(&self, out: Option<usize>) -> Vec<Loaded> {
        sources::apart(&self.sources, &self.tables(), out)
    }

    /// What a row of every list is, where the files name no person.
    pub(super) fn subject(&self) -> Option<Role> {
        let orders = self.sources.iter().find(|source| source.kind() == TableKind::Orders);
        orders.and_then(|source| source.file.mapping.subject)
    }

    /// Whether it was made here rather than opened.
    pub(super) fn is_sample(&self) -> bool {
        self.sources.iter().any(|source| source.file.sample)
    }

    /// What it is called after: its first file of orders.
    pub(super) fn name(&self) -> &str {
        let orders = self.sources.iter().find(|source| source.kind() == TableKind::Orders);
        orders.map_or("", |source| &source.file.name)
    }

    /// Rows of all files of orders that could not be read, and empty ones.
    fn unread(&self) -> (u64, u64) {
        let orders = || self.sources.iter().filter(|source| source.kind() == TableKind::Orders);
        let reports = || orders().map(|source| &source.report);
        (reports().map(|report| report.rejected).sum(), reports().map(|report| report.blank).sum())
    }

    /// The files as the page shows them.
    pub(super) fn shown_files(&self) -> Vec<SourceInfo> {
        let files = self.sources.iter().enumerate().map(|(at, Source { file, report, .. })| {
            let (platform, rules) = self.recognised(at);
            let place = sources::place(&self.sources, at).filter(|(kind, _)| *kind == TableKind::Orders);
            SourceInfo {
                file: file.clone(),
                rows: report.accepted + report.rejected + report.blank,
                rejected: report.rejected,
                share: place.and_then(|(_, file)| self.built.shares.get(file).copied()),
                known: self.keys.get(at).copied().flatten(),
                review: self.review_of(at),
                platform,
                rules,
            }
        });
        files.collect()
    }

    /// The orders and how their rows are understood.
    pub(super) fn ground(&self) -> Ground<'_> {
        let (returned, totals) = (&self.returned, &self.totals);
        Ground { table: &self.table, people: &self.people, choices: &self.choices, returned, totals }
    }

    /// Who is who: after a choice.
    pub(super) fn name_people(&mut self) {
        // Products are nobody: what they share brings none of them together.
        if self.subject().is_some() {
            self.people = People::ALONE;
            return;
        }
        let naming = |kind: TableKind, table| Naming { table, spaces: sources::spaces(&self.sources, kind) };
        let lists = self.others.iter().filter(|table| table.kind == TableKind::Customers);
        let lists: Vec<Naming<'_>> = lists.map(|table| naming(TableKind::Customers, table)).collect();
        self.people = People::of(&naming(TableKind::Orders, &self.table), &lists, &self.choices.people);
    }

    /// Rows to orders again: after a rule was switched.
    pub(super) fn rebuild(&mut self, io: &mut dyn Io) -> Result<()> {
        io.progress("stage-features", 0, 0, u64::from(self.table.rows));
        let started = io.now();
        self.built = build::history(self.ground(), &self.view.rules)?;
        self.span = self.built.history.span();
        self.months = super::overview::months(&self.built.history);
        self.keys = (0..self.sources.len()).map(|at| self.key_of(at)).collect();
        self.link();
        self.odd = (0..self.sources.len()).map(|at| self.odd_rows(at)).collect();
        self.see();
        self.timings[1] = io.now() - started;
        Ok(())
    }

    /// The customers from the view's day: after the day or the window was moved.
    fn see(&mut self) {
        self.customers = Customers::as_of(&self.built.history, self.as_of(), self.view.window);
        let prospects = !self.built.history.prospects.is_empty();
        self.with_prospects = prospects.then(|| self.customers.and_prospects(&self.built.history));
        self.outcomes.clear();
        self.steadied.clear();
        self.fits = Fits::default();
    }

    /// Whose the rows of the other tables are.
    fn link(&mut self) {
        let keys_of = |kind: TableKind| -> Vec<Option<Role>> {
            let of_kind = self.sources.iter().zip(&self.keys).filter(|(source, _)| source.kind() == kind);
            of_kind.map(|(_, key)| key.map(|(role, _)| role)).collect()
        };
        let keys: Vec<Vec<Option<Role>>> = self.others.iter().map(|table| keys_of(table.kind)).collect();
        let joined: Vec<Joined<'_>> = self.others.iter().zip(keys.iter().map(Vec::as_slice)).collect();
        let (returned, totals) = (&self.returned, &self.totals);
        let ground = Ground { table: &self.table, people: &self.people, choices: &self.choices, returned, totals };
        self.links = Links::of(ground, &mut self.built.history, &joined);
    }

    /// Everybody: buyers, and prospects behind them.
    pub(super) fn everybody(&self) -> &Customers {
        self.with_prospects.as_ref().unwrap_or(&self.customers)
    }

    /// What was read of all tables, and whose it is.
    pub(super) fn facts(&self) -> Facts<'_> {
        Facts::new(self.ground(), &self.built, &self.others, &self.links)
    }

    /// Changes the view and recounts as little as that needs.
    pub(super) fn look(&mut self, view: View, io: &mut dyn Io) -> Result<()> {
        let rules = view.rules != self.view.rules;
        // Of all rules only this one says which rows are looked at.
        if view.rules.keep_overlaps != self.view.rules.keep_overlaps {
            self.measured = None;
        }
        self.view = view;
        if rules {
            return self.rebuild(io);
        }
        self.see();
        Ok(())
    }

    /// The day everything is seen from.
    pub(super) fn as_of(&self) -> Day {
        self.view.as_of.unwrap_or_else(|| self.span.map_or(Day(0), |(_, last)| last.plus(1)))
    }

    /// What a classifier of buyers looks at.
    pub(super) fn context(&self) -> Context<'_> {
        let fits = Some(&self.fits);
        Context { history: &self.built.history, customers: &self.customers, facts: self.facts(), seed: SEED, fits }
    }

    /// What this classifier looks at.
    pub(super) fn context_of(&self, classifier: &dyn Classifier) -> Context<'_> {
        match classifier.spec().population {
            Population::Buyers => self.context(),
            Population::Everybody => Context { customers: self.everybody(), ..self.context() },
        }
    }

    /// Where every row went, from this day and through this window.
    pub(super) fn reconciliation(&self) -> Result<Reconciliation> {
        let (rejected, blank) = self.unread();
        let mut all = self.built.reconcile(self.ground(), self.as_of(), self.customers.from, rejected, blank)?;
        all.orders = self.customers.frequency.iter().map(|&orders| u64::from(orders)).sum();
        all.customers = self.customers.len() as u64;
        all.refund_only = self.customers.orders.iter().filter(|orders| **orders == 0).count() as u64;
        Ok(all)
    }

    /// Which columns there are, by table.
    pub(super) fn has(&self, kind: TableKind, role: Role) -> bool {
        self.tables().iter().any(|table| table.kind == kind && table.column(role).is_some())
    }

    /// What a classifier still lacks in these tables.
    pub(super) fn lacks(&self, classifier: &dyn Classifier) -> Option<Failure> {
        let lacking = classifier.spec().needs.iter().find(|need| !need.is_met(&|kind, role| self.has(kind, role)))?;
        Some(lacking.failure(&|kind| self.tables().iter().any(|table| table.kind == kind)))
    }

    /// A classifier's result, counted once for the present view.
    pub(super) fn outcome(&mut self, id: &str, values: &Values, io: &mut dyn Io) -> Result<(Rc<Outcome>, Params)> {
        let classifier = classify::find(id)
            .ok_or_else(|| Failure::new("unknown_classifier").with(|message| message.text("id", id)))?;
        if let Some(failure) = self.lacks(classifier) {
            return Err(failure);
        }
        let params = classifier.check(&self.with_kept(classifier, values)).map_err(|problems| {
            let names = problems.iter().map(|problem| problem.param.as_str());
            Failure::new("bad_parameters").with(|message| message.list("names", names))
        })?;
        let key = key(id, &params);
        if let Some(outcome) = self.outcomes.get(&key) {
            return Ok((Rc::clone(outcome), params));
        }
        let outcome = with_job(io, |job| {
            let cx = self.context_of(classifier);
            // Others may ask for what a classifier says by default: the same outcome, not another one.
            if classifier.spec().is_default(&params.values()) {
                cx.usual(classifier, job)
            } else {
                classifier.run(&cx, &params, job).map(Rc::new)
            }
        })?;
        if self.outcomes.len() >= KEPT_OUTCOMES {
            self.outcomes.clear();
            self.steadied.clear();
        }
        self.outcomes.insert(key, Rc::clone(&outcome));
        Ok((outcome, params))
    }

    /// What reading and building survived, and what was left out without being asked for.
    pub(super) fn notes(&self, sums: &Reconciliation) -> Vec<Note> {
        let left_out =
            |key: &'static str, rows: u64| (rows > 0).then(|| Note::warn(Message::new(key).count("rows", rows)));
        let mut notes: Vec<Note> = Vec::new();
        for note in self.sources.iter().flat_map(|source| &source.report.notes) {
            if !notes.contains(note) {
                notes.push(note.clone());
            }
        }
        for (key, reason) in [("note-currency", Exclusion::Currency), ("note-future", Exclusion::Future)] {
            let excluded = sums.excluded.iter().find(|excluded| excluded.reason == reason);
            notes.extend(left_out(key, excluded.map_or(0, |excluded| excluded.rows)));
        }
        notes.extend(self.refunds_to_come());
        notes.extend(self.currency_unsaid());
        notes.extend(self.built.notes.iter().cloned());
        let returns = self.sources.iter().zip(&self.keys).filter(|(source, key)| {
            source.kind() == TableKind::Returns && matches!(key, Some((_, 1..))) && has_refunds(source)
        });
        notes.extend(
            returns.map(|(source, _)| {
                Note::info(Message::new("note-returns-apart").text("file", source.file.name.clone()))
            }),
        );
        // What the person left out is no news to anybody.
        let own: u64 =
            self.sources.iter().filter(|one| one.kind() == TableKind::Orders).map(|one| one.report.left_out()).sum();
        notes.extend(left_out("note-rejected", self.unread().0.saturating_sub(own)));
        let repeated = self.built.repeated;
        notes.extend((repeated > 0).then(|| Note::info(Message::new("note-repeated").count("rows", repeated))));
        let refunds = self.customers.orders.iter().filter(|orders| **orders == 0).count();
        if refunds > 0 {
            notes.push(Note::info(Message::new("note-refund-only").count("customers", refunds)));
        }
        notes
    }

    /// Refunds after the last order, which the day after it does not see yet: what the orders brought is less than it looks.
    fn refunds_to_come(&self) -> Option<Note> {
        let (count, back, last) =
            self.built.history.refunds_from(self.as_of()).filter(|_| self.view.as_of.is_none())?;
        let message = Message::new("note-refunds-to-come").count("refunds", count).with("money", Arg::Money(back));
        Some(Note::warn(message.with(Note::LOOK_FROM, Arg::Day(last.plus(1)))))
    }

    /// Files that do not say their currency beside files that do: their amounts are added up, and may be in another one.
    fn currency_unsaid(&self) -> Option<Note> {
        let orders = || self.sources.iter().filter(|source| source.kind() == TableKind::Orders);
        let named = orders().any(|source| source.currency != Currency::None);
        let unsaid: Vec<&str> = orders()
            .filter(|source| source.currency == Currency::None)
            .filter(|source| source.file.mapping.columns.iter().all(|column| column.role != Role::Currency))
            .map(|source| source.file.name.as_str())
            .collect();
        (named && !unsaid.is_empty()).then(|| {
            let message = Message::new("note-currency-unsaid").list("files", unsaid);
            Note::warn(message.text("currency", self.currency.code()))
        })
    }

    /// Classifies by the next classifier of the gallery that has not been asked for; whether there was one. What can't be is no matter yet.
    pub(super) fn ahead(&mut self) -> bool {
        let is_open = |classifier: &&&dyn Classifier| {
            let default = classifier.check(&self.with_kept(**classifier, &Values::new()));
            self.lacks(**classifier).is_none()
                && default.is_ok_and(|params| !self.outcomes.contains_key(&key(classifier.spec().id, &params)))
        };
        let room = self.outcomes.len() < KEPT_OUTCOMES;
        // One whose data lack something must not stand in the way of those behind it.
        let open: Vec<&str> = classify::ALL.iter().filter(is_open).map(|classifier| classifier.spec().id).collect();
        room && open.into_iter().any(|id| self.outcome(id, &Values::new(), &mut Silent).is_ok())
    }

    /// The small bars of the gallery.
    pub(super) fn gallery(&mut self) -> Event {
        let mut silent = Silent;
        let all = classify::ALL.iter().map(|classifier| {
            let id = classifier.spec().id.to_owned();
            match self.outcome(&id, &Values::new(), &mut silent) {
                Ok((outcome, _)) => {
                    let rows = super::classified::count(&outcome);
                    let classes =
                        outcome.classes.iter().cloned().zip(rows).filter(|(class, rows)| *rows > 0 || !class.optional);
                    crate::protocol::Small { id, classes: classes.collect(), failure: None }
                }
                Err(failure) => crate::protocol::Small { id, classes: Vec::new(), failure: Some(failure) },
            }
        });
        Event::Gallery(all.collect())
    }
}

/// Whether a file says what was given back.
fn has_refunds(source: &Source) -> bool {
    source.file.mapping.columns.iter().any(|column| column.role == Role::Refund)
}

/// What an outcome is kept under.
pub(super) fn key(id: &str, params: &Params) -> String {
    format!("{id} {:?}", params.values())
}

/// Nobody listens: short work inside a request.
pub(super) struct Silent;

impl Io for Silent {
    fn progress(&mut self, _: &'static str, _: u64, _: u64, _: u64) {}
    fn now(&self) -> f64 {
        0.0
    }
    fn read(&mut self, _: usize, _: u64, _: &mut Vec<u8>, _: usize) -> Result<usize> {
        Ok(0)
    }
}

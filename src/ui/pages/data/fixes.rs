//! Fixes: those that the files were read with, and those that are about to be; each can be taken back.

use leptos::prelude::*;

use super::columns::column_name;
use crate::ui::components::drop::Picker;
use crate::ui::state::{App, said, use_app};
use kefen::base::Message;
use kefen::i18n::Catalog;
use kefen::ingest::{Fix, Mend};
use kefen::protocol::ReviewRow;

/// What is to be changed about fixes, by file, before it is applied.
#[derive(Clone, Copy)]
pub(super) struct Pending {
    add: RwSignal<Vec<(u32, Fix)>>,
    drop: RwSignal<Vec<(u32, Fix)>>,
}

impl Pending {
    pub(super) fn new() -> Pending {
        Pending { add: RwSignal::new(Vec::new()), drop: RwSignal::new(Vec::new()) }
    }

    /// One more fix; it takes the place of one of the same cells.
    pub(super) fn add(self, file: u32, fix: Fix) {
        self.add.update(|all| {
            all.retain(|(other, old)| *other != file || !old.is_of_the_same(&fix));
            all.push((file, fix));
        });
    }

    /// What is to become of a row, if something is.
    pub(super) fn of(self, row: &ReviewRow) -> Option<Fix> {
        let is_it = |fix: &Fix| {
            let here = fix.column.as_ref().map(|place| place.index) == row.column && fix.from == row.text;
            here && fix.row.is_none_or(|key| key == row.key)
        };
        self.add.with(|all| {
            all.iter().rev().find(|(file, fix)| *file == row.file && is_it(fix)).map(|(_, fix)| fix.clone())
        })
    }

    fn count(self) -> usize {
        self.add.with(Vec::len) + self.drop.with(Vec::len)
    }

    /// The files that something is to be changed about.
    fn files(self) -> Vec<u32> {
        let all =
            |from: RwSignal<Vec<(u32, Fix)>>| from.with(|all| all.iter().map(|(file, _)| *file).collect::<Vec<_>>());
        let mut files = [all(self.add), all(self.drop)].concat();
        files.sort_unstable();
        files.dedup();
        files
    }

    /// All fixes that a file is to be read with.
    fn fixes_of(self, app: App, file: u32) -> Vec<Fix> {
        let mut fixes = app.workspace.with_untracked(|now| {
            let source = now.as_ref().and_then(|now| now.files.get(file as usize));
            source.map(|source| source.file.mapping.fixes.clone()).unwrap_or_default()
        });
        self.drop.with_untracked(|all| fixes.retain(|fix| !all.iter().any(|(of, gone)| *of == file && gone == fix)));
        for (_, fix) in self.add.get_untracked().into_iter().filter(|(of, _)| *of == file) {
            Fix::add(&mut fixes, fix);
        }
        fixes
    }

    /// Nothing is to be changed about a file any more.
    fn settle(self, file: u32) {
        for all in [self.add, self.drop] {
            // The page may have been left meanwhile.
            let _ = all.try_update(|all| all.retain(|(of, _)| *of != file));
        }
    }

    /// Nothing is to be changed.
    pub(super) fn clear(self) {
        self.add.update(Vec::clear);
        self.drop.update(Vec::clear);
    }
}

/// A fix in words: the column, what stands there, what is read.
pub(super) fn fix_text(words: &Catalog, fix: &Fix) -> String {
    let column = fix.column.as_ref().map(|place| column_name(words, &place.header, place.index as usize));
    let or_nothing =
        |text: &str| if text.is_empty() { words.word("fix-nothing") } else { format!("“{}”", short(text)) };
    let to = match &fix.mend {
        Mend::Text(text) => or_nothing(text),
        Mend::LeaveOut => words.word("fix-left-out"),
    };
    match column {
        Some(column) => {
            let change = Message::new("fix-was").text("from", or_nothing(&fix.from)).text("to", to);
            format!("{column}: {}", words.text(&change))
        }
        None => to,
    }
}

fn short(text: &str) -> String {
    const SHOWN: usize = 60;
    let cut: String = text.chars().take(SHOWN).collect();
    if cut.len() < text.len() { format!("{cut}…") } else { cut }
}

/// The list, and what applies it.
#[component]
pub(super) fn Fixes(
    /// What is to be changed.
    pending: Pending,
) -> impl IntoView {
    let app = use_app();
    let picker = expect_context::<Picker>();
    // With each its file, and how many rows it mended.
    let present = Memo::new(move |_| {
        app.workspace.with(|now| {
            let files = now.iter().flat_map(|now| now.files.iter()).zip(0u32..);
            let fixes = files.flat_map(|(source, file)| {
                let rows = source.review.mended.iter().copied().chain(std::iter::repeat(0));
                source.file.mapping.fixes.iter().cloned().zip(rows).map(move |(fix, rows)| (file, fix, rows))
            });
            fixes.collect::<Vec<_>>()
        })
    });
    let names = Memo::new(move |_| {
        app.workspace.with(|now| {
            let files = now.iter().flat_map(|now| now.files.iter());
            files.map(|source| source.file.name.clone()).collect::<Vec<_>>()
        })
    });
    // What was meant for other files is meant for none.
    Effect::new(move |before: Option<Vec<String>>| {
        let names = names.get();
        if before.is_some_and(|before| before != names) {
            pending.clear();
        }
        names
    });
    let name_of = move |file: u32| names.with(|names| names.get(file as usize).cloned()).unwrap_or_default();
    let of_file =
        move |file: u32| (names.with(Vec::len) > 1).then(|| view! { <small class="of-file">{name_of(file)}</small> });
    let reach =
        |words: &Catalog, fix: &Fix| words.word(if fix.row.is_some() { "fix-in-one" } else { "fix-everywhere" });
    let in_force = move || {
        let words = app.t();
        let row = |(file, fix, rows): (u32, Fix, u64)| {
            let goes = pending.drop.with(|all| all.iter().any(|(of, gone)| *of == file && *gone == fix));
            let state = if goes {
                words.word("fixes-goes")
            } else if rows == 0 {
                words.word("fix-unused")
            } else {
                words.text(&Message::new("fix-rows").count("n", rows))
            };
            let (text, reach) = (fix_text(&words, &fix), reach(&words, &fix));
            let verb = words.word(if goes { "fix-keep" } else { "fix-take-back" });
            let turn = move |_| {
                pending.drop.update(|all| {
                    let before = all.len();
                    all.retain(|(of, gone)| *of != file || *gone != fix);
                    if all.len() == before {
                        all.push((file, fix.clone()));
                    }
                });
            };
            view! {
                <li class="fix" class:gone=goes data-rows=rows.to_string()>
                    <span class="fix-text">{text} {of_file(file)}</span>
                    <span class="small soft">{reach}" · "{state}</span>
                    <button type="button" class="btn small" data-testid="fix-undo" on:click=turn>
                        {verb}
                    </button>
                </li>
            }
        };
        present.get().into_iter().map(row).collect_view()
    };
    let coming = move || {
        let words = app.t();
        let row = |(file, fix): (u32, Fix)| {
            let (text, reach) = (fix_text(&words, &fix), reach(&words, &fix));
            let verb = words.word("fix-take-back");
            let turn = move |_| pending.add.update(|all| all.retain(|(of, other)| *of != file || *other != fix));
            view! {
                <li class="fix new">
                    <span class="fix-text">{text} {of_file(file)}</span>
                    <span class="small soft">{reach}" · "{words.word("fix-pending")}</span>
                    <button type="button" class="btn small" data-testid="fix-undo" on:click=turn>
                        {verb}
                    </button>
                </li>
            }
        };
        pending.add.get().into_iter().map(row).collect_view()
    };
    let apply = move |_| {
        let (near, far): (Vec<u32>, Vec<u32>) =
            untrack(|| pending.files()).into_iter().partition(|file| app.reachable(*file).is_some());
        let done = move |file| pending.settle(file);
        if let (true, Some(file)) = (near.is_empty(), far.first().copied()) {
            let take = move |chosen| app.mend(vec![(file, chosen, pending.fixes_of(app, file))], done);
            return picker.choose_to_mend(Callback::new(take));
        }
        let files = near.into_iter().filter_map(|file| Some((file, app.reachable(file)?, pending.fixes_of(app, file))));
        app.mend(files.collect(), done);
    };
    let choose = move || {
        // After a reload the first file is asked for.
        let files = pending.files();
        let far = files
            .iter()
            .find(|file| app.reachable(**file).is_none())
            .filter(|_| files.iter().all(|file| app.reachable(*file).is_none()));
        far.map(|file| app.t().text(&Message::new("fixes-choose").text("name", name_of(*file))))
    };
    // Of all files at once, where one by one would be many times the same.
    let many = Memo::new(move |_| {
        let (all, gone) = (present.with(Vec::len), pending.drop.with(Vec::len));
        all > 1 && gone < all
    });
    let all_back = move |_| {
        let all = present.with_untracked(|all| all.iter().map(|(file, fix, _)| (*file, fix.clone())).collect());
        pending.drop.set(all);
        pending.add.update(Vec::clear);
    };
    let count = Memo::new(move |_| pending.count());
    let verb = move || app.t().text(&Message::new("fixes-apply").count("n", count.get()));
    view! {
        <div
            class="fixes"
            data-testid="fixes"
            data-count=move || present.with(Vec::len).to_string()
            data-pending=move || count.get().to_string()
            hidden=move || present.with(Vec::is_empty) && count.get() == 0
        >
            <h3>{said("fixes-title")}</h3>
            <p class="small soft">{said("fixes-lede")}</p>
            <ul>{in_force} {coming}</ul>
            <div class="cluster" hidden=move || !many.get()>
                <button type="button" class="btn small" data-testid="fix-undo-all" on:click=all_back>
                    {move || app.t().text(&Message::new("fixes-all-back").count("n", present.with(Vec::len)))}
                </button>
            </div>
            <div class="cluster" hidden=move || count.get() == 0>
                <button
                    type="button"
                    class="btn primary"
                    data-testid="apply-fixes"
                    disabled=move || app.import.with(|state| *state == crate::ui::state::ImportState::Reading)
                    on:click=apply
                >
                    {verb}
                </button>
                <button type="button" class="btn" on:click=move |_| pending.clear()>
                    {said("fixes-discard")}
                </button>
                <span class="small soft">{choose}</span>
            </div>
        </div>
    }
}

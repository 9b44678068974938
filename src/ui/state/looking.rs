//! Recounting while something is dragged: one look is counted at a time, and of those that come meanwhile only the latest is kept.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{App, prefs};
use kefen::protocol::{Request, View};

/// What is being counted and what comes next.
#[derive(Debug, Default)]
pub struct Looking {
    counting: Option<View>,
    next: Option<View>,
}

impl Looking {
    /// A wish; the view to count now, if nothing is being counted.
    fn wish(&mut self, view: View) -> Option<View> {
        if self.counting.is_some() {
            self.next = Some(view);
            return None;
        }
        self.counting = Some(view);
        Some(view)
    }

    /// The latest wish that is not counted yet: what the next one changes.
    fn latest(&self) -> Option<View> {
        self.next.or(self.counting)
    }

    /// One is counted; the next, if something was wished meanwhile.
    fn counted(&mut self) -> Option<View> {
        self.counting = self.next.take();
        self.counting
    }

    /// What was wished is no longer wanted.
    pub(super) fn forget(&mut self) {
        self.next = None;
    }
}

impl App {
    /// Changes the day, the window or the rules of what is seen, or is about to be: two changes in one moment are both kept.
    pub fn look(self, change: impl FnOnce(View) -> View) {
        let Some(engine) = self.engine() else { return };
        let seen = || self.workspace.with_untracked(|now| now.as_ref().map(|now| now.view));
        let latest = engine.looking.borrow().latest();
        if let Some(view) = latest.or_else(seen) {
            self.look_at(change(view));
        }
    }

    /// Looks at a view. While one is being counted only the latest of the next ones is kept.
    pub(super) fn look_at(self, view: View) {
        let Some(engine) = self.engine() else { return };
        let Some(first) = engine.looking.borrow_mut().wish(view) else { return };
        spawn_local(async move {
            let mut view = Some(first);
            while let Some(now) = view {
                match self.ask(Request::Look(now)).await {
                    Ok(_) => self.storage.with_untracked(|storage| prefs::keep_view(&storage.checksum, now)),
                    Err(failure) => self.trouble(failure),
                }
                view = engine.looking.borrow_mut().counted();
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_latest_wish_survives() {
        let view = |months| View { window: Some(months), ..View::default() };
        let mut looking = Looking::default();
        assert_eq!(looking.wish(view(1)), Some(view(1)));
        assert_eq!(looking.wish(view(2)), None);
        assert_eq!(looking.wish(view(3)), None);
        assert_eq!(looking.latest(), Some(view(3)));
        assert_eq!(looking.counted(), Some(view(3)));
        assert_eq!(looking.latest(), Some(view(3)));
        assert_eq!(looking.counted(), None);
        assert_eq!(looking.latest(), None);
        assert_eq!(looking.wish(view(4)), Some(view(4)));
    }
}

//! A condition as it is edited: groups with any number of parts, each part by its path.
//!
//! An [`Expr`] has no group of one and none of nothing, and any number of `not` before each other; a [`Block`] has at most one `not` and
//! groups while they are being filled. From one to the other the meaning stays.

use super::{Expr, Test};

/// A part of a condition.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// It must not hold.
    pub not: bool,
    /// What must (not) hold.
    pub kind: Kind,
}

/// What a part is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Everybody.
    Everybody,
    /// A comparison.
    Test(Test),
    /// Several: `any` of them, or all.
    Group {
        /// One is enough.
        any: bool,
        /// The parts.
        parts: Vec<Block>,
    },
}

impl Block {
    /// A comparison.
    pub fn test(test: Test) -> Block {
        Block { not: false, kind: Kind::Test(test) }
    }

    /// A condition as a part.
    pub fn of(when: &Expr) -> Block {
        let group = |any: bool, parts: &[Expr]| Kind::Group { any, parts: parts.iter().map(Block::of).collect() };
        let kind = match when {
            Expr::Not(part) => {
                let part = Block::of(part);
                return Block { not: !part.not, ..part };
            }
            Expr::Everybody => Kind::Everybody,
            Expr::All(parts) => group(false, parts),
            Expr::Any(parts) => group(true, parts),
            Expr::Test(test) => Kind::Test(test.clone()),
        };
        Block { not: false, kind }
    }

    /// A whole condition: always a group; everybody is a group of nothing.
    pub fn root(when: &Expr) -> Block {
        let block = Block::of(when);
        let all = |parts: Vec<Block>| Block { not: false, kind: Kind::Group { any: false, parts } };
        match block {
            Block { kind: Kind::Group { .. }, .. } => block,
            Block { not: false, kind: Kind::Everybody } => all(Vec::new()),
            alone => all(vec![alone]),
        }
    }

    /// The condition; nothing for a group without parts.
    pub fn expr(&self) -> Option<Expr> {
        let plain = match &self.kind {
            Kind::Everybody => Expr::Everybody,
            Kind::Test(test) => Expr::Test(test.clone()),
            Kind::Group { any, parts } => {
                let mut parts: Vec<Expr> = parts.iter().filter_map(Block::expr).collect();
                match parts.len() {
                    0 => return None,
                    1 => parts.pop()?,
                    _ if *any => Expr::Any(parts),
                    _ => Expr::All(parts),
                }
            }
        };
        Some(if self.not { Expr::Not(Box::new(plain)) } else { plain })
    }

    /// The condition of a whole rule: without parts it is everybody.
    pub fn whole(&self) -> Expr {
        self.expr().unwrap_or(Expr::Everybody)
    }

    /// The parts; none where it is no group.
    pub fn parts(&self) -> &[Block] {
        if let Kind::Group { parts, .. } = &self.kind { parts } else { &[] }
    }

    /// The part at a path: at each step its place among the parts.
    pub fn at(&self, path: &[usize]) -> Option<&Block> {
        match path {
            [] => Some(self),
            [first, rest @ ..] => self.parts().get(*first)?.at(rest),
        }
    }

    /// The same, to be changed.
    pub fn at_mut(&mut self, path: &[usize]) -> Option<&mut Block> {
        let Some((first, rest)) = path.split_first() else { return Some(self) };
        let Kind::Group { parts, .. } = &mut self.kind else { return None };
        parts.get_mut(*first)?.at_mut(rest)
    }

    /// Puts a part at the end of the group at a path.
    pub fn add(&mut self, path: &[usize], part: Block) {
        if let Some(Block { kind: Kind::Group { parts, .. }, .. }) = self.at_mut(path) {
            parts.push(part);
        }
    }

    /// Takes the part at a path out. A group that has one part left becomes that part.
    pub fn remove(&mut self, path: &[usize]) {
        let Some((last, above)) = path.split_last() else { return };
        if let Some(Block { kind: Kind::Group { parts, .. }, .. }) = self.at_mut(above)
            && *last < parts.len()
        {
            parts.remove(*last);
        }
    }
}

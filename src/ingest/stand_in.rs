//! Files that name no person: what can be classified in their place, and how that is said.
//!
//! A file of orders without a customer, a telephone number or an address is refused, for nobody in it can be told from anybody else. But it
//! may say what was bought, or where; then each product or each region can be looked at as a customer is. Nobody but the person decides
//! that: inspection only offers it, in the failure itself, and [`Mapping::subject`](super::Mapping) says from then on what the rows are.

use super::infer::{Facts, Inferred};
use crate::base::{Arg, Failure};
use crate::table::Role;

/// The argument of a failure that lists what can stand in.
const OFFER: &str = "stand_ins";

/// Failures that say that a file names nobody.
const NOBODY: &[&str] = &["no_customer_column", "encrypted_customers"];

/// Gives the column of a role the place of the customer; whatever had it is kept as an attribute. Nothing where there is no such column.
pub(super) fn take(inferred: &mut Inferred, role: Role) {
    let Some(at) = inferred.columns.iter().position(|column| column.role == role) else { return };
    for (place, column) in inferred.columns.iter_mut().enumerate() {
        if place == at {
            column.role = Role::Customer;
        } else if column.role == Role::Customer {
            column.role = Role::Attribute;
        }
    }
    if let Some(sure) = inferred.confidence.get_mut(at) {
        *sure = 1.0;
    }
}

/// What the customer column really holds, by what it was found to be before anybody said otherwise.
pub(super) fn subject(inferred: &Inferred, found: &[Role]) -> Option<Role> {
    let at = inferred.columns.iter().position(|column| column.role == Role::Customer)?;
    found.get(at).copied().filter(|role| Role::STAND_INS.contains(role))
}

/// A failure of a file without people, with what could stand in for them: columns that tell two things apart at least.
pub(super) fn offer(failure: Failure, inferred: &Inferred, facts: &[Facts]) -> Failure {
    let several = |role: Role| {
        let at = inferred.columns.iter().position(|column| column.role == role);
        at.and_then(|at| facts.get(at)).is_some_and(|facts| facts.distinct > 1)
    };
    let there: Vec<Arg> = Role::STAND_INS.iter().filter(|role| several(**role)).map(|role| word(*role)).collect();
    if there.is_empty() || !NOBODY.contains(&failure.code.as_str()) {
        return failure;
    }
    failure.with(|message| message.with(OFFER, Arg::List(there)))
}

fn word(role: Role) -> Arg {
    Arg::Word(format!("role-{}", role.id()).into())
}

/// What could stand in for people in a file that was refused; nothing where it was refused for something else.
pub fn offered(failure: &Failure) -> Vec<Role> {
    let list = failure.message.args.iter().find_map(|(name, arg)| match arg {
        Arg::List(list) if name == OFFER => Some(list),
        _ => None,
    });
    let role = |arg: &Arg| Role::STAND_INS.iter().copied().find(|role| word(*role) == *arg);
    list.into_iter().flatten().filter_map(role).collect()
}

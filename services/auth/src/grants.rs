//! What somebody may do, composed from roles, delegations, conditions and duties.

use contracts::auth::news;
use data::{Look, Tx};
use futures_util::try_join;
use jiff::Timestamp;
use kernel::{Clash, Conditional, Grant, PersonId, Result};

use crate::assignment::{self, Held};
use crate::duty::{self, DutyPair, Override};
use crate::patterns::meet;
use crate::role::shipped;

const VERSION: &str = "select coalesce((select version from data.grants_version), 0) as version";

/// What somebody may do at a version of the tenant's roles.
#[derive(Clone, Debug)]
pub struct Composed {
    /// Every grant not yet ended, also those that hold later or elsewhere.
    pub grants: Vec<Conditional>,
    /// What must not be used for a clash of duties.
    pub clashes: Vec<Clash>,
    /// The keys of the roles held now, wherever and under whatever condition.
    pub roles: Vec<String>,
    /// `data.grants_version` as it was read.
    pub version: i64,
}

/// What the rows say of one person.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// Assignments that have not ended.
    pub held: Vec<Held>,
    /// Every pair in force, the shipped ones among them.
    pub pairs: Vec<DutyPair>,
    /// Overrides that have not ended.
    pub overrides: Vec<Override>,
    /// Of the tenant's roles.
    pub version: i64,
}

/// Reads what the person may do at `now`; one flight. The version is asked for first: whatever is read after it is
/// at least as young, so a change in between is noticed by the next command.
pub async fn compose(look: &Look, person: PersonId, now: Timestamp) -> Result<Composed> {
    Ok(compose_from(&read(look, person, now).await?, now))
}

/// The rows [`compose_from`] decides on; one flight.
pub async fn read(look: &Look, person: PersonId, now: Timestamp) -> Result<Rows> {
    let (version, held, pairs, overrides) = try_join!(
        look.one(VERSION, &[], |row| row.get("version")),
        assignment::list_held(look, person, now),
        duty::list_pairs(look),
        duty::list_overrides_of(look, person, now),
    )?;
    Ok(Rows { held, pairs: duty::with_shipped(pairs), overrides, version })
}

/// What these rows allow at `now`. A clash is of duties, not of places or hours: whoever holds the left side anywhere
/// is refused the right side everywhere. The right side counts also when it is held later, for an answer is remembered
/// for some seconds.
pub fn compose_from(rows: &Rows, now: Timestamp) -> Composed {
    let grants: Vec<Conditional> = rows.held.iter().filter_map(granted).collect();
    let names = |of: &dyn Fn(&Conditional) -> bool| -> Vec<&str> {
        let chosen = grants.iter().filter(|one| of(one));
        chosen.flat_map(|one| one.grant.names.iter().map(String::as_str)).collect()
    };
    let begun = names(&|one| one.starts_at <= now && one.ends_at.is_none_or(|end| now < end));
    let clashes = clashes(rows, &begun, &names(&|_| true), now);
    Composed { grants, clashes, roles: roles(rows, now), version: rows.version }
}

fn roles(rows: &Rows, now: Timestamp) -> Vec<String> {
    let open = |held: &&Held| {
        held.window().is_some_and(|window| window.starts_at <= now && window.ends_at.is_none_or(|end| now < end))
    };
    let mut roles: Vec<String> = rows.held.iter().filter(open).map(|held| held.assignment.role.clone()).collect();
    roles.sort_unstable();
    roles.dedup();
    roles
}

fn granted(held: &Held) -> Option<Conditional> {
    let names = held.names();
    let window = held.window()?;
    let one = &held.assignment;
    let grant = Grant { names, place: one.place, up_to: one.up_to };
    let condition = one.condition.clone();
    Some(Conditional { grant, condition, starts_at: window.starts_at, ends_at: window.ends_at })
}

/// The pairs of which `left` holds one side and `right` the other, without those overridden at `now`.
pub fn clashes(rows: &Rows, left: &[&str], right: &[&str], now: Timestamp) -> Vec<Clash> {
    let all = kernel::permissions();
    let held = |side: &[String], names: &[&str]| side.iter().any(|one| names.iter().any(|held| meet(one, held, &all)));
    let in_force = rows.pairs.iter().filter(|pair| !rows.overrides.iter().any(|one| one.holds(&pair.key, now)));
    in_force
        .filter(|pair| held(&pair.left, left) && held(&pair.right, right))
        .map(|pair| Clash { pair: pair.key.clone(), names: pair.right.clone() })
        .collect()
}

/// Makes the person an owner of the organization; one who is already stays so.
pub async fn make_owner(tx: &Tx, person: PersonId) -> Result<()> {
    let now = tx.cx().now();
    let held = assignment::list_held(tx, person, now).await?;
    if held.iter().any(|one| one.assignment.owns(now)) {
        return Ok(());
    }
    assignment::raise(tx).await?;
    let given = assignment::Assignment::founding(person, shipped::OWNER, tx.cx());
    assignment::give(tx, &given).await
}

/// Before somebody may sign in no more: refuses the last owner, and ends what he lent of his roles.
pub async fn person_disabled(tx: &Tx, person: PersonId) -> Result<()> {
    assignment::raise(tx).await?;
    let held = assignment::list_held(tx, person, tx.cx().now()).await?;
    if held.iter().any(|one| one.assignment.owns(tx.cx().now())) {
        assignment::expect_other_owner(tx, |other| other.person_id != person).await?;
    }
    assignment::end_loans_of(tx, person, "the lender may sign in no more").await?;
    // The version was raised: without this everybody would be held to the one they were told for half a minute.
    tx.announce(news::GRANTS, Some(person.0));
    Ok(())
}

#[cfg(test)]
mod tests;

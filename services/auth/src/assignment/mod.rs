//! What is done with assignments: roles given, lent and taken back.

mod graphql;
mod listing;
pub mod meta;
mod model;
mod node;
mod store;

#[cfg(test)]
mod tests;

use contracts::auth::{AssignmentId, RoleAssigned, RoleRevoked, news};
use data::{Db, Look, Page, Tx};
use jiff::Timestamp;
use kernel::{Actor, Cx, Error, Permission, PersonId, Place, Result, codes, utoipa};
use serde::{Deserialize, Serialize};

use crate::duty::{self, Conflict};
use crate::role::{self, expect_within, shipped};
use crate::{errors, grants, permissions, session, user};

pub use graphql::{AssignmentMutation, AssignmentQuery};
pub use listing::Listing;
#[cfg(test)]
pub use model::Window;
pub use model::{Assignment, DelegateRole, GiveRole, ProjectId, end_of};
pub use node::AssignmentNode;
pub use store::{Held, count_by_role, list_all_held, list_every_of, list_held};

const RAISE: &str = "select data.grants_raise() as version";

/// An assignment made, with the duties that do not go together since.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RoleGiven)]
pub struct Given {
    pub assignment: Assignment,
    pub warnings: Vec<Conflict>,
}

/// The assignments of a tenant.
#[derive(Clone)]
pub struct Assignments {
    pub db: Db,
}

impl Assignments {
    /// Who holds which role.
    // open: everybody may see their own; others' take the permission, asked for next.
    pub async fn list(&self, cx: &Cx, listing: Listing) -> Result<Page<Assignment>> {
        let own = listing.is_of(cx.person());
        if !own {
            cx.require(&permissions::ROLE_READ)?;
        }
        let scope = if own { None } else { cx.companies(&permissions::ROLE_READ) };
        let bounds = data::Bounds::new(listing.first, listing.after.as_deref(), listing.text.clone())?;
        let chosen = listing.chosen(scope, cx.now());
        self.db
            .read(cx, async move |look| {
                let found = bounds.found(look, user::KIND).await?;
                let chosen = chosen.among(found);
                let rows = store::list(look, &bounds, &chosen).await?;
                Ok(bounds.page(rows, |one| (&one.role, one.id.0)))
            })
            .await
    }

    /// An assignment. Others' look missing to whoever may not see them.
    // open: everybody may see their own; others' take the permission, asked for next.
    pub async fn find(&self, cx: &Cx, id: AssignmentId) -> Result<Assignment> {
        session::expect_known(cx)?;
        let found = self.db.read(cx, async move |look| store::find(look, id).await).await?.ok_or_else(missing)?;
        if cx.person() == Some(found.person_id) {
            return Ok(found);
        }
        let seen = match found.place {
            Some(place) => cx.sees(&permissions::ROLE_READ, place.company, "assignment"),
            None => cx.require_everywhere(&permissions::ROLE_READ).map_err(|_| missing()),
        };
        seen.map(|()| found)
    }

    /// Which duties would not go together if the role were given so.
    pub async fn check(&self, cx: &Cx, input: GiveRole) -> Result<Vec<Conflict>> {
        cx.require(&permissions::ROLE_ASSIGN)?;
        self.db
            .read(cx, async move |look| {
                let given = ready(look, cx, &input).await?;
                warnings(look, cx, &given).await
            })
            .await
    }

    /// Gives somebody a role. It grants nothing the giver does not hold there, and nobody gives one to himself.
    pub async fn give(&self, cx: &Cx, input: GiveRole) -> Result<Given> {
        cx.require(&permissions::ROLE_ASSIGN)?;
        self.db
            .command(cx, "auth.role.assign", &input.clone(), async move |tx| {
                begin(tx).await?;
                let assignment = ready(tx, tx.cx(), &input).await?;
                if assignment.role == shipped::OWNER {
                    expect_owner(tx).await?;
                }
                let warnings = warnings(tx, tx.cx(), &assignment).await?;
                give(tx, &assignment).await?;
                Ok(Given { assignment, warnings })
            })
            .await
    }

    /// Lends a role of one's own to another for a time.
    pub async fn delegate(&self, cx: &Cx, input: DelegateRole) -> Result<Given> {
        cx.require(&permissions::ROLE_DELEGATE)?;
        self.db
            .command(cx, "auth.role.delegate", &input.clone(), async move |tx| {
                begin(tx).await?;
                if !store::find_rule(tx).await? && tx.cx().require(&permissions::ROLE_ASSIGN).is_err() {
                    return Err(Error::new(&errors::DELEGATION_CLOSED));
                }
                let own = store::lock(tx, input.assignment_id).await?.ok_or_else(missing)?;
                if tx.cx().person() != Some(own.person_id) {
                    return Err(missing());
                }
                let assignment = own.lent(&input, tx.cx())?;
                user::expect_known(tx, assignment.person_id).await?;
                let warnings = warnings(tx, tx.cx(), &assignment).await?;
                give(tx, &assignment).await?;
                Ok(Given { assignment, warnings })
            })
            .await
    }

    /// Takes a role back, as of now, and with it what its holder lent of it.
    pub async fn revoke(&self, cx: &Cx, id: AssignmentId, version: i32, reason: String) -> Result<Assignment> {
        cx.require(&permissions::ROLE_REVOKE)?;
        self.db
            .command(cx, "auth.role.revoke", &(id, version, reason.clone()), async move |tx| {
                begin(tx).await?;
                let before = store::lock(tx, id).await?.ok_or_else(missing)?;
                expect_inside(tx.cx(), &permissions::ROLE_REVOKE, before.place)?;
                if before.role == shipped::OWNER && before.delegated_from.is_none() {
                    expect_owner(tx).await?;
                }
                let after = before.clone().revoke(version, &reason, tx.cx())?;
                if before.owns(tx.cx().now()) {
                    expect_other_owner(tx, |other| other.id != before.id).await?;
                }
                end(tx, &before, &after).await?;
                Ok(after)
            })
            .await
    }

    /// Takes back what one lent.
    pub async fn take_back(&self, cx: &Cx, id: AssignmentId, version: i32, reason: String) -> Result<Assignment> {
        cx.require(&permissions::ROLE_DELEGATE)?;
        self.db
            .command(cx, "auth.role.take-back", &(id, version, reason.clone()), async move |tx| {
                begin(tx).await?;
                let before = store::lock(tx, id).await?.ok_or_else(missing)?;
                let lender = before.delegated_from.ok_or_else(missing)?;
                let own = store::lock(tx, lender).await?.ok_or_else(missing)?;
                if tx.cx().person() != Some(own.person_id) {
                    return Err(missing());
                }
                let after = before.clone().revoke(version, &reason, tx.cx())?;
                end(tx, &before, &after).await?;
                Ok(after)
            })
            .await
    }

    /// Whether roles may be lent without an administrator.
    pub async fn delegation(&self, cx: &Cx) -> Result<bool> {
        cx.require(&permissions::ROLE_DELEGATE)?;
        self.db.read(cx, async move |look| store::find_rule(look).await).await
    }

    /// Decides whether roles may be lent without an administrator. What is lent already stays.
    pub async fn set_delegation(&self, cx: &Cx, freely: bool) -> Result<bool> {
        cx.require_everywhere(&permissions::DELEGATION_UPDATE)?;
        self.db
            .command(cx, "auth.delegation.update", &freely, async move |tx| {
                let before = store::find_rule(tx).await?;
                let id = store::save_rule(tx, freely).await?;
                tx.audit("delegation rule", id, Some(&before), Some(&freely));
                Ok(freely)
            })
            .await
    }
}

/// Changes of roles come one after another in a tenant, and commands let in by older ones are refused from here on.
pub async fn raise(tx: &Tx) -> Result<i64> {
    tx.one(RAISE, &[], |row| row.get("version")).await
}

/// [`raise`], first in every command here: what is decided afterwards is decided by the roles as they are. A caller whose
/// grants were read before another change that committed meanwhile is refused: two who take each other's role away at
/// once must not both succeed.
pub async fn begin(tx: &Tx) -> Result<()> {
    let version = raise(tx).await?;
    match tx.cx().grants().version() {
        Some(seen) if seen + 1 != version => Err(Error::new(&codes::BUSY)),
        _ => Ok(()),
    }
}

/// The assignment asked for, if the caller may give it.
async fn ready(look: &Look, cx: &Cx, input: &GiveRole) -> Result<Assignment> {
    match input.bounds.place()? {
        Some(place) => cx.inside(&permissions::ROLE_ASSIGN, place, "company")?,
        None => cx.require_everywhere(&permissions::ROLE_ASSIGN)?,
    }
    let role = role::expect(look, &input.role).await?;
    let assignment = Assignment::given(input, &role, cx)?;
    user::expect_known(look, assignment.person_id).await?;
    expect_within(cx, &role.permissions, assignment.place, assignment.up_to)?;
    Ok(assignment)
}

/// Looks missing outside the caller's places; the whole tenant is outside of every place.
fn expect_inside(cx: &Cx, permission: &Permission, place: Option<Place>) -> Result<()> {
    match place {
        Some(place) => cx.inside(permission, place, "assignment"),
        None => cx.require_everywhere(permission).map_err(|_| missing()),
    }
}

/// The pairs of duties the new assignment takes part in, for its person.
async fn warnings(look: &Look, cx: &Cx, given: &Assignment) -> Result<Vec<Conflict>> {
    let mut rows = grants::read(look, given.person_id, cx.now()).await?;
    let own_names = role::expect(look, &given.role).await?.permissions;
    rows.held.push(Held { assignment: given.clone(), own_names: Some(own_names), lender: Some(given.window()) });
    let all = duty::conflicts(&rows.held, &rows.pairs, &rows.overrides, cx.now());
    let concerned = |one: &Conflict| one.left.contains(&given.role) || one.right.contains(&given.role);
    Ok(all.into_iter().filter(concerned).collect())
}

/// Writes a new assignment and all that follows from it. The caller has raised the version.
pub async fn give(tx: &Tx, given: &Assignment) -> Result<()> {
    store::insert(tx, given).await?;
    tx.publish(&RoleAssigned {
        assignment_id: given.id,
        user_id: given.person_id,
        role: given.role.clone(),
        delegated: given.delegated_from.is_some(),
    });
    tx.audit("assignment", given.id.0, None::<&()>, Some(given));
    tx.announce(news::GRANTS, Some(given.person_id.0));
    Ok(())
}

/// Ends an assignment and what was lent of it.
async fn end(tx: &Tx, before: &Assignment, after: &Assignment) -> Result<()> {
    ended(tx, before, after).await?;
    let reason = after.revoke_reason.as_deref().unwrap_or_default();
    for lent in store::list_lent(tx, before.id).await? {
        end_lent(tx, &lent, reason).await?;
    }
    Ok(())
}

/// Ends what was lent, unless its time was over.
async fn end_lent(tx: &Tx, lent: &Assignment, reason: &str) -> Result<()> {
    match lent.clone().end(reason, tx.cx()) {
        Ok(after) => ended(tx, lent, &after).await,
        Err(_) => Ok(()),
    }
}

async fn ended(tx: &Tx, before: &Assignment, after: &Assignment) -> Result<()> {
    store::save(tx, after).await?;
    let (assignment_id, user_id) = (after.id, after.person_id);
    tx.publish(&RoleRevoked { assignment_id, user_id, role: after.role.clone() });
    tx.audit("assignment", after.id.0, Some(before), Some(after));
    tx.announce(news::GRANTS, Some(after.person_id.0));
    Ok(())
}

/// Ends everything the person lent: he may sign in no more. The caller has raised the version.
pub async fn end_loans_of(tx: &Tx, person: PersonId, reason: &str) -> Result<()> {
    for lent in store::list_lent_by(tx, person).await? {
        end_lent(tx, &lent, reason).await?;
    }
    Ok(())
}

/// Ends every assignment of a role that has not ended. The caller has raised the version.
pub async fn end_all_of(tx: &Tx, role: &str, reason: &str) -> Result<()> {
    for held in store::list_of_role(tx, role, tx.cx().now()).await? {
        let after = held.clone().end(reason, tx.cx())?;
        // What was lent of it is of the same role, and so among these.
        ended(tx, &held, &after).await?;
    }
    Ok(())
}

/// How many hold or will hold a role.
pub async fn count_holders(look: &Look, role: &str, now: Timestamp) -> Result<usize> {
    Ok(store::list_of_role(look, role, now).await?.len())
}

/// Refuses everybody but the organization's owners and the operator, whatever is granted: an administrator's `*` does
/// not make him one. A borrowed ownership is none.
pub async fn expect_owner(tx: &Tx) -> Result<()> {
    let cx = tx.cx();
    if *cx.actor() == Actor::Operator {
        return Ok(());
    }
    let person = cx.person().ok_or_else(|| Error::new(&codes::UNAUTHENTICATED))?;
    let held = store::list_held(tx, person, cx.now()).await?;
    if held.iter().any(|one| one.assignment.is_ownership(cx.now())) {
        Ok(())
    } else {
        Err(Error::new(&errors::ASSIGNMENT_OWNER))
    }
}

/// Refuses when nobody among those chosen owns the organization for good. The version raised before makes two who take
/// away the last two owners at once wait for each other.
pub async fn expect_other_owner(tx: &Tx, chosen: impl Fn(&Assignment) -> bool) -> Result<()> {
    let now = tx.cx().now();
    let owners = store::list_of_role(tx, shipped::OWNER, now).await?;
    let others: Vec<PersonId> =
        owners.iter().filter(|one| one.owns(now) && chosen(one)).map(|one| one.person_id).collect();
    if user::active(tx, &others).await?.is_empty() {
        return Err(Error::new(&errors::ASSIGNMENT_LAST_OWNER));
    }
    Ok(())
}

fn missing() -> Error {
    Error::not_found("assignment")
}

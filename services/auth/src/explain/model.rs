//! The verdict from the rows, and how it came about. It shares nothing with what commands ask but the meaning of
//! patterns, places and conditions, so that each holds the other to account.

use std::net::IpAddr;

use async_graphql::{InputObject, SimpleObject};
use contracts::organization::{BranchId, UnitId};
use jiff::Timestamp;
use kernel::{CompanyId, Error, Money, Permission, PersonId, Place, Result, codes, utoipa};
use serde::{Deserialize, Serialize};

use super::words;
use crate::assignment::{Assignment, Held, ProjectId};
use crate::duty::{DutyPair, Override};
use crate::patterns::meet;
use crate::role::Role;
use crate::{errors, permissions};

/// People named at most: asking one of them is enough.
const NAMED: usize = 5;

/// What is asked.
#[derive(Clone, Debug, Default, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[graphql(name = "ExplainPermission")]
pub struct Ask {
    /// Whose permission; one's own when absent.
    pub person_id: Option<PersonId>,
    /// Which, by name.
    pub permission: String,
    /// In this company; anywhere when absent.
    pub company_id: Option<CompanyId>,
    /// In this branch of it.
    pub branch_id: Option<BranchId>,
    /// In this unit of it.
    pub unit_id: Option<UnitId>,
    /// In this project of it.
    pub project_id: Option<ProjectId>,
    /// For a document of this amount.
    pub amount: Option<Money>,
    /// At this instant; now when absent.
    pub at: Option<Timestamp>,
    /// For a request from this address; from an address nobody knows when absent.
    pub address: Option<String>,
}

/// A sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, SimpleObject, utoipa::ToSchema)]
#[graphql(name = "ExplanationLine")]
#[schema(as = ExplanationLine)]
pub struct Line {
    /// In English.
    pub en: String,
    /// In Bengali.
    pub bn: String,
}

kernel::words! {
    /// Why a role that gives a permission does not give it here and now.
    WayHindrance {
        /// It begins later.
        NotYet = "not-yet",
        /// It has ended.
        Over = "over",
        /// The place asked for is not inside.
        Elsewhere = "elsewhere",
        /// The amount is above its limit, or was not named.
        Above = "above",
        /// The time is outside its hours.
        OtherHours = "other-hours",
        /// The address is in none of its networks.
        OtherNetwork = "other-network",
    }
}

/// One role somebody holds, held or will hold that gives the permission.
#[derive(Clone, Debug, Serialize, Deserialize, SimpleObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[graphql(name = "PermissionWay", complex)]
#[schema(as = PermissionWay)]
pub struct Way {
    /// How it is held.
    #[graphql(skip)]
    pub assignment: Assignment,
    /// The name or pattern of the role that means the permission.
    pub through: String,
    /// What keeps it from holding here and now; nothing when it holds.
    pub hindrance: Option<WayHindrance>,
}

/// A pair of duties that stands in the way, or would.
#[derive(Clone, Debug, Serialize, Deserialize, SimpleObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[graphql(name = "PermissionClash", complex)]
#[schema(as = PermissionClash)]
pub struct ClashOf {
    /// The pair's key.
    pub pair: String,
    /// The roles that hold the other duty, by key.
    pub left: Vec<String>,
    /// Until when the owner lets both be used; none when it is refused.
    pub override_until: Option<Timestamp>,
}

/// A verdict and how it came about.
#[derive(Clone, Debug, Serialize, Deserialize, SimpleObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[graphql(name = "PermissionExplanation", complex)]
#[schema(as = PermissionExplanation)]
pub struct Explanation {
    /// Whether it is allowed.
    pub allowed: bool,
    /// Whose permission.
    pub person_id: PersonId,
    /// Which.
    pub permission: String,
    /// How it came about, in order.
    pub lines: Vec<Line>,
    /// What to do to get it; nothing when it is allowed.
    pub advice: Vec<Line>,
    /// The roles that give it, by key; none when it is allowed.
    pub roles: Vec<String>,
    /// Every role of this person that gives it, with what is in the way.
    pub ways: Vec<Way>,
    /// The pairs of duties it is part of, the other duty being held.
    pub clashes: Vec<ClashOf>,
    /// Who gives roles everywhere, or, where only a clash is in the way, who owns the organization; none when it is
    /// allowed.
    #[graphql(skip)]
    pub givers: Vec<PersonId>,
}

/// What is asked, read.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    pub person: PersonId,
    pub permission: &'static Permission,
    pub place: Option<Place>,
    pub amount: Option<Money>,
    pub at: Timestamp,
    pub address: Option<IpAddr>,
}

/// What the rows say of the person and the tenant.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Every assignment there is or was.
    pub held: Vec<Held>,
    /// Every role.
    pub roles: Vec<Role>,
    /// Every pair in force.
    pub pairs: Vec<DutyPair>,
    /// Every override there is or was.
    pub overrides: Vec<Override>,
    /// What others hold.
    pub others: Vec<Held>,
}

/// Why an assignment that would give a permission does not give it here and now, with since or until when.
pub enum Hindrance {
    NotYet(Timestamp),
    Over(Timestamp),
    Elsewhere,
    Above,
    OtherHours,
    OtherNetwork,
}

impl Hindrance {
    fn word(&self) -> WayHindrance {
        match self {
            Self::NotYet(_) => WayHindrance::NotYet,
            Self::Over(_) => WayHindrance::Over,
            Self::Elsewhere => WayHindrance::Elsewhere,
            Self::Above => WayHindrance::Above,
            Self::OtherHours => WayHindrance::OtherHours,
            Self::OtherNetwork => WayHindrance::OtherNetwork,
        }
    }
}

impl Question {
    /// The question, if it can be read.
    pub fn read(person: PersonId, permission: &'static Permission, ask: &Ask, now: Timestamp) -> Result<Self> {
        let (branch, unit) = (ask.branch_id.map(|id| id.0), ask.unit_id.map(|id| id.0));
        let project = ask.project_id.map(|id| id.0);
        let place = match ask.company_id {
            Some(company) => Some(Place { company, branch, unit, project }),
            None if branch.or(unit).or(project).is_none() => None,
            None => return Err(Error::new(&codes::REQUIRED).field("companyId")),
        };
        let wrong = |text: &String| Error::new(&errors::EXPLAIN_ADDRESS).field("address").with("value", text);
        let address = ask.address.as_ref().map(|text| text.trim().parse().map_err(|_| wrong(text))).transpose()?;
        Ok(Self { person, permission, place, amount: ask.amount, at: ask.at.unwrap_or(now), address })
    }

    /// The name or pattern by which an assignment's role would give the permission.
    fn given_through<'n>(&self, names: &'n [String]) -> Option<&'n str> {
        names.iter().find(|name| self.permission.matches(name)).map(String::as_str)
    }

    /// What keeps an assignment from giving the permission here and now.
    fn hindrance(&self, held: &Held) -> Option<Hindrance> {
        let one = &held.assignment;
        let Some(window) = held.window() else { return Some(Hindrance::Over(one.starts_at)) };
        if self.at < window.starts_at {
            return Some(Hindrance::NotYet(window.starts_at));
        }
        if let Some(end) = window.ends_at.filter(|end| self.at >= *end) {
            return Some(Hindrance::Over(end));
        }
        let there = match (one.place, self.place) {
            (Some(own), Some(asked)) => own.covers(&asked),
            _ => true,
        };
        if !there {
            return Some(Hindrance::Elsewhere);
        }
        if let Some(limit) = one.up_to {
            let within = |amount: Money| amount.currency == limit.currency && amount.minor <= limit.minor;
            if !self.amount.is_some_and(within) {
                return Some(Hindrance::Above);
            }
        }
        if one.condition.hours.as_ref().is_some_and(|hours| !hours.hold(self.at)) {
            return Some(Hindrance::OtherHours);
        }
        let networks = &one.condition.networks;
        let near = |address: IpAddr| networks.iter().any(|network| network.holds(address));
        (!networks.is_empty() && !self.address.is_some_and(near)).then_some(Hindrance::OtherNetwork)
    }

    /// The pairs that refuse the permission to whoever holds their left side, with what is held of it and until when
    /// the owner lets it be.
    fn pairs<'f>(&self, facts: &'f Facts) -> Vec<(&'f DutyPair, Vec<&'f Held>, Option<&'f Override>)> {
        let all = kernel::permissions();
        let begun = |held: &&Held| held.window().is_some_and(|window| window.holds(self.at));
        let concerned = facts.pairs.iter().filter(|pair| pair.right.iter().any(|name| self.permission.matches(name)));
        let sides = concerned.map(|pair| {
            let holds = |held: &&Held| {
                let names = held.names();
                pair.left.iter().any(|side| names.iter().any(|name| meet(side, name, &all)))
            };
            let left: Vec<&Held> = facts.held.iter().filter(begun).filter(holds).collect();
            (pair, left, facts.overrides.iter().find(|word| word.holds(&pair.key, self.at)))
        });
        sides.filter(|(_, left, _)| !left.is_empty()).collect()
    }
}

impl Facts {
    /// Everybody the sentences may name.
    pub fn people(&self) -> Vec<PersonId> {
        let actors = self.held.iter().map(|held| &held.assignment.given_by);
        let words = self.overrides.iter().map(|word| &word.given_by);
        actors.chain(words).filter_map(|actor| words::person(actor)).collect()
    }

    fn role(&self, key: &str) -> Option<&Role> {
        self.roles.iter().find(|role| role.key == key)
    }
}

/// The verdict, and how it came about.
pub fn explain(question: &Question, facts: &Facts, names: &[(PersonId, String)]) -> Explanation {
    let (mut lines, mut ways, mut clashes) = (Vec::new(), Vec::new(), Vec::new());
    let mut given = false;
    for held in &facts.held {
        let patterns = held.names();
        let Some(through) = question.given_through(&patterns) else { continue };
        let hindrance = question.hindrance(held);
        given |= hindrance.is_none();
        let role = facts.role(&held.assignment.role);
        lines.extend(words::assignment(held, role, through, names));
        let (assignment, through) = (held.assignment.clone(), through.to_owned());
        ways.push(Way { assignment, through, hindrance: hindrance.as_ref().map(Hindrance::word) });
        lines.push(hindrance.map_or_else(words::applies, |why| words::hindered(&why, question)));
    }
    if lines.is_empty() {
        lines.push(words::no_role(question.permission));
    }
    let mut refused = false;
    for (pair, left, word) in question.pairs(facts) {
        refused |= word.is_none();
        lines.push(words::clash(pair, &left, facts));
        let keys = left.iter().map(|held| held.assignment.role.clone()).collect();
        clashes.push(ClashOf { pair: pair.key.clone(), left: keys, override_until: word.map(|word| word.ends_at) });
        lines.extend(word.map(|word| words::overridden(word, names)));
    }
    let allowed = given && !refused;
    let roles: Vec<&Role> = if allowed { Vec::new() } else { giving(question, facts) };
    let advice = if allowed { Vec::new() } else { words::advice(question, &roles, given && refused) };
    lines.push(words::verdict(question.permission, allowed));
    let givers = if allowed { Vec::new() } else { givers(question, facts, given && refused) };
    Explanation {
        allowed,
        person_id: question.person,
        permission: question.permission.name.to_owned(),
        lines,
        advice,
        roles: roles.into_iter().map(|role| role.key.clone()).collect(),
        ways,
        clashes,
        givers,
    }
}

/// Who can help: those who give roles everywhere, owners first; where only a clash is in the way, the owners alone.
fn givers(question: &Question, facts: &Facts, only_clash: bool) -> Vec<PersonId> {
    let lasting = |held: &&Held| {
        let one = &held.assignment;
        let plain = one.place.is_none() && one.condition.is_empty() && one.person_id != question.person;
        plain && held.window().is_some_and(|window| window.holds(question.at))
    };
    let gives = |held: &Held| held.names().iter().any(|name| permissions::ROLE_ASSIGN.matches(name));
    let holding = facts.others.iter().filter(lasting);
    let (owners, others): (Vec<_>, Vec<_>) = holding.partition(|held| held.assignment.is_ownership(question.at));
    let helping = owners.into_iter().chain(others.into_iter().filter(|held| !only_clash && gives(held)));
    let mut people: Vec<PersonId> = Vec::new();
    for held in helping {
        if people.len() < NAMED && !people.contains(&held.assignment.person_id) {
            people.push(held.assignment.person_id);
        }
    }
    people
}

/// The roles that give the permission, those of the lowest rank first: nobody needs to be an owner to read a list.
fn giving<'f>(question: &Question, facts: &'f Facts) -> Vec<&'f Role> {
    let gives = |role: &&Role| role.permissions.iter().any(|name| question.permission.matches(name));
    let mut roles: Vec<&Role> = facts.roles.iter().filter(gives).collect();
    roles.sort_by_key(|role| std::cmp::Reverse(role.level));
    roles
}

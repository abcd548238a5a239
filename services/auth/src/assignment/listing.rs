//! Which assignments a list is asked for.

use async_graphql::InputObject;
use jiff::Timestamp;
use kernel::{CompanyId, PersonId};
use uuid::Uuid;

use super::model::{AssignmentState, SOON};
use super::store::Chosen;

/// Which assignments are asked for.
#[derive(Clone, Debug, Default, InputObject)]
#[graphql(name = "RoleAssignmentListing")]
pub struct Listing {
    /// Only this person's.
    #[graphql(name = "personId")]
    pub person: Option<PersonId>,
    /// Only of this role, by key.
    pub role: Option<String>,
    /// Only what holds in this company: given there, or everywhere.
    pub company_id: Option<CompanyId>,
    /// Only where it stands so; those that end soon hold, too.
    pub state: Option<AssignmentState>,
    /// Only what this person lent.
    pub lent_by: Option<PersonId>,
    /// Only of people with words beginning like these: of names in either script, addresses, mobile numbers.
    pub text: Option<String>,
    /// Also those that have ended, when no state is named.
    #[graphql(default)]
    pub ended: bool,
    /// Rows of the page, at most 200; 50 when absent.
    pub first: Option<i32>,
    /// `next` of the page before.
    pub after: Option<String>,
}

impl Listing {
    /// Whether it asks only for what is this person's, or was lent by them.
    pub fn is_of(&self, person: Option<PersonId>) -> bool {
        person.is_some() && (self.person == person || self.lent_by == person)
    }

    /// What the statement binds.
    pub fn chosen(&self, scope: Option<Vec<CompanyId>>, now: Timestamp) -> Chosen {
        let all = Chosen {
            people: self.person.map(|person| vec![person]),
            role: self.role.clone(),
            scope,
            company: self.company_id,
            lender: self.lent_by,
            ..Chosen::default()
        };
        let held = || Chosen { ends_after: Some(now), ..all.clone() };
        match self.state {
            None if self.ended => all,
            None => held(),
            Some(AssignmentState::Current) => Chosen { starts_until: Some(now), ..held() },
            Some(AssignmentState::Expiring) => {
                Chosen { starts_until: Some(now), ends_until: Some(now + SOON), ..held() }
            }
            Some(AssignmentState::Coming) => Chosen { starts_after: Some(now), ..held() },
            Some(AssignmentState::Ended) => Chosen { ends_until: Some(now), ..all },
        }
    }
}

impl Chosen {
    /// Only of these people, when a text named some.
    pub fn among(self, found: Option<Vec<Uuid>>) -> Self {
        let Some(found) = found else { return self };
        let mut found: Vec<PersonId> = found.into_iter().map(PersonId).collect();
        if let Some(people) = &self.people {
            found.retain(|person| people.contains(person));
        }
        Self { people: Some(found), ..self }
    }
}

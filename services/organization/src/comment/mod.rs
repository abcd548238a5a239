//! What people say about a document: written beside its changes, never deleted.

mod graphql;

use contracts::organization::{
    BranchId, CommentWithdrawn, CommentWritten, CommentedId, CompanyChangeId, FiscalYearId, PositionId, UnitId,
};
use data::timeline::{self, Happening, HappeningId, Of};
use kernel::{CompanyId, Cx, PersonId, Result};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::room::Room;

pub use graphql::{CommentMutation, happenings};

kernel::words! {
    /// A kind of document of the organization that can be commented on.
    OrganizationNoun {
        /// A company.
        Company = "company",
        /// A request to change a company's legal identity.
        CompanyChange = "company-change",
        /// A branch.
        Branch = "branch",
        /// A division, department or cost centre.
        Unit = "unit",
        /// A position.
        Position = "position",
        /// A fiscal year.
        FiscalYear = "fiscal-year",
    }
}

/// What writing a comment takes.
#[derive(Clone, Debug, Serialize, Deserialize, async_graphql::InputObject)]
#[graphql(name = "WriteOrganizationComment")]
pub struct WriteComment {
    /// What kind of document.
    pub noun: OrganizationNoun,
    /// The document.
    pub subject: CommentedId,
    /// What is said, in either language: 2,000 characters at most.
    pub text: String,
    /// Who is mentioned in it: 20 people at most. They are told by whoever tells people of news.
    #[serde(default)]
    #[graphql(default)]
    pub mentions: Vec<PersonId>,
}

/// What taking a comment back takes.
#[derive(Clone, Debug, Serialize, Deserialize, async_graphql::InputObject)]
#[graphql(name = "WithdrawOrganizationComment")]
pub struct WithdrawComment {
    /// What kind of document.
    pub noun: OrganizationNoun,
    /// The document.
    pub subject: CommentedId,
    /// The comment.
    pub id: HappeningId,
}

/// A document, as the timeline knows it.
pub fn of(noun: OrganizationNoun, subject: Uuid) -> Of {
    Of { service: crate::NAME, noun: noun.word(), subject }
}

/// Refuses whoever may not see the document, as the document's own reading does.
async fn expect_seen(room: &Room, cx: &Cx, noun: OrganizationNoun, id: Uuid) -> Result<()> {
    match noun {
        OrganizationNoun::Company => room.companies.find(cx, CompanyId(id)).await.map(drop),
        OrganizationNoun::CompanyChange => room.changes.find(cx, CompanyChangeId(id)).await.map(drop),
        OrganizationNoun::Branch => room.branches.find(cx, BranchId(id)).await.map(drop),
        OrganizationNoun::Unit => room.units.find(cx, UnitId(id)).await.map(drop),
        OrganizationNoun::Position => room.positions.find(cx, PositionId(id)).await.map(drop),
        OrganizationNoun::FiscalYear => room.fiscal_years.find(cx, FiscalYearId(id)).await.map(drop),
    }
}

/// Says something about a document. Whoever may see it may.
// open: the document's own reading requires its permission first.
pub async fn write(room: &Room, cx: &Cx, input: WriteComment) -> Result<Happening> {
    expect_seen(room, cx, input.noun, input.subject.0).await?;
    room.comments
        .command(cx, "organization.comment.write", &input.clone(), async move |tx| {
            let said = timeline::comment(tx, of(input.noun, input.subject.0), &input.text, &input.mentions)?;
            tx.publish(&CommentWritten {
                subject: input.subject,
                noun: input.noun.word().to_owned(),
                comment_id: said.id.0,
                mentions: said.mentioned(),
            });
            Ok(said)
        })
        .await
}

/// Takes back what one said, within 15 minutes.
// open: the document's own reading requires its permission first.
pub async fn withdraw(room: &Room, cx: &Cx, input: WithdrawComment) -> Result<Happening> {
    expect_seen(room, cx, input.noun, input.subject.0).await?;
    room.comments
        .command(cx, "organization.comment.withdraw", &input.clone(), async move |tx| {
            let said = timeline::withdraw(tx, of(input.noun, input.subject.0), input.id).await?;
            tx.publish(&CommentWithdrawn {
                subject: input.subject,
                noun: input.noun.word().to_owned(),
                comment_id: said.id.0,
            });
            Ok(said)
        })
        .await
}

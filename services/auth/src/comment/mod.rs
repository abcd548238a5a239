//! What people say about an account, a role or a role given: written beside its changes, never deleted.

mod graphql;

use contracts::auth::{AssignmentId, CommentWithdrawn, CommentWritten, CommentedId};
use data::timeline::{self, Happening, HappeningId, Of};
use kernel::{Cx, Error, PersonId, Result};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::errors;
use crate::room::Room;

pub use graphql::{CommentMutation, HappeningPageNode, happenings};

kernel::words! {
    /// What of people and access can be commented on.
    AuthNoun {
        /// A user.
        User = "user",
        /// A role of the tenant's own, by its key.
        Role = "role",
        /// A role given to somebody.
        Assignment = "assignment",
    }
}

/// What writing a comment takes.
#[derive(Clone, Debug, Serialize, Deserialize, async_graphql::InputObject)]
#[graphql(name = "WriteAuthComment")]
pub struct WriteComment {
    /// What kind of thing.
    pub noun: AuthNoun,
    /// Which: its id, or a role's key.
    pub subject: String,
    /// What is said, in either language: 2,000 characters at most.
    pub text: String,
    /// Who is mentioned in it: 20 people at most. They are told by whoever tells people of news.
    #[serde(default)]
    #[graphql(default)]
    pub mentions: Vec<PersonId>,
}

/// What taking a comment back takes.
#[derive(Clone, Debug, Serialize, Deserialize, async_graphql::InputObject)]
#[graphql(name = "WithdrawAuthComment")]
pub struct WithdrawComment {
    /// What kind of thing.
    pub noun: AuthNoun,
    /// Which: its id, or a role's key.
    pub subject: String,
    /// The comment.
    pub id: HappeningId,
}

/// A thing, as the timeline knows it.
pub fn of(noun: AuthNoun, subject: Uuid) -> Of {
    Of { service: crate::NAME, noun: noun.word(), subject }
}

/// What is meant, for whoever may see it, as its own reading decides.
async fn seen(room: &Room, cx: &Cx, noun: AuthNoun, subject: &str) -> Result<Of> {
    let id = || subject.parse::<Uuid>().map_err(|_| Error::not_found(noun.word()));
    let id = match noun {
        AuthNoun::User => room.users.find(cx, PersonId(id()?)).await?.id.0,
        AuthNoun::Assignment => room.assignments.find(cx, AssignmentId(id()?)).await?.id.0,
        AuthNoun::Role => {
            let role = room.roles.find(cx, subject.to_owned()).await?;
            let shipped = || Error::new(&errors::ROLE_SHIPPED).with("role", subject);
            room.roles.id(cx, &role.key).await?.ok_or_else(shipped)?
        }
    };
    Ok(of(noun, id))
}

/// Says something about a thing. Whoever may see it may.
// open: the thing's own reading requires its permission first.
pub async fn write(room: &Room, cx: &Cx, input: WriteComment) -> Result<Happening> {
    let of = seen(room, cx, input.noun, &input.subject).await?;
    room.comments
        .command(cx, "auth.comment.write", &input.clone(), async move |tx| {
            let said = timeline::comment(tx, of, &input.text, &input.mentions)?;
            let (subject, noun) = (CommentedId(of.subject), of.noun.to_owned());
            tx.publish(&CommentWritten { subject, noun, comment_id: said.id.0, mentions: said.mentioned() });
            Ok(said)
        })
        .await
}

/// Takes back what one said, within 15 minutes.
// open: the thing's own reading requires its permission first.
pub async fn withdraw(room: &Room, cx: &Cx, input: WithdrawComment) -> Result<Happening> {
    let of = seen(room, cx, input.noun, &input.subject).await?;
    room.comments
        .command(cx, "auth.comment.withdraw", &input.clone(), async move |tx| {
            let said = timeline::withdraw(tx, of, input.id).await?;
            let (subject, noun) = (CommentedId(of.subject), of.noun.to_owned());
            tx.publish(&CommentWithdrawn { subject, noun, comment_id: said.id.0 });
            Ok(said)
        })
        .await
}

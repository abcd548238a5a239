//! What auth tells.

use super::*;

crate::events! { "auth";
    /// Somebody got an account.
    UserRegistered "auth.user.registered" v 1 by user_id, "notification, which greets; organization's metering of users" {
        user_id: PersonId, name: String, email: String,
    }
    /// Somebody signed in.
    UserLoggedIn "auth.user.logged-in" v 1 by user_id, "notification, which tells of a new device" {
        user_id: PersonId, session_id: SessionId, new_device: bool,
    }
    /// Somebody signed out, or was signed out.
    UserLoggedOut "auth.user.logged-out" v 1 by user_id, "notification, which tells of a session ended by another" {
        user_id: PersonId, session_id: SessionId, by_self: bool,
    }
    /// An account was locked after failures, or let in again.
    UserLocked "auth.user.locked" v 1 by user_id, "notification, which warns the account's owner" {
        user_id: PersonId, until: Option<Timestamp>,
    }
    /// Somebody may sign in no more, or again.
    UserDisabled "auth.user.disabled" v 1 by user_id, "organization's metering of users; workflow, which routes his tasks anew" {
        user_id: PersonId, disabled: bool,
    }
    /// A role was given to somebody.
    RoleAssigned "auth.role.assigned" v 1 by assignment_id, "notification, which tells him; workflow" {
        assignment_id: AssignmentId, user_id: PersonId, role: String, delegated: bool,
    }
    /// A role was taken from somebody.
    RoleRevoked "auth.role.revoked" v 1 by assignment_id, "notification, which tells him; workflow" {
        assignment_id: AssignmentId, user_id: PersonId, role: String,
    }
    /// Somebody said something about an account or a role.
    CommentWritten "auth.comment.written" v 1 by subject, "notification, which tells who is mentioned or concerned" {
        subject: CommentedId, noun: String, comment_id: Uuid, mentions: Vec<PersonId>,
    }
    /// Somebody took back what he said about an account or a role.
    CommentWithdrawn "auth.comment.withdrawn" v 1 by subject, "notification, which takes back what it told" {
        subject: CommentedId, noun: String, comment_id: Uuid,
    }
}

kernel::id! {
    /// An account, a role or a role given, that is commented on.
    CommentedId,
}

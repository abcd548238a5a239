//! Auth's documents as people meet them, and the words several of them share.

use kernel::meta::{Document, Field, Kind};

use crate::{assignment, duty, role, user};

/// Every document, in the order of the sidebar.
pub const DOCUMENTS: &[&Document] =
    &[&user::meta::USER, &role::meta::ROLE, &assignment::meta::ASSIGNMENT, &duty::meta::DUTY_PAIR];

/// A line as long as a name.
pub const NAME_KIND: Kind = Kind::Text { limit: kernel::fields::NAME };

/// A name in Bengali.
pub const NAME_BN: Field = Field::new("nameBn", NAME_KIND, "Name in Bengali", "বাংলা নাম").bengali();

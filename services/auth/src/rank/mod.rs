//! Nobody gets at an account that may do more than the own: a reset of the owner's password would make an HR officer
//! the owner.

use data::Tx;
use kernel::{Cx, Error, Grant, PersonId, Result};

use crate::errors;
use crate::grants;

/// Refuses unless the one who acts may do everything that somebody may do, whatever the conditions and places.
pub async fn expect_not_above(tx: &Tx, person: PersonId) -> Result<()> {
    let held = grants::compose(tx, person, tx.cx().now()).await?;
    if held.grants.iter().all(|held| covers(tx.cx(), &held.grant)) {
        return Ok(());
    }
    Err(Error::new(&errors::USER_OUTRANKS))
}

fn covers(cx: &Cx, held: &Grant) -> bool {
    let known = kernel::permissions();
    let own: Vec<&String> =
        cx.grants().parts().filter(|part| part.place.is_none()).flat_map(|part| &part.names).collect();
    held.names.iter().all(|name| {
        // A name that no service of this process declares is compared as it is written.
        let mut meant = known.iter().filter(|known| known.matches(name)).peekable();
        own.iter().any(|own| *own == name || *own == "*")
            || (meant.peek().is_some() && meant.all(|known| own.iter().any(|own| known.matches(own))))
    })
}

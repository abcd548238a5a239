//! What organization does when something happened: it counts into the month's usage.

use contracts::organization::{
    BranchClosed, BranchCreated, CompanyClosed, CompanyCreated, PositionClosed, PositionCreated, UnitClosed,
    UnitCreated,
};
use data::Handler;

use crate::usage::{self, Change, What};

/// The consumer's name: each event is delivered to it once.
const METER: &str = "organization.meter";

/// A handler that counts one kind of event.
macro_rules! meter {
    ($event:ty, $what:ident, $change:ident) => {
        Handler::new::<$event>(METER, |tx, event| {
            Box::pin(async move { usage::meter(tx, What::$what, Change::$change, event.on).await })
        })
    };
}

/// Every handler.
pub fn handlers() -> Vec<Handler> {
    vec![
        meter!(CompanyCreated, Company, Opened),
        meter!(CompanyClosed, Company, Closed),
        meter!(BranchCreated, Branch, Opened),
        meter!(BranchClosed, Branch, Closed),
        meter!(UnitCreated, Unit, Opened),
        meter!(UnitClosed, Unit, Closed),
        meter!(PositionCreated, Position, Opened),
        meter!(PositionClosed, Position, Closed),
    ]
}

use contracts::master_data::{PartyId, PartyRoleId};
use jiff::civil::date;

use super::model::{PartyRole, PartyRoleKind};

#[test]
fn a_role_ends_once_and_not_before_it_began() {
    let role = PartyRole::new(PartyRoleId::new(), PartyId::new(), PartyRoleKind::Customer, date(2026, 7, 1));
    assert_eq!(role.clone().end(2, date(2026, 8, 1)).unwrap_err().code(), "kernel.stale");
    assert_eq!(role.clone().end(1, date(2026, 6, 30)).unwrap_err().code(), "master_data.party-role.dates");
    let ended = role.end(1, date(2026, 7, 1)).unwrap();
    assert_eq!((ended.ends_on, ended.version), (Some(date(2026, 7, 1)), 2));
    assert_eq!(ended.end(2, date(2026, 8, 1)).unwrap_err().code(), "master_data.party-role.ended");
}

use contracts::organization::{AppointmentId, PositionId};
use jiff::civil::{Date, date};
use kernel::{CompanyId, PersonId};
use proptest::prelude::*;
use serde_json::json;

use super::model::{Appoint, Appointment, AppointmentKind, Position, Release};

fn position(key: &str) -> kernel::Result<Position> {
    let input =
        json!({ "companyId": CompanyId::new(), "key": key, "title": "Finance Manager", "titleBn": "অর্থ ব্যবস্থাপক" });
    Position::new(PositionId::new(), &serde_json::from_value(input).unwrap())
}

fn appoint(person_id: PersonId, kind: AppointmentKind, starts_on: Date, ends_on: Option<Date>) -> Appoint {
    Appoint { position_id: PositionId::new(), person_id, kind, starts_on, ends_on }
}

fn appointment(input: &Appoint, others: &[Appointment]) -> kernel::Result<Appointment> {
    Appointment::new(AppointmentId::new(), input, others)
}

#[test]
fn keys_are_words() {
    for good in ["cfo", "it", "finance-manager", "site-head-2"] {
        assert!(position(good).is_ok(), "{good}");
    }
    for bad in ["", "c", "CFO", "finance manager", "2nd", "প্রধান"] {
        assert_eq!(position(bad).unwrap_err().code(), "organization.position.key", "{bad}");
    }
}

#[test]
fn one_person_holds_a_position_once_at_a_time() {
    use AppointmentKind::{Deputy, Holder};
    let (first, second) = (PersonId::new(), PersonId::new());
    let there = appointment(&appoint(first, Holder, date(2026, 1, 10), Some(date(2026, 1, 20))), &[]).unwrap();
    for (person, kind, from, to, clashes) in [
        (first, Holder, date(2026, 1, 1), Some(date(2026, 1, 9)), false),
        (first, Holder, date(2026, 1, 1), Some(date(2026, 1, 10)), true),
        (first, Holder, date(2026, 1, 12), Some(date(2026, 1, 13)), true),
        (first, Holder, date(2026, 1, 20), None, true),
        (first, Holder, date(2026, 1, 21), None, false),
        (first, Holder, date(2026, 1, 1), None, true),
        (first, Deputy, date(2026, 1, 12), Some(date(2026, 1, 13)), false),
        (second, Holder, date(2026, 1, 12), None, false),
    ] {
        let refused = appointment(&appoint(person, kind, from, to), std::slice::from_ref(&there)).err();
        let code = refused.as_ref().map(kernel::Error::code);
        assert_eq!(code, clashes.then_some("organization.appointment.overlap"), "{kind:?} {from} {to:?}");
    }
}

#[test]
fn deputies_are_dated_and_nobody_ends_before_beginning() {
    let person = PersonId::new();
    let open = appoint(person, AppointmentKind::Deputy, date(2026, 1, 1), None);
    assert_eq!(appointment(&open, &[]).unwrap_err().code(), "organization.appointment.deputy");
    let backwards = appoint(person, AppointmentKind::Holder, date(2026, 1, 2), Some(date(2026, 1, 1)));
    assert_eq!(appointment(&backwards, &[]).unwrap_err().code(), "organization.appointment.dates");
}

#[test]
fn a_release_only_shortens() {
    let holder = appointment(&appoint(PersonId::new(), AppointmentKind::Holder, date(2026, 1, 10), None), &[]).unwrap();
    let release = |version, ends_on| Release { appointment_id: holder.id, version, ends_on };
    let released = holder.clone().release(&release(1, date(2026, 2, 1))).unwrap();
    assert_eq!((released.ends_on, released.version), (Some(date(2026, 2, 1)), 2));
    for (appointment, release, code) in [
        (&holder, release(2, date(2026, 2, 1)), "kernel.stale"),
        (&holder, release(1, date(2026, 1, 9)), "organization.appointment.dates"),
        (&released, release(2, date(2026, 2, 1)), "organization.appointment.ended"),
        (&released, release(2, date(2026, 3, 1)), "organization.appointment.ended"),
    ] {
        assert_eq!(appointment.clone().release(&release).unwrap_err().code(), code);
    }
    assert!(released.release(&release(2, date(2026, 1, 15))).is_ok());
}

#[test]
fn a_position_closes_when_nobody_sits_in_it() {
    let today = date(2026, 11, 21);
    let made = position("cfo").unwrap();
    let seat = |to| appointment(&appoint(PersonId::new(), AppointmentKind::Holder, date(2026, 1, 1), to), &[]).unwrap();
    for (to, may) in [(None, false), (Some(today), false), (Some(date(2026, 11, 20)), true)] {
        assert_eq!(made.clone().close(1, &[seat(to)], today).is_ok(), may, "{to:?}");
    }
    let closed = made.close(1, &[], today).unwrap();
    assert_eq!(closed.expect_open().unwrap_err().code(), "organization.position.closed");
}

proptest! {
    /// Whatever is asked for, on no day does one person fill a position twice in the same way.
    #[test]
    fn never_twice_on_a_day(asked in proptest::collection::vec((0i8..28, 0i8..10), 1..12)) {
        let person = PersonId::new();
        let mut seats: Vec<Appointment> = Vec::new();
        for (from, length) in asked {
            let from = date(2026, 1, 1 + from);
            let to = from.checked_add(jiff::Span::new().days(i64::from(length))).unwrap();
            if let Ok(seat) = appointment(&appoint(person, AppointmentKind::Holder, from, Some(to)), &seats) {
                seats.push(seat);
            }
        }
        for day in date(2026, 1, 1).series(jiff::Span::new().days(1)).take(45) {
            let filled = seats.iter().filter(|seat| seat.starts_on <= day && seat.ends_on.is_none_or(|end| end >= day)).count();
            prop_assert!(filled <= 1, "{day}");
        }
    }
}

use jiff::{SignedDuration, Timestamp};
use kernel::{Actor, Cx, Grants, PersonId, Scope, TenantId};
use testkit::World;

use super::model::{From, Kept, Shown, device};
use super::sign_in::{Login, Mode};
use crate::room::Room;
use crate::secret::{For, Secret};

fn now() -> Timestamp {
    "2026-11-21T04:00:00Z".parse().unwrap()
}

#[test]
fn what_a_presented_refresh_token_is() {
    let first = Secret::new(For::Refresh, TenantId::new(), kernel::uuid::Uuid::now_v7()).unwrap();
    let (second, third) = (first.next().unwrap(), first.next().unwrap());
    let guess = Secret::new(For::Refresh, first.tenant, first.id).unwrap();
    let kept = |is_live| Kept {
        person: PersonId::new(),
        created_at: now(),
        secret: Some(third.hash()),
        previous: Some(second.hash()),
        family: Some(first.family()),
        rotated_at: Some(now()),
        is_live,
    };
    for (what, shown, live, seconds, is) in [
        ("the newest", &third, true, 60, Shown::Newest),
        ("the one before, at once", &second, true, 9, Shown::JustUsed),
        ("the one before, later", &second, true, 10, Shown::Copied),
        ("an older one", &first, true, 1, Shown::Copied),
        ("a guess", &guess, true, 60, Shown::Wrong),
        ("of an ended session", &third, false, 60, Shown::Wrong),
        ("an older one of an ended session", &first, false, 60, Shown::Wrong),
    ] {
        let at = now() + SignedDuration::from_secs(seconds);
        assert_eq!(kept(live).shown(&shown.hash(), &shown.family(), at), is, "{what}");
    }
}

#[test]
fn a_device_is_named_in_words_people_know() {
    for (agent, name) in [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/149.0 Safari/537.36", "Chrome, Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/149.0 Safari/537.36 Edg/149.0", "Edge, Windows"),
        (
            "Mozilla/5.0 (Linux; Android 16) SamsungBrowser/30.0 Chrome/149.0 Mobile Safari/537.36",
            "Samsung Internet, Android",
        ),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) Version/26.0 Safari/604.1", "Safari, iPhone"),
        ("curl/8.14.1", "curl"),
        ("\u{7}\u{7}", "unknown"),
        ("", "unknown"),
    ] {
        assert_eq!(device(agent), name);
    }
}

/// Looked at by the work done and not by a clock: one hash, whoever is asked for and however it ends.
#[tokio::test(flavor = "multi_thread")]
async fn every_refusal_costs_one_hash() {
    let world = World::new(&[crate::SCHEMA], |runtime| vec![crate::service(runtime)]).await;
    let tenant = world.bare_tenant("padma").await;
    let room = Room::new(&world.runtime.acting_as(crate::ROLE));
    let operator = Cx::new(tenant, Actor::Operator, Grants::of(["*"], Scope::All), world.clock.clone());
    let (id, email) = (PersonId::new(), "owner@padma.example".to_owned());
    let owner = contracts::auth::NewOwner { id, email, password: Some("correct horse battery".into()) };
    room.users.establish_owner(&operator, owner).await.unwrap();
    let nobody = world.nobody(TenantId(kernel::uuid::Uuid::nil()));
    let from = From { device: "test".into(), address: None };
    let runs = || room.sessions.passwords.runs();
    let attempt = async |tenant: &str, email: &str, password: &str| {
        let (email, password) = (email.to_owned(), password.to_owned());
        let login = Login { tenant: None, email, password, otp: None, session: Mode::Token };
        let before = runs();
        let given = room.sessions.sign_in(&nobody, tenant, &login, &from).await;
        (given.is_ok(), runs() - before)
    };
    assert_eq!(attempt("padma", "owner@padma.example", "correct horse battery").await, (true, 1));
    assert_eq!(attempt("padma", "nobody@padma.example", "correct horse battery").await, (false, 1), "unknown");
    assert_eq!(attempt("meghna", "owner@padma.example", "correct horse battery").await, (false, 1), "another tenant");
    for _ in 0..5 {
        assert_eq!(attempt("padma", "owner@padma.example", "wrong horse battery").await, (false, 1), "wrong");
    }
    assert_eq!(attempt("padma", "owner@padma.example", "correct horse battery").await, (false, 1), "locked");
}

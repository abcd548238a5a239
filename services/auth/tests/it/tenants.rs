//! What happens to tenants reaches their people.

use contracts::auth::Auth;
use contracts::organization::{TenantArchived, TenantUpdated};
use kernel::{PersonId, TenantId};
use serde_json::json;

use crate::house::{EMAIL, House, PASSWORD};

#[tokio::test(flavor = "multi_thread")]
async fn the_owner_is_established_in_any_order_and_again() {
    for event_first in [true, false] {
        let house = House::bare().await;
        for _ in 0..2 {
            if event_first {
                house.found(house.tenant, house.owner, 5).await;
                house.establish(house.tenant, house.owner, EMAIL).await.unwrap();
            } else {
                house.establish(house.tenant, house.owner, EMAIL).await.unwrap();
                house.found(house.tenant, house.owner, 5).await;
            }
        }
        house.login_with(EMAIL, PASSWORD, None).await.unwrap();
        let one = "select count(*) from auth.user where state = 'active' and email = 'owner@padma.example'";
        assert_eq!(house.count(one).await, 1);
        assert_eq!(house.count("select count(*) from data.outbox where name = 'auth.user.registered'").await, 1);
        let limit = "select count(*) from auth.tenant_limit where max_users = 5 and used = 1";
        assert_eq!(house.count(limit).await, 1);
        house.settle_and_prove().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_owner_is_established_while_the_plan_is_told() {
    let house = House::bare().await;
    for n in 0..12 {
        let (tenant, owner) = (TenantId::new(), PersonId::new());
        let email = format!("owner{n}@padma.example");
        let (established, ()) = tokio::join!(house.establish(tenant, owner, &email), house.found(tenant, owner, 5));
        established.unwrap();
    }
    let limits = "select count(*) from auth.tenant_limit where max_users = 5 and used = 1";
    assert_eq!(house.count(limits).await, 12);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_invites_before_the_plan_is_told_is_not_refused_and_is_counted() {
    let house = House::bare().await;
    house.establish(house.tenant, house.owner, EMAIL).await.unwrap();
    let admin = house.world.person(house.tenant, &["*"], kernel::Scope::All);
    let invite = async |n: i32| {
        let input = json!({ "name": "Rina", "email": format!("rina{n}@padma.example") });
        house.post(&admin, "/api/v1/users", input).await
    };
    invite(1).await.unwrap();
    house.found(house.tenant, house.owner, 2).await;
    assert_eq!(invite(2).await.unwrap_err().code(), "auth.user.limit");
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn establishing_again_keeps_the_password() {
    let house = House::new().await;
    let again = contracts::auth::NewOwner {
        id: house.owner,
        email: EMAIL.into(),
        password: Some("another staple battery".into()),
    };
    house.answers().establish_owner(&house.world.operator(house.tenant), again.clone()).await.unwrap();
    house.login_with(EMAIL, PASSWORD, None).await.unwrap();
    let admin = house.world.person(house.tenant, &["*"], kernel::Scope::All);
    assert_eq!(house.answers().establish_owner(&admin, again).await.unwrap_err().code(), "kernel.denied");
}

// sql: states are named here
#[tokio::test(flavor = "multi_thread")]
async fn a_suspended_tenant_is_read_and_an_archived_one_is_closed() {
    let house = House::new().await;
    let (access, refresh) = house.login().await;
    let state = async |state: &str| {
        let sql = format!("update data.tenant_directory set state = '{state}' returning 1::bigint");
        house.count(&sql).await;
    };
    state("suspended").await;
    house.identify(&access).await.unwrap();
    house.login_with(EMAIL, PASSWORD, None).await.unwrap();
    state("archived").await;
    assert_eq!(house.identify(&access).await.unwrap_err().code(), "kernel.unauthenticated");
    assert_eq!(house.refresh(&refresh).await.unwrap_err().code(), "auth.session.ended");
    assert_eq!(house.login_with(EMAIL, PASSWORD, None).await.unwrap_err().code(), "auth.sign-in.refused");
    let on = house.world.clock.today();
    house.tell(house.tenant, &TenantArchived { tenant_id: house.tenant, reason: "over".into(), on }).await;
    assert_eq!(house.count("select count(*) from auth.session where ended_at is null").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_person_and_address_in_another_tenant_is_somebody_else() {
    let house = House::new().await;
    let other = house.world.bare_tenant("meghna").await;
    let person = PersonId::new();
    house.found(other, person, 5).await;
    house.establish(other, person, EMAIL).await.unwrap();
    let (access, _) = house.login().await;
    assert_eq!(house.identify(&access).await.unwrap().tenant, house.tenant);
    let body = json!({ "tenant": "meghna", "email": EMAIL, "password": PASSWORD });
    let given = house.post(&house.nobody(), "/api/v1/auth/login", body).await.unwrap();
    let found = house.identify(given["access_token"].as_str().unwrap()).await.unwrap();
    assert_eq!((found.tenant, found.person), (other, person));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_invited_at_once_the_plans_number_is_let_in() {
    let house = House::new().await;
    let admin = house.world.person(house.tenant, &["*"], kernel::Scope::All);
    let invite = async |n: i32| {
        let input = json!({ "name": "Rina", "email": format!("rina{n}@padma.example") });
        house.post(&admin, "/api/v1/users", input).await
    };
    let answers = futures_util::future::join_all((0..12).map(invite)).await;
    let refused: Vec<_> = answers.iter().filter_map(|answer| answer.as_ref().err()).collect();
    assert_eq!((answers.len() - refused.len(), refused.len()), (4, 8), "five with the owner");
    assert!(refused.iter().all(|error| error.code() == "auth.user.limit"));
    let update = |max_users| TenantUpdated {
        tenant_id: TenantId(house.tenant.0),
        name: "padma".into(),
        data_region: "BD".into(),
        plan: "large".into(),
        max_users,
        on: house.world.clock.today(),
    };
    house.tell(house.tenant, &update(6)).await;
    invite(100).await.unwrap();
    assert!(invite(101).await.is_err());
    house.settle_and_prove().await;
}

//! One suite of questions, asked in process and over the wire: the caller cannot tell.

use std::collections::BTreeMap;
use std::sync::Arc;

use contracts::organization::{HoldersOn, NewTenant, Organization, OrganizationRemote, Slug, StateChange};
use host::config::Http;
use host::health::Health;
use host::http::{App, Authority, Doors, Presented, listen, serve};
use host::metrics::MetricsHandle;
use host::shutdown::Shutdown;
use host::wire::{InternalRoutes, Key, Wire};
use kernel::{BoxFuture, CompanyId, Cx, Error, Kind, Peer, Routes, Scope, TenantId, codes};
use testkit::World;

use crate::house;

fn newcomer(slug: &str) -> NewTenant {
    NewTenant {
        slug: slug.to_owned(),
        name: "Padma Builders".to_owned(),
        name_bn: Some("পদ্মা বিল্ডার্স".to_owned()),
        owner_email: "owner@example.com".to_owned(),
        data_region: None,
        plan: None,
    }
}

/// What is asked, and what must be answered, wherever the service lives.
async fn suite(world: &World, organization: Peer<dyn Organization>) {
    let tenant = TenantId::new();
    let operator = world.operator(tenant);
    let founded = organization.found_tenant(&operator.clone().keyed("f1"), newcomer("padma")).await.unwrap();
    let again = organization.found_tenant(&operator.clone().keyed("f1"), newcomer("padma")).await.unwrap();
    assert_eq!(founded, again, "a repeated key gets the same answer");
    let facts = organization.tenant_by_slug(&operator, Slug("padma".to_owned())).await.unwrap().unwrap();
    assert_eq!((facts.id, facts.state.as_str(), facts.owner_id), (tenant, "trial", Some(founded.owner_id)));
    assert_eq!(organization.tenant_by_slug(&operator, Slug("nobody".to_owned())).await.unwrap(), None);
    let other =
        organization.found_tenant(&world.operator(TenantId::new()).keyed("f2"), newcomer("padma")).await.unwrap_err();
    assert_eq!(other.kind(), Kind::Conflict, "{other}");
    let wrong = organization
        .found_tenant(&world.operator(TenantId::new()).keyed("f3"), newcomer("No Slug!"))
        .await
        .unwrap_err();
    assert_eq!((wrong.kind(), wrong.field_name()), (Kind::Invalid, Some("slug")), "the field survives the way");
    let person = world.person(tenant, &["*"], Scope::All);
    let denied = organization.change_state(&person.clone().keyed("s1"), StateChange::Activate).await.unwrap_err();
    assert_eq!(denied.code(), "kernel.denied", "an owner's * ends at the own tenant");
    let nobody = organization.tenant(&world.nobody(tenant), ()).await.unwrap_err();
    assert_eq!(nobody.code(), "kernel.unauthenticated");
    assert_eq!(organization.company(&person, CompanyId::new()).await.unwrap(), None);
    let asked = HoldersOn {
        company: CompanyId::new(),
        key: "cfo".to_owned(),
        on: world.clock.today(),
        branch: None,
        unit: None,
    };
    assert_eq!(organization.holders(&person, asked).await.unwrap(), []);
    let active = organization.change_state(&operator.clone().keyed("s2"), StateChange::Activate).await.unwrap();
    assert_eq!(active.state, "active");
    let refused = organization.change_state(&operator.clone().keyed("s3"), StateChange::Activate).await.unwrap_err();
    assert_eq!(refused.kind(), Kind::Refused);
    assert!(refused.sentence(kernel::Language::Bn).chars().any(|letter| letter > '\u{980}'));
}

fn routes(world: &World) -> Routes {
    let mut routes = Routes::default();
    for service in &world.services {
        routes.methods.extend(service.answers.methods.clone());
    }
    routes
}

#[tokio::test(flavor = "multi_thread")]
async fn near() {
    let world = house::world().await;
    suite(&world, Peer::new(Arc::new(OrganizationRemote(Arc::new(routes(&world)))))).await;
}

struct Nobody;

impl Authority for Nobody {
    fn identify<'a>(&'a self, _: Presented<'a>) -> BoxFuture<'a, kernel::Result<Cx>> {
        Box::pin(async { Err(Error::new(&codes::UNAUTHENTICATED)) })
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn far() {
    let world = house::world().await;
    let key = || Key::new(&[7; 32]).unwrap();
    let app = App {
        services: vec!["organization"],
        endpoints: Vec::new(),
        graphs: Vec::new(),
        graph: None,
        pages: None,
        authority: Arc::new(Nobody),
        health: Health::new(),
        config: Http::default(),
        metrics: MetricsHandle::install(),
        internal: Some(InternalRoutes { routes: routes(&world), key: key(), clock: world.clock.clone() }),
    };
    let any = "127.0.0.1:0".parse().unwrap();
    let internal = listen(any).await.unwrap();
    let peers = BTreeMap::from([("organization".to_owned(), format!("http://{}", internal.local_addr().unwrap()))]);
    let doors = Doors { public: listen(any).await.unwrap(), admin: None, internal: Some(internal) };
    let (shutdown, stop) = Shutdown::by_hand();
    let serving = tokio::spawn(serve(app, doors, shutdown));
    let wire = Wire::new(&peers, key(), std::time::Duration::from_secs(10)).unwrap();
    suite(&world, Peer::new(Arc::new(OrganizationRemote(wire)))).await;
    stop.ask();
    serving.await.unwrap().unwrap();
}

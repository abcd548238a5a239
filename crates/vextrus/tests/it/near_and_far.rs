//! One suite of questions, asked in process and over the wire: the caller cannot tell.

use std::collections::BTreeMap;
use std::sync::Arc;

use contracts::audit::{Audit, AuditRemote, VerifyTrail};
use contracts::auth::{Auth, AuthRemote, MintToken, NewOwner, PresentedToken};
use contracts::master_data::{KnownFact, MasterData, MasterDataRemote, PartyId, PartyOn};
use contracts::organization::{HoldersOn, NewTenant, Organization, OrganizationRemote, Slug, StateChange};
use contracts::rules_engine::{RulesEngine, RulesEngineRemote};
use host::config::Http;
use host::health::Health;
use host::http::{App, Authority, Doors, Presented, listen, serve};
use host::metrics::MetricsHandle;
use host::shutdown::Shutdown;
use host::wire::{InternalRoutes, Key, Wire};
use kernel::{BoxFuture, CompanyId, Cx, Error, Kind, Peer, PersonId, Routes, Scope, TenantId, Transport, codes};
use testkit::World;

use crate::house;
use crate::matrix::fixture::{ask, text};
use crate::matrix::operations::OWN_RULES;

const NAMES: [&str; 5] = ["organization", "auth", "audit", "master-data", "rules-engine"];

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

/// Every service, wherever it lives.
struct Peers {
    organization: Peer<dyn Organization>,
    auth: Peer<dyn Auth>,
    audit: Peer<dyn Audit>,
    master_data: Peer<dyn MasterData>,
    rules_engine: Peer<dyn RulesEngine>,
}

impl Peers {
    fn over(wire: Arc<dyn Transport>) -> Self {
        Self {
            organization: Peer::new(Arc::new(OrganizationRemote(wire.clone()))),
            auth: Peer::new(Arc::new(AuthRemote(wire.clone()))),
            audit: Peer::new(Arc::new(AuditRemote(wire.clone()))),
            master_data: Peer::new(Arc::new(MasterDataRemote(wire.clone()))),
            rules_engine: Peer::new(Arc::new(RulesEngineRemote(wire))),
        }
    }
}

/// What is asked, and what must be answered, wherever the services live.
async fn suite(world: &World, peers: Peers) {
    let tenant = TenantId::new();
    let owner = about_organization(world, peers.organization, tenant).await;
    world.settle().await;
    about_auth(world, peers.auth, tenant, owner).await;
    world.work("audit.sealer").await;
    about_audit(world, peers.audit, tenant).await;
    about_master_data(world, peers.master_data, tenant).await;
    about_rules_engine(world, peers.rules_engine, tenant).await;
}

async fn about_master_data(world: &World, master_data: Peer<dyn MasterData>, tenant: TenantId) {
    let person = world.person(tenant, &["*"], Scope::All);
    let make = r#"mutation { made: createParty(input: {kind: PRIVATE_LIMITED, name: "Meghna Steel"}) { id } }"#;
    let made = ask(world, "master-data", &person, make).await;
    let party = text(&made["made"]["id"]).parse().unwrap();
    let on = world.clock.today();
    let facts = master_data.party_facts(&person, PartyOn { party, on }).await.unwrap().unwrap();
    let payee = KnownFact { name: "payee".to_owned(), value: "company".to_owned() };
    assert!(facts.known.contains(&payee), "{facts:?}");
    assert!(facts.missing.iter().any(|fact| fact.name == "psr" && fact.why == "never"), "{facts:?}");
    assert_eq!(master_data.party_facts(&person, PartyOn { party: PartyId::new(), on }).await.unwrap(), None);
    let neighbour = world.person(TenantId::new(), &["*"], Scope::All);
    assert_eq!(master_data.party_facts(&neighbour, PartyOn { party, on }).await.unwrap(), None);
    let clerk = world.person(tenant, &["master_data.party.read"], Scope::All);
    assert_eq!(master_data.party_facts(&clerk, PartyOn { party, on }).await.unwrap_err().code(), "kernel.denied");
}

async fn about_rules_engine(world: &World, rules_engine: Peer<dyn RulesEngine>, tenant: TenantId) {
    let (owner, checker) = (world.person(tenant, &["*"], Scope::All), world.person(tenant, &["*"], Scope::All));
    let clerk = world.person(tenant, &[], Scope::All);
    assert_eq!(rules_engine.packs_in_force(&clerk, ()).await.unwrap(), []);
    let rules = OWN_RULES.replace('\n', "\\n").replace('"', "\\\"");
    let write = format!(
        r#"mutation {{ made: createOwnPack(input: {{code: "OWN-1", name: "Own", extends: BD_2026, asOf: "2026-11-20", reason: "certificate", rules: "{rules}"}}) {{ id }} }}"#
    );
    let id = text(&ask(world, "rules-engine", &owner, &write).await["made"]["id"]);
    for (who, step) in [
        (&owner, format!(r#"testOwnPack(id: "{id}", version: 1)"#)),
        (&owner, format!(r#"submitOwnPack(id: "{id}", version: 2)"#)),
        (&checker, format!(r#"decideOwnPack(input: {{id: "{id}", version: 3, approve: true}})"#)),
        (&checker, format!(r#"enforceOwnPack(id: "{id}", version: 4)"#)),
    ] {
        ask(world, "rules-engine", who, &format!("mutation {{ made: {step} {{ id }} }}")).await;
    }
    let packs = rules_engine.packs_in_force(&clerk, ()).await.unwrap();
    assert_eq!(packs.iter().map(|pack| pack.code.as_str()).collect::<Vec<_>>(), ["OWN-1"]);
    assert_eq!(
        rules_engine.packs_in_force(&world.nobody(tenant), ()).await.unwrap_err().code(),
        "kernel.unauthenticated"
    );
}

async fn about_organization(world: &World, organization: Peer<dyn Organization>, tenant: TenantId) -> PersonId {
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
    founded.owner_id
}

async fn about_auth(world: &World, auth: Peer<dyn Auth>, tenant: TenantId, owner: PersonId) {
    let (operator, nobody) = (world.operator(tenant), world.nobody(tenant));
    let new = |password: &str| NewOwner {
        id: owner,
        email: "Owner@Padma.Example".to_owned(),
        password: Some(password.to_owned()),
    };
    let short = auth.establish_owner(&operator.clone().keyed("e1"), new("short")).await.unwrap_err();
    assert_eq!((short.kind(), short.field_name()), (Kind::Invalid, Some("password")), "{short}");
    auth.establish_owner(&operator.clone().keyed("e2"), new("correct horse battery")).await.unwrap();
    let person = world.person(tenant, &["*"], Scope::All);
    let denied = auth.establish_owner(&person.clone().keyed("e3"), new("correct horse battery")).await.unwrap_err();
    assert_eq!(denied.code(), "kernel.denied", "an owner's * makes no owners");
    let asked = vec![owner, PersonId::new()];
    let people = auth.people(&person, asked.clone()).await.unwrap();
    let facts: Vec<_> = people.iter().map(|facts| (facts.id, facts.email.as_str(), facts.active)).collect();
    assert_eq!(facts, [(owner, "owner@padma.example", true)], "whoever is unknown is left out");
    assert_eq!(auth.people(&nobody, asked).await.unwrap_err().code(), "kernel.unauthenticated");
    let wanted = MintToken { email: "owner@padma.example".to_owned(), hours: 1 };
    let minted = auth.mint(&operator.clone().keyed("m1"), wanted.clone()).await.unwrap();
    assert_eq!(auth.mint(&person.keyed("m2"), wanted).await.unwrap_err().code(), "kernel.denied");
    let present = |token: &str| PresentedToken { token: token.to_owned(), address: None };
    let identified = auth.identify(&nobody, present(&minted.access_token)).await.unwrap();
    assert_eq!((identified.tenant, identified.person), (tenant, owner));
    assert!(identified.grants.iter().any(|held| held.grant.names == ["*"]), "{:?}", identified.grants);
    let strange = auth.identify(&nobody, present("nothing")).await.unwrap_err();
    assert_eq!(strange.code(), "kernel.unauthenticated");
    let keys = auth.key_set(&nobody, ()).await.unwrap().keys;
    let rotated = auth.rotate_signing_key(&operator.keyed("r1"), ()).await.unwrap();
    let more = auth.key_set(&nobody, ()).await.unwrap().keys;
    assert!(more.len() > keys.len() && rotated.previous_until.is_some(), "the key before stays for a while");
}

async fn about_audit(world: &World, audit: Peer<dyn Audit>, tenant: TenantId) {
    let (operator, person) = (world.operator(tenant), world.person(tenant, &["*"], Scope::All));
    let heads = audit.heads(&operator, ()).await.unwrap();
    let mine = heads.iter().find(|head| head.tenant == tenant).expect("the tenant's trail is sealed");
    let verified = audit.verify(&operator.clone().keyed("v1"), VerifyTrail { heads: heads.clone() }).await.unwrap();
    assert_eq!((verified.wrong, verified.findings.len()), (0, 0), "{verified:?}");
    assert!(verified.blocks > 0 && verified.rows > 0);
    let forged = contracts::audit::SignedHead { n: mine.n + 7, ..mine.clone() };
    let damaged = audit.verify(&operator.clone().keyed("v2"), VerifyTrail { heads: vec![forged] }).await.unwrap();
    assert!(damaged.wrong > 0, "a head of a block that is not there is noticed");
    assert_eq!(audit.heads(&person, ()).await.unwrap_err().code(), "kernel.denied");
    assert_eq!(audit.heads(&world.nobody(tenant), ()).await.unwrap_err().code(), "kernel.unauthenticated");
    let key = audit.rotate_signing_key(&operator.keyed("k1"), ()).await.unwrap();
    assert_ne!(key.id, mine.key);
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
    suite(&world, Peers::over(Arc::new(routes(&world)))).await;
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
        services: NAMES.to_vec(),
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
    let address = format!("http://{}", internal.local_addr().unwrap());
    let peers = BTreeMap::from(NAMES.map(|name| (name.to_owned(), address.clone())));
    let doors = Doors { public: listen(any).await.unwrap(), admin: None, internal: Some(internal) };
    let (shutdown, stop) = Shutdown::by_hand();
    let serving = tokio::spawn(serve(app, doors, shutdown));
    let wire = Wire::new(&peers, key(), std::time::Duration::from_secs(10)).unwrap();
    suite(&world, Peers::over(wire)).await;
    stop.ask();
    serving.await.unwrap().unwrap();
}

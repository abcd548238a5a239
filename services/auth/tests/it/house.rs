//! A tenant with an owner who has a password, and the ways to ask.

use std::sync::Arc;

use contracts::auth::{Auth, AuthRemote, Identified, NewOwner, PresentedToken};
use contracts::organization::{Slug, TenantCreated};
use data::{Connect, Db, Runtime, Schema, Service};
use jiff::SignedDuration;
use kernel::{Actor, Call, Cx, Error, Grants, Head, Method, PersonId, Scope, TenantId};
use serde_json::{Value, json};
use testkit::World;

pub const PASSWORD: &str = "correct horse battery";
pub const EMAIL: &str = "owner@padma.example";

pub struct House {
    pub world: World,
    pub tenant: TenantId,
    pub owner: PersonId,
}

fn story(runtime: &Runtime) -> Vec<Service> {
    vec![auth::service(runtime)]
}

/// The service knows its schema; nothing is connected to ask it.
fn schema() -> Schema {
    let db = Db::new(&Connect { config: testkit::admin(), writers: 1, readers: 1, master: [7; 32] });
    auth::service(&Runtime::described(db)).schema
}

impl House {
    pub async fn new() -> Self {
        let house = Self::bare().await;
        house.found(house.tenant, house.owner, 5).await;
        house.establish(house.tenant, house.owner, EMAIL).await.unwrap();
        house
    }

    /// A tenant in the directory; nobody lives there.
    pub async fn bare() -> Self {
        let world = World::new(&[schema()], story).await;
        let tenant = world.bare_tenant("padma").await;
        Self { world, tenant, owner: PersonId::new() }
    }

    pub fn service(&self) -> &Service {
        &self.world.services[0]
    }

    /// The contract as another process sees it: JSON there and back.
    pub fn answers(&self) -> impl Auth + use<> {
        AuthRemote(Arc::new(self.service().answers.clone()))
    }

    pub fn db(&self) -> Db {
        self.world.runtime.db.acting_as(self.service().role)
    }

    /// Tells an event as organization would, and carries it out.
    pub async fn tell<E: kernel::Event>(&self, tenant: TenantId, event: &E) {
        let tx = self.db().begin(&self.world.operator(tenant), "test.tell").await.unwrap();
        tx.publish(event);
        tx.commit().await.unwrap();
        self.world.settle().await;
    }

    pub async fn found(&self, tenant: TenantId, owner: PersonId, max_users: i32) {
        let (slug, name) = (Slug("padma".into()), "padma".into());
        let on = self.world.clock.today();
        let event =
            TenantCreated { tenant_id: tenant, slug, name, state: "active".into(), owner_id: owner, max_users, on };
        self.tell(tenant, &event).await;
    }

    pub async fn establish(&self, tenant: TenantId, owner: PersonId, email: &str) -> kernel::Result<()> {
        let new = NewOwner { id: owner, email: email.into(), password: Some(PASSWORD.into()) };
        self.answers().establish_owner(&self.world.operator(tenant), new).await
    }

    /// Somebody else of the tenant, active, with the usual password.
    pub async fn colleague(&self, email: &str) -> PersonId {
        let admin = self.world.person(self.tenant, &["*"], Scope::All);
        let input = json!({ "name": "Rina", "email": email });
        let user = self.rest(&admin, Method::Post, "/api/v1/users", &[], input).await.unwrap();
        let link = self
            .rest(&admin, Method::Post, "/api/v1/users/{id}/link", &[("id", &text(&user["id"]))], Value::Null)
            .await
            .unwrap();
        let accept = json!({ "token": link["token"], "password": PASSWORD });
        self.rest(&self.nobody(), Method::Post, "/api/v1/auth/link", &[], accept).await.unwrap();
        text(&user["id"]).parse().unwrap()
    }

    /// Somebody at the door, in no tenant.
    pub fn nobody(&self) -> Cx {
        self.world.nobody(TenantId(kernel::uuid::Uuid::nil()))
    }

    /// A REST call by path; JSON, or null for no body.
    pub async fn rest(
        &self,
        cx: &Cx,
        method: Method,
        path: &str,
        params: &[(&str, &str)],
        body: Value,
    ) -> Result<Value, Error> {
        self.call(cx, method, path, params, body, Head::default()).await.map(|reply| json_of(&reply))
    }

    pub async fn call(
        &self,
        cx: &Cx,
        method: Method,
        path: &str,
        params: &[(&str, &str)],
        body: Value,
        head: Head,
    ) -> Result<kernel::Reply, Error> {
        let endpoint =
            self.service().endpoints.iter().find(|endpoint| endpoint.method == method && endpoint.path == path);
        let path_params = params.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let body = if body.is_null() { Vec::new() } else { serde_json::to_vec(&body).unwrap() };
        let call = Call { path: path_params, body: body.into(), head, ..Call::default() };
        (endpoint.unwrap_or_else(|| panic!("no {path}")).call)(cx.clone(), call).await
    }

    pub async fn post(&self, cx: &Cx, path: &str, body: Value) -> Result<Value, Error> {
        self.rest(cx, Method::Post, path, &[], body).await
    }

    pub async fn login_with(&self, email: &str, password: &str, otp: Option<&str>) -> Result<Value, Error> {
        let body = json!({ "tenant": "padma", "email": email, "password": password, "otp": otp });
        self.post(&self.nobody(), "/api/v1/auth/login", body).await
    }

    /// Access token and refresh token of the owner, signed in.
    pub async fn login(&self) -> (String, String) {
        let given = self.login_with(EMAIL, PASSWORD, None).await.unwrap();
        (text(&given["access_token"]), text(&given["refresh_token"]))
    }

    pub async fn cookie(&self) -> String {
        let body = json!({ "tenant": "padma", "email": EMAIL, "password": PASSWORD, "session": "cookie" });
        let head = Head { agent: Some("Mozilla/5.0 (X11; Linux) Firefox/140.0".into()), ..Head::default() };
        let reply = self.call(&self.nobody(), Method::Post, "/api/v1/auth/login", &[], body, head).await.unwrap();
        let cookie = &reply.headers.iter().find(|(name, _)| *name == "set-cookie").unwrap().1;
        let (pair, rest) = cookie.split_once(';').unwrap();
        assert_eq!(rest, " Path=/; Max-Age=604800; Secure; HttpOnly; SameSite=Lax");
        pair.split_once('=').unwrap().1.to_owned()
    }

    pub async fn refresh(&self, token: &str) -> Result<Value, Error> {
        self.post(&self.nobody(), "/api/v1/auth/refresh", json!({ "refresh_token": token })).await
    }

    pub async fn identify(&self, token: &str) -> Result<Identified, Error> {
        let presented = PresentedToken { token: token.to_owned(), address: None };
        self.answers().identify(&self.nobody(), presented).await
    }

    /// The context somebody acts in after the program identified him; with everything granted.
    pub async fn acting(&self, token: &str) -> Cx {
        let found = self.identify(token).await.unwrap();
        let grants = Grants::of(["*"], Scope::All);
        Cx::new(found.tenant, Actor::Person(found.person), grants, self.world.clock.clone()).in_session(found.session)
    }

    pub fn later(&self, by: SignedDuration) {
        self.world.clock.set(self.world.clock.now() + by);
    }

    pub async fn count(&self, sql: &str) -> i64 {
        self.world.as_superuser(sql).await[0].get(0)
    }

    /// Runs every proof of the room as `verify` does.
    pub async fn settle_and_prove(&self) {
        self.world.settle().await;
        for proof in self.service().proofs {
            let operator = self.world.operator(self.tenant);
            let look = self
                .db()
                .read(&operator, async |look| look.list(proof.sql, &[], |row| row.get::<String>("wrong")).await)
                .await;
            assert!(look.as_ref().unwrap().is_empty(), "{}: {look:?}", proof.sentence);
        }
    }
}

fn json_of(reply: &kernel::Reply) -> Value {
    if reply.body.is_empty() { Value::Null } else { serde_json::from_slice(&reply.body).unwrap() }
}

pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text")).to_owned()
}

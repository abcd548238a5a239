//! The people of a fixture's tenant, signed in, and what they were given.

use kernel::{Actor, Cx, Grants, PersonId, Scope};
use serde_json::{Value, json};
use testkit::World;

use super::fixture::{Fixture, ask, text};
use crate::house;

const PASSWORD: &str = "correct horse battery";
/// What the owner signs in with.
const OWNER: &str = "owner@padma.example";
/// What the member signs in with.
const MEMBER: &str = "rina@padma.example";

/// That person, in that session, with these permissions everywhere.
pub fn acting(world: &World, fixture: &Fixture, person: &str, session: &str, names: &[&str]) -> Cx {
    let person: PersonId = fixture.names[person].parse().unwrap();
    let grants = Grants::of(names.iter().copied(), Scope::All);
    let cx = Cx::new(fixture.tenant, Actor::Person(person), grants, world.clock.clone());
    cx.in_session(fixture.names[session].parse().unwrap())
}

/// Everybody gets an account, and everything a role can be given as is given.
pub async fn settle_in(world: &World, fixture: &mut Fixture) {
    world.settle().await;
    let owner = json!({ "id": fixture.names["owner"], "email": OWNER, "password": PASSWORD }).to_string();
    let operator = world.operator(fixture.tenant);
    house::ask(world, "auth", "establish_owner", &operator, &owner).await.unwrap();
    let (access, _, own_session) = sign_in(world, fixture, OWNER).await;
    fixture.names.insert("ownSession", own_session);
    let cx = fixture.owner(world);
    let member = invite(world, &cx, MEMBER).await;
    let accepted = json!({ "token": link(world, &cx, &member).await, "password": PASSWORD });
    post(world, &world.nobody(fixture.tenant), "/api/v1/auth/link", accepted).await;
    let (_, refresh, session) = sign_in(world, fixture, MEMBER).await;
    let (invited, disabled) =
        (invite(world, &cx, "new@padma.example").await, invite(world, &cx, "old@padma.example").await);
    let disable = format!(r#"mutation {{ disableUser(id: "{disabled}", version: 1, reason: "left") {{ id }} }}"#);
    ask(world, "auth", &cx, &disable).await;
    let secrets = [("access", access), ("refresh", refresh), ("link", link(world, &cx, &invited).await)];
    fixture.words.extend(secrets);
    fixture.words.extend([("password", PASSWORD.to_owned()), ("email", MEMBER.to_owned())]);
    fixture.names.extend([("member", member), ("session", session), ("invited", invited), ("disabled", disabled)]);
    give(world, fixture).await;
}

/// A role in the company, a loan, a key, roles and duties of the tenant's own.
async fn give(world: &World, fixture: &mut Fixture) {
    let cx = fixture.owner(world);
    let operator = world.operator(fixture.tenant);
    let (company, mark) = (fixture.names["company"].clone(), fixture.words["mark"].clone());
    let (owner, member) = (fixture.names["owner"].clone(), fixture.names["member"].clone());
    let role = |person: &str, role: &str, bounds: &str| {
        format!(
            r#"mutation {{ made: giveRole(input: {{personId: "{person}", role: "{role}", bounds: {{{bounds}}}, reason: "work"}}) {{ assignment {{ id }} }} }}"#
        )
    };
    let assigned = |answer: Value| text(&answer["made"]["assignment"]["id"]);
    let bounds = format!(r#"companyId: "{company}""#);
    let given = assigned(ask(world, "auth", &cx, &role(&member, "viewer", &bounds)).await);
    let lendable = assigned(ask(world, "auth", &operator, &role(&owner, "viewer", "")).await);
    let lend = format!(
        r#"mutation {{ made: delegateRole(input: {{assignmentId: "{lendable}", personId: "{member}", bounds: {{endsOn: "2026-12-20"}}, reason: "leave"}}) {{ assignment {{ id }} }} }}"#
    );
    let lent = assigned(ask(world, "auth", &cx, &lend).await);
    for made in [
        format!(
            r#"createRole(input: {{key: "clerk-{mark}", name: "Clerk", level: 5, permissions: ["auth.role.read"]}}) {{ key }}"#
        ),
        format!(
            r#"createDutyPair(input: {{key: "apart-{mark}", name: "Apart", reason: "x", left: ["auth.user.invite"], right: ["auth.role.assign"]}}) {{ key }}"#
        ),
        format!(
            r#"createDutyPair(input: {{key: "off-{mark}", name: "Off", reason: "x", left: ["auth.user.invite"], right: ["auth.role.assign"]}}) {{ key }}"#
        ),
        format!(r#"retireDutyPair(key: "off-{mark}", version: 1) {{ key }}"#),
    ] {
        ask(world, "auth", &cx, &format!("mutation {{ {made} }}")).await;
    }
    let word = format!(
        r#"mutation {{ made: giveDutyOverride(input: {{personId: "{member}", pair: "apart-{mark}", endsOn: "2026-12-31", reason: "x"}}) {{ id }} }}"#
    );
    let word = text(&ask(world, "auth", &cx, &word).await["made"]["id"]);
    let manager = acting(world, fixture, "member", "session", &["*"]);
    let key = r#"mutation { made: createApiKey(input: {name: "till", permissions: ["auth.user.read"], days: 9}) { key { id } } }"#;
    let key = text(&ask(world, "auth", &manager, key).await["made"]["key"]["id"]);
    fixture.names.extend([("given", given), ("lendable", lendable), ("lent", lent), ("word", word), ("key", key)]);
}

/// The member begins to set up a second factor: `{otp}` confirms it.
pub async fn begin_factor(world: &World, fixture: &mut Fixture) {
    let begun = ask(world, "auth", &fixture.member(world), "mutation { beginSecondFactor { secret } }").await;
    let secret = totp_rs::Secret::try_from_base32(text(&begun["beginSecondFactor"]["secret"])).unwrap();
    let app = totp_rs::Builder::new().with_secret(secret).with_skew(1).with_account_name("x").build().unwrap();
    let now = u64::try_from(world.clock.now().as_second()).unwrap();
    fixture.words.insert("otp", app.generate(now).to_string());
}

/// The member confirms it: `{recovery}` is one of the codes for a lost one.
pub async fn confirm_factor(world: &World, fixture: &mut Fixture) {
    let confirm = format!(r#"mutation {{ confirmSecondFactor(otp: "{}") {{ codes }} }}"#, fixture.words["otp"]);
    let codes = ask(world, "auth", &fixture.member(world), &confirm).await;
    fixture.words.insert("recovery", text(&codes["confirmSecondFactor"]["codes"][0]));
}

async fn invite(world: &World, cx: &Cx, email: &str) -> String {
    let invite = format!(r#"mutation {{ made: inviteUser(input: {{name: "Rina", email: "{email}"}}) {{ id }} }}"#);
    text(&ask(world, "auth", cx, &invite).await["made"]["id"])
}

async fn link(world: &World, cx: &Cx, person: &str) -> String {
    let link = format!(r#"mutation {{ made: createUserLink(userId: "{person}") {{ token }} }}"#);
    text(&ask(world, "auth", cx, &link).await["made"]["token"])
}

/// Access token, refresh token and session.
async fn sign_in(world: &World, fixture: &Fixture, email: &str) -> (String, String, String) {
    let nobody = world.nobody(fixture.tenant);
    let login = json!({ "tenant": fixture.words["slug"], "email": email, "password": PASSWORD });
    let given = post(world, &nobody, "/api/v1/auth/login", login).await;
    let access = text(&given["access_token"]);
    let presented = json!({ "token": access }).to_string();
    let identified = house::ask(world, "auth", "identify", &nobody, &presented).await.unwrap();
    let identified: Value = serde_json::from_str(&identified).unwrap();
    (access, text(&given["refresh_token"]), text(&identified["session"]))
}

async fn post(world: &World, cx: &Cx, path: &str, body: Value) -> Value {
    let posted = |endpoint: &&kernel::Endpoint| endpoint.path == path && endpoint.method == kernel::Method::Post;
    let endpoint = house::service(world, "auth").endpoints.iter().find(posted).unwrap();
    let call = kernel::Call { body: body.to_string().into(), ..kernel::Call::default() };
    let reply = (endpoint.call)(cx.clone(), call).await.unwrap();
    if reply.body.is_empty() { Value::Null } else { serde_json::from_slice(&reply.body).unwrap() }
}

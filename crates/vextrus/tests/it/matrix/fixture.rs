//! A tenant with one of everything, and a second company.

// sql: ids come from the rows themselves.

use std::collections::BTreeMap;

use kernel::{CompanyId, Cx, Scope, TenantId};
use serde_json::Value;
use testkit::World;
use uuid::Uuid;

use super::operations::First;
use super::people;
use crate::house;

/// Words that let somebody in.
const SECRETS: &[&str] = &["password", "access", "refresh", "link", "otp", "recovery"];

/// A series of which no number is taken here.
static UNTOUCHED: kernel::Series = kernel::Series {
    key: "matrix.untouched",
    label: kernel::meta::said("Untouched", "অব্যবহৃত"),
    usual: "U-{n}",
    parts: &[],
    signs: "-",
    limit: 12,
};

pub struct Fixture {
    pub tenant: TenantId,
    pub other_company: CompanyId,
    /// Ids of things that others must not see.
    pub names: BTreeMap<&'static str, String>,
    /// What is written into operations besides.
    pub words: BTreeMap<&'static str, String>,
}

impl Fixture {
    /// Founds a tenant and sets up one of everything in its first company.
    pub async fn grow(world: &World, slug: &str) -> Self {
        let tenant = TenantId::new();
        let mark = Uuid::now_v7().simple().to_string()[20..].to_owned();
        let slug = format!("{slug}-{mark}");
        let owner = found(world, tenant, &slug).await;
        let cx = world.person(tenant, &["*"], Scope::All);
        let person = Uuid::now_v7().to_string();
        let mut names = BTreeMap::from([("tenant", tenant.to_string()), ("owner", owner)]);
        let one = |query: String| make(world, cx.clone(), query);
        let company = one(format!(r#"createCompany(input: {{name: "First {mark}", bin: "{}"}})"#, digits(13))).await;
        let other = one(format!(r#"createCompany(input: {{name: "Second {mark}"}})"#)).await;
        let branch =
            one(format!(r#"createBranch(input: {{companyId: "{company}", code: "HO", name: "Head office"}})"#)).await;
        let unit = one(format!(
            r#"createOrgUnit(input: {{companyId: "{company}", kind: DEPARTMENT, code: "D1", name: "Accounts"}})"#
        ))
        .await;
        let position =
            one(format!(r#"createPosition(input: {{companyId: "{company}", key: "cfo", title: "CFO"}})"#)).await;
        let vacant = one(format!(r#"createPosition(input: {{companyId: "{company}", key: "it", title: "IT"}})"#)).await;
        let appointment = one(format!(
            r#"appointToPosition(input: {{positionId: "{position}", personId: "{}", kind: HOLDER, startsOn: "2026-11-01"}})"#,
            person
        ))
        .await;
        let change = |reason: &str| {
            format!(r#"createCompanyChange(input: {{companyId: "{company}", name: "New {mark}", reason: "{reason}"}})"#)
        };
        let draft = one(change("draft")).await;
        let submitted = one(change("submitted")).await;
        one(format!(r#"submitCompanyChange(id: "{submitted}", version: 1)"#)).await;
        let year = year(world, &cx, &company).await;
        let closing = one(format!(r#"createCompany(input: {{name: "Closing {mark}"}})"#)).await;
        for (name, id) in [
            ("company", company),
            ("closing", closing),
            ("branch", branch),
            ("unit", unit),
            ("position", position),
            ("vacant", vacant),
            ("appointment", appointment),
            ("draft", draft),
            ("submitted", submitted),
            ("year", year),
        ] {
            names.insert(name, id);
        }
        let words = BTreeMap::from([("person", person), ("slug", slug), ("mark", mark)]);
        let mut grown = Self { tenant, other_company: other.parse().unwrap(), names, words };
        people::settle_in(world, &mut grown).await;
        super::goods::grow(world, &mut grown).await;
        super::places::grow(world, &mut grown).await;
        super::papers::grow(world, &mut grown).await;
        grown.configure(world).await;
        grown.write_down(world).await;
        grown.write_rules(world, &cx).await;
        grown
    }

    /// A flag; and of number series, which are the same in every tenant, one that runs and one nobody takes from.
    async fn configure(&mut self, world: &World) {
        kernel::register_series(&[&UNTOUCHED]);
        let owner = self.owner(world);
        let make =
            r#"mutation { made: createFeatureFlag(input: {key: "site.photos", name: "Photos", percent: 10}) { id } }"#;
        let flag = ask(world, "configuration", &owner, make).await;
        self.names.insert("flag", text(&flag["made"]["id"]));
        let all = ask(world, "configuration", &owner, "{ allNumberSeries { id key } }").await;
        for (name, key) in [("series", "organization.company-change"), ("untouched", UNTOUCHED.key)] {
            let found = all["allNumberSeries"].as_array().unwrap().iter().find(|one| one["key"] == key).unwrap();
            self.words.insert(name, text(&found["id"]));
        }
    }

    /// What audit has: an entry, and a hold. And what the owner said of the branch.
    async fn write_down(&mut self, world: &World) {
        let branch = &self.names["branch"];
        let write = format!(
            r#"mutation {{ made: writeOrganizationComment(input: {{noun: BRANCH, subject: "{branch}", text: "well"}}) {{ id }} }}"#
        );
        let said = ask(world, "organization", &self.owner(world), &write).await;
        self.names.insert("comment", text(&said["made"]["id"]));
        let note = format!(
            r#"mutation {{ made: writeAuthComment(input: {{noun: ASSIGNMENT, subject: "{}", text: "well"}}) {{ id }} }}"#,
            self.names["given"]
        );
        let noted = ask(world, "auth", &self.owner(world), &note).await;
        self.names.insert("noted", text(&noted["made"]["id"]));
        let held = r#"mutation { made: placeHold(input: {noun: "branch", reason: "a suit"}) { id } }"#;
        let hold = ask(world, "audit", &self.owner(world), held).await;
        let entries = format!(
            "select id::text from data.audit_row where tenant_id = '{}' and noun = 'company' order by at limit 1",
            self.tenant
        );
        let entry: String = world.as_superuser(&entries).await[0].get(0);
        let decided = r#"mutation { made: createEvaluation(input: {decision: "tds", facts: []}) { id } }"#;
        let evaluation = ask(world, "rules-engine", &self.owner(world), decided).await;
        let evaluation = text(&evaluation["made"]["id"]);
        self.names.extend([("hold", text(&hold["made"]["id"])), ("entry", entry), ("evaluation", evaluation)]);
        self.know_parties(world).await;
    }

    /// Parties in each state an operation asks for, a role, a proof, vendors on their way, a pair that looks alike.
    async fn know_parties(&mut self, world: &World) {
        let owner = world.person(self.tenant, &["*"], Scope::All);
        let mark = self.words["mark"].clone();
        let one = async |query: String| {
            let made = ask(world, "master-data", &owner, &format!("mutation {{ made: {query} {{ id }} }}")).await;
            text(&made["made"]["id"])
        };
        let party = async |name: &str, more: &str| {
            one(format!(r#"createParty(input: {{kind: PERSON, name: "{name} {mark}"{more}}})"#)).await
        };
        let (known, other) = (party("Abul Hossain", "").await, party("Kamrul Begum", "").await);
        let shut = party("Shafiq Uddin", "").await;
        one(format!(r#"closeParty(id: "{shut}", version: 1)"#)).await;
        party("Abul Hossain", r#", despite: "another village""#).await;
        let pairs = ask(world, "master-data", &owner, "{ partyTwins { items { id } } }").await;
        let role = one(format!(r#"takePartyRole(input: {{partyId: "{known}", role: CUSTOMER}})"#)).await;
        let proof =
            one(format!(r#"createProof(input: {{partyId: "{known}", kind: NID, number: "5525708146231"}})"#)).await;
        let terms =
            one(format!(r#"createPartyTerms(input: {{partyId: "{known}", companyId: "{}"}})"#, self.names["company"]))
                .await;
        let vendor = async |name: &str| {
            let party = party(name, "").await;
            one(format!(r#"createVendor(input: {{partyId: "{party}", type: SUPPLIER}})"#)).await
        };
        let (applied, asked) = (vendor("Jashim Mollah").await, vendor("Tofazzal Sarkar").await);
        let (approved, suspended) = (vendor("Delwar Gazi").await, vendor("Ruhul Pramanik").await);
        for id in [&asked, &approved, &suspended] {
            one(format!(r#"submitVendor(id: "{id}", version: 1)"#)).await;
        }
        let checker = world.person(self.tenant, &["*"], Scope::All);
        for id in [&approved, &suspended] {
            let decide =
                format!(r#"mutation {{ decideVendor(input: {{id: "{id}", version: 2, approve: true}}) {{ id }} }}"#);
            ask(world, "master-data", &checker, &decide).await;
        }
        one(format!(r#"suspendVendor(input: {{id: "{suspended}", version: 3, reason: "late"}})"#)).await;
        self.names.extend([
            ("party", known),
            ("otherParty", other),
            ("shutParty", shut),
            ("twin", text(&pairs["partyTwins"]["items"][0]["id"])),
            ("partyRole", role),
            ("proof", proof),
            ("terms", terms),
            ("applied", applied),
            ("asked", asked),
            ("approved", approved),
            ("suspended", suspended),
        ]);
    }

    /// Packs of one's own in each state that something can be done in.
    async fn write_rules(&mut self, world: &World, maker: &Cx) {
        let rules = super::operations::OWN_RULES.replace('\n', "\\n").replace('"', "\\\"");
        for name in ["ownDraft", "ownTested", "ownSubmitted", "ownApproved"] {
            let code = name.to_uppercase();
            let write = format!(
                r#"mutation {{ made: createOwnPack(input: {{code: "{code}", name: "Own", extends: BD_2026, asOf: "2026-11-20", reason: "certificate", rules: "{rules}"}}) {{ id }} }}"#
            );
            let made = ask(world, "rules-engine", maker, &write).await;
            self.names.insert(name, text(&made["made"]["id"]));
        }
        let (id, tenant) = (|name: &str| self.names[name].clone(), self.tenant);
        for (name, state) in [("ownTested", "tested"), ("ownSubmitted", "tested"), ("ownApproved", "approved")] {
            let moved = format!(
                "update rules_engine.own_pack set state = '{state}', digest = 'x', tests = 1
                 where tenant_id = '{tenant}' and id = '{}'",
                id(name)
            );
            world.as_superuser(&moved).await;
        }
        let submit = format!(r#"mutation {{ submitOwnPack(id: "{}", version: 1) {{ id }} }}"#, id("ownSubmitted"));
        ask(world, "rules-engine", maker, &submit).await;
    }

    /// An owner of the tenant, signed in.
    pub fn owner(&self, world: &World) -> Cx {
        people::acting(world, self, "owner", "ownSession", &["*"])
    }

    /// Somebody of the tenant, signed in, with no permission.
    pub fn member(&self, world: &World) -> Cx {
        people::acting(world, self, "member", "session", &[])
    }

    /// Brings about what must have happened before an operation.
    pub async fn prepare(&mut self, world: &World, first: First) {
        match first {
            First::Nothing => {}
            First::Archived => self.archive(world).await,
            First::Begun => people::begin_factor(world, self).await,
            First::Secured => {
                people::begin_factor(world, self).await;
                people::confirm_factor(world, self).await;
            }
        }
    }

    /// Archives the tenant and exports it.
    async fn archive(&self, world: &World) {
        let cx = world.operator(self.tenant);
        let step = r#"{"step":"archive","reason":"gone"}"#;
        house::ask(world, "organization", "change_state", &cx, step).await.unwrap();
        data::tenants::export(&world.runtime.db, &cx, &world.runtime.files, &self.words["slug"], &[], |_, _| {})
            .await
            .unwrap();
    }

    /// `{name}` becomes the id, or the word, of that name.
    pub fn fill(&self, text: &str) -> String {
        self.replace(text, |_, there| there.to_owned())
    }

    /// `{name}` becomes an id of nothing.
    pub fn fill_random(&self, text: &str) -> String {
        self.replace(
            text,
            |name, there| {
                if self.names.contains_key(name) { Uuid::now_v7().to_string() } else { there.to_owned() }
            },
        )
    }

    /// Everything is right but the secret.
    pub fn fill_wrong(&self, text: &str) -> String {
        self.replace(text, |name, there| {
            if !SECRETS.contains(&name) {
                return there.to_owned();
            }
            // The last part is the secret itself; what stands before it names the tenant and the thing.
            let at = there.rfind('.').map_or(0, |dot| dot + 1);
            let other = if there[at..].starts_with('A') { "Q" } else { "A" };
            format!("{}{other}{}", &there[..at], &there[at + 1..])
        })
    }

    /// Everything speaks of a tenant and of people who are nowhere.
    pub fn fill_nowhere(&self, text: &str) -> String {
        self.replace(text, |name, _| match name {
            "email" => "nobody@nowhere.example".to_owned(),
            _ => "nowhere-at-all".to_owned(),
        })
    }

    fn replace(&self, text: &str, by: impl Fn(&'static str, &str) -> String) -> String {
        let mut text = text.replace("{bin}", &digits(13));
        for (name, there) in self.names.iter().chain(&self.words) {
            text = text.replace(&format!("{{{name}}}"), &by(name, there));
        }
        text
    }

    pub fn mentions_ids(&self, text: &str) -> bool {
        self.names.keys().any(|name| text.contains(&format!("{{{name}}}")))
    }

    /// Every id somebody else must not see, with its name.
    pub fn ids(&self) -> Vec<(&'static str, String)> {
        self.names.iter().map(|(name, id)| (*name, id.clone())).collect()
    }
}

/// Founds the tenant; its first owner's id.
async fn found(world: &World, tenant: TenantId, slug: &str) -> String {
    let plan = serde_json::json!({ "name": "wide", "maxCompanies": 9, "maxBranches": 9, "maxUnits": 9, "maxPositions": 9, "maxUsers": 9 });
    let input = serde_json::json!({ "slug": slug, "name": slug, "owner_email": "owner@example.com", "plan": plan });
    let founded =
        house::ask(world, "organization", "found_tenant", &world.operator(tenant), &input.to_string()).await.unwrap();
    let founded: Value = serde_json::from_str(&founded).unwrap();
    text(&founded["owner_id"])
}

/// Runs a mutation of organization; the id of what it made.
async fn make(world: &World, cx: Cx, mutation: String) -> String {
    let data = ask(world, "organization", &cx, &format!("mutation {{ made: {mutation} {{ id }} }}")).await;
    text(&data["made"]["id"])
}

async fn year(world: &World, cx: &Cx, company: &str) -> String {
    let query = format!(r#"{{ fiscalYears(companyId: "{company}") {{ id }} }}"#);
    text(&ask(world, "organization", cx, &query).await["fiscalYears"][0]["id"])
}

/// Asks the graph of a service; it must not refuse.
pub async fn ask(world: &World, service: &str, cx: &Cx, document: &str) -> Value {
    let graph = house::service(world, service).graph.clone().unwrap();
    let answer = graph.execute(cx.clone(), async_graphql::Request::new(document)).await;
    assert!(answer.errors.is_empty(), "{document}: {:?}", answer.errors);
    answer.data.into_json().unwrap()
}

pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text")).to_owned()
}

/// A number nobody has yet.
fn digits(count: usize) -> String {
    let number = Uuid::now_v7().as_u128() % 10u128.pow(u32::try_from(count).unwrap());
    format!("{number:0count$}")
}

//! Row security must not cost an index: every reading statement is explained over 200,000 rows, as the service's role.

// sql: tables and roles come from our own lists, ids from the rows themselves.

use kernel::{Actor, Cx, Scope, TenantId};
use testkit::World;

use crate::house;

/// Tables that hold a handful of rows a tenant whatever its size, or in the whole installation.
const SMALL: &[&str] = &[
    "tenant",
    "usage_counter",
    "usage_month",
    "tenant_export",
    "tenant_directory",
    "tenant_limit",
    "role",
    "duty_pair",
    "delegation_rule",
    "grants_version",
    "hold",
    "retention",
    "signing_key",
];

const SEED: &str = "
    insert into organization.company (tenant_id, id, name, base_currency, fiscal_year_start_month, vat_registration, state, version)
      select t.tenant_id, gen_random_uuid(), 'Company ' || n, 'BDT', 7, 'central', 'open', 1
      from data.tenant_directory t, generate_series(1, 500) n;
    insert into organization.branch (tenant_id, id, company_id, code, name, state, version)
      select c.tenant_id, gen_random_uuid(), c.id, 'B' || n, 'Branch ' || n, 'open', 1 from organization.company c, generate_series(1, 4) n;
    insert into organization.org_unit (tenant_id, id, company_id, kind, code, name, state, version)
      select c.tenant_id, gen_random_uuid(), c.id, 'department', 'D' || n, 'Department ' || n, 'open', 1 from organization.company c, generate_series(1, 40) n;
    insert into organization.position (tenant_id, id, company_id, key, title, state, version)
      select c.tenant_id, gen_random_uuid(), c.id, 'chair-' || n, 'Chair ' || n, 'open', 1 from organization.company c, generate_series(1, 4) n;
    insert into organization.appointment (tenant_id, id, position_id, person_id, kind, starts_on, version)
      select p.tenant_id, gen_random_uuid(), p.id, gen_random_uuid(), 'holder', '2026-07-01', 1 from organization.position p;
    insert into organization.fiscal_year (tenant_id, id, company_id, label, starts_on, ends_on)
      select c.tenant_id, gen_random_uuid(), c.id, '2026-27', '2026-07-01', '2027-06-30' from organization.company c;
    insert into organization.company_change (tenant_id, id, company_id, name, reason, raised_by, state, version, company_version)
      select c.tenant_id, gen_random_uuid(), c.id, 'Other', 'RJSC', 'operator', 'draft', 1, 1 from organization.company c;
    insert into data.search_token (tenant_id, kind, token, id)
      select u.tenant_id, 'organization.unit', 'department' || (row_number() over ()), u.id from organization.org_unit u";

/// Two thousand people a tenant, each with sessions and roles.
const SEED_AUTH: &str = "
    insert into auth.user (tenant_id, id, name, email, language, state, created_at, version)
      select t.tenant_id, gen_random_uuid(), 'User ' || n, 'user' || n || '@example.com', 'en', 'disabled', now(), 1
      from data.tenant_directory t, generate_series(1, 2000) n;
    insert into auth.credential (tenant_id, user_id, password) select tenant_id, id, 'none' from auth.user on conflict do nothing;
    insert into auth.session (tenant_id, id, user_id, kind, device, created_at, seen_at, expires_at, ended_at)
      select u.tenant_id, gen_random_uuid(), u.id, 'token', 'Firefox', now(), now(), now() + interval '1 day', now()
      from auth.user u, generate_series(1, 10) n;
    insert into auth.assignment (tenant_id, id, person_id, role, starts_at, condition, reason, given_by, given_at, version)
      select u.tenant_id, gen_random_uuid(), u.id, 'role-' || n, now(), '{}', 'work', 'operator', now(), 1
      from auth.user u, generate_series(1, 5) n;
    insert into auth.duty_override (tenant_id, id, person_id, pair, starts_at, ends_at, reason, given_by, given_at, version)
      select tenant_id, gen_random_uuid(), id, 'pair', now(), now(), 'x', 'operator', now(), 1 from auth.user;
    insert into auth.link (tenant_id, id, user_id, purpose, secret, made_by, created_at, expires_at)
      select tenant_id, gen_random_uuid(), id, 'invitation', '', 'operator', now(), now() from auth.user;
    insert into auth.api_key (tenant_id, id, user_id, name, names, networks, secret, created_at, expires_at)
      select tenant_id, gen_random_uuid(), id, 'till', '{}', '{}', '', now(), now() from auth.user;
    insert into auth.second_factor (tenant_id, user_id, secret) select tenant_id, id, '' from auth.user;
    insert into auth.recovery_code (tenant_id, user_id, hash)
      select tenant_id, id, decode(md5(n::text), 'hex') from auth.user, generate_series(1, 5) n;
    insert into data.search_token (tenant_id, kind, token, id)
      select tenant_id, 'auth.user', 'user' || (row_number() over ()), id from auth.user on conflict do nothing";

/// Twenty thousand entries a tenant.
const SEED_AUDIT: &str = "
    insert into data.audit_row (tenant_id, id, at, actor, operation, noun, subject, after, request, xid)
      select t.tenant_id, gen_random_uuid(), timestamptz '2026-01-01' + n * interval '1 minute', 'person:' || n % 50,
             'probe.thing.' || n % 20, 'thing-' || n % 10, gen_random_uuid(), '{\"name\": \"x\"}', gen_random_uuid(), n
      from data.tenant_directory t, generate_series(1, 20000) n;
    insert into audit.entry (tenant_id, id, n, place, at, actor, operation, noun, subject, fields, words)
      select tenant_id, id, 1, 0, at, actor, operation, noun, subject, '{name}', array['word' || row_number() over ()]
      from data.audit_row;
    insert into audit.word (tenant_id, id, word, at) select tenant_id, id, words[1], at from audit.entry;
    insert into audit.block (tenant_id, n, prev, root, count, first_at, last_at, sealed_at, row_ids, leaves, hash, key_id, signature, snapshot, cluster)
      select t.tenant_id, n, decode(repeat('00', 32), 'hex'), '', 1, now(), now(), now(), '{}', '', decode(repeat('00', 32), 'hex'), '', '', '', ''
      from data.tenant_directory t, generate_series(1, 2000) n;
    insert into audit.purge (tenant_id, id, at, rule, row_ids, key_id, signature)
      select tenant_id, gen_random_uuid(), now(), 'books', '{}', '', '' from data.tenant_directory";

/// As many places and branches a tenant as the country has, and some thousand parties that are reached and paid.
const SEED_PLACES: &str = "
    insert into master_data.area (tenant_id, id, kind, code, name, is_own, state, version)
      select t.tenant_id, gen_random_uuid(), 'division', lpad(n::text, 5, '0'), 'Place ' || n, false, 'open', 1
      from data.tenant_directory t, generate_series(1, 5000) n;
    insert into master_data.bank (tenant_id, id, code, name, is_own, state, version)
      select t.tenant_id, gen_random_uuid(), lpad(n::text, 3, '0'), 'Bank ' || n, false, 'open', 1
      from data.tenant_directory t, generate_series(1, 60) n;
    insert into master_data.bank_branch (tenant_id, id, bank_id, name, routing_number, district_code, is_own, state, version)
      select b.tenant_id, gen_random_uuid(), b.id, 'Branch ' || n, b.code || lpad(n::text, 6, '0'), lpad(n::text, 5, '0'), false, 'open', 1
      from master_data.bank b, generate_series(1, 170) n;
    insert into master_data.party_address (tenant_id, id, party_id, kind, line, is_primary, state, version)
      select t.tenant_id, gen_random_uuid(), gen_random_uuid(), 'site', 'Plot ' || n, true, 'open', 1
      from data.tenant_directory t, generate_series(1, 5000) n;
    insert into master_data.party_contact (tenant_id, id, party_id, name, purpose, is_primary, state, version)
      select tenant_id, gen_random_uuid(), party_id, 'Contact', 'general', true, 'open', 1 from master_data.party_address;
    insert into master_data.vendor_bank
      (tenant_id, id, party_id, branch_id, account_name, number, number_blind, tail, held_until, state, version)
      select tenant_id, gen_random_uuid(), party_id, gen_random_uuid(), 'Name', '', decode(md5(id::text), 'hex'), '1234', now(), 'open', 1
      from master_data.party_address;
    insert into master_data.vendor_bank_change
      (tenant_id, id, party_id, what, account_id, is_shared, reason, raised_by, state, version)
      select tenant_id, gen_random_uuid(), party_id, 'close', id, false, 'letter', 'operator', 'draft', 1 from master_data.vendor_bank;
    insert into data.search_token (tenant_id, kind, token, id)
      select tenant_id, 'master_data.bank-branch', 'branch' || (row_number() over ()), id from master_data.bank_branch";

/// Items with their units, conversions, a price each; dimensions; documents that wait for a decision.
const SEED_GOODS: &str = "
    insert into master_data.measure (tenant_id, id, symbol, name, quality, numerator, denominator, decimals, shipped, state, version)
      select t.tenant_id, gen_random_uuid(), 'u' || n, 'Unit ' || n, 'mass', 1, 1, 2, false, 'open', 1
      from data.tenant_directory t, generate_series(1, 3000) n;
    insert into master_data.item_group (tenant_id, id, code, name, state, version)
      select t.tenant_id, gen_random_uuid(), 'G' || n, 'Group ' || n, 'open', 1
      from data.tenant_directory t, generate_series(1, 3000) n;
    insert into master_data.item (tenant_id, id, code, name, aliases, kind, group_id, measure_id, tracking, state, version)
      select m.tenant_id, gen_random_uuid(), 'I' || n || m.symbol, 'Item ' || n, '{}', 'stock', m.id, m.id, 'none', 'open', 1
      from master_data.measure m, generate_series(1, 7) n;
    insert into master_data.conversion (tenant_id, id, item_id, measure_id, numerator, denominator, state, version)
      select tenant_id, gen_random_uuid(), id, gen_random_uuid(), 50, 1, 'open', 1 from master_data.item;
    insert into master_data.price_list (tenant_id, id, code, name, kind, currency, starts_on, state, version)
      select t.tenant_id, gen_random_uuid(), 'L' || n, 'List ' || n, 'buying', 'BDT', '2026-07-01', 'open', 1
      from data.tenant_directory t, generate_series(1, 3000) n;
    insert into master_data.price (tenant_id, id, list_id, item_id, measure_id, from_quantity, minor, starts_on, state, version)
      select i.tenant_id, gen_random_uuid(), l.id, i.id, i.measure_id, 0, 52000, '2026-07-01', 'open', 1
      from master_data.item i join master_data.price_list l on l.tenant_id = i.tenant_id and l.code = 'L1';
    insert into master_data.dimension (tenant_id, id, kind, code, name, companies, state, version)
      select t.tenant_id, gen_random_uuid(), 'project', 'P' || n, 'Project ' || n, '{}', 'open', 1
      from data.tenant_directory t, generate_series(1, 5000) n;
    insert into data.approval (tenant_id, id, kind, document, summary, raised_by, maker, submitted_at)
      select t.tenant_id, gen_random_uuid(), 'probe-' || n % 9, gen_random_uuid(), '', 'a', 'a', now()
      from data.tenant_directory t, generate_series(1, 3000) n;
    insert into data.search_token (tenant_id, kind, token, id)
      select tenant_id, 'master_data.item', 'item' || (row_number() over ()), id from master_data.item;
    insert into data.search_token (tenant_id, kind, token, id)
      select tenant_id, 'master_data.item.sound', 'tm' || (row_number() over ()), id from master_data.item";

/// Twenty thousand parties a tenant, some in roles, vendors, with proofs and terms, or looking alike.
const SEED_PARTIES: &str = "
    insert into master_data.party (tenant_id, id, code, kind, name, tin, bin, mobile, residency, sound, sound_bn, state, version)
      select t.tenant_id, gen_random_uuid(), 'P-' || n, 'person', 'Party ' || n, lpad(n::text, 12, '8'), lpad(n::text, 13, '9'),
             '+88017' || lpad(n::text, 8, '0'), 'resident', 'prt ' || n, 'prt ' || n, 'open', 1
      from data.tenant_directory t, generate_series(1, 20000) n;
    insert into master_data.party_role (tenant_id, id, party_id, role, starts_on, version)
      select tenant_id, gen_random_uuid(), id, 'customer', '2026-07-01', 1 from master_data.party;
    insert into master_data.vendor (tenant_id, id, party_id, type, raised_by, state, version)
      select tenant_id, gen_random_uuid(), id, 'supplier', 'operator', 'approved', 1 from master_data.party;
    insert into master_data.proof (tenant_id, id, party_id, kind, number, number_blind, starts_on, ends_on, state, version)
      select tenant_id, gen_random_uuid(), id, 'trade-licence', code, decode(md5(id::text), 'hex'), '2026-07-01', '2027-06-30', 'shown', 1
      from master_data.party;
    insert into master_data.party_terms (tenant_id, id, party_id, company_id, blocked, version)
      select tenant_id, gen_random_uuid(), id, gen_random_uuid(), false, 1 from master_data.party;
    insert into master_data.twin (tenant_id, id, first_id, second_id, grounds, despite, raised_by, state, version)
      select tenant_id, gen_random_uuid(), id, gen_random_uuid(), 'name', 'x', 'operator', 'suspected', 1 from master_data.party;
    insert into data.search_token (tenant_id, kind, token, id)
      select tenant_id, 'master_data.party', 'party' || (row_number() over ()), id from master_data.party;
    insert into data.search_token (tenant_id, kind, token, id)
      select tenant_id, 'master_data.party.sound', 'prt' || (row_number() over ()), id from master_data.party";

async fn grow(world: &World) -> TenantId {
    let service = world.services.iter().find(|service| service.name == "organization").unwrap();
    let (_, found) = &service.answers.methods[&("organization", "found_tenant")];
    let mut last = TenantId::new();
    for n in 0..10 {
        last = TenantId::new();
        let input = format!(r#"{{"slug":"t{n}","name":"T","owner_email":"o@example.com"}}"#);
        found(world.operator(last), input.into_bytes()).await.unwrap();
    }
    world.settle().await;
    // Past triggers: what is only ever appended by the program is written here as it would stand.
    let (client, connection) = world.admin.connect(tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    let all = [SEED, SEED_AUTH, SEED_AUDIT, SEED_PARTIES, SEED_PLACES, SEED_GOODS, "analyze"].join(";");
    client.batch_execute(&format!("set session_replication_role = replica; {all}")).await.unwrap();
    last
}

/// Asks the graph of a service; nothing but something missing may be refused.
async fn ask(world: &World, service: &str, cx: &Cx, query: &str) {
    let graph = house::service(world, service).graph.clone().unwrap();
    let answer = graph.execute(cx.clone(), async_graphql::Request::new(query)).await;
    let harmless = |error: &async_graphql::ServerError| error.message.starts_with("There is no such");
    assert!(answer.errors.iter().all(harmless), "{query}: {:?}", answer.errors);
}

/// Asks everything that reads, so that the statements become known.
async fn read_everything(world: &World, cx: &Cx) {
    for query in organization_reads(world).await {
        ask(world, "organization", cx, &query).await;
    }
    let person = id_of(world, cx, "auth.user").await;
    for query in auth_reads(&person) {
        ask(world, "auth", cx, &query).await;
    }
    for asked in [format!(r#"["{person}"]"#), "[]".to_owned()] {
        house::ask(world, "auth", "people", cx, &asked).await.unwrap();
    }
    let somebody =
        Cx::new(cx.tenant(), Actor::Person(person.parse().unwrap()), cx.grants().clone(), cx.clock().clone());
    for query in ["{ me { user { id } roles { key } recoveryCodesLeft } }", "{ sessions { id } }", "{ apiKeys { id } }"]
    {
        ask(world, "auth", &somebody, query).await;
    }
    let entry = id_of(world, cx, "data.audit_row").await;
    for query in audit_reads(&entry) {
        ask(world, "audit", cx, &query).await;
    }
    for query in places_reads(world).await {
        ask(world, "master-data", cx, &query).await;
    }
    for query in goods_reads(world, cx).await {
        ask(world, "master-data", cx, &query).await;
    }
    let party = id_of(world, cx, "master_data.party").await;
    for query in party_reads(&party) {
        ask(world, "master-data", cx, &query).await;
    }
    house::ask(world, "audit", "heads", &world.operator(cx.tenant()), "null").await.unwrap();
}

async fn id_of(world: &World, cx: &Cx, table: &str) -> String {
    let one = format!("select id::text from {table} where tenant_id = '{}' order by id limit 1", cx.tenant());
    world.as_superuser(&one).await[0].get(0)
}

async fn organization_reads(world: &World) -> Vec<String> {
    let row = world.as_superuser("select u.id, u.company_id from organization.org_unit u limit 1").await;
    let (unit, company): (uuid::Uuid, uuid::Uuid) = (row[0].get(0), row[0].get(1));
    vec![
        "{ companies { items { id } } }".to_owned(),
        r#"{ companies(listing: {text: "company 12"}) { items { id } } }"#.to_owned(),
        "{ branches { items { id company { id } } } }".to_owned(),
        "{ orgUnits { items { id company { id } parent { id } branch { id } } } }".to_owned(),
        r#"{ orgUnits(listing: {text: "department12", state: OPEN}) { items { id } next } }"#.to_owned(),
        format!(r#"{{ orgUnits(listing: {{companyId: "{company}", first: 10}}) {{ items {{ id }} next }} }}"#),
        "{ positions { items { id appointments { id } unit { id } branch { id } } } }".to_owned(),
        format!(
            r#"{{ orgUnit(id: "{unit}") {{ id }} fiscalYears(companyId: "{company}") {{ id }} companyChanges(companyId: "{company}") {{ items {{ id }} }} }}"#
        ),
        format!(
            r#"{{ positionHolders(input: {{companyId: "{company}", key: "cfo", on: "2026-11-21"}}) {{ personId }} }}"#
        ),
    ]
}

async fn places_reads(world: &World) -> Vec<String> {
    let row =
        world.as_superuser("select a.party_id, b.id from master_data.vendor_bank a, master_data.bank b limit 1").await;
    let (party, bank): (uuid::Uuid, uuid::Uuid) = (row[0].get(0), row[0].get(1));
    vec![
        "{ areas { items { id parent { id } district { id } } next } }".to_owned(),
        r#"{ areas(listing: {text: "place12", kind: UNION}) { items { id } } }"#.to_owned(),
        format!(r#"{{ areas(listing: {{within: "{bank}", parentId: "{bank}"}}) {{ items {{ id }} }} }}"#),
        format!(r#"{{ banks {{ items {{ id }} }} bank(id: "{bank}") {{ id }} }}"#),
        "{ bankBranches { items { id bank { id } district { id } } next } }".to_owned(),
        format!(
            r#"{{ bankBranches(listing: {{bankId: "{bank}", districtId: "{bank}", text: "branch12"}}) {{ items {{ id }} }} }}"#
        ),
        format!(r#"{{ partyAddresses(partyId: "{party}") {{ id }} partyContacts(partyId: "{party}") {{ id }} }}"#),
        format!(
            r#"{{ vendorBanks(listing: {{partyId: "{party}", state: HELD}}) {{ items {{ id branch {{ id }} }} }} }}"#
        ),
        "{ vendorBankChanges { items { id account { id } } } vendorBanksWaiting { document } }".to_owned(),
        format!(r#"{{ area(id: "{bank}") {{ id }} }}"#),
        format!(r#"{{ bankBranch(id: "{bank}") {{ id }} }}"#),
        format!(r#"{{ vendorBank(id: "{bank}") {{ id }} }}"#),
        format!(r#"{{ vendorBankChange(id: "{bank}") {{ id }} }}"#),
    ]
}

fn auth_reads(person: &str) -> Vec<String> {
    vec![
        "{ users { items { id sessions { id } } next } }".to_owned(),
        r#"{ users(listing: {text: "user12", state: ACTIVE}) { items { id } next } }"#.to_owned(),
        "{ users(listing: {standing: LOCKED}) { items { id standing seenAt secondFactor linkUntil } } }".to_owned(),
        format!(r#"{{ user(id: "{person}") {{ id sessions {{ id }} apiKeys {{ id }} }} }}"#),
        format!(r#"{{ colleagues(text: "user12") {{ id }} some: colleagues(ids: ["{person}"]) {{ id }} }}"#),
        "{ roles { key } permissions { name } delegationAllowed dutyPairs { key } }".to_owned(),
        "{ roleAssignments { items { id } next } }".to_owned(),
        format!(r#"{{ roleAssignments(listing: {{personId: "{person}", ended: true}}) {{ items {{ id }} }} }}"#),
        r#"{ roleAssignments(listing: {role: "role-3", first: 10}) { items { id } next } }"#.to_owned(),
        format!(r#"{{ dutyOverrides(personId: "{person}") {{ id }} }}"#),
        "{ dutyOverrides { id } sodConflicts { personId } }".to_owned(),
        format!(
            r#"{{ explainPermission(input: {{personId: "{person}", permission: "auth.role.read"}}) {{ allowed }} }}"#
        ),
        format!(r#"{{ checkAssignment(input: {{personId: "{person}", role: "viewer", reason: "x"}}) {{ pair }} }}"#),
    ]
}

async fn goods_reads(world: &World, cx: &Cx) -> Vec<String> {
    let item = id_of(world, cx, "master_data.item").await;
    let rows = world.as_superuser(&format!("select measure_id from master_data.item where id = '{item}'")).await;
    let measure: uuid::Uuid = rows[0].get(0);
    let asked = format!(r#"itemId: "{item}", measureId: "{measure}", quantity: "1", kind: BUYING, on: "2026-11-21""#);
    vec![
        "{ items { items { id measure { id } group { id } } next } }".to_owned(),
        format!(r#"{{ items(listing: {{text: "item12"}}, kind: STOCK, groupId: "{measure}") {{ items {{ id }} }} }}"#),
        format!(r#"{{ item(id: "{item}") {{ id }} measure(id: "{measure}") {{ id }} }}"#),
        "{ itemGroups { items { id parent { id } } } measures { items { id } next } }".to_owned(),
        format!(r#"{{ conversions(itemId: "{item}") {{ items {{ id item {{ id }} measure {{ id }} }} }} }}"#),
        format!(
            r#"{{ convertQuantity(itemId: "{item}", quantity: "1", from: "{measure}", to: "{measure}") {{ exact }} }}"#
        ),
        format!(r#"{{ priceLists(kind: BUYING) {{ items {{ id }} }} prices(itemId: "{item}") {{ items {{ id }} }} }}"#),
        format!("{{ priceOf(question: {{{asked}}}) {{ unitPrice }} }}"),
        "{ dimensions(kind: PROJECT, listing: {text: \"project12\"}) { items { id parent { id } } } }".to_owned(),
        format!(r#"{{ dimensionChecks(ids: ["{item}"], companyId: "{item}", on: "2026-11-21") {{ answer }} }}"#),
    ]
}

fn party_reads(party: &str) -> Vec<String> {
    vec![
        "{ parties { items { id roles { id } vendor { id } mergedInto { id } } next } }".to_owned(),
        r#"{ parties(listing: {text: "party12"}, state: OPEN, kind: PERSON, role: CUSTOMER) { items { id } } }"#
            .to_owned(),
        r#"{ partiesLike(input: {kind: PERSON, name: "Party 12", tin: "823456789016"}) { party { id } } }"#.to_owned(),
        format!(r#"{{ party(id: "{party}") {{ proofs {{ id }} facts {{ missing {{ name }} }} }} }}"#),
        r#"{ vendors(listing: {text: "party12"}, state: APPROVED) { items { id party { id } } } }"#.to_owned(),
        r#"{ proofs(state: SHOWN, from: "2026-11-21", until: "2027-12-31") { items { id party { id } } } }"#.to_owned(),
        r#"{ partiesWithNumber(kind: NID, number: "5525708146231") { id } }"#.to_owned(),
        "{ partyTwins(state: SUSPECTED) { items { id first { id } second { id } } } }".to_owned(),
        format!(r#"{{ partyTerms(partyId: "{party}") {{ items {{ id }} }} }}"#),
    ]
}

fn audit_reads(entry: &str) -> Vec<String> {
    let filters = [
        String::new(),
        r#"actor: "person:3""#.to_owned(),
        r#"noun: "thing-3""#.to_owned(),
        r#"operation: "probe.thing.3""#.to_owned(),
        r#"field: "name""#.to_owned(),
        format!(r#"subject: "{entry}""#),
        r#"text: "word12 word""#.to_owned(),
        r#"from: "2026-01-02T00:00:00Z", until: "2026-01-03T00:00:00Z""#.to_owned(),
    ];
    let listed = filters.iter().map(|filter| format!("{{ auditEntries(filter: {{{filter}}}) {{ items {{ id }} }} }}"));
    let one = format!(
        r#"{{ auditEntry(id: "{entry}") {{ id }} auditTimeline(subject: "{entry}") {{ items {{ id }} }} legalHolds {{ id }} retentionRules {{ years }} }}"#
    );
    listed.chain([one]).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_and_searches_use_their_indexes_over_200_000_rows() {
    let world = house::world().await;
    let tenant = grow(&world).await;
    read_everything(&world, &world.person(tenant, &["*"], Scope::All)).await;
    let statements = world.runtime.db.statements();
    assert!(statements.len() > 40, "{} statements were read with", statements.len());
    let client = world.bare().await;
    let mut slow = Vec::new();
    for (role, sql, params) in &statements {
        client.batch_execute(&format!("begin; set local role {role}; set local app.tenant_id = '{tenant}'; set local plan_cache_mode = force_generic_plan")).await.unwrap();
        client.batch_execute(&format!("prepare asked as {sql}")).await.unwrap();
        let nulls = if *params == 0 { String::new() } else { format!("({})", vec!["null"; *params].join(", ")) };
        let rows = client.simple_query(&format!("explain execute asked{nulls}")).await.unwrap();
        let plan: Vec<String> = rows
            .iter()
            .filter_map(|message| match message {
                tokio_postgres::SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
                _ => None,
            })
            .collect();
        let scanned = plan
            .iter()
            .filter_map(|line| line.split("Seq Scan on ").nth(1))
            .filter_map(|rest| rest.split_whitespace().next());
        if scanned.into_iter().any(|table| !SMALL.contains(&table)) {
            slow.push(format!("{}\n{}", sql.trim(), plan.join("\n")));
        }
        client.batch_execute("rollback; deallocate all").await.unwrap();
    }
    testkit::say(&format!("{} statements explained", statements.len()));
    assert!(slow.is_empty(), "sequential scans:\n{}", slow.join("\n\n"));
}

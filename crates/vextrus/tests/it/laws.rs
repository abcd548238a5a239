//! The laws of the house, read from the catalogue and from the services' own lists.

// sql: names of tables and roles come from the catalogue.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Audience, Code};

use crate::house;
use crate::matrix::fixture::Fixture;

/// Tables without a tenant, each with its reason.
const SYSTEM_TABLES: &[&str] = &[
    "audit.signing_key", // the installation's keys, which belong to no tenant
    "auth.signing_key",  // what access tokens are signed with, of the installation
    "data.installation", // one row: whether it is held, which password
    "data.subscription", // which consumers there are
    "data.tombstone",    // what is left of erased tenants
];

const TABLES: &str = "
    select n.nspname || '.' || c.relname as name, c.relrowsecurity and c.relforcerowsecurity as walled,
           exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull) as tenant,
           pg_get_userbyid(c.relowner) as owner,
           coalesce((select string_agg(p.polname || ':' || pg_get_expr(p.polqual, p.polrelid), ' ' order by p.polname) from pg_policy p where p.polrelid = c.oid), '') as policies
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema|public)'
      and c.relname not in ('schema_history', 'function_hash')
    order by 1";

#[tokio::test(flavor = "multi_thread")]
async fn every_table_has_the_tenants_wall() {
    let world = house::world().await;
    let rows = world.as_superuser(TABLES).await;
    assert!(rows.len() > 15, "the catalogue was read");
    for row in rows {
        let name: String = row.get("name");
        assert!(row.get::<_, bool>("walled"), "{name}: row security is not forced");
        assert_eq!(row.get::<_, String>("owner"), "vextrus_owner", "{name}");
        if SYSTEM_TABLES.contains(&name.as_str()) {
            continue;
        }
        assert!(row.get::<_, bool>("tenant"), "{name} has no tenant_id; is it a system table?");
        let policies: String = row.get("policies");
        assert!(
            policies.contains(
                "tenant:(tenant_id = (( SELECT current_setting('app.tenant_id'::text) AS current_setting))::uuid)"
            ),
            "{name}: {policies}"
        );
    }
}

const READABLE: &str = "
    select n.nspname || '.' || c.relname as name, r.rolname::text as role
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    join pg_roles r on r.rolname in ('vextrus_eraser', 'vextrus_service', 'vextrus_' || n.nspname)
    where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema)'
      and has_table_privilege(r.oid, c.oid, 'select') and c.relname <> 'tombstone'
    order by 1, 2";

#[tokio::test(flavor = "multi_thread")]
async fn every_role_at_every_table_sees_its_own_tenant_only() {
    let world = house::world().await;
    let (mine, theirs) = (Fixture::grow(&world, "mine").await, Fixture::grow(&world, "theirs").await);
    let client = world.bare().await;
    let (mut looked, mut seen) = (0, 0);
    for row in world.as_superuser(READABLE).await {
        let (table, role): (String, String) = (row.get("name"), row.get("role"));
        looked += 1;
        for (tenant, other) in [(mine.tenant, theirs.tenant), (theirs.tenant, mine.tenant)] {
            client
                .batch_execute(&format!("begin; set local role {role}; set local app.tenant_id = '{tenant}'"))
                .await
                .unwrap();
            let of = async |whose: kernel::TenantId| {
                let sql = format!("select count(*) from {table} where tenant_id = '{whose}'");
                client.query_one(&sql, &[]).await.unwrap().get::<_, i64>(0)
            };
            assert_eq!(of(other).await, 0, "{role} sees a neighbour's rows of {table}");
            seen += of(tenant).await;
            client.batch_execute("rollback").await.unwrap();
        }
        client.batch_execute(&format!("begin; set local role {role}")).await.unwrap();
        assert!(
            client.query(&format!("select count(*) from {table}"), &[]).await.is_err(),
            "{role} reads {table} with no tenant set"
        );
        client.batch_execute("rollback").await.unwrap();
    }
    testkit::say(&format!("{looked} looks of roles at tables, {seen} own rows seen"));
    assert!(looked > 20 && seen > 50, "{looked} looks, {seen} rows");
}

const LOOSE_INDEXES: &str = "
    select i.indexrelid::regclass::text as name
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id'
    where n.nspname !~ '^(pg_|data$)' and i.indkey[0] <> t.attnum";

const LOOSE_FUNCTIONS: &str = "
    select p.oid::regprocedure::text as name
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname !~ '^(pg_|information_schema)' and p.prosecdef
      and (p.proconfig is null or not exists (select from unnest(p.proconfig) c where c like 'search_path=pg_catalog%')
           or has_function_privilege('public', p.oid, 'execute'))";

const STRONG_ROLES: &str = "
    select rolname as name from pg_roles
    where rolname like 'vextrus\\_%' and rolname <> 'vextrus_admin' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)";

/// It takes commits from about 9,000 to 1,000 a second.
const NOTIFIERS: &str = "
    select p.oid::regprocedure::text as name
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname !~ '^(pg_|information_schema)' and p.prosrc ilike '%notify%' and p.oid <> 'data.save'::regproc";

const FOREIGN_GRANTS: &str = "
    select grantee || ' on ' || table_schema || '.' || table_name as name
    from information_schema.role_table_grants
    where table_schema !~ '^(pg_|information_schema|data$)'
      and grantee not in ('vextrus_owner', 'vextrus_eraser', 'vextrus_system', 'vextrus_' || table_schema)";

/// What the role that belongs to no tenant may do with services' tables, by column.
const SYSTEM_GRANTS: &str = "
    select distinct table_schema || '.' || table_name as of, column_name::text as column, privilege_type::text as may
    from information_schema.role_column_grants
    where grantee = 'vextrus_system' and table_schema !~ '^(pg_|information_schema|data$)'";

/// Columns of tenants' tables that are counted for the whole installation, and say nothing of anybody.
const COUNTED: &[(&str, &[&str])] = &[
    ("auth.session", &["tenant_id", "expires_at", "ended_at"]),
    ("file_storage.content", &["tenant_id", "state", "finding"]),
];

const UNNAMED: &str = "
    select conname::text as name from pg_constraint c join pg_namespace n on n.oid = c.connamespace
    where n.nspname !~ '^(pg_|information_schema|data$)' and c.contype = 'u' and c.conrelid <> 0
    union all
    select i.indexrelid::regclass::text from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname !~ '^(pg_|information_schema|data$)' and i.indisunique and not exists (select from pg_constraint k where k.conindid = i.indexrelid)";

/// Constraints no input can run against: only a mistake of ours.
const OURS: &[&str] = &["_reference_unique", "_known"];

#[tokio::test(flavor = "multi_thread")]
async fn indexes_functions_roles_and_grants_keep_to_the_rules() {
    let world = house::world().await;
    for (what, sql) in [
        ("indexes that do not begin with the tenant", LOOSE_INDEXES),
        ("functions with rights and a loose search path, or open to all", LOOSE_FUNCTIONS),
        ("roles that could pass the wall", STRONG_ROLES),
        ("grants to another service", FOREIGN_GRANTS),
        ("functions that notify inside a business transaction", NOTIFIERS),
    ] {
        let rows = world.as_superuser(sql).await;
        let names: Vec<String> = rows.iter().map(|row| row.get("name")).collect();
        assert_eq!(names, Vec::<String>::new(), "{what}");
    }
    for row in world.as_superuser(SYSTEM_GRANTS).await {
        let (table, column, may): (String, String, String) = (row.get("of"), row.get("column"), row.get("may"));
        let counted = COUNTED.iter().any(|(of, columns)| *of == table && columns.contains(&column.as_str()));
        let fine = SYSTEM_TABLES.contains(&table.as_str()) || (counted && may == "SELECT");
        assert!(fine, "the installation's role may {may} {table}.{column}");
    }
    let spoken: BTreeSet<&str> =
        world.services.iter().flat_map(|service| service.constraints).map(|(name, _, _)| *name).collect();
    for row in world.as_superuser(UNNAMED).await {
        let name: String = row.get("name");
        let name = name.rsplit('.').next().unwrap().to_owned();
        assert!(
            spoken.contains(name.as_str()) || OURS.iter().any(|end| name.ends_with(end)),
            "the constraint {name} has no sentence"
        );
    }
}

#[test]
fn every_event_is_heard_or_says_for_whom_it_is_told() {
    let services = house::described();
    let told: BTreeMap<_, _> =
        services.iter().flat_map(|service| service.events).map(|event| (event.name, event)).collect();
    assert_eq!(told.len(), services.iter().map(|service| service.events.len()).sum::<usize>(), "one is listed twice");
    for service in &services {
        for event in service.events {
            // others agreed on what these tell before there was a service
            let first = match service.name {
                "rules-engine" => "rules".to_owned(),
                "configuration" => "config".to_owned(),
                name => name.replace('-', "_"),
            };
            assert!(event.name.starts_with(&format!("{first}.")), "{}", event.name);
            let heard = services.iter().any(|other| other.handlers.iter().any(|handler| handler.event == event.name));
            match event.audience {
                Audience::Inside => assert!(heard, "nobody hears {}", event.name),
                Audience::Outside(sentence) => assert!(sentence.len() > 10, "{}", event.name),
            }
        }
        for handler in &service.handlers {
            assert!(
                told.contains_key(handler.event),
                "{} listens to {}, which nobody tells",
                handler.consumer,
                handler.event
            );
            assert!(handler.consumer.starts_with(&format!("{}.", service.name)), "{}", handler.consumer);
        }
    }
}

/// The shipped roles.
const ROLES: &[&str] = &[
    "system-admin",
    "organization-owner",
    "project-director",
    "project-manager",
    "site-engineer",
    "site-supervisor",
    "contractor",
    "accountant",
    "hr-manager",
    "procurement-officer",
    "quality-inspector",
    "safety-officer",
    "document-controller",
    "viewer",
    "store-keeper",
    "cashier",
    "accounts-payable",
    "finance-manager",
    "internal-auditor",
    "tax-officer",
];

#[test]
fn every_permission_has_its_sentences_and_known_roles() {
    for service in house::described() {
        for known in service.permissions {
            let prefix = format!("{}.", service.schema.name);
            assert!(known.name.starts_with(&prefix) && known.name.split('.').count() == 3, "{}", known.name);
            assert!(
                !known.en.is_empty() && known.bn.chars().any(|letter| ('\u{980}'..='\u{9FF}').contains(&letter)),
                "{}",
                known.name
            );
            for role in known.roles {
                assert!(ROLES.contains(role), "{}: there is no role {role}", known.name);
            }
        }
    }
}

#[test]
fn every_refusal_speaks_both_languages_with_the_same_blanks() {
    let services = house::described();
    let house: [&[&Code]; 5] =
        [kernel::codes::ALL, data::ERRORS, host::codes::ALL, host::config::ALL, host::postgres::errors::ALL];
    let mut names = BTreeSet::new();
    for code in house.into_iter().chain(services.iter().map(|service| service.errors)).flatten() {
        assert!(names.insert(code.name), "{} is declared twice", code.name);
        assert_eq!(blanks(code.en), blanks(code.bn), "{}", code.name);
        assert!(
            code.bn.chars().any(|letter| ('\u{980}'..='\u{9FF}').contains(&letter)),
            "{} has no Bengali",
            code.name
        );
        let end = code.en.trim_end_matches('}').chars().last();
        assert!(
            matches!(end, Some('.' | '?')) || code.en.ends_with('}'),
            "{}: “{}” is no sentence",
            code.name,
            code.en
        );
    }
}

fn blanks(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

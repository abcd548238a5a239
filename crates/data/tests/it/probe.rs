//! A service of one table, small enough to see everything.

use data::{Handler, Job, Runtime, Schema, Service, Tx};
use kernel::{BoxFuture, Event, Result, TenantId};
use serde::{Deserialize, Serialize};
use testkit::World;
use uuid::Uuid;

pub const SCHEMA: Schema = Schema {
    name: "probe",
    migrations: &[(
        "V1__note",
        "create table probe.note (
           tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
           id uuid not null, text text not null,
           constraint note_pk primary key (tenant_id, id),
           constraint note_text_unique unique (tenant_id, text),
           constraint note_text_short check (length(text) < 100));
         select data.tenant_table('probe.note', 'vextrus_probe', 'select, insert, update');
         create table probe.heard (
           tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
           note uuid not null, times integer not null, last_text text not null,
           constraint heard_pk primary key (tenant_id, note));
         select data.tenant_table('probe.heard', 'vextrus_probe', 'select, insert, update');
         create table probe.secret (
           tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
           id uuid not null, nid bytea not null, nid_blind bytea not null,
           constraint secret_pk primary key (tenant_id, id));
         select data.tenant_table('probe.secret', 'vextrus_probe', 'select, insert, update');",
    )],
    functions: &[],
};

kernel::errors! {
    TEXT_TAKEN = Conflict "probe.text-taken", "There is such a note.", "এমন নোট আছে।";
}

static CONSTRAINTS: &[(&str, &kernel::Code, &str)] = &[("note_text_unique", &TEXT_TAKEN, "text")];

#[derive(Serialize, Deserialize)]
pub struct Written {
    pub id: Uuid,
    pub text: String,
}

impl Event for Written {
    const NAME: &'static str = "probe.note.written";
    const VERSION: u16 = 1;
    fn aggregate(&self) -> Uuid {
        self.id
    }
}

/// A national id under lock.
pub const NID: data::Sealed = data::Sealed {
    place: "probe.secret.nid",
    list: "select id, nid as sealed from probe.secret where substr(nid, 1, 5) <> $1 order by id limit $2 for update",
    save: "update probe.secret set nid = $2, nid_blind = $3 where id = $1",
    is_blind: true,
};

const HEAR: &str = "
    insert into probe.heard as h (note, times, last_text) values ($1, 1, $2)
    on conflict (tenant_id, note) do update set times = h.times + 1, last_text = excluded.last_text";

fn hear(tx: &Tx, event: Written) -> BoxFuture<'_, Result<()>> {
    Box::pin(async move {
        if event.text == "poison" {
            return Err(kernel::Error::internal("poison"));
        }
        tx.run(HEAR, &[&event.id, &event.text]).await?;
        Ok(())
    })
}

fn later(tx: &Tx, event: Written) -> BoxFuture<'_, Result<()>> {
    hear(tx, event)
}

pub fn story(_: &Runtime) -> Vec<Service> {
    vec![Service {
        name: "probe",
        role: "vextrus_probe",
        schema: SCHEMA,
        permissions: &[],
        settings: &[],
        flags: &[],
        series: &[],
        errors: ALL,
        constraints: CONSTRAINTS,
        events: &[],
        watched: &[],
        graph: None,
        meta: &[],
        endpoints: Vec::new(),
        answers: kernel::Routes::default(),
        proofs: &[],
        sealed: &[NID],
        handlers: vec![Handler::new::<Written>("probe.ear", hear)],
        jobs: vec![Job::new("probe.later", later), Job::new("probe.sms", later).outside()],
        tasks: Vec::new(),
        enclosures: Vec::new(),
    }]
}

pub async fn world() -> (World, TenantId) {
    let mut world = World::new(&[SCHEMA], story).await;
    world.runtime = world.runtime.acting_as("vextrus_probe");
    let tenant = world.bare_tenant("one").await;
    (world, tenant)
}

pub const INSERT: &str = "insert into probe.note (id, text) values ($1, $2)";

/// Writes a note with everything that is saved together.
pub async fn write(tx: &Tx, id: Uuid, text: &str) -> Result<Uuid> {
    tx.run(INSERT, &[&id, &text]).await?;
    tx.publish(&Written { id, text: text.to_owned() });
    tx.audit("note", id, None::<&()>, Some(&text));
    tx.index("probe.note", id, &[text]);
    Ok(id)
}

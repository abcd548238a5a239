//! `vextrus report`: what is true of a tenant, as rows for a spreadsheet or a program.

use std::fs::File;
use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use contracts::auth::Auth as _;
use serde_json::{Map, Value};

use crate::cli::{HouseOptions, Report, Shape};
use crate::house::House;

/// A report: its columns, and rows of as many values.
struct Table {
    columns: &'static [&'static str],
    rows: Vec<Vec<String>>,
}

pub async fn run(options: &HouseOptions, wanted: Report) -> Result<ExitCode> {
    let house = House::open(options, None, &[]).await?;
    let tenant = data::tenants::by_slug(&house.runtime.db, &house.nowhere(), &wanted.tenant).await?.id;
    let table = match wanted.name.as_str() {
        "sod-conflicts" => sod_conflicts(&house, tenant).await?,
        other => bail!("there is no report “{other}”; there is sod-conflicts"),
    };
    let out: Box<dyn Write> = match &wanted.out {
        Some(file) => Box::new(File::create(file).with_context(|| file.display().to_string())?),
        None => Box::new(io::stdout().lock()),
    };
    match wanted.format {
        Shape::Csv => csv(&table, out)?,
        Shape::Json => json(&table, out)?,
    }
    house.close().await?;
    Ok(ExitCode::SUCCESS)
}

async fn sod_conflicts(house: &House, tenant: kernel::TenantId) -> Result<Table> {
    let conflicts = house.auth()?.sod_conflicts(&house.operator(tenant), ()).await?;
    let rows = conflicts.into_iter().map(|one| {
        let until = one.override_until.map(|until| until.to_string()).unwrap_or_default();
        let (left, right) = (one.left.join(" "), one.right.join(" "));
        vec![one.person.email, one.person.name, one.pair, one.name, left, right, until]
    });
    let columns = &["email", "name", "pair", "duties", "roles_left", "roles_right", "override_until"];
    Ok(Table { columns, rows: rows.collect() })
}

fn csv(table: &Table, out: impl Write) -> Result<()> {
    let mut out = csv::Writer::from_writer(out);
    out.write_record(table.columns)?;
    for row in &table.rows {
        out.write_record(row.iter().map(|cell| harmless(cell)))?;
    }
    Ok(out.flush()?)
}

/// A spreadsheet runs what begins like a formula; an apostrophe before it makes it a text.
fn harmless(cell: &str) -> String {
    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if runs { format!("'{cell}") } else { cell.to_owned() }
}

fn json(table: &Table, mut out: impl Write) -> Result<()> {
    for row in &table.rows {
        let fields = table.columns.iter().zip(row).map(|(column, cell)| ((*column).to_owned(), cell.clone().into()));
        serde_json::to_writer(&mut out, &Value::Object(fields.collect::<Map<_, _>>()))?;
        writeln!(out)?;
    }
    Ok(out.flush()?)
}

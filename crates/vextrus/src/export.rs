//! A tenant's way out: everything to files, then everything gone.

use anyhow::Result;
use contracts::organization::Organization as _;
use serde_json::json;

use crate::cli;
use crate::house::House;

pub async fn export(house: &House, slug: &str) -> Result<()> {
    let listed = data::tenants::by_slug(&house.runtime.db, &house.nowhere(), slug).await?;
    let cx = house.operator(listed.id);
    let told = |table: &str, rows: i64| {
        if rows > 0 {
            cli::say(&format!("{table}: {rows} rows"));
        }
    };
    let enclosures: Vec<data::Enclosure> =
        house.services.iter().flat_map(|service| service.enclosures.iter().cloned()).collect();
    let exported = data::tenants::export(&house.runtime.db, &cx, &house.data, slug, &enclosures, told).await?;
    cli::answer(&json!({
        "tenant_id": listed.id, "folder": exported.folder, "tables": exported.tables,
        "rows": exported.rows, "digest": exported.digest,
    }))
}

pub async fn erase(house: &House, slug: &str) -> Result<()> {
    let listed = data::tenants::by_slug(&house.runtime.db, &house.nowhere(), slug).await?;
    let cx = house.operator(listed.id);
    // Organization knows whether it may go; data takes it away.
    house.organization()?.erase(&cx.clone().keyed(format!("tenant-erase:{slug}")), ()).await?;
    data::tenants::erase(&house.runtime.db, &cx, slug, |table, rows| {
        if rows > 0 {
            cli::say(&format!("{table}: {rows} rows erased"));
        }
    })
    .await?;
    cli::answer(&json!({ "tenant_id": listed.id, "slug": slug, "state": "erased" }))
}

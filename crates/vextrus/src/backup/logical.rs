//! A backup of a database that is somebody else's: its files and its log are its provider's. What can be taken is
//! every tenant's rows and the keys.

use std::fs;

use data::tenants::Extent;
use std::path::Path;

use anyhow::{Context, Result};

use super::key::PublicKey;
use super::parts::{Packer, Part};
use super::store::{Kind, Manifest, Store};
use super::{Heads, sealed};
use crate::cli;
use crate::house::House;

const PROVIDER: &str = "\
This database is not ours: its files and its log are its provider's. Switch on point-in-time recovery there, with at
least 30 days, and try it. What follows is every tenant's rows and the sealed keys: enough to leave, not to go back to a moment.";

/// Makes one; it appears in the store when it is whole.
pub async fn take(house: &House, store: &Store, key: &PublicKey, heads: Heads<'_>) -> Result<Manifest> {
    cli::say(PROVIDER);
    let (name, partial) = store.begin(house.runtime.clock.now())?;
    let manifest = Manifest::new(name, Kind::Logical, house.runtime.clock.now(), key.mark());
    let made = exported(house, store, key, manifest, &partial, heads).await;
    let made = made.and_then(|manifest| {
        store.finish(&manifest, &partial)?;
        Ok(manifest)
    });
    if made.is_err() {
        let _ = fs::remove_dir_all(&partial);
    }
    made
}

async fn exported(
    house: &House,
    store: &Store,
    key: &PublicKey,
    mut manifest: Manifest,
    partial: &Path,
    heads: Heads<'_>,
) -> Result<Manifest> {
    for listed in data::tenants::directory(&house.runtime.db, &house.nowhere(), None).await? {
        if listed.state != "erased" {
            let folder = partial.join(&listed.slug);
            let cx = house.operator(listed.id);
            let everything = Extent::Everything;
            let copied =
                data::tenants::copy(&house.runtime.db, &cx, &folder, &listed.slug, everything, |_, _| {}).await?;
            cli::say(&format!("Backup: {} has {} rows in {} tables", listed.slug, copied.rows, copied.tables));
            manifest.parts.extend(packed(partial, &listed.slug, &folder)?);
        }
    }
    manifest.parts.extend(sealed::parts(house, key, partial)?);
    manifest.outside = sealed::outside(house, store);
    manifest.heads = heads.await?;
    let client = data::connect(&house.admin).await?;
    manifest.postgres = client.query_one("show server_version", &[]).await?.get(0);
    manifest.ended = house.runtime.clock.now();
    Ok(manifest)
}

/// One tenant's files as parts of the backup.
fn packed(partial: &Path, slug: &str, folder: &Path) -> Result<Vec<Part>> {
    let stem = format!("tenant-{slug}");
    let mut packer = Packer::new(partial, &stem);
    let mut files = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    files.sort();
    for path in files {
        let file = fs::File::open(&path).with_context(|| path.display().to_string())?;
        let name = Path::new(slug).join(path.file_name().unwrap_or_default());
        packer.file(&name, file.metadata()?.len(), file)?;
    }
    let parts = packer.finish()?;
    fs::remove_dir_all(folder)?;
    Ok(parts)
}

//! Entries' rows.

use contracts::audit::EntryId;
use data::{Look, Row, search};
use jiff::Timestamp;
use kernel::Result;
use uuid::Uuid;

use super::model::{self, Asked, Entry, Filter};

/// Entries a text may find; the newest are taken.
const FOUND_AT_MOST: i64 = 500;
/// Rows that are looked at for what is not sealed.
const UNSEALED_AT_MOST: i64 = 200;
/// Sorts after every word that begins with what stands before it.
const LAST: char = '\u{10FFFF}';

const FIND: &str = "
    select r.id, r.at, r.actor, r.operation, r.noun, r.subject, r.request, r.before::text as before, r.after::text as after, e.n
    from data.audit_row r left join audit.entry e on e.id = r.id
    where r.id = $1";

/// Of the newest rows those that no block holds yet; what reading the audit leaves behind is not looked at.
const UNSEALED: &str = "
    select r.id, r.at, r.actor, r.operation, r.noun, r.subject, r.request, r.before::text as before, r.after::text as after,
           null::bigint as n
    from (select * from data.audit_row order by id desc limit $1) r
    where r.noun <> 'audit-search' and not exists (select from audit.entry e where e.id = r.id)
    order by r.at desc, r.id desc";

/// One statement for each way in, so that each has an index to walk along; what else is asked for is looked at on the way.
/// The rows themselves are not touched unless their contents are asked for.
macro_rules! list {
    ($way:literal) => {
        concat!(
            "select e.id, e.at, e.actor, e.operation, e.noun, e.subject, r.request, r.before::text as before,
                    r.after::text as after, e.n
             from audit.entry e left join data.audit_row r on r.id = e.id and ($13::boolean or $12::uuid is not null)
             where ",
            $way,
            " (e.at, e.id) < ($1, $2) and e.at >= $3 and e.at < $4
               and ($5::text is null or e.actor = $5)
               and ($6::text is null or e.noun = $6)
               and ($7::uuid is null or e.subject = $7)
               and ($8::text is null or e.operation = $8)
               and ($9::text is null or $9 = any (e.fields))
               and ($10::uuid[] is null or e.id = any ($10))
               and ($12::uuid is null or e.subject = $12 or coalesce(r.after, r.before) ->> 'companyId' = $12::text)
             order by e.at desc, e.id desc limit $11"
        )
    };
}

const LIST: &str = list!("");
const LIST_OF_SUBJECT: &str = list!("e.subject = $7 and");
const LIST_OF_ACTOR: &str = list!("e.actor = $5 and");
const LIST_OF_OPERATION: &str = list!("e.operation = $8 and");
const LIST_OF_NOUN: &str = list!("e.noun = $6 and");
const LIST_FOUND: &str = list!("e.id = any ($10) and");

/// The newest entries that have a word beginning with each of these.
const FIND_WORDS: &str = "
    select distinct w.at, w.id
    from audit.word w
    where w.word >= $1 and w.word < $2 and w.at >= $5 and w.at < $6
      and not exists (
        select from unnest($3::text[], $4::text[]) as x(first, last)
        where not exists (
          select from audit.entry e cross join unnest(e.words) as o(word)
          where e.id = w.id and o.word >= x.first collate \"C\" and o.word < x.last collate \"C\"))
    order by w.at desc, w.id desc
    limit $7";

fn entry(row: &Row) -> Result<Entry> {
    let (before, after): (Option<String>, Option<String>) = (row.get("before")?, row.get("after")?);
    let at: Timestamp = row.get("at")?;
    Ok(Entry {
        id: row.get("id")?,
        at,
        actor: row.get("actor")?,
        operation: row.get("operation")?,
        noun: row.get("noun")?,
        subject: row.get("subject")?,
        request: row.get("request")?,
        changes: Entry::compare(before.as_deref(), after.as_deref()),
        facts: model::facts(before.as_deref(), after.as_deref()),
        block: row.get("n")?,
        place: at.as_microsecond().to_string(),
    })
}

/// The newest rows that no block holds, each with the words it is found by: a second's worth, so they are looked through.
pub async fn unsealed(look: &Look) -> Result<Vec<(Entry, Vec<String>)>> {
    look.list(UNSEALED, &[&UNSEALED_AT_MOST], |row| {
        let (before, after): (Option<String>, Option<String>) = (row.get("before")?, row.get("after")?);
        Ok((entry(row)?, crate::block::words(before.as_deref(), after.as_deref())))
    })
    .await
}

pub async fn find(look: &Look, id: EntryId) -> Result<Option<Entry>> {
    look.find(FIND, &[&id], entry).await
}

/// The narrowest way in comes first.
fn way(filter: &Filter, found: bool) -> &'static str {
    match filter {
        _ if found => LIST_FOUND,
        Filter { subject: Some(_), .. } => LIST_OF_SUBJECT,
        Filter { actor: Some(_), .. } => LIST_OF_ACTOR,
        Filter { operation: Some(_), .. } => LIST_OF_OPERATION,
        Filter { noun: Some(_), .. } => LIST_OF_NOUN,
        _ => LIST,
    }
}

pub async fn list(look: &Look, asked: &Asked, found: Option<Vec<Uuid>>) -> Result<Vec<Entry>> {
    let filter = &asked.filter;
    let (from, until) = period(filter);
    let sql = way(filter, found.is_some());
    look.list(
        sql,
        &[
            &asked.before,
            &asked.id,
            &from,
            &until,
            &filter.actor,
            &filter.noun,
            &filter.subject,
            &filter.operation,
            &filter.field,
            &found,
            &asked.page.limit,
            &filter.company,
            &asked.whole,
        ],
        entry,
    )
    .await
}

fn period(filter: &Filter) -> (Timestamp, Timestamp) {
    (filter.from.unwrap_or(Timestamp::UNIX_EPOCH), filter.until.unwrap_or(Timestamp::MAX))
}

/// What the text finds; `None` when nothing was typed, no ids when nothing can be found by it.
pub async fn found(look: &Look, filter: &Filter) -> Result<Option<Vec<Uuid>>> {
    let Some(text) = filter.text.as_deref().filter(|text| !text.trim().is_empty()) else { return Ok(None) };
    let mut words = search::tokens(&[text]);
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let Some((longest, others)) = words.split_first() else { return Ok(Some(Vec::new())) };
    let end = |word: &String| format!("{word}{LAST}");
    let ends: Vec<String> = others.iter().map(end).collect();
    let (from, until) = period(filter);
    let params: data::Params<'_> = &[&longest, &end(longest), &others, &ends, &from, &until, &FOUND_AT_MOST];
    look.list(FIND_WORDS, params, |row| row.get("id")).await.map(Some)
}

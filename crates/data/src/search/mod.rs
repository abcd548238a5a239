//! Search by words of both scripts, by prefix range, under row security: some milliseconds among 600,000 records, also for
//! words that tens of thousands of them have.
//!
//! Three things keep it so. The rarest of the words asked for leads, and how rare it is is counted first, up to a bound.
//! Every row of a record carries its **signature**, a bit for how each of its words begins, so that most records without
//! the other words are passed over inside the index. And a search ends at so many as a person can look through.
//!
//! What a list is narrowed by beside its text (a role, a kind) is a **facet**: a word no text contains. Narrowing the first
//! hundred found afterwards would hide the one vendor among thirty thousand of the same name.

use std::collections::HashSet;

use kernel::fields::plain_digit;
use kernel::{Error, Result};
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;

use crate::look::Look;

/// Records a text may find where there are hundreds of thousands; whoever finds more should type more.
pub const AT_MOST: i64 = 100;
/// The same where there are some thousand, and what narrows the list comes after the text.
pub const AT_MOST_OF_FEW: i64 = 500;
/// Words kept of one record.
const WORDS: usize = 64;
/// Characters kept of one word.
const LETTERS: usize = 40;
/// Sorts after every word that begins with what stands before it.
const LAST: char = '\u{10FFFF}';
/// What a facet begins with; no word does.
const FACET: char = '#';
/// Sorts after a facet and before every longer one.
const NEXT: char = '\u{1}';

const FIND: &str = "
    with words as materialized (
      select w.first, w.last, w.place, (
        select count(*) from (
          select from data.search_token t
          where t.kind = $1 and t.token >= w.first collate \"C\" and t.token < w.last collate \"C\"
          limit 2500) counted) as rows
      from unnest($2::text[], $3::text[]) with ordinality as w(first, last, place)),
    first as materialized (select * from words order by rows, place limit 1)
    select t.id
    from first l
    cross join lateral (
      select t.token, t.id
      from data.search_token t
      where t.kind = $1 and t.token >= l.first collate \"C\" and t.token < l.last collate \"C\"
        and t.signature & $4 = $4
      order by t.token, t.id) t
    where not exists (
      select from words w
      where w.place <> l.place
        and not exists (
          select from data.search_token o
          where o.kind = $1 and o.id = t.id and o.token >= w.first collate \"C\" and o.token < w.last collate \"C\"))
    limit $5";

/// The words of these texts as they are stored and looked for: folded, digits in one form, split at what is neither
/// letter nor mark nor digit.
#[must_use]
pub fn tokens(texts: &[&str]) -> Vec<String> {
    let mut words: Vec<String> = texts
        .iter()
        .flat_map(|text| {
            let folded: String = text.nfkc().flat_map(char::to_lowercase).map(plain_digit).collect();
            folded
                .split(|letter| !inside_word(letter))
                .map(|word| word.chars().take(LETTERS).collect())
                .collect::<Vec<String>>()
        })
        .filter(|word| !word.is_empty())
        .collect();
    words.sort();
    words.dedup();
    words.truncate(WORDS);
    words
}

/// Bengali vowel signs, virama and nukta belong to their word; danda does not.
fn inside_word(letter: char) -> bool {
    letter.is_alphanumeric() || ('\u{0980}'..='\u{09FE}').contains(&letter)
}

/// A facet as it is stored.
fn facet(word: &str) -> String {
    format!("{FACET}{word}")
}

/// Everything a record is found by: the words of its texts, its facets, and the signature of both.
#[must_use]
pub fn stored(texts: &[&str], facets: &[&str]) -> (Vec<String>, i64) {
    let words = tokens(texts);
    let facets: Vec<String> = facets.iter().map(|word| facet(word)).collect();
    let signature = signature(&words, &facets);
    (words.into_iter().chain(facets).collect(), signature)
}

/// The bits of a record with these words and facets, as they are stored.
fn signature(words: &[String], facets: &[String]) -> i64 {
    let bits = words.iter().map(|word| bit(begin(word, 2)) | two_bits(begin(word, 3)));
    bits.chain(facets.iter().map(|facet| two_bits(facet))).fold(0, |all, bits| all | bits)
}

/// The bits a record must have whose words begin like these. One letter says nothing.
fn asked(words: &[String], facets: &[String]) -> i64 {
    let bits = words.iter().map(|word| match word.chars().count() {
        0 | 1 => 0,
        2 => bit(word),
        _ => bit(begin(word, 2)) | two_bits(begin(word, 3)),
    });
    bits.chain(facets.iter().map(|facet| two_bits(facet))).fold(0, |all, bits| all | bits)
}

fn begin(word: &str, letters: usize) -> &str {
    word.char_indices().nth(letters).map_or(word, |(end, _)| &word[..end])
}

/// One of 64. Signatures are stored: this never changes.
fn bit(word: &str) -> i64 {
    1 << (hash(word) >> 58)
}

/// Two of 64: that both are another word's is rare.
fn two_bits(word: &str) -> i64 {
    bit(word) | 1 << (hash(word) >> 52 & 63)
}

/// FNV-1a.
fn hash(word: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    word.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}

/// Ids of `kind` that have a word beginning with each word of `text`, and every one of the `facets`, each once, in the
/// order of the words that begin so. No words, no ids.
///
/// # Errors
/// What the database refuses.
pub async fn find(look: &Look, kind: &str, text: &str, facets: &[&str], limit: i64) -> Result<Vec<Uuid>> {
    let mut words = tokens(&[text]);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let facets: Vec<String> = facets.iter().map(|word| facet(word)).collect();
    let signature = asked(&words, &facets);
    let ends = words.iter().map(|word| format!("{word}{LAST}"));
    let ends: Vec<String> = ends.chain(facets.iter().map(|facet| format!("{facet}{NEXT}"))).collect();
    words.extend(facets);
    let mut rows = limit;
    loop {
        let mut ids: Vec<Uuid> =
            look.list(FIND, &[&kind, &words, &ends, &signature, &rows], |row| row.get("id")).await?;
        let ended = i64::try_from(ids.len()).map_err(Error::internal)? < rows;
        // A record is met once for each of its words that begins so.
        let mut seen = HashSet::new();
        ids.retain(|id| seen.insert(*id));
        let found = i64::try_from(ids.len()).map_err(Error::internal)?;
        if ended || found >= limit {
            ids.truncate(usize::try_from(limit).map_err(Error::internal)?);
            return Ok(ids);
        }
        rows *= 4;
    }
}

#[cfg(test)]
mod tests;

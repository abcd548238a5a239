//! No SQL is built from data, and contracts hold none.

use super::source::Source;
use super::{Finding, Rule, excused};

const BUILT: Rule = Rule {
    name: "built-sql",
    why: "a statement made from data is an injection, and a plan prepared again each time",
    fix: "write it as a constant with $1, $2; lists go through data::list; names of our own making need `// sql: reason` above the \
          statement or its function, or at the head of the file",
};
const IN_CONTRACT: Rule = Rule {
    name: "contract-sql",
    why: "a contract says what is asked, never how it is stored",
    fix: "move the statement into the answering room's store",
};
/// The one place that composes list statements, from a room's static fragments.
const COMPOSER: &str = "crates/data/src/list";

/// What begins a statement, and what must follow somewhere for it to be one and not an English sentence.
const STATEMENTS: &[(&str, &[&str])] = &[
    ("select ", &[" from ", "(", "$"]),
    ("insert into ", &[]),
    ("update ", &[" set "]),
    ("delete from ", &[]),
    ("merge into ", &[]),
    ("with ", &[" as (", " as materialized ("]),
    ("create ", &[" table ", " role ", " schema ", " database ", " index ", " policy ", " function ", " trigger "]),
    ("alter ", &[" table ", " role ", " schema ", " database ", " function ", " default privileges "]),
    ("drop ", &[" table ", " role ", " schema ", " database ", " index ", " policy ", " function "]),
    ("grant ", &[" to "]),
    ("revoke ", &[" from "]),
    ("truncate ", &[]),
    ("copy ", &[" from ", " to "]),
];

/// Statements made with `format!`, and statements in contracts.
pub fn check(sources: &[Source]) -> Vec<Finding> {
    let ours = sources.iter().filter(|source| !source.path.starts_with("xtask/src/tidy/"));
    ours.flat_map(|source| {
        let statements = source.literals().filter(|(_, text)| is_sql(text));
        statements.filter_map(|(at, text)| finding(source, at, text)).collect::<Vec<_>>()
    })
    .collect()
}

fn finding(source: &Source, at: usize, text: &str) -> Option<Finding> {
    let line = source.line(at);
    if source.path.starts_with("crates/contracts/") {
        return Some(Finding::new(&IN_CONTRACT, &source.path, line, "a statement in a contract"));
    }
    let built = is_template(source, at) && text.replace("{{", "").contains('{');
    let function = source.functions.iter().rfind(|function| function.body.contains(&at)).map(|function| function.start);
    let excused = excused(source, statement_line(source, at), "sql")
        || function.is_some_and(|start| excused(source, source.line(start), "sql"))
        || head_excuses(source);
    let excepted = source.path.starts_with(COMPOSER) || excused;
    (built && !excepted).then(|| Finding::new(&BUILT, &source.path, line, "a statement built with format!"))
}

/// A file all of whose statements are made of our own names says so once, among the comments it begins with.
fn head_excuses(source: &Source) -> bool {
    let code = source.code.len() - source.code.trim_start().len();
    source.text.get(..code).is_some_and(|head| head.lines().any(|line| line.starts_with("// sql: ")))
}

/// Whether a text is SQL.
fn is_sql(text: &str) -> bool {
    let words = format!("{} ", text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase());
    STATEMENTS.iter().any(|(first, then)| {
        words.starts_with(first) && (then.is_empty() || then.iter().any(|word| words[first.len() - 1..].contains(word)))
    })
}

/// Whether the string at `at` is the template of a formatting macro.
fn is_template(source: &Source, at: usize) -> bool {
    let before = source.code[..at].trim_end_matches(['"', '#', 'r']).trim_end();
    if ["format!(", "format_args!(", "println!("].iter().any(|macro_| before.ends_with(macro_)) {
        return true;
    }
    let call = before.rfind("write!(").or_else(|| before.rfind("writeln!("));
    call.is_some_and(|call| before.ends_with(',') && !before[call..].contains(';'))
}

/// The line on which the statement around `at` begins, above which an excuse stands.
fn statement_line(source: &Source, at: usize) -> usize {
    let begin = source.code[..at].rfind([';', '{', '}']).map_or(0, |at| at + 1);
    let leading = source.code[begin..].len() - source.code[begin..].trim_start().len();
    source.line(begin + leading)
}

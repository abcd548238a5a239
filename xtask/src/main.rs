//! The words of every day, the same on every machine: `cargo xtask up`, `test`, `check` and their few neighbours.
//!
//! Rust and a network are assumed; what else is missing is installed or named with its command.

#![allow(clippy::print_stdout, reason = "this program talks to the person who runs it")]

mod bench;
mod check;
mod db;
mod new_service;
mod postgres;
mod sdl;
mod sh;
mod suite;
mod tidy;
mod tools;
mod up;
mod web;

#[cfg(test)]
mod tests;

const USAGE: &str = "\
cargo xtask WORD

  up [--data DIR] [serve options]    install what is missing, build, start the program, print the first sign-in
  test [--quick] [cargo test args]   check, then the whole suite; --quick leaves the check out
  test --web                         the desk alone: lints, unit tests, journeys in a browser
  check [--quick]                    format, lints, tidy; --quick leaves out what must be compiled
  tidy [--quick]                     the rules of the house; --quick leaves out generated files
  db [--data DIR] [SQL | -- psql …]  psql on the data folder's own PostgreSQL
  sdl                                write every generated file anew
  bench [bench options]              measure, beside a yardstick of the same minute
  new-service NAME [NOUN]            a new room with the usual furniture";

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (word, rest) = words.split_first().map_or(("", &[][..]), |(word, rest)| (word.as_str(), rest));
    let done = match word {
        "up" => up::up(rest),
        "test" => suite::test(rest),
        "check" => check::check(rest),
        "tidy" => tidy::tidy(rest),
        "db" => db::db(rest),
        "sdl" => sdl::sdl(),
        "bench" => bench::bench(rest),
        "new-service" => new_service::new_service(rest),
        up::GREET => up::greet(rest),
        _ => {
            eprintln!("{USAGE}");
            std::process::exit(2);
        }
    };
    if let Err(error) = done {
        eprintln!("{error}");
        std::process::exit(1);
    }
}

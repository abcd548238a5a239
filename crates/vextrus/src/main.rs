//! Vextrus: the ERP for Bangladesh's builders, in one program.

mod backup;
mod callers;
mod changes;
mod cli;
mod desk;
mod docs;
mod doctor;
mod export;
mod graph;
mod house;
mod link;
mod operations;
mod pages;
mod reference;
mod release;
mod report;
mod rotate;
mod secrets;
mod serve;
mod services;
mod smoke;
mod space;
mod tenant;
mod token;
mod verify;
mod ways;

use std::process::ExitCode;

use clap::Parser;

use crate::cli::{Command, Options};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// JSON goes to stdout, people's words to stderr; 0 is done, 1 refused, 2 wrong usage.
fn main() -> ExitCode {
    let options = Options::parse();
    // PostgreSQL calls it for every segment of its log: nothing is started for it.
    if let Command::Wal { command } = &options.command {
        return backup::wal::run(command);
    }
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return refused(&format!("the program could not start: {error}")),
    };
    let done = runtime.block_on(run(options));
    runtime.shutdown_background();
    match done {
        Ok(code) => code,
        Err(error) => refused(&told(&error)),
    }
}

async fn run(options: Options) -> anyhow::Result<ExitCode> {
    let Options { house, command } = options;
    match command {
        Command::Serve(serve) => serve::run(&house, serve).await,
        Command::Tenant { command } => tenant::run(&house, command).await,
        Command::Token(token) => token::run(&house, token).await,
        Command::Link(link) => link::run(&house, link).await,
        Command::Report(report) => report::run(&house, report).await,
        Command::Rotate { what } => rotate::run(&house, what).await,
        Command::Verify(verify) => verify::run(&house, verify).await,
        Command::Doctor => doctor::run(&house).await,
        Command::Schema { command } => docs::schema(&command),
        Command::Meta { command: cli::Meta::Print } => docs::meta(),
        Command::Docs { page } => docs::page(page),
        Command::Backup { command } => backup::run(&house, command).await,
        Command::Restore(restore) => backup::restore::run(&house, restore).await,
        Command::Release => release::run(&house).await,
        Command::Drill(drill) => backup::drill::run(&house, drill).await,
        Command::Smoke(smoke) => smoke::run(smoke).await,
        Command::Wal { command } => Ok(backup::wal::run(&command)),
        Command::DbUrl => doctor::db_url(&house).await,
    }
}

/// A refusal in our words where it is one, else with its causes.
fn told(error: &anyhow::Error) -> String {
    match error.downcast_ref::<kernel::Error>() {
        Some(refusal) if refusal.kind() == kernel::Kind::Internal => format!("{refusal:?}"),
        Some(refusal) => refusal.to_string(),
        None => format!("{error:#}"),
    }
}

fn refused(why: &str) -> ExitCode {
    cli::say(why);
    ExitCode::from(1)
}

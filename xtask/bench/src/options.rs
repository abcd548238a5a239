//! What was asked for.

use std::path::PathBuf;

use crate::Result;

const USAGE: &str = "\
cargo xtask bench [options]

  --only NAMES       of size,start,memory,read,graph,sign-in,audit,rules,search,flags,files,check,build (default: all)
  --operation TEXT   only operations of the graph with this in their name
  --seconds N        of each round (10)
  --rounds N         of each kind, taking turns with the yardstick (3)
  --connections N    of the load client and of pgbench (64)
  --tenants N        of the scenario (100)
  --units N          of each tenant (10000)
  --parties N        of one tenant, for search (600000)
  --data DIR         a data folder for benches (target/bench-data); it is filled with tenants
  --listen ADDR      for the program under test (127.0.0.1:4999)";

/// The options with their defaults.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    pub only: Vec<String>,
    /// Part of a name.
    pub operation: String,
    pub seconds: u64,
    pub rounds: usize,
    pub connections: usize,
    pub tenants: usize,
    pub units: usize,
    pub parties: usize,
    pub data: PathBuf,
    pub listen: String,
    /// The program under test.
    pub program: PathBuf,
}

impl Options {
    /// Reads the words of the command line.
    pub fn read(words: &[String]) -> Result<Self> {
        let mut options = Self::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let value = words.next().ok_or(USAGE)?;
            options.set(word, value)?;
        }
        Ok(options)
    }

    fn set(&mut self, word: &str, value: &str) -> Result {
        let number = || value.parse::<usize>().map_err(|_| format!("{word} takes a number\n\n{USAGE}"));
        match word {
            "--only" => self.only = value.split(',').map(String::from).collect(),
            "--operation" => self.operation = value.into(),
            "--seconds" => self.seconds = number()? as u64,
            "--rounds" => self.rounds = number()?,
            "--connections" => self.connections = number()?,
            "--tenants" => self.tenants = number()?,
            "--units" => self.units = number()?,
            "--parties" => self.parties = number()?,
            "--data" => self.data = value.into(),
            "--listen" => self.listen = value.into(),
            _ => return Err(USAGE.into()),
        }
        Ok(())
    }

    /// Whether a bench was asked for.
    pub fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| only == name)
    }
}

impl Default for Options {
    fn default() -> Self {
        let program = std::env::var_os("VEXTRUS_BIN").map_or_else(|| "target/quick/vextrus".into(), PathBuf::from);
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
        Self {
            only: Vec::new(),
            operation: String::new(),
            seconds: 10,
            rounds: 3,
            connections: 64,
            tenants: 100,
            units: 10_000,
            parties: 600_000,
            data: target.join("bench-data"),
            listen: "127.0.0.1:4999".into(),
            program,
        }
    }
}

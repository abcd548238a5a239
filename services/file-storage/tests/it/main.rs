//! File-storage on a real PostgreSQL, a real folder and real sockets.

mod clamd;
mod downloads;
mod house;
mod quota;
mod scans;
mod sweeps;
mod uploads;
mod walls;

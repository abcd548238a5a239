//! A PostgreSQL that belongs to the data folder.

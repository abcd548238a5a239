//! bangladesh

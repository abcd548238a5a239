//! vextrus

//! Closed lists of words: text in the database and on the wire, an enum here and in the graph.

use kernel::words;

words! {
    /// Whether something is in use.
    OpenState {
        /// In use.
        Open = "open",
        /// No longer used; kept because documents name it.
        Closed = "closed",
    }
}

//! Closed lists of words that several nouns share: text in the database and on the wire, an enum here and in the graph.

use kernel::words;

words! {
    /// Whether something is in use.
    #[graphql(name = "MasterDataState")]
    OpenState {
        /// In use.
        Open = "open",
        /// No longer used; kept because documents name it.
        Closed = "closed",
    }
}

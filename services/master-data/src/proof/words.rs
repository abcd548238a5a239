//! Closed lists of words of proofs.

use kernel::words;

words! {
    /// What a party can show of who and what it is.
    ProofKind {
        /// The national identity card. Its number is protected.
        Nid = "nid",
        /// A passport. Its number is protected.
        Passport = "passport",
        /// The yearly licence of the city, municipality or union.
        TradeLicence = "trade-licence",
        /// The certificate of incorporation or registration (RJSC).
        Incorporation = "incorporation",
        /// The certificate of an e-TIN. It is no proof of a return.
        TinCertificate = "tin-certificate",
        /// The certificate of a BIN (Mushak 2.3).
        VatRegistration = "vat-registration",
        /// The proof of submission of return of an assessment year (Income Tax Act 2023 s.264).
        Psr = "psr",
        /// The certificate of a regular VAT filer.
        FilerCertificate = "filer-certificate",
        /// A certificate of a lower or no rate of income tax, by section.
        Exemption = "exemption",
        /// The enlistment or contractor's licence of an authority.
        Enlistment = "enlistment",
        /// Anything else.
        Other = "other",
    }
}

words! {
    /// Whether a proof counts.
    ProofState {
        /// It was shown.
        Shown = "shown",
        /// It was wrong, or taken back.
        Withdrawn = "withdrawn",
    }
}

impl ProofKind {
    /// Whether the law protects its number: it is sealed, and shown by its last four signs.
    pub fn is_protected(self) -> bool {
        matches!(self, Self::Nid | Self::Passport)
    }

    /// Whether it means nothing without a number.
    pub fn needs_number(self) -> bool {
        !matches!(self, Self::Psr | Self::Enlistment | Self::Other)
    }
}

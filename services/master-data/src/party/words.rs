//! Closed lists of words of parties.

use kernel::words;

words! {
    /// What a party is in law.
    PartyKind {
        /// A natural person.
        Person = "person",
        /// A business of one owner.
        Proprietorship = "proprietorship",
        /// A firm of partners.
        Partnership = "partnership",
        /// A private company limited by shares, of one person too.
        PrivateLimited = "private-limited",
        /// A public company limited by shares.
        PublicLimited = "public-limited",
        /// Two or more for one purpose.
        JointVenture = "joint-venture",
        /// An association, society, cooperative or foundation.
        Association = "association",
        /// A non-governmental organization.
        Ngo = "ngo",
        /// An office, authority or corporation of the state.
        Government = "government",
        /// A company of another country.
        ForeignCompany = "foreign-company",
    }
}

words! {
    /// Where a party is resident for income tax (Income Tax Act 2023 s.2).
    Residency {
        /// In Bangladesh.
        Resident = "resident",
        /// Not in Bangladesh.
        NonResident = "non-resident",
    }
}

words! {
    /// Whose rates of withholding hold, where the law has two.
    TaxedAs {
        /// A person's.
        Person = "person",
        /// A company's.
        Company = "company",
    }
}

words! {
    /// How a party stands to VAT.
    VatStatus {
        /// Registered: it has a BIN and issues tax invoices.
        Registered = "registered",
        /// Enlisted for turnover tax.
        Enlisted = "enlisted",
        /// Below the limits, neither.
        None = "none",
        /// Makes exempt supplies only.
        Exempt = "exempt",
    }
}

words! {
    /// What a supplier is, where VAT at source asks it.
    SupplierKind {
        /// Makes what it sells.
        Manufacturer = "manufacturer",
        /// Sells what others made.
        Trader = "trader",
        /// Renders services.
        ServiceProvider = "service-provider",
        /// A registered start-up.
        StartUp = "start-up",
    }
}

words! {
    /// What holds where no proof of submission of return is on file.
    PsrOtherwise {
        /// It need not file a return (Income Tax Act 2023 s.166(2), s.264(4)).
        Exempt = "exempt",
        /// It has none, and says so: tax is withheld at the higher rate.
        None = "none",
    }
}

words! {
    /// Whether a party is dealt with.
    PartyState {
        /// It is.
        Open = "open",
        /// No longer; kept because documents name it.
        Closed = "closed",
        /// It was the same as another, which now stands for both.
        Merged = "merged",
    }
}

impl PartyKind {
    /// Whose rates hold, where the kind alone decides. Of a firm of partners and a joint venture somebody must say.
    pub fn taxed_as(self) -> Option<TaxedAs> {
        match self {
            Self::Person | Self::Proprietorship => Some(TaxedAs::Person),
            Self::Partnership | Self::JointVenture | Self::Association => None,
            _ => Some(TaxedAs::Company),
        }
    }
}

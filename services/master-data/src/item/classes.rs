//! Under which words of law an item falls. They are the choices of the rules' own questions, `supply` and `payment_kind`: a test
//! holds them equal, so that every class of an item is one the rules know.

use kernel::meta::Word;
use kernel::words;

words! {
    /// What an item is to the law of VAT.
    ItemVatClass {
        /// Construction firm (S004.00).
        Construction = "construction",
        /// Land developer (S010.10).
        LandDevelopment = "land-development",
        /// Sale of a building or flat (S010.20).
        BuildingSale = "building-sale",
        /// Procurement provider (S037.00).
        Procurement = "procurement",
        /// Repair and servicing (S031.00).
        RepairService = "repair-service",
        /// Motor garage and workshop (S003.10).
        MotorWorkshop = "motor-workshop",
        /// Consultancy and supervisory firm (S032.00).
        ConsultingFirm = "consulting-firm",
        /// Audit and accounting firm (S034.00).
        Audit = "audit",
        /// Legal adviser (S045.00).
        Legal = "legal",
        /// Security service (S040.00).
        GuardService = "guard-service",
        /// Transport contractor, petroleum (S048.00).
        TransportPetroleum = "transport-petroleum",
        /// Transport contractor, other (S048.00).
        TransportOther = "transport-other",
        /// Rent-a-car (S049.00).
        RentACar = "rent-a-car",
        /// Architect, interior designer (S050.10).
        Architect = "architect",
        /// Engineering firm (S051.00).
        EngineeringFirm = "engineering-firm",
        /// Survey firm (S020.00).
        Survey = "survey",
        /// Rental of plant and machinery (S021.00).
        PlantRental = "plant-rental",
        /// Furniture maker (S024.00).
        FurnitureMaker = "furniture-maker",
        /// Furniture showroom with the maker's tax invoice (S024.00).
        FurnitureShowroom = "furniture-showroom",
        /// Cleaning and maintenance of buildings (S065.00).
        CleaningService = "cleaning-service",
        /// Manpower supply (S072.00).
        ManpowerService = "manpower-service",
        /// Attendance at a board meeting (S053.00).
        BoardMeeting = "board-meeting",
        /// Advertising firm (S007.00).
        Advertisement = "advertisement",
        /// Rent of premises.
        PremisesRent = "premises-rent",
        /// Imported service.
        ImportedService = "imported-service",
        /// Service outside the table.
        ServicesOutsideTable = "services-outside-table",
        /// Goods at the standard rate.
        Goods = "goods",
        /// Goods at the trading stage.
        GoodsTraded = "goods-traded",
        /// Fuel, gas, water, electricity, telephone.
        Utility = "utility",
        /// Exempt supply.
        ExemptSupply = "exempt-supply",
        /// Zero-rated supply.
        ZeroRated = "zero-rated",
    }
}

words! {
    /// What paying for an item is to the law of withholding.
    ItemPaymentKind {
        /// Civil work, construction, engineering, manufacture.
        CivilWork = "civil-work",
        /// Other contract.
        OtherContract = "other-contract",
        /// Printing.
        Printing = "printing",
        /// Other goods.
        OtherGoods = "other-goods",
        /// Cement, iron, steel, ferro-alloy.
        CementIron = "cement-iron",
        /// MS billet, scrap.
        MsBilletScrap = "ms-billet-scrap",
        /// Industrial raw material and packing.
        IndustrialRawMaterial = "industrial-raw-material",
        /// Recycled or recyclable goods.
        RecycledGoods = "recycled-goods",
        /// Oil dealer.
        OilDealer = "oil-dealer",
        /// Oil marketing company.
        OilMarketing = "oil-marketing",
        /// Essential goods.
        EssentialGoods = "essential-goods",
        /// Books.
        Books = "books",
        /// Petrol pump or CNG station.
        PetrolPump = "petrol-pump",
        /// Consultancy.
        Consultancy = "consultancy",
        /// Professional service.
        Professional = "professional",
        /// Technical service, know-how.
        TechnicalService = "technical-service",
        /// Security service.
        Security = "security",
        /// Cleaning.
        Cleaning = "cleaning",
        /// Manpower supply.
        Manpower = "manpower",
        /// Media service.
        Media = "media",
        /// Catering.
        Catering = "catering",
        /// Event management.
        Event = "event",
        /// Courier.
        Courier = "courier",
        /// Management of trainings.
        TrainingManagement = "training-management",
        /// Packing and shifting.
        PackingService = "packing-service",
        /// Indenting commission.
        Indenting = "indenting",
        /// Meeting or training fee, honorarium.
        BoardFee = "board-fee",
        /// Motor garage.
        MotorGarage = "motor-garage",
        /// Private port.
        PrivatePort = "private-port",
        /// Transport.
        Transport = "transport",
        /// Vehicle rental.
        VehicleRental = "vehicle-rental",
        /// Carrying.
        Carrying = "carrying",
        /// Repair and maintenance.
        Repair = "repair",
        /// Internet.
        Internet = "internet",
        /// Other service.
        OtherService = "other-service",
        /// Service of a bank or insurer.
        BankService = "bank-service",
        /// Rent of house, plant, space, warehouse.
        Rent = "rent",
        /// Hall or hotel.
        HallRent = "hall-rent",
        /// Royalty, intangibles.
        Royalty = "royalty",
        /// Advertising.
        Advertising = "advertising",
        /// Distributor's commission.
        DistributorCommission = "distributor-commission",
        /// Commission on a letter of credit.
        LcCommission = "lc-commission",
        /// Goods under a local letter of credit.
        LocalLc = "local-lc",
        /// Cement or iron under a local letter of credit.
        LocalLcCementIron = "local-lc-cement-iron",
        /// Interest on a loan not from a bank.
        LoanInterest = "loan-interest",
        /// Dividend.
        Dividend = "dividend",
        /// Signing money, subsistence or house rent of a landowner, paid by the developer.
        Landowner = "landowner",
        /// Payment from a workers' profit participation fund.
        Wppf = "wppf",
        /// Architecture.
        Architecture = "architecture",
        /// Rent of machinery.
        MachineryRent = "machinery-rent",
    }
}

/// Classes of VAT as people read them.
pub const VAT_CLASSES: &[Word] = &[
    Word::new("CONSTRUCTION", "Construction firm (S004.00)", "নির্মাণ সংস্থা (S004.00)"),
    Word::new("LAND_DEVELOPMENT", "Land developer (S010.10)", "ভূমি উন্নয়ন সংস্থা (S010.10)"),
    Word::new("BUILDING_SALE", "Sale of a building or flat (S010.20)", "ভবন বা ফ্ল্যাট বিক্রয় (S010.20)"),
    Word::new("PROCUREMENT", "Procurement provider (S037.00)", "যোগানদার (S037.00)"),
    Word::new("REPAIR_SERVICE", "Repair and servicing (S031.00)", "মেরামত ও সার্ভিসিং (S031.00)"),
    Word::new("MOTOR_WORKSHOP", "Motor garage and workshop (S003.10)", "মোটরগাড়ির গ্যারেজ ও ওয়ার্কশপ (S003.10)"),
    Word::new("CONSULTING_FIRM", "Consultancy and supervisory firm (S032.00)", "কনসালটেন্সি ও সুপারভাইজরি ফার্ম (S032.00)"),
    Word::new("AUDIT", "Audit and accounting firm (S034.00)", "অডিট ও অ্যাকাউন্টিং ফার্ম (S034.00)"),
    Word::new("LEGAL", "Legal adviser (S045.00)", "আইন পরামর্শক (S045.00)"),
    Word::new("GUARD_SERVICE", "Security service (S040.00)", "সিকিউরিটি সার্ভিস (S040.00)"),
    Word::new("TRANSPORT_PETROLEUM", "Transport contractor, petroleum (S048.00)", "পরিবহন ঠিকাদার, পেট্রোলিয়াম (S048.00)"),
    Word::new("TRANSPORT_OTHER", "Transport contractor, other (S048.00)", "পরিবহন ঠিকাদার, অন্যান্য (S048.00)"),
    Word::new("RENT_A_CAR", "Rent-a-car (S049.00)", "যানবাহন ভাড়া প্রদানকারী (S049.00)"),
    Word::new("ARCHITECT", "Architect, interior designer (S050.10)", "আর্কিটেক্ট ও ইন্টেরিয়র ডিজাইনার (S050.10)"),
    Word::new("ENGINEERING_FIRM", "Engineering firm (S051.00)", "ইঞ্জিনিয়ারিং ফার্ম (S051.00)"),
    Word::new("SURVEY", "Survey firm (S020.00)", "জরিপ সংস্থা (S020.00)"),
    Word::new("PLANT_RENTAL", "Rental of plant and machinery (S021.00)", "প্ল্যান্ট ও যন্ত্রপাতি ভাড়া (S021.00)"),
    Word::new("FURNITURE_MAKER", "Furniture maker (S024.00)", "আসবাবপত্র প্রস্তুতকারক (S024.00)"),
    Word::new(
        "FURNITURE_SHOWROOM",
        "Furniture showroom with the maker's tax invoice (S024.00)",
        "আসবাবপত্রের শোরুম, উৎপাদকের চালানসহ (S024.00)",
    ),
    Word::new(
        "CLEANING_SERVICE",
        "Cleaning and maintenance of buildings (S065.00)",
        "ভবন পরিষ্কার ও রক্ষণাবেক্ষণ (S065.00)",
    ),
    Word::new("MANPOWER_SERVICE", "Manpower supply (S072.00)", "জনবল সরবরাহ (S072.00)"),
    Word::new("BOARD_MEETING", "Attendance at a board meeting (S053.00)", "বোর্ড সভায় যোগদানকারী (S053.00)"),
    Word::new("ADVERTISEMENT", "Advertising firm (S007.00)", "বিজ্ঞাপনী সংস্থা (S007.00)"),
    Word::new("PREMISES_RENT", "Rent of premises", "স্থান ও স্থাপনা ভাড়া"),
    Word::new("IMPORTED_SERVICE", "Imported service", "আমদানিকৃত সেবা"),
    Word::new("SERVICES_OUTSIDE_TABLE", "Service outside the table", "তালিকার বাইরের সেবা"),
    Word::new("GOODS", "Goods at the standard rate", "আদর্শ হারের পণ্য"),
    Word::new("GOODS_TRADED", "Goods at the trading stage", "ব্যবসায়ী পর্যায়ের পণ্য"),
    Word::new("UTILITY", "Fuel, gas, water, electricity, telephone", "জ্বালানি, গ্যাস, পানি, বিদ্যুৎ ও টেলিফোন"),
    Word::new("EXEMPT_SUPPLY", "Exempt supply", "অব্যাহতিপ্রাপ্ত সরবরাহ"),
    Word::new("ZERO_RATED", "Zero-rated supply", "শূন্য হারের সরবরাহ"),
];

/// Kinds of payment as people read them.
pub const PAYMENT_KINDS: &[Word] = &[
    Word::new("CIVIL_WORK", "Civil work, construction, engineering, manufacture", "পূর্তকাজ, নির্মাণ, প্রকৌশল ও উৎপাদন"),
    Word::new("OTHER_CONTRACT", "Other contract", "অন্যান্য চুক্তি"),
    Word::new("PRINTING", "Printing", "মুদ্রণ"),
    Word::new("OTHER_GOODS", "Other goods", "অন্যান্য পণ্য"),
    Word::new("CEMENT_IRON", "Cement, iron, steel, ferro-alloy", "সিমেন্ট, লোহা, ইস্পাত ও ফেরো-অ্যালয়"),
    Word::new("MS_BILLET_SCRAP", "MS billet, scrap", "এমএস বিলেট ও স্ক্র্যাপ"),
    Word::new("INDUSTRIAL_RAW_MATERIAL", "Industrial raw material and packing", "শিল্পের কাঁচামাল ও মোড়ক"),
    Word::new("RECYCLED_GOODS", "Recycled or recyclable goods", "পুনর্ব্যবহৃত বা পুনর্ব্যবহারযোগ্য পণ্য"),
    Word::new("OIL_DEALER", "Oil dealer", "জ্বালানি তেলের ডিলার"),
    Word::new("OIL_MARKETING", "Oil marketing company", "তেল বিপণন কোম্পানি"),
    Word::new("ESSENTIAL_GOODS", "Essential goods", "নিত্যপ্রয়োজনীয় পণ্য"),
    Word::new("BOOKS", "Books", "বই"),
    Word::new("PETROL_PUMP", "Petrol pump or CNG station", "পেট্রোল পাম্প বা সিএনজি স্টেশন"),
    Word::new("CONSULTANCY", "Consultancy", "পরামর্শ সেবা"),
    Word::new("PROFESSIONAL", "Professional service", "পেশাজীবী সেবা"),
    Word::new("TECHNICAL_SERVICE", "Technical service, know-how", "কারিগরি সেবা ও কৌশল"),
    Word::new("SECURITY", "Security service", "নিরাপত্তা সেবা"),
    Word::new("CLEANING", "Cleaning", "পরিচ্ছন্নতা সেবা"),
    Word::new("MANPOWER", "Manpower supply", "জনবল সরবরাহ"),
    Word::new("MEDIA", "Media service", "মিডিয়া সেবা"),
    Word::new("CATERING", "Catering", "ক্যাটারিং"),
    Word::new("EVENT", "Event management", "ইভেন্ট ব্যবস্থাপনা"),
    Word::new("COURIER", "Courier", "কুরিয়ার"),
    Word::new("TRAINING_MANAGEMENT", "Management of trainings", "প্রশিক্ষণ আয়োজন"),
    Word::new("PACKING_SERVICE", "Packing and shifting", "প্যাকিং ও স্থানান্তর সেবা"),
    Word::new("INDENTING", "Indenting commission", "ইন্ডেন্টিং কমিশন"),
    Word::new("BOARD_FEE", "Meeting or training fee, honorarium", "সভা বা প্রশিক্ষণ ফি, সম্মানী"),
    Word::new("MOTOR_GARAGE", "Motor garage", "মোটর গ্যারেজ"),
    Word::new("PRIVATE_PORT", "Private port", "বেসরকারি বন্দর"),
    Word::new("TRANSPORT", "Transport", "পরিবহন"),
    Word::new("VEHICLE_RENTAL", "Vehicle rental", "যানবাহন ভাড়া"),
    Word::new("CARRYING", "Carrying", "মাল বহন"),
    Word::new("REPAIR", "Repair and maintenance", "মেরামত ও রক্ষণাবেক্ষণ"),
    Word::new("INTERNET", "Internet", "ইন্টারনেট"),
    Word::new("OTHER_SERVICE", "Other service", "অন্যান্য সেবা"),
    Word::new("BANK_SERVICE", "Service of a bank or insurer", "ব্যাংক বা বিমার সেবা"),
    Word::new("RENT", "Rent of house, plant, space, warehouse", "বাড়ি, যন্ত্র, স্থান বা গুদাম ভাড়া"),
    Word::new("HALL_RENT", "Hall or hotel", "হল বা হোটেল ভাড়া"),
    Word::new("ROYALTY", "Royalty, intangibles", "রয়্যালটি ও অস্পৃশ্য সম্পদ"),
    Word::new("ADVERTISING", "Advertising", "বিজ্ঞাপন"),
    Word::new("DISTRIBUTOR_COMMISSION", "Distributor's commission", "পরিবেশকের কমিশন"),
    Word::new("LC_COMMISSION", "Commission on a letter of credit", "ঋণপত্রের কমিশন"),
    Word::new("LOCAL_LC", "Goods under a local letter of credit", "স্থানীয় ঋণপত্রে পণ্য"),
    Word::new("LOCAL_LC_CEMENT_IRON", "Cement or iron under a local letter of credit", "স্থানীয় ঋণপত্রে সিমেন্ট বা লোহা"),
    Word::new("LOAN_INTEREST", "Interest on a loan not from a bank", "ব্যাংক-বহির্ভূত ঋণের সুদ"),
    Word::new("DIVIDEND", "Dividend", "লভ্যাংশ"),
    Word::new(
        "LANDOWNER",
        "Signing money, subsistence or house rent of a landowner, paid by the developer",
        "জমির মালিককে ডেভেলপারের সাইনিং মানি, জীবিকা বা বাড়িভাড়া",
    ),
    Word::new("WPPF", "Payment from a workers' profit participation fund", "শ্রমিক অংশগ্রহণ তহবিল থেকে পরিশোধ"),
    Word::new("ARCHITECTURE", "Architecture", "স্থাপত্য সেবা"),
    Word::new("MACHINERY_RENT", "Rent of machinery", "যন্ত্রপাতি ভাড়া"),
];

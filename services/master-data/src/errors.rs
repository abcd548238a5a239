//! How master-data refuses: what, why, and what to do.

kernel::errors! {
    // parties
    PARTY_CODE_TAKEN = Conflict "master_data.party.code-taken",
        "Another party has this code. Choose another, or leave it empty for the next number.",
        "অন্য একটি পার্টির এই কোড আছে। অন্য কোড দিন, অথবা পরের নম্বরের জন্য খালি রাখুন।";
    PARTY_TIN = Invalid "master_data.party.tin",
        "A TIN (e-TIN) has 12 digits, not all the same.",
        "টিআইএন (ই-টিআইএন) ১২ অঙ্কের, সব অঙ্ক এক নয়।";
    PARTY_TIN_LEGACY = Invalid "master_data.party.tin-legacy",
        "This is a TIN from before 2013. Ask for the 12-digit e-TIN; the old number belongs under “Old TIN”.",
        "এটি ২০১৩ সালের আগের টিআইএন। ১২ অঙ্কের ই-টিআইএন চেয়ে নিন; পুরোনো নম্বরটি “পুরোনো টিআইএন” ঘরে লিখুন।";
    PARTY_LEGACY_TIN = Invalid "master_data.party.legacy-tin",
        "An old TIN has 9 or 10 digits. A 12-digit number belongs under “e-TIN”.",
        "পুরোনো টিআইএন ৯ বা ১০ অঙ্কের। ১২ অঙ্কের নম্বর “ই-টিআইএন” ঘরে লিখুন।";
    PARTY_BIN = Invalid "master_data.party.bin",
        "A BIN has 13 digits, such as 000123456-0101.",
        "বিআইএন ১৩ অঙ্কের, যেমন 000123456-0101।";
    PARTY_BIN_LEGACY = Invalid "master_data.party.bin-legacy",
        "A BIN of 9 digits lacks the four of the place. Ask for all 13; the short one belongs under “Old BIN”.",
        "৯ অঙ্কের বিআইএনে স্থানের চার অঙ্ক নেই। পুরো ১৩ অঙ্ক চেয়ে নিন; ছোটটি “পুরোনো বিআইএন” ঘরে লিখুন।";
    PARTY_LEGACY_BIN = Invalid "master_data.party.legacy-bin",
        "An old BIN has 9 digits. A 13-digit number belongs under “BIN”.",
        "পুরোনো বিআইএন ৯ অঙ্কের। ১৩ অঙ্কের নম্বর “বিআইএন” ঘরে লিখুন।";
    PARTY_MOBILE = Invalid "master_data.party.mobile",
        "A mobile number of Bangladesh has 11 digits and begins with 013 to 019. Any other number belongs under “Telephone”.",
        "বাংলাদেশের মোবাইল নম্বর ১১ অঙ্কের, শুরু ০১৩ থেকে ০১৯ দিয়ে। অন্য নম্বর “টেলিফোন” ঘরে লিখুন।";
    PARTY_EMAIL = Invalid "master_data.party.email",
        "This e-mail address cannot be right. Write it like name@example.com.",
        "ই-মেইল ঠিকানাটি সঠিক নয়। name@example.com-এর মতো লিখুন।";
    PARTY_CLOSED = Refused "master_data.party.closed",
        "This party is closed. Open it again before anything is changed or begun with it.",
        "এই পার্টি বন্ধ। কিছু বদলানো বা শুরু করার আগে আবার চালু করুন।";
    PARTY_OPEN = Refused "master_data.party.open",
        "This party is open already.",
        "এই পার্টি চালুই আছে।";
    PARTY_MERGED = Refused "master_data.party.merged-away",
        "This party was merged into another, which stands for both. Work with that one.",
        "এই পার্টি অন্যটির সঙ্গে একত্র হয়েছে; এখন সেটিই দুটির হয়ে আছে। সেটি নিয়ে কাজ করুন।";
    PARTY_LIKE = Conflict "master_data.party.like",
        "There is a party like it already: {name}, {count} in all. Use that one; or say below why this is another.",
        "এ রকম পার্টি আগে থেকেই আছে: {name}, মোট {count}টি। সেটিই ব্যবহার করুন; নইলে কেন এটি আলাদা তা নিচে লিখুন।";
    PARTY_MERGE_SELF = Invalid "master_data.party.merge-self",
        "A party cannot be merged into itself. Choose the other one.",
        "কোনো পার্টিকে তার নিজের সঙ্গে একত্র করা যায় না। অন্যটি বেছে নিন।";
    PARTY_MERGE_VENDOR = Refused "master_data.party.merge-vendor",
        "Both are vendors, and the one to be given up is {state}: merging would lose that. Settle it first.",
        "দুটিই ভেন্ডর, আর যেটি বাদ যাবে সেটি {state}: একত্র করলে তা হারিয়ে যাবে। আগে সেটির নিষ্পত্তি করুন।";
    PARTY_MERGE_ACCOUNTS = Denied "master_data.party.merge-accounts",
        "You asked for a bank account of one of these parties, so somebody else merges: what was two parties' is paid to one.",
        "এই দুই পার্টির একটির ব্যাংক হিসাবের অনুরোধ আপনার, তাই একত্র করবেন অন্য কেউ: দুই পার্টির পাওনা এরপর এক পার্টির হিসাবে যাবে।";

    ROLE_TAKEN = Conflict "master_data.party-role.taken",
        "The party is dealt with in this role already.",
        "পার্টিটির এই ভূমিকা আগে থেকেই আছে।";
    ROLE_ENDED = Refused "master_data.party-role.ended",
        "This role has ended already.",
        "এই ভূমিকা আগেই শেষ হয়েছে।";
    ROLE_DATES = Invalid "master_data.party-role.dates",
        "A role cannot end before it begins.",
        "ভূমিকা শুরুর আগে শেষ হতে পারে না।";

    VENDOR_EXISTS = Conflict "master_data.vendor.exists",
        "This party is a vendor already, or waits to become one.",
        "এই পার্টি আগে থেকেই ভেন্ডর, অথবা ভেন্ডর হওয়ার অপেক্ষায়।";
    VENDOR_STATE = Refused "master_data.vendor.state",
        "The vendor is {state}, so this is not possible now.",
        "ভেন্ডরটি {state}, তাই এখন এটি করা যায় না।";
    VENDOR_UNTIL = Invalid "master_data.vendor.until",
        "The last day cannot lie before today. Leave it empty when there is none.",
        "শেষ দিন আজকের আগে হতে পারে না। শেষ দিন না থাকলে খালি রাখুন।";

    PROOF_NUMBER = Invalid "master_data.proof.number",
        "This number cannot be right. An NID has 10, 13 or 17 digits, a passport looks like A01234567 or AB0123456, a TIN has 12 digits, a BIN 13.",
        "নম্বরটি সঠিক নয়। এনআইডি ১০, ১৩ বা ১৭ অঙ্কের, পাসপোর্ট A01234567 বা AB0123456-এর মতো, টিআইএন ১২ অঙ্কের, বিআইএন ১৩ অঙ্কের।";
    PROOF_YEAR = Invalid "master_data.proof.year",
        "A PSR is of an assessment year, such as 2026-27.",
        "পিএসআর একটি করবর্ষের, যেমন ২০২৬-২৭।";
    PROOF_RATE = Invalid "master_data.proof.rate",
        "A rate is between 0 and 100 per cent with two decimals at most, such as 2.5.",
        "হার ০ থেকে ১০০ শতাংশ, দশমিকের পর সর্বোচ্চ দুই অঙ্ক, যেমন ২.৫।";
    PROOF_DATES = Invalid "master_data.proof.dates",
        "A proof cannot end before it begins.",
        "প্রমাণপত্রের মেয়াদ শুরুর আগে শেষ হতে পারে না।";
    PROOF_WITHDRAWN = Refused "master_data.proof.withdrawn",
        "This proof was withdrawn already.",
        "এই প্রমাণপত্র আগেই প্রত্যাহার করা হয়েছে।";
    PROOF_LIKE = Conflict "master_data.proof.like",
        "{name} showed the same number. If it is the same party, use that one; else say below why it is another.",
        "{name} একই নম্বর দেখিয়েছে। একই পার্টি হলে সেটিই ব্যবহার করুন; নইলে কেন আলাদা তা নিচে লিখুন।";

    TERMS_DAYS = Invalid "master_data.party-terms.days",
        "Days to pay are between 0 and {limit}.",
        "পরিশোধের দিন ০ থেকে {limit}।";
    TERMS_CREDIT = Invalid "master_data.party-terms.credit",
        "A credit limit cannot be below zero. Leave it empty when there is none.",
        "বাকির সীমা শূন্যের কম হতে পারে না। সীমা না থাকলে খালি রাখুন।";
    TERMS_WITHHOLDING = Invalid "master_data.party-terms.withholding",
        "A kind of payment is written as the rules name it: small letters and dashes, such as civil-work.",
        "পরিশোধের ধরন নিয়মের নামে লিখুন: ইংরেজি ছোট হাতের অক্ষর ও ড্যাশ, যেমন civil-work।";
    TERMS_EXIST = Conflict "master_data.party-terms.exist",
        "This company has terms with this party already. Change those.",
        "এই পার্টির সঙ্গে এই কোম্পানির শর্ত আগে থেকেই আছে। সেটিই বদলান।";

    TWIN_SETTLED = Refused "master_data.twin.settled",
        "It was said already whether these two are one.",
        "এ দুটি একই কি না তা আগেই বলা হয়েছে।";
    TWIN_MAKER = Denied "master_data.twin.maker",
        "You went on although they look alike, so somebody else says whether they are two.",
        "মিল থাকা সত্ত্বেও আপনি এগিয়েছেন, তাই এ দুটি আলাদা কি না তা অন্য কেউ বলবেন।";
    // items
    SIGN_INVALID = Invalid "master_data.room.sign-invalid",
        "“{field}” may have capital letters and digits, with dashes, points and strokes between them, such as CEM-OPC or 03.1.2.",
        "“{field}”-এ শুধু ইংরেজি বড় হাতের অক্ষর ও অঙ্ক, আর মাঝে ড্যাশ, ডট ও স্ল্যাশ চলে, যেমন CEM-OPC বা 03.1.2।";
    TREE_CYCLE = Refused "master_data.room.cycle",
        "It cannot stand under itself, nor under what stands under it. Choose another place.",
        "এটি নিজের বা নিজের নিচের কিছুর অধীনে থাকতে পারে না। অন্য জায়গা বেছে নিন।";
    TREE_DEEP = Refused "master_data.room.deep",
        "A tree has at most {limit} levels. Choose a place further up.",
        "সর্বোচ্চ {limit}টি স্তর থাকতে পারে। আরও ওপরের জায়গা বেছে নিন।";
    DAYS_TURNED = Invalid "master_data.room.days-turned",
        "The last day lies before the first. Exchange them.",
        "শেষ দিন প্রথম দিনের আগে। দুটি অদলবদল করুন।";

    DIMENSION_CODE_TAKEN = Conflict "master_data.dimension.code-taken",
        "Another one of this kind in this place has this code. Choose another.",
        "একই জায়গায় এই ধরনের অন্য একটির এই কোড আছে। অন্য কোড দিন।";
    DIMENSION_CLOSED = Refused "master_data.dimension.closed",
        "It is closed. Open it again before it is changed or used.",
        "এটি বন্ধ। পরিবর্তন বা ব্যবহারের আগে আবার চালু করুন।";
    DIMENSION_OPEN = Refused "master_data.dimension.open",
        "It is open already.",
        "এটি আগে থেকেই চালু।";
    DIMENSION_IN_USE = Refused "master_data.dimension.in-use",
        "{count} open ones stand under it. Close or move them first.",
        "এর অধীনে {count}টি চালু আছে। আগে সেগুলো বন্ধ বা স্থানান্তর করুন।";
    DIMENSION_PARENT = Refused "master_data.dimension.parent",
        "A dimension of the kind {kind} cannot stand under one of the kind {parent}.",
        "{kind} ধরনের ডাইমেনশন {parent} ধরনেরটির অধীনে থাকতে পারে না।";
    DIMENSION_COMPANIES = Refused "master_data.dimension.companies",
        "What it stands under belongs to certain companies. Choose among those.",
        "এটি যার অধীনে, সেটি নির্দিষ্ট কোম্পানির। সেই কোম্পানিগুলো থেকে বেছে নিন।";
    DIMENSION_MANY = Invalid "master_data.dimension.many",
        "At most {limit} companies can be named. Name none when it is for all of them.",
        "সর্বোচ্চ {limit}টি কোম্পানি দেওয়া যায়। সব কোম্পানির জন্য হলে খালি রাখুন।";

    MEASURE_SYMBOL_TAKEN = Conflict "master_data.measure.symbol-taken",
        "Another unit of measure is written so. Choose another symbol.",
        "অন্য একটি একক এভাবেই লেখা হয়। অন্য প্রতীক দিন।";
    MEASURE_CLOSED = Refused "master_data.measure.closed",
        "This unit of measure is closed. Open it again, or choose another.",
        "এই এককটি বন্ধ। আবার চালু করুন, অথবা অন্যটি বেছে নিন।";
    MEASURE_OPEN = Refused "master_data.measure.open",
        "This unit of measure is open already.",
        "এই এককটি আগে থেকেই চালু।";
    MEASURE_IN_USE = Refused "master_data.measure.in-use",
        "{count} open items, conversions or prices are counted in it. Close them first.",
        "{count}টি চালু আইটেম, রূপান্তর বা দর এই এককে আছে। আগে সেগুলো বন্ধ করুন।";
    MEASURE_SIZE_REQUIRED = Invalid "master_data.measure.size-required",
        "Say how many {first} one is, such as 50 or 0.3048.",
        "একটি কত {first} তা লিখুন, যেমন 50 বা 0.3048।";
    MEASURE_SIZELESS = Invalid "master_data.measure.sizeless",
        "How much is in a package is said by each item. Leave the size empty here.",
        "মোড়কে কতটুকু থাকে তা প্রতিটি আইটেমে লেখা হয়। এখানে মাপ খালি রাখুন।";
    MEASURE_DECIMALS = Invalid "master_data.measure.decimals",
        "Quantities have 0 to {limit} digits behind the point.",
        "পরিমাণে দশমিকের পরে ০ থেকে {limit} ঘর থাকে।";
    FRACTION_INVALID = Invalid "master_data.measure.fraction-invalid",
        "“{value}” is no number above zero. Write it as 50, 0.482 or 1/3.",
        "“{value}” শূন্যের বেশি কোনো সংখ্যা নয়। 50, 0.482 বা 1/3-এর মতো লিখুন।";

    ITEM_GROUP_CODE_TAKEN = Conflict "master_data.item-group.code-taken",
        "Another group has this code. Choose another.",
        "অন্য একটি গ্রুপের এই কোড আছে। অন্য কোড দিন।";
    ITEM_GROUP_CLOSED = Refused "master_data.item-group.closed",
        "This group is closed. Choose another.",
        "এই গ্রুপটি বন্ধ। অন্যটি বেছে নিন।";
    ITEM_GROUP_OPEN = Refused "master_data.item-group.open",
        "This group is open already.",
        "এই গ্রুপটি আগে থেকেই চালু।";
    ITEM_GROUP_IN_USE = Refused "master_data.item-group.in-use",
        "{count} open groups and items are in it. Close or move them first.",
        "এতে {count}টি চালু গ্রুপ ও আইটেম আছে। আগে সেগুলো বন্ধ বা স্থানান্তর করুন।";

    ITEM_CODE_TAKEN = Conflict "master_data.item.code-taken",
        "Another item has this code. Choose another.",
        "অন্য একটি আইটেমের এই কোড আছে। অন্য কোড দিন।";
    ITEM_CLOSED = Refused "master_data.item.closed",
        "This item is closed. Open it again, or choose another.",
        "এই আইটেমটি বন্ধ। আবার চালু করুন, অথবা অন্যটি বেছে নিন।";
    ITEM_OPEN = Refused "master_data.item.open",
        "This item is open already.",
        "এই আইটেমটি আগে থেকেই চালু।";
    ITEM_ALIASES = Invalid "master_data.item.aliases",
        "An item has at most {limit} other names.",
        "একটি আইটেমের সর্বোচ্চ {limit}টি অন্য নাম থাকতে পারে।";
    ITEM_HS_CODE = Invalid "master_data.item.hs-code",
        "“{value}” is no HS code. It has 8 digits, such as 2523.29.00.",
        "“{value}” কোনো এইচএস কোড নয়। এতে ৮টি অঙ্ক থাকে, যেমন 2523.29.00।";
    ITEM_TRACKING = Invalid "master_data.item.tracking",
        "Only what lies in a store or becomes an asset has lots or serial numbers.",
        "শুধু যা গুদামে থাকে বা সম্পদ হয়, তার লট বা ক্রমিক নম্বর থাকে।";

    CONVERSION_TAKEN = Conflict "master_data.conversion.taken",
        "The item is counted in {measure} already. Correct what is there.",
        "আইটেমটি আগে থেকেই {measure}-এ গোনা হয়। যা আছে তা সংশোধন করুন।";
    CONVERSION_KNOWN = Refused "master_data.conversion.known",
        "How much a {measure} is of this item follows already from its other units. A second answer could differ.",
        "এই আইটেমের {measure} কতটুকু তা অন্য একক থেকেই জানা যায়। আরেকটি দিলে উত্তর ভিন্ন হতে পারে।";
    CONVERSION_CLOSED = Refused "master_data.conversion.closed",
        "This conversion is closed. Open it again, or set up a new one.",
        "এই রূপান্তরটি বন্ধ। আবার চালু করুন, অথবা নতুন একটি তৈরি করুন।";
    CONVERSION_OPEN = Refused "master_data.conversion.open",
        "This conversion is open already.",
        "এই রূপান্তরটি আগে থেকেই চালু।";
    CONVERSION_NONE = Refused "master_data.conversion.none",
        "Nobody has said how {item} goes from {from} to {to}. Say at the item how many {own} one of them is.",
        "{item} আইটেমের {from} থেকে {to}-এর হিসাব দেওয়া নেই। আইটেমে লিখুন একটিতে কত {own}।";
    CONVERSION_ITEMLESS = Refused "master_data.conversion.itemless",
        "{from} and {to} do not measure the same. Name the item, if it has both.",
        "{from} ও {to} একই জিনিস মাপে না। আইটেমের দুটোই থাকলে আইটেমটি বেছে নিন।";

    PRICE_LIST_CODE_TAKEN = Conflict "master_data.price-list.code-taken",
        "Another price list has this code. Choose another.",
        "অন্য একটি মূল্যতালিকার এই কোড আছে। অন্য কোড দিন।";
    PRICE_LIST_CLOSED = Refused "master_data.price-list.closed",
        "This price list is closed. Open it again, or set up a new one.",
        "এই মূল্যতালিকা বন্ধ। আবার চালু করুন, অথবা নতুন একটি তৈরি করুন।";
    PRICE_LIST_OPEN = Refused "master_data.price-list.open",
        "This price list is open already.",
        "এই মূল্যতালিকা আগে থেকেই চালু।";
    PRICE_LIST_PRICED = Refused "master_data.price-list.priced",
        "It has prices until {last}. End those first.",
        "এতে {last} পর্যন্ত দর আছে। আগে সেগুলো শেষ করুন।";

    PRICE_CLOSED = Refused "master_data.price.closed",
        "This price is closed. Open it again, or set a new one.",
        "এই দরটি বন্ধ। আবার চালু করুন, অথবা নতুন দর দিন।";
    PRICE_OPEN = Refused "master_data.price.open",
        "This price is open already.",
        "এই দরটি আগে থেকেই চালু।";
    PRICE_CURRENCY = Invalid "master_data.price.currency",
        "This list's prices are in {currency}.",
        "এই তালিকার দর {currency}-তে।";
    PRICE_NEGATIVE = Invalid "master_data.price.negative",
        "It cannot be below zero.",
        "এটি শূন্যের কম হতে পারে না।";
    PRICE_OUTSIDE = Invalid "master_data.price.outside",
        "The list holds from {from} until {until}. Choose days within it.",
        "তালিকাটি {from} থেকে {until} পর্যন্ত। এর মধ্যের দিন দিন।";
    PRICE_OVERLAPS = Refused "master_data.price.overlaps",
        "There is a price of {price} for this item, unit and quantity from {from} until {until}. End that one first.",
        "এই আইটেম, একক ও পরিমাণে {from} থেকে {until} পর্যন্ত {price} দর আছে। আগে সেটি শেষ করুন।";
    PRICE_NONE = NotFound "master_data.price.none",
        "No price list in force has this item in this unit and quantity. Set a price.",
        "কার্যকর কোনো মূল্যতালিকায় এই একক ও পরিমাণে আইটেমটি নেই। দর নির্ধারণ করুন।";
    // places
    AREA_CODE_TAKEN = Conflict "master_data.area.code-taken",
        "Another place has this code. Choose another.",
        "অন্য একটি এলাকার এই কোড আছে। অন্য কোড দিন।";
    AREA_PLACE = Invalid "master_data.area.place",
        "A union lies in an upazila, an upazila in a district, a district in a division, and a division in nothing. Choose such a place.",
        "ইউনিয়ন উপজেলার, উপজেলা জেলার, জেলা বিভাগের অন্তর্গত; বিভাগ কিছুরই নয়। সে রকম এলাকা বেছে নিন।";
    AREA_GEOCODE = Invalid "master_data.area.geocode",
        "A geocode has digits only.",
        "জিওকোডে কেবল অঙ্ক থাকে।";
    AREA_LIST = Invalid "master_data.area.list",
        "The row {code} ({name}) of the list lies in no place of the kind above it, or its name or code cannot be read. Nothing was taken.",
        "তালিকার {code} ({name}) সারিটি উপযুক্ত কোনো এলাকার অন্তর্গত নয়, অথবা এর নাম বা কোড পড়া যায় না। কিছুই নেওয়া হয়নি।";
    AREA_IN_USE = Refused "master_data.area.in-use",
        "{count} open places lie in this one. Close them first.",
        "এর ভেতরে {count}টি খোলা এলাকা আছে। আগে সেগুলো বন্ধ করুন।";
    AREA_CLOSED = Refused "master_data.area.closed",
        "This place is closed. Choose another.",
        "এই এলাকা বন্ধ। অন্য একটি বেছে নিন।";
    BANK_CODE = Invalid "master_data.bank.code",
        "A bank's code has three digits: those that stand first in its routing numbers.",
        "ব্যাংকের কোড তিন অঙ্কের: রাউটিং নম্বরের প্রথম তিনটি অঙ্ক।";
    BANK_CODE_TAKEN = Conflict "master_data.bank.code-taken",
        "Another bank has this code. Choose another.",
        "অন্য একটি ব্যাংকের এই কোড আছে। অন্য কোড দিন।";
    BANK_SWIFT = Invalid "master_data.bank.swift",
        "A SWIFT code has 8 or 11 letters and digits, such as SONABDDH.",
        "সুইফট কোডে ৮ বা ১১টি ইংরেজি অক্ষর ও অঙ্ক থাকে, যেমন SONABDDH।";
    BANK_IN_USE = Refused "master_data.bank.in-use",
        "{count} branches of this bank are open. Close them first.",
        "এই ব্যাংকের {count}টি শাখা খোলা আছে। আগে সেগুলো বন্ধ করুন।";
    BANK_CLOSED = Refused "master_data.bank.closed",
        "This bank is closed. Choose another.",
        "এই ব্যাংক বন্ধ। অন্য একটি বেছে নিন।";
    ROUTING_INVALID = Invalid "master_data.bank-branch.routing",
        "A routing number has nine digits: three of the bank, two of the district, three of the branch and one to check them.",
        "রাউটিং নম্বর নয় অঙ্কের: ব্যাংকের তিনটি, জেলার দুটি, শাখার তিনটি ও যাচাইয়ের একটি।";
    ROUTING_BANK = Invalid "master_data.bank-branch.bank",
        "No open bank has the code {code}, with which this routing number begins. Set up the bank, or look at the number again.",
        "এই রাউটিং নম্বরের শুরুর {code} কোডে কোনো খোলা ব্যাংক নেই। ব্যাংকটি তৈরি করুন, অথবা নম্বরটি আবার দেখুন।";
    ROUTING_TAKEN = Conflict "master_data.bank-branch.routing-taken",
        "Another branch has this routing number. Look for it in the list.",
        "অন্য একটি শাখার এই রাউটিং নম্বর আছে। তালিকায় খুঁজে দেখুন।";
    BANK_LIST = Invalid "master_data.bank-branch.list",
        "The row {number} ({name}) of the list has no routing number of nine digits, or no bank, or no name. Nothing was taken.",
        "তালিকার {number} ({name}) সারিতে নয় অঙ্কের রাউটিং নম্বর, ব্যাংক বা নাম নেই। কিছুই নেওয়া হয়নি।";
    BANK_BRANCH_CLOSED = Refused "master_data.bank-branch.closed",
        "This branch is closed. Choose another.",
        "এই শাখা বন্ধ। অন্য একটি বেছে নিন।";
    ADDRESS_CLOSED = Refused "master_data.address.closed",
        "This address is closed. Write a new one.",
        "এই ঠিকানা বন্ধ। নতুন একটি লিখুন।";
    POSTAL_CODE = Invalid "master_data.address.postal-code",
        "A postal code has four digits, such as 1205.",
        "পোস্ট কোড চার অঙ্কের, যেমন ১২০৫।";
    CONTACT_CLOSED = Refused "master_data.contact.closed",
        "This contact is closed. Write a new one.",
        "এই যোগাযোগ বন্ধ। নতুন একটি লিখুন।";
    CONTACT_SILENT = Invalid "master_data.contact.silent",
        "Say a mobile number or an e-mail address, or nobody can be reached.",
        "মোবাইল নম্বর বা ই-মেইল ঠিকানা দিন, নইলে যোগাযোগ করা যাবে না।";
    CONTACT_MOBILE = Invalid "master_data.contact.mobile",
        "A mobile number of Bangladesh has 11 digits and begins with 013 to 019.",
        "বাংলাদেশের মোবাইল নম্বর ১১ অঙ্কের, শুরু ০১৩ থেকে ০১৯ দিয়ে।";
    CONTACT_EMAIL = Invalid "master_data.contact.email",
        "This e-mail address cannot be right. Write it like name@example.com.",
        "ই-মেইল ঠিকানাটি সঠিক নয়। name@example.com-এর মতো লিখুন।";
    VENDOR_BANK_NUMBER = Invalid "master_data.vendor-bank.number",
        "An account number has 8 to 20 digits and nothing else.",
        "হিসাব নম্বরে ৮ থেকে ২০টি অঙ্ক থাকে, আর কিছু নয়।";
    VENDOR_BANK_CLOSED = Refused "master_data.vendor-bank.closed",
        "This bank account is closed already.",
        "এই ব্যাংক হিসাব আগেই বন্ধ হয়েছে।";
    VENDOR_BANK_KNOWN = Conflict "master_data.vendor-bank.known",
        "The party has the account {number} at this branch already.",
        "এই শাখায় পার্টির {number} হিসাব আগে থেকেই আছে।";
    BANK_CHANGE_STATE = Refused "master_data.vendor-bank-change.state",
        "The request is {state}, so this is not possible now.",
        "অনুরোধটি {state}, তাই এখন এটি করা যায় না।";
    BANK_CHANGE_OTHERS = Denied "master_data.vendor-bank-change.others",
        "Only whoever asked can take the request back. Ask them to, or let it be rejected.",
        "কেবল যিনি চেয়েছেন তিনিই অনুরোধটি ফিরিয়ে নিতে পারেন। তাঁকে বলুন, অথবা প্রত্যাখ্যান করতে দিন।";
}

/// Each constraint a person can run into, its sentence and the field it speaks of.
pub static CONSTRAINTS: &[(&str, &kernel::Code, &str)] = &[
    // parties
    ("party_code_unique", &PARTY_CODE_TAKEN, "code"),
    ("party_role_open_unique", &ROLE_TAKEN, "role"),
    ("party_role_dates", &ROLE_DATES, "endsOn"),
    ("vendor_party_unique", &VENDOR_EXISTS, "partyId"),
    ("proof_dates", &PROOF_DATES, "endsOn"),
    ("party_terms_unique", &TERMS_EXIST, "partyId"),
    // items
    ("dimension_code_unique", &DIMENSION_CODE_TAKEN, "code"),
    ("measure_symbol_unique", &MEASURE_SYMBOL_TAKEN, "symbol"),
    ("item_group_code_unique", &ITEM_GROUP_CODE_TAKEN, "code"),
    ("item_code_unique", &ITEM_CODE_TAKEN, "code"),
    ("conversion_unique", &CONVERSION_TAKEN, "measureId"),
    ("price_list_code_unique", &PRICE_LIST_CODE_TAKEN, "code"),
    // places
    ("area_code_unique", &AREA_CODE_TAKEN, "code"),
    ("bank_code_unique", &BANK_CODE_TAKEN, "code"),
    ("bank_branch_routing_unique", &ROUTING_TAKEN, "routingNumber"),
];

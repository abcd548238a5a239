//! What can be wrong with a PostgreSQL of one's own, and what to do about it.

kernel::errors! {
    NO_BINARIES = Unavailable "host.postgres.no-binaries",
        "PostgreSQL 15 to 18 was not found (looked in {places}). Install it (Debian: apt-get install postgresql), or set VEXTRUS_PG_BIN to the folder that holds postgres and initdb, or name a database with --database-url.",
        "PostgreSQL 15 থেকে 18 পাওয়া যায়নি (খোঁজা হয়েছে: {places})। ইনস্টল করুন (Debian: apt-get install postgresql), অথবা VEXTRUS_PG_BIN-এ postgres ও initdb-এর ফোল্ডার দিন, অথবা --database-url দিয়ে ডেটাবেস জানান।";
    BINARIES_UNFIT = Refused "host.postgres.binaries-unfit",
        "VEXTRUS_PG_BIN names {folder}, which cannot be used: {reason}. Set it to a folder with postgres and initdb of version 15 to 18, or unset it.",
        "VEXTRUS_PG_BIN-এ দেওয়া {folder} ব্যবহার করা যাচ্ছে না: {reason}। 15 থেকে 18 সংস্করণের postgres ও initdb আছে এমন ফোল্ডার দিন, অথবা মানটি মুছে দিন।";
    OTHER_VERSION = Refused "host.postgres.other-version",
        "The data in {folder} was written by PostgreSQL {found}, but only PostgreSQL {have} is installed here, and it cannot read it. Install PostgreSQL {found}, or restore a backup into a new data folder.",
        "{folder}-এর তথ্য PostgreSQL {found} দিয়ে লেখা, কিন্তু এখানে আছে শুধু PostgreSQL {have}, যা এটি পড়তে পারে না। PostgreSQL {found} ইনস্টল করুন, অথবা নতুন ডেটা ফোল্ডারে ব্যাকআপ ফিরিয়ে আনুন।";
    NOT_A_CLUSTER = Refused "host.postgres.not-a-cluster",
        "{folder} is not empty, yet holds no PostgreSQL data (PG_VERSION is missing or unreadable). Nothing was changed. Move it away, restore a backup, or name another data folder with --data.",
        "{folder} খালি নয়, অথচ এতে PostgreSQL-এর তথ্য নেই (PG_VERSION নেই বা পড়া যায় না)। কিছুই পরিবর্তিত হয়নি। এটি সরিয়ে রাখুন, ব্যাকআপ ফিরিয়ে আনুন, অথবা --data দিয়ে অন্য ফোল্ডার দিন।";
    FOLDER_UNUSABLE = Refused "host.postgres.folder-unusable",
        "{path} cannot be used: {reason}. Check that it exists, that you may write there and that the disk is not full.",
        "{path} ব্যবহার করা যাচ্ছে না: {reason}। এটি আছে কি না, লেখার অনুমতি আছে কি না এবং ডিস্ক পূর্ণ কি না দেখুন।";
    NOT_PASSABLE = Refused "host.postgres.not-passable",
        "PostgreSQL runs as the user {user}, who may not pass the folder {folder}. Run: chmod {who}+x '{folder}' – or choose a folder elsewhere, such as --data /var/lib/vextrus.",
        "PostgreSQL চলে {user} ব্যবহারকারী হিসেবে, যার {folder} ফোল্ডার পার হওয়ার অনুমতি নেই। চালান: chmod {who}+x '{folder}' – অথবা অন্য ফোল্ডার বেছে নিন, যেমন --data /var/lib/vextrus।";
    NOT_READABLE = Refused "host.postgres.not-readable",
        "PostgreSQL runs as the user {user}, who may not read {file}. Let that user pass every folder above it (chmod o+x) and give the files away (chown -R {user}); or copy them to a folder of their own.",
        "PostgreSQL চলে {user} ব্যবহারকারী হিসেবে, যার {file} পড়ার অনুমতি নেই। উপরের প্রতিটি ফোল্ডার পার হওয়ার অনুমতি দিন (chmod o+x) এবং ফাইলগুলোর মালিকানা দিন (chown -R {user}); অথবা আলাদা ফোল্ডারে কপি করুন।";
    FOREIGN_FOLDER = Refused "host.postgres.foreign-folder",
        "{folder} belongs to the user {owner}, and PostgreSQL cannot run on it as {user}. Start vextrus as {owner} (unless that is root), or give the folder away: chown -R {user} '{folder}'.",
        "{folder} ফোল্ডারটি {owner} ব্যবহারকারীর, {user} হিসেবে PostgreSQL এতে চলতে পারে না। {owner} হিসেবে vextrus চালান (root ছাড়া), অথবা মালিকানা দিন: chown -R {user} '{folder}'।";
    NO_USER = Refused "host.postgres.no-user",
        "PostgreSQL refuses to run as root, and this machine has neither a user postgres nor nobody. Make one: useradd --system postgres.",
        "PostgreSQL root হিসেবে চলে না, আর এই মেশিনে postgres বা nobody ব্যবহারকারী নেই। তৈরি করুন: useradd --system postgres।";
    SOCKET_FOLDER_UNSAFE = Refused "host.postgres.socket-folder-unsafe",
        "The folder {folder} for the database's socket cannot be trusted: {reason}. Remove it, or find out who made it, and start again.",
        "ডেটাবেস সকেটের ফোল্ডার {folder} বিশ্বাসযোগ্য নয়: {reason}। এটি মুছুন, বা কে তৈরি করেছে জানুন, তারপর আবার চালু করুন।";
    SOCKET_PATH_TOO_LONG = Refused "host.postgres.socket-path-too-long",
        "The socket {path} would have {length} bytes; the system allows {limit}. Choose a shorter run folder.",
        "{path} সকেটের দৈর্ঘ্য হবে {length} বাইট; সর্বোচ্চ {limit} চলে। ছোট পথের রান ফোল্ডার দিন।";
    INIT_FAILED = Unavailable "host.postgres.init-failed",
        "A new database could not be made in {folder}: {reason}. Mend that and start again; nothing half-made is kept.",
        "{folder}-এ নতুন ডেটাবেস তৈরি করা যায়নি: {reason}। কারণটি ঠিক করে আবার চালু করুন; অর্ধেক তৈরি কিছু রাখা হয় না।";
    START_FAILED = Unavailable "host.postgres.start-failed",
        "PostgreSQL did not start: {reason}. Its log in {log} says more.",
        "PostgreSQL চালু হয়নি: {reason}। {log}-এর লগে আরও তথ্য আছে।";
    STILL_RUNNING = Unavailable "host.postgres.still-running",
        "Another PostgreSQL (process {pid}) runs on {folder} and does not end. End it and start again.",
        "{folder}-এ অন্য একটি PostgreSQL (প্রসেস {pid}) চলছে এবং বন্ধ হচ্ছে না। সেটি বন্ধ করে আবার চালু করুন।";
    OWNER_SILENT = Unavailable "host.postgres.owner-silent",
        "Another vextrus ({owner}) holds the data folder {folder}, but its database does not answer. Wait for it to finish starting, or end it, and try again.",
        "অন্য একটি vextrus ({owner}) {folder} ডেটা ফোল্ডার ধরে আছে, কিন্তু তার ডেটাবেস সাড়া দিচ্ছে না। চালু হওয়া পর্যন্ত অপেক্ষা করুন, অথবা সেটি বন্ধ করে আবার চেষ্টা করুন।";
    GIVEN_UP = Unavailable "host.postgres.given-up",
        "PostgreSQL ended {times} times within {seconds} seconds and is not started again: {reason}. Look at its log in {log}, mend the cause and start vextrus again.",
        "PostgreSQL {seconds} সেকেন্ডে {times} বার বন্ধ হয়েছে, তাই আর চালু করা হচ্ছে না: {reason}। {log}-এর লগ দেখুন, কারণ ঠিক করে vextrus আবার চালু করুন।";
    STOPPED = Unavailable "host.postgres.stopped",
        "PostgreSQL is being stopped. Start vextrus again when it has ended.",
        "PostgreSQL বন্ধ করা হচ্ছে। বন্ধ হলে vextrus আবার চালু করুন।";
}

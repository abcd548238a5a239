//! What the graph refuses before any service is asked, in both languages.

kernel::errors! {
    COMPOSITION = Invalid "graphql.composition",
        "The services' schemas do not fit together: {reason}",
        "সার্ভিসগুলোর স্কিমা পরস্পরের সঙ্গে মেলে না: {reason}";
    SYNTAX = Invalid "graphql.syntax",
        "The GraphQL document cannot be read: {reason}. Mend it at the named place.",
        "GraphQL ডকুমেন্টটি পড়া যায়নি: {reason}। উল্লিখিত জায়গাটি সংশোধন করুন।";
    INVALID = Invalid "graphql.invalid",
        "The operation does not fit the schema: {reason}",
        "অপারেশনটি স্কিমার সঙ্গে মেলে না: {reason}";
    NO_OPERATION = Invalid "graphql.no-operation",
        "The document has no operation “{name}”. Name one it has.",
        "ডকুমেন্টে “{name}” নামে কোনো অপারেশন নেই। যেটি আছে তার নাম দিন।";
    WHICH_OPERATION = Invalid "graphql.which-operation",
        "The document has several operations. Say with “operationName” which one is meant.",
        "ডকুমেন্টে একাধিক অপারেশন আছে। কোনটি চান তা “operationName” দিয়ে জানান।";
    VARIABLE = Invalid "graphql.variable",
        "The variable “${name}” is not what the operation asks for: {reason}.",
        "“${name}” ভেরিয়েবলটি অপারেশনের চাহিদামতো নয়: {reason}।";
    TOO_LARGE = Invalid "graphql.too-large",
        "The GraphQL document may have at most {limit} {unit}. Ask for less at once.",
        "GraphQL ডকুমেন্টে সর্বোচ্চ {limit} {unit} থাকতে পারে। একবারে কম চান।";
    TOO_DEEP = Invalid "graphql.too-deep",
        "Selections may be nested {limit} levels deep, no more. Ask in two steps.",
        "সিলেকশন সর্বোচ্চ {limit} স্তর গভীর হতে পারে। দুই ধাপে চান।";
    TOO_MANY_ALIASES = Invalid "graphql.too-many-aliases",
        "An operation may rename at most {limit} fields. Ask in several operations.",
        "একটি অপারেশনে সর্বোচ্চ {limit}টি ফিল্ডের নাম বদলানো যায়। কয়েকটি অপারেশনে চান।";
    TOO_MANY_ROOTS = Invalid "graphql.too-many-roots",
        "An operation may ask for at most {limit} things at its root. Ask in several operations.",
        "একটি অপারেশনের মূলে সর্বোচ্চ {limit}টি জিনিস চাওয়া যায়। কয়েকটি অপারেশনে চান।";
    TOO_COMPLEX = Invalid "graphql.too-complex",
        "The operation would cost {cost}; at most {limit} is worked out at once. Ask for fewer fields of fewer rows.",
        "অপারেশনটির ব্যয় {cost}; একবারে সর্বোচ্চ {limit} করা হয়। কম সারির কম ফিল্ড চান।";
    RESERVED = Invalid "graphql.reserved-name",
        "“{name}” begins with two underscores; such names belong to GraphQL itself. Choose another.",
        "“{name}” দুটি আন্ডারস্কোর দিয়ে শুরু; এমন নাম GraphQL-এর নিজস্ব। অন্য নাম দিন।";
    INTROSPECTION_OFF = Invalid "graphql.introspection-off",
        "The schema is not told here. Read it in the documentation of this release.",
        "এখানে স্কিমা জানানো হয় না। এই সংস্করণের নথিতে দেখুন।";
    NO_SUBSCRIPTIONS = Invalid "graphql.no-subscriptions",
        "Subscriptions are answered over a WebSocket (graphql-transport-ws) at the same address. Open one, or ask with a query.",
        "সাবস্ক্রিপশনের উত্তর একই ঠিকানায় WebSocket (graphql-transport-ws) দিয়ে দেওয়া হয়। সেটি খুলুন, অথবা কোয়েরি দিয়ে চান।";
    ONLY_SUBSCRIPTIONS = Invalid "graphql.only-subscriptions",
        "Over the WebSocket only subscriptions are answered. Send queries and mutations by POST.",
        "WebSocket দিয়ে শুধু সাবস্ক্রিপশনের উত্তর দেওয়া হয়। কোয়েরি ও মিউটেশন POST দিয়ে পাঠান।";
    NOT_BY_GET = Invalid "graphql.not-by-get",
        "What changes something is sent by POST. Send this mutation by POST.",
        "পরিবর্তনকারী অনুরোধ POST দিয়ে পাঠাতে হয়। মিউটেশনটি POST দিয়ে পাঠান।";
    PERSISTED_UNKNOWN = Invalid "graphql.persisted-unknown",
        "No operation is kept under this hash. Send it once with its text.",
        "এই হ্যাশে কোনো অপারেশন রাখা নেই। একবার পুরো লেখাসহ পাঠান।";
    PERSISTED_WRONG = Invalid "graphql.persisted-wrong",
        "The hash is not that of the document that came with it. Send the SHA-256 of its text.",
        "হ্যাশটি সঙ্গের ডকুমেন্টের নয়। লেখাটির SHA-256 পাঠান।";
    NOT_LISTED = Denied "graphql.not-listed",
        "Only the operations of released screens are answered here. Use one of them, or the REST API.",
        "এখানে শুধু প্রকাশিত পর্দার অপারেশনের উত্তর দেওয়া হয়। সেগুলোর একটি অথবা REST API ব্যবহার করুন।";
    EMPTY = Internal "graphql.empty",
        "A field that is never empty came back empty.",
        "যে ফিল্ড কখনো খালি থাকে না সেটি খালি এসেছে।";
    NO_PLAN = Internal "graphql.no-plan",
        "The operation could not be planned.",
        "অপারেশনটির পরিকল্পনা করা যায়নি।";
}

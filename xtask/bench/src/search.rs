//! Search in either script over many parties of one tenant, under row security, and a party read through the graph, both
//! beside the yardstick of the same minute. Some people search at once, not the load client's many.

use std::sync::Arc;

use bangladesh::sound;
use serde_json::json;

use crate::Result;
use crate::client::{self, Draw, Request};
use crate::options::Options;
use crate::program::Program;
use crate::report::{Report, Yardstick, median};
use crate::scenario::{QUESTIONS, Tenant, Turn, WARM_UP, measured, prepare};
use crate::yardstick::{Cluster, PGBENCH};

/// Who search at the same time in an office of some hundred.
const PEOPLE: usize = 4;

/// Names as they are written in both scripts; each party has three.
const NAMES: [(&str, &str); 60] = [
    ("Rahman", "রহমান"),
    ("Karim", "করিম"),
    ("Hossain", "হোসেন"),
    ("Islam", "ইসলাম"),
    ("Ahmed", "আহমেদ"),
    ("Uddin", "উদ্দিন"),
    ("Khan", "খান"),
    ("Chowdhury", "চৌধুরী"),
    ("Sarkar", "সরকার"),
    ("Mia", "মিয়া"),
    ("Sheikh", "শেখ"),
    ("Talukdar", "তালুকদার"),
    ("Bhuiyan", "ভূঁইয়া"),
    ("Mollah", "মোল্লা"),
    ("Haque", "হক"),
    ("Begum", "বেগম"),
    ("Khatun", "খাতুন"),
    ("Akter", "আক্তার"),
    ("Das", "দাস"),
    ("Roy", "রায়"),
    ("Saha", "সাহা"),
    ("Dey", "দে"),
    ("Barua", "বড়ুয়া"),
    ("Biswas", "বিশ্বাস"),
    ("Mondal", "মণ্ডল"),
    ("Pramanik", "প্রামাণিক"),
    ("Gazi", "গাজী"),
    ("Kazi", "কাজী"),
    ("Mridha", "মৃধা"),
    ("Howlader", "হাওলাদার"),
    ("Traders", "ট্রেডার্স"),
    ("Builders", "বিল্ডার্স"),
    ("Enterprise", "এন্টারপ্রাইজ"),
    ("Construction", "কনস্ট্রাকশন"),
    ("Steel", "স্টিল"),
    ("Cement", "সিমেন্ট"),
    ("Bricks", "ব্রিকস"),
    ("Hardware", "হার্ডওয়্যার"),
    ("Electric", "ইলেকট্রিক"),
    ("Sanitary", "স্যানিটারি"),
    ("Tiles", "টাইলস"),
    ("Glass", "গ্লাস"),
    ("Paint", "পেইন্ট"),
    ("Timber", "টিম্বার"),
    ("Transport", "ট্রান্সপোর্ট"),
    ("Engineering", "ইঞ্জিনিয়ারিং"),
    ("Properties", "প্রোপার্টিজ"),
    ("Holdings", "হোল্ডিংস"),
    ("Padma", "পদ্মা"),
    ("Meghna", "মেঘনা"),
    ("Jamuna", "যমুনা"),
    ("Surma", "সুরমা"),
    ("Karnaphuli", "কর্ণফুলী"),
    ("Dhaka", "ঢাকা"),
    ("Sylhet", "সিলেট"),
    ("Khulna", "খুলনা"),
    ("Rajshahi", "রাজশাহী"),
    ("Bogura", "বগুড়া"),
    ("Modern", "মডার্ন"),
    ("National", "ন্যাশনাল"),
];

const PARTIES: &str = "
    insert into master_data.party (tenant_id, id, code, kind, name, name_bn, mobile, residency, state, version)
    select t.tenant_id, gen_random_uuid(), 'B-' || n, 'proprietorship',
           concat_ws(' ', en[1 + n % 60], en[1 + n / 60 % 60], en[1 + n / 3600 % 60]),
           concat_ws(' ', bn[1 + n % 60], bn[1 + n / 60 % 60], bn[1 + n / 3600 % 60]),
           '+88017' || lpad(n::text, 8, '0'), 'resident', 'open', 1
    from organization.tenant t, generate_series(0, :parties - 1) n, (select array[:en] as en, array[:bn] as bn) words
    where t.slug = 'bench-0'
      and not exists (select from master_data.party p where p.tenant_id = t.tenant_id)";
const TOKENS: &str = "
    insert into data.search_token (tenant_id, kind, token, id)
    select distinct p.tenant_id, 'master_data.party', token, p.id
    from master_data.party p,
         unnest(string_to_array(lower(p.name), ' ') || string_to_array(p.name_bn, ' ') || array['0' || substr(p.mobile, 5), substr(p.code, 3)])
           as token
    where p.code like 'B-%'";
const SOUNDS: &str = "
    insert into data.search_token (tenant_id, kind, token, id)
    select distinct p.tenant_id, 'master_data.party.sound', k.key, p.id
    from master_data.party p, unnest(string_to_array(p.name, ' ')) as word
    join (values :keys) as k(name, key) on k.name = word
    where p.code like 'B-%'";

const SEARCH: &str =
    "query($text: String!) { parties(listing: { text: $text, first: 20 }) { items { id code name nameBn mobile } } }";
const READ: &str =
    "query($id: PartyId!) { party(id: $id) { id code name nameBn kind mobile roles { role } vendor { state } } }";

struct Bench {
    name: &'static str,
    requests: Arc<[Request]>,
    turns: Vec<(f64, Turn)>,
}

/// Takes turns: the yardstick, then each kind of search.
pub fn search(report: &Report, options: &Options, program: &Program) -> Result {
    let options = &Options { connections: PEOPLE, ..options.clone() };
    let (cluster, tenants) = prepare(options, program)?;
    fill(options, &cluster)?;
    let mut benches = vec![
        asks(options, &tenants, "two words begun, Latin", |draw| format!("{} {}", begun(draw, 0), begun(draw, 0))),
        asks(options, &tenants, "two words begun, Bengali", |draw| format!("{} {}", begun(draw, 1), begun(draw, 1))),
        asks(options, &tenants, "one whole word, either script", |draw| begun(draw, 2)),
        asks(options, &tenants, "a mobile number begun", |draw| format!("01700{:04}", draw.below(6_000))),
        reads(options, &cluster, &tenants)?,
    ];
    for bench in &benches {
        client::round(&options.listen, &bench.requests, PEOPLE, WARM_UP)?;
    }
    for number in 1..=options.rounds {
        eprintln!("round {number} of {}", options.rounds);
        for bench in &mut benches {
            let yardstick = cluster.round(options)?;
            bench.turns.push((yardstick, measured(options, program, &bench.requests)?));
        }
    }
    benches.iter().for_each(|bench| tell(report, options, bench));
    Ok(())
}

fn tell(report: &Report, options: &Options, bench: &Bench) {
    let name = format!("parties, {} in one tenant, {PEOPLE} people: {}", options.parties, bench.name);
    let of = |figure: &dyn Fn(&Turn) -> f64| median(bench.turns.iter().map(|(_, turn)| figure(turn)).collect());
    let value = median(bench.turns.iter().map(|(yardstick, _)| *yardstick).collect());
    let yardstick = Yardstick { what: PGBENCH, value };
    report.beside(&name, "throughput", of(&|turn| turn.round.rate()), "requests/s", &yardstick);
    for (part, at) in [("p50", 0.5), ("p95", 0.95), ("p99", 0.99)] {
        report.figure(&name, &format!("latency {part}"), of(&|turn| turn.round.quantile(at)), "ms");
    }
}

fn fill(options: &Options, cluster: &Cluster) -> Result {
    eprintln!("writing {} parties", options.parties);
    let quoted = |words: Vec<&str>| words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(", ");
    let (en, bn) = NAMES.iter().copied().unzip::<_, _, Vec<_>, Vec<_>>();
    let keys = NAMES.iter().filter_map(|(en, _)| Some(format!("('{en}', '{}')", sound::key(en)?)));
    let keys = keys.collect::<Vec<_>>().join(", ");
    let parties = PARTIES.replace(":parties", &options.parties.to_string()).replace(":en", &quoted(en));
    cluster.sql(&parties.replace(":bn", &quoted(bn)))?;
    // Asked beforehand: a statement that looks for its own rows while it writes them never ends.
    if cluster.sql("select exists (select from data.search_token where kind = 'master_data.party.sound')")? == "f" {
        cluster.sql(TOKENS)?;
        cluster.sql(&SOUNDS.replace(":keys", &keys))?;
    }
    cluster.sql("vacuum analyze master_data.party, data.search_token").map(drop)
}

/// A name as it is typed: its first half in a script, or the whole in either.
fn begun(draw: &mut Draw, script: usize) -> String {
    let (en, bn) = NAMES[draw.below(NAMES.len())];
    let half = |word: &str| word.chars().take(word.chars().count().div_ceil(2).max(3)).collect();
    match script {
        0 => half(en),
        1 => half(bn),
        _ if draw.below(2) == 0 => en.to_owned(),
        _ => bn.to_owned(),
    }
}

fn asks(options: &Options, tenants: &[Tenant], name: &'static str, text: impl Fn(&mut Draw) -> String) -> Bench {
    let mut draw = Draw::new(7);
    let ask = |draw: &mut Draw| request(options, tenants, SEARCH, json!({ "text": text(draw) }), "\"items\":[");
    let requests: Vec<Request> = (0..QUESTIONS / 20).map(|_| ask(&mut draw)).collect();
    Bench { name, requests: requests.into(), turns: Vec::new() }
}

fn reads(options: &Options, cluster: &Cluster, tenants: &[Tenant]) -> Result<Bench> {
    let ids = cluster.sql("select id from master_data.party where code like 'B-%' order by random() limit 20000")?;
    let requests: Vec<Request> =
        ids.lines().map(|id| request(options, tenants, READ, json!({ "id": id }), id)).collect();
    Ok(Bench { name: "one read with its roles and vendor", requests: requests.into(), turns: Vec::new() })
}

fn request(options: &Options, tenants: &[Tenant], query: &str, variables: serde_json::Value, answer: &str) -> Request {
    let token = tenants.first().map_or("", |tenant| &tenant.token);
    let body = json!({ "query": query, "variables": variables }).to_string();
    let head = format!(
        "POST /graphql HTTP/1.1\r\nhost: {}\r\nauthorization: Bearer {token}\r\ncontent-type: application/json\r\n\
         content-length: {}\r\n\r\n{body}",
        options.listen,
        body.len()
    );
    Request { bytes: head.into_bytes(), expected: answer.as_bytes().to_vec() }
}

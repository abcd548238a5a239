//! Many parties and items of one tenant, with the words they are found by as the program itself would write them.

use std::io::Write;

use bangladesh::sound;
use data::search;

use crate::Result;
use crate::yardstick::Cluster;

/// Names as they are written in both scripts; each party has three.
pub const NAMES: [(&str, &str); 60] = [
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

/// One party in so many is a vendor.
const VENDOR: usize = 300;

const MEASURE: &str = "
    insert into master_data.measure (tenant_id, id, symbol, name, quality, numerator, denominator, decimals, shipped, state, version)
    select tenant_id, md5('bench')::uuid, 'bench', 'Bench', 'mass', 1, 1, 0, false, 'open', 1 from organization.tenant where slug = 'bench-0'";
const PARTY: &str =
    "copy master_data.party (tenant_id, id, code, kind, name, name_bn, mobile, residency, state, version) from stdin";
const ITEM: &str = "
    copy master_data.item (tenant_id, id, code, kind, name, name_bn, aliases, measure_id, tracking, state, version) from stdin";
const TOKEN: &str = "copy data.search_token (tenant_id, kind, token, id, signature) from stdin";
const VENDORS: &str = "
    insert into master_data.vendor (tenant_id, id, party_id, type, raised_by, state, version)
    select p.tenant_id, gen_random_uuid(), p.id, 'supplier', 'operator', 'approved', 1
    from master_data.party p join data.search_token t using (tenant_id, id)
    where t.kind = 'master_data.party' and t.token = '#vendor'";

/// Writes so many of each, where there are none yet.
pub fn fill(cluster: &Cluster, count: usize) -> Result {
    if cluster.sql("select exists (select from master_data.item where code like 'B-%')")? == "t" {
        return Ok(());
    }
    eprintln!("writing {count} parties and items");
    let tenant = cluster.sql("select tenant_id from organization.tenant where slug = 'bench-0'")?;
    let measure = cluster.sql("select md5('bench')::uuid")?;
    cluster.sql(MEASURE)?;
    cluster.copy(PARTY, |to| {
        rows(to, count, |n| {
            let [en, bn] = names(n);
            format!("{tenant}\t{}\tB-{n}\tproprietorship\t{en}\t{bn}\t+88017{n:08}\tresident\topen\t1", id(1, n))
        })
    })?;
    cluster.copy(ITEM, |to| {
        rows(to, count, |n| {
            let [en, bn] = names(n);
            format!("{tenant}\t{}\tB-{n}\tstock\t{en}\t{bn}\t{{}}\t{measure}\tnone\topen\t1", id(2, n))
        })
    })?;
    cluster.copy(TOKEN, |to| {
        for n in 0..count {
            let ([en, bn], code, mobile) = (names(n), format!("B-{n}"), format!("017{n:08}"));
            let party: &[&str] = if n % VENDOR == 0 {
                &["state:open", "kind:proprietorship", "vendor"]
            } else {
                &["state:open", "kind:proprietorship"]
            };
            tokens(to, &tenant, "master_data.party", &id(1, n), [&[&code, &mobile], &[&en, &bn], party])?;
            tokens(to, &tenant, "master_data.item", &id(2, n), [&[&code], &[&en, &bn], &["state:open", "kind:stock"]])?;
        }
        Ok(())
    })?;
    cluster.sql(VENDORS)?;
    cluster.sql("vacuum analyze master_data.party, master_data.item, master_data.vendor, data.search_token").map(drop)
}

fn rows(to: &mut dyn Write, count: usize, row: impl Fn(usize) -> String) -> std::io::Result<()> {
    (0..count).try_for_each(|n| writeln!(to, "{}", row(n)))
}

/// A record's words, then how its names sound.
fn tokens(to: &mut dyn Write, tenant: &str, kind: &str, id: &str, parts: [&[&str]; 3]) -> std::io::Result<()> {
    let [others, names, facets] = parts;
    let sounds = sound::keys(&names.join(" "));
    let sounds: Vec<&str> = sounds.iter().map(String::as_str).collect();
    for (kind, texts) in [(kind.to_owned(), [others, names].concat()), (format!("{kind}.sound"), sounds)] {
        let (words, signature) = search::stored(&texts, facets);
        for word in words {
            writeln!(to, "{tenant}\t{kind}\t{word}\t{id}\t{signature}")?;
        }
    }
    Ok(())
}

/// In the order of their writing, as ids of the program are.
fn id(kind: u8, n: usize) -> String {
    format!("0190{kind:04x}-{:04x}-7{:03x}-8000-{n:012x}", n >> 12, n & 0xfff)
}

/// Three words in either script.
fn names(n: usize) -> [String; 2] {
    let of = |n: usize| NAMES[n % NAMES.len()];
    let words = [of(n), of(n / NAMES.len()), of(n / NAMES.len().pow(2))];
    [words.map(|(en, _)| en).join(" "), words.map(|(_, bn)| bn).join(" ")]
}

//! The same acts over REST: JSON in, JSON out; files of entries.

use std::sync::Arc;

use contracts::audit::{EntryId, HoldId, SubjectId};
use kernel::rest::schema;
use kernel::{CompanyId, Endpoint, Outline, Reply};

use crate::entry::{Asked, Entry, Filter, Form};
use crate::hold::{Hold, PlaceHold, ReleaseHold};
use crate::retention::{Kept, Lengthen};
use crate::room::Room;
use crate::{errors, permissions};

/// Where the next file begins, as a header.
const NEXT: &str = "x-next";

/// Every REST operation.
pub fn endpoints(room: &Arc<Room>) -> Vec<Endpoint> {
    let mut all = entries(room);
    all.extend(holds(room));
    all.extend(retention(room));
    all
}

fn filtered(outline: Outline) -> Outline {
    outline
        .asked_as("from", "Not before this instant", "এই সময়ের আগের নয়", schema::timestamp)
        .asked_as("until", "Before this instant", "এই সময়ের আগের", schema::timestamp)
        .asked_as(
            "actor",
            "Who: person:<id>, operator, service:<name>",
            "কে: person:<id>, operator, service:<name>",
            schema::string,
        )
        .asked_as("noun", "What kind of thing", "কী ধরনের বিষয়", schema::string)
        .asked::<SubjectId>("subject", "Which one", "কোনটি")
        .asked_as("operation", "The act", "কাজটি", schema::string)
        .asked::<CompanyId>(
            "company",
            "Of which company, where the thing says so",
            "কোন কোম্পানির, যেখানে বিষয়টিতে তা বলা আছে",
        )
        .asked_as("field", "A field that was changed", "যে ঘর পরিবর্তিত হয়েছে", schema::string)
        .asked_as(
            "text",
            "Words that names, codes, numbers or reasons begin with",
            "নাম, কোড, নম্বর বা কারণের শব্দের শুরু",
            schema::string,
        )
}

fn entries(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        filtered(Endpoint::get("/api/v1/audit/entries", "Entries of the audit trail, the newest first", "অডিট ট্রেইলের এন্ট্রি, নতুনগুলো আগে"))
            .needs(&permissions::ENTRY_READ)
            .pages::<Entry>()
            .does(room, async |room, cx, call| {
                let after: Option<String> = call.asked("after")?;
                let asked = Asked::new(Filter::of(&call)?, call.asked("first")?, after.as_deref())?;
                Reply::json(&room.entries.list(&cx, asked).await?)
            }),
        Endpoint::get("/api/v1/audit/entries/{id}", "An entry of the audit trail", "অডিট ট্রেইলের একটি এন্ট্রি")
            .needs(&permissions::ENTRY_READ)
            .gives::<Entry>()
            .does(room, async |room, cx, call| {
                Reply::json(&room.entries.find(&cx, call.param::<EntryId>("id", "entry")?).await?)
            }),
        Endpoint::get(
            "/api/v1/audit/entries/{id}/proof",
            "The proof that an entry stands in a sealed block, for anybody to check",
            "এন্ট্রিটি সিল করা ব্লকে আছে তার প্রমাণ, যে কেউ যাচাই করতে পারেন",
        )
        .needs(&permissions::ENTRY_READ)
        .gives_file("application/json")
        .refuses(&[&errors::NOT_SEALED])
        .does(room, async |room, cx, call| {
            Reply::json(&room.entries.proof(&cx, call.param::<EntryId>("id", "entry")?).await?)
        }),
        filtered(Endpoint::get(
            "/api/v1/audit/export",
            "Up to 2,000 entries as a file: a table, or a proof a line; the header x-next says where the next file begins",
            "ফাইল হিসেবে সর্বোচ্চ ২,০০০ এন্ট্রি: টেবিল, অথবা প্রতি লাইনে একটি প্রমাণ; পরের ফাইল কোথায় শুরু তা x-next হেডারে",
        ))
        .asked::<Form>("format", "csv or jsonl; csv when absent", "csv বা jsonl; না দিলে csv")
        .asked_as("after", "x-next of the file before", "আগের ফাইলের x-next", schema::string)
        .needs(&permissions::ENTRY_EXPORT)
        .gives_file("text/csv; charset=utf-8")
        .does(room, async |room, cx, call| {
            let form = call.query.get("format").map(|form| form.parse()).transpose()?.unwrap_or(Form::Csv);
            let after: Option<String> = call.asked("after")?;
            let (text, next) = room.entries.export(&cx, Filter::of(&call)?, form, after.as_deref()).await?;
            let kind = if form == Form::Csv { "text/csv; charset=utf-8" } else { "application/x-ndjson" };
            let name = format!("attachment; filename=\"audit.{}\"", form.word());
            let reply = Reply::of(kind, text).header("content-disposition", name);
            Ok(match next {
                Some(next) => reply.header(NEXT, next),
                None => reply,
            })
        }),
    ]
}

fn holds(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::get("/api/v1/audit/holds", "Legal holds, those in force first", "আইনি হোল্ড, কার্যকরগুলো আগে")
            .needs(&permissions::HOLD_MANAGE)
            .gives_all::<Hold>()
            .does(room, async |room, cx, _| Reply::json(&room.holds.list(&cx).await?)),
        Endpoint::post("/api/v1/audit/holds", "Holds records for a legal proceeding", "আইনি প্রক্রিয়ার জন্য নথি আটকে রাখা")
            .needs(&permissions::HOLD_MANAGE)
            .takes::<PlaceHold>()
            .gives::<Hold>()
            .status(201)
            .refuses(&[&errors::HOLD_PERIOD])
            .does(room, async |room, cx, call| {
                Ok(Reply::json(&room.holds.place(&cx, call.json::<PlaceHold>()?).await?)?.status(201))
            }),
        Endpoint::post("/api/v1/audit/holds/{id}/release", "Releases a hold", "হোল্ড ছেড়ে দেওয়া")
            .needs(&permissions::HOLD_MANAGE)
            .takes::<ReleaseHold>()
            .gives::<Hold>()
            .refuses(&[&errors::HOLD_RELEASED])
            .does(room, async |room, cx, call| {
                let id = call.param::<HoldId>("id", "hold")?;
                let input = ReleaseHold { id, ..call.json::<ReleaseHold>()? };
                Reply::json(&room.holds.release(&cx, input).await?)
            }),
    ]
}

fn retention(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::get("/api/v1/audit/retention", "How long each kind of records is kept", "কোন ধরনের নথি কতদিন রাখা হয়")
            .needs(&permissions::RETENTION_MANAGE)
            .gives_all::<Kept>()
            .does(room, async |room, cx, _| Reply::json(&room.retention.list(&cx).await?)),
        Endpoint::post("/api/v1/audit/retention", "Keeps a kind of records longer", "কোনো ধরনের নথি আরও বেশি দিন রাখা")
            .needs(&permissions::RETENTION_MANAGE)
            .takes::<Lengthen>()
            .gives_all::<Kept>()
            .refuses(&[&errors::RETENTION_BELOW_FLOOR, &errors::RETENTION_SHORTER, &errors::RETENTION_TOO_LONG])
            .does(room, async |room, cx, call| {
                Reply::json(&room.retention.lengthen(&cx, call.json::<Lengthen>()?).await?)
            }),
    ]
}

//! The same over REST: JSON in, JSON out.

use std::sync::Arc;

use contracts::rules_engine::EvaluationId;
use kernel::rest::schema;
use kernel::{Call, Endpoint, Error, Outline, Reply, Result, codes};

use crate::due::{DueAsked, DueKind, RuleDueRun};
use crate::evaluation::EvaluationTold;
use crate::pack::{Rule, RulePack, Wanted};
use crate::room::Room;
use crate::trial::Case;
use crate::wording::Speech;
use crate::{errors, permissions};

/// Every REST operation.
pub fn endpoints(room: &Arc<Room>) -> Vec<Endpoint> {
    let mut all = packs(room);
    all.extend(evaluations(room));
    all.push(due_dates(room));
    all
}

fn packs(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::get(
            "/api/v1/rules-engine/packs",
            "Packs of rules, the newest law first",
            "নিয়মের প্যাক, নতুনতম আইন আগে",
        )
        .needs(&permissions::RULE_READ)
        .gives_all::<RulePack>()
        .does(room, async |room, cx, _| Reply::json(&room.packs.list(&cx).await?)),
        Endpoint::get("/api/v1/rules-engine/packs/{id}", "A pack of rules", "একটি নিয়মের প্যাক")
            .needs(&permissions::RULE_READ)
            .gives::<RulePack>()
            .does(room, async |room, cx, call| {
                let id = call.param::<String>("id", "pack")?;
                Reply::json(&room.packs.find(&cx, &id, Speech::default()).await?)
            }),
        searched(Endpoint::get(
            "/api/v1/rules-engine/packs/{id}/rules",
            "The rows of a pack with their law and dates",
            "আইন ও তারিখসহ প্যাকের সারিগুলো",
        ))
        .needs(&permissions::RULE_READ)
        .gives_all::<Rule>()
        .does(room, async |room, cx, call| {
            let (id, wanted) = (call.param::<String>("id", "pack")?, wanted(&call)?);
            Reply::json(&room.packs.rules(&cx, &id, &wanted, Speech::default()).await?)
        }),
    ]
}

/// `?from=&until=&kind=`: other systems put them into their own calendars.
fn due_dates(room: &Arc<Room>) -> Endpoint {
    Endpoint::get(
        "/api/v1/rules-engine/due-dates",
        "Due dates of the law from a day to another, the soonest first",
        "এক তারিখ থেকে আরেক তারিখ পর্যন্ত আইনি সময়সীমা, নিকটতম আগে",
    )
    .needs(&permissions::RULE_READ)
    .asked_as("from", "The first day", "প্রথম দিন", schema::date)
    .always()
    .asked_as("until", "The last day, two years later at most", "শেষ দিন, সর্বোচ্চ দুই বছর পর", schema::date)
    .always()
    .asked::<DueKind>("kind", "Only of this law", "কেবল এই আইনের")
    .refuses(&[&errors::DUE_SPAN])
    .gives_all::<RuleDueRun>()
    .does(room, async |room, cx, call| {
        let day = |name| call.asked(name)?.ok_or_else(|| Error::new(&codes::REQUIRED).field(name));
        let asked =
            DueAsked { pack: None, from: day("from")?, until: day("until")?, kind: call.asked("kind")?, known: None };
        Reply::json(&room.due_dates.calendar(&cx, asked).await?)
    })
}

fn evaluations(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::get("/api/v1/rules-engine/evaluations/{id}", "An evaluation as it was kept", "সংরক্ষিত একটি মূল্যায়ন")
            .needs(&permissions::EVALUATION_READ)
            .gives::<EvaluationTold>()
            .does(room, async |room, cx, call| {
                let id = call.param::<EvaluationId>("id", "evaluation")?;
                Reply::json(&room.evaluations.find(&cx, id).await?.with_id())
            }),
        Endpoint::post(
            "/api/v1/rules-engine/evaluations",
            "Decides a case and keeps it",
            "একটি ক্ষেত্রে সিদ্ধান্ত নির্ণয় করে সংরক্ষণ করে",
        )
        .needs(&permissions::EVALUATION_CREATE)
        .takes::<Case>()
        .gives::<EvaluationTold>()
        .does(room, async |room, cx, call| Reply::json(&room.evaluations.create(&cx, call.json()?).await?.with_id())),
    ]
}

/// `?table=&on=&known=&text=`.
fn searched(outline: Outline) -> Outline {
    outline
        .asked_as("table", "Only of this table", "কেবল এই ছকের", schema::string)
        .asked_as("on", "Only those that count on this day", "কেবল যেগুলো এই দিনে প্রযোজ্য", schema::date)
        .asked_as("known", "As far as was known on this day", "এই দিন পর্যন্ত যা জানা", schema::date)
        .asked_as("text", "Only those in which all these words stand", "কেবল যেগুলোতে এই সব শব্দ আছে", schema::string)
}

fn wanted(call: &Call) -> Result<Wanted> {
    Ok(Wanted {
        table: call.asked("table")?,
        on: call.asked("on")?,
        known: call.asked("known")?,
        search: call.asked("text")?,
    })
}

//! The same acts over REST: JSON in, JSON out.

use std::sync::Arc;

use contracts::organization::{BranchId, CompanyChangeId, FiscalYearId, PositionId, UnitId};
use kernel::rest::schema;
use kernel::{CompanyId, Endpoint, Error, Outline, Reply, Result, codes};

use crate::branch::{Branch, NewBranch};
use crate::company::{Company, NewCompany};
use crate::company_change::{CompanyChange, Wanted};
use crate::fiscal_year::FiscalYear;
use crate::page::Listing;
use crate::position::Position;
use crate::room::Room;
use crate::tenant::Tenant;
use crate::unit::{NewUnit, Unit, UnitKind};
use crate::words::OpenState;
use crate::{errors, permissions};

/// Every REST operation.
pub fn endpoints(room: &Arc<Room>) -> Vec<Endpoint> {
    let mut all = reads(room);
    all.extend(lists(room));
    all.extend(creates(room));
    all
}

fn reads(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::get(
            "/api/v1/organization/tenant",
            "The organization one is signed in to",
            "যে প্রতিষ্ঠানে সাইন ইন করা আছে",
        )
        .needs(&permissions::TENANT_READ)
        .gives::<Tenant>()
        .does(room, async |room, cx, _| Reply::json(&room.tenants.find(&cx).await?)),
        Endpoint::get("/api/v1/organization/companies/{id}", "A company", "একটি কোম্পানি")
            .needs(&permissions::COMPANY_READ)
            .gives::<Company>()
            .does(room, async |room, cx, call| {
                Reply::json(&room.companies.find(&cx, call.param::<CompanyId>("id", "company")?).await?)
            }),
        Endpoint::get("/api/v1/organization/branches/{id}", "A branch", "একটি শাখা")
            .needs(&permissions::BRANCH_READ)
            .gives::<Branch>()
            .does(room, async |room, cx, call| {
                Reply::json(&room.branches.find(&cx, call.param::<BranchId>("id", "branch")?).await?)
            }),
        Endpoint::get(
            "/api/v1/organization/units/{id}",
            "A division, department or cost centre",
            "একটি ডিভিশন, ডিপার্টমেন্ট বা কস্ট সেন্টার",
        )
        .needs(&permissions::UNIT_READ)
        .gives::<Unit>()
        .does(room, async |room, cx, call| {
            Reply::json(&room.units.find(&cx, call.param::<UnitId>("id", "unit")?).await?)
        }),
        Endpoint::get("/api/v1/organization/positions/{id}", "A position", "একটি পদ")
            .needs(&permissions::POSITION_READ)
            .gives::<Position>()
            .does(room, async |room, cx, call| {
                Reply::json(&room.positions.find(&cx, call.param::<PositionId>("id", "position")?).await?)
            }),
        Endpoint::get("/api/v1/organization/fiscal-years/{id}", "A fiscal year", "একটি অর্থবছর")
            .needs(&permissions::FISCAL_YEAR_READ)
            .gives::<FiscalYear>()
            .does(room, async |room, cx, call| {
                Reply::json(&room.fiscal_years.find(&cx, call.param::<FiscalYearId>("id", "fiscal year")?).await?)
            }),
        Endpoint::get(
            "/api/v1/organization/company-changes/{id}",
            "A request to change a company's legal identity",
            "কোম্পানির আইনি পরিচয় পরিবর্তনের একটি অনুরোধ",
        )
        .needs(&permissions::COMPANY_CHANGE_READ)
        .gives::<CompanyChange>()
        .does(room, async |room, cx, call| {
            Reply::json(&room.changes.find(&cx, call.param::<CompanyChangeId>("id", "request")?).await?)
        }),
    ]
}

fn lists(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        searched(Endpoint::get("/api/v1/organization/companies", "Companies by name", "নাম অনুসারে কোম্পানি"))
            .needs(&permissions::COMPANY_READ)
            .pages::<Company>()
            .does(room, async |room, cx, call| Reply::json(&room.companies.list(&cx, Listing::of(&call)?).await?)),
        searched(of_company(Endpoint::get("/api/v1/organization/branches", "Branches by code", "কোড অনুসারে শাখা")))
            .needs(&permissions::BRANCH_READ)
            .pages::<Branch>()
            .does(room, async |room, cx, call| Reply::json(&room.branches.list(&cx, Listing::of(&call)?).await?)),
        searched(of_company(Endpoint::get(
            "/api/v1/organization/units",
            "Divisions, departments and cost centres by code",
            "কোড অনুসারে ডিভিশন, ডিপার্টমেন্ট ও কস্ট সেন্টার",
        )))
        .asked::<UnitKind>("kind", "Only of this kind", "কেবল এই ধরনের")
        .asked::<BranchId>("branch", "Only of this branch", "কেবল এই শাখার")
        .needs(&permissions::UNIT_READ)
        .pages::<Unit>()
        .does(room, async |room, cx, call| {
            let kind = call.query.get("kind").map(|kind| kind.parse()).transpose()?;
            Reply::json(&room.units.list(&cx, Listing::of(&call)?, kind, call.asked("branch")?).await?)
        }),
        searched(of_company(Endpoint::get("/api/v1/organization/positions", "Positions by key", "কী অনুসারে পদ")))
            .asked::<BranchId>("branch", "Only of this branch", "কেবল এই শাখার")
            .needs(&permissions::POSITION_READ)
            .pages::<Position>()
            .does(room, async |room, cx, call| {
                Reply::json(&room.positions.list(&cx, Listing::of(&call)?, call.asked("branch")?).await?)
            }),
        of_company(Endpoint::get(
            "/api/v1/organization/fiscal-years",
            "A company's fiscal years",
            "একটি কোম্পানির অর্থবছর",
        ))
        .always()
        .needs(&permissions::FISCAL_YEAR_READ)
        .gives_all::<FiscalYear>()
        .does(room, async |room, cx, call| {
            Reply::json(&room.fiscal_years.list(&cx, company(&Listing::of(&call)?)?).await?)
        }),
        of_company(Endpoint::get(
            "/api/v1/organization/company-changes",
            "A company's requests, the latest first",
            "একটি কোম্পানির অনুরোধ, সর্বশেষটি আগে",
        ))
        .always()
        .needs(&permissions::COMPANY_CHANGE_READ)
        .pages::<CompanyChange>()
        .does(room, async |room, cx, call| {
            let listing = Listing::of(&call)?;
            Reply::json(&room.changes.list(&cx, company(&listing)?, Wanted::default(), listing).await?)
        }),
    ]
}

fn creates(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::post("/api/v1/organization/companies", "Sets up a company", "কোম্পানি তৈরি করে")
            .needs(&permissions::COMPANY_CREATE)
            .takes::<NewCompany>()
            .gives::<Company>()
            .refuses(&[&errors::LIMIT_REACHED])
            .does(room, async |room, cx, call| Reply::json(&room.companies.create(&cx, call.json()?).await?)),
        Endpoint::post("/api/v1/organization/branches", "Sets up a branch", "শাখা তৈরি করে")
            .needs(&permissions::BRANCH_CREATE)
            .takes::<NewBranch>()
            .gives::<Branch>()
            .refuses(&[&errors::LIMIT_REACHED])
            .does(room, async |room, cx, call| Reply::json(&room.branches.create(&cx, call.json()?).await?)),
        Endpoint::post(
            "/api/v1/organization/units",
            "Sets up a division, department or cost centre",
            "ডিভিশন, ডিপার্টমেন্ট বা কস্ট সেন্টার তৈরি করে",
        )
        .needs(&permissions::UNIT_CREATE)
        .takes::<NewUnit>()
        .gives::<Unit>()
        .refuses(&[&errors::LIMIT_REACHED])
        .does(room, async |room, cx, call| Reply::json(&room.units.create(&cx, call.json()?).await?)),
    ]
}

/// `?company=`.
fn of_company(outline: Outline) -> Outline {
    outline.asked::<CompanyId>("company", "Only of this company", "কেবল এই কোম্পানির")
}

/// `?state=&text=`.
fn searched(outline: Outline) -> Outline {
    outline.asked::<OpenState>("state", "Only in this state", "কেবল এই অবস্থার").asked_as(
        "text",
        "Only with words beginning like these: of names in either script, codes, TIN and BIN",
        "কেবল যেগুলোতে এভাবে শুরু হওয়া শব্দ আছে: যেকোনো লিপির নাম, কোড, টিআইএন ও বিআইএন",
        schema::string,
    )
}

fn company(listing: &Listing) -> Result<CompanyId> {
    listing.company_id.ok_or_else(|| Error::new(&codes::REQUIRED).field("company"))
}

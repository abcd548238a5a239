//! The one seam for approvals: a document is submitted, somebody else decides. One level, never the maker.
//! Workflow will replace the decider behind it; no document changes then.

use async_graphql::SimpleObject;
use kernel::{Actor, CompanyId, Cx, Error, Money, Result};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::errors;
use crate::look::Look;
use crate::timeline::PersonNode;
use crate::tx::Tx;

kernel::id! {
    /// One submission of one document.
    ApprovalId,
}

/// A document asking for a second pair of eyes.
pub struct Submission {
    /// `service.noun`.
    pub kind: &'static str,
    /// The document.
    pub document: Uuid,
    /// Its company, if it has one.
    pub company: Option<CompanyId>,
    /// Total with VAT in base currency.
    pub amount: Option<Money>,
    /// What it is about, for the one who decides.
    pub about: About,
    /// Who wrote the document, as [`kernel::Actor`] prints: neither they nor the one who submits it decides.
    pub raised_by: String,
}

/// What a document that waits is about: no prose, so that each reader reads it in a language of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, SimpleObject)]
#[serde(rename_all = "camelCase")]
#[graphql(name = "WaitingAbout", shareable)]
pub struct About {
    /// What or whom it is about, by its name.
    pub name: String,
    /// That name in Bengali.
    pub name_bn: Option<String>,
    /// What it says or would change, the most important first.
    pub facts: Vec<Stated>,
}

/// A field of a document and what stands in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, SimpleObject)]
#[graphql(name = "WaitingFact", shareable)]
pub struct Stated {
    /// The field, as the document's inputs name it.
    pub field: String,
    /// What stands in it, as REST writes it.
    pub value: String,
}

impl About {
    /// About something of this name.
    #[must_use]
    pub fn new(name: &str, name_bn: Option<&str>) -> Self {
        Self { name: name.to_owned(), name_bn: name_bn.map(str::to_owned), facts: Vec::new() }
    }

    /// And says this, where there is something to say.
    #[must_use]
    pub fn says(mut self, field: &str, value: Option<String>) -> Self {
        self.facts.extend(value.map(|value| Stated { field: field.to_owned(), value }));
        self
    }

    /// As a row keeps it. What was submitted before there were facts is called by the line that was written then.
    fn read(kept: Option<&str>, summary: String) -> Result<Self> {
        match kept {
            Some(kept) => serde_json::from_str(kept).map_err(Error::internal),
            None => Ok(Self { name: summary, ..Self::default() }),
        }
    }
}

/// What the checker says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It may take effect.
    Approve,
    /// It may not; the reason says why.
    Reject,
}

kernel::id! {
    /// A document of whatever kind.
    DocumentId,
}

/// A document that waits for a decision.
#[derive(Clone, Debug, Serialize, Deserialize, SimpleObject)]
#[graphql(name = "WaitingDocument", shareable)]
pub struct Waiting {
    /// The submission.
    pub id: ApprovalId,
    /// `service.noun`.
    pub kind: String,
    /// The document.
    pub document: DocumentId,
    /// Its company.
    pub company_id: Option<CompanyId>,
    /// What it is about; whoever shows it puts it into words of the reader's language.
    pub about: About,
    /// Its total with VAT in base currency, where it has one.
    pub amount: Option<Money>,
    /// Who submitted it: `person:<id>`, `operator`, `service:<name>`.
    pub maker: String,
    /// Who submitted it, when it was a person.
    pub by: Option<PersonNode>,
    /// When.
    pub submitted_at: jiff::Timestamp,
    /// Whether it is the reader's own, so that somebody else must decide.
    pub own: bool,
}

const INSERT: &str = "
    insert into data.approval
      (id, kind, document, company_id, amount_minor, currency, summary, raised_by, maker, submitted_at, about)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::text::jsonb)";

const LOCK: &str = "
    select id, maker, raised_by from data.approval where kind = $1 and document = $2 and state = 'waiting' for update";

const DECIDE: &str = "
    update data.approval set state = $2, checker = $3, decided_at = $4, reason = $5 where id = $1";

const RETELL: &str = "
    update data.approval set about = $3::text::jsonb, summary = $4
    where kind = $1 and document = $2 and state = 'waiting'";

const LIST: &str = "
    select id, kind, document, company_id, amount_minor, currency, summary, about::text as about, maker, raised_by,
           submitted_at
    from data.approval
    where state = 'waiting' and kind = $1 and ($2::uuid[] is null or company_id is null or company_id = any ($2))
    order by submitted_at, id
    limit $3";

/// Submits a document for decision.
///
/// # Errors
/// `data.approval.waiting` when it already waits.
pub async fn submit(tx: &Tx, submission: Submission) -> Result<ApprovalId> {
    let id = ApprovalId::new();
    let minor = submission.amount.map(|amount| amount.minor);
    let currency = submission.amount.map(|amount| amount.currency.to_string());
    let about = serde_json::to_string(&submission.about).map_err(Error::internal)?;
    let (maker, now) = (tx.cx().actor().to_string(), tx.cx().now());
    tx.run(
        INSERT,
        &[
            &id,
            &submission.kind,
            &submission.document,
            &submission.company,
            &minor,
            &currency,
            &submission.about.name,
            &submission.raised_by,
            &maker,
            &now,
            &about,
        ],
    )
    .await?;
    Ok(id)
}

/// Decides; the caller then lets the document take effect, or not, in the same transaction.
///
/// # Errors
/// `data.approval.maker` for whoever wrote or submitted it, `data.approval.none` when nothing waits,
/// `data.approval.reason` for a rejection without one.
pub async fn decide(tx: &Tx, kind: &'static str, document: Uuid, verdict: Verdict, reason: &str) -> Result<()> {
    let reason = reason.trim();
    if verdict == Verdict::Reject && reason.is_empty() {
        return Err(Error::new(&errors::APPROVAL_REASON).field("reason"));
    }
    let (id, maker, raised_by) = lock(tx, kind, document).await?;
    let checker = tx.cx().actor().to_string();
    if checker == maker || checker == raised_by {
        return Err(Error::new(&errors::APPROVAL_MAKER));
    }
    let state = if verdict == Verdict::Approve { "approved" } else { "rejected" };
    tx.run(DECIDE, &[&id, &state, &checker, &tx.cx().now(), &reason]).await?;
    Ok(())
}

/// Takes a submission back; only who wrote or submitted the document may.
///
/// # Errors
/// `data.approval.none` when nothing waits or somebody else's does.
pub async fn recall(tx: &Tx, kind: &'static str, document: Uuid, reason: Option<&str>) -> Result<()> {
    let (id, maker, raised_by) = lock(tx, kind, document).await?;
    let actor = tx.cx().actor().to_string();
    if actor != maker && actor != raised_by {
        return Err(Error::new(&errors::APPROVAL_NONE));
    }
    tx.run(DECIDE, &[&id, &"recalled", &actor, &tx.cx().now(), &reason]).await?;
    Ok(())
}

/// Says anew what a document that waits is about, when something it names became something else. Who may decide stays.
///
/// # Errors
/// `data.approval.none` when nothing waits.
pub async fn retell(tx: &Tx, kind: &'static str, document: Uuid, about: &About) -> Result<()> {
    let told = serde_json::to_string(about).map_err(Error::internal)?;
    match tx.run(RETELL, &[&kind, &document, &told, &about.name]).await? {
        0 => Err(Error::new(&errors::APPROVAL_NONE)),
        _ => Ok(()),
    }
}

async fn lock(tx: &Tx, kind: &str, document: Uuid) -> Result<(ApprovalId, String, String)> {
    let waiting = tx
        .find(LOCK, &[&kind, &document], |row| Ok((row.get("id")?, row.get("maker")?, row.get("raised_by")?)))
        .await?;
    waiting.ok_or_else(|| Error::new(&errors::APPROVAL_NONE))
}

/// What of this kind waits, oldest first, in the companies of the scope.
///
/// # Errors
/// What the database refuses.
// open: the caller has required the permission to decide this kind.
pub async fn waiting(
    look: &Look,
    cx: &Cx,
    kind: &'static str,
    companies: &Option<Vec<CompanyId>>,
    limit: i64,
) -> Result<Vec<Waiting>> {
    let me = cx.actor().to_string();
    look.list(LIST, &[&kind, companies, &limit], |row| {
        let (maker, raised_by): (String, String) = (row.get("maker")?, row.get("raised_by")?);
        let (minor, currency): (Option<i64>, Option<String>) = (row.get("amount_minor")?, row.get("currency")?);
        let currency = currency.map(|currency| currency.parse()).transpose()?;
        let about: Option<String> = row.get("about")?;
        Ok(Waiting {
            id: row.get("id")?,
            kind: row.get("kind")?,
            document: row.get("document")?,
            company_id: row.get("company_id")?,
            about: About::read(about.as_deref(), row.get("summary")?)?,
            amount: minor.zip(currency).map(|(minor, currency)| Money { minor, currency }),
            by: PersonNode::of(&maker),
            own: matches!(cx.actor(), Actor::Person(_)) && (maker == me || raised_by == me),
            maker,
            submitted_at: row.get("submitted_at")?,
        })
    })
    .await
}

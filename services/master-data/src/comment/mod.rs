//! What people say about a document: written beside its changes, never deleted.

mod graphql;

use contracts::master_data::{
    AreaId, BankBranchId, BankId, CommentWithdrawn, CommentWritten, CommentedId, ConversionId, DimensionId,
    ItemGroupId, ItemId, MeasureId, PartyId, PartyTermsId, PriceId, PriceListId, ProofId, VendorBankChangeId,
    VendorBankId, VendorId,
};
use data::timeline::{self, Happening, HappeningId, Of};
use kernel::{Cx, PersonId, Result};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::room::Room;

pub use graphql::CommentMutation;

kernel::words! {
    /// A kind of document of master data that can be commented on.
    MasterDataNoun {
        /// A party.
        Party = "party",
        /// A vendor.
        Vendor = "vendor",
        /// What a party showed.
        Proof = "proof",
        /// A company's terms with a party.
        PartyTerms = "party-terms",
        /// What lines of the books are sorted by.
        Dimension = "dimension",
        /// A unit of measure.
        Measure = "measure",
        /// A group of items.
        ItemGroup = "item-group",
        /// An item.
        Item = "item",
        /// What one unit of an item is in its own.
        Conversion = "conversion",
        /// A list of prices.
        PriceList = "price-list",
        /// A price.
        Price = "price",
        /// A division, district, upazila or union.
        Area = "area",
        /// A bank.
        Bank = "bank",
        /// A branch of a bank.
        BankBranch = "bank-branch",
        /// A bank account of a party.
        VendorBank = "vendor-bank",
        /// A request to change a party's bank account.
        VendorBankChange = "vendor-bank-change",
    }
}

/// What writing a comment takes.
#[derive(Clone, Debug, Serialize, Deserialize, async_graphql::InputObject)]
#[graphql(name = "WriteMasterDataComment")]
pub struct WriteComment {
    /// What kind of document.
    pub noun: MasterDataNoun,
    /// The document.
    pub subject: CommentedId,
    /// What is said, in either language: 2,000 characters at most.
    pub text: String,
    /// Who is mentioned in it: 20 people at most. They are told by whoever tells people of news.
    #[serde(default)]
    #[graphql(default)]
    pub mentions: Vec<PersonId>,
}

/// What taking a comment back takes.
#[derive(Clone, Debug, Serialize, Deserialize, async_graphql::InputObject)]
#[graphql(name = "WithdrawMasterDataComment")]
pub struct WithdrawComment {
    /// What kind of document.
    pub noun: MasterDataNoun,
    /// The document.
    pub subject: CommentedId,
    /// The comment.
    pub id: HappeningId,
}

/// A document, as the timeline knows it: operations of this room begin with its name in the database.
fn of(noun: MasterDataNoun, subject: Uuid) -> Of {
    Of { service: "master_data", noun: noun.word(), subject }
}

/// Refuses whoever may not see the document, as the document's own reading does.
async fn expect_seen(room: &Room, cx: &Cx, noun: MasterDataNoun, id: Uuid) -> Result<()> {
    match noun {
        MasterDataNoun::Party => room.parties.find(cx, PartyId(id)).await.map(drop),
        MasterDataNoun::Vendor => room.vendors.find(cx, VendorId(id)).await.map(drop),
        MasterDataNoun::Proof => room.proofs.find(cx, ProofId(id)).await.map(drop),
        MasterDataNoun::PartyTerms => room.terms.find(cx, PartyTermsId(id)).await.map(drop),
        MasterDataNoun::Dimension => room.dimensions.find(cx, DimensionId(id)).await.map(drop),
        MasterDataNoun::Measure => room.measures.find(cx, MeasureId(id)).await.map(drop),
        MasterDataNoun::ItemGroup => room.item_groups.find(cx, ItemGroupId(id)).await.map(drop),
        MasterDataNoun::Item => room.items.find(cx, ItemId(id)).await.map(drop),
        MasterDataNoun::Conversion => room.conversions.find(cx, ConversionId(id)).await.map(drop),
        MasterDataNoun::PriceList => room.price_lists.find(cx, PriceListId(id)).await.map(drop),
        MasterDataNoun::Price => room.prices.find(cx, PriceId(id)).await.map(drop),
        MasterDataNoun::Area => room.areas.find(cx, AreaId(id)).await.map(drop),
        MasterDataNoun::Bank => room.banks.find(cx, BankId(id)).await.map(drop),
        MasterDataNoun::BankBranch => room.bank_branches.find(cx, BankBranchId(id)).await.map(drop),
        MasterDataNoun::VendorBank => room.vendor_banks.find(cx, VendorBankId(id)).await.map(drop),
        MasterDataNoun::VendorBankChange => room.vendor_bank_changes.find(cx, VendorBankChangeId(id)).await.map(drop),
    }
}

/// Says something about a document. Whoever may see it may.
// open: the document's own reading requires its permission first.
pub async fn write(room: &Room, cx: &Cx, input: WriteComment) -> Result<Happening> {
    expect_seen(room, cx, input.noun, input.subject.0).await?;
    room.db
        .command(cx, "master_data.comment.write", &input.clone(), async move |tx| {
            let said = timeline::comment(tx, of(input.noun, input.subject.0), &input.text, &input.mentions)?;
            tx.publish(&CommentWritten {
                subject: input.subject,
                noun: input.noun.word().to_owned(),
                comment_id: said.id.0,
                mentions: said.mentioned(),
            });
            Ok(said)
        })
        .await
}

/// Takes back what one said, within 15 minutes.
// open: the document's own reading requires its permission first.
pub async fn withdraw(room: &Room, cx: &Cx, input: WithdrawComment) -> Result<Happening> {
    expect_seen(room, cx, input.noun, input.subject.0).await?;
    room.db
        .command(cx, "master_data.comment.withdraw", &input.clone(), async move |tx| {
            let said = timeline::withdraw(tx, of(input.noun, input.subject.0), input.id).await?;
            tx.publish(&CommentWithdrawn {
                subject: input.subject,
                noun: input.noun.word().to_owned(),
                comment_id: said.id.0,
            });
            Ok(said)
        })
        .await
}

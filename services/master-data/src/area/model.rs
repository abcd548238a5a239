//! A division, district, upazila or union.

use std::collections::HashMap;

use async_graphql::InputObject;
use contracts::master_data::AreaId;
use kernel::fields::{Fields, NAME, expect_version, plain_digit};
use kernel::{Error, Result, utoipa, words};
use serde::{Deserialize, Serialize};

use crate::errors;
use crate::shipped::{Fate, ListTaken};
use crate::words::OpenState;

words! {
    /// What an area is.
    #[derive(Hash)]
    AreaKind {
        /// One of the country's eight.
        Division = "division",
        /// A zila.
        District = "district",
        /// An upazila, or a thana of a city.
        Upazila = "upazila",
        /// A union, or a ward of a city.
        Union = "union",
    }
}

/// Digits of the bureau of statistics' code of an area at most: two of the division, two each of district and upazila, three
/// of the union.
const GEOCODE: usize = 9;

/// Names people still write, by the district's present one: a place is found by both.
const FORMER: &[(&str, &str)] = &[
    ("Chattogram", "Chittagong"),
    ("Chattagram", "Chittagong Chattogram"),
    ("Cumilla", "Comilla"),
    ("Jashore", "Jessore"),
    ("Barisal", "Barishal"),
    ("Bogura", "Bogra"),
    ("Coxsbazar", "Cox's Bazar"),
    ("Jhalakathi", "Jhalokati"),
    ("Chapainawabganj", "Nawabganj"),
];

/// A place of the country's order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Area {
    pub id: AreaId,
    pub kind: AreaKind,
    #[schema(example = "06-47")]
    pub code: String,
    #[schema(example = "Dhaka")]
    pub name: String,
    #[schema(example = "ঢাকা")]
    pub name_bn: Option<String>,
    /// The bureau of statistics' code.
    pub geocode: Option<String>,
    /// What it lies in.
    pub parent_id: Option<AreaId>,
    pub district_id: Option<AreaId>,
    pub division_id: Option<AreaId>,
    /// Whether the organization made or changed it: taking the country's list leaves it alone.
    pub is_own: bool,
    pub state: OpenState,
    pub version: i32,
}

/// A row of a list of areas; what it lies in is told by the code, up to its last dash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListedArea {
    pub kind: AreaKind,
    pub code: String,
    pub name: String,
    pub name_bn: Option<String>,
    pub geocode: Option<String>,
}

/// What setting up an area takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewArea {
    /// What it is.
    pub kind: AreaKind,
    /// What it lies in; nothing for a division.
    pub parent_id: Option<AreaId>,
    /// Its code, unique: best what it lies in, a dash and a sign of its own.
    #[schema(min_length = 1, max_length = 16, example = "06-47-GUL")]
    pub code: String,
    /// Its name.
    #[schema(min_length = 1, max_length = 200, example = "Gulshan")]
    pub name: String,
    /// Its name in Bengali.
    #[schema(max_length = 200, example = "গুলশান")]
    pub name_bn: Option<String>,
    /// The bureau of statistics' code.
    pub geocode: Option<String>,
}

/// An area's facts; every field is written.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateArea {
    /// The area.
    pub id: AreaId,
    /// The version this change was made on.
    pub version: i32,
    /// Its name.
    pub name: String,
    /// Its name in Bengali.
    pub name_bn: Option<String>,
    /// The bureau of statistics' code.
    pub geocode: Option<String>,
}

impl AreaKind {
    /// What such an area lies in.
    pub fn above(self) -> Option<Self> {
        match self {
            Self::Division => None,
            Self::District => Some(Self::Division),
            Self::Upazila => Some(Self::District),
            Self::Union => Some(Self::Upazila),
        }
    }
}

impl Area {
    /// An area of the organization's own, in `parent`.
    pub fn new(id: AreaId, input: &NewArea, parent: Option<&Self>) -> Result<Self> {
        let mut fields = Fields::default();
        if parent.map(|parent| parent.kind) != input.kind.above() {
            fields.refuse(Error::new(&errors::AREA_PLACE).field("parentId"));
        }
        let area = Self {
            id,
            kind: input.kind,
            code: fields.code("code", &input.code),
            name: fields.required("name", &input.name, NAME),
            name_bn: fields.optional("nameBn", input.name_bn.as_deref(), NAME),
            geocode: geocode(&mut fields, input.geocode.as_deref()),
            parent_id: parent.map(|parent| parent.id),
            district_id: parent.and_then(Self::district),
            division_id: parent.and_then(Self::division),
            is_own: true,
            state: OpenState::Open,
            version: 1,
        };
        fields.done()?;
        Ok(area)
    }

    /// The district that what lies in this area lies in.
    fn district(&self) -> Option<AreaId> {
        if self.kind == AreaKind::District { Some(self.id) } else { self.district_id }
    }

    /// The division that what lies in this area lies in.
    fn division(&self) -> Option<AreaId> {
        if self.kind == AreaKind::Division { Some(self.id) } else { self.division_id }
    }

    /// The area with other facts, from now on the organization's own.
    pub fn update(self, input: &UpdateArea) -> Result<Self> {
        expect_version("area", input.version, self.version)?;
        let open = self.expect_open()?;
        let mut fields = Fields::default();
        let area = Self {
            name: fields.required("name", &input.name, NAME),
            name_bn: fields.optional("nameBn", input.name_bn.as_deref(), NAME),
            geocode: geocode(&mut fields, input.geocode.as_deref()),
            is_own: true,
            version: open.version + 1,
            ..open
        };
        fields.done()?;
        Ok(area)
    }

    /// The area no longer chosen. `in_use` counts what is open in it.
    pub fn close(self, version: i32, in_use: i64) -> Result<Self> {
        expect_version("area", version, self.version)?;
        let open = self.expect_open()?;
        if in_use > 0 {
            return Err(Error::new(&errors::AREA_IN_USE).with("count", in_use));
        }
        Ok(Self { state: OpenState::Closed, is_own: true, version: open.version + 1, ..open })
    }

    /// Itself, unless it is closed.
    pub fn expect_open(self) -> Result<Self> {
        match self.state {
            OpenState::Open => Ok(self),
            OpenState::Closed => Err(Error::new(&errors::AREA_CLOSED)),
        }
    }

    /// What it is found by; `above` are the upazila and the district it lies in.
    pub fn texts<'a>(&'a self, above: impl IntoIterator<Item = &'a Self>) -> Vec<&'a str> {
        let former = FORMER.iter().filter(|(name, _)| *name == self.name).map(|(_, former)| *former);
        let mut texts: Vec<&str> = [&self.name].into_iter().map(String::as_str).chain(former).collect();
        texts.extend([&self.name_bn, &self.geocode].into_iter().flatten().map(String::as_str));
        for area in above {
            texts.push(&area.name);
            texts.extend(area.name_bn.as_deref());
        }
        texts
    }

    /// Itself as a list says it. A list without the bureau's codes says nothing about them.
    fn said_by(&self, listed: Self) -> Self {
        let geocode = listed.geocode.or_else(|| self.geocode.clone());
        Self { name: listed.name, name_bn: listed.name_bn, geocode, ..self.clone() }
    }
}

fn geocode(fields: &mut Fields, text: Option<&str>) -> Option<String> {
    let digits: String = fields.optional("geocode", text, GEOCODE)?.chars().map(plain_digit).collect();
    if !digits.chars().all(|digit| digit.is_ascii_digit()) {
        fields.refuse(Error::new(&errors::AREA_GEOCODE).field("geocode"));
    }
    Some(digits)
}

/// What taking a list of areas writes.
#[derive(Debug, Default)]
pub struct Taking {
    /// New ones, each after the one it lies in.
    pub insert: Vec<Area>,
    /// Those the list says otherwise.
    pub renew: Vec<Area>,
    /// The counts.
    pub counts: ListTaken,
}

/// Compares a list with what is there.
///
/// # Errors
/// `master_data.area.list` at the first row that lies in nothing or in the wrong kind of area.
pub fn take(present: Vec<Area>, list: &[ListedArea]) -> Result<Taking> {
    let mut known: HashMap<String, Area> = present.into_iter().map(|area| (area.code.clone(), area)).collect();
    let mut taking = Taking::default();
    for listed in list {
        // The list goes through the same door as typing does, which composes letters: only like is compared with like.
        let new = taken(listed, &known)?;
        let Some(area) = known.get(&new.code) else {
            known.insert(new.code.clone(), new.clone());
            taking.insert.push(new);
            taking.counts.count(Fate::Take);
            continue;
        };
        let said = area.said_by(new);
        let fate = Fate::of(area.is_own, *area == said);
        taking.counts.count(fate);
        if fate == Fate::Renew {
            taking.renew.push(Area { version: said.version + 1, ..said });
        }
    }
    Ok(taking)
}

fn taken(listed: &ListedArea, known: &HashMap<String, Area>) -> Result<Area> {
    let parent = listed.code.rsplit_once('-').and_then(|(above, _)| known.get(above));
    let input = NewArea {
        kind: listed.kind,
        parent_id: None,
        code: listed.code.clone(),
        name: listed.name.clone(),
        name_bn: listed.name_bn.clone(),
        geocode: listed.geocode.clone(),
    };
    let wrong = |_| Error::new(&errors::AREA_LIST).with("code", &listed.code).with("name", &listed.name);
    let area = Area::new(AreaId::new(), &input, parent).map_err(wrong)?;
    Ok(Area { is_own: false, ..area })
}

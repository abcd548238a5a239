//! The country's divisions, districts, upazilas and unions, as the program brings them.

use std::collections::HashMap;

use super::model::{AreaKind, ListedArea};
use crate::shipped::rows;

const DIVISIONS: &str = include_str!("../../shipped/geography/divisions.tsv");
const DISTRICTS: &str = include_str!("../../shipped/geography/districts.tsv");
const UPAZILAS: &str = include_str!("../../shipped/geography/upazilas.tsv");
const UNIONS: &str = include_str!("../../shipped/geography/unions.tsv");

/// Every area of the country, each after the one it lies in. A code is made of the source's numbers from the division
/// down (`06-47-365-3312`), so that the order of codes is the order of the tree.
pub fn list() -> Vec<ListedArea> {
    let mut all = Vec::new();
    let mut codes: HashMap<(AreaKind, &str), String> = HashMap::new();
    for [id, name, name_bn] in rows(DIVISIONS) {
        let code = format!("{id:0>2}");
        codes.insert((AreaKind::Division, id), code.clone());
        all.push(listed(AreaKind::Division, code, name, name_bn));
    }
    for (text, kind, above, width) in [
        (DISTRICTS, AreaKind::District, AreaKind::Division, 2),
        (UPAZILAS, AreaKind::Upazila, AreaKind::District, 3),
        (UNIONS, AreaKind::Union, AreaKind::Upazila, 4),
    ] {
        for [id, parent, name, name_bn] in rows(text) {
            // A row under nothing is a mistake of the list; a test looks for it.
            let Some(parent) = codes.get(&(above, parent)) else { continue };
            let code = format!("{parent}-{id:0>width$}");
            codes.insert((kind, id), code.clone());
            all.push(listed(kind, code, name, name_bn));
        }
    }
    all
}

fn listed(kind: AreaKind, code: String, name: &str, name_bn: &str) -> ListedArea {
    let name_bn = Some(name_bn).filter(|name| !name.is_empty()).map(str::to_owned);
    ListedArea { kind, code, name: name.to_owned(), name_bn, geocode: None }
}

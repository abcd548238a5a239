//! A permission check, as every command makes it first; beside the same question asked of a set of names.

use std::collections::HashSet;
use std::hint::black_box;
use std::time::{Duration, Instant};

use kernel::{Actor, Clash, Clock, CompanyId, Cx, Grant, Grants, Permission, PersonId, TenantId};

use crate::options::Options;
use crate::report::{Report, Yardstick, median};

/// As many as the plan of the whole house foresees.
const PERMISSIONS: usize = 600;
const ROUND: Duration = Duration::from_millis(200);
const CHECKS: usize = 1_000;

/// Asks for permissions held, and for some not held, by somebody with five roles in three companies.
pub fn check(report: &Report, options: &Options) {
    let permissions = permissions();
    let cx = somebody(&permissions);
    let names: HashSet<&str> = permissions.iter().filter(|one| cx.grants().allows(one)).map(|one| one.name).collect();
    let company = cx.companies(permissions[0]).and_then(|companies| companies.first().copied());
    let company = company.unwrap_or_default();
    let (held, refused): (Vec<_>, Vec<_>) = permissions.iter().partition(|one| cx.require(one).is_ok());
    let one = |of: &[&'static Permission], at: usize| of[at % of.len()];
    let (mut bit, mut no, mut inside, mut set) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..options.rounds {
        set.push(each(|at| names.contains(one(&held, at).name)));
        bit.push(each(|at| cx.require(one(&held, at)).is_ok()));
        no.push(each(|at| cx.require(one(&refused, at)).is_ok()));
        inside.push(each(|at| cx.inside(one(&held, at), company, "thing").is_ok()));
    }
    const BENCH: &str = "permission check in process, 600 permissions, one in two held";
    let yardstick = Yardstick { what: "HashSet of names", value: median(set) };
    report.beside(BENCH, "require, held", median(bit), "ns", &yardstick);
    report.beside(BENCH, "require, refused with its sentence", median(no), "ns", &yardstick);
    report.beside(BENCH, "inside a company", median(inside), "ns", &yardstick);
}

/// Nanoseconds of one question.
fn each(mut ask: impl FnMut(usize) -> bool) -> f64 {
    let (start, mut asked, mut at) = (Instant::now(), 0usize, 0usize);
    while start.elapsed() < ROUND {
        for _ in 0..CHECKS {
            at = at.wrapping_add(7);
            black_box(ask(black_box(at)));
        }
        asked += CHECKS;
    }
    start.elapsed().as_nanos() as f64 / asked as f64
}

fn permissions() -> Vec<&'static Permission> {
    let permission = |number: usize| -> &'static Permission {
        let name = format!("bench.noun-{}.action-{number}", number % 2).leak();
        Box::leak(Box::new(Permission::declare(name, "Bench", "মাপা", &[], false)))
    };
    let all: Vec<_> = (0..PERMISSIONS).map(permission).collect();
    kernel::register_permissions(&all);
    all
}

fn somebody(permissions: &[&'static Permission]) -> Cx {
    let companies: Vec<CompanyId> = (0..3).map(|_| CompanyId::new()).collect();
    let grant = |names: Vec<String>, at: usize| Grant { names, place: Some(companies[at].into()), up_to: None };
    let some = |from: usize| permissions.iter().skip(from).step_by(40).map(|one| one.name.to_owned()).collect();
    let grants = vec![
        grant(vec!["bench.noun-0.*".to_owned()], 0),
        grant(some(0), 1),
        grant(some(2), 1),
        grant(some(4), 2),
        grant(vec!["bench.noun-0.*".to_owned()], 2),
    ];
    let clash = Clash { pair: "bench".to_owned(), names: vec![permissions[8].name.to_owned()] };
    Cx::new(
        TenantId::new(),
        Actor::Person(PersonId::new()),
        Grants::new(grants, vec![clash], Some(1)),
        Clock::default(),
    )
}

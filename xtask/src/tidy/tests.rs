use super::source::Source;
use super::walls::{Import, Package};
use super::{Finding, asks, commands, first_difference, names, rooms, rust, sizes, sql, trials, walls};

/// Names of the rules that a file breaks, under one check.
fn broken(check: fn(&[Source]) -> Vec<Finding>, files: &[(&str, &str)]) -> Vec<String> {
    let sources: Vec<Source> = files.iter().map(|(path, text)| Source::new(path, text)).collect();
    check(&sources).iter().map(|finding| format!("{}:{} {}", finding.file, finding.line, finding.rule.name)).collect()
}

fn package(folder: &str, imports: &[(&str, bool)]) -> Package {
    let name = folder.rsplit('/').next().unwrap_or_default().to_string();
    let imports = imports.iter().map(|(name, dev)| Import { name: name.to_string(), ours: true, dev: *dev });
    Package { name, folder: folder.into(), imports: imports.collect() }
}

mod reading_rust {
    use super::*;

    #[test]
    fn comments_and_strings_are_not_code() {
        let text = "let a = \"fn x() { // no\"; // fn y() {}\n/* fn z() /* deep */ {} */ let b = r#\"fn \"q\"\"#;";
        let (code, strings) = rust::mask(text);
        assert_eq!(code.len(), text.len());
        assert!(!code.contains("fn"), "{code}");
        assert_eq!(
            strings.iter().map(|range| &text[range.clone()]).collect::<Vec<_>>(),
            ["fn x() { // no", "fn \"q\""]
        );
    }

    #[test]
    fn characters_and_lifetimes_are_told_apart() {
        let (code, _) = rust::mask(r#"fn a<'a>(b: &'a str) { let c = '{'; let d = '\''; let e = '৳'; let f = b"}"; }"#);
        let functions = rust::functions(&code);
        assert_eq!(functions.len(), 1);
        assert!(code[functions[0].body.clone()].trim_end().ends_with(';'), "{code}");
    }

    #[test]
    fn functions_end_where_their_brace_closes() {
        let text =
            "trait T { fn none(&self) -> [u8; 4]; }\nfn some<F: Fn()>(\n  f: F,\n) -> u8 {\n  if a { b }\n  1\n}\n";
        let source = Source::new("crates/x/src/lib.rs", text);
        assert_eq!(
            source.functions.iter().map(|f| (f.name.as_str(), source.lines_of(f))).collect::<Vec<_>>(),
            [("some", 6)]
        );
    }
}

mod walls_between_crates {
    use super::*;

    fn wrong(package: Package) -> Vec<String> {
        walls::check(&[package]).into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn a_service_imports_no_service() {
        assert_eq!(wrong(package("services/finance", &[("organization", false)])).len(), 1);
        assert_eq!(wrong(package("services/finance", &[("gateway", false)])).len(), 1);
        assert!(
            wrong(package("services/finance", &[("kernel", false), ("data", false), ("testkit", true)])).is_empty()
        );
    }

    #[test]
    fn testkit_is_for_tests_and_not_for_pure_crates() {
        assert_eq!(wrong(package("services/finance", &[("testkit", false)])).len(), 1);
        assert_eq!(wrong(package("crates/kernel", &[("testkit", true)])).len(), 1);
    }

    #[test]
    fn the_foundation_knows_nobody() {
        assert_eq!(wrong(package("crates/data", &[("contracts", false)])).len(), 1);
        assert_eq!(wrong(package("crates/host", &[("data", false)])).len(), 1);
        assert!(wrong(package("crates/vextrus", &[("organization", false), ("gateway", false)])).is_empty());
    }

    #[test]
    fn a_crate_outside_the_table_is_asked_about() {
        assert_eq!(wrong(package("crates/misc", &[])).len(), 1);
    }

    #[test]
    fn folder_and_crate_have_one_name() {
        let moved = Package { name: "data".into(), ..package("crates/storage", &[]) };
        assert_eq!(wrong(moved).len(), 1);
    }

    #[test]
    fn pure_crates_have_no_io_around_them() {
        let mut bad = package("crates/kernel", &[]);
        bad.imports.push(Import { name: "tokio".into(), ours: false, dev: false });
        assert_eq!(wrong(bad).len(), 1);
        let file = "crates/rules/src/lib.rs";
        assert_eq!(broken(walls::pure, &[(file, "async fn a() {}\nfn b() { std::fs::read(x); }")]).len(), 2);
        assert!(broken(walls::pure, &[(file, "/// no async fn, no std::fs\nfn b() {}")]).is_empty());
        for (code, findings) in [
            ("use std::net::IpAddr;", 0),
            ("use std::net::{IpAddr, Ipv4Addr};", 0),
            ("use std::net::{IpAddr, TcpStream};", 1),
            ("use std::net::TcpStream;", 1),
            ("use std::net;", 1),
            ("fn b() { Instant::now(); }", 1),
        ] {
            assert_eq!(broken(walls::pure, &[(file, code)]).len(), findings, "{code}");
        }
        let timer = "crates/kernel/src/watch.rs";
        assert!(broken(walls::pure, &[(timer, "fn b() { Instant::now(); }")]).is_empty());
        assert_eq!(broken(walls::pure, &[(timer, "fn b() { Timestamp::now(); }")]).len(), 1);
    }
}

mod sizes_of_things {
    use super::*;

    fn body(lines: usize) -> String {
        format!("fn a() {{\n{}}}\n", "    b();\n".repeat(lines))
    }

    #[test]
    fn files_have_a_limit_and_contracts_a_small_one() {
        let long = "\n".repeat(801);
        assert_eq!(broken(sizes::files, &[("crates/data/src/tx.rs", &long)]), ["crates/data/src/tx.rs:801 file-size"]);
        let middling = "\n".repeat(201);
        assert_eq!(broken(sizes::files, &[("crates/contracts/src/scm.rs", &middling)]).len(), 1);
        assert!(broken(sizes::files, &[("crates/data/src/tx.rs", &middling)]).is_empty());
        let soon = Source::new("crates/data/src/tx.rs", &"\n".repeat(601));
        assert_eq!(sizes::notes(&[soon]).len(), 1);
    }

    #[test]
    fn functions_fit_a_screen() {
        let small = "fn s() {}\n".repeat(5);
        assert_eq!(broken(sizes::functions, &[("a.rs", &(small.clone() + &body(69)))]), ["a.rs:6 function-size"]);
        assert!(broken(sizes::functions, &[("a.rs", &(small + &body(68)))]).is_empty());
    }

    #[test]
    fn most_functions_are_short() {
        assert_eq!(broken(sizes::median, &[("a.rs", &body(11))]), ["a.rs:1 function-median"]);
        assert!(broken(sizes::median, &[("a.rs", &body(10))]).is_empty());
        assert!(broken(sizes::median, &[("a/tests.rs", &body(11))]).is_empty());
    }
}

mod commands_of_a_room {
    use super::*;

    const FILE: &str = "services/finance/src/bill/mod.rs";
    const CONTRACT: (&str, &str) = (
        "crates/contracts/src/organization.rs",
        "contract! { pub trait O as \"organization\" { do erase(()) -> (); } }",
    );

    #[test]
    fn permission_comes_first() {
        let bad =
            "pub async fn post(&self, cx: &Cx) -> Result<()> {\n    let tx = db.begin(cx);\n    cx.require(&P)?;\n}";
        let good = "pub async fn post(&self, cx: &Cx) -> Result<()> {\n    // why\n    cx.require(&P)?;\n    go()\n}";
        let open = format!("/// Anyone may.\n// open: the login page asks\n{bad}");
        let no_reason = format!("// open: \n{bad}");
        assert_eq!(broken(commands::require_first, &[(FILE, bad)]), [format!("{FILE}:1 require-first")]);
        assert!(broken(commands::require_first, &[(FILE, good)]).is_empty());
        assert!(broken(commands::require_first, &[(FILE, &open)]).is_empty());
        assert_eq!(broken(commands::require_first, &[(FILE, &no_reason)]).len(), 1);
        let private = "async fn post(&self, cx: &Cx) {\n    a()\n}";
        assert!(broken(commands::require_first, &[(FILE, private)]).is_empty());
    }

    #[test]
    fn no_do_while_a_transaction_is_open() {
        let bad = "async fn a(&self) { let tx = self.db.begin(cx, \"a\").await?; self.o.erase(cx, ()).await?; tx.commit().await }";
        let good = "async fn a(&self) { let tx = self.db.begin(cx, \"a\").await?; tx.commit().await?; self.o.erase(cx, ()).await }";
        let inside = "async fn a(&self) { self.db.command(cx, \"a\", &i, async move |tx| { self.o.erase(cx, ()).await }).await }";
        let after = "async fn a(&self) { self.db.command(cx, \"a\", &i, async move |tx| { b(tx) }).await?; self.o.erase(cx, ()).await }";
        let file = "services/workflow/src/step/mod.rs";
        assert_eq!(broken(commands::do_outside_tx, &[CONTRACT, (file, inside)]).len(), 1);
        assert!(broken(commands::do_outside_tx, &[CONTRACT, (file, after)]).is_empty());
        let own = "services/organization/src/tenant/mod.rs";
        assert!(broken(commands::do_outside_tx, &[CONTRACT, (own, inside)]).is_empty());
        assert_eq!(broken(commands::do_outside_tx, &[CONTRACT, (file, bad)]), [format!("{file}:1 do-in-tx")]);
        assert!(broken(commands::do_outside_tx, &[CONTRACT, (file, good)]).is_empty());
    }

    #[test]
    fn only_conductors_command_other_rooms() {
        let call = "struct S { o: Peer<dyn O> }\nasync fn a(&self) { self.o.erase(cx, ()).await }";
        let of = |service: &str| {
            broken(commands::do_outside_tx, &[CONTRACT, (&format!("services/{service}/src/a.rs"), call)]).len()
        };
        assert_eq!((of("finance"), of("workflow"), of("organization")), (1, 0, 0));
    }
}

mod statements {
    use super::*;

    fn of(text: &str) -> usize {
        broken(sql::check, &[("services/finance/src/bill/store.rs", text)]).len()
    }

    #[test]
    fn sql_is_not_formatted() {
        assert_eq!(of("fn a() { run(&format!(\"select id from bill where no = '{no}'\")); }"), 1);
        assert_eq!(of("fn a() { write!(out, \"insert into {table} values ($1)\"); }"), 1);
        assert_eq!(of("const A: &str = \"select id from bill where no = $1\";"), 0);
        assert_eq!(of("fn a() { format!(\"select a unit in {place}\"); }"), 0);
        assert_eq!(of("fn a() { format!(\"select '{{}}'::text[] from bill\"); }"), 0);
    }

    #[test]
    fn an_excuse_stands_above_the_statement_the_function_or_the_file() {
        let statement = "run(&format!(\"create role {role} nologin\"));";
        assert_eq!(of(&format!("fn a() {{ {statement} }}")), 1);
        assert_eq!(of(&format!("fn a() {{\n    // sql: a role's name is a constant\n    {statement}\n}}")), 0);
        assert_eq!(of(&format!("// sql: roles are constants\nfn a() {{ {statement} }}")), 0);
        assert_eq!(of(&format!("//! Roles.\n// sql: roles are constants\n\nuse a::b;\nfn a() {{ {statement} }}")), 0);
    }

    #[test]
    fn lists_are_composed_in_one_place() {
        let text = "fn a() { format!(\"select {columns} from {table}\"); }";
        assert!(broken(sql::check, &[("crates/data/src/list.rs", text)]).is_empty());
    }

    #[test]
    fn contracts_hold_no_sql() {
        let text = "const A: &str = \"select id from bill\";";
        assert_eq!(
            broken(sql::check, &[("crates/contracts/src/finance.rs", text)]),
            ["crates/contracts/src/finance.rs:1 contract-sql"]
        );
    }
}

mod names_and_rooms {
    use super::*;

    #[test]
    fn empty_names_are_refused() {
        let of = |text: &str| broken(names::check, &[("services/finance/src/bill/model.rs", text)]).len();
        assert_eq!(of("pub struct BillManager;"), 1);
        assert_eq!(of("trait BaseBill {}"), 1);
        assert_eq!(of("struct BillImpl; enum VATDto {}"), 2);
        assert_eq!(of("struct Bill; struct Database; struct Implied; struct Base; type Basement = u8;"), 0);
        assert_eq!(of("// name: the role is called so in the plan\npub struct ProjectManager;"), 0);
        assert_eq!(broken(names::check, &[("services/finance/src/utils.rs", "")]).len(), 1);
    }

    #[test]
    fn files_of_a_noun_keep_the_house_words() {
        let note = |path: &str| names::notes(&[Source::new(path, "")]).len();
        assert_eq!(note("services/finance/src/bill/model.rs"), 0);
        assert_eq!(note("services/finance/src/bill/logic.rs"), 1);
        assert_eq!(note("services/finance/src/jobs.rs"), 0);
    }

    #[test]
    fn a_room_has_one_door() {
        let of = |text: &str| broken(rooms::check, &[("services/finance/src/lib.rs", text)]).len();
        assert_eq!(of("mod bill;\n/// The room.\npub fn service(rt: &Runtime) -> Service { Service { pub_: 1 } }"), 0);
        assert_eq!(of("pub mod bill;\npub use bill::Bill;"), 2);
        assert_eq!(of("pub(crate) struct Rooms { pub db: Db }"), 0);
    }
}

mod trials_that_run {
    use super::*;

    fn of(path: &str, text: &str) -> Vec<String> {
        broken(trials::check, &[(path, text)])
    }

    #[test]
    fn nothing_is_left_for_later() {
        assert_eq!(of("a/src/lib.rs", "fn a() { todo!() }\nfn b() { unimplemented!() }").len(), 2);
        assert!(of("a/src/lib.rs", "// todo! one day\nfn a() { b() }").is_empty());
    }

    #[test]
    fn no_test_is_ignored_and_no_test_sleeps() {
        assert_eq!(of("a/src/tests.rs", "#[test]\n#[ignore = \"slow\"]\nfn a() { thread::sleep(x); }").len(), 2);
        assert_eq!(
            of("a/src/lib.rs", "/// ```ignore\n/// a\n/// ```\nfn a() { sleep(x) }"),
            ["a/src/lib.rs:1 ignored"]
        );
        assert!(
            of("a/tests/it/main.rs", "fn a() {\n    // sleep: asks again until the limit\n    sleep(x)\n}").is_empty()
        );
    }

    #[test]
    fn tests_have_their_own_file() {
        assert_eq!(of("a/src/lib.rs", "#[cfg(test)]\nmod tests {\n}").len(), 1);
        assert!(of("a/src/lib.rs", "#[cfg(test)]\nmod tests;").is_empty());
    }
}

mod questions_between_rooms {
    use super::*;

    const ROOMS: [&str; 3] = ["auth", "finance", "organization"];

    fn wrong(table: &str, code: &str) -> Vec<&'static str> {
        let contract = "contract! {\n pub trait Organization as \"organization\", remote R, routes r {}\n}";
        let sources = [
            Source::new("crates/contracts/src/organization.rs", contract),
            Source::new("services/finance/src/lib.rs", code),
        ];
        let services = ROOMS.map(String::from);
        asks::check(&sources, table, &services).into_iter().map(|finding| finding.rule.name).collect()
    }

    #[test]
    fn a_question_is_listed() {
        let code = "struct S { o: Peer<dyn contracts::organization::Organization> }";
        let rest = "[auth]\nasks = []\n[organization]\nasks = []\n";
        assert_eq!(wrong(&format!("{rest}[finance]\nasks = []"), code), ["who-asks-whom"]);
        assert!(wrong(&format!("{rest}[finance] # the books\nasks = [\"organization\"]"), code).is_empty());
    }

    #[test]
    fn every_room_has_its_line_and_no_other_has() {
        assert_eq!(wrong("[auth]\nasks = []\n[organization]\nasks = []", "").len(), 1);
        let ghost = "[auth]\nasks = [\"ghost\"]\n[organization]\nasks = []\n[finance]\nasks = []";
        assert_eq!(wrong(ghost, "").len(), 1);
    }

    #[test]
    fn nobody_asks_in_a_circle() {
        let circle = "[auth]\nasks = []\n[organization]\nasks = [\"finance\"]\n[finance]\nasks = [\"organization\"]";
        assert_eq!(wrong(circle, ""), ["no-cycles"]);
    }
}

#[test]
fn the_first_line_that_differs_is_named() {
    assert_eq!(first_difference("a\nb\n", "a\nb\n"), None);
    assert_eq!(first_difference("a\nb\n", "a\nc\n"), Some(2));
    assert_eq!(first_difference("", "a\n"), Some(1));
}

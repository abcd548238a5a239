#[test]
fn the_version_is_read_as_packagers_write_it() {
    for (said, major) in [
        ("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n", Some(15)),
        ("postgres (PostgreSQL) 18beta1\n", Some(18)),
        ("postgres (PostgreSQL) 9.6.24", Some(9)),
        ("something else", None),
    ] {
        assert_eq!(super::major(said), major, "{said}");
    }
}

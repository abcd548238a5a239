use crate::{absolute, link_of, pins};

#[test]
fn an_index_page_gives_the_address_of_a_file() {
    let page = r#"<a href="../../files/ab/a-1.whl#sha256=00">a</a><a href="https://x.example/f/b-1.whl">b</a>"#;
    assert_eq!(link_of(page, "a-1.whl"), Some("../../files/ab/a-1.whl"));
    assert_eq!(link_of(page, "b-1.whl"), Some("https://x.example/f/b-1.whl"));
    assert_eq!(link_of(page, "1.whl"), None);
}

#[test]
fn links_of_mirrors_are_resolved_against_their_page() {
    let page = "https://mirror.example/root/simple/a/";
    assert_eq!(absolute(page, "../../files/a.whl"), "https://mirror.example/root/files/a.whl");
    assert_eq!(absolute(page, "/files/a.whl"), "https://mirror.example/files/a.whl");
    assert_eq!(absolute(page, "https://x.example/a.whl"), "https://x.example/a.whl");
}

#[test]
fn every_platform_we_promise_is_pinned_by_hash() {
    for (os, arch) in [("linux", "x86_64"), ("linux", "aarch64"), ("macos", "x86_64"), ("macos", "aarch64")] {
        let pin = pins::find("postgres", os, arch).unwrap_or_else(|| panic!("{os} {arch}"));
        assert_eq!(pin.sha256.len(), 64);
        assert!(pin.file.contains(pin.version));
    }
}

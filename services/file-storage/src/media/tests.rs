use super::{expect_taken, known, of};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01";
const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n";
const EXE: &[u8] = b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0";
const ELF: &[u8] =
    b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";

#[test]
fn a_file_is_what_it_contains() {
    assert_eq!(of("নকশা ১.png", PNG).unwrap(), "image/png");
    assert_eq!(of("Challan.PDF", PDF).unwrap(), "application/pdf");
    assert_eq!(of("scan", PDF).unwrap(), "application/pdf");
    assert_eq!(of("খরচ.csv", "তারিখ,টাকা\n".as_bytes()).unwrap(), "text/csv; charset=utf-8");
    assert_eq!(of("note.txt", b"EICAR").unwrap(), "text/plain; charset=utf-8");
}

#[test]
fn what_is_named_like_another_is_refused() {
    for (name, content) in [
        ("photo.png", b"<html><script>alert(1)</script>".as_slice()),
        ("photo.png", EXE),
        ("photo.jpg", PNG),
        ("bill.pdf", ELF),
        ("list.csv", b"<svg onload=alert(1)>"),
        ("list.txt", b"#!/bin/sh\nrm -rf /"),
        ("list.txt", b"a\0b"),
        ("list.txt", b"\xff\xfe\xfa"),
        ("list.txt", b""),
    ] {
        assert_eq!(of(name, content).unwrap_err().code(), "file_storage.file.other-type", "{name}");
    }
}

#[test]
fn what_runs_is_not_taken_whatever_it_is_called() {
    for name in ["setup.exe", "page.html", "drawing.svg", "macro.js", "run.SH", "bill.pdf.exe"] {
        assert_eq!(expect_taken(name).unwrap_err().code(), "file_storage.file.type", "{name}");
        assert_eq!(of(name, PDF).unwrap_err().code(), "file_storage.file.type", "{name}");
    }
    assert_eq!(of("setup", EXE).unwrap_err().code(), "file_storage.file.type");
    expect_taken("Bill of 12.05.2026 for Rahim & Sons").unwrap();
}

#[test]
fn a_beginning_cut_in_a_letter_is_still_text() {
    let text = "ক".repeat(10);
    assert!(of("a.txt", &text.as_bytes()[..28]).is_ok());
}

#[test]
fn only_types_on_the_list_are_sent_as_such() {
    assert_eq!(known("image/png"), "image/png");
    assert_eq!(known("text/html"), "application/octet-stream");
}

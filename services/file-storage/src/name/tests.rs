use super::{disposition, read};

#[test]
fn a_name_keeps_its_letters_and_loses_its_way() {
    for (sent, kept) in [
        ("চালান ১২.pdf", "চালান ১২.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Rahim\\Bill.pdf", "Bill.pdf"),
        ("  a.pdf . ", "a.pdf"),
        ("ক্\u{200d}ষ.png", "ক্\u{200d}ষ.png"),
        ("invoice\u{202e}fdp.exe", "invoicefdp.exe"),
    ] {
        assert_eq!(read(sent).unwrap(), kept);
    }
}

#[test]
fn what_is_no_name_is_refused() {
    for (sent, code) in [
        ("", "kernel.required"),
        ("a/", "kernel.required"),
        ("...", "file_storage.file.name"),
        (".htaccess", "file_storage.file.name"),
        ("a\nb.pdf", "kernel.unprintable"),
        ("a\0.pdf", "kernel.unprintable"),
    ] {
        assert_eq!(read(sent).unwrap_err().code(), code, "{sent:?}");
    }
    assert_eq!(read(&"ক".repeat(201)).unwrap_err().code(), "kernel.too-long");
}

#[test]
fn a_head_carries_every_name() {
    assert_eq!(
        disposition("নথি \"1\".pdf", false),
        "attachment; filename=\"___ _1_.pdf\"; filename*=UTF-8''%E0%A6%A8%E0%A6%A5%E0%A6%BF%20%221%22.pdf"
    );
    assert!(disposition("a\r\nSet-Cookie: b.pdf", true).is_ascii());
    assert!(!disposition("a\r\nb", true).contains('\n'));
}

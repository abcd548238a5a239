use std::fs;

use super::{Archived, Segment, get, put};

#[test]
fn a_segments_name_is_its_number() {
    let segment = Segment::parse("0000000200000001000000FF").unwrap();
    assert_eq!((segment.timeline, segment.number), (2, 511));
    assert_eq!(segment.name(), "0000000200000001000000FF");
    for wrong in ["00000002.history", "000000020000000100000100", "0000000200000001000000F", "পপপপপপপপ"]
    {
        assert_eq!(Segment::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn the_log_reaches_as_far_as_no_segment_is_missing() {
    let of = |timeline, number| Segment { timeline, number };
    let all = [(1, 3), (1, 4), (1, 5), (2, 5), (2, 6), (1, 9)];
    let there = Archived(all.into_iter().map(|(timeline, number)| of(timeline, number)).collect());
    assert_eq!(there.reaches(of(1, 3)), Some(of(1, 5)));
    assert_eq!(there.reaches(of(2, 5)), Some(of(2, 6)), "each timeline by itself");
    assert_eq!(there.reaches(of(1, 7)), None);
    assert_eq!((there.last(1), there.last(2), there.last(3)), (Some(of(1, 9)), Some(of(2, 6)), None));
    assert_eq!(there.missing(of(1, 4), of(1, 9)), [of(1, 6), of(1, 7), of(1, 8)]);
}

#[test]
fn a_segment_is_kept_once_and_given_back_as_it_was() {
    let folder = tempfolder();
    let (source, wal) = (folder.join("000000010000000000000001"), folder.join("wal"));
    fs::create_dir(&wal).unwrap();
    let text: Vec<u8> = (0..3_000_000_u32).map(|n| (n / 7) as u8).collect();
    fs::write(&source, &text).unwrap();
    put(&wal, &source).unwrap();
    put(&wal, &source).unwrap();
    assert!(get(&wal, "000000010000000000000001", &folder.join("back")).unwrap());
    assert_eq!(fs::read(folder.join("back")).unwrap(), text);
    assert!(!get(&wal, "000000010000000000000002", &folder.join("back")).unwrap());
    fs::write(&source, &text[1..]).unwrap();
    assert!(put(&wal, &source).unwrap_err().to_string().contains("another content"));
    fs::write(wal.join("000000010000000000000001.zst"), b"torn").unwrap();
    assert!(get(&wal, "000000010000000000000001", &folder.join("back")).is_err());
    fs::remove_dir_all(folder).unwrap();
}

fn tempfolder() -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("vextrus-wal-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}

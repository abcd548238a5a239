use contracts::file_storage::{AttachedId, FileId};
use jiff::Timestamp;
use kernel::{Actor, Clock, Cx, Grants, PersonId, Scope, TenantId};

use super::model::{File, FileState, RemoveFile};

fn person() -> Cx {
    Cx::new(
        TenantId::new(),
        Actor::Person(PersonId::new()),
        Grants::of(["*"], Scope::All),
        Clock::fixed(Timestamp::UNIX_EPOCH),
    )
}

fn file(by: &Cx, state: FileState) -> File {
    File {
        id: FileId::new(),
        kind: "organization.company".into(),
        subject: AttachedId::new(),
        name: "a.pdf".into(),
        bytes: 3,
        media_type: "application/pdf".into(),
        digest: "00".repeat(32),
        state,
        finding: None,
        uploaded_by: by.actor().to_string(),
        uploaded_at: by.now(),
        removed_by: None,
        removed_at: None,
        removed_reason: None,
        version: 1,
    }
}

#[test]
fn who_may_open_a_file_depends_on_who_looked_into_it() {
    let (own, other) = (person(), person());
    let code = |cx: &Cx, state, unscanned| match file(&own, state).expect_readable(cx, unscanned) {
        Ok(()) => String::new(),
        Err(error) => error.code().to_owned(),
    };
    for (state, unscanned, mine, others) in [
        (FileState::Clean, false, "", ""),
        (FileState::Waiting, false, "", "file_storage.file.unscanned"),
        (FileState::Waiting, true, "", "file_storage.file.unscanned"),
        (FileState::Held, false, "", "file_storage.file.unscanned"),
        (FileState::Held, true, "", ""),
        (FileState::Infected, true, "file_storage.file.infected", "file_storage.file.infected"),
        (FileState::Removed, true, "file_storage.file.state", "file_storage.file.state"),
    ] {
        assert_eq!(
            (code(&own, state, unscanned), code(&other, state, unscanned)),
            (mine.to_owned(), others.to_owned()),
            "{state:?} {unscanned}"
        );
    }
}

#[test]
fn a_file_is_removed_once_and_with_a_reason() {
    let cx = person();
    let made = file(&cx, FileState::Clean);
    let remove = |version, reason: &str| RemoveFile { id: made.id, version, reason: reason.into() };
    assert_eq!(made.clone().remove(&remove(1, " "), &cx).unwrap_err().code(), "kernel.required");
    assert_eq!(made.clone().remove(&remove(2, "old"), &cx).unwrap_err().code(), "kernel.stale");
    let removed = made.clone().remove(&remove(1, "old"), &cx).unwrap();
    assert_eq!((removed.state, removed.version), (FileState::Removed, 2));
    assert_eq!(removed.remove(&remove(2, "again"), &cx).unwrap_err().code(), "file_storage.file.state");
}

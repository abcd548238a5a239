use super::*;

#[test]
fn a_task_whose_passes_take_long_rests_longer_within_bounds() {
    let task = Task::new("probe.task", Duration::from_secs(1), || Box::pin(async { Ok(false) }));
    let pauses = [0, 50, 300, 5_000].map(|took| task.pause_after(Duration::from_millis(took)).as_millis());
    assert_eq!(pauses, [1_000, 1_000, 2_700, 10_000]);
}

use std::sync::Arc;

use super::Cache;

#[test]
fn what_is_asked_for_stays_and_the_rest_makes_room() {
    let cache: Cache<u32, u32> = Cache::new(16);
    for key in 0..16 {
        cache.put(key, Arc::new(key));
    }
    assert_eq!(cache.get(&0).as_deref(), Some(&0));
    for key in 16..1_000 {
        cache.put(key, Arc::new(key));
        assert!(cache.get(&0).is_some(), "asked for each time");
        assert!(cache.len() <= 16);
    }
    assert!(cache.get(&1).is_none());
}

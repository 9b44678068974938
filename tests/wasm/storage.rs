//! What every storage must do, generic over [`Store`]: the memory twin natively, the IndexedDB in a browser. And what the rule must survive,
//! on the memory twin with its faults.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use kefen::base::{Day, Failure, Result};
use kefen::store::block::{Chain, Cutter, SIZE};
#[cfg(target_arch = "wasm32")]
use kefen::store::indexed_db::IndexedDb;
use kefen::store::{DAMAGED, Generations, LOST, Meta, NEWER_SCHEMA, NOTHING_TO_UNDO, Store, generations};

/// Distinct bytes for every version, a little more than two blocks.
fn data(version: u8) -> Vec<u8> {
    (0..SIZE * 2 + 1_000).map(|at| (at % 251) as u8 ^ version).collect()
}

fn blocks(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut blocks = Vec::new();
    let mut cutter = Cutter::new(|block: &[u8]| blocks.push(block.to_vec()));
    cutter.write(bytes);
    cutter.finish();
    blocks
}

fn meta(version: u8) -> Meta {
    Meta {
        generation: String::new(),
        rows: u64::from(version),
        blocks: 0,
        bytes: 0,
        checksum: 0,
        imported_at: Day(20_000),
        files: vec!["订单.csv".into()],
        app_version: "0.1.0".into(),
        payload: vec![version],
    }
}

async fn import<S: Store>(all: &Generations<S>, version: u8) -> Result<Meta> {
    let mut writing = all.begin(u64::from(version)).await?;
    for block in blocks(&data(version)) {
        if let Err(failure) = all.put(&mut writing, &block).await {
            // Giving up may fail too when the storage is gone; cleaning at the next start is for that.
            all.abort(writing).await.ok();
            return Err(failure);
        }
    }
    all.commit(writing, meta(version)).await
}

async fn load<S: Store>(all: &Generations<S>, meta: &Meta) -> Result<Vec<u8>> {
    let mut chain = Chain::default();
    let mut bytes = Vec::new();
    for index in 0..meta.blocks {
        bytes.extend_from_slice(chain.next(&all.read(&meta.generation, index).await?)?);
    }
    if chain.checksum == meta.checksum { Ok(bytes) } else { Err(Failure::new(DAMAGED)) }
}

/// Which version is current and whole; 0 for nothing. Panics on anything in between.
async fn whole<S: Store>(all: &Generations<S>) -> u8 {
    let Some(current) = all.open().await.unwrap() else { return 0 };
    let version = current.rows as u8;
    assert!(load(all, &current).await.unwrap() == data(version), "the current generation is not whole");
    assert_eq!(current.payload, [version]);
    version
}

/// What every storage must do. `store` is empty.
async fn rules<S: Store + Clone>(store: S) {
    let all = Generations::new(store, "main");
    assert_eq!(all.open().await.unwrap(), None);
    assert_eq!(all.undo().await.unwrap_err().code, NOTHING_TO_UNDO);

    // The first import, read back.
    let first = import(&all, 1).await.unwrap();
    assert_eq!((first.blocks, first.bytes), (3, data(1).len() as u64));
    assert_eq!(first.checksum, 15_328_852_654_730_033_695, "checksums are the same everywhere");
    assert_eq!(whole(&all).await, 1);
    assert_eq!(all.previous().await.unwrap(), None);

    // The second makes the first previous; undo swaps, twice changes nothing.
    let second = import(&all, 2).await.unwrap();
    assert_eq!((whole(&all).await, all.previous().await.unwrap()), (2, Some(first.clone())));
    assert_eq!(all.undo().await.unwrap(), first);
    assert_eq!((whole(&all).await, all.previous().await.unwrap()), (1, Some(second.clone())));
    assert_eq!(all.undo().await.unwrap(), second);
    assert_eq!(all.clean().await.unwrap(), 0, "both are named by a pointer");

    // A generation that nobody finished is dead; the third import kills the first.
    let mut dead = all.begin(77).await.unwrap();
    all.put(&mut dead, &blocks(&data(9))[0]).await.unwrap();
    import(&all, 3).await.unwrap();
    assert_eq!(all.clean().await.unwrap(), 2);
    let mut left = all.store().generations().await.unwrap();
    left.sort();
    assert_eq!(left, [generations::name("main", 2), generations::name("main", 3)]);

    // Another workspace is another's business.
    let other = Generations::new(all.store().clone(), "other");
    import(&other, 5).await.unwrap();
    assert_eq!((all.clean().await.unwrap(), whole(&other).await, whole(&all).await), (0, 5, 3));

    // The payload alone changes; the table and what can be undone stay.
    let current = all.open().await.unwrap().unwrap();
    let amended = all.amend(&current.generation, vec![3, 3]).await.unwrap();
    assert_eq!(amended, Meta { payload: vec![3, 3], ..current.clone() });
    assert_eq!(all.amend("main-gone", vec![]).await.unwrap_err().code, LOST);
    all.amend(&current.generation, vec![3]).await.unwrap();

    // A block out of order, or damaged on its way, is not written.
    let mut writing = all.begin(8).await.unwrap();
    assert_eq!(all.put(&mut writing, &blocks(&data(8))[1]).await.unwrap_err().code, DAMAGED);
    all.abort(writing).await.unwrap();

    // One flipped byte on the disk is found.
    let mut block = all.read(&current.generation, 1).await.unwrap();
    block[500_000] ^= 1;
    all.store().put(&current.generation, 1, &block).await.unwrap();
    assert_eq!(load(&all, &current).await.unwrap_err().code, DAMAGED);
    // Undo still finds the whole one.
    all.undo().await.unwrap();
    assert_eq!(whole(&all).await, 2);
    // Blocks that are gone are lost.
    all.store().delete(&current.generation).await.unwrap();
    assert_eq!(load(&all, &current).await.unwrap_err().code, LOST);

    // What a newer version wrote is neither read nor overwritten nor cleaned.
    let mut newer = meta(4).encode();
    newer[4] = 0xFF;
    all.store().flip(&[("current/main".into(), Some(newer))]).await.unwrap();
    assert_eq!(all.open().await.unwrap_err().code, NEWER_SCHEMA);
    assert_eq!(import(&all, 6).await.unwrap_err().code, NEWER_SCHEMA);
    assert_eq!(all.clean().await.unwrap_err().code, NEWER_SCHEMA);

    // A damaged pointer is told, and a new import heals it.
    let mut damaged = meta(4).encode();
    damaged[20] ^= 1;
    all.store().flip(&[("current/main".into(), Some(damaged))]).await.unwrap();
    assert_eq!(all.open().await.unwrap_err().code, DAMAGED);
    import(&all, 7).await.unwrap();
    assert_eq!(whole(&all).await, 7);

    // Forgetting leaves nothing, and everything works after it.
    all.store().forget().await.unwrap();
    assert_eq!((all.open().await.unwrap(), all.store().generations().await.unwrap().len()), (None, 0));
    import(&all, 1).await.unwrap();
    assert_eq!(whole(&all).await, 1);
    all.store().forget().await.unwrap();
}

/// What only shows with two tabs: each has a connection of its own to the same storage.
#[cfg(target_arch = "wasm32")]
async fn two_tabs(one: IndexedDb, other: IndexedDb) {
    let (one, other) = (Generations::new(one, "main"), Generations::new(other, "main"));
    let stored = import(&one, 1).await.unwrap();
    assert_eq!(other.open().await.unwrap(), Some(stored));
    import(&other, 2).await.unwrap();
    assert_eq!(whole(&one).await, 2);
    // Forgetting in one tab does not wait for the other, which finds nothing and goes on.
    one.store().forget().await.unwrap();
    assert_eq!(other.open().await.unwrap(), None);
    import(&other, 3).await.unwrap();
    assert_eq!(whole(&one).await, 3);
    other.store().forget().await.unwrap();
}

#[cfg(target_arch = "wasm32")]
#[test]
async fn indexed_db_keeps_the_rules() {
    rules(IndexedDb::new("kefen-test-rules")).await;
}

#[cfg(target_arch = "wasm32")]
#[test]
async fn two_connections_to_indexed_db_are_one_storage() {
    two_tabs(IndexedDb::new("kefen-test-tabs"), IndexedDb::new("kefen-test-tabs")).await;
}

#[cfg(not(target_arch = "wasm32"))]
mod memory {
    use super::*;
    use kefen::store::memory::Memory;
    use kefen::store::{BUSY, CONNECTION, DENIED, QUOTA};

    #[test]
    fn the_memory_twin_keeps_the_rules() {
        pollster::block_on(rules(Memory::default()));
    }

    #[test]
    fn a_crash_at_any_step_leaves_the_old_or_the_new_whole() {
        pollster::block_on(async {
            let mut seen = [false; 2];
            for steps in 0..40 {
                let disk = Memory::default();
                let all = Generations::new(disk.clone(), "main");
                import(&all, 1).await.unwrap();
                disk.die_after(Some(steps));
                let outcome = import(&all, 2).await;
                disk.die_after(None);
                // The next start.
                let all = Generations::new(disk.clone(), "main");
                let version = whole(&all).await;
                all.clean().await.unwrap();
                assert_eq!(whole(&all).await, version, "cleaning after {steps} steps");
                assert_eq!(
                    disk.generations().await.unwrap().len(),
                    usize::from(version),
                    "only named generations are left"
                );
                match &outcome {
                    Ok(_) => assert_eq!(version, 2),
                    Err(failure) => assert_eq!(failure.code, CONNECTION),
                }
                seen[usize::from(version) - 1] = true;
                if outcome.is_ok() {
                    assert_eq!(seen, [true, true]);
                    return;
                }
            }
            panic!("an import takes fewer steps");
        });
    }

    #[test]
    fn a_full_disk_leaves_the_old_data_untouched_and_frees_the_new() {
        pollster::block_on(async {
            let disk = Memory::default();
            let all = Generations::new(disk.clone(), "main");
            import(&all, 1).await.unwrap();
            let before = disk.bytes();
            for room in [0, 1, SIZE as u64, 2 * SIZE as u64 + 1_100] {
                disk.limit(Some(before + room));
                assert_eq!(import(&all, 2).await.unwrap_err().code, QUOTA);
                assert_eq!((whole(&all).await, disk.bytes()), (1, before), "with room for {room} bytes");
            }
            disk.limit(None);
            import(&all, 2).await.unwrap();
            assert_eq!(whole(&all).await, 2);
        });
    }

    #[test]
    fn a_block_that_vanishes_before_the_flip_is_noticed() {
        pollster::block_on(async {
            let disk = Memory::default();
            let all = Generations::new(disk.clone(), "main");
            import(&all, 1).await.unwrap();
            let mut writing = all.begin(2).await.unwrap();
            for block in blocks(&data(2)) {
                all.put(&mut writing, &block).await.unwrap();
            }
            disk.lose(writing.generation(), 1);
            assert_eq!(all.commit(writing, meta(2)).await.unwrap_err().code, LOST);
            assert_eq!(whole(&all).await, 1);
        });
    }

    #[test]
    fn storage_that_is_denied_says_so_at_every_door() {
        pollster::block_on(async {
            let disk = Memory::default();
            disk.deny();
            let all = Generations::new(disk, "main");
            assert_eq!(all.open().await.unwrap_err().code, DENIED);
            assert_eq!(all.begin(1).await.unwrap_err().code, DENIED);
            assert_eq!(all.undo().await.unwrap_err().code, DENIED);
            assert_ne!(DENIED, BUSY);
        });
    }
}

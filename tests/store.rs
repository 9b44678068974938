//! A table from memory to the storage and back, through the doors that the workers use.

use kefen::base::{Day, Money};
use kefen::store::block::{Chain, Cutter};
use kefen::store::memory::Memory;
use kefen::store::{Generations, Meta};
use kefen::table::{Column, Field, Role, Table, TableKind, chunk};

/// More than one block, with values that a border between two blocks cuts.
fn table() -> Table {
    let rows = 300_001;
    let days = (0..rows).map(|row| Day(row as i32)).collect();
    Table {
        kind: TableKind::Orders,
        rows,
        fields: vec![
            Field { header: "日期".into(), role: Role::Date, column: Column::Day { days, seconds: Vec::new() } },
            Field {
                header: "金额".into(),
                role: Role::Amount,
                column: Column::Money((0..rows).map(|row| Money(i64::from(row) * 7_919)).collect()),
            },
        ],
        starts: vec![0],
        lines: vec![(0, 2), (9, 12)],
    }
}

#[test]
fn a_table_survives_the_way_to_the_storage_and_back() {
    pollster::block_on(async {
        let disk = Memory::default();
        let all = Generations::new(disk.clone(), "main");
        let mut writing = all.begin(1).await.unwrap();
        let mut blocks = Vec::new();
        let mut cutter = Cutter::new(|block: &[u8]| blocks.push(block.to_vec()));
        chunk::write(&[&table()], &mut |piece| cutter.write(piece));
        let packed = cutter.finish();
        for block in &blocks {
            all.put(&mut writing, block).await.unwrap();
        }
        let meta = Meta {
            generation: String::new(),
            rows: u64::from(table().rows),
            blocks: 0,
            bytes: 0,
            checksum: 0,
            imported_at: Day(20_000),
            files: vec!["订单.csv".into()],
            app_version: "0.1.0".into(),
            payload: vec![1, 2, 3],
        };
        let kept = all.commit(writing, meta).await.unwrap();
        assert_eq!((kept.blocks, kept.bytes, kept.checksum), (packed.blocks, packed.bytes, packed.checksum));
        assert!(kept.blocks > 1);

        // The next start.
        let all = Generations::new(disk, "main");
        let current = all.open().await.unwrap().unwrap();
        assert_eq!(current, kept);
        let (mut reader, mut chain) = (chunk::Reader::new(current.bytes), Chain::default());
        for index in 0..current.blocks {
            let block = all.read(&current.generation, index).await.unwrap();
            reader.feed(chain.next(&block).unwrap()).unwrap();
        }
        assert_eq!(chain.checksum, current.checksum);
        assert_eq!(reader.finish().unwrap(), [table()]);
    });
}

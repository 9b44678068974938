//! Stored tables: what was written is what is read, and damaged bytes are a failure, never a table.

use proptest::prelude::*;

use super::*;
use crate::base::{Day, Money, NONE};
use crate::table::{Dictionary, TextColumn};

fn text_column(cells: &[Option<String>]) -> Column {
    let mut dictionary = Dictionary::new();
    let codes = cells.iter().map(|cell| cell.as_ref().map_or(NONE, |cell| dictionary.intern(cell))).collect();
    Column::Text(TextColumn { codes, dictionary })
}

fn columns(rows: usize) -> impl Strategy<Value = Column> {
    let seconds = prop_oneof![Just(Vec::new()), proptest::collection::vec(0u32..86_400, rows)];
    prop_oneof![
        proptest::collection::vec(proptest::option::of("[a-z客分é]{0,4}"), rows).prop_map(|cells| text_column(&cells)),
        proptest::collection::vec(any::<i64>().prop_map(Money), rows).prop_map(Column::Money),
        proptest::collection::vec(any::<f64>(), rows).prop_map(Column::Number),
        (proptest::collection::vec(any::<i32>().prop_map(Day), rows), seconds)
            .prop_map(|(days, seconds)| Column::Day { days, seconds }),
    ]
}

fn tables() -> impl Strategy<Value = Table> {
    (0usize..60).prop_flat_map(|rows| {
        (proptest::collection::vec(columns(rows), 0..6), any::<bool>()).prop_map(move |(columns, gaps)| Table {
            kind: TableKind::Orders,
            rows: rows as u32,
            fields: columns
                .into_iter()
                .map(|column| Field { header: "列 1".into(), role: Role::Attribute, column })
                .collect(),
            starts: if gaps { vec![0, rows as u32 / 2] } else { vec![0] },
            lines: if gaps { vec![(0, 2), (7, 12)] } else { Vec::new() },
        })
    })
}

fn several() -> impl Strategy<Value = Vec<Table>> {
    proptest::collection::vec(tables(), 0..3)
}

fn bytes_of(tables: &[Table]) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(&tables.iter().collect::<Vec<_>>(), &mut |piece| bytes.extend_from_slice(piece));
    bytes
}

/// NaN is a value like any other here: tables are compared by what they are written as.
fn same(a: &[Table], b: &[Table]) -> bool {
    bytes_of(a) == bytes_of(b)
}

proptest! {
    #[test]
    fn what_was_written_is_read(tables in several()) {
        let all = read(&bytes_of(&tables)).unwrap();
        prop_assert!(same(&all, &tables));
        for (back, table) in all.iter().zip(&tables) {
            prop_assert_eq!(back.rows, table.rows);
            prop_assert_eq!((&back.lines, &back.starts), (&table.lines, &table.starts));
            for (back, field) in back.fields.iter().zip(&table.fields) {
                prop_assert_eq!(&back.header, &field.header);
                prop_assert_eq!(back.column.len(), field.column.len());
            }
        }
    }

    #[test]
    fn the_borders_of_pieces_mean_nothing(tables in several(), size in 1usize..40) {
        let bytes = bytes_of(&tables);
        let mut reader = Reader::new(bytes.len() as u64);
        for piece in bytes.chunks(size) {
            reader.feed(piece).unwrap();
        }
        prop_assert!(same(&reader.finish().unwrap(), &tables));
    }

    #[test]
    fn what_is_cut_or_too_long_is_damaged(tables in several(), share in 0.0f64..1.0) {
        let mut bytes = bytes_of(&tables);
        let cut = (bytes.len() as f64 * share) as usize;
        prop_assert_eq!(read(&bytes[..cut]).unwrap_err().code, "storage_damaged");
        bytes.push(0);
        prop_assert_eq!(read(&bytes).unwrap_err().code, "storage_damaged");
    }

    /// Checksums find flipped bits; here only that nothing panics, and that what is accepted keeps its promises.
    #[test]
    fn a_flipped_bit_never_panics(tables in several(), at in any::<prop::sample::Index>(), bit in 0u8..8) {
        let mut bytes = bytes_of(&tables);
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        for table in read(&bytes).unwrap_or_default() {
            prop_assert!(table.fields.iter().all(|field| field.column.len() == table.rows as usize));
            for field in &table.fields {
                if let Column::Text(text) = &field.column {
                    let texts = text.dictionary.len();
                    prop_assert!((0..text.codes.len()).map(|row| text.codes.get(row)).all(|code| code == NONE || (code as usize) < texts));
                }
            }
            (0..table.rows).for_each(|row| { table.line_of(row); });
        }
    }

    #[test]
    fn noise_is_refused(noise in proptest::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(read(&noise).is_err());
    }
}

#[test]
fn a_directory_that_claims_gigabytes_is_refused_before_memory_is_taken() {
    let entry = Entry { header: String::new(), role: Role::Amount, shape: Shape::Money };
    let fields = std::iter::repeat_with(|| Entry { header: String::new(), ..entry }).take(1).collect();
    let directory =
        Directory { kind: TableKind::Orders, rows: u32::MAX, fields, lines: u32::MAX, starts: vec![0, u32::MAX] };
    let directory = vec![directory];
    let directory = postcard::to_allocvec(&directory).unwrap();
    let mut bytes = MAGIC.to_vec();
    bytes.extend([2, 0, 0, 0]);
    bytes.extend((directory.len() as u32).to_le_bytes());
    bytes.extend(directory);
    assert_eq!(read(&bytes).unwrap_err().code, "storage_damaged");
}

/// As the first version wrote it: a table of one row, one customer.
#[test]
fn what_the_first_version_wrote_is_read() {
    let shape = Shape::Text { width: 1, texts: 1, bytes: 1 };
    let fields = vec![Entry { header: "id".into(), role: Role::Customer, shape }];
    let directory = DirectoryFirst { kind: TableKind::Orders, rows: 1, fields, lines: 1 };
    let directory = postcard::to_allocvec(&directory).unwrap();
    let mut bytes = MAGIC.to_vec();
    bytes.extend([1, 0, 0, 0]);
    bytes.extend((directory.len() as u32).to_le_bytes());
    bytes.extend(directory);
    bytes.extend([0, 1, 0, 0, 0, b'a', 0, 0, 0, 0, 2, 0, 0, 0]);
    let [table] = &read(&bytes).unwrap()[..] else { panic!() };
    assert_eq!((table.rows, table.starts.as_slice(), table.line_of(0)), (1, &[0][..], 2));
    assert_eq!(table.text(Role::Customer).unwrap().get(0), "a");
}

#[test]
fn a_newer_version_is_named_as_such() {
    let mut bytes = bytes_of(&[Table::empty(TableKind::Orders)]);
    bytes[4] += 1;
    assert_eq!(read(&bytes).unwrap_err().code, "storage_newer_schema");
}

/// Not a bound that fails on a busy machine: prints what it takes. `cargo test --profile tool --lib chunk -- --ignored --nocapture`
#[test]
#[ignore = "a measurement"]
#[expect(clippy::disallowed_methods, reason = "the engine holds no clock, this measurement does")]
fn sixty_megabytes() {
    let rows = 2_000_000usize;
    let ids = (0..rows).map(|row| (row % 300_000) as u32).collect();
    let mut dictionary = Dictionary::new();
    (0..300_000).for_each(|id| {
        dictionary.intern(&format!("customer-{id}"));
    });
    let column = |header: &str, column| Field { header: header.into(), role: Role::Attribute, column };
    let table = Table {
        kind: TableKind::Orders,
        rows: rows as u32,
        fields: vec![
            column("id", Column::Text(TextColumn { codes: ids, dictionary })),
            column("money", Column::Money((0..rows as i64).map(Money).collect())),
            column("price", Column::Money((0..rows as i64).map(Money).collect())),
            column("quantity", Column::Number((0..rows).map(|row| row as f64).collect())),
            column("day", Column::Day { days: (0..rows as i32).map(Day).collect(), seconds: Vec::new() }),
        ],
        starts: vec![0],
        lines: vec![(0, 2)],
    };
    let start = std::time::Instant::now();
    let mut bytes = Vec::with_capacity(80 << 20);
    write(&[&table], &mut |piece| bytes.extend_from_slice(piece));
    let written = start.elapsed();
    let back = read(&bytes).unwrap();
    println!(
        "{} MB: written in {written:?}, read in {:?}",
        bytes.len() >> 20,
        start.elapsed().checked_sub(written).unwrap()
    );
    assert_eq!(back, [table]);
}

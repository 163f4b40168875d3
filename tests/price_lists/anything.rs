//! Any offers and rents read back, and no bytes, pieces or damage stop the program.

use crate::files::FILES;
use crate::{TODAY, file, import};
use llm_breakeven::catalogue::import::prices::{Batch, HEADER, Offer, Rental, read_text, write_text};
use llm_breakeven::catalogue::{RentKind, specs};
use llm_breakeven::later::answer;
use proptest::prelude::*;

fn price() -> impl Strategy<Value = f64> {
    (1_u32..100_000_000).prop_map(|micros| f64::from(micros) / 1e6)
}

fn words() -> impl Strategy<Value = String> {
    "[a-z<>&\"'é|,;:/ -]{0,12}[a-z0-9]"
}

fn offer() -> impl Strategy<Value = Offer> {
    let maybe = || proptest::option::of(price());
    (words(), words(), words(), price(), price(), maybe(), maybe(), maybe(), "(2027-01-31)?").prop_map(
        |(id, name, vendor, input, output, cached, batch_input, batch_output, ends_on)| {
            let [id, name, vendor] = [id, name, vendor].map(|text| text.trim().to_owned());
            Offer { id, name, vendor, input, output, cached, batch_input, batch_output, ends_on }
        },
    )
}

fn rental() -> impl Strategy<Value = Rental> {
    let gpu = proptest::option::of(proptest::sample::select(specs::GPUS));
    (words(), words(), gpu, price(), proptest::sample::select(RentKind::ALL.as_slice()), 1_u32..64).prop_map(
        |(provider, gpu_name, gpu, usd, kind, gpus)| Rental {
            provider: provider.trim().to_owned(),
            gpu_name: gpu_name.trim().to_owned(),
            gpu: gpu.map(|row| row.id),
            usd_per_gpu_hour: usd,
            kind,
            min_gpus: f64::from(gpus),
        },
    )
}

/// Pieces of which files are made, and odd ones.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\n",
    "\t",
    ";",
    "-1",
    "0",
    "1e-6",
    "1e400",
    "null",
    "true",
    "\"models\"",
    "\"data\"",
    "\"prices\"",
    "\"pricing\"",
    "\"prompt\"",
    "\"id\"",
    "\"m\"",
    "\"litellm_provider\"",
    "\"input_cost_per_token\"",
    "\"input\"",
    "\"output\"",
    "\"cost\"",
    "\"llm_breakeven_prices\":1",
    "\"offers\"",
    "\"rentals\"",
    "gpu_name,gpu_count,price",
    HEADER,
    "s\tA\t2026",
    "o\ta\tA\tx\t1\t2\t\t\t",
    "r\ty\tH100\t\t2\tspot\t8",
    "H100",
    "é",
    "\u{feff}",
    "\u{0}",
];

proptest! {
    #[test]
    fn kept_lists_read_back(offers in proptest::collection::vec(offer(), 0..6), rentals in proptest::collection::vec(rental(), 0..6),
                            source in words(), date in "(2026-0[1-9]-1[0-9])?") {
        prop_assume!(!offers.is_empty() || !rentals.is_empty());
        let batches = vec![Batch { source: source.trim().to_owned(), date, offers, rentals }];
        prop_assert_eq!(read_text(&write_text(&batches)), Ok(batches));
    }

    #[test]
    fn no_bytes_stop_the_program(bytes in proptest::collection::vec(any::<u8>(), 0..400), name in ".{0,20}") {
        let lines = import(&name, &bytes);
        prop_assert!(lines[0].starts_with(['k', 'e']));
    }

    #[test]
    fn no_pieces_do_either(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..60)) {
        let text = pieces.concat();
        let lines = import("", text.as_bytes());
        prop_assert!(lines[0].starts_with(['k', 'e']), "{:?}", lines);
        prop_assert!(lines[0].starts_with('k') || lines.len() == 1);
        prop_assert!(!answer(&["catalogue", TODAY, &text], None).is_empty());
    }

    /// Wherever a file is cut or a byte of it is changed: all or nothing, and no price that is none.
    #[test]
    fn a_damaged_file_gives_prices_or_a_sentence(which in 0..FILES.len(), at in 0.0..1.0, byte: u8, cut: bool) {
        let name = FILES[which].0;
        let mut bytes = file(name);
        let at = (bytes.len() as f64 * at) as usize;
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        let lines = import(name, &bytes);
        if lines[0].starts_with('e') {
            prop_assert_eq!(lines.len(), 1);
        } else {
            let kept = lines[1..].iter().fold(format!("{HEADER}\n"), |text, line| text + line + "\n");
            prop_assert!(read_text(&kept).is_ok(), "{:?}", read_text(&kept));
        }
    }
}

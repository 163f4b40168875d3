//! The rows of the edition: their digits, dates and names.

use crate::{NOW, THEN};
use llm_breakeven::catalogue::{Micros, PriceList, current, gpu_spec, model_spec, published, specs};
use llm_breakeven::scenario::Edition;
use std::collections::BTreeSet;

/// The rows of a file of the edition, cell by cell.
fn rows(file: &str) -> Vec<csv::StringRecord> {
    let path = format!("{}/src/catalogue/current/{file}.csv", env!("CARGO_MANIFEST_DIR"));
    csv::Reader::from_path(path).expect("the file is there").records().map(|row| row.expect("a row")).collect()
}

#[test]
fn prices_are_the_digits_of_the_table() {
    let number = |cell: &str| cell.parse::<f64>().ok();
    let rows = rows("api");
    assert_eq!(rows.len(), current::API.len());
    for (row, offer) in rows.iter().zip(current::API) {
        assert_eq!(&row[0], offer.id);
        let prices = [offer.input, offer.output, offer.cached_input, offer.batch_input, offer.batch_output];
        for (cell, price) in row.iter().skip(3).zip(prices) {
            assert_eq!(number(cell), price.price(), "{}", offer.id);
        }
        assert_eq!((&row[10], &row[11]), (offer.note.text(), offer.source.text()), "{}", offer.id);
    }
    for (row, rental) in self::rows("rentals").iter().zip(current::RENTALS) {
        assert_eq!(number(&row[4]), rental.usd_per_gpu_hour.price(), "{row:?}");
        assert_eq!((&row[5], &row[7]), (rental.licence.text(), rental.source.text()));
    }
    assert_eq!((Micros::of(250_000).price(), Micros::NONE.price()), (Some(0.25), None));
}

#[test]
fn rows_are_many_and_none_stands_twice() {
    assert!(current::API.len() >= 85 && current::RENTALS.len() >= 75);
    assert_eq!((specs::MODELS.len(), specs::GPUS.len()), (40, 18));
    let ids: BTreeSet<_> = current::API.iter().map(|row| row.id).collect();
    assert_eq!(ids.len(), current::API.len());
    let names: BTreeSet<_> = current::API.iter().map(|row| row.name).collect();
    assert_eq!(names.len(), current::API.len(), "no two offers read alike");
    let rents = current::RENTALS
        .iter()
        .map(|row| (row.gpu, row.provider, row.kind.name(), row.min_gpus as u32, row.checked_on));
    assert_eq!(rents.collect::<BTreeSet<_>>().len(), current::RENTALS.len());
    for row in current::RENTALS {
        assert!(row.min_gpus.fract() == 0.0 && (1.0..=8.0).contains(&row.min_gpus), "{} {}", row.gpu, row.provider);
    }
}

/// The edition is of the month in which its offers were looked up. Rents may be newer; no row is of a day to come.
#[test]
fn dates_are_of_the_edition() {
    let newest = current::API.iter().map(|row| row.checked_on).max().expect("it has offers");
    assert_eq!(&newest[..7], Edition::of(NOW).to_string());
    let oldest = published::API_OFFERS[0].checked_on.min("2026-03");
    let rents = current::RENTALS.iter().map(|row| (row.checked_on, row.gpu));
    for (date, what) in rents.chain(current::API.iter().map(|row| (row.checked_on, row.id))) {
        assert!(date >= oldest, "{what}: {date} is older than what was published");
        assert!(date <= tomorrow().as_str(), "{what}: {date} is yet to come");
    }
    assert_eq!(&published::API_OFFERS[0].checked_on[..7], Edition::of(THEN).to_string());
}

/// As dates are written; where a row is written it may be tomorrow already.
fn tomorrow() -> String {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("it is after 1970");
    let days = i64::try_from(since.as_secs() / 86_400 + 1).expect("it is not that late");
    // Days to a date of the calendar: https://howardhinnant.github.io/date_algorithms.html#civil_from_days
    let day = days + 719_468;
    let (era, of_era) = (day.div_euclid(146_097), day.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * of_year + 2) / 153;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{:02}", of_year - (153 * march_month + 2) / 5 + 1)
}

#[test]
fn offers_and_rents_name_what_is_known() {
    for row in current::API {
        assert!(row.model.is_none_or(|id| model_spec(id).is_some()), "{}", row.id);
        assert!(row.ends_on.is_none_or(|date| date.starts_with("202")), "{}", row.id);
        // Cached input and batches are never dearer than what is neither.
        let least = |price: Micros, of: Micros| price.price().is_none_or(|price| price <= of.usd());
        assert!(least(row.cached_input, row.input) && least(row.batch_input, row.input), "{}", row.id);
        assert!(
            least(row.batch_output, row.output)
                && row.batch_input.price().is_some() == row.batch_output.price().is_some()
        );
    }
    for row in current::RENTALS {
        assert!(gpu_spec(row.gpu).is_some() && NOW.provider(row.provider).is_some(), "{} {}", row.gpu, row.provider);
    }
    for row in current::PROVIDERS {
        assert!(current::RENTALS.iter().any(|rent| rent.provider == row.id), "{} rents out nothing", row.id);
    }
}

/// What is in both editions has one id, so that a preset means something in either.
#[test]
fn every_published_id_is_current() {
    for row in published::API_OFFERS {
        assert_eq!(NOW.api(row.id).map(|offer| offer.name), Some(row.name));
    }
    for row in published::MODELS {
        assert_eq!(model_spec(row.id).map(|spec| spec.name), Some(row.name));
    }
    for row in published::GPUS {
        assert_eq!(gpu_spec(row.id).map(|spec| spec.vram_gb), Some(row.vram_gb), "{}", row.id);
        assert!(NOW.rents(row.id, 1.0).iter().any(|rent| rent.kind.is_on_demand()), "{}", row.id);
    }
    for row in published::PROVIDERS {
        assert!(NOW.provider(row.id).is_some(), "{}", row.id);
    }
}

#[test]
fn the_newest_edition_is_called_by_its_month() {
    let month = llm_breakeven::scenario::Edition::of(PriceList::Current).name();
    assert_eq!(llm_breakeven::catalogue::CURRENT_NAME, format!("{month}, current"));
}

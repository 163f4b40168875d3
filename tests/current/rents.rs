//! Which of several rents is in force, and whom it is paid to.

use crate::{NOW, THEN, link};
use llm_breakeven::catalogue::{RentKind, specs};
use llm_breakeven::scenario::{freeze, read, write};

/// Edition, GPU, provider, GPUs: USD an hour, date. Of several rows one on demand counts first, then one for so few, then the newest.
#[test]
fn of_several_rents_one_is_in_force() {
    let rows = [
        (NOW, "h100-80gb", "runpod", 2.0, Some((3.99, "2026-11-09"))),
        (NOW, "h100-80gb", "lambda", 1.0, Some((4.29, "2026-09-25"))),
        (NOW, "h100-80gb", "lambda", 8.0, Some((3.99, "2026-09-25"))),
        (NOW, "h100-80gb", "vast", 1.0, Some((2.4024, "2026-10-19"))),
        (NOW, "h100-80gb", "google-cloud", 1.0, Some((10.9791, "2026-09-26"))),
        (NOW, "h100-80gb", "aws", 1.0, Some((6.88, "2026-08"))),
        (NOW, "h100-80gb", "aws", 8.0, Some((6.88, "2026-11-09"))),
        (NOW, "a100-80gb", "lambda", 2.0, Some((2.79, "2026-09-25"))),
        (NOW, "h200-141gb", "runpod", 1.0, Some((4.59, "2026-09-25"))),
        (NOW, "a10g-24gb", "runpod", 1.0, None),
        (NOW, "rtx-5090-32gb", "runpod", 1.0, None),
        (THEN, "h100-80gb", "runpod", 2.0, Some((2.49, "2026-04-01"))),
        (THEN, "h100-80gb", "nebius", 2.0, Some((3.85, "2026-09-25"))),
        (THEN, "h200-141gb", "runpod", 2.0, Some((4.59, "2026-09-25"))),
    ];
    for (list, gpu, provider, gpus, expected) in rows {
        let rent = list.rent(gpu, provider, gpus).map(|rent| (rent.usd_per_gpu_hour, rent.checked_on));
        assert_eq!(rent, expected, "{list:?} {gpu} {provider} {gpus}");
    }
    let first = |gpu, gpus| NOW.rents(gpu, gpus).first().map(|rent| (rent.provider, rent.usd_per_gpu_hour));
    assert_eq!(first("h100-80gb", 1.0), Some(("nebius", 3.85)));
    assert_eq!(first("mi300x-192gb", 1.0), Some(("digitalocean", 2.59)));
    assert_eq!(first("b300-288gb", 1.0), None);
    for gpu in specs::GPUS {
        for (list, gpus) in [(NOW, 1.0), (NOW, 8.0), (THEN, 2.0)] {
            let rents = list.rents(gpu.id, gpus);
            assert_eq!(list.cheapest(gpu.id, gpus), rents.first().copied(), "{}", gpu.id);
        }
    }
    assert_eq!(NOW.rents("h100-80gb", 1.0).last().map(|rent| rent.kind), Some(RentKind::Marketplace));
    assert_eq!(THEN.rents("h100-80gb", 1.0).len(), 3);
}

/// A rent of the reader's own is paid to whom the reader says; one of the catalogue's, frozen, to whom it was.
#[test]
fn whom_the_rent_is_paid_to() {
    let paid_to = |query: &str| link::opened(query).resolved.names.provider.id;
    let frozen = write(&freeze(&read("cat=now&gpu=mi300x-192gb").scenario));
    for (query, expected) in [
        ("cat=now&gpu=mi300x-192gb", "digitalocean"),
        (&frozen, "digitalocean"),
        ("cat=now&gpu=mi300x-192gb&rate=2", "runpod"),
        ("cat=now&gpu=mi300x-192gb&prov=crusoe", "crusoe"),
        ("cat=now&gpu=b300-288gb&prov=aws", "aws"),
    ] {
        assert_eq!(paid_to(query), expected, "{query}");
    }
}

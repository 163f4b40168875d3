//! What a link's numbers come to, against figures computed apart from this program, from the formulas over each table. The
//! comments give the arithmetic, or what is to be seen.

mod support;

use support::{at, is_near, report};

const CAPACITY: &str = "self_host.capacity_tokens_per_month";
const REPLICAS: &str = "self_host.replicas";
const GPUS: &str = "self_host.gpus";
const OWN_MONTH: &str = "self_host.usd_per_month";
const REPLICA: &str = "self_host.replica_usd_per_month";
const COMPUTE: &str = "self_host.gpu_usd_per_month";
const OVERHEAD: &str = "self_host.overhead_usd_per_month";
const API_MONTH: &str = "api.usd_per_month";
const BLEND: &str = "api.usd_per_mtok";
const VOLUME: &str = "workload.tokens_per_month";
const INPUT_SHARE: &str = "workload.input_share";
const STEP: &str = "self_host.tokens_per_replica_step";
const FIRST: &str = "break_even.first_tokens_per_month";
const PER_MILLION: &str = "self_host.usd_per_mtok";
const FULL_REPLICA: &str = "self_host.marginal_usd_per_mtok";
const HEADROOM: &str = "self_host.headroom_tokens_per_month";
const FOR_GOOD: &str = "break_even.for_good_tokens_per_month";

#[track_caller]
fn check(query: &str, path: &str, expected: f64) {
    let value = at(&report(query), path).as_f64().expect("a number");
    assert!(is_near(value, expected), "`{query}`: {path} is {value}, not {expected}");
}

/// `seconds / (s·(1-c)/prefill + (1-s)/(decode·batching))`.
#[test]
fn capacity_from_speeds() {
    check("cap=rate", CAPACITY, 2106000000.0); // 2,592,000 / (0.4 / 325)
    check("cap=rate&mix=0", CAPACITY, 842400000.0); // 2,592,000 · 325
    check("cap=rate&mix=50", CAPACITY, 1684800000.0); // 2,592,000 / (0.5 / 325)
    check("cap=rate&mix=95", CAPACITY, 16847999999.999985); // 2,592,000 / (0.05 / 325)
    check("cap=rate&tps=100&bf=8", CAPACITY, 5184000000.0); // 2,592,000 / (0.4 / 800)
    check("cap=rate&tps=12.5&bf=1", CAPACITY, 81000000.0); // 2,592,000 / (0.4 / 12.5)
    check("cap=rate&bf=0.5", CAPACITY, 210600000.0); // more streams can be slower
    check("cap=rate&hours=100", CAPACITY, 292500000.0); // 360,000 s
    check("cap=rate&hours=744", CAPACITY, 2176200000.0); // 2,678,400 s
    check("cap=rate&pre=5000", CAPACITY, 1918906605.9225512); // 2,592,000 / (0.6 / 5,000 + 0.4 / 325)
    check("cap=rate&pre=500", CAPACITY, 1066329113.9240507); // input counts as much as output
    check("cap=rate&pre=5000&cache=50", CAPACITY, 2008104886.7699642); // 0.3 / 5,000: cached input is not read again
    check("cap=rate&pre=5000&cache=100", CAPACITY, 2106000000.0); // as without `pre`
    check("cap=rate&cache=50", CAPACITY, 2106000000.0); // no `pre`, so nothing to save
    check("cap=rate&pre=1000&mix=100", CAPACITY, 2592000000.0); // 2,592,000 · 1,000
    check("cap=rate&pre=1000&mix=80&cache=75&tps=40&bf=20", CAPACITY, 5760000000.0); // 0.2 / 1,000 + 0.2 / 800
    check("s=llama8b-haiku&cap=rate", CAPACITY, 5832000000.0); // the catalogue's 180 tok/s
    check("cap=rate&model=llama-3.1-405b", CAPACITY, 583200000.0); // the catalogue's 18 tok/s
}

/// `max(min_replicas, ceil(V·peak / (C·util)))`.
#[test]
fn replicas_for_the_load() {
    check("cap=2B&vol=2B", REPLICAS, 1.0); // just full
    check("cap=2B&vol=2000000001", REPLICAS, 2.0); // one token more
    check("cap=2B&vol=5B", REPLICAS, 3.0); // ceil(2.5)
    check("cap=2B&vol=5B&util=50", REPLICAS, 5.0); // 5
    check("cap=2B&vol=5B&util=30", REPLICAS, 9.0); // 8.33
    check("cap=2B&vol=5B&peak=3", REPLICAS, 8.0); // ceil(7.5)
    check("cap=2B&vol=5B&util=40&peak=2.5", REPLICAS, 16.0); // 15.625
    check("cap=2B&vol=5B&util=40&peak=2.5", STEP, 320000000.0); // 320M each
    check("cap=300M&vol=900M&util=70&peak=1.4", REPLICAS, 6.0); // 900 · 1.4 / 210 is 6 and no more
    check("cap=100M&vol=700M&util=70", REPLICAS, 10.0); // 700 / 70
    check("cap=2B&vol=0", REPLICAS, 1.0); // the least
    check("cap=2B&vol=5B&minrep=2", REPLICAS, 3.0); // 3
    check("cap=2B&vol=5B&minrep=8", REPLICAS, 8.0); // 8
    check("vol=1000T", REPLICAS, 1.0); // no limit
    check("minrep=3", REPLICAS, 3.0); // no limit, but three wanted
    check("cap=2B&vol=5B&n=4&standby=2", GPUS, 20.0); // standby counts GPUs
    check("cap=2B&vol=5B&standby=2", REPLICAS, 3.0); // standby carries no load
    check("cap=1&vol=12345", REPLICAS, 12345.0); // a token each
    check("cap=2B&vol=5B", HEADROOM, 1000000000.0); // what three still take
    check("cap=2B&vol=5B&util=50&minrep=9", HEADROOM, 4000000000.0); // 9e9-5e9
}

/// `replicas · gpus · usd_per_gpu_hour · (1-discount) · hours`.
#[test]
fn rent() {
    check("n=1&rate=2.49", REPLICA, 1792.8000000000002); // 2.49 · 720
    check("n=8&rate=2.49", REPLICA, 14342.400000000001); // 8 · 2.49 · 720
    check("n=8&rate=2.49&disc=40", REPLICA, 8605.44); // 8 · 2.49 · 0.6 · 720
    check("n=1&rate=2.49&disc=100", REPLICA, 0.0); // 0
    check("n=3&rate=1.89&hours=100", REPLICA, 567.0); // 3 · 1.89 · 100
    check("n=2&hours=730", REPLICA, 3635.4); // the catalogue's hourly rate
    check("n=2&disc=10", REPLICA, 3227.04); // 2 · 2.49 · 0.9 · 720
    check("n=2&prov=aws&hours=744", REPLICA, 5460.96); // 2 · 3.67 · 744
    check("n=3", REPLICA, 5378.400000000001); // no published month for three
    check("n=2&cap=2B", REPLICA, 3585.6000000000004); // to the cent with a capacity limit
    check("", REPLICA, 3586.0); // the published month
    check("n=2&rate=3&cap=1B&vol=2.5B&standby=1", COMPUTE, 17280.0); // (3 + 1) · 2 · 3 · 720
    check("n=2&rate=3&cap=1B&vol=2.5B&standby=1", OWN_MONTH, 17680.0); // and the preset's overhead
    check("n=1&rate=2&cap=1B&vol=2.5B&other=0", PER_MILLION, 1.728); // per million
    check("n=1&rate=2&cap=1B&util=50&other=0", FULL_REPLICA, 2.88); // a full replica's
}

/// `r(1+r)^n / ((1+r)^n - 1)` of the price less the residual's present value, power, hosting.
#[test]
fn owned_hardware() {
    check("n=1&own=28000", REPLICA, 777.7777777777777); // 28,000 / 36: straight line
    check("n=8&own=28000", REPLICA, 6222.222222222222); // 8 · 28,000 / 36
    check("n=1&own=28000&life=60", REPLICA, 466.6666666666667); // 28,000 / 60
    check("n=1&own=28000&resid=20", REPLICA, 622.2222222222222); // 22,400 / 36
    check("n=1&own=28000&resid=100", REPLICA, 0.0); // sold for what it cost
    check("n=1&own=28000&apr=8", REPLICA, 877.4182329200713); // 28,000 · 0.0313363654
    check("n=1&own=28000&apr=12&life=12", REPLICA, 2487.7660829935667); // 28,000 · 0.0888487887
    check("n=1&own=28000&apr=8&resid=20", REPLICA, 739.2679196693904); // (28,000 - 5,600 / 1.00667^36) · 0.0313363654
    check("n=1&own=28000&apr=12&resid=100", REPLICA, 280.0); // interest alone: 1 % a month
    check("n=1&own=28000&apr=100&life=240", REPLICA, 2333.3333439276093); // 28,000 / 12, and a trace for the principal
    check("n=1&own=28000&apr=0.001", REPLICA, 777.7897686778954); // hardly any interest
    check("n=1&own=28000&life=1&apr=12", REPLICA, 28280.0); // back with interest after a month
    check("n=1&own=0&watts=700&kwh=0.12", REPLICA, 60.48); // 60.48
    check("n=1&own=0&watts=700&kwh=0.12&pue=1.3", REPLICA, 78.624); // 78.624
    check("n=1&own=0&watts=700&kwh=0.12&hours=360", REPLICA, 30.24); // 0.7 · 0.12 · 360
    check("n=4&own=0&watts=700&kwh=0.12&host=250", REPLICA, 491.91999999999996); // hosting is of the replica
    check("n=1&own=36000&hours=100", REPLICA, 1000.0); // it depreciates whether it runs or not
    check("n=1&own=36000&disc=50", REPLICA, 1000.0); // a discount is on rent
    check("n=1&own=36000&rate=9", REPLICA, 1000.0); // bought, so not rented
    check("n=8&own=28000&life=48&resid=15&apr=7.5&watts=1200&pue=1.25&kwh=0.11&host=900", REPLICA, 6664.062928943969); // everything at once
}

/// The sum of its lines, whatever the number of replicas.
#[test]
fn overhead() {
    check("other=0", OVERHEAD, 0.0); // 0
    check("other=1&store=10&net=200&mon=3000&lb=40000", OVERHEAD, 43211.0); // 43211
    check("other=0&eh=15", OVERHEAD, 2250.0); // the usual rate
    check("other=0&eh=15&er=80", OVERHEAD, 1200.0); // 15 · 80
    check("other=0&once=12000", OVERHEAD, 1000.0); // 12000 / 12
    check("other=0&once=12000&over=36", OVERHEAD, 333.3333333333333); // 12000 / 36
    check("other=0&store=50&eh=10&once=600&over=6", OVERHEAD, 1650.0); // 50 + 1500 + 100
    check("other=500&cap=1B&vol=9B&standby=3", OVERHEAD, 500.0); // 500
    check("other=500&n=1&rate=1&minrep=2", OWN_MONTH, 1940.0); // 2 · 720 + 500
}

/// `fee + V/1e6 · blend`.
#[test]
fn the_api_side() {
    check("pin=3&pout=15", BLEND, 7.8); // 1.8 + 6
    check("pin=3&pout=15&mix=100", BLEND, 3.0); // 3
    check("pin=3&pout=15&mix=0", BLEND, 15.0); // 15
    check("pin=3&pout=15&pcache=0.3&cache=50", BLEND, 6.99); // 0.9 + 0.09 + 6
    check("pin=3&pout=15&cache=50", BLEND, 7.8); // no price for cached input, so no saving
    check("pin=3&pout=15&pcache=0.3&cache=100&mix=90", BLEND, 1.7699999999999996); // 0.27 + 1.5
    check("pin=3&pout=15&batch=50", BLEND, 7.8); // no batch price, so no saving
    check("pin=3&pout=15&pcache=0.3&cache=50&batch=40", BLEND, 7.314); // batched tokens get no cache price
    check("blend=0.8&mix=10&cache=90", BLEND, 0.8); // whatever the mix
    check("vol=2.5B&pin=3&pout=15&fee=250", API_MONTH, 19750.0); // 250 + 2500 · 7.8
    check("vol=0&fee=250", API_MONTH, 250.0); // 250
    check("vol=0", API_MONTH, 0.0); // 0
}

/// `requests a day · days · (input + output)`.
#[test]
fn requests() {
    check("req=40000&tin=900&tout=300", VOLUME, 1440000000.0); // 40000 · 30 · 1200
    check("req=40000&tin=900&tout=300", INPUT_SHARE, 0.75); // 0.75
    check("req=40000&tin=900&tout=300&hours=744", VOLUME, 1488000000.0); // 40000 · 31 · 1200
    check("req=40000&tin=900&tout=300&vol=5B&mix=10", INPUT_SHARE, 0.75); // requests say both
    check("req=0.5&tin=1&tout=1", VOLUME, 30.0); // 30
    check("req=1000&tin=0&tout=0", VOLUME, 0.0); // 0
    check("req=1000&tin=0&tout=0&mix=30", INPUT_SHARE, 0.3); // no tokens have no mix of their own
}

/// Where the line meets the staircase.
#[test]
fn break_even() {
    check("n=1&rate=1&blend=2&other=0", FIRST, 360000000.0); // 720 / 2 · 1e6
    check("n=1&rate=1&blend=2&other=100&fee=40", FIRST, 390000000.0); // (720 + 100-40) / 2 · 1e6
    check("n=1&rate=1&blend=2&other=0&standby=1", FIRST, 720000000.0); // 2 · 720 / 2 · 1e6
    check("n=1&rate=1&blend=1&cap=1B&other=560", FIRST, 2720000000.0); // 280 saved by each pay 560 off at 2B: a tie is no win
    check("n=1&rate=1&blend=1&cap=1B&other=560", FOR_GOOD, 4160000000.0); // 720 n + 560 ≤ 1,000 (n - 1) from n = 6 on
    check("n=1&rate=1&blend=2&cap=1B&util=80&peak=1.6&other=0&fee=300", FIRST, 210000000.0); // 500 million a replica
}

//! The API's price of a token: what it is made of, and what is said of a price that the offer lacks.

use llm_breakeven::engine::api::{Blend, blend};
use llm_breakeven::engine::inputs::{ApiPrices, Workload};
use llm_breakeven::units::{Share, Tokens, Usd, UsdPerMTok};
use proptest::prelude::*;

/// Shares of input, of it cached, and of all that is batched.
fn workload([input, cached, batch]: [f64; 3]) -> Workload {
    Workload {
        tokens: Tokens(1e9),
        input_share: Share(input),
        cached_share: Share(cached),
        batch_share: Share(batch),
        peak_to_average: 1.0,
    }
}

/// Input at $2, output at $8, and what else there is: cached input, batch input, batch output, one price for all.
fn prices([cached_input, batch_input, batch_output, blended]: [Option<f64>; 4]) -> ApiPrices {
    ApiPrices {
        input: UsdPerMTok(2.0),
        output: UsdPerMTok(8.0),
        cached_input: cached_input.map(UsdPerMTok),
        batch_input: batch_input.map(UsdPerMTok),
        batch_output: batch_output.map(UsdPerMTok),
        blended: blended.map(UsdPerMTok),
        platform_fee: Usd(0.0),
    }
}

fn blended(offer: [Option<f64>; 4], shares: [f64; 3]) -> Blend {
    blend(&prices(offer), &workload(shares))
}

#[test]
fn a_price_that_is_lacking_is_told_of_where_it_would_count() {
    const NONE: Option<f64> = None;
    let all = [Some(0.5), Some(1.0), Some(4.0), NONE];
    // What the offer has, the shares, and whether the cached and the batch price are lacking.
    for (offer, shares, cached, batch) in [
        (all, [0.6, 0.5, 0.5], false, false),
        ([NONE; 4], [0.6, 0.0, 0.0], false, false),
        ([NONE; 4], [0.6, 0.5, 0.0], true, false),
        ([NONE; 4], [0.6, 0.0, 0.5], false, true),
        ([NONE, Some(1.0), Some(4.0), NONE], [0.6, 0.5, 0.5], true, false),
        ([Some(0.5), NONE, Some(4.0), NONE], [0.6, 0.5, 0.5], false, true),
        ([Some(0.5), Some(1.0), NONE, NONE], [0.6, 0.5, 0.5], false, true),
        ([NONE, NONE, NONE, Some(3.0)], [0.6, 0.5, 0.5], false, false),
    ] {
        let said = blended(offer, shares);
        assert_eq!((said.cached_fell_back, said.batch_fell_back), (cached, batch), "{offer:?} {shares:?}");
        assert_eq!(said.stated, offer[3].is_some(), "{offer:?}");
    }
}

#[test]
fn the_formula_by_hand() {
    let offer = [Some(0.5), Some(1.0), Some(4.0), None];
    // Half of 60 % input is cached, a quarter of all goes through the batch API:
    // 3/4 · [0.6 · (0.5·2 + 0.5·0.5) + 0.4·8] + 1/4 · [0.6·1 + 0.4·4]
    let said = blended(offer, [0.6, 0.5, 0.25]);
    let near =
        |price: UsdPerMTok, expected: f64| assert!((price.0 - expected).abs() < 1e-12, "{price:?}, not {expected}");
    near(said.price, 0.75 * (0.6 * 1.25 + 3.2) + 0.25 * (0.6 + 1.6));
    near(said.input, 0.75 * 1.25 + 0.25);
    near(said.output, 0.75 * 8.0 + 0.25 * 4.0);
    near(said.parts.input, 0.75 * 0.6 * 0.5 * 2.0);
    near(said.parts.cached_input, 0.75 * 0.6 * 0.5 * 0.5);
    near(said.parts.output, 0.75 * 0.4 * 8.0);
    near(said.parts.batch, 0.25 * (0.6 + 1.6));
    near(said.parts.stated, 0.0);
    // Where one price is stated, nothing else is a part of it.
    let said = blended([Some(0.5), None, None, Some(3.0)], [0.6, 0.5, 0.25]);
    near(said.price, 3.0);
    near(said.parts.stated, 3.0);
    near(said.parts.input, 0.0);
    near(said.parts.batch, 0.0);
}

proptest! {
    #[test]
    fn the_parts_are_the_price(offer in prop::array::uniform3(proptest::option::of(0.0..50.0)), shares in prop::array::uniform3(0.0..=1.0)) {
        let said = blended([offer[0], offer[1], offer[2], None], shares);
        let parts = said.parts;
        let sum = (parts.input + parts.cached_input + parts.output + parts.batch + parts.stated).0;
        prop_assert!((sum - said.price.0).abs() <= 1e-12 * (1.0 + sum));
        let by_kind = (said.input * Share(shares[0]) + said.output * Share(shares[0]).rest()).0;
        prop_assert!((by_kind - sum).abs() <= 1e-12 * (1.0 + sum));
    }
}

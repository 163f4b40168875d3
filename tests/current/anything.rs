//! What must hold of any scenario in either edition.

use crate::{NOW, THEN, any};
use llm_breakeven::later::answer;
use llm_breakeven::scenario::{evaluate, write};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_scenario_is_answered(scenario in any::scenarios()) {
        let query = write(&scenario);
        for question in [&["hosted", &query][..], &["choices", "provider", &query], &["choices", "model", &query], &["fit", &query]] {
            for line in answer(question, None) {
                prop_assert!(!line.contains("NaN") && !line.contains("inf\t") && !line.contains('\n'), "{line}");
            }
        }
    }

    /// Volume, mix, overhead and memory are the scenario's own.
    #[test]
    fn editions_change_prices_and_nothing_else(scenario in any::scenarios()) {
        let mut other = scenario.clone();
        other.set_prices(NOW);
        let (now, _) = evaluate(&other);
        other.set_prices(THEN);
        let (then, _) = evaluate(&other);
        prop_assert_eq!(now.inputs.workload, then.inputs.workload);
        prop_assert_eq!(now.inputs.hosting.overhead, then.inputs.hosting.overhead);
        prop_assert_eq!(now.inputs.hosting.placement, then.inputs.hosting.placement);
        prop_assert_eq!(now.names.model.id, then.names.model.id);
    }
}

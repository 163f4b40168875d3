//! The worker that answers what the page asks later. Elsewhere than in a browser it does nothing.

#[cfg(not(target_arch = "wasm32"))]
fn main() {}

#[cfg(target_arch = "wasm32")]
fn main() {
    #[cfg(feature = "page")]
    llm_breakeven::browser::desk::serve(llm_breakeven::later::answer);
}

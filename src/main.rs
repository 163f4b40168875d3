//! Starts the page in a browser, the command line elsewhere.

#[cfg(target_arch = "wasm32")]
fn main() {
    #[cfg(feature = "page")]
    llm_breakeven::view::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    llm_breakeven::cli::main(std::env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned()))
}

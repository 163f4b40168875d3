//! Starts the page in a browser, what answers it in the worker, the command line elsewhere.

#[cfg(target_arch = "wasm32")]
fn main() {
    #[cfg(feature = "page")]
    if llm_breakeven::browser::is_page() {
        llm_breakeven::view::start();
    } else {
        llm_breakeven::browser::desk::serve(llm_breakeven::later::answer);
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    llm_breakeven::cli::main(std::env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned()))
}

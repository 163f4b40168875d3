//! Prints the page as it is before its program is there, for `scripts/shell.mjs`.

fn main() {
    println!("{}", llm_breakeven::view::shell());
}

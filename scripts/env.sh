# shellcheck shell=bash
# Finds, or installs, every tool the build needs, and exports the environment
# for it. Sourced by the Makefile and the other scripts, which call only the
# need_* functions they depend on. Everything is safe to call again: what is
# already there is used, and nothing ever prompts.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
e2e=$root/tests/e2e
# Tools built from crates.io live outside the checkout, so that a fresh clone
# (or `make clean`) does not build them again.
cache=${XDG_CACHE_HOME:-$HOME/.cache}/llm-breakeven

# One sentence that says what is missing and how to get it.
die() {
  printf '%s\n' "$*" >&2
  exit 1
}

say() { printf '==> %s\n' "$*" >&2; }

has() { command -v "$1" >/dev/null 2>&1; }

# apt_install PACKAGE...: fails quietly where there is no apt or no right to use it.
apt_install() {
  local sudo=()
  has apt-get || return 1
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || return 1
    sudo=(sudo -n)
  fi
  say "installing Debian packages: $*"
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 || return 1
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2 </dev/null
}

# --- Rust ---------------------------------------------------------------------

# Sets BREAKEVEN_RUST to plain (a toolchain with a wasm32 standard library) or to
# debian (Debian's, which ships the library as source for build-std). One
# toolchain then serves native and wasm builds alike. Scripts called by scripts
# keep the choice.
need_rust() {
  if [ -n "${BREAKEVEN_RUST:-}" ]; then return; fi
  if wasm_std_present || rustup_adds_wasm; then
    export BREAKEVEN_RUST=plain
    rust_component fmt rustfmt
    rust_component clippy clippy
    rustup_adds_std_source
  elif debian_rust; then
    export BREAKEVEN_RUST=debian
  elif has cargo; then
    die "Rust's standard library for wasm32-unknown-unknown is missing; install it with \`rustup target add wasm32-unknown-unknown\`."
  else
    die "Rust (cargo) is missing; install it from https://rustup.rs and run this again."
  fi
}

wasm_std_present() {
  local libdir
  has cargo && libdir=$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null) &&
    compgen -G "$libdir/libstd-*.rlib" >/dev/null
}

rustup_adds_wasm() {
  has rustup || return 1
  local version refused=$cache/rustup-has-no-wasm
  version=$(rustc --version 2>/dev/null) || return 1
  # Asked once per compiler version: where rustup cannot download, the answer stays no.
  if [ -f "$refused" ] && [ "$(cat "$refused")" = "$version" ]; then return 1; fi
  say "adding the wasm32-unknown-unknown target with rustup"
  if bounded 180 rustup target add wasm32-unknown-unknown >&2 && wasm_std_present; then return 0; fi
  # Only remembered where there is another way, so that a network that was down
  # for a moment does not matter later.
  if debian_rust; then
    mkdir -p "$cache"
    printf '%s\n' "$version" >"$refused"
  fi
  return 1
}

# The standard library's source lets the release build leave out of it what the
# site does not use. Without it the site is merely larger, so a refusal is not an
# error; it is remembered, so as not to be asked for again.
rustup_adds_std_source() {
  local refused=$cache/rustup-has-no-std-source
  if std_source_usable || ! has rustup || [ -f "$refused" ]; then return 0; fi
  say "adding the standard library's source with rustup"
  if ! bounded 180 rustup component add rust-src >&2; then
    mkdir -p "$cache"
    touch "$refused"
  fi
}

# Whether the source is there and the compiler knows how to abort without a message.
std_source_usable() {
  local rustc=${RUSTC:-rustc}
  [ -f "$("$rustc" --print sysroot)/lib/rustlib/src/rust/library/std/Cargo.toml" ] &&
    RUSTC_BOOTSTRAP=1 "$rustc" -Zunstable-options -Cpanic=immediate-abort --print cfg >/dev/null 2>&1
}

# macOS has no `timeout`.
bounded() {
  if has timeout; then timeout "$@" </dev/null; else "${@:2}" </dev/null; fi
}

rust_component() {
  cargo "$1" --version >/dev/null 2>&1 && return
  if has rustup && bounded 180 rustup component add "$2" >&2; then return; fi
  die "cargo $1 is missing; install it with \`rustup component add $2\`."
}

debian_rust() {
  local packages=(rustc-web cargo-web rust-web-src rust-web-llvm lld-22 rust-web-clippy rustfmt-web)
  has dpkg-query || return 1
  # A linker and a C library for the native half come with build-essential.
  has cc || packages+=(build-essential)
  if [ "$(dpkg-query -W -f '${db:Status-Status}\n' "${packages[@]}" 2>/dev/null | grep -cx installed)" -ne "${#packages[@]}" ]; then
    apt_install "${packages[@]}" || return 1
  fi
  # cargo looks for its subcommands in ~/.cargo/bin before PATH unless PATH names
  # that folder, and rustup's clippy must not meet Debian's cargo.
  export PATH=/usr/bin:$PATH:${CARGO_HOME:-$HOME/.cargo}/bin
  export RUSTC=/usr/bin/rustc
  hash -r
}

# wasm_env [release|test]: environment for cargo and trunk when they build for
# wasm. Call it in a subshell. Its own target folder keeps the different
# environment from making native builds and wasm builds undo each other's work.
wasm_env() {
  export CARGO_TARGET_DIR=$root/target/wasm
  if [ "${1:-}" = release ]; then
    # A quarter of the usual stack: the page starts with that much less memory, and its deepest recursion is bounded.
    RUSTFLAGS="${RUSTFLAGS:-} -Clink-arg=-zstack-size=262144"
    # scripts/split.mjs learns from the linker which function needs which data, each datum by itself.
    RUSTFLAGS+=" -Clink-arg=--emit-relocs -Clink-arg=--no-merge-data-segments"
    # Brotli makes less of code that stands in several places than of calls.
    RUSTFLAGS+=" -Cllvm-args=--inline-threshold=0"
    export RUSTFLAGS
  fi
  if [ "${1:-}" = release ] && std_source_usable; then
    small_std
  elif [ "$BREAKEVEN_RUST" = debian ]; then
    build_std
    if [ "${1:-}" = test ]; then CARGO_UNSTABLE_BUILD_STD+=,test; fi
  fi
}

build_std() {
  export RUSTC_BOOTSTRAP=1 # -Zbuild-std on a stable compiler
  export CARGO_UNSTABLE_BUILD_STD=std,panic_abort
}

# A panic, should one exist, stops the program without composing a message.
small_std() {
  build_std
  export CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
  export CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT=true
  export CARGO_PROFILE_RELEASE_PANIC=immediate-abort
}

# --- Tools for the wasm build ---------------------------------------------------

wasm_bindgen_version() {
  awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' "$root/Cargo.lock"
}

need_trunk() {
  case $(trunk --version 2>/dev/null) in 'trunk 0.21.'*) return ;; esac
  # --locked: later releases of its dependencies want newer compilers.
  cargo_tool trunk 0.21.14 --locked
}

need_wasm_bindgen() {
  local version
  version=$(wasm_bindgen_version)
  if [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $version" ] && has wasm-bindgen-test-runner; then return; fi
  cargo_tool wasm-bindgen-cli "$version"
}

# Builds the sample documentation; it needs neither mdBook's server nor its search.
need_mdbook() {
  case $(mdbook --version 2>/dev/null) in 'mdbook v0.5.'*) return ;; esac
  cargo_tool mdbook 0.5.4 --no-default-features
}

need_cargo_deny() {
  case $(cargo-deny --version 2>/dev/null) in 'cargo-deny 0.'*) return ;; esac
  cargo_tool cargo-deny 0.20.2 --locked --no-default-features
}

need_cargo_fuzz() {
  case $(cargo-fuzz --version 2>/dev/null) in 'cargo-fuzz 0.'*) return ;; esac
  cargo_tool cargo-fuzz 0.13.2 --locked
}

need_cargo_mutants() {
  case $(cargo-mutants mutants --version 2>/dev/null) in 'cargo-mutants 27.'*) return ;; esac
  cargo_tool cargo-mutants 27.1.0 --locked
}

# cargo_tool CRATE VERSION [FLAG]...: built without optimisation, which takes a
# fraction of the time; these tools have little to do.
cargo_tool() {
  local name=${1%-cli} dir build
  dir=$cache/$name-$2
  if [ ! -x "$dir/bin/$name" ]; then
    say "building $1 $2 (once; kept in $dir)"
    build=$(mktemp -d)
    if ! CARGO_TARGET_DIR=$build CARGO_PROFILE_DEV_DEBUG=0 \
      cargo install "$1" --version "$2" --debug --root "$dir" --quiet "${@:3}" >&2; then
      rm -rf "$build"
      die "$1 $2 could not be built; install it with \`cargo install $1 --version $2\` once crates.io can be reached."
    fi
    rm -rf "$build"
  fi
  PATH=$dir/bin:$PATH
}

# --- Node and the browser --------------------------------------------------------

need_node() {
  if ! has node || ! has npm; then apt_install nodejs npm || true; fi
  has npm || die "npm is missing; install Node.js 20 or newer (with npm) from https://nodejs.org."
  node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null ||
    die "Node.js 20 or newer is missing; install it from https://nodejs.org."
}

# wasm-opt and Playwright, at the versions in tests/e2e/package-lock.json.
need_npm_packages() {
  need_node
  local stamp=$e2e/node_modules/.installed
  if [ ! -f "$stamp" ] || [ "$e2e/package-lock.json" -nt "$stamp" ]; then
    say "installing npm packages in tests/e2e"
    (cd "$e2e" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-progress --loglevel=error >&2 </dev/null) ||
      die "The npm packages of tests/e2e could not be installed; run \`npm ci\` there once the npm registry can be reached."
    touch "$stamp"
  fi
  export PATH=$e2e/node_modules/.bin:$PATH
}

# The chart libraries of the pages the site is measured against.
need_bench_packages() {
  need_node
  local bench=$root/tests/bench stamp=$root/tests/bench/node_modules/.installed
  if [ ! -f "$stamp" ] || [ "$bench/package-lock.json" -nt "$stamp" ]; then
    say "installing npm packages in tests/bench"
    (cd "$bench" && npm ci --no-progress --loglevel=error >&2 </dev/null) ||
      die "The npm packages of tests/bench could not be installed; run \`npm ci\` there once the npm registry can be reached."
    touch "$stamp"
  fi
}

find_chrome() {
  local name
  # A browser that was asked for is never quietly replaced by another.
  if [ -n "${CHROME:-}" ]; then
    command -v "$CHROME"
    return
  fi
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" && return
  done
  return 1
}

need_browser() {
  if [ -z "${CHROME:-}" ] && ! find_chrome >/dev/null; then apt_install chromium chromium-driver || true; fi
  CHROME=$(find_chrome) || die "A browser is missing; install Chromium or Chrome, or name its executable in CHROME."
  export CHROME
}

need_chromedriver() {
  if ! has "${CHROMEDRIVER:-chromedriver}"; then apt_install chromium-driver || true; fi
  CHROMEDRIVER=$(command -v "${CHROMEDRIVER:-chromedriver}") ||
    die "chromedriver is missing; install the one for your Chrome version, or name its executable in CHROMEDRIVER."
  export CHROMEDRIVER
}

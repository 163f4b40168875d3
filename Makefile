# Every target installs what it is missing; scripts/env.sh says how.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:

PORT ?= 8080

.PHONY: profile help docs serve test dist cli bench calibrate prices check-prices audit reproducible soak properties fuzz mutants reliability screenshots fmt clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

serve: ## Build the site and serve it at http://127.0.0.1:8080 (PORT=9000 for another port)
	@scripts/serve.sh '$(PORT)'

test: ## Run every check and test: format, clippy, native, wasm, release build, built again, dependencies, browser
	@scripts/test.sh

docs: ## Build the sample documentation with embedded calculators and serve it (PORT=9000 for another port)
	@scripts/docs.sh; exec node scripts/serve.mjs --root target/docs --port '$(PORT)'

dist: ## Build the static site into dist/ and print its sizes
	@scripts/dist.sh

cli: ## Build the command line tool, target/release/llm-breakeven
	@. scripts/env.sh; need_rust; cargo build --release

bench: dist ## Time the engine natively and in WebAssembly, and the site against pages with chart libraries (BENCH='--write' for the README)
	@. scripts/env.sh; need_rust; cargo bench
	@scripts/bench_engine.sh
	@. scripts/env.sh; need_npm_packages; need_bench_packages; need_browser; node tests/bench/run.mjs $(BENCH)

calibrate: ## Fit the modelled throughput to the measured runs and write what is left of the difference
	@. scripts/env.sh; need_rust; cargo run --release --quiet --example calibrate; cargo fmt

prices: ## Take new API prices from LiteLLM's list, FROM=model_prices_and_context_window.json, and print what changed
	@test -n '$(FROM)' || { echo 'Say which file: make prices FROM=model_prices_and_context_window.json' >&2; exit 1; }
	@. scripts/env.sh; need_rust; cargo run --quiet --example prices -- '$(FROM)' '$(or $(DATE),$(shell date +%F))'

check-prices: ## Check the tables of prices, and nothing else: a minute or two the first time
	@. scripts/env.sh; need_rust; cargo test --quiet --test tables --test sources --test upkeep; cargo test --quiet --test current rows
	@echo 'The tables of prices are as they should be.'

audit: ## Check the dependencies: licences, sources, duplicates, known weaknesses
	@scripts/audit.sh

reproducible: ## Build the site twice, in different folders, and compare every file
	@scripts/reproducible.sh

profile: dist ## Find out which functions the first picture needs, and build the site anew by that
	@. scripts/env.sh; need_npm_packages; need_browser; node scripts/profile.mjs; scripts/dist.sh

soak: dist ## Do 10,000 random things in one page of a real browser (SOAK_EVENTS and SOAK_SEED for others)
	@. scripts/env.sh; need_npm_packages; need_browser; (cd tests/e2e; playwright test --project=soak); scripts/reliability.sh note soak "$${SOAK_EVENTS:-10000}"

properties: ## Run the native tests with other random scenarios, SEEDS (10) times
	@scripts/properties.sh

fuzz: ## Throw random bytes at links, fields, imports and messages, FUZZ_SECONDS (300) each; needs a nightly Rust
	@scripts/fuzz.sh

mutants: ## Put mistakes into the engine, one of SHARES (8) of them, and look whether its tests notice
	@scripts/mutants.sh

reliability: ## Write the figures of the README's section on reliability
	@scripts/reliability.sh

screenshots: dist ## Take the pictures of the site
	@. scripts/env.sh; need_npm_packages; need_browser; cd tests/e2e; playwright test --project=screenshots

fmt: ## Format the Rust code
	@. scripts/env.sh; need_rust; cargo fmt

clean: ## Remove everything that was built here
	rm -rf target dist tests/e2e/node_modules tests/e2e/results tests/bench/node_modules

//! Which column means what, in each kind of usage file.

/// Who wrote the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// OpenAI.
    OpenAi,
    /// Anthropic.
    Anthropic,
    /// The LiteLLM proxy.
    LiteLlm,
    /// Said column by column.
    Mapped,
}

/// The names of columns. In JSON a name may be a path, `a.b.c`; in a table such a path is a column `a` holding the text of a
/// JSON object with a key `c`. Names are those of the file, but for case and `_`, `-` and space in tables.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Mapping<'a> {
    /// Together they are all the input tokens, cached ones included. Where a file counts cached tokens apart, name their
    /// column here as well as under `cached`.
    pub input: &'a [&'a str],
    /// Input tokens served from a prompt cache, by any of these names.
    pub cached: &'a [&'a str],
    /// Output tokens, by any of these names.
    pub output: &'a [&'a str],
    /// Requests, by any of these names.
    pub requests: &'a [&'a str],
    /// Each row with tokens is one request.
    pub row_is_request: bool,
    /// When, by any of these names.
    pub date: &'a [&'a str],
    /// Which model, by any of these names.
    pub model: &'a [&'a str],
    /// Columns with `true` or `batch` in them where tokens went through the batch API.
    pub batch: &'a [&'a str],
    /// What kind of work; all but text generation is left out.
    pub work: &'a [&'a str],
    /// Columns with `true` where the answer came from a proxy's own cache: such rows repeat another's tokens.
    pub replayed: &'a [&'a str],
    /// Input tokens written to a prompt cache; see `cache_may_be_apart`.
    pub written: &'a [&'a str],
    /// Input includes cached and written tokens, but for rows in which these are more: there they come on top.
    pub cache_may_be_apart: bool,
}

/// A kind of file, and the columns by which it is known.
pub struct Layout {
    /// Whose.
    pub kind: Kind,
    /// All of these are there.
    pub known_by: &'static [&'static str],
    /// What they mean.
    pub mapping: Mapping<'static>,
}

const EMPTY: Mapping<'static> = Mapping {
    input: &[],
    cached: &[],
    output: &[],
    requests: &[],
    row_is_request: false,
    date: &[],
    model: &[],
    batch: &[],
    work: &[],
    replayed: &[],
    written: &[],
    cache_may_be_apart: false,
};

/// The files known, the first that fits is taken.
pub const KNOWN: &[Layout] = &[
    // OpenAI, usage API (`/v1/organization/usage/completions`) and the dashboard's export, which flattens it. `input_tokens`
    // is "including cached and cache-write tokens"; the other columns split the same tokens once more (text, audio, image).
    // API reference as in the client generated from it, docs.rs/crate/openai-client-base/0.16.0; export as pasted in
    // github.com/xavierjflanagan/Guardian, openai-usage-and-cost-report-2025-10-12.md, whose days without usage are rows with
    // nothing but their times. Both seen 2026-11-23.
    Layout {
        kind: Kind::OpenAi,
        known_by: &["input_tokens", "output_tokens", "num_model_requests"],
        mapping: Mapping {
            input: &["input_tokens"],
            cached: &["input_cached_tokens"],
            output: &["output_tokens"],
            requests: &["num_model_requests"],
            date: &["start_time_iso", "start_time"],
            model: &["model"],
            batch: &["batch"],
            work: &["object"],
            ..EMPTY
        },
    },
    // OpenAI's older usage endpoint and activity export. Fields as in elastic/beats, x-pack/metricbeat/module/openai, and its
    // test data; the cached ones are part of the context. Seen 2026-11-23.
    Layout {
        kind: Kind::OpenAi,
        known_by: &["n_context_tokens_total", "n_generated_tokens_total"],
        mapping: Mapping {
            input: &["n_context_tokens_total"],
            cached: &["n_cached_context_tokens_total"],
            output: &["n_generated_tokens_total"],
            requests: &["n_requests", "num_requests"],
            date: &["aggregation_timestamp", "timestamp"],
            model: &["snapshot_id", "model"],
            batch: &["batch", "request_type"],
            work: &["operation"],
            ..EMPTY
        },
    },
    // Anthropic, the console's usage CSV: cached, written and plain input are counted apart, and it has no requests. Header
    // as in the test data and readers of several public repositories, found by searching for
    // `usage_input_tokens_cache_write_5m`. What is written to the cache is input not served from it. Seen 2026-11-23.
    Layout {
        kind: Kind::Anthropic,
        known_by: &["usage_input_tokens_no_cache", "usage_output_tokens"],
        mapping: Mapping {
            input: &[
                "usage_input_tokens_no_cache",
                "usage_input_tokens_cache_write_5m",
                "usage_input_tokens_cache_write_1h",
                "usage_input_tokens_cache_read",
            ],
            cached: &["usage_input_tokens_cache_read"],
            output: &["usage_output_tokens"],
            date: &["usage_date_utc"],
            model: &["model_version"],
            batch: &["usage_type"],
            ..EMPTY
        },
    },
    // Anthropic, usage report of the Admin API (`/v1/organizations/usage_report/messages`), likewise counted apart.
    // platform.claude.com/docs/en/api/admin/usage_report/retrieve_messages, seen 2026-11-23.
    Layout {
        kind: Kind::Anthropic,
        known_by: &["uncached_input_tokens", "output_tokens"],
        mapping: Mapping {
            input: &[
                "uncached_input_tokens",
                "cache_creation.ephemeral_5m_input_tokens",
                "cache_creation.ephemeral_1h_input_tokens",
                "cache_creation_5m_input_tokens",
                "cache_creation_1h_input_tokens",
                "cache_read_input_tokens",
            ],
            cached: &["cache_read_input_tokens"],
            output: &["output_tokens"],
            date: &["starting_at"],
            model: &["model"],
            batch: &["service_tier"],
            ..EMPTY
        },
    },
    // LiteLLM, table `LiteLLM_SpendLogs` and `/spend/logs`: a row a request (BerriAI/litellm, litellm-js/spend-logs/src/_types.ts).
    // The cache is in `metadata` only (issue 11364). `prompt_tokens` covers it (measured in crewAIInc/crewAI issue 6788), but
    // not in every version (issue 15056: 31 prompt tokens beside 1,253 written). Rows with `cache_hit` repeat the tokens of
    // the request they answer again (issue 39057). All seen 2026-11-23.
    Layout {
        kind: Kind::LiteLlm,
        known_by: &["prompt_tokens", "completion_tokens", "startTime"],
        mapping: Mapping {
            input: &["prompt_tokens"],
            cached: &[
                "metadata.usage_object.cache_read_input_tokens",
                "metadata.usage_object.prompt_tokens_details.cached_tokens",
                "metadata.additional_usage_values.cache_read_input_tokens",
                "metadata.additional_usage_values.prompt_tokens_details.cached_tokens",
            ],
            output: &["completion_tokens"],
            row_is_request: true,
            date: &["startTime"],
            model: &["model_group", "model"],
            work: &["call_type"],
            replayed: &["cache_hit"],
            written: &[
                "metadata.usage_object.cache_creation_input_tokens",
                "metadata.additional_usage_values.cache_creation_input_tokens",
            ],
            cache_may_be_apart: true,
            ..EMPTY
        },
    },
    // LiteLLM, its daily tables (BerriAI/litellm, migration 20251204124859_add_end_user_spend_table). Seen 2026-11-23.
    Layout {
        kind: Kind::LiteLlm,
        known_by: &["prompt_tokens", "completion_tokens", "api_requests", "date"],
        mapping: Mapping {
            input: &["prompt_tokens"],
            cached: &["cache_read_input_tokens"],
            output: &["completion_tokens"],
            requests: &["successful_requests", "api_requests"],
            date: &["date"],
            model: &["model_group", "model"],
            written: &["cache_creation_input_tokens"],
            cache_may_be_apart: true,
            ..EMPTY
        },
    },
];

/// Columns of the cost exports of OpenAI and Anthropic, which hold no tokens.
pub const COSTS: [&str; 3] = ["amount_value", "cost_usd", "amount.value"];

/// Parts of the names by which usage files tell other work from text generation: OpenAI's `object`
/// (`organization.usage.embeddings.result`), LiteLLM's `call_type` (`aembedding`, `aimage_generation`, `arerank`).
pub const OTHER_WORK: [&str; 7] = ["embedding", "image", "speech", "transcription", "moderation", "rerank", "vector"];

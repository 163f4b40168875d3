//! The files of every kind, and what is made of each.

/// File, what is said of it, its records.
type Row<'a> = (&'a str, &'a str, &'a [&'a str]);

pub const FILES: &[Row<'_>] = &[
    (
        "litellm.json",
        "k|LiteLLM|LiteLLM: 3 API offers. Left out: 2 for other work than text (images, speech, embeddings), 1 without a \
         price, 1 at a price of zero, which is free or not known, 1 at a price beyond belief (the first is west/slip).|3|0",
        &[
            "s|LiteLLM|2026-11-23",
            "o|north/large|north/large|north|2.5|10|1.25|1.25|5",
            "o|north/small|north/small|north|0.0375|0.14|||",
            "o|south/base|south/base|south|1|2|||",
        ],
    ),
    (
        "openrouter.json",
        "k|OpenRouter|OpenRouter: 2 API offers. Left out: 1 for other work than text (images, speech, embeddings), 1 at a \
         price of zero, which is free or not known, 1 whose price varies.|2|0",
        &[
            "s|OpenRouter|2026-11-23",
            "o|north/large|North: Large|north|2.5|10|1.25||",
            "o|north/small|north/small|north|0.0375|0.14|||",
        ],
    ),
    (
        "models-dev.json",
        "k|models.dev|models.dev: 2 API offers. Left out: 1 for other work than text (images, speech, embeddings), 1 \
         without a price, 1 at a price of zero, which is free or not known.|2|0",
        &["s|models.dev|2026-11-23", "o|north/large|Large|North AI|2.5|10|1.25||", "o|south/base|base|south|1|2|||"],
    ),
    (
        "genai.json",
        "k|genai-prices|genai-prices: 5 API offers. Left out: 1 without a price.|5|0",
        &[
            "s|genai-prices|2026-11-23",
            "o|north/by-hour|by-hour|North AI|0.27|1.1|||",
            "o|north/large|Large|North AI|2.5|10|1.25||",
            "o|north/long|long|North AI|1.25|10|||",
            "o|north/moved|moved|North AI|5|15|||",
            "o|south/base|base|south|1|2|||",
        ],
    ),
    (
        "llm-prices.json",
        "k|llm-prices|llm-prices: 2 API offers. Left out: 1 listed again at no lower price.|2|0",
        &[
            "s|llm-prices|2026-11-23",
            "o|north/large|North Large|north|2.5|10|1.25||",
            "o|north/small|North Small|north|0.0375|0.14|||",
        ],
    ),
    (
        "silybench.csv",
        "k|silybench|silybench: 7 GPU prices. Left out: 1 on other terms than by the hour.|0|7",
        &[
            "s|silybench|2026-11-23",
            "r|gcp|H100-80GB|h100-80gb|6.571|spot|1",
            "r|lambda|A100-40GB|a100-40gb|1.99|on-demand|1",
            "r|lambda|GH200-96GB||2.29|on-demand|1",
            "r|lambda|H100-80GB|h100-80gb|3.99|on-demand|8",
            "r|runpod|H100-80GB|h100-80gb|2.69|community|1",
            "r|runpod|H100-80GB|h100-80gb|3.49|secure|1",
            "r|vast|H100-80GB|h100-80gb|6.1489|marketplace|1",
        ],
    ),
    (
        "skypilot.csv",
        "k|SkyPilot|SkyPilot: 6 GPU prices. Left out: 1 without a price, 2 without a whole GPU, 1 listed again at no lower \
         price.|0|6",
        &[
            "s|SkyPilot|2026-11-23",
            "r|skypilot|A100|a100-40gb|1.99|on-demand|1",
            "r|skypilot|A100-80GB|a100-80gb|2.79|on-demand|1",
            "r|skypilot|A100-80GB|a100-pcie-80gb|1.39|secure|1",
            "r|skypilot|H100|h100-80gb|3.99|on-demand|8",
            "r|skypilot|H100|h100-80gb|1.6|spot|8",
            "r|skypilot|V100||0.79|on-demand|1",
        ],
    ),
    (
        "gpuhunt.csv",
        "k|gpuhunt|gpuhunt: 7 GPU prices. Left out: 1 at a price of zero, which is free or not known, 1 without a whole \
         GPU.|0|7",
        &[
            "s|gpuhunt|2026-11-23",
            "r|gpuhunt|A100|a100-40gb|1.2|on-demand|1",
            "r|gpuhunt|A100|a100-80gb|1.6|on-demand|1",
            "r|gpuhunt|H100|h100-80gb|3.2|on-demand|8",
            "r|gpuhunt|H100|h100-80gb|1.6|spot|8",
            "r|gpuhunt|H100NVL|h100-nvl-94gb|2.59|on-demand|1",
            "r|gpuhunt|MI300X|mi300x-192gb|2.5|on-demand|1",
            "r|gpuhunt|RTXPRO6000|rtx-pro-6000-96gb|1.9|on-demand|1",
        ],
    ),
    (
        "catalogue.json",
        "k|catalogue.json|catalogue.json: 2 API offers and 2 GPU prices.|2|2",
        &[
            "s|Framework agreement of Example Ltd|2026-11-01",
            "o|house/large|Large, our contract|North AI|1.9|7.5|0.95|0.95|3.75",
            "o|house/free|Pilot|South|0|0|||",
            "r|Our own rack|h100-80gb|h100-80gb|1.4|on-demand|1",
            "r|Our own rack|NVIDIA L40S|l40s-48gb|0.6|spot|4",
        ],
    ),
];

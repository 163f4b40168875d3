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
            "o|north/small|north/small|north|0.0375|0.14||||2026-10-01",
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
        "k|llm-prices|llm-prices: 2 API offers. Left out: 1 repeating another (of several the newest counts, then the \
         cheapest).|2|0",
        &[
            "s|llm-prices|2026-08-05",
            "o|north/large|North Large|north|2.5|10|1.25||",
            "o|north/small|North Small|north|0.0375|0.14|||",
        ],
    ),
    (
        "llm-prices-historical.json",
        "k|llm-prices|llm-prices: 2 API offers. Left out: 3 out of force today.|2|0",
        &[
            "s|llm-prices|2026-11-23",
            "o|north/large|North Large|north|2.5|10|||",
            "o|north/last|North Last|north|1|2|||",
        ],
    ),
    (
        "silybench.csv",
        "k|silybench|silybench: 7 GPU prices. Left out: 1 on other terms than by the hour, 1 repeating another (of several \
         the newest counts, then the cheapest).|0|7",
        &[
            "s|silybench|2026-10-07",
            "r|vast|H100-80GB|h100-80gb|6.1489|marketplace|1",
            "s|silybench|2026-09-26",
            "r|gcp|H100-80GB|h100-80gb|6.571|spot|1",
            "s|silybench|2026-09-25",
            "r|lambda|A100-40GB|a100-40gb|1.99|on-demand|1",
            "r|lambda|GH200-96GB||2.29|on-demand|1",
            "r|lambda|H100-80GB|h100-80gb|3.99|on-demand|8",
            "r|runpod|H100-80GB|h100-80gb|2.69|community|1",
            "r|runpod|H100-80GB|h100-80gb|3.49|secure|1",
        ],
    ),
    (
        "skypilot.csv",
        "k|SkyPilot|SkyPilot: 6 GPU prices. Left out: 1 without a price, 2 without a whole GPU, 1 repeating another (of \
         several the newest counts, then the cheapest). The file does not say which provider's prices these are: it is told by \
         its name, such as runpod.csv.|0|6",
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
    // All of a machine's memory, as Vast.ai's table has it, and a zero for machines that cannot be taken away.
    (
        "vast.csv",
        "k|SkyPilot|SkyPilot, vast: 8 GPU prices.|0|8",
        &[
            "s|SkyPilot, vast|2026-11-23",
            "r|vast|A100|a100-40gb|0.75|on-demand|2",
            "r|vast|A100|a100-pcie-80gb|0.9|on-demand|1",
            "r|vast|H100|h100-80gb|1.9|on-demand|1",
            "r|vast|H100|h100-nvl-94gb|2.1|on-demand|1",
            "r|vast|H100|h100-nvl-94gb|2.2|on-demand|2",
            "r|vast|H200|h200-141gb|2.2|on-demand|8",
            "r|vast|RTX4090||0.5|on-demand|1",
            "r|vast|RTX4090|rtx-4090-24gb|0.4|on-demand|2",
        ],
    ),
    // GB in a column of MiB, or that of each GPU.
    (
        "runpod.csv",
        "k|SkyPilot|SkyPilot, runpod: 5 GPU prices.|0|5",
        &[
            "s|SkyPilot, runpod|2026-11-23",
            "r|runpod|A100-80GB|a100-pcie-80gb|1.39|secure|1",
            "r|runpod|A100-80GB|a100-pcie-80gb|1.39|spot|1",
            "r|runpod|H100|h100-80gb|3.5|secure|8",
            "r|runpod|RTX4090|rtx-4090-24gb|0.74|secure|1",
            "r|runpod|RTX4090|rtx-4090-24gb|0.74|spot|1",
        ],
    ),
    (
        "gpuhunt.csv",
        "k|gpuhunt|gpuhunt: 7 GPU prices. Left out: 1 at a price of zero, which is free or not known, 1 without a whole \
         GPU. The file does not say which provider's prices these are: it is told by its name, such as runpod.csv.|0|7",
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
            "r|Our own rack|H100 SXM 80GB|h100-80gb|1.4|on-demand|1",
            "r|Our own rack|NVIDIA L40S|l40s-48gb|0.6|spot|4",
        ],
    ),
];

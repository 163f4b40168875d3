/** What the published analysis prints, as this page shows it: true minus signs, and our break-even beside the published one. */

/** Volume in tokens and words, both bills, the difference, its words. */
export type CostRow = [number, string, number, number, number, string];

export interface Published {
  id: string;
  name: string;
  title: string;
  headline: string;
  api: string;
  selfHost: string;
  breakEven: string;
  /** As printed: cut off, not rounded. */
  printed: string;
  rows: CostRow[];
}

export const SCENARIOS: Published[] = [
  {
    id: 'maverick-gpt4o',
    name: 'Llama 4 Maverick vs GPT-4o',
    title: 'GPT-4o or Llama 4 Maverick self-hosted?',
    headline: 'At 1B tokens a month, self-hosting saves $1,514 a month.',
    api: '$5,500',
    selfHost: '$3,986',
    breakEven: '724.7M',
    printed: '~724M',
    rows: [
      [100e6, '100M', 550, 3986, -3436, '−$3,436 (API cheaper)'],
      [500e6, '500M', 2750, 3986, -1236, '−$1,236 (API cheaper)'],
      [724e6, '724M', 3982, 3986, -4, '~Break even'],
      // Printed without its per cent, the only gain that is.
      [1e9, '1B', 5500, 3986, 1514, '+$1,514 (self-host 28% cheaper)'],
      [2e9, '2B', 11000, 3986, 7014, '+$7,014 (self-host 64% cheaper)'],
      [5e9, '5B', 27500, 3986, 23514, '+$23,514 (self-host 86% cheaper)'],
    ],
  },
  {
    id: 'llama8b-haiku',
    name: 'Llama 3.1 8B vs Claude Haiku 3.5',
    title: 'Claude Haiku 3.5 or Llama 3.1 8B self-hosted?',
    headline: 'At 1B tokens a month, self-hosting saves $1,620 a month.',
    api: '$2,080',
    selfHost: '$460',
    breakEven: '221.2M',
    printed: '~221M',
    rows: [
      [50e6, '50M', 104, 460, -356, '−$356 (API cheaper)'],
      [221e6, '221M', 460, 460, 0, '~Break even'],
      [500e6, '500M', 1040, 460, 580, '+$580 (self-host 56% cheaper)'],
      [1e9, '1B', 2080, 460, 1620, '+$1,620 (self-host 78% cheaper)'],
      [5e9, '5B', 10400, 460, 9940, '+$9,940 (self-host 96% cheaper)'],
    ],
  },
  {
    // Of this and the next only the row of a billion tokens is printed; the others follow from the same two prices.
    id: 'deepseek-api',
    name: 'DeepSeek V3 vs its own API',
    title: 'DeepSeek V3 or DeepSeek V3 self-hosted?',
    headline: 'At 1B tokens a month, stay on the API: it is $3,486 a month cheaper.',
    api: '$600',
    selfHost: '$4,086',
    breakEven: '6.81B',
    printed: '~6.8B',
    rows: [
      [100e6, '100M', 60, 4086, -4026, '−$4,026 (API cheaper)'],
      [500e6, '500M', 300, 4086, -3786, '−$3,786 (API cheaper)'],
      [1e9, '1B', 600, 4086, -3486, '−$3,486 (API cheaper)'],
      [2e9, '2B', 1200, 4086, -2886, '−$2,886 (API cheaper)'],
      [5e9, '5B', 3000, 4086, -1086, '−$1,086 (API cheaper)'],
      [10e9, '10B', 6000, 4086, 1914, '+$1,914 (self-host 32% cheaper)'],
    ],
  },
  {
    id: 'mistral-flash',
    name: 'Mistral Small 3.1 vs Gemini 2.5 Flash',
    title: 'Gemini 2.5 Flash or Mistral Small 3.1 self-hosted?',
    headline: 'At 1B tokens a month, stay on the API: it is $533 a month cheaper.',
    api: '$330',
    selfHost: '$863',
    breakEven: '2.62B',
    printed: '~2.6B',
    rows: [
      [100e6, '100M', 33, 863, -830, '−$830 (API cheaper)'],
      [500e6, '500M', 165, 863, -698, '−$698 (API cheaper)'],
      [1e9, '1B', 330, 863, -533, '−$533 (API cheaper)'],
      [2e9, '2B', 660, 863, -203, '−$203 (API cheaper)'],
      [5e9, '5B', 1650, 863, 787, '+$787 (self-host 48% cheaper)'],
      [10e9, '10B', 3300, 863, 2437, '+$2,437 (self-host 74% cheaper)'],
    ],
  },
];

/** Configuration, VRAM, then hour and month at Lambda Labs, RunPod and AWS, recommended for. */
export const GPU_PRICES: [string, number, [number, number][], string][] = [
  ['H100 80GB', 80, [[2.79, 2009], [2.49, 1793], [3.67, 2642]], '70B-400B models'],
  ['A100 80GB', 80, [[2.21, 1591], [1.89, 1361], [3.07, 2210]], '13B-70B models'],
  ['A10G 24GB', 24, [[0.6, 432], [0.5, 360], [1.01, 727]], '7B-13B models'],
  ['L40S 48GB', 48, [[1.1, 792], [0.99, 713], [1.58, 1138]], '13B-34B models'],
  ['2x H100 80GB', 160, [[5.58, 4018], [4.98, 3586], [7.34, 5285]], '400B+ models, high throughput'],
  ['4x A100 80GB', 320, [[8.84, 6365], [7.56, 5443], [12.28, 8842]], '405B models, max throughput'],
];

/** Model, parameters in billions and words, FP16 and INT8 gigabytes, least hardware, tokens per second. */
export const MODEL_HARDWARE: [string, number, string, number, number, string, number][] = [
  ['Llama 4 Maverick', 400, '400B MoE (17B active)', 160, 80, '2x H100 80GB (FP16) or 1x H100 (INT8)', 65],
  ['Llama 4 Scout', 109, '109B MoE (17B active)', 55, 30, '1x H100 80GB (FP16) or 1x L40S (INT8)', 95],
  ['Llama 3.3 70B', 70, '70B dense', 140, 70, '2x A100 80GB (FP16) or 1x H100 (INT8)', 55],
  ['Llama 3.1 405B', 405, '405B dense', 810, 405, '4x A100 80GB (INT4) or 8x H100', 18],
  ['Llama 3.1 8B', 8, '8B dense', 16, 8, '1x A10G 24GB', 180],
  ['Mistral Small 3.1', 24, '24B dense', 48, 24, '1x L40S 48GB (FP16) or 1x A10G (INT8)', 120],
  ['DeepSeek V3', 671, '671B MoE (37B active)', 320, 160, '2x H100 80GB (INT8) or 4x A100', 40],
  ['Qwen 2.5 72B', 72, '72B dense', 144, 72, '2x A100 80GB (FP16) or 1x H100 (INT8)', 50],
];

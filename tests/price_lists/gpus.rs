//! GPUs by the names that lists give them.

use llm_breakeven::catalogue::import::prices::matched_gpu;
use llm_breakeven::catalogue::specs;

#[test]
fn gpus_by_the_names_others_give_them() {
    for (name, gb, expected) in [
        ("H100", None, Some("h100-80gb")),
        ("H100-80GB", None, Some("h100-80gb")),
        ("NVIDIA H100 80GB HBM3", None, Some("h100-80gb")),
        ("H100 SXM5", Some(80.0), Some("h100-80gb")),
        ("H100-PCIe-80GB", None, Some("h100-pcie-80gb")),
        ("H100 PCIe", None, Some("h100-pcie-80gb")),
        ("H100-NVL-94GB", None, Some("h100-nvl-94gb")),
        ("H100NVL", Some(94.0), Some("h100-nvl-94gb")),
        ("H100-MEGA-80GB", None, None),
        ("GH200-96GB", None, None),
        ("GB200", None, None),
        ("A100", None, None),
        ("A100", Some(80.0), Some("a100-80gb")),
        ("A100", Some(40.0), Some("a100-40gb")),
        ("A100-80GB", None, Some("a100-80gb")),
        ("A100-PCIe-80GB", None, Some("a100-pcie-80gb")),
        ("A100 PCIe 40GB", None, None),
        ("A10", None, Some("a10-24gb")),
        ("A10G", Some(24.0), Some("a10g-24gb")),
        ("L4", None, Some("l4-24gb")),
        ("L40", Some(48.0), None),
        ("L40S", Some(48.0), Some("l40s-48gb")),
        ("H200-SXM", None, Some("h200-141gb")),
        ("H200 NVL", None, None),
        ("B200", Some(192.0), Some("b200-180gb")),
        ("B300", Some(288.0), Some("b300-288gb")),
        ("AMD Instinct MI300X", None, Some("mi300x-192gb")),
        ("MI325X", None, None),
        ("GeForce RTX 4090", None, Some("rtx-4090-24gb")),
        ("RTX4090", Some(24.0), Some("rtx-4090-24gb")),
        ("RTX4090", Some(48.0), None),
        ("RTX 5090", None, Some("rtx-5090-32gb")),
        ("RTX6000-Ada", None, Some("rtx-6000-ada-48gb")),
        ("RTX 6000", None, None),
        ("RTXPRO6000", Some(96.0), Some("rtx-pro-6000-96gb")),
        ("RTX PRO 6000 Max-Q", None, None),
        ("", None, None),
        ("–", Some(f64::NAN), None),
    ] {
        assert_eq!(matched_gpu(name, gb), expected, "{name} {gb:?}");
    }
    for row in specs::GPUS {
        assert_eq!(matched_gpu(row.id, None), Some(row.id));
        assert_eq!(matched_gpu(row.name, None), Some(row.id));
    }
}

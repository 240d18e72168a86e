"""Stable Diffusion 1.5 and SDXL: pipelines, and what goes with them.

What cannot be made smaller is what the server tells the families apart by (the widths of the text side)
and what other parts count on: four stages in a VAE, since a latent is an eighth of the picture, and as
many stages in a UNet as the real ones have, since adapters compute their sizes from that. Everything else is as
narrow as it gets.
"""

from __future__ import annotations

from pathlib import Path

import torch

from .text import CLIP_G, CLIP_L, make_clip, write_clip_tokenizer
from .weights import STORED, save_module, save_tensors, seed, write_json

SD1_CONTEXT = 768
"""The width of a text's encoding by which the server knows the base sd-1."""
SDXL_CONTEXT = CLIP_L + CLIP_G
"""The same for the base sdxl."""

SD1_CHANNELS = (16, 32, 32, 32)
SDXL_CHANNELS = (16, 32, 32)
VAE_CHANNELS = (16, 16, 32, 32)


def make_vae(path: Path, scaling: float, sample_size: int) -> None:
    from diffusers import AutoencoderKL

    vae = AutoencoderKL(
        in_channels=3,
        out_channels=3,
        latent_channels=4,
        block_out_channels=VAE_CHANNELS,
        layers_per_block=1,
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        norm_num_groups=8,
        sample_size=sample_size,
        scaling_factor=scaling,
    )
    save_module(vae, path)


SD1_UNET = dict(
    sample_size=64,
    in_channels=4,
    out_channels=4,
    block_out_channels=SD1_CHANNELS,
    layers_per_block=1,
    down_block_types=("CrossAttnDownBlock2D",) * 3 + ("DownBlock2D",),
    up_block_types=("UpBlock2D",) + ("CrossAttnUpBlock2D",) * 3,
    # Without self-attention at full resolution; with it, a 512 px image takes six times as long.
    only_cross_attention=(True, False, False, False),
    cross_attention_dim=SD1_CONTEXT,
    attention_head_dim=4,
    norm_num_groups=8,
)

SDXL_UNET = dict(
    sample_size=128,
    in_channels=4,
    out_channels=4,
    block_out_channels=SDXL_CHANNELS,
    layers_per_block=1,
    down_block_types=("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
    up_block_types=("CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"),
    transformer_layers_per_block=(1, 1, 2),
    cross_attention_dim=SDXL_CONTEXT,
    attention_head_dim=(2, 4, 4),
    use_linear_projection=True,
    norm_num_groups=8,
    addition_embed_type="text_time",
    addition_time_embed_dim=8,
    projection_class_embeddings_input_dim=6 * 8 + CLIP_G,
)


def make_unet(kind: str):
    from diffusers import UNet2DConditionModel

    return UNet2DConditionModel(**(SD1_UNET if kind == "sd1" else SDXL_UNET))


def write_scheduler(path: Path) -> None:
    from diffusers import EulerDiscreteScheduler

    EulerDiscreteScheduler(
        num_train_timesteps=1000,
        beta_start=0.00085,
        beta_end=0.012,
        beta_schedule="scaled_linear",
        prediction_type="epsilon",
        steps_offset=1,
        timestep_spacing="leading",
    ).save_pretrained(path)


def sd1(out: Path) -> list[dict]:
    root = out / "tiny-sd1"
    seed(1)
    save_module(make_unet("sd1"), root / "unet")
    seed(2)
    make_vae(root / "vae", 0.18215, 512)
    seed(3)
    make_clip(root / "text_encoder", CLIP_L, layers=2, projected=False)
    write_clip_tokenizer(root / "tokenizer")
    write_scheduler(root / "scheduler")
    write_json(
        root / "model_index.json",
        {
            "_class_name": "StableDiffusionPipeline",
            "_diffusers_version": "0.33.0",
            "feature_extractor": [None, None],
            "requires_safety_checker": False,
            "safety_checker": [None, None],
            "scheduler": ["diffusers", "EulerDiscreteScheduler"],
            "text_encoder": ["transformers", "CLIPTextModel"],
            "tokenizer": ["transformers", "CLIPTokenizer"],
            "unet": ["diffusers", "UNet2DConditionModel"],
            "vae": ["diffusers", "AutoencoderKL"],
        },
    )
    return [{"name": "tiny-sd1", "base": "sd-1", "type": "main", "path": root.name}]


def sdxl(out: Path) -> list[dict]:
    root = out / "tiny-sdxl"
    seed(11)
    save_module(make_unet("sdxl"), root / "unet")
    seed(12)
    make_vae(root / "vae", 0.13025, 1024)
    seed(13)
    make_clip(root / "text_encoder", CLIP_L, layers=1, projected=False)
    seed(14)
    make_clip(root / "text_encoder_2", CLIP_G, layers=1, projected=True)
    write_clip_tokenizer(root / "tokenizer")
    write_clip_tokenizer(root / "tokenizer_2", pad="!")
    write_scheduler(root / "scheduler")
    write_json(
        root / "model_index.json",
        {
            "_class_name": "StableDiffusionXLPipeline",
            "_diffusers_version": "0.33.0",
            "force_zeros_for_empty_prompt": True,
            "scheduler": ["diffusers", "EulerDiscreteScheduler"],
            "text_encoder": ["transformers", "CLIPTextModel"],
            "text_encoder_2": ["transformers", "CLIPTextModelWithProjection"],
            "tokenizer": ["transformers", "CLIPTokenizer"],
            "tokenizer_2": ["transformers", "CLIPTokenizer"],
            "unet": ["diffusers", "UNet2DConditionModel"],
            "vae": ["diffusers", "AutoencoderKL"],
        },
    )
    return [{"name": "tiny-sdxl", "base": "sdxl", "type": "main", "path": root.name}]


def vae(out: Path) -> list[dict]:
    seed(21)
    make_vae(out / "tiny-vae-sd1", 0.18215, 512)
    seed(22)
    make_vae(out / "tiny-vae-sdxl", 0.13025, 1024)
    return [
        {"name": "tiny-vae-sd1", "base": "sd-1", "type": "vae", "path": "tiny-vae-sd1"},
        {"name": "tiny-vae-sdxl", "base": "sdxl", "type": "vae", "path": "tiny-vae-sdxl"},
    ]


def lora_state(kind: str, rank: int = 4) -> dict[str, torch.Tensor]:
    """LoRA weights in the widespread "kohya" naming, made to fit the tiny UNet and text encoders."""
    sd: dict[str, torch.Tensor] = {}

    def add(name: str, d_in: int, d_out: int) -> None:
        sd[f"{name}.lora_down.weight"] = (torch.randn(rank, d_in) * 0.05).to(STORED)
        sd[f"{name}.lora_up.weight"] = (torch.randn(d_out, rank) * 0.05).to(STORED)
        sd[f"{name}.alpha"] = torch.tensor(float(rank), dtype=STORED)

    if kind == "sd1":
        encoders = [("lora_te", CLIP_L)]
    else:
        encoders = [("lora_te1", CLIP_L), ("lora_te2", CLIP_G)]
    for prefix, width in encoders:
        for proj in ("q_proj", "k_proj", "v_proj", "out_proj"):
            add(f"{prefix}_text_model_encoder_layers_0_self_attn_{proj}", width, width)

    for name, mod in make_unet(kind).named_modules():
        if isinstance(mod, torch.nn.Linear) and "transformer_blocks" in name and "attn" in name:
            add("lora_unet_" + name.replace(".", "_"), mod.in_features, mod.out_features)
    return sd


def lora(out: Path) -> list[dict]:
    made = []
    for n, kind in enumerate(("sd1", "sdxl")):
        seed(31 + n)
        name = f"tiny-lora-{kind}"
        save_tensors(lora_state(kind), out / f"{name}.safetensors")
        base = "sd-1" if kind == "sd1" else "sdxl"
        made.append({"name": name, "base": base, "type": "lora", "path": f"{name}.safetensors"})
    return made


def controlnet(out: Path) -> list[dict]:
    from diffusers import ControlNetModel

    made = []
    for n, kind in enumerate(("sd1", "sdxl")):
        seed(41 + n)
        net = ControlNetModel.from_unet(
            make_unet(kind), conditioning_embedding_out_channels=(8, 16, 16, 32), load_weights_from_unet=True
        )
        # A fresh ControlNet ends in zero convolutions and so changes nothing; give it a visible effect.
        for p in [*net.controlnet_down_blocks.parameters(), *net.controlnet_mid_block.parameters()]:
            torch.nn.init.normal_(p, std=0.3)
        name = f"tiny-controlnet-canny-{kind}"
        save_module(net, out / name)
        base = "sd-1" if kind == "sd1" else "sdxl"
        made.append({"name": name, "base": base, "type": "controlnet", "path": name})
    return made


def t2i(out: Path) -> list[dict]:
    from diffusers import T2IAdapter

    seed(51)
    adapter = T2IAdapter(
        in_channels=3, channels=list(SD1_CHANNELS), num_res_blocks=1, downscale_factor=8, adapter_type="full_adapter"
    )
    save_module(adapter, out / "tiny-t2i-canny-sd1")
    return [{"name": "tiny-t2i-canny-sd1", "base": "sd-1", "type": "t2i_adapter", "path": "tiny-t2i-canny-sd1"}]


def ti(out: Path) -> list[dict]:
    seed(61)
    # Identified by the key "emb_params" and its width; used in a prompt as <tiny-ti-sd1>.
    save_tensors({"emb_params": torch.randn(2, CLIP_L) * 0.05}, out / "tiny-ti-sd1.safetensors")
    return [{"name": "tiny-ti-sd1", "base": "sd-1", "type": "embedding", "path": "tiny-ti-sd1.safetensors"}]

#!/usr/bin/env python3
"""Make tiny models with random weights for the lab.

Nothing is downloaded: every config is written here, every weight is drawn from a seeded random
generator, and the tokenizers are built locally.  The result is a directory of models which a real
InvokeAI server identifies, installs and runs on a CPU within seconds.

    python make_tiny_models.py OUT_DIR [--only sd1,sdxl,...] [--force]

Run it with a Python that has torch, diffusers, transformers, safetensors and sentencepiece, e.g. the
one of the InvokeAI virtual environment.  Prints one JSON object describing what was made.

Families (for --only): sd1 sdxl vae lora controlnet t2i ti flux
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
import time
import warnings
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
warnings.filterwarnings("ignore")

FORMAT = 8  # bump when the produced files change, so that an existing directory is rebuilt
FAMILIES = ("sd1", "sdxl", "vae", "lora", "controlnet", "t2i", "ti", "flux")
HERE = Path(__file__).resolve().parent

# Names under which exported workflows commonly refer to the real models.
FAMILIAR = {
    "tiny-flux-schnell": "flux1-schnell",
    "tiny-flux-dev": "flux1-dev",
    "tiny-flux-vae": "FLUX.1-schnell_ae",
    "tiny-clip-l": "clip-vit-large-patch14",
    "tiny-t5": "t5_bnb_int8_quantized_encoder",
    "tiny-controlnet-union-flux": "FLUX.1-dev-Controlnet-Union",
}

# The widths the server uses to tell the families apart.
SD1_CTX = 768  # cross_attention_dim 768  -> base "sd-1"
SDXL_CTX = 2048  # cross_attention_dim 2048 -> base "sdxl"; must be CLIP_L + CLIP_G
CLIP_L = 768  # hidden_size 768  -> CLIP variant "large"
CLIP_G = 1280  # hidden_size 1280 -> CLIP variant "gigantic"

# As many stages as the real models have: adapters, tiling and the like count on them.
SD1_CH = (16, 32, 32, 32)
SDXL_CH = (16, 32, 32)
VAE_CH = (16, 16, 32, 32)  # four stages: a latent is 1/8 of the image


def load_libraries() -> None:
    """Import what is slow to import, and only once it is needed."""
    global torch, save_file, DTYPE
    import torch
    from safetensors import torch as safetensors_torch

    def save_file(tensors: dict, path: Path) -> None:
        safetensors_torch.save_file(tensors, path, metadata={"format": "pt"})
        path.chmod(0o644)  # some releases write for the owner alone

    DTYPE = torch.float16  # storage only; the server casts to its own precision when it loads
    try:
        from diffusers.utils import logging as diffusers_logging
        from transformers.utils import logging as transformers_logging

        for library_logging in (diffusers_logging, transformers_logging):
            library_logging.set_verbosity_error()
            library_logging.disable_progress_bar()
    except (ImportError, AttributeError):
        pass


def seed(n: int) -> None:
    torch.manual_seed(0x1A2B + n)


def write_json(path: Path, obj: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(obj, indent=2, ensure_ascii=True) + "\n", encoding="utf-8")


def save(module: torch.nn.Module, path: Path) -> None:
    module.to(DTYPE).save_pretrained(path, safe_serialization=True)


# ------------------------------------------------------------------------------------------------
# Tokenizers
# ------------------------------------------------------------------------------------------------


def byte_alphabet() -> list[str]:
    """The 256 printable characters which stand for bytes in a byte-level vocabulary."""
    keep = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    table, spare = {}, 0x100
    for b in range(256):
        if b in keep:
            table[b] = chr(b)
        else:
            table[b] = chr(spare)
            spare += 1
    return [table[b] for b in range(256)]


# A few merges so that common words need fewer tokens; not needed for correctness.
MERGES = ["t h", "th e</w>", "a n", "an d</w>", "i n", "in g</w>", "e r</w>", "o f</w>", "o n</w>", "e d</w>"]
BOS, EOS = "<|startoftext|>", "<|endoftext|>"


def clip_vocab() -> dict[str, int]:
    chars = byte_alphabet()
    tokens = chars + [c + "</w>" for c in chars] + ["".join(m.split()) for m in MERGES] + [BOS, EOS]
    assert len(tokens) == len(set(tokens))
    return {t: i for i, t in enumerate(tokens)}


VOCAB = clip_vocab()
BOS_ID, EOS_ID = VOCAB[BOS], VOCAB[EOS]


def write_clip_tokenizer(path: Path, pad: str = EOS) -> None:
    """A CLIP tokenizer of bytes plus a handful of merges: any text can be encoded."""
    path.mkdir(parents=True, exist_ok=True)
    write_json(path / "vocab.json", VOCAB)
    (path / "merges.txt").write_text("#version: 0.2\n" + "\n".join(MERGES) + "\n", encoding="utf-8")

    def special(text: str) -> dict[str, object]:
        return {"content": text, "lstrip": False, "normalized": True, "rstrip": False, "single_word": False}

    names = {"bos_token": special(BOS), "eos_token": special(EOS), "unk_token": special(EOS), "pad_token": pad}
    write_json(path / "special_tokens_map.json", names)
    write_json(
        path / "tokenizer_config.json",
        {
            "add_prefix_space": False,
            "do_lower_case": True,
            "errors": "replace",
            "model_max_length": 77,
            "tokenizer_class": "CLIPTokenizer",
            "bos_token": {"__type": "AddedToken", **special(BOS)},
            "eos_token": {"__type": "AddedToken", **special(EOS)},
            "unk_token": {"__type": "AddedToken", **special(EOS)},
            "pad_token": pad,
        },
    )


def write_t5_tokenizer(path: Path) -> int:
    """A SentencePiece model trained on a few made-up sentences; returns the vocabulary size."""
    import sentencepiece

    words = "a the of and in on with photo painting image cat dog tree house river light dark red green blue".split()
    lines = [" ".join(words[(i * k + j) % len(words)] for j in range(8)) for i in range(20) for k in (1, 3, 7)]
    lines += ["".join(chr(c) for c in range(0x21, 0x7F))] * 4
    buf = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines),
        model_writer=buf,
        model_type="unigram",
        vocab_size=512,
        hard_vocab_limit=False,
        byte_fallback=True,
        character_coverage=1.0,
        pad_id=0,
        eos_id=1,
        unk_id=2,
        bos_id=-1,
        pad_piece="<pad>",
        eos_piece="</s>",
        unk_piece="<unk>",
        minloglevel=3,
        num_threads=1,
    )
    path.mkdir(parents=True, exist_ok=True)
    (path / "spiece.model").write_bytes(buf.getvalue())
    sp = sentencepiece.SentencePieceProcessor(model_proto=buf.getvalue())
    extra = 100
    specials = [f"<extra_id_{i}>" for i in range(extra)]
    write_json(
        path / "tokenizer_config.json",
        {
            "tokenizer_class": "T5Tokenizer",
            "model_max_length": 512,
            "eos_token": "</s>",
            "unk_token": "<unk>",
            "pad_token": "<pad>",
            "extra_ids": extra,
            "additional_special_tokens": specials,
            "legacy": True,
        },
    )
    write_json(
        path / "special_tokens_map.json",
        {
            "eos_token": "</s>",
            "unk_token": "<unk>",
            "pad_token": "<pad>",
            "additional_special_tokens": specials,
        },
    )
    return sp.get_piece_size() + extra


# ------------------------------------------------------------------------------------------------
# Components
# ------------------------------------------------------------------------------------------------


def make_clip(path: Path, width: int, layers: int, projected: bool, heads: int = 4) -> None:
    from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection

    cfg = CLIPTextConfig(
        vocab_size=len(VOCAB),
        hidden_size=width,
        intermediate_size=64,
        projection_dim=width,
        num_hidden_layers=layers,
        num_attention_heads=heads,
        max_position_embeddings=77,
        hidden_act="quick_gelu" if not projected else "gelu",
        bos_token_id=BOS_ID,
        eos_token_id=EOS_ID,
        pad_token_id=EOS_ID,
    )
    model = (CLIPTextModelWithProjection if projected else CLIPTextModel)(cfg)
    save(model, path)


def make_vae(path: Path, scaling: float, sample_size: int) -> None:
    from diffusers import AutoencoderKL

    vae = AutoencoderKL(
        in_channels=3,
        out_channels=3,
        latent_channels=4,
        block_out_channels=VAE_CH,
        layers_per_block=1,
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        norm_num_groups=8,
        sample_size=sample_size,
        scaling_factor=scaling,
    )
    save(vae, path)


SD1_UNET = dict(
    sample_size=64,
    in_channels=4,
    out_channels=4,
    block_out_channels=SD1_CH,
    layers_per_block=1,
    down_block_types=("CrossAttnDownBlock2D",) * 3 + ("DownBlock2D",),
    up_block_types=("UpBlock2D",) + ("CrossAttnUpBlock2D",) * 3,
    # Without self-attention at full resolution; with it, a 512 px image takes six times as long.
    only_cross_attention=(True, False, False, False),
    cross_attention_dim=SD1_CTX,
    attention_head_dim=4,
    norm_num_groups=8,
)

SDXL_UNET = dict(
    sample_size=128,
    in_channels=4,
    out_channels=4,
    block_out_channels=SDXL_CH,
    layers_per_block=1,
    down_block_types=("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
    up_block_types=("CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"),
    transformer_layers_per_block=(1, 1, 2),
    cross_attention_dim=SDXL_CTX,
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


# ------------------------------------------------------------------------------------------------
# Families
# ------------------------------------------------------------------------------------------------


def family_sd1(out: Path) -> list[dict]:
    root = out / "tiny-sd1"
    seed(1)
    save(make_unet("sd1"), root / "unet")
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


def family_sdxl(out: Path) -> list[dict]:
    root = out / "tiny-sdxl"
    seed(11)
    save(make_unet("sdxl"), root / "unet")
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


def family_vae(out: Path) -> list[dict]:
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
        sd[f"{name}.lora_down.weight"] = (torch.randn(rank, d_in) * 0.05).to(DTYPE)
        sd[f"{name}.lora_up.weight"] = (torch.randn(d_out, rank) * 0.05).to(DTYPE)
        sd[f"{name}.alpha"] = torch.tensor(float(rank), dtype=DTYPE)

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


def family_lora(out: Path) -> list[dict]:
    made = []
    for n, kind in enumerate(("sd1", "sdxl")):
        seed(31 + n)
        name = f"tiny-lora-{kind}"
        out.mkdir(parents=True, exist_ok=True)
        save_file(lora_state(kind), out / f"{name}.safetensors")
        base = "sd-1" if kind == "sd1" else "sdxl"
        made.append({"name": name, "base": base, "type": "lora", "path": f"{name}.safetensors"})
    return made


def family_controlnet(out: Path) -> list[dict]:
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
        save(net, out / name)
        base = "sd-1" if kind == "sd1" else "sdxl"
        made.append({"name": name, "base": base, "type": "controlnet", "path": name})
    return made


def family_t2i(out: Path) -> list[dict]:
    from diffusers import T2IAdapter

    seed(51)
    adapter = T2IAdapter(
        in_channels=3, channels=list(SD1_CH), num_res_blocks=1, downscale_factor=8, adapter_type="full_adapter"
    )
    save(adapter, out / "tiny-t2i-canny-sd1")
    return [{"name": "tiny-t2i-canny-sd1", "base": "sd-1", "type": "t2i_adapter", "path": "tiny-t2i-canny-sd1"}]


def family_ti(out: Path) -> list[dict]:
    seed(61)
    out.mkdir(parents=True, exist_ok=True)
    # Identified by the key "emb_params" and its width; used in a prompt as <tiny-ti-sd1>.
    save_file({"emb_params": torch.randn(2, CLIP_L) * 0.05}, out / "tiny-ti-sd1.safetensors")
    return [{"name": "tiny-ti-sd1", "base": "sd-1", "type": "embedding", "path": "tiny-ti-sd1.safetensors"}]


# FLUX.1 is the one family whose layer sizes the server does not read from the model but holds in a
# table of its own.  flux_dims.json is the table used both here and by the node pack in nodes/, which
# puts the same sizes into the running server.


def linear(sd: dict, name: str, d_in: int, d_out: int, bias: bool = True) -> None:
    bound = 1.0 / d_in**0.5
    sd[f"{name}.weight"] = torch.empty(d_out, d_in).uniform_(-bound, bound)
    if bias:
        sd[f"{name}.bias"] = torch.empty(d_out).uniform_(-bound, bound)


def conv(sd: dict, name: str, c_in: int, c_out: int, k: int) -> None:
    bound = 1.0 / (c_in * k * k) ** 0.5
    sd[f"{name}.weight"] = torch.empty(c_out, c_in, k, k).uniform_(-bound, bound)
    sd[f"{name}.bias"] = torch.empty(c_out).uniform_(-bound, bound)


def norm(sd: dict, name: str, ch: int) -> None:
    sd[f"{name}.weight"] = torch.ones(ch)
    sd[f"{name}.bias"] = torch.zeros(ch)


def flux_transformer_state(d: dict, guidance: bool) -> dict[str, torch.Tensor]:
    sd: dict[str, torch.Tensor] = {}
    h, heads, mlp = d["hidden_size"], d["num_heads"], int(d["hidden_size"] * d["mlp_ratio"])
    head = h // heads
    linear(sd, "img_in", 64, h)
    linear(sd, "txt_in", d["context_in_dim"], h)
    embedders = [("time_in", 256), ("vector_in", d["vec_in_dim"])] + ([("guidance_in", 256)] if guidance else [])
    for name, d_in in embedders:
        linear(sd, f"{name}.in_layer", d_in, h)
        linear(sd, f"{name}.out_layer", h, h)
    for i in range(d["depth"]):
        for side in ("img", "txt"):
            p = f"double_blocks.{i}.{side}"
            linear(sd, f"{p}_mod.lin", h, 6 * h)
            linear(sd, f"{p}_attn.qkv", h, 3 * h)
            sd[f"{p}_attn.norm.query_norm.scale"] = torch.ones(head)
            sd[f"{p}_attn.norm.key_norm.scale"] = torch.ones(head)
            linear(sd, f"{p}_attn.proj", h, h)
            linear(sd, f"{p}_mlp.0", h, mlp)
            linear(sd, f"{p}_mlp.2", mlp, h)
    for i in range(d["depth_single_blocks"]):
        p = f"single_blocks.{i}"
        linear(sd, f"{p}.linear1", h, 3 * h + mlp)
        linear(sd, f"{p}.linear2", h + mlp, h)
        sd[f"{p}.norm.query_norm.scale"] = torch.ones(head)
        sd[f"{p}.norm.key_norm.scale"] = torch.ones(head)
        linear(sd, f"{p}.modulation.lin", h, 3 * h)
    linear(sd, "final_layer.linear", h, 64)
    linear(sd, "final_layer.adaLN_modulation.1", h, 2 * h)
    return {k: v.to(torch.bfloat16) for k, v in sd.items()}


def flux_vae_state(d: dict) -> dict[str, torch.Tensor]:
    sd: dict[str, torch.Tensor] = {}
    ch, mult, n_res, z = d["ch"], d["ch_mult"], d["num_res_blocks"], d["z_channels"]

    def res(name: str, c_in: int, c_out: int) -> None:
        norm(sd, f"{name}.norm1", c_in)
        conv(sd, f"{name}.conv1", c_in, c_out, 3)
        norm(sd, f"{name}.norm2", c_out)
        conv(sd, f"{name}.conv2", c_out, c_out, 3)
        if c_in != c_out:
            conv(sd, f"{name}.nin_shortcut", c_in, c_out, 1)

    def mid(name: str, c: int) -> None:
        res(f"{name}.block_1", c, c)
        norm(sd, f"{name}.attn_1.norm", c)
        for part in ("q", "k", "v", "proj_out"):
            conv(sd, f"{name}.attn_1.{part}", c, c, 1)
        res(f"{name}.block_2", c, c)

    # encoder
    conv(sd, "encoder.conv_in", 3, ch, 3)
    cur = ch
    for lvl, m in enumerate(mult):
        for i in range(n_res):
            res(f"encoder.down.{lvl}.block.{i}", cur, ch * m)
            cur = ch * m
        if lvl != len(mult) - 1:
            conv(sd, f"encoder.down.{lvl}.downsample.conv", cur, cur, 3)
    mid("encoder.mid", cur)
    norm(sd, "encoder.norm_out", cur)
    conv(sd, "encoder.conv_out", cur, 2 * z, 3)
    # decoder
    conv(sd, "decoder.conv_in", z, cur, 3)
    mid("decoder.mid", cur)
    for lvl in reversed(range(len(mult))):
        for i in range(n_res + 1):
            res(f"decoder.up.{lvl}.block.{i}", cur, ch * mult[lvl])
            cur = ch * mult[lvl]
        if lvl != 0:
            conv(sd, f"decoder.up.{lvl}.upsample.conv", cur, cur, 3)
    norm(sd, "decoder.norm_out", cur)
    conv(sd, "decoder.conv_out", cur, 3, 3)
    return {k: v.to(DTYPE) for k, v in sd.items()}


def family_flux(out: Path) -> list[dict]:
    from transformers import T5Config, T5EncoderModel

    dims = json.loads((HERE / "nodes" / "lab_tiny_flux" / "flux_dims.json").read_text())
    tr, ae = dims["transformer"], dims["autoencoder"]
    out.mkdir(parents=True, exist_ok=True)

    for n, (variant, guidance) in enumerate((("schnell", False), ("dev", True))):
        seed(71 + n)
        save_file(flux_transformer_state(tr, guidance), out / f"tiny-flux-{variant}.safetensors")
    seed(73)
    # Older servers recognise a FLUX VAE by this very file name.
    save_file(flux_vae_state(ae), out / "FLUX.1-schnell_ae.safetensors")

    # A "union" ControlNet.  Older servers reckon with the 128-wide heads of the real FLUX, hence num_heads 1.
    from diffusers import FluxControlNetModel

    seed(76)
    net = FluxControlNetModel(
        in_channels=64,
        num_layers=1,
        num_single_layers=1,
        attention_head_dim=tr["hidden_size"] // tr["num_heads"],
        num_attention_heads=tr["num_heads"],
        joint_attention_dim=tr["context_in_dim"],
        pooled_projection_dim=tr["vec_in_dim"],
        guidance_embeds=True,
        axes_dims_rope=[16, 56, 56],
        num_mode=10,
    )
    for p in [*net.controlnet_blocks.parameters(), *net.controlnet_single_blocks.parameters()]:
        torch.nn.init.normal_(p, std=0.05)
    torch.nn.init.normal_(net.controlnet_x_embedder.weight, std=0.05)
    net.to(torch.bfloat16).save_pretrained(out / "tiny-controlnet-union-flux", safe_serialization=True)

    seed(74)
    make_clip(out / "tiny-clip-l" / "text_encoder", CLIP_L, layers=1, projected=False)
    write_clip_tokenizer(out / "tiny-clip-l" / "tokenizer")

    seed(75)
    t5 = out / "tiny-t5"
    vocab = write_t5_tokenizer(t5 / "tokenizer_2")
    model = T5EncoderModel(
        T5Config(
            vocab_size=vocab,
            d_model=tr["context_in_dim"],
            d_kv=16,
            d_ff=64,
            num_layers=1,
            num_heads=2,
            feed_forward_proj="gated-gelu",
            is_encoder_decoder=False,
            use_cache=False,
            tie_word_embeddings=False,
        )
    )
    te2 = t5 / "text_encoder_2"
    save(model, te2)
    # The server wants the sharded layout: weights named through an index file.
    shard = te2 / "model-00001-of-00001.safetensors"
    (te2 / "model.safetensors").rename(shard)
    from safetensors import safe_open

    with safe_open(shard, "pt") as f:
        keys = list(f.keys())
    write_json(
        te2 / "model.safetensors.index.json",
        {"metadata": {"total_size": shard.stat().st_size}, "weight_map": {k: shard.name for k in keys}},
    )
    return [
        {"name": "tiny-flux-schnell", "base": "flux", "type": "main", "path": "tiny-flux-schnell.safetensors"},
        {"name": "tiny-flux-dev", "base": "flux", "type": "main", "path": "tiny-flux-dev.safetensors"},
        {"name": "tiny-flux-vae", "base": "flux", "type": "vae", "path": "FLUX.1-schnell_ae.safetensors"},
        {"name": "tiny-clip-l", "base": "any", "type": "clip_embed", "path": "tiny-clip-l"},
        {"name": "tiny-t5", "base": "any", "type": "t5_encoder", "path": "tiny-t5"},
        {
            "name": "tiny-controlnet-union-flux",
            "base": "flux",
            "type": "controlnet",
            "path": "tiny-controlnet-union-flux",
        },
    ]


# ------------------------------------------------------------------------------------------------


def size_of(path: Path) -> int:
    if path.is_file():
        return path.stat().st_size
    return sum(f.stat().st_size for f in path.rglob("*") if f.is_file())


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("out", type=Path)
    ap.add_argument("--only", default=",".join(FAMILIES), help="comma-separated families")
    ap.add_argument("--force", action="store_true", help="rebuild even if the directory is up to date")
    args = ap.parse_args()

    wanted = [f for f in args.only.split(",") if f]
    unknown = set(wanted) - set(FAMILIES)
    if unknown:
        ap.error(f"unknown families: {', '.join(sorted(unknown))}")
    manifest_path = args.out / "manifest.json"
    if manifest_path.exists() and not args.force:
        old = json.loads(manifest_path.read_text())
        if old.get("format") == FORMAT and wanted == old.get("families"):
            old["reused"] = True
            print(json.dumps(old))
            return 0

    start = time.monotonic()
    load_libraries()
    print(f"imports: {time.monotonic() - start:.2f} s", file=sys.stderr)
    models: list[dict] = []
    for family in wanted:
        t0 = time.monotonic()
        made = globals()[f"family_{family}"](args.out)
        for m in made:
            m["familiar_name"] = FAMILIAR.get(m["name"], m["name"])
            m["bytes"] = size_of(args.out / m["path"])
            m["family"] = family
        models += made
        print(f"{family}: {time.monotonic() - t0:.2f} s", file=sys.stderr)
    manifest = {
        "format": FORMAT,
        "families": wanted,
        "bytes": sum(m["bytes"] for m in models),
        "seconds": round(time.monotonic() - start, 2),
        "models": models,
    }
    write_json(manifest_path, manifest)
    print(json.dumps(manifest))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""FLUX.1, whose layer sizes the server does not read from the model but holds in a table of its own.

`flux_dims.json` is the table used both here and by the node pack `lab_tiny_flux`, which puts the same
sizes into the running server.
"""

from __future__ import annotations

import json
from pathlib import Path

import torch

from .text import CLIP_L, make_clip, write_clip_tokenizer, write_t5_tokenizer
from .weights import STORED, save_module, save_tensors, seed, write_json

SIZES = Path(__file__).resolve().parent.parent / "nodes" / "lab_tiny_flux" / "flux_dims.json"


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
    return {k: v.to(STORED) for k, v in sd.items()}


def flux(out: Path) -> list[dict]:
    from transformers import T5Config, T5EncoderModel

    dims = json.loads(SIZES.read_text())
    tr, ae = dims["transformer"], dims["autoencoder"]

    for n, (variant, guidance) in enumerate((("schnell", False), ("dev", True))):
        seed(71 + n)
        save_tensors(flux_transformer_state(tr, guidance), out / f"tiny-flux-{variant}.safetensors")
    seed(73)
    # Older servers recognise a FLUX VAE by this very file name.
    save_tensors(flux_vae_state(ae), out / "FLUX.1-schnell_ae.safetensors")

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
    save_module(model, te2)
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

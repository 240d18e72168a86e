"""Text encoders, and tokenizers with a small vocabulary that takes any text."""

from __future__ import annotations

import io
from pathlib import Path

from .weights import save_module, write_json

CLIP_L = 768
"""The width by which the server knows the variant "large" of CLIP."""
CLIP_G = 1280
"""The width by which the server knows the variant "gigantic" of CLIP."""


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


MERGES = ["t h", "th e</w>", "a n", "an d</w>", "i n", "in g</w>", "e r</w>", "o f</w>", "o n</w>", "e d</w>"]
"""A few merges, so that common words need fewer tokens."""
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
    save_module(model, path)

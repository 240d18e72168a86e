"""Random weights: drawn from a seed, stored as the server expects them.

This module is slow to import, since it needs torch; whoever can do without does not import it.
"""

from __future__ import annotations

import json
import os
import warnings
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
warnings.filterwarnings("ignore")

import torch  # noqa: E402
from diffusers.utils import logging as diffusers_logging  # noqa: E402
from safetensors import torch as safetensors_torch  # noqa: E402
from transformers.utils import logging as transformers_logging  # noqa: E402

for library_logging in (diffusers_logging, transformers_logging):
    library_logging.set_verbosity_error()
    if hasattr(library_logging, "disable_progress_bar"):
        library_logging.disable_progress_bar()

STORED = torch.float16  # the server converts to its own precision when it loads
"""The type of number in the files."""


def seed(number: int) -> None:
    """Makes what follows the same every time."""
    torch.manual_seed(0x1A2B + number)


def write_json(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, indent=2, ensure_ascii=True) + "\n", encoding="utf-8")


def save_module(module: torch.nn.Module, path: Path) -> None:
    """Saves a model as a folder, in the layout of diffusers and transformers."""
    module.to(STORED).save_pretrained(path, safe_serialization=True)


def save_tensors(tensors: dict[str, torch.Tensor], path: Path) -> None:
    """Saves a model as a single file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    safetensors_torch.save_file(tensors, path, metadata={"format": "pt"})
    path.chmod(0o644)  # some releases of safetensors write for the owner alone

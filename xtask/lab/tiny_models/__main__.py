"""Makes tiny models with random weights, which a real InvokeAI server identifies, installs and runs.

    python -m tiny_models FOLDER

Nothing is downloaded: every configuration is written here, every weight is drawn from a seeded generator,
and the tokenizers are built on the spot. It runs in the Python of an InvokeAI environment, for its
libraries. Prints one JSON object that says what there is; a folder that is up to date is left alone.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

FORMAT = 1
"""Raised when the files change, so that the models are made anew."""


def make(folder: Path) -> list[dict]:
    """Makes all models; the answer is what the server should take each for."""
    from . import diffusion, flux

    families = (
        diffusion.sd1,
        diffusion.sdxl,
        diffusion.vae,
        diffusion.lora,
        diffusion.controlnet,
        diffusion.t2i,
        diffusion.ti,
        flux.flux,
    )
    return [model for family in families for model in family(folder)]


def main() -> None:
    parser = argparse.ArgumentParser(prog="tiny_models", description="Makes tiny models with random weights.")
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    manifest = folder / "manifest.json"
    if manifest.exists():
        made = json.loads(manifest.read_text(encoding="utf-8"))
        if made.get("format") == FORMAT:
            print(json.dumps(made))
            return
    folder.mkdir(parents=True, exist_ok=True)
    made = {"format": FORMAT, "models": make(folder)}
    # Written last: a folder without it was not finished.
    manifest.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(made))


if __name__ == "__main__":
    main()

"""Tiny models with random weights for the lab."""

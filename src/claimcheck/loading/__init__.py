"""Claim files, read from YAML, text and CSV into a dossier."""

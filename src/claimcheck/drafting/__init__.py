"""Drafting: a claim file proposed from a text, typed as far as the words allow, for a person to finish."""

from claimcheck.drafting.drafter import Draft, draft, sketches

__all__ = ["Draft", "draft", "sketches"]

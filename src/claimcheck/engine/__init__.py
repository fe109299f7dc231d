"""Exact reasoning over statements and relations: whether they can hold together, what follows, and which cannot."""

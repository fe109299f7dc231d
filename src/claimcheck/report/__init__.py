"""A review as text, one format a module."""

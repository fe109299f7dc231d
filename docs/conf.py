"""How the documentation is built: MyST pages, the furo theme, and the version from the package's own metadata."""

from __future__ import annotations

from importlib.metadata import version as version_of

from claimcheck import drawn, judgement

# A review names what it draws without reading how; for its signature to be printed the name has to be there.
vars(judgement)["Drawn"] = drawn.Drawn

project = "claimcheck"
author = "The claimcheck developers"
copyright = "2026, The claimcheck developers"
release = version_of("claimcheck-prose")
version = release

extensions = ["myst_parser", "sphinx.ext.autodoc"]
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
python_use_unqualified_type_names = True
exclude_patterns = ["_build"]
nitpicky = True
# Types in signatures are of the standard library, whose pages are elsewhere, or of modules with no page of their own.
nitpick_ignore_regex = [("py:.*", ".*")]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = f"claimcheck {release}"

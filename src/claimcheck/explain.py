"""A rule's page: what its module says of it, with its examples, as Markdown."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from claimcheck.reporting import UNUSED
from claimcheck.rule import FAMILIES, Rule
from claimcheck.rules import RULES

COMMAND: Final = "python3 -m claimcheck.explain docs/rules"
"""What writes the pages of all rules anew."""

_MARK: Final = "<!-- Generated from "

_UNUSED_PAGE: Final = f"""\
# {UNUSED}

An accepted finding must be there, and its acceptance must not have run out.

No rule gives this warning; the checker itself does, so it can be neither selected nor ignored. A claim lists under
`accept` a finding that the rule of that name does not give any more, or its day `until` has passed. Take the entry out,
or give it another day.
"""


def page(rule: Rule) -> str:
    """The page of a rule: the docstring of its module under its name, then its examples with the messages expected."""
    summary, _, rest = rule.page.strip().partition("\n")
    parts = [f"# {rule.id}", summary, f"Family: {rule.family}. Severity: {rule.severity.value}.", rest.strip()]
    parts += ["## Examples that pass", *_passing(rule), "## Examples that fail", *_failing(rule)]
    return "\n\n".join(parts) + "\n"


def source(rule: Rule) -> str:
    """The file that a rule's page comes from, from the top of the project."""
    return f"src/claimcheck/rules/{rule.id.replace('-', '_')}.py"


def index(rules: Sequence[Rule]) -> str:
    """The page that lists the rules by family."""
    parts = [
        _generated("the rules in src/claimcheck/rules"),
        "# Rules",
        "Each rule says what must hold between the figures of an article, its evidence and the law. "
        "`claimcheck explain RULE` prints its page, and `--select` and `--ignore` choose among the rules.",
    ]
    for family in FAMILIES:
        rows = [
            f"| [{rule.id}]({rule.id}.md) | {rule.severity.value} | {rule.summary} |"
            for rule in rules
            if rule.family == family
        ]
        if rows:
            parts += [
                f"## {family.capitalize()}",
                "\n".join(("| rule | severity | what must hold |", "|---|---|---|", *rows)),
            ]
    parts += ["## The checker's own", f"[{UNUSED}]({UNUSED}.md) is a warning about the claim file itself."]
    parts.append("\n".join(("```{toctree}", ":hidden:", "", *(rule.id for rule in rules), UNUSED, "```")))
    return "\n\n".join(parts) + "\n"


def files() -> dict[str, str]:
    """Every generated file by its name; each says first that it is generated, and from what."""
    origins = {rule.id: source(rule) for rule in RULES} | {UNUSED: "src/claimcheck/explain.py"}
    texts = {f"{name}.md": f"{_generated(origins[name])}\n\n{text}" for name, text in PAGES.items()}
    return texts | {"index.md": index(RULES)}


def write(folder: Path) -> None:
    """Write all files into a folder, and take away generated pages of rules that are not there any more."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = files()
    for old in folder.glob("*.md"):
        if old.name not in texts and old.read_text(encoding="utf-8").startswith(_MARK):
            old.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _generated(origin: str) -> str:
    return f"{_MARK}{origin} by `{COMMAND}`. Edit that, not this page. -->"


def _passing(rule: Rule) -> Iterator[str]:
    for name, text in rule.passing.items():
        yield _sentence(name)
        yield _block("yaml", text)


def _failing(rule: Rule) -> Iterator[str]:
    for name, example in rule.failing.items():
        yield _sentence(name)
        yield _block("yaml", example.text)
        yield f"The finding is about {_listed(example.claims)}:"
        yield _block("text", example.message)


def _sentence(name: str) -> str:
    return f"{name[:1].upper()}{name[1:]}:"


def _listed(claims: Iterable[str]) -> str:
    return ", ".join(f"`{claim}`" for claim in claims)


def _block(language: str, text: str) -> str:
    return f"```{language}\n{text.strip(chr(10))}\n```"


PAGES: Final = {rule.id: page(rule) for rule in RULES} | {UNUSED: _UNUSED_PAGE}
"""Every page by what a finding names as its rule."""

if __name__ == "__main__":
    write(Path(sys.argv[1]))

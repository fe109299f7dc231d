"""A rule's page: what its module says of it, with its examples, as Markdown."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from claimcheck.reporting import JOINT, UNUSED
from claimcheck.rule import FAMILIES, Rule
from claimcheck.rules import RULES
from claimcheck.slip import Family, Slip
from claimcheck.slips import SLIPS

COMMAND: Final = "python3 -m claimcheck.explain docs/rules"
"""What writes the pages of all rules anew."""

SLIPS_COMMAND: Final = "python3 -m claimcheck.explain --slips docs/slips"
"""What writes the pages of all slips anew."""

MOST_REPEATED: Final = 3
"""Lines that examples may begin with alike, and be printed whole all the same."""

_CLAIMS: Final = "\nclaims:\n"
_MARK: Final = "<!-- Generated from "

_UNUSED_PAGE: Final = f"""\
# {UNUSED}

An accepted finding must be there, and its acceptance must not have run out.

No rule gives this warning; the checker itself does, so it can be neither selected nor ignored. A claim lists under
`accept` a finding that the rule of that name does not give any more, or its day `until` has passed. Take the entry out,
or give it another day.
"""


_JOINT_PAGE: Final = f"""\
# {JOINT}

Claims that cannot all hold, although no two of them, and none with a source, clash alone.

No rule gives this error; the checker itself does, from the relations of all rules together, when the rules
`same-quantity` and `agrees-with-source` run. The message names the claims and gives the steps by which their figures
lead to the contradiction, so that it can be redone. A claim that every smallest correction would change is
contradicted, one that some would change is disputed. With “not found within the budget” it is a note, and the claim is
undecided.

Where no amount is known, as in 40% of firms, half of those, and 30% of all, the steps take one amount as 100. A claim
that only the rest together says something of was compared too: its comparison stands under this name. Claims that hold
together only when figures are rounded generously are strained, with a warning, unless their words have other readings.
[Reasoning](../reasoning.md) says how it is found.
"""


def page(rule: Rule) -> str:
    """The page of a rule: the docstring of its module under its name, then its examples with the messages expected."""
    summary, _, rest = rule.page.strip().partition("\n")
    parts = [f"# {rule.id}", summary, f"Family: {rule.family}. Severity: {rule.severity.value}.", rest.strip()]
    common = _common([*rule.passing.values(), *(example.text for example in rule.failing.values())])
    parts += _beginning(common)
    parts += ["## Examples that pass", *_passing(rule, common), "## Examples that fail", *_failing(rule, common)]
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
    parts += [
        "## The checker's own",
        f"[{JOINT}]({JOINT}.md) is an error of several claims together.\n"
        f"[{UNUSED}]({UNUSED}.md) is a warning about the claim file itself.",
    ]
    parts.append("\n".join(("```{toctree}", ":hidden:", "", *(rule.id for rule in rules), JOINT, UNUSED, "```")))
    return "\n\n".join(parts) + "\n"


def files() -> dict[str, str]:
    """Every generated file by its name; each says first that it is generated, and from what."""
    origins = {rule.id: source(rule) for rule in RULES} | dict.fromkeys((JOINT, UNUSED), "src/claimcheck/explain.py")
    texts = {f"{name}.md": f"{_generated(origins[name])}\n\n{text}" for name, text in PAGES.items()}
    return texts | {"index.md": index(RULES)}


def slip_page(slip: Slip) -> str:
    """The page of a slip: the docstring of its module under its name, then its examples with the sentence expected."""
    summary, _, rest = slip.page.strip().partition("\n")
    parts = [f"# {slip.id}", summary, f"A slip of {slip.family.name.lower()}.", rest.strip()]
    common = _common([*(example.text for example in slip.named.values()), *slip.not_named.values()])
    parts += [*_beginning(common), "## Examples in which it is named"]
    for name, example in slip.named.items():
        parts += [
            _sentence(name),
            _example(example.text, common),
            f"Of `{example.claim}` is said:",
            _block("text", example.sentence),
        ]
    parts.append("## Examples in which it is not")
    for name, text in slip.not_named.items():
        parts += [_sentence(name), _example(text, common)]
    return "\n\n".join(parts) + "\n"


def slip_files() -> dict[str, str]:
    """Every generated file of the slips by its name."""
    texts = {f"{slip.id}.md": f"{_generated(_slip_source(slip), SLIPS_COMMAND)}\n\n{slip_page(slip)}" for slip in SLIPS}
    return texts | {"index.md": _slip_index()}


def _slip_source(slip: Slip) -> str:
    return f"src/claimcheck/slips/{slip.id.replace('-', '_')}.py"


def _slip_index() -> str:
    parts = [
        _generated("the slips in src/claimcheck/slips", SLIPS_COMMAND),
        "# Slips",
        "A slip is a typical mistake with a figure. Where figures contradict each other, each slip is undone in each "
        "claim that is doubted, and one is named only when all that is tied to the claim then holds, except what is "
        "broken without the claim too. A slip of scale or of digits must fit without generous rounding, and have "
        "another value than the one printed. For a figure that fits by generous rounding only, a slip is named where "
        "by it the figure fits plainly, and at most one figure in twenty would fit as well.",
        "With each slip stands its *chance*: how many figures of the same precision, from a tenth to ten times the "
        "value, would fit as well by this slip. First come slips by which no more than a quarter of them would, plain "
        "fits before generous ones, then by family as below, then by chance. What fits no better, or by chance, is "
        "counted in a last line; the best of it is named where there is nothing else. "
        "`claimcheck explain SLIP` prints the page of a slip.",
    ]
    for family in Family:
        rows = [f"| [{slip.id}]({slip.id}.md) | {slip.summary} |" for slip in SLIPS if slip.family is family]
        parts += [f"## {family.name.capitalize()}", "\n".join(("| slip | what happened |", "|---|---|", *rows))]
    parts.append("\n".join(("```{toctree}", ":hidden:", "", *(slip.id for slip in SLIPS), "```")))
    return "\n\n".join(parts) + "\n"


def write(folder: Path, texts: Mapping[str, str] | None = None) -> None:
    """Write all files of the rules, or those given, into a folder, and take away generated pages of what is gone."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = files() if texts is None else texts
    for old in folder.glob("*.md"):
        if old.name not in texts and old.read_text(encoding="utf-8").startswith(_MARK):
            old.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _generated(origin: str, command: str = COMMAND) -> str:
    return f"{_MARK}{origin} by `{command}`. Edit that, not this page. -->"


def _common(texts: Sequence[str]) -> str:
    """What most of the examples write before their claims, where it would be long to print again with each; else ""."""
    heads = Counter(text.strip("\n").partition(_CLAIMS)[0] for text in texts if _CLAIMS in text.strip("\n"))
    shared = max(heads, key=lambda head: heads[head] * head.count("\n"), default="")
    return shared if heads[shared] > 1 and shared.count("\n") >= MOST_REPEATED else ""


def _beginning(common: str) -> list[str]:
    if not common:
        return []
    return [
        "## What the examples begin with",
        "Those that start with `claims:` stand below this:",
        _block("yaml", common),
    ]


def _example(text: str, common: str) -> str:
    head, claims, rest = text.strip("\n").partition(_CLAIMS)
    if common and head == common:
        text = claims.lstrip("\n") + rest.lstrip("\n")
    elif common and not claims:
        text = f"# Nothing before the claims.\n{head}"
    return _block("yaml", text)


def _passing(rule: Rule, common: str) -> Iterator[str]:
    for name, text in rule.passing.items():
        yield _sentence(name)
        yield _example(text, common)


def _failing(rule: Rule, common: str) -> Iterator[str]:
    for name, example in rule.failing.items():
        yield _sentence(name)
        yield _example(example.text, common)
        yield f"The finding is about {_listed(example.claims)}:"
        yield _block("text", example.message)


def _sentence(name: str) -> str:
    return f"{name[:1].upper()}{name[1:]}:"


def _listed(claims: Iterable[str]) -> str:
    return ", ".join(f"`{claim}`" for claim in claims)


def _block(language: str, text: str) -> str:
    return f"```{language}\n{text.strip(chr(10))}\n```"


PAGES: Final = {rule.id: page(rule) for rule in RULES} | {JOINT: _JOINT_PAGE, UNUSED: _UNUSED_PAGE}
"""Every page by what a finding names as its rule."""

SLIP_PAGES: Final = {slip.id: slip_page(slip) for slip in SLIPS}
"""Every page by what a finding names as its slip."""

if __name__ == "__main__":
    if sys.argv[1] == "--slips":
        write(Path(sys.argv[2]), slip_files())
    else:
        write(Path(sys.argv[1]))

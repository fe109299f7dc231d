"""The counted noun behind a number: students, members of parliament."""

from __future__ import annotations

from typing import Final

from claimcheck import hedge as hedges
from claimcheck import numeral_grammar as numerals
from claimcheck.figure import rate
from claimcheck.figure.word import ADJECTIVES, ATTRIBUTIVE, FUNCTION_WORDS, VERBS, WORD, describes, is_plural
from claimcheck.phrase import ANY_CASE, GAP, Pattern

# "workers' remittances from the Gulf states" has six words; a longer phrase is no unit.
MOST_WORDS: Final = 6
# In running text the counted noun ends at its first plural, and the words before that are few.
_MOST_WORDS_TO_PLURAL: Final = 5

_SPACE: Final = Pattern(GAP)
# "150 A320neo jets", "12 F-16 fighters": what is counted may be told apart by the name of its model.
_MODEL: Final = Pattern(rf"{GAP}[A-Z]{{1,4}}-?[0-9]{{1,4}}[A-Za-z]{{0,4}}(?={GAP}[a-z])")
OF: Final = Pattern(rf"{GAP}of(?={GAP})", ANY_CASE)


def noun(text: str, end: int, alone: bool, *, of: bool, single: bool = False) -> tuple[str, int, int] | None:
    """The counted noun after a number, in lower case, and where it starts and ends.

    Where the figure stands alone, up to six words that do not begin or end with a function word; in running text, the
    words up to the first plural. `of`: "of" may stand before it, as in "dozens of countries". `single`: the number is
    one, whose noun is no plural; it is then the next word that is no adjective.
    """
    if of and (skipped := OF.match(text, end)):
        end = skipped.end()
    if not alone and (model := _MODEL.match(text, end)):
        end = model.end()
    words: list[str] = []
    first, kept, at = end, 0, end
    while len(words) < (MOST_WORDS if alone else _MOST_WORDS_TO_PLURAL):
        gap = _SPACE.match(text, at)
        word = WORD.match(text, gap.end()) if gap else None
        if gap is None or word is None or rate.behind(text, at)[0] or hedges.after(text, at):
            break
        lowered = word[0].lower()
        function = lowered in FUNCTION_WORDS
        # "11 well-funded and effectively managed organizations": "and" may join what describes the noun.
        joins = lowered == "and" and bool(words) and describes(words[-1])
        if (function and not joins and (not alone or not words)) or numerals.match(text, word.start()):
            break
        if not alone and lowered in VERBS:
            break
        words.append(lowered)
        if len(words) == 1:
            first = word.start()
        at = word.end()
        if alone and not function:
            kept = len(words)
            end = at
        elif not alone and (is_plural(lowered) or (single and lowered not in ADJECTIVES)):
            if lowered in ATTRIBUTIVE and (following := _plural_behind(text, at)):
                words.append(following[0])
                at = following[1]
            return " ".join(words), first, at
    return (" ".join(words[:kept]), first, end) if kept else None


def _plural_behind(text: str, end: int) -> tuple[str, int] | None:
    """`officers` behind "police": the plural noun that a collective one describes, and where it ends."""
    gap = _SPACE.match(text, end)
    word = WORD.match(text, gap.end()) if gap else None
    lowered = word[0].lower() if word else ""
    if word is None or not is_plural(lowered) or lowered in VERBS or lowered in FUNCTION_WORDS:
        return None
    return lowered, word.end()

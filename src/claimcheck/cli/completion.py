"""`claimcheck --print-completion SHELL`: the script by which a shell completes commands, options, rules and files."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from claimcheck.catalogue import NAMES
from claimcheck.cli.delivery import deliver
from claimcheck.cli.parser import parser
from claimcheck.explain import PAGES, SLIP_PAGES
from claimcheck.fault import Fault, InputError
from claimcheck.rule import FAMILIES


def script(shell: str) -> str:
    """The completion script for bash, zsh or tcsh. InputError where the library that writes it is not installed."""
    try:
        import shtab
    except ImportError:
        message = "needs shtab: python3 -m pip install 'claimcheck-prose[completion]'"
        raise InputError([Fault("--print-completion", 0, 0, message)]) from None
    whole = parser()
    for action in _actions(whole):
        words = action.metavar if isinstance(action.metavar, str) else ""
        if words.startswith("RULE"):
            action.choices = NAMES if action.option_strings else (*PAGES, *SLIP_PAGES, *FAMILIES)
        elif words in ("FILE", "PATH"):
            _complete(action, shtab.FILE)
        elif words == "FOLDER":
            _complete(action, shtab.DIRECTORY)
    text: str = shtab.complete(whole, shell)
    return text


def print_completion(shell: str) -> None:
    """Print the script for a shell to load."""
    deliver(script(shell))


def _complete(action: argparse.Action, how: object) -> None:
    # This is how shtab is told; argparse knows nothing of it.
    named: Any = action
    named.complete = how


def _actions(whole: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in whole._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for one in action.choices.values():
                yield from _actions(one)

"""``yearbot diff``: what changed between two states of a base, in words."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.cli.status import DONE
from bot.desk.telling import tell_changes
from bot.errors import KnowledgeError
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.checks.references import check_references
from bot.knowledge.problems import Report
from bot.knowledge.reading import read_base
from bot.locations import find_knowledge

__all__ = ["diff", "read_base_of"]


def diff(options: argparse.Namespace) -> int:
    """Print what changed from one folder to another."""
    # Both in today's words: the languages of an old state may lack what the bot says now.
    old_root, (new_root, shared) = find_knowledge(options.old)[0], find_knowledge(options.new)
    old, new = _read(old_root, shared), _read(new_root, shared)
    print("\n".join(tell_changes(old, new, options.lang or "en")))
    return DONE


def read_base_of(folder: Path) -> KnowledgeBase:
    """Read an earlier state of a base, in today's words.

    Raises:
        KnowledgeError: its entries are not whole.
    """
    return _read(find_knowledge(folder)[0], find_knowledge(None)[1])


def _read(root: Path, shared: Path) -> KnowledgeBase:
    """Read a base whose entries are whole and whose ids lead somewhere; nothing more is needed to tell it.

    Raises:
        KnowledgeError: it is not.
    """
    report = Report()
    loaded = read_base(root, shared, report)
    report.extend(check_references(loaded))
    if report:
        raise KnowledgeError(str(report))
    return loaded.base

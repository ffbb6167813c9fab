"""A check that is not in the list never runs."""

import importlib
import pkgutil

from bot.knowledge import checks
from bot.knowledge.checks.all_checks import CHECKS


def test_every_module_of_a_check_is_in_the_list() -> None:
    """One module, one check, one line."""
    names = {module.name for module in pkgutil.iter_modules(checks.__path__)} - {"all_checks"}
    modules = [importlib.import_module(f"{checks.__name__}.{name}") for name in sorted(names)]
    assert {getattr(module, f"check_{module.__name__.rsplit('.', 1)[1]}") for module in modules} == set(CHECKS)


def test_every_check_tells_the_mistake_behind_it() -> None:
    """In its docstring, below the first sentence."""
    assert all((check.__doc__ or "").count("\n\n") >= 1 for check in CHECKS)

"""A creditor's own rules, words and norms, from folders beside creditor.yaml: without a change to letterkit.

own = load(folder)          # regels/*.yaml, woorden/*.yaml, normen/*.yaml
own.places(rule, document)  # what one of them finds; the linter asks
"""

from letterkit.lint.own.reading import load
from letterkit.lint.own.record import NONE, Own, OwnNorm, OwnRule

__all__ = ["NONE", "Own", "OwnNorm", "OwnRule", "load"]

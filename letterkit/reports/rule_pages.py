"""The pages about the rules in ``docs/nl/regels``, made from the rules themselves.

python -m letterkit.reports.rule_pages docs/nl/regels
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from letterkit.lint.findings import Category
from letterkit.lint.levels import UNKNOWN, profile
from letterkit.lint.rule import Rule, all_rules
from letterkit.message import CHANNELS
from letterkit.stages import shipped
from letterkit.texts import say

_CATEGORIES: tuple[str, ...] = get_args(Category)


def pages() -> dict[str, str]:
    """Every page by its file name: one a rule, the list of all, and the levels by stage and channel."""
    known = {loaded.rule.id: loaded.rule for loaded in all_rules().values()}
    rule_pages = {f"{rule_id}.md": "\n".join(_page(rule)) + "\n" for rule_id, rule in known.items()}
    return {"README.md": "\n".join(_index(known)) + "\n", "niveaus.md": "\n".join(_levels(known)) + "\n", **rule_pages}


def write(folder: Path) -> None:
    """Write all pages and take away the pages of rules that are no more."""
    folder.mkdir(parents=True, exist_ok=True)
    pages_found = pages()
    for old in folder.glob("*.md"):
        if old.name not in pages_found:
            old.unlink()
    for name, text in pages_found.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _index(known: dict[str, Rule]) -> Iterator[str]:
    yield f"# {say('rules.pages.title')}\n"
    yield say("rules.pages.intro") + "\n"
    yield f"[{say('rules.pages.levels')}](niveaus.md)\n"
    for category in _CATEGORIES:
        yield f"\n## {say(f'rules.category.{category}')}\n"
        for rule in known.values():
            if rule.category == category:
                yield f"- [{rule.id}]({rule.id}.md): {rule.why}"


def _page(rule: Rule) -> Iterator[str]:
    yield f"# {rule.id}\n"
    yield f"{say(f'rules.category.{rule.category}')} · {_level(rule)}\n"
    yield f"**{say('rules.message')}.** {rule.message}\n"
    yield f"**{say('rules.why')}.** {rule.why}\n"
    yield f"**{say('rules.source')}.** {rule.source}\n"
    for title, examples in ((say("rules.wrong"), rule.wrong), (say("rules.right"), rule.right)):
        yield f"## {title}\n"
        for text in examples:
            yield f"```text\n{text}\n```\n"
    if rule.options:
        yield f"## {say('rules.options')}\n"
        yield from (f"- `{name}`: {value}" for name, value in rule.options.items())


def _level(rule: Rule) -> str:
    return say(f"lint.level.{rule.level or 'off'}")


def _levels(known: dict[str, Rule]) -> Iterator[str]:
    yield f"# {say('rules.pages.levels')}\n"
    yield say("rules.pages.levels_intro") + "\n"
    for stage in (*sorted(shipped().ids), UNKNOWN):
        settings = {channel: profile(None if stage == UNKNOWN else stage, channel) for channel in CHANNELS}
        yield f"\n## {stage}\n"
        yield "| " + " | ".join((say("rules.pages.rule"), *CHANNELS)) + " |"
        yield "|---" * (len(CHANNELS) + 1) + "|"
        for rule_id in known:
            levels = [say(f"lint.level.{settings[channel][rule_id].level or 'off'}") for channel in CHANNELS]
            yield f"| [{rule_id}]({rule_id}.md) | " + " | ".join(levels) + " |"


if __name__ == "__main__":
    write(Path(sys.argv[1]))

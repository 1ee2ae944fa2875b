"""``letterkit rules``: what each rule finds, why, wrong, right, and where it comes from."""

import click

from letterkit.cli.commands import HELP
from letterkit.errors import WrongCall
from letterkit.lint.rule import Rule, all_rules
from letterkit.texts import say


@click.command(help=HELP["rules"])
@click.argument("rule", required=False, metavar="[REGEL]")
def rules(rule: str | None) -> None:
    """List the rules by category, or tell all of one."""
    if rule is None:
        click.echo(_overview(), nl=False)
        return
    if rule not in all_rules():
        raise WrongCall("lint_rule_unknown", rule=rule)
    click.echo(_whole(all_rules()[rule].rule), nl=False)


def _overview() -> str:
    lines: list[str] = []
    known = [loaded.rule for loaded in all_rules().values()]
    for category in dict.fromkeys(sorted(rule.category for rule in known)):
        lines += ["", click.style(say(f"rules.category.{category}"), bold=True)]
        lines += [f"  {rule.id:30} {_level(rule):8} {rule.why}" for rule in known if rule.category == category]
    return "\n".join([*lines[1:], "", say("rules.more"), ""])


def _whole(rule: Rule) -> str:
    parts = [
        click.style(rule.id, bold=True) + f"  ({say(f'rules.category.{rule.category}')}, {_level(rule)})",
        f"{say('rules.message')}: {rule.message}",
        f"{say('rules.why')}: {rule.why}",
        f"{say('rules.source')}: {rule.source}",
        *(f"{say('rules.wrong')}:\n{_indented(text)}" for text in rule.wrong),
        *(f"{say('rules.right')}:\n{_indented(text)}" for text in rule.right),
    ]
    if rule.options:
        parts.append(
            say("rules.options") + ": " + ", ".join(f"{name} = {value}" for name, value in rule.options.items())
        )
    return "\n".join(parts) + "\n"


def _level(rule: Rule) -> str:
    return say(f"lint.level.{rule.level or 'off'}")


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))

"""``letterkit rules``: what each rule finds, why, wrong, right, and where it comes from."""

from pathlib import Path

import click

from letterkit.cli.commands import HELP
from letterkit.cli.nearest import creditor_of
from letterkit.errors import WrongCall
from letterkit.lint.rule import Rule, all_rules
from letterkit.texts import say


@click.command(help=HELP["rules"])
@click.argument("rule", required=False, metavar="[REGEL]")
@click.option("--test", is_flag=True, help="Probeer de voorbeelden van uw eigen regels en woorden.")
@click.option(
    "--creditor", type=click.Path(path_type=Path), help="creditor.yaml, met de mappen regels en woorden ernaast."
)
def rules(rule: str | None, *, test: bool, creditor: Path | None) -> int:
    """List the rules by category, or tell all of one; 1 when an example of an own rule does not do what it says."""
    if test:
        return _tested((creditor or creditor_of([Path.cwd()]) or Path("creditor.yaml")).resolve().parent)
    if rule is None:
        click.echo(_overview(), nl=False)
        return 0
    if rule not in all_rules():
        raise WrongCall("lint_rule_unknown", rule=rule)
    click.echo(_whole(all_rules()[rule].rule), nl=False)
    return 0


def _tested(folder: Path) -> int:
    """Run every example of the own rules of a workspace, and tell those that fail."""
    from letterkit.lint.own import load  # noqa: PLC0415 - only this reads them
    from letterkit.lint.own.examples import wrong_examples  # noqa: PLC0415

    own = load(folder)
    wrong = list(wrong_examples(own))
    for fault in wrong:
        code = "own.wrong_not_found" if fault.wrong else "own.right_found"
        click.echo(say(code, file=fault.rule.file, line=fault.rule.line, rule=fault.rule.id, example=fault.example))
    examples = sum(len(rule.wrong) + len(rule.right) for rule in own.rules.values())
    click.echo(say("own.tested", rules=len(own.rules), examples=examples, wrong=len(wrong)))
    return int(bool(wrong))


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

"""``letterkit check-pdf``: can everyone read these letters, and may they go into an archive?"""

from pathlib import Path

import click

from letterkit.cli.commands import HELP
from letterkit.errors import Unreadable
from letterkit.render.letter.check import Fault, Report, check, rule_texts
from letterkit.texts import say


@click.command(name="check-pdf", help=HELP["check-pdf"])
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PAD...")
def check_pdf(paths: tuple[Path, ...]) -> int:
    """Check every file; a file that cannot be read costs the others nothing, and makes the exit code 2."""
    files = [file for path in paths for file in _files(path)]
    passed = unread = 0
    for file in files:
        try:
            report = check(file)
        except Unreadable as error:
            unread += 1
            click.echo(say(f"errors.{error.code}", **error.values), err=True)
            continue
        passed += report.passed
        _show(file, report)
    click.echo(say("check_pdf.summary", total=len(files), passed=passed))
    if unread:
        return Unreadable.exit_code
    return 0 if passed == len(files) else 1


def _files(path: Path) -> list[Path]:
    """A file, or all PDF files below a folder."""
    files = sorted(path.rglob("*.pdf")) if path.is_dir() else [path]
    if not files or not files[0].is_file():
        raise Unreadable("file_missing", file=str(path))
    return files


def _show(file: Path, report: Report) -> None:
    click.echo(say("check_pdf.fine" if report.passed else "check_pdf.wrong", file=file, pages=report.pages))
    for name, faults in report.faults.items():
        _show_check(name, faults)
    if any(report.advice.values()):
        click.echo(say("check_pdf.advice"))
        for name, faults in report.advice.items():
            if faults:
                _show_check(name, faults)
    if "verapdf_ua1" not in report.faults:
        click.echo(say("check_pdf.no_verapdf"))


def _show_check(name: str, faults: tuple[Fault, ...]) -> None:
    outcome = say("check_pdf.ok") if not faults else say("check_pdf.faults", count=len(faults))
    click.echo(say("check_pdf.line", check=say(f"check_pdf.check_{name}"), found=outcome))
    for sentence in dict.fromkeys(map(_sentence, faults)):
        click.echo(say("check_pdf.item", sentence=sentence))


def _sentence(fault: Fault) -> str:
    rule = rule_texts.sentence(str(fault.values.get("rule", "")))
    sentence = say(f"check_pdf.fault_{fault.code}", **fault.values, told=rule)
    return say("check_pdf.on_page", page=fault.page, sentence=sentence) if fault.page else sentence

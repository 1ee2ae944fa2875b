"""``letterkit check-pdf``: can everyone read these letters, and may they go into an archive?"""

from pathlib import Path

import click

from letterkit.errors import Unreadable
from letterkit.render.letter.check import Fault, Report, check
from letterkit.texts import say


@click.command(name="check-pdf", help="Controleer of PDF's toegankelijk (PDF/UA-1) en archiveerbaar (PDF/A-2a) zijn.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PAD...")
def check_pdf(paths: tuple[Path, ...]) -> int:
    files = [file for path in paths for file in _files(path)]
    passed = 0
    for file in files:
        report = check(file)
        passed += report.passed
        _show(file, report)
    click.echo(say("check_pdf.summary", total=len(files), passed=passed))
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
        found = say("check_pdf.ok") if not faults else say("check_pdf.faults", count=len(faults))
        click.echo(say("check_pdf.line", check=say(f"check_pdf.check_{name}"), found=found))
        for fault in faults:
            click.echo(say("check_pdf.item", sentence=_sentence(fault)))
    if "verapdf_ua1" not in report.faults:
        click.echo(say("check_pdf.no_verapdf"))


def _sentence(fault: Fault) -> str:
    sentence = say(f"check_pdf.fault_{fault.code}", **fault.values)
    return say("check_pdf.on_page", page=fault.page, sentence=sentence) if fault.page else sentence

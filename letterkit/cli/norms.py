"""``letterkit norms``: what the source documents ask, what does it, and which test proves that."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from letterkit.cli.commands import HELP
from letterkit.cli.nearest import NAME
from letterkit.dutch import clock
from letterkit.errors import WrongCall
from letterkit.lint import Report
from letterkit.norms import STATUSES, as_csv, as_html, as_json, as_text, find

_TEXTS = {"text": as_text, "json": as_json, "html": as_html}


@click.command(help=HELP["norms"])
@click.argument("norm", required=False, metavar="[NORM]")
@click.option(
    "--format", "form", type=click.Choice((*_TEXTS, "csv", "oscal")), default="text", show_default=True, help="Vorm."
)
@click.option("--status", type=click.Choice(STATUSES), default="alle", show_default=True, help="Alleen deze normen.")
@click.option("--workspace", type=click.Path(path_type=Path), help="Beoordeel de normen op deze werkmap.")
@click.option(
    "--run", type=click.Path(path_type=Path), help="Map van een run, voor wat runs achterlaten; bij --workspace."
)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Schrijf naar dit bestand.")
def norms(
    norm: str | None, *, form: str, status: str, workspace: Path | None, run: Path | None, output: Path | None
) -> None:
    """Show one norm in full, those whose id begins so, or all."""
    if workspace:
        content = _on(workspace, run, norm, form).encode()
    elif run or form == "oscal":
        raise WrongCall("norms_workspace")
    else:
        chosen = find(norm, status)
        content = as_csv(chosen) if form == "csv" else _TEXTS[form](chosen).encode()
    if output is None:
        click.echo(content, nl=False)
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise WrongCall("output_unwritable", path=output, reason=error.strerror or "onbekend") from error


def _on(folder: Path, run: Path | None, wanted: str | None, form: str) -> str:
    """The norms as they hold in a workspace."""
    from letterkit.bundle import key_of  # noqa: PLC0415 - templates and all that makes them: a second
    from letterkit.cli import branches  # noqa: PLC0415
    from letterkit.norms.assessed import Assessed, all_of, as_json, as_oscal, as_text  # noqa: PLC0415
    from letterkit.norms.judged import Judge  # noqa: PLC0415
    from letterkit.workspace import load_workspace  # noqa: PLC0415

    shown = {"text": as_text, "json": as_json, "oscal": as_oscal}
    if form not in shown:
        raise WrongCall("norms_form", known=", ".join(shown))
    path = folder / NAME if folder.is_dir() else folder
    workspace = load_workspace(path)
    own = _own_stages(path.parent / "templates" / "nl")
    reports = branches.reports(own, creditor=path, today=clock.today(), cached=True) if own else []
    judge = Judge(workspace, _places(reports), run)
    judged = [*(judge.norm(norm) for norm in find(None, "alle")), *map(judge.own, workspace.linter.own.norms)]
    chosen = all_of(judged, wanted)
    if not chosen:
        raise WrongCall("norm_unknown", norm=wanted)
    return shown[form](Assessed(key_of(workspace), run.name if run else "", datetime.now(UTC), chosen))


def _own_stages(folder: Path) -> list[Path]:
    """The folders of the stages with own templates; all of them when a part that stages share is the creditor's own."""
    own = sorted({file.parent for file in folder.rglob("*.md.j2")})
    return [folder] if any(place.name.startswith("_") for place in own) else own


def _places(reports: Sequence[Report]) -> dict[str, list[str]]:
    """Where each rule speaks as an error or a warning, each place once."""
    places: dict[str, dict[str, None]] = {}
    for report in reports:
        for finding in report.findings:
            if finding.level != "info":
                place = f"{finding.template or report.document.path}:{finding.line}"
                places.setdefault(finding.rule, {})[place] = None
    return {rule: list(files) for rule, files in places.items()}

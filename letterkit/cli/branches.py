"""What ``letterkit lint --templates`` judges: the shipped templates, or those of a folder before them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from letterkit import locales, resources, variants
from letterkit.branches import judge_with_samples
from letterkit.branches.stored import not_collecting
from letterkit.branches.with_samples import SAMPLE
from letterkit.cli.nearest import creditor_of
from letterkit.errors import Unreadable
from letterkit.lint import Report
from letterkit.lint.coverage import UnreadFile
from letterkit.stages import Files, strays
from letterkit.texts import say
from letterkit.workspace import Workspace, load_workspace, with_folders

__all__ = ["at_their_files", "not_collecting", "reports", "unread"]


def reports(paths: Sequence[Path], *, creditor: Path | None, today: date, cached: bool = True) -> list[Report]:
    """Judge templates over all their branches; how much was reached goes to standard error.

    The creditor is the given one, or that of the workspace the paths lie in. Without ``paths`` the templates of the
    workspace that the working folder lies in, or else the shipped ones. cached: what did not change since it was judged
    before is not judged again. A folder may be a workspace, its ``templates``, the folder with all stages,
    or one stage; each goes before the shipped templates. Of a single stage or file, only its own reports are given.
    """
    workspace = load_workspace(creditor or creditor_of(paths or [Path()]) or SAMPLE)
    if not paths:
        return _judged(with_folders(workspace, today=today), cached=cached)
    wanted_reports: list[Report] = []
    for root, chosen in _roots(paths).items():
        if variant := _variant(root):
            wanted_reports += _of_variant(workspace, root, variant, chosen, today=today, cached=cached)
            continue
        judged = _judged(with_folders(workspace, root, today=today), chosen or None, cached=cached)
        wanted_reports += [report for report in judged if not chosen or report.document.path.startswith(tuple(chosen))]
    return wanted_reports


def unread(paths: Sequence[Path]) -> list[UnreadFile]:
    """The variants in a language that the linter does not read, when nothing else is asked for; else only told."""
    roots = _roots(paths)
    others = [root for root in roots if (name := _variant(root)) and not locales.is_dutch(name)]
    files = [UnreadFile(str(root), "variant_not_judged", {"language": locales.called(root.name)}) for root in others]
    if len(others) == len(roots):
        return files
    for file in files:
        click.echo(f"{file.path}: {file.sentence}", err=True)
    return []


def _variant(root: Path) -> str:
    """The name of the variant whose folder this is; empty for any other folder."""
    return root.name if root.parent.name == "templates" and locales.is_variant(root.name) else ""


def _of_variant(
    workspace: Workspace, root: Path, name: str, chosen: set[str], *, today: date, cached: bool
) -> list[Report]:
    """The texts of another form of Dutch, those that were written alone; of another language none."""
    if not locales.is_dutch(name):
        return []
    beside = with_folders(workspace, root.with_name(strays.LANGUAGE), today=today)
    variant = variants.read(root.parent.parent, beside.creditor.stages, name)
    texts = {f"{stage}/{channel}{strays.TEMPLATE}" for stage, channel in variant.texts(beside.creditor.stages)}
    wanted = {text for text in texts if not chosen or text.startswith(tuple(chosen))}
    return _judged(variants.opened(beside, variant), wanted, cached=cached) if wanted else []


def at_their_files(reports: Sequence[Report], paths: Sequence[Path]) -> list[Report]:
    """The reports with the files of templates as they are found from the working folder, for programs that open them.

    Own folders go before the shipped one, as they do when a template is looked up.
    """
    files = Files(*_roots(paths), resources.templates_dir())

    def place(name: str | None) -> str | None:
        path = files.path(name) if name else None
        if path is None:
            return name
        return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)

    return [
        replace(
            report,
            document=replace(report.document, path=place(report.document.path) or "", memory={}),
            findings=tuple(replace(finding, template=place(finding.template)) for finding in report.findings),
            suppressed=tuple(
                replace(excused, finding=replace(excused.finding, template=place(excused.finding.template)))
                for excused in report.suppressed
            ),
        )
        for report in reports
    ]


def _judged(workspace: Workspace, only: set[str] | None = None, *, cached: bool) -> list[Report]:
    judged = judge_with_samples(workspace, only, cached=cached)
    covered = judged.coverage
    line = say("lint.coverage", reached=len(covered.reached), total=covered.total, messages=judged.messages)
    click.echo(line, err=True)
    return list(judged.reports)


def _roots(paths: Sequence[Path]) -> dict[Path, set[str]]:
    """The folders with stages in these paths; for each the beginning of the names that are wanted, none for all."""
    roots: dict[Path, set[str]] = {}
    whole: set[Path] = set()
    for path in paths:
        if not path.exists():
            raise Unreadable("file_missing", file=str(path))
        for root, name in _within(path.resolve()):
            roots.setdefault(root, set()).add(name)
            if not name:
                whole.add(root)
    return {root: set() if root in whole else names for root, names in roots.items() if not _inside(root, roots)}


def _inside(root: Path, others: Iterable[Path]) -> bool:
    """Whether a folder lies in another one of these: then it is no folder with stages, but something in one."""
    return any(other in root.parents for other in others)


def _within(path: Path) -> Iterator[tuple[Path, str]]:
    """The folder with stages that a path is, lies in, or holds; with the name of the stage or template it is there.

    A shared part has no reports of its own: it is judged in all templates that use it.
    """
    folder = path.parent if path.is_file() else path
    if folder.name == strays.PARTS:
        yield folder.parent, ""
    elif path.is_file():
        yield folder.parent, f"{folder.name}/{path.name}"
    elif any(path.glob(f"*{strays.TEMPLATE}")):
        yield path.parent, f"{path.name}/"
    else:
        yield from dict.fromkeys((file.parent.parent, "") for file in path.rglob(f"*{strays.TEMPLATE}"))

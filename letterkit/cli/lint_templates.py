"""Judge templates over all their branches, and the finished texts that lie beside them."""

import gc
from collections.abc import Sequence
from pathlib import Path

from letterkit.cli.lint_texts import Judging, of_texts
from letterkit.lint import Report
from letterkit.lint.coverage import UnreadFile
from letterkit.lint.inputs import files_to_read

_OPENED = ("sarif", "github")  # read by programs that open the file of a finding
_TEMPLATE = ".md.j2"


def of_templates(
    paths: Sequence[Path], judging: Judging, *, form: str, only: bool, cached: bool
) -> tuple[list[Report], list[UnreadFile]]:
    """The reports of templates and, unless they are asked for ``only``, of the finished texts beside them."""
    from letterkit.cli import branches  # noqa: PLC0415 - templates bring Jinja, pydantic and the renderers: a second

    templated = list(paths) if only else [path for path in paths if is_template(path)]
    with branches.not_collecting():
        reports = branches.reports(templated, creditor=judging.creditor, today=judging.today, cached=cached)
        gc.freeze()  # it stays until the end of the command
    if form in _OPENED:
        reports = branches.at_their_files(reports, templated)
    skipped = branches.unread(templated) if templated else []
    texts = [] if only else _beside(paths, templated)
    if not texts:
        return reports, skipped
    more, unread = of_texts(texts, judging)
    return [*reports, *more], [*skipped, *unread]


def is_template(path: Path) -> bool:
    """Whether this is a template, or a folder with templates somewhere in it."""
    return path.name.endswith(_TEMPLATE) or (path.is_dir() and any(path.rglob(f"*{_TEMPLATE}")))


def _beside(paths: Sequence[Path], templated: Sequence[Path]) -> list[Path]:
    """The finished texts in these paths that lie outside the folders with templates in them."""
    files = [path for path in templated if path.is_dir()]
    roots = {file.parent.parent for path in files for file in path.rglob(f"*{_TEMPLATE}")}
    texts = [file for path in files for file in files_to_read([path]) if roots.isdisjoint(file.parents)]
    return [*(path for path in paths if path not in templated), *texts]

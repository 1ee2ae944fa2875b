"""What is wrong in a file that somebody has open, as it stands in the editor, saved or not."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from letterkit import locales
from letterkit.branches import judge_with_samples
from letterkit.branches.with_samples import SAMPLE
from letterkit.errors import SourceInvalid, Unreadable
from letterkit.lint import Finding, Linter
from letterkit.lint.creditor_settings import linter_for
from letterkit.lint.inputs import parse
from letterkit.stages.strays import PARTS, TEMPLATE
from letterkit.templating import own_words
from letterkit.templating.words import EigenWoorden
from letterkit.workspace import Workspace, load_workspace, with_folders

TEXTS = frozenset({".txt", ".text", ".md", ".markdown"})
"""Files whose text is what the editor shows; of others (.html) a finding stands in text that was taken out of them."""


class Desk:
    """Judges one file at a time; keeps what all files of a creditor share.

    creditor_of: the creditor.yaml for a file, None when it lies in no workspace.
    """

    def __init__(self, creditor_of: Callable[[Path], Path | None], today: date) -> None:
        self._creditor_of, self._today = creditor_of, today
        self._workspaces: dict[tuple[Path, int], Workspace] = {}
        self._linters: dict[tuple[Path | None, int], Linter] = {}

    def findings(self, path: Path, text: str) -> tuple[Finding, ...]:
        """All findings with their place in this file. Raises ``LetterkitError`` when its workspace is wrong."""
        if is_template(path):
            _check_language(path.parent.parent)
            return self._of_template(path, text)
        return self._of_text(path, text) if path.suffix.lower() in TEXTS and text.strip() else ()

    def workspace(self, path: Path) -> Workspace:
        """The workspace that a template lies in, with the folder of its stages first."""
        return with_folders(self._around(path), path.parent.parent, today=self._today)

    def own_fields(self, path: Path) -> type[EigenWoorden]:
        """The class of the fields that the creditor of a file added."""
        return own_words.type_of(self._around(path).creditor)

    def _of_text(self, path: Path, text: str) -> tuple[Finding, ...]:
        creditor = self._creditor_of(path)
        key = creditor, _state(creditor)
        if key not in self._linters:
            self._linters[key] = linter_for(creditor, self._today) if creditor else Linter(today=self._today)
        try:
            document = parse(text.encode(), path=str(path), suffix=path.suffix.lower())
        except Unreadable:
            return ()
        return self._linters[key].judge(document).findings

    def _of_template(self, path: Path, text: str) -> tuple[Finding, ...]:
        """The text of the editor goes before the file, in a folder that only this user can read."""
        name = f"{path.parent.name}/{path.name}"
        with TemporaryDirectory(prefix="letterkit-") as folder:
            own = Path(folder) / name
            own.parent.mkdir()
            own.write_text(text, encoding="utf-8")
            workspace = with_folders(self._around(path), Path(folder), path.parent.parent, today=self._today)
            only = set(_users(workspace, name)) if path.parent.name == PARTS else {name}
            judged = judge_with_samples(workspace, only | {name})
        findings = (finding for report in judged.reports for finding in report.findings if finding.template == name)
        return tuple(dict.fromkeys(findings))

    def _around(self, path: Path) -> Workspace:
        creditor = self._creditor_of(path) or SAMPLE
        key = creditor, _state(creditor)
        if key not in self._workspaces:
            self._workspaces[key] = load_workspace(creditor)
        return self._workspaces[key]


def _check_language(root: Path) -> None:
    """Raises ``Unreadable`` for the folder of a language that the linter does not read, beside the Dutch texts."""
    if root.parent.name == "templates" and locales.is_variant(root.name) and not locales.is_dutch(root.name):
        raise Unreadable("variant_not_judged", file=str(root), language=locales.called(root.name))


def is_template(path: Path) -> bool:
    return path.name.endswith(TEMPLATE)


def _state(file: Path | None) -> int:
    """What changes when a file does."""
    return file.stat().st_mtime_ns if file else 0


def _users(workspace: Workspace, part: str) -> Iterator[str]:
    """The templates that use a shared part; of a part that cannot be read, the first one: it tells why."""
    for stage, channel in workspace.templates.folders.names():
        name = f"{stage}/{channel}{TEMPLATE}"
        try:
            uses = part in workspace.templates.get(stage, channel).parts
        except SourceInvalid as fault:
            if fault.values.get("file") == part:
                yield name
                return
        else:
            if uses:
                yield name

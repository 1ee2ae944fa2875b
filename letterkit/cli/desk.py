"""The desk that the commands work at: creditor, templates and secret."""

from pathlib import Path

from letterkit import resources
from letterkit.cli.linting import overrides
from letterkit.creditor_file import load, pay_secret
from letterkit.lint import Linter
from letterkit.pipeline import Desk
from letterkit.templating import TemplateFolders, Templates

OWN_TEMPLATES = "templates"


def open_desk(path: Path) -> Desk:
    """Read a creditor file and all that belongs to it. Its own ``templates`` folder goes before the shipped ones."""
    creditor = load(path)
    base = path.resolve().parent
    own = base / OWN_TEMPLATES / "nl"
    folders = [own] if own.is_dir() else []
    return Desk(
        creditor=creditor,
        base=base,
        templates=Templates(TemplateFolders(*folders, resources.templates_dir())),
        secret=pay_secret(creditor, base),
        linter=Linter(overrides=overrides(creditor)),
    )

"""A creditor's workspace: all that is the same for every case, read once.

What is wrong with a creditor's settings is wrong for every case. So it is found here, before the first case.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from letterkit import held, resources, stages, texts
from letterkit.creditor import Creditor, HouseStyle
from letterkit.creditor_file import STYLE_FILES, load, pay_secret
from letterkit.errors import CannotRender, SourceInvalid
from letterkit.lint import Linter, VerdictCache, levels
from letterkit.lint.creditor_settings import known, overrides, own_law
from letterkit.lint.own import NONE, Own
from letterkit.lint.own import load as load_own
from letterkit.payment import epc, link
from letterkit.render.email import logo
from letterkit.render.letter.stationery import stationery
from letterkit.templating import TemplateFolders, Templates, own_words

_ANY_REFERENCE = "RF18539007547034"


@dataclass(frozen=True, slots=True)
class Workspace:
    """``base`` is the folder that relative paths start from; ``secret`` signs pay links (None: none are made).

    The files of its house style are held (``held``): they were read once, and stay as they were.
    """

    creditor: Creditor
    base: Path
    templates: Templates
    secret: bytes | None
    linter: Linter
    verdicts: VerdictCache


def load_workspace(path: Path, other: Path | None = None) -> Workspace:
    """Read a creditor file and all that belongs to it. Its own ``templates`` folder goes before the shipped ones.

    ``other``: a folder with other versions of some templates, which go before those.

    Raises ``SourceInvalid`` when the settings can never give a letter, an e-mail or a way to pay.
    """
    creditor = load(path)
    base = path.resolve().parent
    try:
        creditor = _with_held_files(creditor, base)
        _try_out(creditor, base)
    except CannotRender as error:
        sentence = texts.say(f"errors.{error.code}", **error.values)
        raise SourceInvalid("creditor_unusable", file=str(path), sentence=sentence) from error
    levels.check(creditor.stages)
    secret = pay_secret(creditor, base) if creditor.betalen.betaallink else None
    workspace = assembled(creditor, base, secret, load_own(base))
    return with_folders(workspace, other) if other else workspace


def assembled(
    creditor: Creditor, base: Path, secret: bytes | None, own: Own = NONE, today: date | None = None
) -> Workspace:
    """A workspace of what was read already: no file is opened. ``today``: as for ``with_folders``."""
    linter = Linter(
        overrides=overrides(creditor),
        today=today,
        stages=creditor.stages,
        law=own_law(creditor),
        known=known(creditor),
        own=own,
    )
    return Workspace(
        creditor=creditor,
        base=base,
        templates=Templates(TemplateFolders.of(creditor.stages), own_words.type_of(creditor)),
        secret=secret,
        linter=linter,
        verdicts=VerdictCache(linter),
    )


def with_folders(workspace: Workspace, *folders: Path, today: date | None = None) -> Workspace:
    """The workspace with the templates and stages of some folders before its own.

    ``today``: the day on which exceptions in templates must still hold; without it their end dates are not looked at.
    Raises ``SourceInvalid`` for what is wrong in the folders, also for a file in them that nobody would read.
    """
    own = [folder for folder in workspace.creditor.stages.files.folders if folder != resources.templates_dir()]
    catalogue = stages.load(*dict.fromkeys([*(folder.resolve() for folder in folders), *own]))
    levels.check(catalogue)
    linter = Linter(
        overrides=workspace.linter.overrides,
        today=today,
        stages=catalogue,
        law=workspace.linter.law,
        known=workspace.linter.known,
        own=workspace.linter.own,
    )
    return replace(
        workspace,
        creditor=workspace.creditor.with_stages(catalogue),
        templates=Templates(TemplateFolders.of(catalogue), own_words.type_of(workspace.creditor)),
        linter=linter,
        verdicts=VerdictCache(linter),
    )


def _with_held_files(creditor: Creditor, base: Path) -> Creditor:
    """Read the files of the house style, also the PNG that an e-mail shows for a logo in SVG."""
    style = creditor.huisstijl
    named = {name: base / path for name in STYLE_FILES if (path := getattr(style, name))}
    files = {f"{name}/{path.name}": _content(name, path) for name, path in named.items()}
    mail_logo = logo.file(style, base)
    if mail_logo and mail_logo.is_file():
        files[f"logo/{mail_logo.name}"] = _content("logo", mail_logo)
    paths = held.hold(files)
    update = {name: paths[f"{name}/{path.name}"] for name, path in named.items()}
    return creditor.model_copy(update={"huisstijl": style.model_copy(update=update)})


def _content(name: str, path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        code = "font_unreadable" if name.startswith("lettertype") else "picture_unreadable"
        raise CannotRender(code, file=path.name) from error


def style_files(style: HouseStyle) -> dict[str, bytes]:
    """The held files of a house style, by their name within it: what ``held.hold`` was given."""
    return held.beside([path for name in STYLE_FILES if (path := getattr(style, name))])


def _try_out(creditor: Creditor, base: Path) -> None:
    """Make what is the same for every case: pay link and QR code, letter paper with its typeface, logo of an e-mail."""
    pay = creditor.betalen
    if pay.betaallink and pay.domein:
        link.check_pattern(pay.betaallink, pay.domein)
    epc.payload(name=pay.tenaamstelling, iban=pay.iban, amount=Decimal(1), reference=_ANY_REFERENCE, bic=pay.bic)
    stationery(creditor.huisstijl, base, large_print=False)
    logo.load(creditor.huisstijl, base)

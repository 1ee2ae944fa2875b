"""All that decides wording as a set of objects, each by its hash; the hash of the set is the release (``uitgave``).

A text (stage and channel) depends on its template with its parts, and on what all texts share: creditor, house style,
stages, rules, law figures, and letterkit itself. So a change of one template asks for one text to be released again.
"""

import hmac
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property

from letterkit import installed
from letterkit.approval.parts import Text, of_names, parts_of
from letterkit.bundle import style_paths
from letterkit.installed import Installed
from letterkit.lint.levels import profile
from letterkit.lint.rule import all_rules
from letterkit.sealing.envelope import digest
from letterkit.stages import strays
from letterkit.templating import TemplateFolders
from letterkit.workspace import Workspace, style_files


@dataclass(frozen=True)
class Release:
    """``objects``: name -> content."""

    objects: Mapping[str, bytes]
    texts: Mapping[Text, str]

    @cached_property
    def names(self) -> dict[str, str]:
        """The hash of each object."""
        return {name: digest(content) for name, content in sorted(self.objects.items())}

    @cached_property
    def id(self) -> str:
        return of_names(self.names)


def of(workspace: Workspace, letterkit: Installed | None = None) -> Release:
    """The release of a workspace as it was read. ``letterkit``: as it is, where that was looked at just now."""
    folders = workspace.templates.folders
    shared = _shared(workspace, letterkit or installed.now())
    objects = dict(shared)
    objects |= {f"sjablonen/{name}": text.encode("utf-8", "surrogatepass") for name, text in folders.texts()}
    common = of_names({name: digest(content) for name, content in shared.items()})
    texts = {key: _text(folders, key, common) for key in folders.names()}
    return Release(objects, texts)


def _shared(workspace: Workspace, letterkit: Installed) -> dict[str, bytes]:
    """What every text depends on."""
    creditor = workspace.creditor
    left_out = {"betalen": {"geheim"}, "huisstijl": set(style_paths(creditor))}
    settings = json.loads(creditor.model_dump_json(exclude=left_out))
    folders = workspace.templates.folders
    return {
        "schuldeiser.json": _pretty(settings),
        "geheim.txt": _secret_key_id(workspace.secret).encode(),
        **{f"huisstijl/{name}": content for name, content in style_files(creditor.huisstijl).items()},
        f"sjablonen/{strays.DETAILS}": (folders.text(strays.DETAILS) or "").encode(),
        "regels.json": _pretty(_rules(workspace)),
        "wet.json": creditor.law.model_dump_json(indent=1).encode(),
        "letterkit.json": _pretty(asdict(letterkit)),
    }


def _text(folders: TemplateFolders, key: Text, common: str) -> str:
    """The hash of all that one text depends on."""
    texts = {name: folders.text(name) or "" for name in parts_of(key, folders.text)}
    hashed = {name: digest(text.encode("utf-8", "surrogatepass")) for name, text in texts.items()}
    return of_names({"": common, **hashed})


def _secret_key_id(secret: bytes | None) -> str:
    """Which secret it is, without saying anything of it."""
    return hmac.digest(secret, b"letterkit key id", "sha256").hex()[:16] if secret else ""


def _rules(workspace: Workspace) -> dict[str, object]:
    """Every rule with its own level, and what the creditor changed with whom it says did so."""
    own = [
        {
            "regel": one.rule, "niveau": one.level, "fase": one.stage, "kanaal": one.channel, "reden": one.reason,
            "wie": one.by, "tot": one.until.isoformat() if one.until else None, "keuzes": dict(one.options),
        }
        for one in workspace.linter.overrides
    ]  # fmt: skip
    tables = {
        f"{stage}/{channel}": {
            name: setting.level or "uit"
            for name, setting in sorted(
                profile(stage, channel, workspace.linter.overrides, stages=workspace.creditor.stages).items()
            )
        }
        for stage, channel in workspace.templates.folders.names()
    }
    return {"regels": len(all_rules()), "eigen": own, "niveaus": tables}


def _pretty(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1, default=str).encode()

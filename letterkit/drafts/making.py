"""New things of a workspace that somebody makes without writing YAML: a field of its own, a stage of its own."""

import json
import re
import shutil
from pathlib import Path
from typing import get_args

import yaml

from letterkit.case.own_fields import OwnKind
from letterkit.drafts.settings import with_settings
from letterkit.errors import LetterkitError, WrongCall
from letterkit.message import CHANNELS, Channel
from letterkit.stages import Stages, load, own_folder, shipped, strays

KINDS: tuple[str, ...] = get_args(OwnKind)
_NAME = re.compile(r"[a-z][a-z0-9_]{1,40}")
_STAGE_LINE = re.compile(r"^stage\s*:.*$", re.MULTILINE)
_BLANK = """---
stage: {stage}
channel: {channel}
subject: "{called}"
---
{{{{ klant.aanhef }}}},

Schrijf hier uw tekst.

{{% include "_parts/slot.md.j2" %}}
"""


def field(creditor: Path, name: str, kind: str) -> None:
    """Add a field of one's own to the settings; in a text it is ``eigen.<name>``. Raises ``WrongCall`` or what reading
    the settings raises.
    """
    if not _NAME.fullmatch(name) or kind not in KINDS:
        raise WrongCall("own_field_name")
    with_settings(creditor, {("eigen", name): kind})


def stage(base: Path, stages: Stages, name: str, called: str, channels: tuple[Channel, ...], *, like: str = "") -> None:
    """Make a stage of one's own, blank or after another, with a text for each channel.

    A blank stage goes when a case asks for it. Raises ``WrongCall`` for a name that cannot be or is taken, or what
    reading the stages raises; then nothing is left behind.
    """
    if not _NAME.fullmatch(name) or name in stages or name.startswith("_"):
        raise WrongCall("own_stage_name")
    if not 2 <= len(called) <= 80 or not channels or not set(channels) <= set(CHANNELS):
        raise WrongCall("own_stage_empty")
    if like and like not in stages:
        raise WrongCall("own_stage_name")
    folder = base / "templates" / strays.LANGUAGE / name
    try:
        folder.mkdir(parents=True)
        settings = _settings(stages, like) | {"name": called, "send": list(channels), "otherwise": []}
        settings = {key: value for key, value in settings.items() if value not in ([], None)}
        text = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
        (folder / strays.STAGE).write_text(text, encoding="utf-8")
        for channel in channels:
            template = _template(stages, name, called, channel, like)
            (folder / f"{channel}{strays.TEMPLATE}").write_text(template, encoding="utf-8")
        if not like:
            (folder / "sample.json").write_text(_sample(stages, name), encoding="utf-8")
        load(own_folder(base))
    except (LetterkitError, OSError):
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _settings(stages: Stages, like: str) -> dict[str, object]:
    if not like:
        return {"name": "", "trigger": "request", "needs": "bericht", "asks": "nothing", "send": [], "hard": False}
    known = yaml.safe_load(stages.files.text(f"{like}/{strays.STAGE}") or "")
    return {key: value for key, value in known.items() if key not in ("order", "ladder", "always")}


def _sample(stages: Stages, name: str) -> str:
    """An invented case that asks for the stage, so that its texts can be looked at."""
    case = next(case for other in (*stages, *shipped()) if (case := stages.sample(other)))
    tree = case.model_dump(mode="json", exclude_defaults=True)
    tree["bericht"] = {"fase": name, "datum": tree["stand_op"]}
    return json.dumps(tree, ensure_ascii=False, indent=2) + "\n"


def _template(stages: Stages, name: str, called: str, channel: Channel, like: str) -> str:
    text = stages.files.text(f"{like}/{channel}{strays.TEMPLATE}") if like else None
    if text is None:
        return _BLANK.format(stage=name, channel=channel, called=called.replace('"', "'"))
    return _STAGE_LINE.sub(f"stage: {name}", text, count=1)

"""A workspace as it was released: made again from the objects of its release, in a folder that is thrown away."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from letterkit.errors import LetterkitError
from letterkit.stages import own_folder
from letterkit.workspace import Workspace, load_workspace

_SECRET = b"letterkit: geen echt geheim, alleen om te vergelijken"


@contextmanager
def workspace_of(objects: Mapping[str, bytes], now: Workspace) -> Iterator[Workspace | None]:
    """None when this letterkit cannot read it any more. ``now``: its secret signs the links, which is no difference."""
    with TemporaryDirectory(prefix="letterkit-") as folder:
        base = Path(folder)
        try:
            settings = json.loads(objects["schuldeiser.json"])
            _put(base, objects, settings, now)
            yield load_workspace(base / "creditor.yaml")
        except (LetterkitError, KeyError, ValueError):
            yield None


def _put(base: Path, objects: Mapping[str, bytes], settings: dict[str, object], now: Workspace) -> None:
    templates = own_folder(base)
    for name, content in objects.items():
        if name.startswith("sjablonen/"):
            _write(templates / name.removeprefix("sjablonen/"), content)
        elif name.startswith("huisstijl/"):
            part, _, file = name.removeprefix("huisstijl/").partition("/")
            _write(base / file, content)
            style = settings.setdefault("huisstijl", {})
            if isinstance(style, dict):
                style[part] = file
    pay = settings.get("betalen")
    if isinstance(pay, dict):
        pay["geheim"] = "geheim"
    (base / "geheim").write_bytes(now.secret or _SECRET)
    (base / "creditor.yaml").write_text(json.dumps(settings, ensure_ascii=False), encoding="utf-8")


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)

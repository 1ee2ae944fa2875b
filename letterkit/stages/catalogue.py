"""All stages of some template folders together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from letterkit import resources, yaml_source
from letterkit.errors import SourceInvalid, WrongCall
from letterkit.stages import strays
from letterkit.stages.files import Files

if TYPE_CHECKING:  # pydantic takes a tenth of a second, which a cold lint need not pay
    from pydantic import BaseModel

    from letterkit.case import Case
    from letterkit.sectors import Rung
    from letterkit.stages.model import Guide, Panel, Stage

    Model = TypeVar("Model", bound=BaseModel)


class Stages(Mapping[str, "Stage"]):
    """The stages by id, in their order.

    Every method raises ``SourceInvalid`` for a file that is wrong, with its place; what a stage does not have is None.
    """

    def __init__(self, files: Files) -> None:
        self.files = files
        self._levels: dict[str, yaml_source.Document | None] = {}

    def __reduce__(self) -> tuple[type[Stages], tuple[Files]]:
        return Stages, (self.files,)  # what was made of its texts is made again

    def with_texts(self, texts: Mapping[str, str]) -> Stages:
        """These stages with other texts in some templates and parts; the definitions of the stages stay as they are."""
        changed = Stages(self.files.with_texts(texts))
        state = {name: value for name, value in vars(self).items() if name != "files"}
        vars(changed).update(state)
        return changed

    def __contains__(self, name: object) -> bool:
        return name in self.ids

    def __getitem__(self, name: str) -> Stage:
        return self._all[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self.ids)

    __eq__ = object.__eq__  # a mapping would read every stage to compare
    __hash__ = object.__hash__

    @cached_property
    def ids(self) -> frozenset[str]:
        """The names of all stages, without reading one."""
        return frozenset(name.partition("/")[0] for name in self.files.names if name.endswith(f"/{strays.STAGE}"))

    @cached_property
    def _all(self) -> dict[str, Stage]:
        stages = {name: self._stage(name) for name in self.ids}
        return dict(sorted(stages.items(), key=lambda item: (item[1].order, item[0])))

    def _stage(self, name: str) -> Stage:
        from letterkit.stages import parts  # noqa: PLC0415 - brings pydantic
        from letterkit.stages.model import Stage  # noqa: PLC0415

        file = f"{name}/{strays.STAGE}"
        text = self.files.text(file) or ""
        stage = parts.read(file, text, Stage)
        for channel in stage.channels:
            if not self.files.has(f"{name}/{channel}{strays.TEMPLATE}"):
                key = next(key for key in ("send", "otherwise", "always") if channel in getattr(stage, key))
                line, column = parts.at(file, text, key)
                raise SourceInvalid("stage_without_template", file=file, line=line, column=column, channel=channel)
        return stage

    def known(self, name: str) -> Stage:
        """The stage of this name. Raises ``WrongCall("unknown_stage")`` with the nearest name and all there are."""
        if name not in self:
            raise WrongCall("unknown_stage", stage=name, near=self.near(name), known=", ".join(self))
        return self[name]

    def near(self, name: str) -> str:
        """ " (bedoelt u …?)" with the stage that was probably meant; empty when none looks like it."""
        meant = strays.nearest(name, sorted(self.ids))
        return f" (bedoelt u {meant}?)" if meant else ""

    def named(self, name: str) -> str:
        """The name that people read; for what is no stage here the words of the name itself."""
        return self[name].name if name in self else name.replace("_", " ")

    @cached_property
    def of_trigger(self) -> Mapping[str, tuple[str, ...]]:
        """The stages by what triggers them, in their order."""
        triggers = dict.fromkeys(stage.trigger for stage in self.values())
        return {
            trigger: tuple(name for name, stage in self.items() if stage.trigger == trigger) for trigger in triggers
        }

    @cached_property
    def of_event(self) -> tuple[tuple[str, str], ...]:
        """The stages about something that happened, each with the part of a case that tells of it."""
        return tuple((name, self[name].needs or "") for name in self.of_trigger.get("event", ()))

    def ladder(self, sector: str) -> Mapping[str, Rung]:
        """The ladder of a sector in the order of its days: its own, with the stages that name days for it."""
        return self._ladders[sector]

    @cached_property
    def _ladders(self) -> dict[str, Mapping[str, Rung]]:
        from letterkit.sectors import sectors  # noqa: PLC0415 - brings pydantic

        def whole(name: str, ladder: Mapping[str, Rung]) -> Mapping[str, Rung]:
            own = {stage: stage_model.ladder[name] for stage, stage_model in self.items() if name in stage_model.ladder}
            return dict(sorted({**ladder, **own}.items(), key=lambda rung: rung[1].vanaf_dag))

        return {name: whole(name, sector.ladder) for name, sector in sectors().items()}

    def levels(self, name: str) -> yaml_source.Document | None:
        """The stage's levels of the linter, with their places in the file; the linter checks the names of rules."""
        if name not in self._levels:
            self._levels[name] = self._document(f"{name}/levels.yaml")
        return self._levels[name]

    @cached_property
    def tells(self) -> Mapping[str, Mapping[str, Any]]:
        """How a finished text of each stage is recognised, for the stages that say so."""
        documents = {name: self._document(f"{name}/tells.yaml") for name in sorted(self.ids)}
        return {name: document.value for name, document in documents.items() if document}

    def _document(self, file: str) -> yaml_source.Document | None:
        """A part as plain values, without a model, so that ``lint`` starts fast; ``check`` validates its shape."""
        text = self.files.text(file)
        return None if text is None else next(yaml_source.documents(text, file), None)

    def guide(self, name: str) -> Guide | None:
        """The guide for who calls about this stage."""
        from letterkit.stages.model import Guide  # noqa: PLC0415 - brings pydantic

        return self._part(f"{name}/callguide.yaml", Guide)

    def panel(self, name: str) -> Panel | None:
        """What readers of this stage's messages are asked."""
        from letterkit.stages.model import Panel  # noqa: PLC0415 - brings pydantic

        return self._part(f"{name}/panel.yaml", Panel)

    def sample(self, name: str) -> Case | None:
        """An invented case that fits this stage."""
        from letterkit.stages import parts  # noqa: PLC0415 - brings pydantic

        file = f"{name}/sample.json"
        text = self.files.text(file)
        return None if text is None else parts.case(file, text)

    def check(self) -> None:
        """Read every stage, and every part that is a workspace's own. Raises for the first that is wrong."""
        from letterkit.stages.model import Levels, Tells  # noqa: PLC0415 - brings pydantic

        readers: dict[str, Callable[[str], object]] = {
            "levels.yaml": lambda name: self._part(f"{name}/levels.yaml", Levels),
            "tells.yaml": lambda name: self._part(f"{name}/tells.yaml", Tells),
            "callguide.yaml": self.guide,
            "panel.yaml": self.panel,
            "sample.json": self.sample,
        }
        for name in self:
            for part, read in readers.items():
                if self.is_own(f"{name}/{part}"):
                    read(name)

    def is_own(self, file: str) -> bool:
        """Whether a file is there and is not the shipped one."""
        return self.files.path(file) not in (None, resources.templates_dir() / file)

    def _part(self, file: str, model: type[Model]) -> Model | None:
        from letterkit.stages import parts  # noqa: PLC0415 - brings pydantic

        text = self.files.text(file)
        return None if text is None else parts.read(file, text, model)


@cache
def shipped() -> Stages:
    """The stages that come with letterkit."""
    return Stages(Files(resources.templates_dir()))


def load(*folders: Path) -> Stages:
    """The stages of these folders, the first of which goes before the others, and all before the shipped ones.

    Raises ``SourceInvalid`` for a file or folder in them that nobody would read, and for a part that is wrong.
    """
    own = [folder for folder in folders if folder.is_dir()]
    if not own:
        return shipped()
    files = Files(*own, resources.templates_dir())
    strays.check(files, own, resources.templates_dir())
    files.read_own(resources.templates_dir(), but=strays.README)
    stages = Stages(files)
    stages.check()
    return stages


def own_folder(workspace: Path) -> Path:
    """Where the templates of a workspace are, if it has any. Raises ``SourceInvalid`` for what lies beside them."""
    folder = workspace / "templates"
    strays.check_workspace(folder)
    return folder / strays.LANGUAGE

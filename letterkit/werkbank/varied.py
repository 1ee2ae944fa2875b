"""A variant of the texts as a workspace of its own: its files, concepts and looks, with the papers of the whole."""

from datetime import date

from letterkit import variants
from letterkit.drafts.concepts import Concepts
from letterkit.drafts.customers import Sample
from letterkit.message import Channel
from letterkit.stages import strays
from letterkit.variants import Variant
from letterkit.werkbank.aside import Stand
from letterkit.werkbank.desk import Desk
from letterkit.workspace import Workspace


class VariantDesk(Desk):
    """The desk of one variant. Raises ``WrongCall`` or ``SourceInvalid`` for a variant that cannot be read."""

    def __init__(self, main: Desk, name: str) -> None:
        vars(self).update(vars(main))
        self._main, self.prefix = main, f"{name}/"
        self.templates = main.base / "templates" / name
        self.concepts = Concepts(self.templates)
        self._name = name
        self._stand = None
        self._of: tuple[Workspace, Workspace, Variant] | None = None
        self._opened()

    @property
    def today(self) -> date:
        return self._main.today

    @property
    def workspace(self) -> Workspace:
        return self._opened()[1]

    @property
    def variant(self) -> Variant:
        return self._opened()[2]

    def _opened(self) -> tuple[Workspace, Workspace, Variant]:
        main = self._main.workspace
        if self._of is None or self._of[0] is not main:
            variant = variants.read(self.base, main.creditor.stages, self._name)
            self._of = main, variants.opened(main, variant), variant
        return self._of

    def stand(self) -> Stand:
        with self._lock:
            if self._stand is None or self._stand.workspace is not self._main.workspace:
                self._stand = Stand(self._main.workspace, self.today, self.variant)
            return self._stand

    def reload(self) -> None:
        self._main.reload()

    def _up_to_date(self) -> None:
        self._main._up_to_date()  # noqa: SLF001 - of its own class

    def samples(self, stage: str) -> tuple[Sample, ...]:
        return self._main.samples(stage)

    def texts(self) -> tuple[tuple[str, Channel], ...]:
        return self.variant.texts(self.workspace.creditor.stages)

    def parts(self) -> list[str]:
        return [name for name in self.variant.written if name.startswith(f"{strays.PARTS}/")]

"""A workspace with people who write, approve and keep, each with a key: as a house would set it up."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from letterkit.batch.customers import Customers
from tests.conftest import Result, Run

TODAY = "2026-11-23"
PEOPLE = {
    "sanne": ("Sanne de Wit", "schrijver, taal, jurist"),
    "joris": ("Joris Hof", "jurist"),
    "carla": ("Carla Bos", "compliance"),
    "bea": ("Bea Kuiper", "beheer"),
    "bram": ("Bram Vos", "beheer"),
}
"""The writer has roles of a reviewer too: her own signature must not count in any of them."""


@dataclass
class House:
    base: Path
    letterkit: Run
    public: dict[str, str] = field(default_factory=dict)

    @property
    def creditor(self) -> Path:
        return self.base / "creditor.yaml"

    def key(self, who: str) -> Path:
        return self.base.parent / f"{who}.pem"

    def do(self, *arguments: object, key: str = "") -> Result:
        more = ("--key", self.key(key)) if key else ()
        return self.letterkit(*arguments, "--creditor", self.creditor, *more)

    def roles_text(self, *, people: Iterable[str] = PEOPLE, threshold: int = 2, more: str = "") -> str:
        rows = [
            f'  - naam: {PEOPLE[who][0]}\n    rollen: [{PEOPLE[who][1]}]\n    sleutels: ["{self.public[who]}"]\n'
            for who in people
        ]
        return f"mensen:\n{''.join(rows)}beheer_drempel: {threshold}\n{more}"

    def write_roles(self, **more: object) -> None:
        (self.base / "rollen.yaml").write_text(self.roles_text(**more), encoding="utf-8")  # type: ignore[arg-type]

    def sign_roles(self, *who: str) -> list[Result]:
        return [self.do("roles", "sign", key=one) for one in who or ("bea", "bram")]

    def release(self, *who: tuple[str, str], first: str = "2026-11-01", last: str = "2099-12-31") -> None:
        """Propose and approve what stands there."""
        days = ("--from", first, "--to", last)
        assert self.do("propose", "--reason", "Nieuwe teksten", *days, key="sanne").code in (0, 1)
        number = len(list((self.base / "vrijgave").glob("voorstel-*")))
        for name, role in who or (("joris", "jurist"), ("carla", "compliance")):
            result = self.do("approve", number, "--as", role, key=name)
            assert result.code in (0, 1), result.err

    def night(self, *more: object, out: str = "uit", run_key: str = "run") -> Result:
        """A run over the cases of the workspace."""
        keys = ("--run-key", self.key(run_key)) if run_key else ()
        return self.letterkit(
            "batch",
            self.base / "zaken.csv",
            "--out",
            self.base.parent / out,
            "--creditor",
            self.creditor,
            "--today",
            TODAY,
            *keys,
            *more,
        )

    def out(self, name: str = "uit") -> Path:
        return self.base.parent / name

    def salts(self, name: str = "uit") -> Path:
        """Who is who, beside the output and not in it."""
        return self.base.parent / f"{name}.salts.jsonl"

    def numbers(self, name: str = "uit") -> dict[str, str]:
        """Number in the manifest -> number of the case."""
        return Customers(str(self.out(name))).names()

    def one_character(self, *stages: str, only: str = "*") -> None:
        """Add one character that nobody sees to the texts of these stages."""
        for stage in stages:
            for path in (self.base / "templates" / "nl" / stage).glob(f"{only}.md.j2"):
                path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + " \n", encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.base / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")


def house(folder: Path, letterkit: Run, *, run_key: bool = True) -> House:
    """A workspace of which rollen.yaml holds; nothing is released yet."""
    base = folder / "werkmap"
    assert letterkit("init", base, "--today", "2026-11-23").code == 0
    made = House(base, letterkit)
    for who in (*PEOPLE, *(["run"] if run_key else [])):
        result = letterkit("keys", made.key(who))
        made.public[who] = result.out.strip()
    more = f'runsleutels: ["{made.public["run"]}"]\n' if run_key else ""
    made.write_roles(more=more)
    assert [one.code for one in made.sign_roles()] == [1, 0]
    return made

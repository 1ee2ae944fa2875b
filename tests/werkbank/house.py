"""A werkbank for a team that runs, and people who use it by HTTP as their browsers would."""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2

from letterkit.werkbank.desk import Desk
from letterkit.werkbank.serving import listening, static_file
from letterkit.werkbank.team.config import read
from letterkit.werkbank.team.gate import House, gate
from tests.werkbank.conftest import TODAY, answering

HOUSE = """
adres: http://127.0.0.1:{port}
rollen:
  lezer: ["groep:klantcontact", lot@woonlinde.example]
  schrijver: [noor@woonlinde.example, "groep:schrijvers"]
  beoordelaar: [wim@woonlinde.example]
  beheerder: [bea@woonlinde.example]
{more}
"""


@dataclass
class Team:
    """A running werkbank of a team."""

    desk: Desk
    port: int
    clients: list[httpx2.Client] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def template(self, name: str) -> Path:
        return self.desk.base / "templates" / "nl" / name

    def log(self) -> list[tuple[str, str, str]]:
        return [(entry.person, entry.what, entry.about) for entry in self.desk.log.entries()]


@contextmanager
def team(fresh: Path, tmp_path: Path, more: str) -> Iterator[Team]:
    """A werkbank with this way to log in; ``{port}`` in it is its own port."""
    folder = tmp_path / "werkmap"
    shutil.copytree(fresh, folder)
    with listening(0) as own:
        port = own.getsockname()[1]
        (tmp_path / "werkbank.yaml").write_text(HOUSE.format(port=port, more=more), encoding="utf-8")
        desk = Desk(folder / "creditor.yaml", TODAY)
        house = House(read(tmp_path / "werkbank.yaml"), "WoonLinde", desk.papers, desk.log, static_file)
        with answering(desk, gate(house), own):
            own_team = Team(desk, port)
            yield own_team
            for client in own_team.clients:
                client.close()


@dataclass
class Browser:
    """Somebody's browser: it keeps cookies, follows no one, and sends what our own pages send."""

    team: Team
    headers: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.client = httpx2.Client(
            base_url=self.team.address, headers={"Accept": "text/html", **self.headers}, timeout=120
        )
        self.team.clients.append(self.client)

    def get(self, path: str, **more: Any) -> httpx2.Response:
        return self.client.get(path, **more)

    def csrf(self) -> str:
        found = re.search(r'name="csrf" content="(\w+)"', self.get("/").text)
        return found[1] if found else ""

    def ask(self, path: str, asked: dict[str, Any], **headers: str) -> httpx2.Response:
        own = {"Origin": self.team.address, "X-Letterkit": self.csrf(), "Content-Type": "application/json"}
        return self.client.post(path, content=json.dumps(asked), headers={**own, **headers})

    def send(self, path: str, **fields: str) -> httpx2.Response:
        return self.client.post(path, data=fields, headers={"Origin": self.team.address})

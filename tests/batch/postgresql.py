"""A PostgreSQL server of our own: in a folder that goes away, reached by a socket in it, never by the network."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Server:
    """``url`` is that of an empty database; ``control`` starts and stops the server."""

    folder: Path
    programs: Path
    user: str

    @property
    def url(self) -> str:
        return f"postgresql://letterkit@/postgres?host={self.folder}"

    def run(self, *command: str) -> None:
        program = [str(self.programs / command[0]), *command[1:]]
        subprocess.run(program, check=True, user=self.user, capture_output=True, cwd=self.folder, timeout=60)

    def control(self, *action: str) -> None:
        options = f"-c listen_addresses= -c unix_socket_directories={self.folder} -c fsync=off"
        self.run(
            "pg_ctl", "-D", str(self.folder / "data"), "-o", options, "-l", str(self.folder / "log"), "-w", *action
        )


def programs() -> Path | None:
    """Where initdb and pg_ctl are: in the path, or where Debian puts them."""
    places = [Path(found).resolve().parent for found in [shutil.which("initdb")] if found]
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "pg_ctl").exists()), None)


@contextmanager
def server(found: Path) -> Iterator[Server]:
    """A server that runs while the block does. PostgreSQL refuses to run as root, so then another user runs it."""
    user = "nobody" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
    with tempfile.TemporaryDirectory(prefix="letterkit-pg-", ignore_cleanup_errors=True) as folder:
        shutil.chown(folder, user)
        made = Server(Path(folder), found, user)
        made.run("initdb", "-D", f"{folder}/data", "-U", "letterkit", "-A", "trust", "-E", "UTF8", "--no-sync")
        made.control("start")
        try:
            yield made
        finally:
            made.control("-m", "immediate", "stop")

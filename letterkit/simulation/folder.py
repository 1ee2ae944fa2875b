"""A track in a folder: every message as it would be sent, the timeline as a page, as text and as JSON."""

from pathlib import Path

from letterkit.batch.outbox import Outbox
from letterkit.channels import RECORDS
from letterkit.errors import WrongCall
from letterkit.simulation.as_json import as_json
from letterkit.simulation.as_page import as_page
from letterkit.simulation.as_text import as_text
from letterkit.simulation.judged import Heard, Judged

PAGE = "traject.html"


def file_name(heard: Heard) -> str:
    """The file of one message, below the folder."""
    return f"berichten/{heard.name}{RECORDS[heard.rendered.message.channel].suffix}"


def write(judged: Judged, folder: Path) -> list[Path]:
    """Write everything, for the owner's eyes only; the page last. Gives the paths, in order.

    Raises ``WrongCall("simulate_folder_full")`` when something is there already, so that two tracks never mix, and
    ``LedgerTrouble`` when the folder cannot be written.
    """
    if folder.exists() and not folder.is_symlink() and (not folder.is_dir() or any(folder.iterdir())):
        raise WrongCall("simulate_folder_full", path=str(folder))
    outbox = Outbox(folder)
    paths = [outbox.place(file_name(heard), _content(heard)) for heard in judged.all]
    paths.append(outbox.place("traject.txt", as_text(judged).encode()))
    paths.append(outbox.place("traject.json", as_json(judged).encode()))
    names = {heard.name: file_name(heard) for heard in judged.all}
    return [*paths, outbox.place(PAGE, as_page(judged, names).encode())]


def _content(heard: Heard) -> bytes:
    content = heard.rendered.content
    return content if isinstance(content, bytes) else f"{content.shown}\n".encode()

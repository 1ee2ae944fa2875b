"""What a run is asked to do: the same for every chunk of it, and small enough to send to every worker."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from letterkit.batch.choices import SIZE
from letterkit.batch.proof import Proof
from letterkit.batch.split import Split
from letterkit.installed import Installed
from letterkit.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Order:
    """``load_workspace`` is called once in every worker process, so it must be a function that can be pickled.

    ``out`` is a folder or an fsspec address. ``key`` is a hash of all that determines a message but the case and the
    day: two orders with one key share their caches. ``keeps`` is false for a dry run: then nothing is written.
    ``chunk`` is how many rows are done together. ``sheets`` asks for a print run, with at most so many sheets of paper
    in a file; ``duplex`` prints on both sides of a sheet. ``split``: some cases are written with other templates.
    ``per_folder``: rows of which the messages stand in one subfolder; 0 makes no subfolders (``file_names``).
    ``proof``: only texts that were released go, and each message can be proven. ``letterkit``: as it was when the run
    was asked.
    """

    load_workspace: Callable[[], Workspace]
    today: date
    out: str
    key: str
    only_stage: str | None = None
    keeps: bool = True
    chunk: int = SIZE
    sheets: int | None = None
    duplex: bool = False
    split: Split | None = None
    per_folder: int = 0
    proof: Proof | None = None
    letterkit: Installed | None = None

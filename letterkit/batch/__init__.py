"""Many cases in one run, each exactly once.

``runner``     rows in, files out: the order of steps that makes a run safe to kill
``work``       what a worker does with one ``chunk`` of rows, and how each row ended (``row_result``, ``counts``)
``executors``  who does it: this process, processes, a cluster
``ledger``     what was made, by which run: the only place that knows SQL
``box``        where files go: ``outbox`` a folder, ``remote`` a place elsewhere
``lines``      what a row adds to sms.jsonl, manifest.jsonl, decisions.jsonl and the tables (calls, held …)
``summary``    the words of what people read of it
``verify``     do files, manifest and ledger agree?

The names below are imported on first use: whoever only reads what a run left (``verify``, ``evidence``) would wait a
second for fonts, templates and the linter, which only making needs.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from letterkit.batch.counts import Counts
    from letterkit.batch.order import Order
    from letterkit.batch.runner import rehearse, run

__all__ = ["Counts", "Order", "rehearse", "run"]
_PLACES = {"Counts": "counts", "Order": "order", "rehearse": "runner", "run": "runner"}


def __getattr__(name: str) -> object:
    if name not in _PLACES:
        raise AttributeError(name)
    return getattr(importlib.import_module(f"{__name__}.{_PLACES[name]}"), name)

"""When work may go on in copies of this process."""

import multiprocessing
import sys
import threading


def may_fork() -> bool:
    """Whether a copy of this process can work: one made while another thread holds a lock waits for it for ever."""
    alone = threading.active_count() == 1 and not _java_runs()
    return alone and "fork" in multiprocessing.get_all_start_methods()


def _java_runs() -> bool:
    """Whether a Java machine is at work here: its threads, which no copy has, are asked for at every collection."""
    return bool(started()) if (started := getattr(sys.modules.get("jpype"), "isJVMStarted", None)) else False

"""When work may go on in copies of this process."""

import multiprocessing
import threading


def may_fork() -> bool:
    """Whether a copy of this process can work: one made while another thread holds a lock waits for it for ever."""
    return threading.active_count() == 1 and "fork" in multiprocessing.get_all_start_methods()

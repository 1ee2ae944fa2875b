"""What a machine can be short of: no bug of ours, and not for a person to read a traceback of."""

import errno
from collections.abc import Iterator

_MEMORY = (errno.ENOMEM,)
_FILES = (errno.EMFILE, errno.ENFILE)
_NOT_LOADED = ("failed to map segment", "cannot allocate", "Too many open files", "cannot create shared object")
"""What the loader of Linux says when it cannot load a library."""


def short_of(error: BaseException) -> str:
    """The code of the sentence for what there is too little of; "" when it is something else."""
    return next((code for cause in _causes(error) if (code := _code(cause))), "")


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _code(error: BaseException) -> str:
    if isinstance(error, MemoryError):
        return "machine_memory"
    if isinstance(error, OSError) and error.errno in (*_MEMORY, *_FILES):
        return "machine_memory" if error.errno in _MEMORY else "machine_files"
    if isinstance(error, ImportError) and any(words in str(error) for words in _NOT_LOADED):
        return "machine_files" if "Too many open files" in str(error) else "machine_memory"
    return "machine_memory" if isinstance(error, RuntimeError) and "start new thread" in str(error) else ""

"""The secret that signs pay links, before a run trusts it: nobody else knows it, and nobody else may read it."""

import hashlib
import os
import stat
import tempfile
from pathlib import Path

from letterkit.cli.options import is_sample
from letterkit.errors import SourceInvalid
from letterkit.workspace import Workspace

SHIPPED = "92a2fa493390134ec51271df2f73ea151e1c9390b7bc467ecb96ba0e2a17f949"
INVENTED = "LETTERKIT_INVENTED"
"""Names, in the environment, a temporary folder in which all cases are invented: tests and measurements then use the
sample creditor. Cases anywhere else are refused as ever, so that a variable left behind writes to nobody.
"""
_FILE_URL = "sqlite:///"
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def refuse_unsafe_secret(workspace: Workspace, cases: str) -> None:
    """Raises ``SourceInvalid`` for the secret that ships with letterkit, or one that others here can read."""
    if workspace.secret is None:
        return
    path = workspace.base / (workspace.creditor.betalen.geheim or "")
    if is_shipped(workspace):
        if not (is_sample(Path(cases)) or _are_invented(cases)):
            raise SourceInvalid("creditor_secret_shipped", file=str(path))
    elif os.name == "posix" and path.stat().st_mode & _OTHERS:
        raise SourceInvalid("creditor_secret_open", file=str(path))


def _are_invented(cases: str) -> bool:
    """Whether the cases are a file in the folder that the environment names, and that folder is a temporary one."""
    given, temporary = os.environ.get(INVENTED), Path(tempfile.gettempdir()).resolve()
    if not given or not Path(given).resolve().is_relative_to(temporary):
        return False
    return Path(cases.removeprefix(_FILE_URL)).resolve().is_relative_to(Path(given).resolve())


def is_shipped(workspace: Workspace) -> bool:
    """Whether this is the secret of the samples, which everybody has."""
    return hashlib.sha256(workspace.secret or b"").hexdigest() == SHIPPED

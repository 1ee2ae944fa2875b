"""The linter for programs in which people write: findings while they type, on this machine alone.

``annotated``  a text with markup in it, and where its characters stand
``form``       the parameters of a request, encoded or bare
``protocol``   the LanguageTool HTTP protocol: a request as a text, findings as matches
``server``     the HTTP server on the loopback address
``lsp/``       the language server for editors of templates and texts
"""

from letterkit.serving.protocol import Checker
from letterkit.serving.server import Server

__all__ = ["Checker", "Server"]

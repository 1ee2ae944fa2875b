"""Options that say which mail server, and how to log in there."""

import os
from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from letterkit.errors import Unreadable, WrongCall

if TYPE_CHECKING:
    from letterkit.sending.smtp import Security, Server

_PORTS = {"starttls": 587, "ssl": 465, "none": 25}
_PASSWORD = "LETTERKIT_SMTP_PASSWORD"  # noqa: S105 - the name of a variable


def server_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that ``server_of`` takes."""
    options = (
        click.option("--host", envvar="LETTERKIT_SMTP_HOST", default="", help="De mailserver."),
        click.option(
            "--port", envvar="LETTERKIT_SMTP_PORT", type=click.IntRange(1, 65_535), help="Standaard: 587, 465 of 25."
        ),
        click.option("--user", envvar="LETTERKIT_SMTP_USER", default="", help="Gebruikersnaam bij de mailserver."),
        click.option(
            "--password-file",
            envvar="LETTERKIT_SMTP_PASSWORD_FILE",
            type=click.Path(path_type=Path),
            help=f"Bestand met het wachtwoord. Of zet het in {_PASSWORD}.",
        ),
        click.option(
            "--security",
            envvar="LETTERKIT_SMTP_SECURITY",
            type=click.Choice(list(_PORTS)),
            default="starttls",
            show_default=True,
            help="Versleuteling. none mag alleen op deze machine zelf.",
        ),
        click.option("--ca-file", type=click.Path(path_type=Path), help="Eigen certificaat van de mailserver (PEM)."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def server_of(
    *, host: str, port: int | None, user: str, password_file: Path | None, security: "Security", ca_file: Path | None
) -> "Server":
    """The mail server that was asked for. Raises ``WrongCall`` for none, or one elsewhere without encryption."""
    from letterkit.sending.smtp import Server  # noqa: PLC0415 - the library is an extra

    if not host:
        raise WrongCall("send_host")
    if security == "none" and not _is_here(host):
        raise WrongCall("send_unsafe", host=host)
    if ca_file and not ca_file.is_file():
        raise Unreadable("file_missing", file=str(ca_file))
    return Server(host, port or _PORTS[security], security, user, _password(password_file), ca_file)


def _is_here(host: str) -> bool:
    """Whether a host is this machine: nobody reads along on the way."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _password(path: Path | None) -> str:
    """Never from an option: whoever lists the processes of a machine reads those."""
    if path is None:
        return os.environ.get(_PASSWORD, "")
    try:
        return path.read_text(encoding="utf-8").strip("\r\n")
    except (OSError, UnicodeError) as error:
        raise Unreadable("file_unreadable", file=str(path), reason=type(error).__name__) from error

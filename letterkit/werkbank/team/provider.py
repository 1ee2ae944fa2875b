"""People of a provider of OpenID Connect: the code flow with PKCE, and a token that is checked to the last claim."""

import secrets
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import AsyncOAuth2Client
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from letterkit.errors import LetterkitError
from letterkit.werkbank.team.config import Provider
from letterkit.werkbank.team.sessions import Identity

CALLBACK = "/aangemeld"
_SIGNED_WITH = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA"]
_MINUTES = 10 * 60
_MOST_BEGUN = 2_000
_PATIENCE = 10.0
_LEEWAY = 60
_METADATA = "/.well-known/openid-configuration"


class NotLoggedIn(LetterkitError):
    """Somebody who could not be let in; the code says why."""


@dataclass(frozen=True, slots=True)
class _Begun:
    """A login that was begun: in the browser with the cookie ``browser``, not to be finished after ``ends``."""

    browser: str
    nonce: str
    verifier: str
    ends: float


class Login:
    """The logins at one provider. ``address``: of the werkbank."""

    def __init__(self, provider: Provider, address: str) -> None:
        self._provider, self._back = provider, address + CALLBACK
        self._secret = provider.geheim.read_text(encoding="utf-8").strip()
        self._begun: dict[str, _Begun] = {}
        self._metadata: dict[str, Any] = {}
        self._keys: KeySet | None = None

    async def begin(self) -> tuple[str, str]:
        """Where to send a browser to log in, and what its cookie must hold when it comes back."""
        metadata = await self._read()
        state, browser = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
        begun = _Begun(browser, secrets.token_urlsafe(24), secrets.token_urlsafe(48), time.monotonic() + _MINUTES)
        self._forget()
        self._begun[state] = begun
        async with self._client() as client:
            address, _ = client.create_authorization_url(
                metadata["authorization_endpoint"], state=state, nonce=begun.nonce, code_verifier=begun.verifier
            )
        return str(address), browser

    async def finish(self, given: Mapping[str, str], browser: str) -> Identity:
        """Who came back. Raises ``NotLoggedIn`` when anything is not as it was begun."""
        begun = self._begun.pop(given.get("state", ""), None)
        if begun is None or begun.ends < time.monotonic():
            raise NotLoggedIn("login_old")
        if not secrets.compare_digest(begun.browser.encode(), browser.encode()):
            raise NotLoggedIn("login_old")
        if not given.get("code"):
            raise NotLoggedIn("login_refused")
        metadata = await self._read()
        try:
            async with self._client() as client:
                token = await client.fetch_token(
                    metadata["token_endpoint"], code=given["code"], code_verifier=begun.verifier
                )
            claims = await self._checked(str(token.get("id_token", "")), str(token.get("access_token", "")), begun)
        except httpx2.HTTPError as error:
            raise NotLoggedIn("login_unreachable") from error
        except (AuthlibBaseError, JoseError, ValueError, TypeError, KeyError) as error:
            raise NotLoggedIn("login_token") from error
        return self._identity(claims)

    def _identity(self, claims: Mapping[str, Any]) -> Identity:
        who, groups = claims.get(self._provider.wie), claims.get(self._provider.groepen, [])
        if (
            not isinstance(who, str)
            or not who
            or (self._provider.wie == "email" and claims.get("email_verified") is False)
        ):
            raise NotLoggedIn("login_who", claim=self._provider.wie)
        listed = frozenset(map(str, groups)) if isinstance(groups, list) else frozenset()
        return Identity(who, str(claims.get(self._provider.naam) or ""), listed)

    async def _checked(self, token: str, access: str, begun: _Begun) -> Mapping[str, Any]:
        """The claims of an identity token that is signed by the provider, for us, now, for this login."""
        try:
            decoded = jwt.decode(token, await self._known_keys(), algorithms=_SIGNED_WITH)
        except (JoseError, ValueError):  # a key of today
            self._keys = None
            decoded = jwt.decode(token, await self._known_keys(), algorithms=_SIGNED_WITH)
        options = {
            "iss": {"essential": True, "value": self._metadata["issuer"]},
            "aud": {"essential": True, "value": self._provider.client},
            "nonce": {"essential": True, "value": begun.nonce},
        }
        asked = {"nonce": begun.nonce, "client_id": self._provider.client, "access_token": access}
        claims = CodeIDToken(decoded.claims, decoded.header, options, asked)
        claims.validate(leeway=_LEEWAY)
        return dict(decoded.claims)

    async def _known_keys(self) -> KeySet:
        if self._keys is None:
            self._keys = KeySet.import_key_set(await self._json(self._metadata["jwks_uri"]))
        return self._keys

    async def _read(self) -> dict[str, Any]:
        """The provider's own description. Raises ``NotLoggedIn`` when it cannot be had, or is of another provider."""
        if not self._metadata:
            issuer = self._provider.uitgever.rstrip("/")
            try:
                metadata = await self._json(issuer + _METADATA)
            except (httpx2.HTTPError, ValueError) as error:
                raise NotLoggedIn("login_unreachable") from error
            if str(metadata.get("issuer", "")).rstrip("/") != issuer:
                raise NotLoggedIn("login_issuer")
            self._metadata = metadata
        return self._metadata

    async def _json(self, address: str) -> Any:
        async with httpx2.AsyncClient(verify=self._trusted(), timeout=_PATIENCE) as client:
            answer = await client.get(address)
            answer.raise_for_status()
            return answer.json()

    def _client(self) -> AsyncOAuth2Client:
        return AsyncOAuth2Client(
            client_id=self._provider.client,
            client_secret=self._secret,
            scope="openid email profile",
            redirect_uri=self._back,
            code_challenge_method="S256",
            verify=self._trusted(),
            timeout=_PATIENCE,
        )

    def _trusted(self) -> Any:
        authority = self._provider.certificaat
        return ssl.create_default_context(cafile=str(authority)) if authority else True

    def _forget(self) -> None:
        """Logins that nobody finished; with too many of them the oldest too."""
        now = time.monotonic()
        self._begun = {state: begun for state, begun in self._begun.items() if begun.ends > now}
        for state in list(self._begun)[: max(0, len(self._begun) - _MOST_BEGUN)]:
            del self._begun[state]

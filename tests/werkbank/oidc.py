"""A provider of OpenID Connect that runs for real: it signs, checks the secret and PKCE, and can be told to misbehave."""

import base64
import hashlib
import json
import secrets
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT, SECRET = "werkbank", "geheim-van-de-werkbank"


@dataclass
class Provider:
    """``who``: the claims of whoever logs in. ``wrong``: claims that are put over the right ones. ``key``: to sign."""

    port: int
    key: Any = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "een"}))
    shown: list[Any] = field(default_factory=list)
    who: dict[str, Any] = field(default_factory=lambda: {"email": "noor@woonlinde.example", "name": "Noor de Wit"})
    wrong: dict[str, Any] = field(default_factory=dict)
    issuer: str = ""
    denies: bool = False
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def token(self, asked: dict[str, str]) -> str:
        now = int(time.time())
        claims = {
            "iss": self.address,
            "aud": CLIENT,
            "sub": "een",
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
        }
        claims = {name: value for name, value in {**claims, **self.who, **self.wrong}.items() if value is not None}
        algorithm = "RS256" if isinstance(self.key, RSAKey) else "ES256"
        return jwt.encode({"alg": algorithm, "kid": self.key.kid}, claims, self.key)


def _application(provider: Provider) -> Starlette:
    async def metadata(_request: Request) -> Response:
        at = provider.address
        return JSONResponse(
            {
                "issuer": provider.issuer or at,
                "authorization_endpoint": f"{at}/authorize",
                "token_endpoint": f"{at}/token",
                "jwks_uri": f"{at}/keys",
            }
        )

    async def authorize(request: Request) -> Response:
        asked = dict(request.query_params)
        if provider.denies:
            return RedirectResponse(
                f"{asked['redirect_uri']}?{urlencode({'error': 'access_denied', 'state': asked['state']})}"
            )
        right = asked["client_id"] == CLIENT and asked["response_type"] == "code" and "openid" in asked["scope"].split()
        if not right or asked["code_challenge_method"] != "S256":
            return Response(status_code=400)
        code = secrets.token_urlsafe(8)
        provider.codes[code] = asked
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}", 303)

    async def token(request: Request) -> Response:
        given = await request.form()
        asked = provider.codes.pop(str(given["code"]), None)
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        challenge = hashlib.sha256(str(given["code_verifier"]).encode()).digest()
        if (
            asked is None
            or request.headers.get("authorization") != f"Basic {basic}"
            or base64.urlsafe_b64encode(challenge).decode().rstrip("=") != asked["code_challenge"]
            or given["redirect_uri"] != asked["redirect_uri"]
        ):
            return JSONResponse({"error": "invalid_grant"}, 400)
        return JSONResponse({"access_token": "x", "token_type": "Bearer", "id_token": provider.token(asked)})

    async def keys(_request: Request) -> Response:
        shown = provider.shown or [provider.key]
        return JSONResponse({"keys": [json.loads(json.dumps(key.as_dict(private=False))) for key in shown]})

    return Starlette(
        routes=[
            Route("/.well-known/openid-configuration", metadata),
            Route("/authorize", authorize),
            Route("/token", token, methods=["POST"]),
            Route("/keys", keys),
        ]
    )


@contextmanager
def running() -> Iterator[Provider]:
    with socket.create_server(("127.0.0.1", 0)) as own:
        provider = Provider(own.getsockname()[1])
        server = uvicorn.Server(uvicorn.Config(_application(provider), log_level="critical"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [own]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield provider
        server.should_exit = True
        thread.join(10)


def other_key() -> Any:
    return RSAKey.generate_key(2048, {"kid": "een"})


def elliptic_key() -> Any:
    return ECKey.generate_key("P-256", {"kid": "twee"})

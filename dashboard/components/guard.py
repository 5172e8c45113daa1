"""What stands between the network and Streamlit: security headers on every answer, and requests that get a refusal."""

import base64
import hashlib
import re
from pathlib import Path
from urllib.parse import urlsplit

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CLOSED = ("/_stcore/metrics",)  # counts of sessions and bytes, which are nobody's business; Streamlit has no switch


def inline_scripts(page: str) -> str:
    """The CSP sources of the scripts that stand in a page itself, by their SHA-256. page: HTML."""
    digests = (hashlib.sha256(script.encode()).digest() for script in re.findall(r"<script>(.*?)</script>", page, re.S))
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def content_security_policy() -> str:
    """What the pages may load: only what this server sends. Streamlit makes its styles while running, so inline."""
    page = (Path(streamlit.__file__).parent / "static/index.html").read_text(encoding="utf-8")
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' {inline_scripts(page)}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self' blob:",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


HEADERS = {
    "Content-Security-Policy": content_security_policy(),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Guard:
    """ASGI middleware: HEADERS on every answer; closed paths get 404, WebSockets of other origins 403.

    Streamlit itself accepts a WebSocket from any port of localhost, and to judge others it asks a web service for its
    own address while every visitor waits; so they are refused before it sees them.
    """

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            return await self.app(scope, receive, send)

        async def send_with_headers(message: Message) -> None:
            if message["type"].endswith("http.response.start"):
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        if scope["type"] == "websocket" and not same_origin(Headers(scope=scope)):
            answer = PlainTextResponse("This page may be used from its own address only.", 403)
        elif scope["path"].rstrip("/").endswith(CLOSED):
            answer = PlainTextResponse("Not found.", 404)
        else:
            answer = self.app
        await answer(scope, receive, send_with_headers)


def same_origin(headers: Headers) -> bool:
    """Whether a request comes from a page of this server. Programs, which send no origin, may come too."""
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")

"""Middleware between network and Streamlit: security headers on every response, and requests that are refused."""

import base64
import hashlib
import re
from collections import Counter
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.components.server.streamlit_internals import (
    index_page,
    is_metrics,
    upload_sizes,
    uploading_session,
)
from model_zoo.imaging.file_formats import MAX_BYTES

LARGEST = MAX_BYTES  # of an upload, as in .streamlit/config.toml
# Bytes of uploads that one session may hold and send: a full worklist (model_zoo.reading.worklist) chosen at once, of
# which Streamlit holds every file until the last has arrived, and one file more.
HELD = 250 * 2**20 + LARGEST
SMALLEST = 2**16  # bytes that an upload counts for at least, so that tiny ones cannot be piled up either


def inline_scripts(page: str) -> str:
    """Return the CSP sources of a page's inline scripts: their SHA-256, base64.

    Parameters
    ----------
    page
        HTML.

    References
    ----------
    Content Security Policy Level 3, W3C, section 2.3.1 (hash-source).
    """
    digests = (hashlib.sha256(script.encode()).digest() for script in re.findall(r"<script>(.*?)</script>", page, re.S))
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def content_security_policy() -> str:
    """Return the policy under which pages load only what this server sends.

    Inline styles are allowed, as Streamlit makes its styles in the browser.
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' {inline_scripts(index_page())}",
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


class SecurityMiddleware:
    """ASGI middleware that adds HEADERS to every response, those about an error included, and refuses requests.

    The path of metrics gets 404, WebSockets of other origins 403, and uploads of a session beyond HELD 413.

    Streamlit itself accepts a WebSocket from any port of localhost, and to judge others it asks a web service for its
    own address while every visitor waits; so they are refused before it sees them. It also keeps everything that a
    session uploads, without a limit, until the session takes it back or ends.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._arriving: Counter[str] = Counter()  # bytes of uploads under way, by session

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request as ASGI has it."""
        if scope["type"] == "lifespan":
            return await self.app(scope, receive, send)
        started = False

        async def send_with_headers(message: Message) -> None:
            nonlocal started
            started = True
            if message["type"].endswith("http.response.start"):
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        try:
            await self._answer(scope, receive, send_with_headers)
        except Exception:
            if not started:
                # Starlette makes its own response outside of this middleware, and so without the headers.
                await PlainTextResponse("The server failed.", 500)(scope, receive, send_with_headers)
            raise  # so that it is logged

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        respond, headers = self.app, Headers(scope=scope)
        if scope["type"] == "websocket" and not same_origin(headers):
            respond = PlainTextResponse("This page may be used from its own address only.", 403)
        elif is_metrics(scope["path"]):
            respond = PlainTextResponse("Not found.", 404)
        elif scope.get("method") == "PUT" and (session := uploading_session(scope["path"])):
            return await self._take(session, body_bytes(headers), scope, receive, send)
        await respond(scope, receive, send)

    async def _take(self, session: str, size: int, scope: Scope, receive: Receive, send: Send) -> None:
        """Let an upload of `size` bytes through if with it the session holds and sends no more than HELD."""
        if uploaded_bytes(session) + self._arriving[session] + size > HELD:
            refusal = PlainTextResponse("Too many uploads. Press Delete, or load the page again.", 413)
            return await refusal(scope, receive, send)
        self._arriving[session] += size
        try:
            await self.app(scope, receive, send)
        finally:
            self._arriving[session] -= size
            if not self._arriving[session]:
                del self._arriving[session]


def uploaded_bytes(session: str) -> int:
    """Return the bytes of the uploads that Streamlit holds for a session, at least SMALLEST for each."""
    return sum(max(size, SMALLEST) for size in upload_sizes(session))


def body_bytes(headers: Headers) -> int:
    """Return the bytes a request's body counts for: its length, at least SMALLEST; LARGEST where none is stated."""
    stated = headers.get("content-length", "")
    return max(int(stated), SMALLEST) if stated.isdecimal() and "transfer-encoding" not in headers else LARGEST


def same_origin(headers: Headers) -> bool:
    """Return whether a request comes from a page of this server, or from a program, which sends no origin."""
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")

"""Answers leave at once: connections of this server do not wait for more to send."""

import socket

from dashboard.components.server.streamlit_internals import listening_sockets


def disable_nagle() -> None:
    """Have all connections of the sockets that listen in this process send what they are given without delay.

    Otherwise every answer but a connection's first waits, 40 ms on Linux, until the browser confirms the part before
    it (RFC 896, and RFC 1122, section 4.2.3.4). asyncio turns that off where a socket names its protocol, which the one
    that Streamlit makes does not (uvicorn, issue 3149). Connections inherit it from the socket that listens.
    """
    for one in listening_sockets():
        one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

"""TCP_NODELAY for the connections of this server, so that responses leave at once."""

import socket

from dashboard.components.server.streamlit_internals import listening_sockets


def disable_nagle() -> None:
    """Turn Nagle's algorithm off for all listening sockets of this process, and so for their connections.

    With it, every response but a connection's first waits, 40 ms on Linux, until the browser has acknowledged the part
    before. asyncio turns it off where a socket names its protocol, which the one that Streamlit makes does not
    (uvicorn, issue 3149).

    References
    ----------
    RFC 896; RFC 1122, section 4.2.3.4.
    """
    for one in listening_sockets():
        one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

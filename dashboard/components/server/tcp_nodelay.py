"""Answers leave at once: connections of this server do not wait for more to send."""

import gc
import socket


def disable_nagle() -> None:
    """Have all connections of the sockets that listen in this process send what they are given without delay.

    Otherwise every answer but a connection's first waits, 40 ms on Linux, until the browser confirms the part before
    it (RFC 896, and RFC 1122, section 4.2.3.4). asyncio turns that off where a socket names its protocol, which the one
    that Streamlit makes does not (uvicorn, issue 3149). Connections inherit it from the socket that listens.
    """
    # By type(), as to ask some objects for their class is to load what they stand for.
    sockets = [found for found in gc.get_objects() if type(found) is socket.socket and found.fileno() >= 0]
    for one in sockets:
        internet = one.family in (socket.AF_INET, socket.AF_INET6)
        if internet and one.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

"""Answers leave at once, where Streamlit alone lets each wait for the browser's word about the part before it."""

import subprocess
import sys

import pytest

from devtools.local_server import ROOT

pytestmark = pytest.mark.slow

# A socket that names no protocol, as Streamlit's, which listens before it loads the program that it serves.
PROGRAM = """
import socket
with socket.create_server(("127.0.0.1", 0)) as listening:
    {load}
    with socket.create_connection(listening.getsockname()), listening.accept()[0] as connection:
        print(bool(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)))
"""


def at_once(load: str) -> str:
    command = [sys.executable, "-c", PROGRAM.format(load=load)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def test_connections_of_what_is_served_send_at_once():
    assert at_once("import dashboard.serve") == "True"
    assert at_once("pass") == "False"

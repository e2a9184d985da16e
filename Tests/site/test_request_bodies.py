"""What is sent with a refused request is left unread: it costs nothing, and is never taken for a request of its own."""
import contextlib
import re
import socket
import urllib.request

import pytest

from test_serve import ask, serving

SECRET = "/_tabadul/preview.js"
# Whoever makes a browser send this from a page of their own would choose the name and the origin of the request inside.
INNER = f"GET {SECRET} HTTP/1.1\r\nHost: localhost:%d\r\n\r\n".encode()


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """One preview for all: none of these requests changes anything."""
    from conftest import ROOT

    with serving(ROOT) as (address, process):
        port = int(address.rstrip("/").rsplit(":", 1)[1])
        page = urllib.request.urlopen(address).read().decode()
        yield address, port, re.search(r'data-token="(\w+)"', page)[1], process


def send(port, head, body, most=64 << 20):
    """Sends a head and its body over and over until the server ends the connection; gives what was sent and what came back."""
    sent = 0
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(head)
        with contextlib.suppress(ConnectionError):
            while sent < most:
                sent += connection.send(body)
        answer = b""
        with contextlib.suppress(ConnectionError):
            while piece := connection.recv(65536):
                answer += piece
    return sent, answer


def cases(port, token):
    own, length = f"Host: localhost:{port}\r\n", f"Content-Length: {64 << 20}\r\n\r\n"
    return {
        "of another name": (f"POST /_new HTTP/1.1\r\nHost: evil.example\r\n{length}", 421),
        "of another page": (f"POST /_new?token={token} HTTP/1.1\r\n{own}Origin: http://evil.example\r\nContent-Type: text/plain\r\n{length}", 403),
        "without the token": (f"POST /_new HTTP/1.1\r\n{own}{length}", 403),
        "to a file": (f"POST /index.html?token={token} HTTP/1.1\r\n{own}{length}", 405),
        "of another method": (f"PUT /index.html HTTP/1.1\r\n{own}{length}", 405),
        "with what takes none": (f"GET /index.html HTTP/1.1\r\n{own}{length}", 413),
        "to a script": (f"POST {SECRET}?token={token} HTTP/1.1\r\n{own}{length}", 413),
        "too long a form": (f"POST /_new?token={token} HTTP/1.1\r\n{own}{length}", 413),
        "in pieces": (f"POST /_new HTTP/1.1\r\n{own}Transfer-Encoding: chunked\r\n\r\n4000000\r\n", 403),
        "in pieces, too long": (f"POST /_new?token={token} HTTP/1.1\r\n{own}Transfer-Encoding: chunked\r\n\r\n4000000\r\n", 411),
        "of two million bytes": (f"POST /_new HTTP/1.1\r\n{own}Content-Length: 2000000\r\n\r\n", 403),
    }


@pytest.mark.parametrize("case", cases(0, ""))
def test_a_refused_body_is_left_unread(case, server):
    address, port, token, process = server
    head, status = cases(port, token)[case]
    body = INNER % port + b"a\n" * (1 << 19)
    sent, answer = send(port, head.encode(), body)
    assert answer.startswith(f"HTTP/1.1 {status} ".encode()), answer[:200]
    assert answer.count(b"HTTP/1.1 ") == 1, "what was sent with a request was taken for another"
    # What the two ends hold between them is some megabytes; the rest was never taken.
    assert sent < 48 << 20
    assert ask(address) == 200 and process.poll() is None


@pytest.mark.parametrize("case", cases(0, ""))
def test_a_refusal_waits_for_no_body(case, server):
    """Not one byte of what is announced comes, but for what a form may hold."""
    _, port, token, _ = server
    head, status = cases(port, token)[case]
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(head.encode())
        answer = b""
        while piece := connection.recv(65536):
            answer += piece
    assert answer.startswith(f"HTTP/1.1 {status} ".encode()), answer[:200]


def test_a_long_form_is_read_and_its_connection_goes_on(server):
    address, port, token, _ = server
    fields = b"=" + b"a" * 1_000_000
    head = f"POST /_none?token={token} HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Length: {len(fields)}\r\n\r\n".encode()
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        for _ in range(2):
            connection.sendall(head + fields)
            answer = b""
            while b"\r\n\r\n404\n" not in answer:
                piece = connection.recv(65536)
                assert piece, answer
                answer += piece
            assert answer.startswith(b"HTTP/1.1 404 ")

"""Connections as bytes: what is no request, what is too large, what never comes."""

import hashlib
import inspect
import json
import socket
import threading
from collections.abc import Iterator

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from app.api.edge import connections
from app.api.edge.connections import MOST_HEAD_BYTES, PIECE_BYTES, LimitedProtocol

PATIENCE_SECONDS = 10
READ_SOURCE = "18fdf324b11bf160"
"""Of the protocol that `LimitedProtocol` was written against."""
LARGE = 50_000_000


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with the size of the body, and with very much where `/large` is asked for."""
    size = 0
    while scope["method"] == "POST":
        message = await receive()
        size += len(message.get("body", b""))
        if not message.get("more_body"):
            break
    body = b"x" * LARGE if scope["path"] == "/large" else b"%d" % size
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % len(body))]})
    await send({"type": "http.response.body", "body": body})


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[uvicorn.Server]:
    """A server with the protocol, which looks often."""
    monkeypatch.setattr(connections, "LOOK_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(
            application,
            http=LimitedProtocol,
            port=listener.getsockname()[1],
            lifespan="off",
            ws="none",
            log_config=None,
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        yield server
        server.should_exit = True
        thread.join()


@pytest.fixture
def port(server: uvicorn.Server) -> int:
    return server.config.port


def ask(port: int, *parts: bytes) -> bytes:
    """Everything that comes back on a connection until the server closes it."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS) as connection:
        for part in parts:
            connection.sendall(part)
        return b"".join(iter(lambda: connection.recv(65_536), b""))


def assert_problem(answer: bytes, status: int, name: str) -> None:
    head, _, body = answer.partition(b"\r\n\r\n")
    problem = json.loads(body)
    assert head.startswith(b"HTTP/1.1 %d " % status)
    assert b"content-type: application/problem+json" in head
    assert b"connection: close" in head
    assert (problem["type"], problem["status"]) == (f"/problems/{name}", status)


def test_requests_are_answered_one_after_another(port: int) -> None:
    post = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab"

    answer = ask(port, post, post, b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")

    assert answer.count(b"HTTP/1.1 200 OK") == 3


def test_head_of_ordinary_size_is_taken_in_pieces(port: int) -> None:
    head = b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Long: " + b"x" * (MOST_HEAD_BYTES - 200) + b"\r\n\r\n"

    assert b"200 OK" in ask(port, *(head[at : at + 1000] for at in range(0, len(head), 1000)))


@pytest.mark.parametrize(
    "head",
    [
        b"GET / HTTP/1.1\r\nX-Long: " + b"x" * (MOST_HEAD_BYTES + PIECE_BYTES) + b"\r\n\r\n",
        b"GET /?" + b"x" * (MOST_HEAD_BYTES + PIECE_BYTES) + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nX-Endless: " + b"x" * 2 * MOST_HEAD_BYTES,
    ],
    ids=["field", "address", "without-end"],
)
def test_head_that_is_too_large_is_refused(port: int, head: bytes) -> None:
    assert_problem(ask(port, head), 431, "head-too-large")


def test_large_body_is_no_large_head(port: int) -> None:
    post = b"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 100000\r\n\r\n" + b"x" * 100_000

    assert ask(port, post).endswith(b"\r\n\r\n100000")


@pytest.mark.parametrize("bytes_sent", [b"\x16\x03\x01\x02\x00\x01", b"GET\r\n\r\n", b"GET / HTTP/1.1\r\nHo st: x\r\n\r\n"])
def test_what_is_no_http_is_refused(port: int, bytes_sent: bytes) -> None:
    assert_problem(ask(port, bytes_sent), 400, "invalid-http")


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n1",
        b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
    ],
    ids=["silence", "blank-lines", "half-a-head", "half-a-body-that-nobody-reads", "no-further-request"],
)
def test_connection_that_gets_no_further_is_closed(port: int, sent: bytes) -> None:
    answer = ask(port, sent)

    assert answer == b"" or answer.endswith(b"\r\n\r\n0")


def test_head_that_trickles_in_is_not_waited_for(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\n")
        connection.settimeout(0.05)
        with pytest.raises(OSError, match=r"(?i)reset|broken"):  # noqa: PT012 - a byte now and then is the point
            for _ in range(200):
                connection.sendall(b"X")
                try:
                    if connection.recv(1) == b"":
                        raise BrokenPipeError("broken")
                except TimeoutError:
                    pass


def test_answer_that_nobody_fetches_is_given_up(server: uvicorn.Server, port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS) as connection:
        connection.sendall(b"GET /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        connection.recv(1)
        look_again = threading.Event()
        for _ in range(200):
            if not server.server_state.connections:
                return
            look_again.wait(0.05)

    pytest.fail("the server still waits for its client")


def test_protocol_is_the_one_whose_private_parts_are_known() -> None:
    source = hashlib.sha256(inspect.getsource(HttpToolsProtocol).encode()).hexdigest()[:16]

    assert source == READ_SOURCE, (
        "uvicorn's HttpToolsProtocol has changed, and LimitedProtocol reads and overrides private parts of it: "
        f"read both again, run this module, then set READ_SOURCE to {source!r}"
    )

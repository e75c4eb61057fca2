"""Several server processes on one port, each with its fair share of the connections.

Where processes accept from one queue, as uvicorn's do, the system wakes the same one again and again: eight clients can
all end up with one process, and wait for its generator while the next one has nothing to do. Here each process listens
with a queue of its own, and Linux deals connections out among them (`SO_REUSEPORT`). Other systems do not; there it stays
at one queue.
"""

import socket
import sys

import uvicorn
from uvicorn.supervisors import Multiprocess


def serve_together(config: uvicorn.Config) -> None:
    """Runs the processes until they are told to stop; ends at once, as uvicorn does, where the port is taken."""
    listener = config.bind_socket()
    if sys.platform == "linux":
        with listener:  # so nobody else has the port; two services on it would each get half the requests
            listener = SharedPort(listener.family, listener.getsockname())
    with listener:
        Multiprocess(config, sockets=[listener]).run()


class SharedPort(socket.socket):
    """A socket bound to an address that it shares with its copies, of which one is made in each process it is sent to."""

    def __init__(self, family: socket.AddressFamily, address: tuple[str | int, ...]) -> None:
        super().__init__(family)
        self.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        self.bind(address)

    def __reduce__(self) -> tuple[type["SharedPort"], tuple[object, ...]]:
        """How it is sent: as its address."""
        return SharedPort, (self.family, self.getsockname())

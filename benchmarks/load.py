"""Bounded load on a server of this machine: by `wrk` where it is installed, else by `httpx`, which is much slower."""

import asyncio
import shutil
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle

import httpx

from benchmarks.tables import percentile

CONNECTIONS = 64
WRK = shutil.which("wrk")
GENERATOR = "wrk" if WRK else "httpx, which reaches its own limit long before the server: read times, not ratios; install wrk"

_SCRIPT = """
local requests = {{
{requests}
}}
local at = 0
request = function()
  at = at % #requests + 1
  return requests[at]
end
done = function(summary, latency, _)
  local lost = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  print("figures", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    summary.errors.status + lost)
end
"""


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request."""

    method: str
    path: str
    """With its query string."""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    def raw(self, host: str) -> bytes:
        """The request as it goes over the wire."""
        headers = {"Host": host, **self.headers} | ({"Content-Length": str(len(self.body))} if self.body else {})
        lines = [f"{self.method} {self.path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
        return "\r\n".join([*lines, "", ""]).encode() + self.body


@dataclass(frozen=True, slots=True)
class Load:
    """What a server carried."""

    requests: int
    seconds: float
    p50_seconds: float
    p99_seconds: float
    errors: int
    """Answers of 400 and above, and requests without an answer."""

    @property
    def per_second(self) -> float:
        """Requests per second."""
        return self.requests / self.seconds


def load(url: str, requests: Sequence[Request], seconds: int, connections: int = CONNECTIONS) -> Load:
    """Sends the requests over and over on so many connections for so many seconds."""
    if WRK:
        return _load_with_wrk(WRK, url, requests, seconds, connections)
    return asyncio.run(_load_with_httpx(url, requests, seconds, connections))


def _load_with_wrk(wrk: str, url: str, requests: Sequence[Request], seconds: int, connections: int) -> Load:
    host = url.removeprefix("http://")
    script = _SCRIPT.format(requests=",\n".join(_lua_string(request.raw(host)) for request in requests))
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script)
        file.flush()
        command = [wrk, "--threads", "1", "--connections", str(connections), "--duration", str(seconds), "--timeout", "10"]
        finished = subprocess.run(  # noqa: S603 - wrk, on this machine's own server
            [*command, "--script", file.name, url], capture_output=True, text=True, check=True
        )
    figures = next(line for line in finished.stdout.splitlines() if line.startswith("figures"))
    count, duration, p50, p99, errors = (float(figure) for figure in figures.split()[1:])
    return Load(int(count), duration / 1e6, p50 / 1e6, p99 / 1e6, int(errors))


def _lua_string(raw: bytes) -> str:
    plain = (chr(byte) if 32 <= byte < 127 and byte not in b'"\\' else f"\\{byte:03d}" for byte in raw)
    return f'"{"".join(plain)}"'


async def _load_with_httpx(url: str, requests: Sequence[Request], seconds: int, connections: int) -> Load:
    times: list[float] = []
    errors = 0
    coming = cycle(requests)
    started = time.perf_counter()

    async def keep_asking(client: httpx.AsyncClient) -> None:
        nonlocal errors
        while time.perf_counter() - started < seconds:
            request = next(coming)
            asked = time.perf_counter()
            try:
                answer = await client.request(
                    request.method, f"{url}{request.path}", headers=request.headers, content=request.body or None
                )
                errors += answer.is_error
            except httpx.TransportError:
                errors += 1
            times.append(time.perf_counter() - asked)

    async with httpx.AsyncClient(timeout=10, limits=httpx.Limits(max_connections=connections)) as client:
        await asyncio.gather(*(keep_asking(client) for _ in range(connections)))
    return Load(len(times), time.perf_counter() - started, percentile(times, 0.5), percentile(times, 0.99), errors)

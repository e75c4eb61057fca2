"""What is counted, in one process and in several."""

import os
import subprocess
import sys
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from app.api.telemetry.metrics import FOLDER_VARIABLE

Samples = dict[tuple[str, frozenset[tuple[str, str]]], float]

COUNT_TWO = """
from app.api.telemetry.metrics import CATALOGUE_PROCESSES, GENERATION_SECONDS, PROGRAMS
PROGRAMS.labels("true").inc(2)
GENERATION_SECONDS.observe(0.3)
CATALOGUE_PROCESSES.labels("1").set(1)
"""
COUNT_AND_WAIT = f"{COUNT_TWO}\nprint('counted', flush=True)\ninput()"
SHOW = "from app.api.telemetry.metrics import exposition; print(exposition().decode())"


def test_requests_are_counted_by_method_route_status_and_whether_they_were_kept(own_client: TestClient) -> None:
    before = metrics(own_client)
    for _ in range(3):
        own_client.get("/exercises/plank")
    own_client.get("/exercises/nope")

    counted = difference(metrics(own_client), before, "evenkeel_request_seconds_count")

    route = {"method": "GET", "route": "/exercises/{slug}"}
    assert counted[key(**route, status="200", kept="false")] == 1
    assert counted[key(**route, status="200", kept="true")] == 2
    assert counted[key(**route, status="404", kept="false")] == 1


def test_programs_are_counted_and_the_engine_is_timed(own_client: TestClient) -> None:
    before = metrics(own_client)
    for _ in range(2):
        own_client.post("/programs", json={"imbalances": ["weak-core"], "weeks": 1})

    after = metrics(own_client)

    assert difference(after, before, "evenkeel_programs_total") == {key(known="false"): 1, key(known="true"): 1}
    assert difference(after, before, "evenkeel_generation_seconds_count") == {key(): 1}


def test_metrics_tell_the_catalogue_and_the_processes(own_client: TestClient) -> None:
    version = own_client.get("/version").json()["catalogue_version"]

    shown = metrics(own_client)

    assert shown["evenkeel_catalogue_processes", key(version=version)] >= 1
    assert shown["process_resident_memory_bytes", key(pid=str(os.getpid()))] > 10_000_000


def test_processes_are_counted_together_and_the_dead_only_for_what_they_did(tmp_path: Path) -> None:
    run(COUNT_TWO, tmp_path)
    living = subprocess.Popen(  # noqa: S603 - the code stands above
        [sys.executable, "-c", COUNT_AND_WAIT], env=environment(tmp_path), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert living.stdout
    living.stdout.readline()

    shown = samples(run(SHOW, tmp_path))
    living.communicate(b"\n")

    assert shown["evenkeel_programs_total", key(known="true")] == 4
    assert shown["evenkeel_generation_seconds_count", key()] == 2
    assert shown["evenkeel_catalogue_processes", key(version="1")] == 1
    assert shown["process_resident_memory_bytes", key(pid=str(living.pid))] > 0


def metrics(client: TestClient) -> Samples:
    return samples(client.get("/metrics").text)


def samples(text: str) -> Samples:
    families = text_string_to_metric_families(text)
    return {(sample.name, frozenset(sample.labels.items())): sample.value for family in families for sample in family.samples}


def difference(after: Samples, before: Samples, name: str) -> dict[frozenset[tuple[str, str]], float]:
    """How much more there is of each series of the name."""
    more = {labels: value - before.get((each, labels), 0) for (each, labels), value in after.items() if each == name}
    return {labels: value for labels, value in more.items() if value}


def key(**labels: str) -> frozenset[tuple[str, str]]:
    return frozenset(labels.items())


def environment(folder: Path) -> dict[str, str]:
    return {**os.environ, FOLDER_VARIABLE: str(folder)}


def run(code: str, folder: Path) -> str:
    finished = subprocess.run(  # noqa: S603 - the code stands above
        [sys.executable, "-c", code], env=environment(folder), check=True, capture_output=True, text=True
    )
    return finished.stdout

"""Query parameters that nobody asked for."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from tests.databases import Databases, seed


@pytest.fixture(scope="module")
def reader(sqlite_databases: Databases) -> Iterator[TestClient]:
    with sqlite_databases.prepared(seed) as url, TestClient(create_app(Settings(database_url=url))) as client:
        yield client


def test_operation_refuses_a_parameter_that_it_does_not_have(reader: TestClient) -> None:
    operations = reader.get("/openapi.json").json()["paths"]
    read = {path: operation["get"] for path, operation in operations.items() if "get" in operation} | {
        path: {} for path in ("/openapi.json", "/docs")
    }

    private = {path for path in read if path.startswith("/enrollments")}
    answers = {path: reader.get(f"{_address(path, operation)}?_=1") for path, operation in read.items()}
    refused = {path: answer for path, answer in answers.items() if path not in private}

    assert len(refused) >= 30
    assert {answers[path].status_code for path in private} == {401}, "nobody is told anything without a token"
    assert {path: answer.status_code for path, answer in refused.items() if answer.status_code != 422} == {}
    assert {answer.json()["errors"][0]["parameter"] for answer in refused.values()} == {"_"}


def _address(path: str, operation: dict[str, Any]) -> str:
    """The path with the examples that the document has for its parameters."""
    examples = {each["name"]: each["schema"].get("examples") for each in operation.get("parameters", [])}
    return re.sub(r"\{(\w+)\}", lambda name: str(examples[name[1]][0]), path)

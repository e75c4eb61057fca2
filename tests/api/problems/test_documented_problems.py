"""What the OpenAPI document tells of problems."""

from collections.abc import Mapping
from typing import Any

import pytest

from app.api.problems.codes import ErrorCode
from app.api.problems.kinds import ProblemKind
from app.engine.vocabulary.safety import Urgency
from app.main import create_app
from app.settings import Settings

DOCUMENT: Mapping[str, Any] = create_app(Settings(database_url="sqlite://")).openapi()
SCHEMAS: Mapping[str, Any] = DOCUMENT["components"]["schemas"]
OPERATIONS = {
    operation["operationId"]: operation for operations in DOCUMENT["paths"].values() for operation in operations.values()
}


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
def test_every_operation_declares_faults_and_any_other_problem(operation: Mapping[str, Any]) -> None:
    for status in ("500", "default"):
        assert "application/problem+json" in operation["responses"][status]["content"]


def test_version_is_sent_in_a_header_of_its_proper_name() -> None:
    for name in ("replace_exercise", "retire_exercise"):
        (header,) = [each for each in OPERATIONS[name]["parameters"] if each["in"] == "header"]
        assert (header["name"], header["required"]) == ("If-Match", True)


def test_clients_can_switch_on_types_codes_and_urgency() -> None:
    assert SCHEMAS["ErrorCode"]["enum"] == [*ErrorCode]
    assert SCHEMAS["Urgency"]["enum"] == [*Urgency]
    assert "code" in SCHEMAS["FieldError"]["required"]
    for kind in ProblemKind:
        assert kind.type in str(SCHEMAS["Problem"])

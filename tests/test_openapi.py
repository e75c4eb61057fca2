"""The OpenAPI document as a product: it is committed, complete, and its examples are true to it."""

import asyncio
import json
import re
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx
import jsonschema_rs
import pytest

from app.api.documentation.document import Service, document_text
from app.api.problems.kinds import ProblemKind
from app.api.programs import examples
from app.api.programs.from_engine import document_of
from app.api.programs.profile_to_engine import profile_from
from app.engine.generate import generate
from app.main import create_app
from app.settings import Settings
from tests.catalogue_tables import real_catalogue

COMMITTED = Path(__file__).parent.parent / "openapi" / "openapi.json"
PATIENCE_SECONDS = 10
app = create_app(Settings(database_url="sqlite://"))
document = app.openapi()
OPERATIONS = {operation["operationId"]: operation for path in document["paths"].values() for operation in path.values()}
SCHEMAS = document["components"]["schemas"]


def test_committed_document_is_the_one_the_code_makes() -> None:
    assert COMMITTED.read_text() == document_text(app), "run `make openapi` and read the difference"


def test_example_is_the_program_that_its_profile_gives() -> None:
    catalogue = real_catalogue()
    asked = examples.PROFILES["small"]["value"]

    program = generate(profile_from(json.dumps(asked).encode(), catalogue), catalogue)

    assert _without_versions(examples.PROGRAM) == _without_versions(json.loads(document_of(program))), "run `make openapi`"


def test_others_are_answered_while_the_first_error_waits_for_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, may_end = threading.Event(), threading.Event()

    def made(_: Service) -> dict[str, Any]:
        begun.set()
        assert may_end.wait(PATIENCE_SECONDS), "nobody else was answered"
        return document

    async def ask() -> tuple[int, int]:
        transport = httpx.ASGITransport(create_app(Settings(database_url="sqlite://")))
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            refused = asyncio.create_task(client.delete("/healthz"))
            await asyncio.to_thread(begun.wait, PATIENCE_SECONDS)
            other = await client.get("/healthz")
            may_end.set()
            return other.status_code, (await refused).status_code

    monkeypatch.setattr(Service, "openapi", made)

    assert asyncio.run(ask()) == (200, 405)


def test_document_names_what_clients_and_linters_look_for() -> None:
    assert document["info"].keys() >= {"title", "summary", "description", "version", "license"}
    assert document["servers"]
    assert document["security"] == [{}, {"api_key": []}], "a key may be asked for, and where nothing else is said need not"
    assert document["tags"]
    assert all(tag["description"] for tag in document["tags"])


def test_operation_ids_are_unique_and_say_what_is_done_to_what() -> None:
    assert len(OPERATIONS) == sum(len(path) for path in document["paths"].values())
    assert all(
        re.fullmatch(r"(list|get|create|replace|retire|delete|log|add|erase|export)(_[a-z]+)+", name) for name in OPERATIONS
    ), [*OPERATIONS]


def test_only_who_writes_to_the_catalogue_must_have_a_key() -> None:
    of_one = {name for name, operation in OPERATIONS.items() if "following" in operation["tags"]}
    keys = {name: o["security"] for name, o in OPERATIONS.items() if o.get("security") and name not in of_one}

    assert {json.dumps(demanded) for demanded in keys.values()} == {'[{"api_key": ["catalogue:write"]}]'}
    assert {name for name, operation in OPERATIONS.items() if "security" not in operation} == {
        "create_program",
        "create_screening",
        "create_audit",
        "create_enrollment",
        "create_outlook",
        "get_metrics",
    }


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
def test_operation_is_explained(operation: Mapping[str, Any]) -> None:
    assert operation["summary"]
    assert operation["description"]
    assert {*operation["tags"]} <= {tag["name"] for tag in document["tags"]}
    assert all(parameter["description"] for parameter in operation.get("parameters", []))
    assert all(response["description"] for response in operation["responses"].values())


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
def test_every_success_has_an_example(operation: Mapping[str, Any]) -> None:
    contents = [
        content
        for status, response in operation["responses"].items()
        if status.startswith("2") and status != "204"
        for content in response["content"].values()
    ]

    assert contents or "204" in operation["responses"]
    assert all("example" in content for content in contents)


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
def test_examples_fit_their_schemas(operation: Mapping[str, Any]) -> None:
    examples = list(_examples(operation))

    assert examples or "204" in operation["responses"]
    for schema, example in examples:
        validator = jsonschema_rs.validator_for({**schema, "components": document["components"]})
        assert [error.message for error in validator.iter_errors(example)] == []


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
def test_every_error_is_a_problem(operation: Mapping[str, Any]) -> None:
    errors = {status: response for status, response in operation["responses"].items() if status[0] in "45"}

    assert "422" in errors
    assert all([*response["content"]] == ["application/problem+json"] for response in errors.values())


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_and_its_fields_are_described(name: str) -> None:
    schema = SCHEMAS[name]

    assert schema["description"]
    assert [field for field, property_ in schema.get("properties", {}).items() if not property_.get("description")] == []


@pytest.mark.parametrize(
    ("keyword", "example"),
    [
        ("default", {"type": "object", "properties": {"weeks": {"type": "integer", "default": 8}}}),
        ("oneOf", {"properties": {"dose": {"oneOf": [{"$ref": "#/a"}, {"$ref": "#/b"}]}}}),
        ("anyOf", {"items": {"anyOf": [{"$ref": "#/a"}, {"type": "string"}]}}),
        ("enum", {"properties": {"effect": {"enum": ["posture"]}}}),
        ("properties", {"properties": {"avoid": {"properties": {}}}}),
        ("items", {"type": "array", "items": {"type": "array", "items": {}}}),
    ],
)
def test_nothing_within_a_schema_puzzles_generators(keyword: str, example: dict[str, Any]) -> None:
    """A default makes a field required; unions, enums and objects without a name get accidental ones; so do lists of lists."""
    assert [*_puzzles(example)] == [keyword]
    for schema in SCHEMAS.values():
        assert keyword not in _puzzles(schema), schema["title"]


def test_parameters_and_bodies_puzzle_no_generator_either() -> None:
    for name, operation in OPERATIONS.items():
        contents = [*operation.get("requestBody", {}).get("content", {}).values()]
        contents += [
            content for response in operation["responses"].values() for content in response.get("content", {}).values()
        ]
        parameters = [parameter["schema"] for parameter in operation.get("parameters", [])]
        schemas = [content["schema"] for content in contents if "schema" in content] + parameters

        assert not [*_puzzles({"allOf": schemas})], name


def test_what_must_be_sent_is_only_what_has_no_default() -> None:
    assert SCHEMAS["ProfileRequest"]["required"] == ["imbalances"]
    assert "required" not in SCHEMAS["ScreeningRequest"]
    weeks = SCHEMAS["ProfileRequest"]["properties"]["weeks"]
    assert weeks["x-default"] == 8
    assert weeks["description"].endswith("Default: `8`.")


def test_every_kind_of_problem_has_a_schema_that_its_type_tells_apart() -> None:
    told = SCHEMAS["Problem"]["discriminator"]["mapping"]

    assert told.keys() == {kind.type for kind in ProblemKind}
    for type_, address in told.items():
        schema = SCHEMAS[address.removeprefix("#/components/schemas/")]
        assert schema["properties"]["type"]["const"] == type_
        assert "type" in schema["required"]


def test_one_of_several_shapes_is_told_by_its_kind() -> None:
    unions = [union for schema in SCHEMAS.values() for union in _unions(schema)]

    assert unions
    assert all("discriminator" in union for union in unions)
    assert "kind" in SCHEMAS["RepsDose"]["required"]
    assert "default" not in SCHEMAS["RepsDose"]["properties"]["kind"]


def test_links_name_operations_and_parameters_that_exist() -> None:
    links = [
        link
        for operation in OPERATIONS.values()
        for response in operation["responses"].values()
        for link in response.get("links", {}).values()
    ]

    assert {link["operationId"] for link in links} >= {"get_program", "get_exercise", "get_imbalance"}
    for link in links:
        names = {parameter["name"] for parameter in OPERATIONS[link["operationId"]]["parameters"]}
        assert link["parameters"].keys() <= names


def _without_versions(program: Mapping[str, Any]) -> Mapping[str, Any]:
    """The program without what every change of the catalogue changes."""
    return {name: value for name, value in program.items() if name not in ("id", "catalogue_version")}


def _examples(operation: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], Any]]:
    """Each example in answers and bodies with its schema; those of pages in HTML have none."""
    contents = [content for response in operation["responses"].values() for content in response.get("content", {}).values()]
    contents += operation.get("requestBody", {}).get("content", {}).values()
    for content in contents:
        if "example" in content and "schema" in content:
            yield content["schema"], content["example"]
        yield from ((content["schema"], named["value"]) for named in content.get("examples", {}).values())


def _puzzles(schema: Mapping[str, Any]) -> Iterator[str]:
    """Keywords in the parts of a schema that only belong into schemas with a name, or nowhere."""
    parts = [*schema.get("properties", {}).values(), *schema.get("allOf", ())]
    parts += [schema[each] for each in ("items", "additionalProperties") if isinstance(schema.get(each), dict)]
    for part in parts:
        alternatives = [each for each in part.get("anyOf", ()) if each != {"type": "null"}]
        inner = alternatives[0] if len(alternatives) == 1 else part
        yield from ({"default", "oneOf", "enum", "properties"} | ({"anyOf"} if len(alternatives) > 1 else set())) & inner.keys()
        if schema.get("type") == inner.get("type") == "array":
            yield "items"
        yield from _puzzles(inner)


def _unions(schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Every place in the schema that takes one of several objects."""
    if sum("$ref" in variant for variant in schema.get("oneOf", ())) > 1:
        yield schema
    for value in schema.values():
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict):
                yield from _unions(part)

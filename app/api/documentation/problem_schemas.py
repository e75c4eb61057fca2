"""The schemas of problems: one for each kind, told from the others by its `type`, and `Problem` for any of them."""

from typing import Any

from pydantic.json_schema import models_json_schema

from app.api.operations.responses import SCHEMA_ADDRESS, problem_schema_of
from app.api.problems.kinds import ProblemKind
from app.api.problems.models import PROBLEM_MODELS, Problem


def problem_schemas() -> dict[str, Any]:
    """By name, together with what they refer to."""
    models: list[type[Problem]] = [Problem, *dict.fromkeys(PROBLEM_MODELS.values())]
    _, made = models_json_schema([(model, "serialization") for model in models], ref_template=SCHEMA_ADDRESS + "{model}")
    schemas: dict[str, Any] = made["$defs"]
    shapes = {model: schemas.pop(model.__name__) for model in models}
    kinds = {problem_schema_of(kind): _of_kind(kind, shapes[PROBLEM_MODELS.get(kind, Problem)]) for kind in ProblemKind}
    return schemas | kinds | {Problem.__name__: _any_problem(shapes[Problem])}


def _of_kind(kind: ProblemKind, shape: dict[str, Any]) -> dict[str, Any]:
    type_ = {"type": "string", "const": kind.type, "title": "Type", "description": "Tells the kind of problem."}
    return shape | {
        "title": problem_schema_of(kind),
        "description": f"{kind.title}. {kind.explanation}",
        "properties": shape["properties"] | {"type": type_},
    }


def _any_problem(shape: dict[str, Any]) -> dict[str, Any]:
    addresses = {kind.type: SCHEMA_ADDRESS + problem_schema_of(kind) for kind in ProblemKind}
    return {
        "title": shape["title"],
        "description": shape["description"],
        "oneOf": [{"$ref": address} for address in addresses.values()],
        "discriminator": {"propertyName": "type", "mapping": addresses},
    }

"""Rewrites the document where generators of clients, as they come, would make a client of it that lacks or asks too much.

`make clients` tries the generators. Each function says which of them it is for.
"""

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any

from app.api.operations.responses import SCHEMA_ADDRESS

Schema = dict[str, Any]
NO_KEY: dict[str, list[str]] = {}
A_KEY: dict[str, list[str]] = {"api_key": []}


def suit_generators(document: dict[str, Any]) -> None:
    """Rewrites the document in place."""
    operations = [operation for path in document["paths"].values() for operation in path.values()]
    parameters = [parameter for operation in operations for parameter in operation.get("parameters", ())]
    schemas: dict[str, Schema] = document["components"]["schemas"]
    _let_keys_be_optional(document, operations)
    _take_null_from(parameters)
    for schema in chain(schemas.values(), (parameter["schema"] for parameter in parameters)):
        for each in _with_all_within(schema):
            _tell_default(each)
    for parameter in parameters:
        parameter["description"] = parameter["schema"].get("description", parameter["description"])
    _name_unions_of_problems(operations, schemas)


def _let_keys_be_optional(document: dict[str, Any], operations: list[dict[str, Any]]) -> None:
    """Says for the whole document that a key may be asked for, and for the operation in words with which scope.

    Where an operation says so itself, openapi-python-client demands a key of its callers.
    """
    document["security"] = [NO_KEY, A_KEY]
    for operation in operations:
        if NO_KEY in operation.setdefault("security", []):
            scopes = [scope for key in operation.pop("security") for needed in key.values() for scope in needed]
            operation["description"] += f"\n\nA service may ask for a key with the scope `{'`, `'.join(scopes)}`."


def _take_null_from(parameters: list[dict[str, Any]]) -> None:
    """A parameter is left out where it has no value: nobody can send null in an address."""
    for parameter in parameters:
        alternatives = parameter["schema"].pop("anyOf", ())
        for alternative in alternatives:
            if alternative != {"type": "null"}:
                parameter["schema"] |= alternative


def _tell_default(schema: Schema) -> None:
    """A default as words and as `x-default`: openapi-typescript makes a field required that has a `default`."""
    if "default" not in schema:
        return
    default = schema.pop("default")
    if default is None:
        return
    schema["x-default"] = default
    words = _in_words(default)
    if words and "description" in schema:
        schema["description"] = f"{schema['description']} {words}"


def _in_words(default: object) -> str:
    match default:
        case "" | {}:
            return ""
        case []:
            return "Empty by default."
        case list() | dict():
            return ""
        case str():
            return f"Default: `{default}`."
        case _:
            return f"Default: `{json.dumps(default)}`."


def _name_unions_of_problems(operations: list[dict[str, Any]], schemas: dict[str, Schema]) -> None:
    """Gives each union of problems that a response may hold a place among the schemas, by the names of its members."""
    for response in chain.from_iterable(operation["responses"].values() for operation in operations):
        for content in response.get("content", {}).values():
            if "oneOf" in content.get("schema", ()):
                union = content["schema"]
                members = [member["$ref"].removeprefix(SCHEMA_ADDRESS) for member in union["oneOf"]]
                name = "Or".join(member.removesuffix("Problem") for member in members) + "Problem"
                schemas[name] = {"title": name, "description": response["description"] + "."} | union
                content["schema"] = {"$ref": SCHEMA_ADDRESS + name}


def _with_all_within(schema: Schema) -> Iterator[Schema]:
    """The schema and every schema in it."""
    yield schema
    for keyword, value in schema.items():
        match keyword, value:
            case "properties", dict():
                within = list(value.values())
            case "anyOf" | "oneOf" | "allOf", list():
                within = value
            case "items" | "additionalProperties" | "propertyNames", dict():
                within = [value]
            case _:
                continue
        for each in within:
            yield from _with_all_within(each)

"""What the library finds wrong, said in the contract's words."""

from typing import get_args

import pytest
from pydantic_core import core_schema

from app.api.problems.codes import ErrorCode
from app.api.problems.validation import _in_our_words

LIBRARY_KINDS = get_args(core_schema.ErrorType)
NUMBERS = ("ge", "gt", "le", "lt", "multiple_of", "min_length", "max_length", "actual_length")
CONTEXT = dict.fromkeys((*NUMBERS, "pattern", "expected"), 1)


@pytest.mark.parametrize("kind", LIBRARY_KINDS)
def test_no_word_of_the_library_reaches_a_client(kind: str) -> None:
    """Whatever kinds of errors the library knows or will know."""
    code, words = _in_our_words({"type": kind, "loc": (), "msg": "Input should be leaked", "input": "given", "ctx": CONTEXT})

    assert code in ErrorCode
    assert "leaked" not in words
    assert "{" not in words

"""Reads sets, repetitions, times and efforts as people write them into plans: `3x8-12`, `AMRAP`, `30s each side`, `RPE 7`."""

import re
import unicodedata
from dataclasses import dataclass

from pydantic_core import PydanticCustomError

from app.engine.vocabulary.body import Side

MOST_SETS = 20
MOST_REPS = 200
LONGEST_SECONDS = 3600
HARDEST_RPE = 10
HEAVIEST = 1000
"""Of kilograms, pounds or percent."""
LONGEST_TEXT = 100
FEWEST_OF_A_LIST = 3
"""`12/10/8` has a number for every set; `10/10` is both sides."""
SECONDS_OF_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Span:
    """A number, or from where to where it may go. What counts is the lower end: that much is asked for in any case."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Amount:
    """What was read of a dose; None for what it does not say."""

    sets: int | None = None
    reps: Span | None = None
    uncounted: bool = False
    """As many repetitions as possible, or a distance."""
    seconds: int | None = None

    @property
    def says_how_much(self) -> bool:
        """True where it says more than sets."""
        return self.reps is not None or self.uncounted or self.seconds is not None


_CHARACTERS = str.maketrans(
    {**dict.fromkeys("‐‑‒–—−", "-"), **dict.fromkeys("×✕*", "x"), **dict.fromkeys("″”", '"'), **dict.fromkeys("′’", "'")}
)
_PUNCTUATION = " ,;.()"
_EACH = re.compile(
    r"(?:\b(?:each|every|per|pro|je|both|beide|cada|par|chaque|por)\b|/)\s*"
    r"(?:side|sides|leg|legs|arm|arms|foot|way|direction|seite|seiten|bein|beine|lado|pierna|perna|c[oô]t[eé]|jambe)\b"
    r"|\b(?:each|ea|e/s|es|alternating|alt|bilateral|l/r|l\s?\+\s?r)(?:\.|\b)"
)
_FILLING = re.compile(r"\b(?:reps?|repetitions?|rounds?|wdh|wiederholungen|repeticiones|holds?|of|for)\b\.?")
_SETS = re.compile(r"\b(?:sets?|s[aä]tze|series|s[eé]ries?)\b")
_AS_MANY = re.compile(r"amrap|max(?:imum)?|as many as possible|(?:to )?failure")
_SPAN = re.compile(r"(\d{1,6})\s*(?:(?:-|to|bis)\s*(\d{1,6}))?\s*\+?")
_LIST = re.compile(r"\d{1,6}(?:\s*[/,-]\s*\d{1,6})+")
_TIME = re.compile(
    r"(\d{1,6})(?:\s*(?:-|to|bis)\s*\d{1,6})?\s*"
    r"(?:(?P<s>s|secs?|seconds?|sek|sekunden|segundos?|secondes?|\"|'')|(?P<m>mins?|minutes?|minuten|minutos?|'))\.?"
)
_DISTANCE = re.compile(r"\d{1,6}\s*(?:m|met(?:er|re)s?|yds?|yards?|ft|feet|steps?|schritte)\.?")
_CLOCK = re.compile(r"(\d{0,2}):([0-5]\d)(?:\s*min)?")
_RPE = re.compile(r"(?:rpe|@)?\s*(\d{1,2}(?:[.,]\d)?)\s*(?:-\s*\d{1,2}(?:[.,]\d)?)?(?:\s*/\s*10)?")
_RESERVE = re.compile(r"(?:rir\s*(\d)|(\d)\s*rir)(?:\s*-\s*\d)?")
_WEIGHT = re.compile(r"-?\d{1,6}(?:[.,]\d+)?")
_SIDES = {
    Side.LEFT: re.compile(r"\b(?:left|links|linkes|izquierd[ao]|gauche|esquerd[ao])\b|\(l\)|[-,]\s*l$"),
    Side.RIGHT: re.compile(r"\b(?:right|rechts|rechtes|derech[ao]|droite?|direit[ao])\b|\(r\)|[-,]\s*r$"),
}


def read_sets(value: object) -> Amount:
    """How many sets: `3`, `"3-4"`, or the whole dose, as in `"3x10"`."""
    if isinstance(value, int) and not isinstance(value, bool):
        return _possible(Amount(sets=value))
    if isinstance(value, str):
        found = _SPAN.fullmatch(_SETS.sub("", _plain(value)).strip().removesuffix("x").strip())
        amount = Amount(sets=int(found[1])) if found else _dose(_plain(value))
        if amount and amount.sets is not None:
            return _possible(amount)
    raise _unreadable(value, "a number of sets, as 3 or 3-4, or sets and repetitions, as 3x10")


def read_reps(value: object) -> Amount:
    """Repetitions or times of a set: `10`, `"8-12"`, `"AMRAP"`, `"30s"`, `"10 each side"`, `"3x10"`, `"12/10/8"`."""
    if isinstance(value, int) and not isinstance(value, bool):
        return _possible(Amount(reps=Span(value, value)))
    if isinstance(value, str):
        amount = _dose(_plain(value))
        if amount and amount.says_how_much:
            return _possible(amount)
    raise _unreadable(value, "repetitions, as 10, 8-12 or AMRAP, a time, as 30 s, or sets and repetitions, as 3x10")


def read_seconds(value: object) -> int:
    """A time: seconds as a number, or with a unit, as `"90 s"`, `"1:30"`, `"2-3 min"`."""
    if isinstance(value, int | str) and not isinstance(value, bool):
        text = _EACH.sub("", _FILLING.sub("", _plain(value))).strip()
        span = _SPAN.fullmatch(text)
        seconds = int(span[1]) if span else _seconds(text)
        if seconds is not None:
            _bounded(seconds, 1, LONGEST_SECONDS, "seconds")
            return seconds
    raise _unreadable(value, "seconds, as 90, or a time with its unit, as 90 s or 2 min")


def read_rest(value: object) -> int:
    """Rest in seconds: as `read_seconds`, or none at all."""
    if isinstance(value, int | str) and not isinstance(value, bool) and _plain(value) in {"0", "-", "none", "no rest"}:
        return 0
    return read_seconds(value)


def read_rpe(value: object) -> float:
    """Effort from 1 to 10: `7`, `"7-8"`, `"RPE 7.5"`, or by the repetitions in reserve, as `"2 RIR"`."""
    if isinstance(value, int | float | str) and not isinstance(value, bool):
        text = _plain(value)
        reserve, effort = _RESERVE.fullmatch(text), _RPE.fullmatch(text)
        if reserve:
            return HARDEST_RPE - float(reserve[1] or reserve[2])
        if effort:
            rpe = float(effort[1].replace(",", "."))
            _bounded(rpe, 1, HARDEST_RPE, "RPE")
            return rpe
    raise _unreadable(value, "an effort from 1 to 10, as 7, 7-8 or RPE 7.5, or what is left in reserve, as 2 RIR")


def read_load(value: object) -> str:
    """A load in the coach's words, as `"20 kg"`, `"45 lb"`, `"70 %"`, `"green band"`; a number may have a unit or none."""
    if isinstance(value, int | float | str) and not isinstance(value, bool):
        text = _plain(value)
        number = _WEIGHT.match(text)
        if number:
            _bounded(float(number[0].replace(",", ".")), 0, HEAVIEST, "kilograms, pounds or percent")
        if 0 < len(text) <= LONGEST_TEXT:
            return text
    raise _unreadable(value, "a load, as 20 kg, 45 lb, 70 %, green band or bodyweight")


def side_in(text: str) -> Side | None:
    """The one side that the words name; None for none and for both."""
    plain = _plain(text)
    named = [side for side, pattern in _SIDES.items() if pattern.search(plain)]
    return named[0] if len(named) == 1 else None


def _unreadable(value: object, right: str) -> PydanticCustomError:
    """The refusal of what cannot be read, with what would be right."""
    given = repr(str(value)[:LONGEST_TEXT])
    return PydanticCustomError("unreadable", "{given} cannot be read here: write {right}", {"given": given, "right": right})


def _plain(value: object) -> str:
    """The value in small letters, with one kind of dash, times sign and quotation mark each."""
    return " ".join(unicodedata.normalize("NFKC", str(value).translate(_CHARACTERS)).casefold().translate(_CHARACTERS).split())


def _dose(text: str) -> Amount | None:
    """The dose that the text says; None where it cannot be read. What stands behind an `@` is effort or load, and no dose."""
    text, _, _ = text.partition("@")
    text = _SETS.sub(" x ", _FILLING.sub(" ", _EACH.sub(" ", text))).strip(_PUNCTUATION)
    parts = _around_as_many(text) if _AS_MANY.search(text) else [part.strip() for part in text.split("x")]
    match parts:
        case [amount]:
            return _amount(amount)
        case [sets, amount] if _SPAN.fullmatch(sets):
            read = _amount(amount)
            return read and Amount(_low(sets), read.reps, read.uncounted, read.seconds)
        case [sets, reps, hold] if _SPAN.fullmatch(sets) and _SPAN.fullmatch(reps) and _seconds(hold):
            return Amount(_low(sets), _span(reps), seconds=_seconds(hold))
    return None


def _around_as_many(text: str) -> list[str]:
    """The parts of a dose with AMRAP or max, words that hold an x or none."""
    sets = _AS_MANY.sub("", text).replace("x", " ").strip()
    found = _AS_MANY.search(text)
    return [*([sets] if sets else []), found[0]] if found else []


def _amount(text: str) -> Amount | None:
    """Repetitions, a time, a distance, a list with a number for every set, or as many as possible."""
    seconds, numbers = _seconds(text), [int(number) for number in re.findall(r"\d+", text)]
    if _AS_MANY.fullmatch(text) or _DISTANCE.fullmatch(text):
        return Amount(uncounted=True)
    if seconds is not None:
        return Amount(seconds=seconds)
    if _SPAN.fullmatch(text):
        return Amount(reps=_span(text))
    if _LIST.fullmatch(text):
        sets = len(numbers) if len(numbers) >= FEWEST_OF_A_LIST else None
        return Amount(sets, Span(min(numbers), max(numbers)))
    return None


def _seconds(text: str) -> int | None:
    clock, time = _CLOCK.fullmatch(text), _TIME.fullmatch(text)
    if clock:
        return int(clock[1] or 0) * SECONDS_OF_MINUTE + int(clock[2])
    return int(time[1]) * (SECONDS_OF_MINUTE if time["m"] else 1) if time else None


def _span(text: str) -> Span:
    numbers = sorted(int(number) for number in re.findall(r"\d+", text))
    return Span(numbers[0], numbers[-1])


def _low(text: str) -> int:
    return _span(text).low


def _possible(amount: Amount) -> Amount:
    """The amount, if its numbers are such as plans have."""
    if amount.sets is not None:
        _bounded(amount.sets, 1, MOST_SETS, "sets")
    if amount.reps is not None:
        _bounded(amount.reps.low, 1, MOST_REPS, "repetitions")
        _bounded(amount.reps.high, 1, MOST_REPS, "repetitions")
    if amount.seconds is not None:
        _bounded(amount.seconds, 1, LONGEST_SECONDS, "seconds")
    return amount


def _bounded(number: float, least: int, most: int, unit: str) -> None:
    if not least <= number <= most:
        context = {"least": least, "most": most, "unit": unit}
        raise PydanticCustomError("out_of_range", "{least} to {most} {unit} are possible here", context)

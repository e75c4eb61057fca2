"""How violations speak: numbers with their units, slugs as words, lists as people write them."""

from collections.abc import Iterable


def amount(value: float, unit: str) -> str:
    """A number with its unit, in the singular where there is one of it; units are given in the plural."""
    number = f"{value:.2f}".rstrip("0").rstrip(".")
    return f"{number} {unit[:-1] if value == 1 and unit.endswith('s') else unit}"


def words(slug: str) -> str:
    """A slug as it is spoken."""
    return slug.replace("-", " ")


def listed(names: Iterable[str]) -> str:
    """Slugs or names in a row, `none` where there are none."""
    spoken = [words(name) for name in names]
    if not spoken:
        return "none"
    return spoken[0] if len(spoken) == 1 else f"{', '.join(spoken[:-1])} and {spoken[-1]}"

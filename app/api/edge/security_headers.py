"""Headers that tell browsers which pages may read an answer, and what may happen on a page that shows it."""

import hashlib
import re
from base64 import b64encode
from collections.abc import Mapping, Sequence

from app.api.edge.cross_origin import CrossOrigin

Header = tuple[bytes, bytes]

NOTHING_MAY_HAPPEN = "default-src 'none'; frame-ancestors 'none'"
"""For answers that are data: whoever opens one as a page gets text, and no other page can frame it."""
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def policy_of_page(html: str) -> str:
    """The content policy for a page of this service: its own scripts, styles and pictures, and nothing from elsewhere.

    Scripts that stand in the page are named by their digests, so none can be slipped in.
    """
    digests = (b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in _SCRIPT.findall(html))
    scripts = " ".join(["'self'", *(f"'sha256-{digest}'" for digest in digests)])
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


class BrowserPolicy:
    """The headers by which browsers guard answers, from the CORS rules that the service is set up with.

    Where every page may read, every answer says so, asked by a page or not: a copy that somebody keeps on the way then
    serves all of them. Where only some may, the answer depends on who asks, and says that.
    """

    def __init__(self, cross_origin: CrossOrigin) -> None:
        self.cross_origin = cross_origin
        shared = cross_origin.is_open
        guards = {
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Content-Security-Policy": NOTHING_MAY_HAPPEN,
            "Cross-Origin-Resource-Policy": "cross-origin" if shared else "same-origin",
        }
        self.always: Sequence[Header] = _raw({**guards, **(cross_origin.fields if shared else {"Vary": "Origin"})})
        """Headers of every answer that does not say otherwise."""
        self._to_readers = () if shared else _raw(cross_origin.fields)

    def to(self, origin: bytes | None) -> Sequence[Header]:
        """Headers that only an answer to a page of this origin carries."""
        if not self._to_readers or origin is None or not self.cross_origin.answers_to(origin.decode("latin-1")):
            return ()
        return ((b"access-control-allow-origin", origin), *self._to_readers)


def _raw(headers: Mapping[str, str]) -> tuple[Header, ...]:
    return tuple((name.lower().encode(), value.encode()) for name, value in headers.items())

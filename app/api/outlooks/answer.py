"""An outlook from the bytes of its request to the bytes of its response, as an engine process makes it."""

from app.api.outlooks.from_engine import outlook_public
from app.api.outlooks.to_engine import followed_from
from app.api.problems.validation import Place
from app.engine.catalogue.catalogue import Catalogue
from app.engine.following.follow import follow


def outlook_answer(body: bytes, document: bytes | None, catalogue: Catalogue, judged: Place | None = ()) -> bytes:
    """What to do next after what the body tells, as JSON. Raises RequestRefused with what is wrong in its `judged` part."""
    followed = followed_from(body, document, catalogue, judged)
    outlook = follow(followed.program, followed.journal, followed.today.toordinal(), catalogue)
    return outlook_public(outlook, followed.program, catalogue).model_dump_json().encode()

"""The kinds of problems that the service answers with, and the page that explains each."""

import re
from enum import Enum
from html import escape


class ProblemKind(Enum):
    """One kind of problem; `type` is what clients switch on."""

    INVALID_HTTP = (
        "invalid-http",
        400,
        "The request is not HTTP",
        "What arrived on the connection could not be read as an HTTP request, and the connection was closed.",
    )
    INVALID_JSON = (
        "invalid-json",
        400,
        "The body is not JSON",
        "The request's body could not be read as JSON in UTF-8. The detail says at which line and column reading stopped.",
    )
    INVALID_CURSOR = (
        "invalid-cursor",
        400,
        "The cursor does not belong to this list",
        (
            "A cursor comes from the `next` address of a page and works only with the filters and the order of that list. "
            "Follow `next` as it is, or start again without a cursor."
        ),
    )
    KEY_NEEDED = (
        "key-needed",
        401,
        "A key is needed",
        (
            "Send an API key as `Authorization: Bearer …`. Keys are made by whoever runs the service. The answer is the "
            "same for a key that never was, one that is mistyped and one that was revoked."
        ),
    )
    SCOPE_MISSING = (
        "scope-missing",
        403,
        "The key is not good for this",
        "The key is known but lacks the scope that the operation needs; the detail names it.",
    )
    ORIGIN_REFUSED = (
        "origin-refused",
        403,
        "Pages of this origin may not send that",
        (
            "A browser asked, before it let a page send a request, whether the page may (CORS), and was told no. Whoever runs "
            "the service names the origins whose pages may call it in the setting `CORS_ALLOW_ORIGINS`. With `*`, the default, "
            "every page may send what needs no key; an origin that is named beside it, as in `*,https://app.example`, may also "
            "send a key and write to the catalogue."
        ),
    )
    NOT_FOUND = (
        "not-found",
        404,
        "There is nothing at this address",
        (
            "Either the path does not exist or it names an entry that the service does not hold. Where a known name or path "
            "comes close, the error carries it in `did_you_mean`. Paths end without a slash."
        ),
    )
    METHOD_NOT_ALLOWED = (
        "method-not-allowed",
        405,
        "The resource does not answer this method",
        "The `Allow` header lists the methods that it does answer.",
    )
    SLUG_TAKEN = (
        "slug-taken",
        409,
        "The slug is taken",
        (
            "There is an entry of this slug, or there was one that has been retired. A slug is for ever and is never given "
            "to another: choose another slug, or change the entry with `PUT`."
        ),
    )
    STILL_NEEDED = (
        "still-needed",
        409,
        "The rest of the catalogue needs the entry",
        "`errors` names every entry that still refers to it, and what would be missing without it. Change those first.",
    )
    VERSION_OUTDATED = (
        "version-outdated",
        412,
        "It has changed since you read it",
        (
            "The catalogue may have changed since the entry was read, and the change might undo another one: read the entry "
            "again, make the change anew, and send it with the new `ETag`. An `ETag` changes with every change of the "
            "catalogue. Or the tag is weak (`W/`), as some proxies make it: `If-Match` takes strong ones, as the service gave "
            "them."
        ),
    )
    BODY_TOO_SLOW = (
        "body-too-slow",
        408,
        "The body did not arrive in time",
        "The service stopped waiting for the rest of the body and closed the connection. Send the request again.",
    )
    BODY_TOO_LARGE = (
        "body-too-large",
        413,
        "The body is too large",
        (
            "A profile is a few hundred bytes; bodies of more than 64 KiB are refused unread. `/audits` takes whole "
            "programs, up to 1 MiB, and `/outlooks` programs with their journals, up to 2 MiB."
        ),
    )
    UNSUPPORTED_MEDIA_TYPE = (
        "unsupported-media-type",
        415,
        "The body's media type is not understood",
        (
            "Send the body as JSON in UTF-8, with `Content-Type: application/json` and without `Content-Encoding`. The detail "
            "says what is different."
        ),
    )
    INVALID_REQUEST = (
        "invalid-request",
        422,
        "The request does not fit the contract",
        (
            "The request was understood but some of its values are not what the contract asks for. `errors` lists all of "
            "them: `pointer` is a JSON Pointer into the body, `parameter` names a query parameter; `code` is for programs, "
            "`did_you_mean` and `allowed` show the way out."
        ),
    )
    VERSION_NEEDED = (
        "version-needed",
        428,
        "Say which version you have seen",
        "Send the `ETag` of the entry as you have read it in `If-Match`, so that no change of somebody else is undone unseen.",
    )
    INFEASIBLE_PROFILE = (
        "infeasible-profile",
        422,
        "No program can be made for this profile",
        (
            "The fields named in `errors` cannot all hold together with the rules that every program keeps. `relaxations` "
            "lists the smallest changes that were tried and found to work. Nothing was left out silently."
        ),
    )
    NEEDS_PROFESSIONAL_ASSESSMENT = (
        "needs-professional-assessment",
        422,
        "See a professional before training",
        (
            "Pain above 5 of 10, or a yes to one of the red-flag questions, is a reason to be examined before any exercise "
            "program. The problem says how soon and by whom. It is no diagnosis, and no program is made."
        ),
    )
    QUOTA_EXCEEDED = (
        "quota-exceeded",
        429,
        "The client has asked too often",
        (
            "This service limits how often one client may ask. `RateLimit-Policy` says how often, `RateLimit` what is left "
            "and for how many seconds, and `Retry-After` when to ask again."
        ),
    )
    HEAD_TOO_LARGE = (
        "head-too-large",
        431,
        "The head of the request is too large",
        "Request line and header fields together are larger than the service reads. Nothing that it answers needs so much.",
    )
    ENGINE_FAULT = (
        "engine-fault",
        500,
        "The generated program failed its own audit",
        (
            "This is a fault of the service, not of the request. The program was withheld because it breaks the rules in "
            "`rules`. Please report the request id."
        ),
    )
    INTERNAL_ERROR = (
        "internal-error",
        500,
        "The service failed",
        "This is a fault of the service, not of the request. The request id stands in the log beside the cause.",
    )
    NOT_READY = (
        "not-ready",
        503,
        "The service is not ready",
        (
            "The database cannot be reached or takes no writes, its migrations are not current, or no catalogue has been "
            "loaded yet. Try again after the seconds in `Retry-After`; `/readyz` says what is missing."
        ),
    )
    OVERLOADED = (
        "overloaded",
        503,
        "Too much is asked of the service at once",
        (
            "Others wait for the same work, more than the service lets wait, or the answer would have come too late. "
            "Nothing is wrong with the request: send it again after the seconds in `Retry-After`."
        ),
    )

    def __init__(self, slug: str, status: int, title: str, explanation: str) -> None:
        self.slug = slug
        self.status = status
        self.title = title
        self.explanation = explanation

    @property
    def type(self) -> str:
        """Address of the page that explains the problem."""
        return f"/problems/{self.slug}"


def kinds_as_markdown() -> str:
    """A table of all problem kinds for the API's description."""
    rows = (f"| [`{kind.type}`]({kind.type}) | {kind.status} | {kind.title} |" for kind in ProblemKind)
    return "\n".join(("| type | status | title |", "| --- | --- | --- |", *rows))


def kind_as_html(kind: ProblemKind, address: str) -> str:
    """The HTML page behind the problem's type, which stands at the address."""
    explanation = re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(kind.explanation))
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(kind.title)}</title>"
        '<body style="max-width:40rem;margin:3rem auto;padding:0 1rem;font:1rem/1.5 sans-serif">'
        f"<h1>{escape(kind.title)}</h1><p><code>{address}</code>, status {kind.status}</p>"
        f"<p>{explanation}</p></body></html>"
    )

"""The outermost ASGI layer: answers from the kept answers where it can, and else asks the application.

What a route marks as public is kept as it was sent, in every coding, as 200 and as 304, and sent again without anything
else being done. The routes stay the only place where answers are made, and a kept answer leaves by the same few lines as
one that was made just now.
"""

from collections.abc import Sequence

from fastapi import FastAPI
from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope, Send

from app.api.contract.addresses import address_of
from app.api.edge.access_log import AccessLog
from app.api.edge.content_codings import chosen_coding
from app.api.edge.exchange import NO_ROUTE, Exchange
from app.api.edge.kept_answers import Answer, KeptAnswers, Rendering, plain_tags
from app.api.edge.path_prefix import PathPrefixes, without
from app.api.edge.security_headers import BrowserPolicy, Header
from app.api.problems.handlers import problem_response
from app.api.problems.refusals import RequestRefused
from app.api.telemetry.logs import current_request


class Front:
    """Gives every request its id, its line in the log and its place in the metrics, and answers what it can by itself."""

    def __init__(
        self, service: FastAPI, kept: KeptAnswers, access_log: AccessLog, policy: BrowserPolicy, prefixes: PathPrefixes
    ) -> None:
        self.service = service
        self.app = service.build_middleware_stack()
        self.kept = kept
        self._access_log = access_log
        self._policy = policy
        self._prefixes = prefixes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers the request."""
        if scope["type"] != "http":
            await self.app({**scope, "app": self.service}, receive, send)
            return
        exchange = Exchange(scope, send)
        prefix = self._prefixes.of(scope, exchange.headers)
        if prefix:
            scope = without(prefix, scope)
            exchange.address = (address_of(scope, scope["path"]), scope["query_string"])
        origin = exchange.headers.get(b"origin")
        if origin is not None:
            exchange.headers_for_origin = self._policy.to(origin)
        version = _version(scope)
        kept = self.kept.find(exchange.address, version) if exchange.is_read else None
        try:
            if kept is not None:
                exchange.is_kept = True
                await exchange.send_answer(kept, self._rendering(kept, exchange, version))
            elif exchange.is_preflight:
                exchange.headers_for_origin = ()
                answer = self._preflight(scope)
                await exchange.send_answer(answer, answer.render(None))
            else:
                await self._ask(exchange, version, scope, receive)
        finally:
            self._access_log.note(exchange)

    def _rendering(self, answer: Answer, exchange: Exchange, version: str | None) -> Rendering:
        """The answer in the coding that the client likes best. A new one is kept if it may be."""
        coding = chosen_coding(exchange.headers.get(b"accept-encoding", b""))
        rendering = answer.renderings.get(coding)
        if rendering is None:
            rendering = answer.render(coding)
            if exchange.is_read:
                self.kept.keep(exchange.address, answer, version)
        return rendering

    async def _ask(self, exchange: Exchange, version: str | None, scope: Scope, receive: Receive) -> None:
        """Lets the application answer: what it sends whole may be coded and kept, a stream goes out as it comes."""
        inner = self._as_the_application_sees_it(scope, exchange)
        begun: Message | None = None

        async def relay(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = message
                return
            body, more_body = message.get("body", b""), message.get("more_body", False)
            if begun is not None:
                start, begun = begun, None
                exchange.route = getattr(inner.get("route"), "path", NO_ROUTE)
                headers = self._completed(start["headers"])
                if not more_body:
                    answer = Answer(start["status"], headers, body, exchange.route)
                    same = version if version == _version(scope) else None
                    await exchange.send_answer(answer, self._rendering(answer, exchange, same))
                    return
                await exchange.send_start(start["status"], headers)
            await exchange.send_part(body, more_body=more_body)

        current_request.set(exchange.id)
        try:
            await self.app(inner, receive, relay)
        except Exception:
            if not exchange.ended:  # otherwise it was answered, and the cause logged, where it was caught first
                raise

    def _preflight(self, scope: Scope) -> Answer:
        """What a browser is told that asks whether a page may send a request."""
        try:
            response = self._policy.cross_origin.preflight(Headers(scope=scope))
        except RequestRefused as refusal:
            response = problem_response(refusal, scope)
        return Answer(response.status_code, self._completed(response.raw_headers), bytes(response.body), NO_ROUTE)

    def _completed(self, headers: Sequence[Header]) -> list[Header]:
        """The headers with those that every answer carries, where it does not say otherwise itself."""
        given = {name for name, _ in headers}
        return [*headers, *(header for header in self._policy.always if header[0] not in given)]

    def _as_the_application_sees_it(self, scope: Scope, exchange: Exchange) -> Scope:
        """The scope with the request's id, GET for HEAD, and entity tags without their codings."""
        headers = [(name, plain_tags(value) if name == b"if-match" else value) for name, value in scope["headers"]]
        method = "GET" if exchange.is_read else exchange.method
        return {**scope, "app": self.service, "request_id": exchange.id, "method": method, "headers": headers}


def _version(scope: Scope) -> str | None:
    """The version of the catalogue that is served now; None before there is one."""
    live = scope.get("state", {}).get("live_catalogue")
    return live.version if live is not None else None

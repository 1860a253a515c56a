"""What could not be read: said in one sentence, and in nobody's way."""

from __future__ import annotations

from dataclasses import dataclass

from graph.errors import BadInput


@dataclass(frozen=True, slots=True)
class Failure:
    """A file, or a line of it, that gave no article.

    ``reason`` says what is wrong and what to do, without quoting article text.  ``skipped`` means
    that nothing is wrong: it is no article and was passed over.
    """

    path: str
    reason: str
    line: int | None = None
    skipped: bool = False

    def __str__(self) -> str:
        where = f"{self.path}, line {self.line}" if self.line else self.path
        return f"{where}: {self.reason}"


class Unreadable(BadInput):
    """A source gives no article; the message is a ``Failure``'s reason."""


class NoArticle(Unreadable):
    """It is well formed, but no article: passed over."""

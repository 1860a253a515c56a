"""What stands before the title of an office: ranks, and in some languages what it is of."""

from __future__ import annotations

from loaders.extraction.constructs import ConstructReader
from loaders.extraction.offices import ReadOffice
from loaders.extraction.tokens import Token


class LeadReader(ConstructReader):
    """Reads what comes before a title: "former deputy", "Kazakhstan's trade and energy"."""

    def before_title(self, at: int, read: ReadOffice) -> tuple[int, bool]:
        """Read ranks, and what a title is of where that may lead; tell whether of a deputy."""
        position, deputy = at, False
        while (token := self._token(position)) is not None and token.kind != "title":
            lower = token.lower
            if read.led and self._is_acronym(position):
                position += 3
                continue
            if self.precedes_title(token):
                deputy = deputy or any(part in self.deputies for part in lower.split("-"))
                read.effect = "past" if lower in self.past else read.effect
            elif not self._lead(position, token, read, position > at):
                break
            position += 1
        return position, deputy

    def _lead(self, position: int, token: Token, read: ReadOffice, inside: bool) -> bool:
        """Take what a title that follows is of, or a word between: "'s", "and"."""
        if not self.may_lead(token):
            joins = self.words.is_coordinator(token)
            before, after = self.tokens[position - 1], self._token(position + 1)
            alike = after is not None and self._is_alike(before, after)
            return inside and (self.words.is_genitive(token) or (joins and alike))
        if token.lower in self.fields:
            read.portfolio.append(token.text)
            read.has_complement = True
            return True
        read.led = True
        if token.kind in ("adjective", "prefix"):
            read.countries.append(token.code)
        else:
            self._known(token, read)
        return True

    def _is_acronym(self, position: int) -> bool:
        """Tell whether an acronym in brackets follows: "National Assembly (NA) Chairman"."""
        opening, inner, closing = (self._token(position + n) for n in range(3))
        if opening is None or inner is None or closing is None:
            return False
        return opening.text == "(" and inner.text.isupper() and closing.text == ")"

    def _is_alike(self, one: Token, other: Token) -> bool:
        fields = one.lower in self.fields and other.lower in self.fields
        return fields or (one.kind == other.kind and one.kind in self.leading)

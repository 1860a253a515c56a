"""Sentences: paragraphs cut at the punctuation that ends a sentence, with exact offsets.

Whatever the text, the sentences are disjoint and in order, and everything that is not white space
lies in one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Offsets

# what may end a sentence, with the closing marks that still belong to it
_END = re.compile(r"[.!?…؟۔。]+(?:[\"'”’»)\]]|\s»)*(?=\s|$)")
_WORD = re.compile(r"[\w.]+$")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")

# words that a name, a title or a number follows, written without their last dot
_BEFORE_NAME = frozenset(
    """
    M MM Mme Mmes Mlle Mlles Mr Mrs Ms Messrs Dr Drs Pr Prof Me Mgr St Ste Sr Sra Srta Sres Dña
    Excmo Excma Ing Lic Eng Hon Rep Sen Gov Gen Gén Col Lt Cap Capt Cdt Adm Rev Th Ph Ch Jos
    S.Exc S.Exa cf vs د أ
    """.split()
)
_BEFORE_NUMBER = frozenset(
    """
    art no nº n vol p pp chap fig tél tel janv févr fév fevr fev avr juil sept oct nov déc dec jan
    feb mar apr jun jul aug sep ene abr ago dic set out dez lun mer jeu ven sam dim mon tue wed thu
    fri sat sun
    """.split()
)
# words that open a sentence and no name: after an acronym's last dot they tell its end
_OPENERS = frozenset(
    """
    Le La Les L Il Elle Ils Elles Un Une Des Ce Cette Ces En Au Aux À Dans Pour Selon Lors The It
    He She They An In On At This El Los Las Una O Os As Um Uma
    """.split()
)


def split_sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Offsets]:
    """Yield the offsets of the sentences of a paragraph, ``text[start:end]``."""
    limit = len(text) if end is None else end
    begin = _skip_blank(text, start, limit)
    for match in _END.finditer(text, begin, limit):
        following = _skip_blank(text, match.end(), limit)
        if following < limit and _goes_on(text, begin, match, following):
            continue
        yield begin, match.end()
        begin = following
    while limit > begin and text[limit - 1].isspace():
        limit -= 1
    if begin < limit:
        yield begin, limit


def _skip_blank(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _goes_on(text: str, begin: int, match: re.Match[str], following: int) -> bool:
    """Tell whether the sentence goes on after what looks like its end."""
    next_word = re.match(r"\W{0,2}(\w+)", text[following : following + 24])
    opening = next_word[1] if next_word else ""
    if opening[:1].islower():
        return True
    if match[0] != ".":
        return False
    before = _WORD.search(text, max(begin, match.start() - 24), match.start())
    word = before[0] if before else ""
    if word in _BEFORE_NAME or (len(word) == 1 and word.isupper()):
        return True
    if _ACRONYM.fullmatch(word):
        return opening not in _OPENERS
    return opening[:1].isdigit() and word.casefold() in _BEFORE_NUMBER

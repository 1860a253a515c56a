"""Reading an article: language, publication, dateline, sentences; no facts yet."""

from loaders.reading.article import read_article
from loaders.reading.language import detect
from loaders.reading.model import Dateline, Excluded, Reading, Reason, Sentence

__all__ = ["Dateline", "Excluded", "Reading", "Reason", "Sentence", "detect", "read_article"]

"""Sources: streams of articles from files, folders and standard input."""

from loaders.sources.failure import Failure, NoArticle, Unreadable
from loaders.sources.files import LIMIT, read_sources
from loaders.sources.identity import canonical_url, identity_of
from loaders.sources.records import article_from_record, make_article

__all__ = [
    "LIMIT",
    "Failure",
    "NoArticle",
    "Unreadable",
    "article_from_record",
    "canonical_url",
    "identity_of",
    "make_article",
    "read_sources",
]

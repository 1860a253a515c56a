"""Errors of the driver as ours, told apart by class and code, never by an engine's words."""

from __future__ import annotations

from neo4j.exceptions import (
    AuthError,
    ConnectionAcquisitionTimeoutError,
    Forbidden,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from graph.errors import (
    BadInput,
    EntenteError,
    LimitReached,
    Refused,
    StoreError,
    StoreUnavailable,
)

GONE = (ServiceUnavailable, SessionExpired, ConnectionAcquisitionTimeoutError, OSError)
_CREDENTIALS = (
    "Neo.ClientError.Security.Unauthorized",
    "Neo.ClientError.Security.AuthenticationRateLimit",
    "Neo.ClientError.Security.CredentialsExpired",
)
_TIMED_OUT = "Neo.ClientError.Transaction.TransactionTimedOut"
UNSENDABLE = (ValueError, TypeError, OverflowError)
_GAVE_UP = ("Neo.TransientError.General", "Neo.DatabaseError.General")


def ours(error: Exception) -> EntenteError:
    """Return the error for a failure of one of our own queries."""
    if isinstance(error, GONE):
        return StoreUnavailable("The store does not answer now; try again in a moment.")
    code = _code(error)
    if isinstance(error, AuthError) or code in _CREDENTIALS:
        return StoreError(
            "The store refuses the user name or the password; "
            "check NEO4J_USERNAME and NEO4J_PASSWORD or NEO4J_PASSWORD_FILE."
        )
    if code.startswith("Neo.ClientError.Database."):
        return StoreError("The store has no such database; check NEO4J_DATABASE.")
    if code.startswith(_TIMED_OUT):
        return StoreUnavailable("The store took too long over one step; try again when it is idle.")
    if isinstance(error, TransientError):
        return StoreUnavailable(f"The store is too busy now ({code}); try again in a moment.")
    return StoreError(f"The store could not do a step of this ({code or type(error).__name__}).")


def asked(error: Exception, seconds: float) -> EntenteError:
    """Return the error for a failure of a user's query."""
    if isinstance(error, UNSENDABLE):
        return unsendable(error)
    code = _code(error)
    if code.startswith(_TIMED_OUT):
        return too_long(seconds)
    if isinstance(error, GONE) or code.startswith(_GAVE_UP):
        return LimitReached(
            "The query was stopped: the store gave up on it, most likely for want of memory. "
            "Ask for less."
        )
    if isinstance(error, Forbidden) or code.endswith(".AccessMode"):
        return Refused("Only reading queries are allowed.")
    if code.startswith("Neo.ClientError.") and not code.startswith("Neo.ClientError.Security."):
        return Refused(f"The store cannot run this query ({code.rpartition('.')[2]}).")
    return ours(error)


def _code(error: Exception) -> str:
    return error.code or "" if isinstance(error, Neo4jError) else ""


def unsendable(error: Exception) -> BadInput:
    """Return the error for a value that the protocol has no form for."""
    what = {UnicodeEncodeError: "half a character", OverflowError: "an integer beyond 64 bits"}
    return BadInput(f"The store cannot take {what.get(type(error), 'a value of this kind')}.")


def too_long(seconds: float) -> LimitReached:
    """Return the error for a user's query that reached its time limit."""
    return LimitReached(f"The query was stopped: it took more than {seconds:g} s. Ask for less.")

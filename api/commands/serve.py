"""``entente serve``: the API and the explorer over the store as it is."""

from __future__ import annotations

import logging
import socket

import click
import waitress

from api.app import create_app
from api.background import Rereading
from api.commands.common import data_option, opened_store, settings
from api.keys import keys_of
from api.observing import log_to_standard_error
from graph.errors import BadInput
from graph.settings import Settings
from graph.stores.base import Store

# the server must not take out what a proxy says of whom it speaks for: who asks through one is not
# of this machine (api.security)
SERVER = {"threads": 4, "clear_untrusted_proxy_headers": False}
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option("--log", is_flag=True, help="Log each request as a line of JSON.")
@data_option
def command(host: str, port: int, log: bool) -> None:
    """Serve the API and the explorer until Ctrl-C."""
    if log:
        log_to_standard_error()
    listening = listen(host, port)
    with opened_store() as store:
        serve(store, settings(), listening)


def listen(host: str, port: int) -> socket.socket:
    """Take the port before any longer work.

    Raises:
        BadInput: the port is taken, or the address is none of this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        # on Windows the usual option would share a port with whoever listens on it
        option = getattr(socket, "SO_EXCLUSIVEADDRUSE", socket.SO_REUSEADDR)
        listening.setsockopt(socket.SOL_SOCKET, option, 1)
        listening.bind((host, port))
        listening.listen()
    except OSError as error:
        listening.close()
        raise BadInput(
            f"Cannot listen on {host} port {port}: {error.strerror}.  "
            "Stop what is there or take another, as in --port 8001."
        ) from error
    return listening


def serve(store: Store, settings: Settings, listening: socket.socket) -> None:
    """Serve on a socket that listens already, until Ctrl-C.

    Raises:
        BadInput: the address is reachable from elsewhere and no key is set.
    """
    host, port = listening.getsockname()[:2]
    if host not in LOOPBACK and not (keys_of(settings) or settings.public_read):
        raise BadInput(
            f"{host} can be reached from other machines: set ENTENTE_API_KEY to the key that "
            "requests must carry (or ENTENTE_API_KEYS_FILE to a file of keys), or "
            "ENTENTE_PUBLIC_READ=1 to let everybody read."
        )
    # a page asks for several things at once: that some wait their turn is no warning to a reader
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    server = waitress.create_server(create_app(store, settings), sockets=[listening], **SERVER)
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"Explorer and API on http://{shown}:{port}/   (Ctrl-C ends)", err=True)
    rereading = Rereading(store)
    rereading.start()
    try:
        server.run()
    except KeyboardInterrupt:
        click.echo("Stopped.", err=True)
    finally:
        rereading.end()
        server.close()

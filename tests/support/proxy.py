"""A reverse proxy, small but real: serves another address under a prefix, which it strips."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

_OF_ONE_HOP = {"connection", "keep-alive", "transfer-encoding", "host"}


@contextmanager
def proxied(address: str, prefix: str) -> Iterator[str]:
    """Serve what is at ``address`` under ``prefix`` (``/entente``) of the address given."""
    target = urlsplit(address)

    class Proxy(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def pass_on(self) -> None:
            if not self.path.startswith(f"{prefix}/"):
                self.send_error(404, "outside of the prefix")
                return
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            kept = {n: v for n, v in self.headers.items() if n.lower() not in _OF_ONE_HOP}
            told = {"X-Forwarded-For": self.client_address[0], "X-Forwarded-Prefix": prefix}
            behind = HTTPConnection(str(target.hostname), target.port, timeout=60)
            path = self.path.removeprefix(prefix)
            behind.request(self.command, path, body, {**kept, **told, "Host": target.netloc})
            answer = behind.getresponse()
            content = answer.read()
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in (*_OF_ONE_HOP, "content-length", "date", "server"):
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
            behind.close()

        do_GET = do_POST = do_DELETE = pass_on

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
    finally:
        server.shutdown()
        thread.join(5)
        server.server_close()

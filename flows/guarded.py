"""Connections to the open internet alone: a name is resolved once, its addresses looked at, and one of those connected to."""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Collection
from functools import partial
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError
from urllib3.util.connection import create_connection

from checks.errors import UnreadableInput
from flows.requesting import Patience

_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")


class Refused(UnreadableInput):
    """A host inside this network, which no address from outside may lead to."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet, however it is wrapped.

    >>> is_public("93.184.215.14"), is_public("10.0.0.1"), is_public("::ffff:127.0.0.1"), is_public("169.254.1.1")
    (True, False, False, False)
    """
    found: ipaddress.IPv4Address | ipaddress.IPv6Address = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        translated = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF) if found in _TRANSLATED else None
        inner = found.ipv4_mapped or found.sixtofour or translated
        if inner is not None:
            return is_public(str(inner))
        if found.teredo:
            return False
    return found.is_global and not found.is_multicast


def looked_up(host: str, port: int, allowed: Collection[str]) -> list[str]:
    """The IP addresses of a host, all of them public unless the host is allowed by name. Raises Refused, OSError."""
    found = [each[4][0] for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    addresses = [str(each) for each in dict.fromkeys(found)]
    if host.lower() not in allowed:
        for address in addresses:
            if not is_public(address):
                raise Refused(
                    f"{host}: leads to {address}, which is not on the open internet; allow the host by name if it is meant"
                )
    return addresses


class _Connecting:
    """What the two kinds of connection have in common: how the socket comes about, and until when it lives."""

    host: str
    port: int
    timeout: Any
    source_address: tuple[str, int] | None
    socket_options: Any
    allowed: Collection[str] = ()
    seconds: float = 60
    _end: threading.Timer | None = None

    def _new_conn(self) -> socket.socket:
        try:
            addresses = looked_up(self.host, self.port, self.allowed)
        except OSError as error:
            raise NameResolutionError(self.host, self, error) from error  # type: ignore[arg-type]
        made = self._connected(addresses)
        # Headers a byte at a time would outlast every other limit.
        self._end = threading.Timer(self.seconds, partial(_cut, made))
        self._end.daemon = True
        self._end.start()
        return made

    def _connected(self, addresses: list[str]) -> socket.socket:
        for address in addresses:
            try:
                place = (address, self.port)
                return create_connection(place, self.timeout, self.source_address, self.socket_options)
            except OSError as error:
                trouble = error
        if isinstance(trouble, TimeoutError):
            raise ConnectTimeoutError(self, f"{self.host} timed out") from trouble
        raise NewConnectionError(self, f"{self.host}: {trouble}") from trouble  # type: ignore[arg-type]

    def close(self) -> None:
        """End the connection, and the watch over it."""
        if self._end is not None:
            self._end.cancel()
        super().close()  # type: ignore[misc]


class _Plain(_Connecting, HTTPConnection):
    pass


class _Encrypted(_Connecting, HTTPSConnection):
    pass


def _cut(made: socket.socket) -> None:
    try:
        made.shutdown(socket.SHUT_RDWR)
    except OSError:
        made.close()


class _Adapter(HTTPAdapter):
    def __init__(self, allowed: Collection[str], seconds: float) -> None:
        own = {"allowed": allowed, "seconds": seconds}
        plain, encrypted = type("_Plain", (_Plain,), own), type("_Encrypted", (_Encrypted,), own)
        self._pools = {
            "http": type("_PlainPool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
            "https": type("_EncryptedPool", (HTTPSConnectionPool,), {"ConnectionCls": encrypted}),
        }
        super().__init__()

    def init_poolmanager(self, *given: Any, **named: Any) -> None:
        """Have the manager make these connections alone."""
        super().init_poolmanager(*given, **named)
        self.poolmanager.pool_classes_by_scheme = self._pools


def session(allowed: Collection[str], patience: Patience) -> requests.Session:
    """A session that reaches the open internet and the hosts `allowed` by name, without proxies and passwords of its own.

    Every connection is cut a little after `patience.in_all` seconds: whoever reads from it is to notice first.
    """
    made = requests.Session()
    made.trust_env = False
    adapter = _Adapter(frozenset(each.lower() for each in allowed), 1.2 * patience.in_all)
    for scheme in ("http://", "https://"):
        made.mount(scheme, adapter)
    return made

"""Work in processes of its own: several at once, and a piece that brings one down, or never ends, stops no other one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection, Pipe
from queue import SimpleQueue
from typing import Any, Self

_SECONDS_TO_START = 120
_AHEAD = 3
"""Chunks for each process that are under way at once, so that none waits while results are looked at."""

Prepare = Callable[[], Callable[[Any], Any]]


@dataclass(frozen=True, slots=True)
class Lost:
    """A piece of work without a result, and why."""

    reason: str


class Crew:
    """Processes that do one kind of work. `prepare` is called in each of them and gives what does a piece.

    It has to be a function of a module, or a `partial` of one.  `seconds`: how long a piece may take.
    """

    def __init__(self, prepare: Prepare, processes: int = 1, seconds: float = 60) -> None:
        self._all = [_Member(prepare, seconds) for _ in range(processes)]
        self._members: SimpleQueue[_Member] = SimpleQueue()
        for each in self._all:
            self._members.put(each)
        self._threads = ThreadPoolExecutor(processes, thread_name_prefix="crew")
        self._window = _AHEAD * processes

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Wait for nothing: end the processes."""
        for each in self._all:
            each.dismiss()
        self._threads.shutdown(cancel_futures=True)
        for each in self._all:
            each.end()

    def through(self, chunks: Iterable[Sequence[Any]]) -> Iterator[list[Any]]:
        """Each chunk's results, in order; a piece that brought its process down is `Lost`."""
        under_way: deque[Future[list[Any]]] = deque()
        for chunk in chunks:
            under_way.append(self._threads.submit(self._done, chunk))
            if len(under_way) >= self._window:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()

    def _done(self, chunk: Sequence[Any]) -> list[Any]:
        member = self._members.get()
        try:
            return member.done(chunk)
        finally:
            self._members.put(member)


class _Member:
    """One process, started when there is work and again where it has gone."""

    def __init__(self, prepare: Prepare, seconds: float) -> None:
        self._prepare, self._seconds = prepare, seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._pipe: Connection[Any, Any] | None = None
        self._dismissed = False

    def dismiss(self) -> None:
        """Have the process end whatever it does, from another thread; what is left of its chunk is lost."""
        self._dismissed = True
        process = self._process
        if process is not None:
            process.kill()

    def done(self, chunk: Sequence[Any]) -> list[Any]:
        """The results of a chunk, piece by piece."""
        results: list[Any] = []
        failed_at = -1
        while len(results) < len(chunk):
            if self._dismissed:
                return results + [Lost("the crew was dismissed")] * (len(chunk) - len(results))
            pipe = self._pipe or self._started()
            try:
                pipe.send(chunk[len(results) :])
                while len(results) < len(chunk):
                    results.append(self._next(pipe))
            except TimeoutError:
                self.end()
                results.append(Lost(f"not done within {self._seconds:g} seconds"))
            except (EOFError, OSError):
                how = self.end()
                # Once may be chance: something else may have ended the process. Twice is the piece.
                if failed_at == len(results):
                    results.append(Lost(f"the process that worked on it ended ({how})"))
                failed_at = len(results)
        return results

    def _next(self, pipe: Connection[Any, Any]) -> Any:
        if not pipe.poll(self._seconds):
            raise TimeoutError
        return pipe.recv()

    def _started(self) -> Connection[Any, Any]:
        ours, theirs = Pipe()
        program = f"from flows.crew import serve_at; serve_at({theirs.fileno()})"
        command = [sys.executable, "-c", program]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        with theirs:
            self._process = subprocess.Popen(
                command, env=environment, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL
            )
        self._pipe = ours
        if self._dismissed:
            self._process.kill()
        ours.send(self._prepare)
        if not ours.poll(_SECONDS_TO_START):
            self.end()
            raise RuntimeError("a process for the work does not start")
        ready = ours.recv()
        if isinstance(ready, Exception):
            self.end()
            raise ready
        return ours

    def end(self) -> str:
        """End the process, if it has not ended by itself; how it ended."""
        if self._process is None or self._pipe is None:
            return "never started"
        self._pipe.close()
        try:
            status = self._process.wait(1)
        except subprocess.TimeoutExpired:
            self._process.kill()
            status = self._process.wait()
        self._process = self._pipe = None
        return f"signal {-status}" if status < 0 else f"status {status}"


def serve_at(pipe_number: int) -> None:
    """Be a member: do what comes through the pipe of that file number until its other end is gone."""
    os.dup2(2, 1)  # what a library prints is no part of the work
    pipe: Connection[Any, Any] = Connection(pipe_number)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        prepare = pipe.recv()
        try:
            work = prepare()
        except Exception as error:
            pipe.send(error)
            return
        pipe.send(None)
        while True:
            for piece in pipe.recv():
                pipe.send(_result(partial(work, piece)))


def _result(work: Callable[[], Any]) -> Any:
    try:
        return work()
    except Exception as error:
        return Lost(f"{type(error).__name__}: {error}".splitlines()[0])

"""How the worker's two kinds of process live: until told to stop, or until a part of them dies.

What they do is `__main__` and `schedule`."""

import signal
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread

import structlog


def stop_at_signals() -> Event:
    """An event that is set when the process is asked to end."""
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return stop


def run_together(stop: Event, **parts: Callable[[Event], None]) -> int:
    """Run each part in a thread until all end; a part that dies takes the process with it.

    Gives the status to exit with: whoever started the process starts it anew."""
    died: list[str] = []

    def run(name: str, part: Callable[[Event], None]) -> None:
        try:
            part(stop)
        except BaseException:
            died.append(name)
            structlog.get_logger().exception("died", part=name)
            raise
        finally:
            stop.set()

    threads = [Thread(target=_quietly(run), args=each, name=each[0]) for each in parts.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return 1 if died else 0


def _quietly(run: Callable[..., None]) -> Callable[..., None]:
    """The failure is logged already: threading must not print its words as well."""

    def quiet(*arguments: object) -> None:
        with suppress(Exception):
            run(*arguments)

    return quiet

import ctypes
import subprocess
import sys
import threading

import pytest
from lxml import etree

from presencemap.documents import names, xml
from presencemap.documents.xml import parse
from presencemap.limits import DEFAULT_LIMITS, Limits

pytestmark = pytest.mark.skipif(
    sys.implementation.name != "cpython", reason="names are kept elsewhere"
)


def context():
    """Return what lxml keeps for this thread."""
    return names._belongings().get(names._KEY)


def in_a_thread(function):
    """Run something in a thread of its own, whose belongings no other test has."""
    caught = []

    def run():
        try:
            function()
        except BaseException as error:  # noqa: BLE001 - it is raised again outside
            caught.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if caught:
        raise caught[0]


def test_what_a_thread_keeps_is_found():
    """What lxml keeps for a thread is where we look for it, and is gone when forgotten."""

    def look():
        etree.fromstring("<a/>")
        before = context()
        assert before is not None
        names.forget_names()
        assert context() is not before

    in_a_thread(look)


def test_a_default_parser_stays():
    """The default parser that somebody has set for the thread outlives the forgetting."""

    def look():
        parser = etree.XMLParser(remove_blank_text=True)
        etree.set_default_parser(parser)
        names.forget_names()
        assert etree.get_default_parser() is parser

    in_a_thread(look)


def test_trees_outlive_their_names():
    """Trees from before and after are read, written and put into each other."""

    def look():
        before = etree.fromstring("<old><older a='b'/></old>")
        xml._local.renew()
        after = parse(b"<new/>", DEFAULT_LIMITS)
        after.append(before[0])
        assert etree.tostring(after) == b'<new><older a="b"/></new>'
        assert before.find("older") is None
        assert after.find("older").get("a") == "b"

    in_a_thread(look)


@pytest.mark.parametrize(("most", "renewed"), [(50, 0), (49, 1), (24, 2), (0, 10)])
def test_a_thread_forgets_after_so_many_bytes(monkeypatch, most, renewed):
    """The parser is renewed when it would have read more than the limit, and reads on."""
    times = []
    monkeypatch.setattr(xml, "forget_names", lambda: times.append(1))

    def look():
        for number in range(10):
            root = parse(b"<n%d/>" % number, Limits(document_names=most))
            assert root.tag == f"n{number}"

    in_a_thread(look)
    assert len(times) == renewed


MEMORY = """
import sys; sys.path.insert(0, ".")
from pathlib import Path
from presencemap.documents.xml import parse
from presencemap.limits import Limits

def size():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4_096

def read(first):
    body = b"".join(b"<n%d%s/>" % (n, b"x" * 60) for n in range(first, first + 10_000))
    parse(b"<a>" + body + b"</a>", Limits(document_names=int(sys.argv[1])))

for number in range(6):
    read(number * 10_000)
before = size()
for number in range(6, 56):
    read(number * 10_000)
print(size() - before)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is read as Linux tells it")
def test_names_do_not_pile_up():
    """Documents of ever new names take no more memory than some of them, which they else do."""

    def grown(most):
        command = [sys.executable, "-c", MEMORY, str(most)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        return int(done.stdout)

    assert grown(2_000_000) < 10_000_000
    assert grown(10**9) > 25_000_000


@pytest.mark.parametrize("missing", ["ctypes", "PyThreadState_GetDict", "belongings"])
def test_nothing_happens_where_it_is_not_as_expected(monkeypatch, missing):
    """Without ctypes, its function, or a dictionary behind that, a thread keeps what it has."""

    class Elsewhere:
        """Stands for an interpreter without the function."""

    def look():
        etree.fromstring("<a/>")
        before = context()
        with monkeypatch.context() as changed:
            if missing == "ctypes":
                changed.setitem(sys.modules, "ctypes", None)
            elif missing == "PyThreadState_GetDict":
                changed.setattr(ctypes, "PYFUNCTYPE", lambda _type: lambda _name: Elsewhere().gone)
            else:
                address = id(before)
                changed.setattr(ctypes, "PYFUNCTYPE", lambda _type: lambda _name: lambda: address)
            names.forget_names()
        assert context() is before
        assert parse(b"<a/>", DEFAULT_LIMITS).tag == "a"

    in_a_thread(look)

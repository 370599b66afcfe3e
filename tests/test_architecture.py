"""The house of DESIGN §8, held up by tests: arrows, doors, public names, cost of opening."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

import presencemap

PACKAGE = Path(presencemap.__file__).parent
FOUNDATION = {"source", "diagnostics", "errors", "limits", "mime", "shipped"}
# Which rooms a room may open. Rooms that stand beside each other do not know each other.
ARROWS = {
    **dict.fromkeys(FOUNDATION, FOUNDATION),
    "model": FOUNDATION,
    "sip": FOUNDATION | {"model"},
    "documents": FOUNDATION | {"model"},
    "language": FOUNDATION | {"model"},
    "captures": FOUNDATION | {"model"},
    "tables": FOUNDATION | {"model", "language"},
    "checks": FOUNDATION | {"model", "language", "tables", "documents"},
    "engine": FOUNDATION | {"model", "tables", "sip", "documents"},
    "replay": FOUNDATION | {"model", "tables", "sip", "documents", "engine", "captures"},
    "dmn": FOUNDATION | {"model", "language", "tables", "documents"},
    "report": FOUNDATION | {"model", "tables", "engine", "replay"},
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    """Return the room a module is in: a package or a module of the first level."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports(path: Path, *, lazy: bool = True) -> set[str]:
    """Return the modules that a module imports, those inside functions too if `lazy`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = ast.walk(tree) if lazy else tree.body
    found = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_arrows_run_one_way(path):
    """A module imports only from its own room and from rooms below it."""
    here = room(path)
    if here in {"cli", "__init__", "__main__"}:
        return  # the roof: it may look into every room
    opened = {
        name.split(".")[1]
        for name in imports(path)
        if name.startswith("presencemap.") and name != "presencemap"
    }
    assert opened - {here} <= ARROWS[here]


@pytest.mark.parametrize(
    ("library", "rooms"),
    [
        ("lxml", {"documents"}),
        ("ply", {"language"}),
        ("click", {"cli"}),
        ("rich", {"cli", "report"}),
        ("xmlschema", {"documents"}),
    ],
)
def test_each_library_has_its_room(library, rooms):
    """A library is imported only in the room that it serves."""
    users = {
        room(path)
        for path in MODULES
        if any(name.split(".")[0] == library for name in imports(path))
    }
    assert users == rooms


def test_one_module_makes_xml_parsers():
    """XML parsers are made and used in one module, so that one module is to be trusted."""
    for call in ("XMLParser(", "fromstring(", "etree.parse(", "iterparse(", "etree.XML("):
        users = {path.name for path in MODULES if call in path.read_text(encoding="utf-8")}
        assert users <= {"xml.py"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_stay_small(path):
    """No module grows beyond what one can hold in the head, and each says what it holds."""
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 400
    assert ast.get_docstring(ast.parse(text))


def test_public_names_are_the_ones_listed():
    """`__all__` is sorted, complete, and every name in it opens; type checkers see the same."""
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    guarded = next(node for node in tree.body if isinstance(node, ast.If))
    seen_by_checkers = {
        alias.asname or alias.name
        for node in guarded.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    lazily = {name for names in presencemap._ROOMS.values() for name in names}
    assert set(presencemap.__all__) == seen_by_checkers == lazily
    for name in presencemap.__all__:
        assert getattr(presencemap, name) is not None
    assert set(presencemap.__all__) <= set(dir(presencemap))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = presencemap.nothing


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_listed_names_exist(path):
    """A module's `__all__` names things that are in it."""
    name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
    module = importlib.import_module(name.removesuffix(".__init__"))
    for listed in getattr(module, "__all__", ()):
        assert hasattr(module, listed)


def loaded_by(code: str, *, whole: bool = False) -> set[str]:
    """Return the modules that a fresh process has loaded after some code, the top-level ones."""
    name = "m" if whole else "m.split('.')[0]"
    script = f"import sys; {code}; print(*sorted({{{name} for m in sys.modules}}))"
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    return set(done.stdout.split())


HEAVY = {"ply", "xmlschema", "click", "rich"}


def test_importing_the_package_opens_no_room():
    """`import presencemap` loads neither the parser nor any of the heavy libraries."""
    assert not loaded_by("import presencemap") & (HEAVY | {"lxml", "attr"})


def test_the_engine_needs_no_parser():
    """What a running service loads: no PLY, no schemas, no command line."""
    code = (
        "import presencemap, presencemap.tables, presencemap.engine;"
        "presencemap.Engine, presencemap.read_presence, presencemap.MessageReader"
    )
    assert not loaded_by(code) & HEAVY


def test_schemas_are_opened_by_one_module_when_asked_for():
    """One module imports xmlschema, and only when a document is examined."""
    users = [
        path.relative_to(PACKAGE).as_posix()
        for path in MODULES
        if re.search(r"^ +from xmlschema|^(from|import) xmlschema", path.read_text(), re.MULTILINE)
    ]
    typed = [each for each in users if "TYPE_CHECKING" in (PACKAGE / each).read_text()]
    assert users == typed
    assert {each.rpartition("/")[0] for each in users} == {"documents/schemas"}
    assert "xmlschema" not in loaded_by("import presencemap.documents.examine, presencemap.checks")


def test_the_engine_makes_no_hints():
    """A running service reads no rules: it loads neither trees nor what looks for near words."""
    code = (
        "import presencemap, presencemap.tables, presencemap.engine;"
        "presencemap.Engine, presencemap.read_presence, presencemap.MessageReader"
    )
    loaded = loaded_by(code, whole=True)
    assert "presencemap.engine" in loaded
    assert not [name for name in loaded if name.startswith("presencemap.language")]
    assert "difflib" not in loaded


def test_loading_rules_needs_no_command_line():
    """Reading a rules file loads PLY, but nothing of the command line."""
    rules = PACKAGE.parent / "rules" / "uc-connector.pm"
    loaded = loaded_by(f"import presencemap; presencemap.load_rules({str(rules)!r})")
    assert loaded & HEAVY == {"ply"}

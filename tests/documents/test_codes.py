import ast
from pathlib import Path

import presencemap.documents
from presencemap.documents import CODES

FOLDER = Path(presencemap.documents.__file__).parent
CODE_ARGUMENT = {"DocumentError": 0, "fault_at": 1}


def codes_raised():
    """Return every code that the package's sources write where an error is made."""
    found = set()
    for path in FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                position = CODE_ARGUMENT.get(node.func.id)
                argument = node.args[position] if position is not None else None
                found |= {argument.value} if isinstance(argument, ast.Constant) else set()
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "code":
                found |= {node.value.value} if isinstance(node.value, ast.Constant) else set()
    return found


def test_every_code_raised_is_documented_and_back():
    """The table of codes is exactly what the sources raise."""
    assert codes_raised() == {code for code, _ in CODES}


def test_codes_are_sorted_and_explained():
    """Codes stand in order, once each, with a meaning that reads as a phrase."""
    codes = [code for code, _ in CODES]
    assert codes == sorted(set(codes))
    assert all(meaning and not meaning.endswith(".") for _, meaning in CODES)

import os
import random

import pytest

from fuzz.mutations import MUTATIONS, mutated
from fuzz.seeds import seeds
from fuzz.target import check, encode
from presencemap.errors import DocumentError

SEEDS = seeds()
INPUTS = int(os.environ.get("PRESENCEMAP_EXAMPLES", "100")) * 20


def test_seeds():
    """Every seed is a value or a documented error, whichever way it is read."""
    for seed in SEEDS:
        check(seed)


@pytest.mark.parametrize("number", range(1 if "CI" in os.environ else 2))
def test_seconds_of_mutations(number):
    """Seeds that were changed at random are values or documented errors."""
    source = random.Random(number if "CI" in os.environ else None)  # noqa: S311 - no secret
    for _ in range(INPUTS):
        data = mutated(source, source.choice(SEEDS), SEEDS)
        try:
            check(data)
        except Exception as error:
            error.add_note(repr(data[:2_000]))
            raise


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_every_mutation_changes_something(mutation):
    """No mutation is idle, and all can do with an empty input."""
    source = random.Random(1)  # noqa: S311 - no secret
    seed = SEEDS[-1]
    assert any(mutation(source, seed, SEEDS) != seed for _ in range(9))
    mutation(source, b"", SEEDS)


def test_a_broken_promise_is_seen(monkeypatch):
    """An exception, a code that nobody knows and a wrong value each make the target fail."""
    good = encode((0, 0, 0, 0, 0), b"<presence><note>a</note><tuple/></presence>")
    check(good)

    def bad(result):
        def read(*_args, **_options):
            if isinstance(result, Exception):
                raise result
            return result

        return read

    for result in (
        ValueError("unexpected"),
        ([], [DocumentError("no-such-code", "a message")]),
        ([object()], []),
    ):
        monkeypatch.setattr("fuzz.target.read_documents", bad(result))
        with pytest.raises((ValueError, AssertionError)):
            check(good)

from __future__ import annotations

from presencemap.documents.lists import ResourceList, hear
from presencemap.documents.stream import Stream
from presencemap.limits import DEFAULT_LIMITS
from presencemap.model import Update


def said(version, *names, full=True, **more):
    """Return a list of live resources."""
    live = {name: f"sip:{name}" for name in names}
    return ResourceList("sip:team", version, full, live=live, **more)


def heard(stream, what, path=(), **how):
    """Return who is lost, the codes of errors, and whether the parts are stale."""
    result = hear(what, stream, path, DEFAULT_LIMITS, **how)
    assert all(update.lost for update in result.updates)
    lost = [update.presentity for update in result.updates]
    return lost, [error.code for error in result.errors], result.stale


def test_without_a_stream():
    """Without a stream every list is the first, and says only what it says itself."""
    for version in (3, 3, 1):
        assert heard(None, said(version, "a")) == ([], [], False)


def test_without_a_version():
    """A list without a version is neither judged nor remembered."""
    stream = Stream()
    assert heard(stream, said(None, "a", "b")) == ([], [], False)
    assert heard(stream, said(None, "a")) == ([], [], False)
    assert stream == Stream()


def test_uncounted():
    """A list whose version means nothing is neither judged nor remembered."""
    stream = Stream()
    for names in ("ab", "a", "ab"):
        assert heard(stream, said(0, *names), counted=False) == ([], [], False)
    assert stream == Stream()


def test_the_order_of_versions():
    """Newer lists count, others are stale, and a partial one after a gap asks for a refresh."""
    stream = Stream()
    assert heard(stream, said(5, "a", full=False)) == ([], [], False)
    assert heard(stream, said(6, "b", full=False)) == ([], [], False)
    assert heard(stream, said(6, full=False)) == ([], [], True)
    assert heard(stream, said(5)) == ([], ["version-gap"], True)
    assert heard(stream, said(8, "c", full=False)) == ([], ["version-gap"], False)
    assert heard(stream, said(20, "b")) == (["sip:a", "sip:c"], [], False)
    assert heard(stream, said(20)) == ([], [], True)


def test_a_doubt_ends_with_the_next_list():
    """After a list that came late, the one that goes on is judged as ever."""
    stream = Stream()
    heard(stream, said(5, "a"))
    assert heard(stream, said(4, "a")) == ([], ["version-gap"], True)
    assert heard(stream, said(6, "a", full=False)) == ([], [], False)
    assert heard(stream, said(5, "a")) == ([], ["version-gap"], True)


def test_requests_pass():
    """A request to subscribe again is passed on from a list that is stale."""
    stream = Stream()
    heard(stream, said(5, "a"))
    stale = said(5, resubscribe={"a": ("sip:a", "pool1")})
    result = hear(stale, stream, (), DEFAULT_LIMITS)
    assert result.updates == [Update("sip:a", {}, "rlmi", resubscribe="pool1")]
    assert result.stale


def test_lists_in_lists_are_apart():
    """Two lists of one name are apart where they stand in different resources."""
    stream = Stream()
    heard(stream, said(1, "a"))
    assert heard(stream, said(1, "b"), ("team", "a")) == ([], [], False)
    assert heard(stream, said(1, "b"), ("team", "a")) == ([], [], True)
    assert heard(stream, said(2)) == (["sip:a", "sip:b"], [], False)
    assert heard(stream, said(1, "b"), ("team", "a")) == ([], [], False)

"""Captured traffic through the engine, with the capture's clock."""

from presencemap.replay.replay import Event, LocatedFault, Origin, Summary, replay

__all__ = ["Event", "LocatedFault", "Origin", "Summary", "replay"]

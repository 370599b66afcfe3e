"""Captured traffic through the engine, with the capture's clock."""

from presencemap.replay.replay import LocatedFault, Origin, Summary, replay

__all__ = ["LocatedFault", "Origin", "Summary", "replay"]

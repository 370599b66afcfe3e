"""orxml: another of the kind in Rust."""

from __future__ import annotations

import orxml

from readers.dicts import reading

READ = reading(orxml.parse)

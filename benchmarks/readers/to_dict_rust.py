"""xmltodict-rs: the same in Rust."""

from __future__ import annotations

import xmltodict_rs

from readers.dicts import reading

READ = reading(xmltodict_rs.parse)

"""xmltodict: expat, and nested `dict`s."""

from __future__ import annotations

import xmltodict

from readers.dicts import reading

READ = reading(xmltodict.parse)

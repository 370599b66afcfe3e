"""Languages of custom texts: Windows' numbers for them (LCID) as the tags of BCP 47.

The numbers are those of [MS-LCID] 2.2 for the languages that Lync 2013's clients come in, and
for the countries where the big ones are spoken. The low ten bits of a number are the
language, the rest the country ([MS-LCID] 2.1), so a number that is not listed still has
a language if a listed one shares these bits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, TypeAlias

from presencemap.documents.microsoft.values import unsigned

__all__ = ["LCIDS", "Custom", "language_of", "preferred"]

Custom: TypeAlias = tuple[str | None, str]
"""A custom text behind its LCID, both as they are written."""

LCIDS: Final[Mapping[int, str]] = MappingProxyType(
    {
        1025: "ar-SA",
        1026: "bg-BG",
        1027: "ca-ES",
        1028: "zh-TW",
        1029: "cs-CZ",
        1030: "da-DK",
        1031: "de-DE",
        1032: "el-GR",
        1033: "en-US",
        1035: "fi-FI",
        1036: "fr-FR",
        1037: "he-IL",
        1038: "hu-HU",
        1040: "it-IT",
        1041: "ja-JP",
        1042: "ko-KR",
        1043: "nl-NL",
        1044: "nb-NO",
        1045: "pl-PL",
        1046: "pt-BR",
        1048: "ro-RO",
        1049: "ru-RU",
        1050: "hr-HR",
        1051: "sk-SK",
        1053: "sv-SE",
        1054: "th-TH",
        1055: "tr-TR",
        1057: "id-ID",
        1058: "uk-UA",
        1060: "sl-SI",
        1061: "et-EE",
        1062: "lv-LV",
        1063: "lt-LT",
        1066: "vi-VN",
        1069: "eu-ES",
        1081: "hi-IN",
        1086: "ms-MY",
        1087: "kk-KZ",
        1110: "gl-ES",
        2052: "zh-CN",
        2055: "de-CH",
        2057: "en-GB",
        2058: "es-MX",
        2060: "fr-BE",
        2067: "nl-BE",
        2070: "pt-PT",
        2074: "sr-Latn-CS",
        3076: "zh-HK",
        3079: "de-AT",
        3081: "en-AU",
        3082: "es-ES",
        3084: "fr-CA",
        4100: "zh-SG",
        4105: "en-CA",
        9242: "sr-Latn-RS",
        16393: "en-IN",
    }
)

_LANGUAGE_BITS: Final = 0x3FF
_SEVERAL: Final = frozenset({0x1A})  # Croatian and Serbian share theirs
_LANGUAGES: Final = MappingProxyType(
    {
        lcid & _LANGUAGE_BITS: tag.partition("-")[0]
        for lcid, tag in LCIDS.items()
        if lcid & _LANGUAGE_BITS not in _SEVERAL
    }
)
_ENGLISH: Final = ("en-US", "en")  # every sample of Microsoft has 1033


def language_of(lcid: str | None) -> str | None:
    """Return the tag of a language by its number, as in "de-AT"; None for an unknown one."""
    number = unsigned(lcid)
    if number is None:
        return None
    return LCIDS.get(number) or _LANGUAGES.get(number & _LANGUAGE_BITS)


def preferred(customs: Sequence[Custom], languages: Sequence[str]) -> int | None:
    """Return the place of the text to show, None where there is none.

    It is in the first of `languages` that there is a text in; "de-AT" takes "de-AT" if there is
    one, else any German. Without one of them it is English, at last the first.
    """
    if len(customs) < 2:  # noqa: PLR2004 - no choice
        return 0 if customs else None
    tags = [(language_of(lcid) or "").lower() for lcid, _ in customs]
    for language in (*languages, *_ENGLISH):
        exact = language.lower()
        if exact in tags:
            return tags.index(exact)
        primary = exact.partition("-")[0]
        for index, tag in enumerate(tags):
            if tag.partition("-")[0] == primary:
                return index
    return 0

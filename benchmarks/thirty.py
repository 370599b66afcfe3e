"""The table of `thirty.pm` written by hand in Python, and presences to decide about."""

from __future__ import annotations

import random
from pathlib import Path

__all__ = ["DECIDE", "RULES", "decide_all", "decide_by_hand", "presences"]

RULES = Path(__file__).with_name("thirty.pm")

DECIDE = "decide, 30 rows"
"""The group of all measurements of this table."""

CHOICES = {
    "availability": (
        *(None, 0, 2999, 3000, 3500, 5000, 6500, 6900),
        *(7500, 9500, 12500, 15500, 18000, 18500),
    ),
    "activity": (
        None,
        "on-the-phone",
        "in-a-conference",
        "in-a-meeting",
        "urgent-interruptions-only",
        "in-presentation",
        "off-work",
        "fishing",
    ),
    "device": (None, "computer", "deskphone", "mobile", "web"),
    "calendar": (None, "free", "tentative", "busy", "out-of-office"),
    "note-type": (None, "personal", "oof"),
    "subscription": ("active", "active", "active", "pending", "terminated"),
    "agent.on_call": (None, False, False, True),
    "agent.group": (None, "front-office", "back-office", "night", "vip"),
}
TYPICAL = {"activity": 0.5, "subscription": 0.95, "agent.on_call": 0.9}
"""How often a field has its first value, so that not everybody is on the phone."""


def presences(count):
    """Return so many presences, the same in every run."""
    dice = random.Random(20260302)  # noqa: S311 - nothing is kept secret with it
    return [_presence(dice) for _ in range(count)]


def _presence(dice):
    presence = {}
    for name, values in CHOICES.items():
        value = values[0] if dice.random() < TYPICAL.get(name, 0) else dice.choice(values)
        if value is not None:
            presence[name] = value
    return presence


def decide_by_hand(presence):  # noqa: C901, PLR0912 - thirty rows are thirty branches
    """Return the row that answers, as somebody in a hurry would write it."""
    get = presence.get
    availability, activity, device = get("availability"), get("activity"), get("device")
    calendar, note_type, subscription = get("calendar"), get("note-type"), get("subscription")
    on_call, group = get("agent.on_call"), get("agent.group")
    if subscription == "terminated":
        return "lost"
    if subscription == "pending":
        return "pending"
    if on_call:
        return "on_call"
    if activity in {"on-the-phone", "in-a-conference"}:
        return "phone"
    if availability is None:
        availability = -1
    if calendar == "out-of-office" and note_type == "oof" and availability >= 12000:
        return "on_leave"
    if note_type == "oof" and availability >= 15000:
        return "oof"
    if activity == "urgent-interruptions-only" or availability == 6900:
        return "dnd"
    if activity == "in-presentation":
        return "presenting"
    if activity == "in-a-meeting" and device == "deskphone" and group == "vip":
        return "desk_meeting"
    if activity == "in-a-meeting":
        return "meeting"
    if activity == "off-work":
        return "off_work"
    if 9000 <= availability <= 11999:
        return "no_calls"
    if 3000 <= availability <= 4499 and group == "vip":
        return "vip_free"
    if 3000 <= availability <= 4499 and device == "mobile":
        return "mobile"
    if 3000 <= availability <= 4499 and device == "web":
        return "web"
    if 3000 <= availability <= 4499 and calendar == "busy":
        return "booked"
    if 3000 <= availability <= 4499 and calendar == "tentative" and group == "back-office":
        return "half_booked"
    if 3000 <= availability <= 4499:
        return "free"
    if 4500 <= availability <= 5999 and group == "vip":
        return "vip_idle"
    if 4500 <= availability <= 5999:
        return "idle"
    if 6000 <= availability <= 7499 and group == "night":
        return "night"
    if 6000 <= availability <= 8999 and device == "mobile":
        return "busy_mobile"
    if 6000 <= availability <= 7499:
        return "busy"
    if 7500 <= availability <= 8999:
        return "busy_idle"
    if 12000 <= availability <= 14999 and calendar == "free":
        return "lunch"
    if 12000 <= availability <= 14999:
        return "back_soon"
    if 15000 <= availability <= 17999 and device == "mobile":
        return "away_mobile"
    if 15000 <= availability <= 17999:
        return "away"
    if availability >= 18000:
        return "gone"
    if 0 <= availability <= 2999:
        return "unknown"
    return "otherwise"


def decide_all(decide, presences):
    """Decide about every presence, or about what a decision makes do with in its place."""
    for presence in presences:
        decide(presence)

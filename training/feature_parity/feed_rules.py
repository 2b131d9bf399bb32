# SPDX-License-Identifier: Apache-2.0
"""Checks the parts of a contract that serving alone needs: session days, macro sources and policies for imperfect bars.

Training takes bars and macro values as they stand in its frame, so nothing here is kept. But a document is refused here
as it would be there (countries and time zones apart, whose lists belong to the system that serves).
"""

from __future__ import annotations

from dataclasses import dataclass

from feature_parity.reading import ObjectReader

NAME = r"[a-z][a-z0-9_]*"
NAME_SAID = "lower-case letters, digits and underscores, beginning with a letter"
_TIME = r"([01][0-9]|2[0-3]):[0-5][0-9]"
_TIME_SAID = "a time of day from 00:00 to 23:59"
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PARTS_OF_THE_BAR = ("time", "open", "high", "low", "close", "volume")
_POLICY = {
    "duplicate": ("drop", "refuse"),
    "conflicting_duplicate": ("replace", "refuse"),
    "late": ("drop", "refuse"),
    "off_grid": ("accept", "drop", "refuse"),
    "outside_session": ("accept", "drop", "refuse"),
    "bad_prices": ("absent", "refuse"),
    "zero_volume": ("accept", "absent", "refuse"),
}


@dataclass(frozen=True)
class Session:
    """The session (D3), in minutes of the UTC day."""

    start: int
    end: int


def read_session(root: ObjectReader, bar_minutes: int | None) -> Session | None:
    """The times of the first and the last bar."""
    object = root.object("session")
    if object is None:
        return None
    start, end = (_minutes(object.string(key, _TIME, _TIME_SAID)) for key in ("start", "end"))
    object.string("zone", "UTC", "UTC, since minutes of the UTC day are counted (D3)")
    days = object.strings("days")
    if days is not None and (not days or [day for day in _WEEK if day in days] != days):
        object.fault("days", f"must be days of {', '.join(_WEEK)}, at least one, each once and in this order")
    countries = object.strings("holidays")
    if countries is not None and sorted(set(countries)) != countries:
        object.fault("holidays", "must be countries, each once and in the order of the alphabet")
    object.finish()
    if start is None or end is None:
        return None
    if end <= start:
        object.fault("end", "must be after the start")
    elif bar_minutes is not None and (end - start) % bar_minutes != 0:
        object.fault("end", f"must be a whole number of bars, of {bar_minutes} minutes each, after the start")
    return Session(start, end)


def _minutes(clock: str | None) -> int | None:
    return None if clock is None else int(clock[:2]) * 60 + int(clock[3:])


def read_macro(root: ObjectReader) -> list[str] | None:
    """The names of the macro columns, in their order; None where one could not be read."""
    names: list[str] = []
    before = len(root.faults)
    for entry in root.objects("macro", 0, 256):
        name = entry.string("name", NAME, NAME_SAID)
        if name in _PARTS_OF_THE_BAR:
            entry.fault("name", "must not be named like a part of the bar")
        if name in names:
            entry.fault("name", "must be another name than that of an earlier macro column")
        rule = entry.object("available")
        if rule is not None:
            _read_available(rule)
        entry.integer("stale_after_bars", 0, 1_000_000, null=True)
        entry.finish()
        if name is not None:
            names.append(name)
    return names if len(root.faults) == before else None


def _read_available(rule: ObjectReader) -> None:
    kind = rule.choice("kind", ("session_start", "time_of_day", "as_published"))
    if kind is None:
        return
    if kind == "session_start":
        rule.integer("sessions_later", 1, 260)
    elif kind == "time_of_day":
        rule.integer("days_later", 0, 366)
        rule.string("time", _TIME, _TIME_SAID)
        rule.string("zone", r".+", "a time zone")
    rule.finish()


def read_policies(root: ObjectReader, bar_minutes: int | None) -> None:
    """Holds the policies to their rules."""
    own = root.string("policy", NAME, NAME_SAID)
    policies = root.object("policies")
    if policies is None:
        return
    names = policies.names()
    if not 1 <= len(names) <= 16:
        root.fault("policies", "must hold from 1 to 16 policies")
        return
    if own is not None and own not in names:
        root.fault("policy", f"must be one of {', '.join(sorted(names))}")
    for name in names:
        policy = policies.object(name)
        if policy is not None:
            _read_policy(policy, bar_minutes)


def _read_policy(policy: ObjectReader, bar_minutes: int | None) -> None:
    read = {key: policy.choice(key, words) for key, words in _POLICY.items()}
    gap = policy.integer("insert_up_to_minutes", 0, 24 * 60)
    policy.finish()
    if gap and read["off_grid"] == "accept":
        policy.fault("off_grid", "must be drop or refuse where bars are inserted, since those stand on the grid")
    if gap and bar_minutes is not None and (gap % bar_minutes != 0 or gap == bar_minutes):
        policy.fault("insert_up_to_minutes", f"must be 0, or a multiple of bar_minutes, {bar_minutes}, above it")

# SPDX-License-Identifier: Apache-2.0
"""The ten kinds of calculations (C2 to C12, section F) as templates: each expands to a formula.

So there is one evaluator. A template has definitions of its own, whose names begin with ``_``, since no macro column's
name does; they are seen by its formula alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from feature_parity.reading import ObjectReader

LARGEST = 10_000
SMOOTHINGS = ("wilder", "wilder_mean_seeded", "exponential", "mean")
HIGH_LOW_CLOSE = ["high", "low", "close"]


@dataclass(frozen=True)
class Expansion:
    """What a template becomes: a formula, and the definitions that it uses."""

    formula: str
    define: Mapping[str, str] = field(default_factory=dict)


def expand(kind: str, p: Mapping, inputs: list[str], undefined: float | None) -> Expansion:
    """The formula of a feature, with what becomes of a result that is undefined, and then its clip."""
    parts = _Parts()
    formula = _KINDS[kind].expand(parts, p, *inputs)
    if undefined is not None:
        formula = f"fillna({formula}, {undefined!r})"
    if p.get("clip") is not None:
        formula = f"clip({formula}, {-p['clip']!r}, {p['clip']!r})"
    return Expansion(formula, parts.define)


def read(kind: str, object: ObjectReader) -> dict:
    """The parameters of a kind, checked."""
    return _KINDS[kind].read(object)


def reads_one_column(kind: str) -> bool:
    """Whether a kind reads one column; if not, it reads high, low and close."""
    return _KINDS[kind].one_column


class _Parts:
    """The definitions of one template, as they come."""

    def __init__(self) -> None:
        self.define: dict[str, str] = {}

    def name(self, name: str, text: str) -> str:
        self.define[name] = text
        return name

    def average(self, x: str, n: int, smoothing: str) -> str:
        """C1 and its dialects, over a definition."""
        if smoothing == "mean":
            return f"rolling_mean({x}, {n})"
        if smoothing == "exponential":
            return f"ewm_mean({x}, span={n}, adjust=False)"
        if smoothing == "wilder_mean_seeded":
            seen = self.name(f"{x}_seen", f"cumsum(where(isna({x}), 0, 1))")
            seed = f"where(({seen} == {n}) & ~isna({x}), cumsum({x}) / {n}, {x})"
            x = self.name(f"{x}_seeded", f"where({seen} < {n}, nan, {seed})")
        return f"ewm_mean({x}, alpha=1/{n}, adjust=False)"


def _log_return(parts: _Parts, p: Mapping, x: str) -> str:
    """C2."""
    earlier = f"shift({x}, {p['lag']})"
    if p["form"] == "log_of_quotient":
        return f"log({x} / {earlier})"
    if p["form"] == "difference_of_logs":
        return f"log({x}) - log({earlier})"
    return f"{x} / {earlier} - 1"


def _rsi(parts: _Parts, p: Mapping, x: str) -> str:
    """C3."""
    move = parts.name("_move", f"diff({x})")
    gain = parts.name("_gain", _first_change(f"where({move} > 0, {move}, 0)", f"isna({move})", p))
    loss = parts.name("_loss", _first_change(f"where({move} < 0, -{move}, 0)", f"isna({move})", p))
    average_gain = parts.average(gain, p["period"], p["smoothing"])
    divisor = parts.name("_divisor", parts.average(loss, p["period"], p["smoothing"]) + _plus(p["epsilon"]))
    if p["no_loss"] == "undefined":
        divisor = _absent_where_zero(divisor)
    return f"100 - 100 / (1 + {average_gain} / {divisor})"


def _atr_percent(parts: _Parts, p: Mapping, high: str, low: str, close: str) -> str:
    """C5."""
    true_range = _true_range(high, low, close)
    ranges = parts.name("_range", _first_change(true_range, f"isna(shift({close}))", p))
    quotient = f"{parts.average(ranges, p['period'], p['smoothing'])} / ({close}{_plus(p['epsilon'])})"
    return quotient if p["scale"] == 1 else f"{quotient} * {p['scale']!r}"


def _true_range(high: str, low: str, close: str) -> str:
    """C4."""
    return f"nanmax({high} - {low}, abs({high} - shift({close})), abs({low} - shift({close})))"


def _adx(parts: _Parts, p: Mapping, high: str, low: str, close: str) -> str:
    """C6 and C7; what the first change is worth concerns the movements alone."""
    n, smoothing, epsilon = p["period"], p["smoothing"], _plus(p["epsilon"])
    ranges = parts.name("_range", _true_range(high, low, close))
    divisor = parts.name("_divisor", parts.average(ranges, n, smoothing) + epsilon)
    up, down = parts.name("_up", f"diff({high})"), parts.name("_down", f"-diff({low})")
    unknown = f"isna({up}) | isna({down})"
    plus = parts.name("_plus", _first_change(f"where(({up} > {down}) & ({up} > 0), {up}, 0)", unknown, p))
    minus = parts.name("_minus", _first_change(f"where(({down} > {up}) & ({down} > 0), {down}, 0)", unknown, p))
    pdi = parts.name("_pdi", f"100 * {parts.average(plus, n, smoothing)} / {_absent_where_zero(divisor)}")
    mdi = parts.name("_mdi", f"100 * {parts.average(minus, n, smoothing)} / {_absent_where_zero(divisor)}")
    total = parts.name("_total", f"{pdi} + {mdi}{epsilon}")
    dx = parts.name("_dx", f"100 * abs({pdi} - {mdi}) / {_absent_where_zero(total)}")
    return dx if p["output"] == "dx" else parts.average(dx, n, smoothing)


def _rolling_z_score(parts: _Parts, p: Mapping, x: str) -> str:
    """C8, C9 and C10."""
    window = f"{x}, {p['window']}, min_periods={p['min_count']}"
    freedom = "" if p["deviation"] == "sample" else ", ddof=0"
    deviation = parts.name("_deviation", f"rolling_std({window}{freedom})")
    return f"({x} - rolling_mean({window})) / {_absent_where_zero(deviation)}"


def _fixed_z_score(parts: _Parts, p: Mapping, x: str) -> str:
    return f"({x} - {p['mean']!r}) / {p['std']!r}"


def _change(parts: _Parts, p: Mapping, x: str) -> str:
    """C11."""
    return f"diff({x}, {p['lag']}) / shift({x}, {p['lag']})"


def _daily_change(parts: _Parts, p: Mapping, x: str) -> str:
    """From the last value of the calendar day before."""
    seen_on = parts.name("_seen_on", f"shift(ffill(where(isna({x}), nan, day)))")
    new_day = f"(day != shift(day)) & ({seen_on} == day - 1)"
    before = parts.name("_before", f"day_first(where({new_day}, shift(ffill({x})), nan))")
    return f"({x} - {before}) / {before}"


def _spread(parts: _Parts, p: Mapping, x: str) -> str:
    """C12."""
    return f"{p['minuend']!r} - {x}"


def _fixed_z_spread(parts: _Parts, p: Mapping, x: str) -> str:
    return f"({p['minuend']!r} - {x} - {p['mean']!r}) / {p['std']!r}"


def _first_change(text: str, unknown: str, p: Mapping) -> str:
    return text if p["first_change"] == "zero" else f"where({unknown}, nan, {text})"


def _absent_where_zero(x: str) -> str:
    return f"where({x} == 0, nan, {x})"


def _plus(epsilon: float) -> str:
    return "" if epsilon == 0 else f" + {epsilon!r}"


# ---- the parameters


def _averaged(object: ObjectReader, **more: tuple[str, ...]) -> dict:
    epsilon = object.number("epsilon")
    if epsilon is not None and epsilon < 0:
        object.fault("epsilon", "must not be below 0")
    return {
        "period": object.integer("period", 1, LARGEST),
        "smoothing": object.choice("smoothing", SMOOTHINGS),
        "epsilon": epsilon,
        "first_change": object.choice("first_change", ("zero", "absent")),
    } | {key: object.choice(key, words) for key, words in more.items()}


def _clip(object: ObjectReader) -> dict:
    return {"clip": object.number("clip", above=0, null=True)}


def _read_rolling(object: ObjectReader) -> dict:
    window = object.integer("window", 2, LARGEST)
    return {
        "window": window,
        "min_count": object.integer("min_count", 1, window or LARGEST),
        "deviation": object.choice("deviation", ("sample", "population")),
    } | _clip(object)


def _read_log_return(object: ObjectReader) -> dict:
    forms = ("log_of_quotient", "difference_of_logs", "percentage")
    return {"lag": object.integer("lag", 1, LARGEST), "form": object.choice("form", forms)} | _clip(object)


def _read_fixed(object: ObjectReader) -> dict:
    return {"mean": object.number("mean"), "std": object.number("std", above=0)} | _clip(object)


@dataclass(frozen=True)
class _Kind:
    read: Callable[[ObjectReader], dict]
    expand: Callable[..., str]
    one_column: bool = True


_KINDS = {
    "log_return": _Kind(_read_log_return, _log_return),
    "rsi": _Kind(lambda o: _averaged(o, no_loss=("undefined", "divide")), _rsi),
    "atr_percent": _Kind(lambda o: _averaged(o) | {"scale": o.number("scale", above=0)}, _atr_percent, False),
    "adx": _Kind(lambda o: _averaged(o, output=("adx", "dx")), _adx, False),
    "rolling_z_score": _Kind(_read_rolling, _rolling_z_score),
    "fixed_z_score": _Kind(_read_fixed, _fixed_z_score),
    "change": _Kind(lambda o: {"lag": o.integer("lag", 1, LARGEST)} | _clip(o), _change),
    "daily_change": _Kind(_clip, _daily_change),
    "spread": _Kind(lambda o: {"minuend": o.number("minuend")}, _spread),
    "fixed_z_spread": _Kind(lambda o: {"minuend": o.number("minuend")} | _read_fixed(o), _fixed_z_spread),
}

KINDS = tuple(_KINDS)
"""The kinds that are templates."""

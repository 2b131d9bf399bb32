# SPDX-License-Identifier: Apache-2.0
"""Clauses G7 to G15 one bar at a time, in Python's doubles: an oracle that shares nothing with the package.

Written from the text of docs/contract.md. Each function takes columns as lists, NaN for absent, and gives a list.
"""

import math
from collections import deque

NAN, INF = math.nan, math.inf


def absent(x):
    return x != x


def finite(x):
    return abs(x) < INF


def divide(a, b):
    if b != 0 or absent(a) or absent(b):
        return a / b if b == b and a == a else NAN
    return NAN if a == 0 else math.copysign(INF, a) * math.copysign(1.0, b)


def each(function):
    return lambda *columns, **p: [function(*row, **p) for row in zip(*columns)]


def sqrt(x):
    return NAN if absent(x) or x < 0 else INF if x == INF else math.sqrt(x)


def sign(x):
    return NAN if absent(x) else 1.0 if x > 0 else -1.0 if x < 0 else 0.0


def clip(x, lo, hi):
    return lo + 0.0 if x < lo else hi + 0.0 if x > hi else x


def smallest(*row):
    return NAN if any(map(absent, row)) else min(row) + 0.0


def largest(*row):
    return NAN if any(map(absent, row)) else max(row) + 0.0


def nan_smallest(*row):
    return min((x for x in row if not absent(x)), default=NAN) + 0.0


def nan_largest(*row):
    return max((x for x in row if not absent(x)), default=NAN) + 0.0


# ---- lags


def shift(x, k):
    return [NAN] * min(k, len(x)) + x[: max(0, len(x) - k)]


def ffill(x, limit):
    out, last, age = [], NAN, 0
    for value in x:
        last, age = (value, 0) if not absent(value) else (last, age + 1)
        out.append(last if limit is None or age <= limit else NAN)
    return out


# ---- windows


class Sum:
    """C8: s and its two compensations; and how many of the last present values were equal."""

    def __init__(self):
        self.s = self.added = self.removed = 0.0
        self.count = self.negative = self.run = 0
        self.latest = NAN

    def remove(self, x):
        y = -x - self.removed
        t = self.s + y
        self.removed = t - self.s - y
        self.s = t
        self.count -= 1
        self.negative -= math.copysign(1.0, x) < 0

    def add(self, x):
        y = x - self.added
        t = self.s + y
        self.added = t - self.s - y
        self.s = t
        self.count += 1
        self.negative += math.copysign(1.0, x) < 0
        self.run = self.run + 1 if x == self.latest else 1
        self.latest = x

    def equal(self):
        return self.count > 0 and self.run >= self.count

    def mean(self):
        if self.count == 0:
            return NAN
        if self.equal():
            return self.latest
        mean = divide(self.s, self.count)
        if self.negative == 0 and mean < 0 or self.negative == self.count and mean > 0:
            return 0.0
        return mean

    def sum(self):
        return 0.0 if self.count == 0 else self.latest * self.count if self.equal() else self.s


def rolling(x, n, min_periods, value):
    state, out = Sum(), []
    for i, entering in enumerate(x):
        if i >= n and finite(x[i - n]):
            state.remove(x[i - n])
        if finite(entering):
            state.add(entering)
        out.append(value(state) if state.count >= min_periods else NAN)
    return out


def rolling_sum(x, n, min_periods):
    return rolling(x, n, min_periods, Sum.sum)


def rolling_mean(x, n, min_periods):
    return rolling(x, n, min_periods, Sum.mean)


class Variance:
    """C9."""

    def __init__(self):
        self.count, self.mean, self.m2, self.added, self.removed = 0, 0.0, 0.0, 0.0, 0.0

    def add(self, x):
        self.count += 1
        previous = self.mean - self.added
        y = x - self.added
        t = y - self.mean
        self.added = t + self.mean - y
        self.mean += t / self.count
        self.m2 += (x - previous) * (x - self.mean)

    def remove(self, x):
        self.count -= 1
        if self.count == 0:
            self.mean = self.m2 = 0.0
            return
        previous = self.mean - self.removed
        y = x - self.removed
        t = y - self.mean
        self.removed = t + self.mean - y
        self.mean -= t / self.count
        self.m2 -= (x - previous) * (x - self.mean)


def rolling_var(x, n, min_periods, ddof):
    state, out = Variance(), []
    for i, entering in enumerate(x):
        again = False
        if i >= n and finite(x[i - n]):
            before = state.m2
            state.remove(x[i - n])
            again = state.count > 0 and state.m2 < 1000 * 2.0**-52 * before
        if finite(entering):
            before = state.m2
            state.add(entering)
            again |= state.m2 < 1000 * 2.0**-52 * before
        if again:
            state = Variance()
            for value in x[max(0, i - n + 1) : i + 1]:
                if finite(value):
                    state.add(value)
        defined = state.count >= min_periods and state.count > ddof
        out.append(state.m2 / (state.count - ddof) if defined else NAN)
    return out


def root(variances):
    return [NAN if absent(v) else 0.0 if v < 0 else sqrt(v) for v in variances]


def in_window(x, n, min_periods, value):
    out, window = [], deque(maxlen=n)
    for entering in x:
        window.append(entering)
        present = sorted(v for v in window if finite(v))
        out.append(value(present) + 0.0 if present and len(present) >= min_periods else NAN)
    return out


def median(present):
    half = len(present) // 2
    return present[half] if len(present) % 2 else (present[half - 1] + present[half]) / 2


def rolling_count(x, n):
    return [float(sum(not absent(v) for v in x[max(0, i - n + 1) : i + 1])) for i in range(len(x))]


# ---- exponential weights


def centre(alpha=None, span=None, com=None):
    return (1 - alpha) / alpha if alpha is not None else (span - 1) / 2 if span is not None else com


def ewm_mean(x, adjust, ignore_na, min_periods, **weight):
    com = centre(**weight)
    a = 1 / (1 + com)
    keep, new = 1 - a, 1.0 if adjust else a
    w, old, count, out = NAN, 1.0, 0, []
    for value in x:
        present = finite(value)
        count += present
        if not absent(w):
            if present or not ignore_na:
                old = old * keep
            if present:
                if w != value:
                    if com == 1 and not adjust:
                        new = 1 - old
                    w = divide(old * w + new * value, old + new)
                old = old + new if adjust else 1.0
        elif present:
            w = value
        out.append(w if count >= max(min_periods, 1) else NAN)
    return out


def ewm_var(x, adjust, ignore_na, min_periods, bias, **weight):
    a = 1 / (1 + centre(**weight))
    keep, new = 1 - a, 1.0 if adjust else a
    mean, cov, old, w1, w2, count, out = NAN, 0.0, 1.0, 1.0, 1.0, 0, []
    for value in x:
        present = finite(value)
        count += present
        if not absent(mean):
            if present or not ignore_na:
                w1, w2, old = w1 * keep, w2 * (keep * keep), old * keep
            if present:
                before, total = mean, old + new
                if mean != value:
                    mean = (old * before + new * value) / total
                p, q = before - mean, value - mean
                cov = (old * (cov + p * p) + new * (q * q)) / total
                w1, w2, old = w1 + new, w2 + new * new, total
                if not adjust:
                    w1, w2, old = w1 / total, w2 / (total * total), 1.0
        elif present:
            mean = value
        result = cov
        if not bias:
            u = w1 * w1
            result = u / (u - w2) * cov if u - w2 > 0 else NAN
        out.append(result if count >= max(min_periods, 1) else NAN)
    return out


# ---- from the start, and of the day


def cumsum(x):
    out, s = [], None
    for value in x:
        term = 0.0 if absent(value) else value
        s = term if s is None else s + term
        out.append(NAN if absent(value) else s)
    return out


def extreme(x, better, days=None):
    out, best = [], NAN
    for i, value in enumerate(x):
        if days is not None and i > 0 and days[i] != days[i - 1]:
            best = NAN
        if not absent(value) and (absent(best) or better(value, best)):
            best = value
        out.append(NAN if absent(value) else best + 0.0)
    return out


def day_sum(x, days):
    out = []
    for i, value in enumerate(x):
        if i == 0 or days[i] != days[i - 1]:
            s = c = 0.0
        if not absent(value):
            y = value - c
            t = s + y
            c = t - s - y
            s = t
        out.append(NAN if absent(value) else s)
    return out


def day_first(x, days):
    out = []
    for i, value in enumerate(x):
        if i == 0 or days[i] != days[i - 1]:
            first = NAN
        first = value if absent(first) else first
        out.append(first)
    return out


def day_count(x, days):
    out = []
    for i, value in enumerate(x):
        count = 0.0 if i == 0 or days[i] != days[i - 1] else out[-1]
        out.append(count + (not absent(value)))
    return out


def above(a, b):
    return a > b


def below(a, b):
    return a < b


FUNCTIONS = {
    "abs": each(abs),
    "sqrt": each(sqrt),
    "sign": each(sign),
    "where": each(lambda m, a, b: a if m else b),
    "isna": each(absent),
    "fillna": each(lambda x, c: c if absent(x) else x),
    "clip": lambda x, lo, hi: [clip(v, lo, hi) for v in x],
    "min": each(smallest),
    "max": each(largest),
    "nanmin": each(nan_smallest),
    "nanmax": each(nan_largest),
    "shift": shift,
    "diff": lambda x, k: [a - b for a, b in zip(x, shift(x, k))],
    "pct_change": lambda x, k: [divide(a, b) - 1 for a, b in zip(x, shift(x, k))],
    "ffill": ffill,
    "rolling_sum": rolling_sum,
    "rolling_mean": rolling_mean,
    "rolling_var": rolling_var,
    "rolling_std": lambda x, **p: root(rolling_var(x, **p)),
    "rolling_min": lambda x, n, min_periods: in_window(x, n, min_periods, lambda p: p[0]),
    "rolling_max": lambda x, n, min_periods: in_window(x, n, min_periods, lambda p: p[-1]),
    "rolling_median": lambda x, n, min_periods: in_window(x, n, min_periods, median),
    "rolling_count": rolling_count,
    "ewm_mean": ewm_mean,
    "ewm_var": ewm_var,
    "ewm_std": lambda x, **p: root(ewm_var(x, **p)),
    "cumsum": cumsum,
    "cummax": lambda x: extreme(x, above),
    "cummin": lambda x: extreme(x, below),
}
OF_THE_DAY = {
    "day_sum": day_sum,
    "day_max": lambda x, days: extreme(x, above, days),
    "day_min": lambda x, days: extreme(x, below, days),
    "day_first": day_first,
    "day_count": day_count,
}
OPERATORS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": divide,
    "&": lambda a, b: a and b,
    "|": lambda a, b: a or b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}

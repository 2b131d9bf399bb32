"use strict";
// An axis of bars: each takes the same room, so that nights and weekends, which have none, take none. What is written
// below it are the bars' times, where a new hour, day, month or year begins.
class BarAxis {
  static #MINUTE = 60;
  static #DAY = 86400;
  static #SECONDS = [1, 5, 15, 30, 60, 300, 900, 1800, 3600, 7200, 14400, 86400];

  // What a time is part of, from fine to coarse; two bars with different numbers have a boundary between them.
  static #UNITS = [
    ...BarAxis.#SECONDS.map(seconds => ({ seconds, of: (axis, i) => Math.floor(axis.times[i] / seconds) })),
    { seconds: 7 * 86400, of: (axis, i) => Math.floor((axis.times[i] / 86400 + 3) / 7) },
    ...[1, 3, 6, 12, 24, 60, 120, 600, 1200].map(months => (
      { seconds: months * 2629800, of: (axis, i) => Math.floor(axis.#months()[i] / months) })),
  ];

  constructor(bars, times) {
    this.bars = bars;
    this.times = times;
  }

  // The point at a place on the axis, or the last one before it.
  pointAt(bar) {
    let low = 0, high = this.bars.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.bars[middle] <= bar) low = middle; else high = middle - 1;
    }
    return low;
  }

  has(bar) {
    return this.bars[this.pointAt(bar)] === bar;
  }

  timeAt(bar) {
    return this.times[this.pointAt(bar)];
  }

  // Months since the year 0, of each point; computed once, for a calendar is slow.
  #months() {
    this.known ??= Int32Array.from(this.times, t => {
      const date = new Date(t * 1000);
      return date.getUTCFullYear() * 12 + date.getUTCMonth();
    });
    return this.known;
  }

  // Charts above each other ask for the same.
  splits(min, max, most) {
    const asked = [min, max, most].join();
    if (asked !== this.asked) {
      this.asked = asked;
      this.answer = this.#find(min, max, most);
    }
    return this.answer;
  }

  // As many boundaries as there is room for, of the finest unit that does not have more.
  #find(min, max, most) {
    let from = this.pointAt(min);
    if (this.bars[from] < min && from < this.bars.length - 1) from++;
    const to = this.pointAt(max);
    for (const unit of BarAxis.#UNITS) {
      const found = this.#boundaries(unit, from, to, most);
      if (found) {
        this.unit = unit;
        return this.#apart(found, (max - min) / (most + 1) * .7);
      }
    }
    this.unit = BarAxis.#UNITS[BarAxis.#UNITS.length - 1];
    return [this.bars[from]];
  }

  #boundaries(unit, from, to, most) {
    const found = [];
    let before = from > 0 ? unit.of(this, from - 1) : null;
    for (let i = from; i <= to; i++) {
      const its = unit.of(this, i);
      if (its !== before) {
        if (found.length === most) return null;
        found.push(this.bars[i]);
      }
      before = its;
    }
    return found.length > 0 || unit.seconds > BarAxis.#DAY ? found : [this.bars[from]];
  }

  #apart(splits, least) {
    const kept = [];
    for (const split of splits) {
      if (kept.length === 0 || split - kept[kept.length - 1] >= least) kept.push(split);
    }
    return kept;
  }

  // The day below the first time of each day, the year below the first day of each year.
  labels(splits) {
    let day = "", year = "";
    return splits.map(bar => {
      const [date, clock] = new Date(this.timeAt(bar) * 1000).toISOString().split("T");
      const its = date.slice(0, -6), monthAndDay = date.slice(-5);
      if (this.unit.seconds < BarAxis.#DAY) {
        const text = clock.slice(0, this.unit.seconds < BarAxis.#MINUTE ? 8 : 5) + (date === day ? "" : "\n" + date);
        day = date;
        return text;
      }
      if (this.unit.seconds > 7 * BarAxis.#DAY) {
        return this.unit.seconds >= 12 * 2629800 ? its : date.slice(0, -3);
      }
      const text = monthAndDay + (its === year ? "" : "\n" + its);
      year = its;
      return text;
    });
  }
}

"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const AROUND_BEFORE = 30, AROUND_AFTER = 90;
  const PRINTED_WIDTH = 720;

  // What stands in the page is the bytes of IEEE 754, little-endian; typed arrays would take the machine's own order.
  function numbers(text, bits) {
    const binary = atob(text), bytes = new Uint8Array(binary.length);
    for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
    const view = new DataView(bytes.buffer);
    const size = bits / 8, out = new Float64Array(view.byteLength / size);
    for (let i = 0; i < out.length; i++) {
      out[i] = bits === 64 ? view.getFloat64(i * 8, true) : view.getFloat32(i * 4, true);
    }
    return out;
  }

  // Bars in a row are said by the first of them.
  const barsOf = (said, size) => typeof said === "string" ? numbers(said, 64) : Float64Array.from({ length: size }, (_, i) => said + i);

  function priceOf(index) {
    const from = data.prices[index];
    if (from && !from.loaded) {
      const close = numbers(from.close, 64);
      from.loaded = [barsOf(from.bars, close.length), close];
    }
    return from?.loaded;
  }

  // A gap where there is nothing to draw: absent values, infinities.
  const drawable = values => Array.from(values, v => Number.isFinite(v) ? v : null);
  const exact = (v, bits) => bits === 64 ? String(v) : String(+v.toPrecision(9));
  const time = seconds => new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();

  function load(index) {
    const from = data.series[index];
    if (!from.loaded) {
      const expected = numbers(from.expected, from.bits), actual = numbers(from.actual, from.bits);
      const times = numbers(data.times[from.bars], 64).map(ms => ms / 1000), x = barsOf(data.bars[from.bars], times.length);
      const third = from.explanation ? numbers(from.explanation, from.bits) : null;
      const difference = actual.map((v, i) => v - expected[i]), rest = third && actual.map((v, i) => v - third[i]);
      const lone = Array.from(expected, (v, i) => Number.isNaN(v) !== Number.isNaN(actual[i]) ? 0 : null);
      from.loaded = { x, axis: new BarAxis(x, times), expected, actual, third, difference, rest,
        values: [x, drawable(expected), drawable(actual), ...(third ? [drawable(third)] : [])],
        apart: [x, drawable(difference), lone, ...(rest ? [drawable(rest)] : [])],
        price: from.price === null ? null : priceOf(from.price) };
    }
    return from.loaded;
  }

  function label(v, step) {
    if (v === 0) return "0";
    const size = Math.abs(v);
    const power = n => Math.floor(Math.log10(n) + 1e-9);
    if (size >= 1e7 || size < 1e-4) return v.toExponential(Math.max(0, Math.min(12, power(size) - power(step))));
    return v.toFixed(Math.max(0, Math.min(12, -power(step))));
  }

  // The library's own steps end where differences of a few ulps begin.
  function splits(u, axis, min, max) {
    const least = (max - min) * 24 / (u.bbox.height / devicePixelRatio), power = 10 ** Math.floor(Math.log10(least));
    const own = [1, 2, 5, 10].map(n => n * power).find(n => n >= least);
    const out = [];
    for (let i = Math.ceil(min / own); i * own <= max; i++) out.push(i * own);
    return out;
  }

  // Lines break where a session ends: far from one bar to the next, as distances of bars go.
  const breaks = times => (u, series, from, to, gaps) => {
    const x = u.data[0];
    if (to - from > 3000) return gaps;
    const steps = [];
    for (let i = from + 1; i <= to; i++) steps.push(times[i] - times[i - 1]);
    const usual = steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)];
    for (let i = from + 1; i <= to; i++) {
      if (times[i] - times[i - 1] > usual * 4) gaps.push([u.valToPos(x[i - 1], "x", true), u.valToPos(x[i], "x", true)]);
    }
    return gaps.sort((a, b) => a[0] - b[0]);
  };

  // To the right of differences stands how far the normalised feature moves; the other plots leave the same room.
  function axes(width, axis, name, unit) {
    const stroke = colour("quiet"), grid = { stroke: colour("grid"), width: 1 }, font = "12px system-ui, sans-serif";
    const narrow = width < 500;
    const labels = (u, at) => at.map(v => label(v, at.length > 1 ? at[1] - at[0] : Math.abs(v)));
    const named = text => ({ label: text, labelFont: font, labelSize: narrow ? 16 : 20, labelGap: 0 });
    const room = narrow ? 60 : 100;
    return [
      { stroke, grid, ticks: grid, font, size: 46,
        splits: (u, at, min, max) => axis.splits(min, max, Math.max(1, Math.floor(u.bbox.width / devicePixelRatio / room))),
        values: (u, at) => axis.labels(at) },
      { stroke, grid, ticks: grid, font, size: narrow ? 62 : 76, space: 24, ...named(name), splits, values: labels },
      unit
        ? { stroke, grid: { show: false }, ticks: grid, font, size: narrow ? 62 : 68, space: 24, side: 1, ...(narrow ? {} : named("normalised units")),
          splits: (u, at, min, max) => splits(u, at, min / unit, max / unit).map(v => v * unit),
          values: (u, at) => labels(u, at.map(v => v / unit)) }
        : { side: 1, size: narrow ? 62 : 68, ...(narrow ? {} : named(" ")), stroke, grid: { show: false }, ticks: { show: false },
          splits: () => [], values: () => [] },
    ];
  }

  class Plot {
    constructor(figure) {
      this.figure = figure;
      this.select = figure.querySelector("select");
      this.boxes = Object.fromEntries(["price", "values", "difference"].map(of => [of, figure.querySelector(".canvas." + of)]));
      this.output = figure.querySelector("output");
      this.select.addEventListener("change", () => this.draw());
      figure.querySelectorAll("button").forEach(button =>
        button.addEventListener("click", () => this.act(button.dataset.do)));
      new ResizeObserver(() => this.fit()).observe(figure);
    }

    draw(range) {
      const index = +this.select.value, series = data.series[index];
      this.charts?.forEach(chart => chart.destroy());
      this.charts = null;
      this.series = series;
      this.data = load(index);
      this.width = printing ? PRINTED_WIDTH : this.boxes.values.clientWidth;
      this.figure.querySelector(".sampling").textContent = this.select.selectedOptions[0].dataset.note;
      const { axis, price } = this.data;
      this.figure.querySelector(".unit").hidden = series.unit === null;
      const of = series.names || { expected: "expected", actual: "actual" };
      const value = chart => (u, v, s, i) => i === null ? "\u2013" : exact(chart[i], series.bits);
      const when = { label: "time", value: (u, v) => v === null ? "\u2013" : time(axis.timeAt(v)) };
      // Of a thinned series and thinned prices, not every price is of a bar whose time is known.
      const whenKnown = { label: "time", value: (u, v) => v === null ? "\u2013" : axis.has(v) ? time(axis.timeAt(v)) : "bar " + v };
      const line = (name, stroke, of, more) => ({ label: name, stroke, value: value(of), spanGaps: false, gaps: breaks(axis.times), width: 1.5, ...more });
      this.boxes.price.hidden = !price;
      this.figure.querySelector("[data-do=numeric]").hidden = series.numeric === null || series.numeric === this.data.x[series.first];
      this.charts = [
        this.chart(this.boxes.values, 300, this.data.values, [when,
          line(of.expected, colour("expected"), this.data.expected, { width: 3.5 }),
          line(of.actual, colour("actual") + "d0", this.data.actual),
          ...(this.data.third ? [line("explanation", colour("good"), this.data.third, { dash: [5, 4] })] : [])], series.feature),
        this.chart(this.boxes.difference, 220, this.data.apart, [when,
          line(of.actual + " \u2212 " + of.expected, colour("text"), this.data.difference),
          { label: "one side absent", stroke: colour("bad"), paths: () => null,
            value: (u, v, s, i) => i === null || v === null ? "\u2013" : "yes",
            points: { show: true, size: 7, fill: colour("bad") } },
          ...(this.data.rest ? [line(of.actual + " \u2212 explanation", colour("good"), this.data.rest, { dash: [5, 4] })] : [])],
          "difference", series.unit),
      ];
      if (price) {
        const gaps = price[0].every(one => axis.has(one)) ? { gaps: breaks(price[0].map(one => axis.timeAt(one))) } : {};
        this.charts.push(this.chart(this.boxes.price, 170, price, [whenKnown,
          { label: "close", stroke: colour("quiet"), width: 1.5, ...gaps, value: (u, v) => v === null ? "\u2013" : String(v) }], "price"));
      }
      const { min, max } = this.charts[0].scales.x;
      this.follow(this.charts[0], min, max);
      if (range) this.show(...range); else this.told();
    }

    chart(box, height, values, series, name, unit) {
      const plot = this, difference = name === "difference";
      return new uPlot({
        width: Math.max(200, this.width), height: height - 30, series, axes: axes(this.width, this.data.axis, name, unit),
        legend: { live: true },
        cursor: { drag: { x: true, y: false, dist: 5 }, sync: { key: this.figure.getAttribute("aria-label"), setSeries: false } },
        scales: { x: { time: false }, y: { range: (u, min, max) => {
          if (min === null) return [0, 1];
          if (difference) { min = Math.min(min, 0); max = Math.max(max, 0); }
          const room = (max - min) * 0.06 || Math.abs(max) * 1e-3 || 1;
          return [min - room, max + room];
        } } },
        hooks: {
          setScale: [(u, key) => { if (key === "x" && plot.charts) plot.follow(u, u.scales.x.min, u.scales.x.max); }],
          draw: [u => plot.mark(u, difference, name !== "price" && !difference)],
        },
      }, values, box);
    }

    // All charts show the same bars.
    follow(from, min, max) {
      for (const chart of this.charts) {
        if (chart !== from && (chart.scales.x.min !== min || chart.scales.x.max !== max)) {
          chart.setScale("x", { min, max });
        }
      }
      this.told();
    }

    mark(u, difference, named) {
      const { left, width } = u.bbox, { first, numeric } = this.series;
      u.ctx.save();
      u.ctx.strokeStyle = colour("bad");
      u.ctx.lineWidth = devicePixelRatio;
      if (difference) {
        const zero = u.valToPos(0, "y", true);
        u.ctx.globalAlpha = .35;
        u.ctx.beginPath(); u.ctx.moveTo(left, zero); u.ctx.lineTo(left + width, zero); u.ctx.stroke();
        u.ctx.globalAlpha = 1;
      }
      const bar = this.data.x[first];
      this.markAt(u, bar, named ? (this.series.names ? "furthest apart" : "first divergence") : "", 0);
      if (numeric !== null && numeric !== bar) this.markAt(u, numeric, named ? "first numeric" : "", 1);
      u.ctx.restore();
    }

    markAt(u, bar, text, line) {
      const x = u.valToPos(bar, "x", true), { left, top, width, height } = u.bbox;
      if (x < left || x > left + width) return;
      u.ctx.strokeStyle = u.ctx.fillStyle = colour("bad");
      u.ctx.lineWidth = devicePixelRatio;
      u.ctx.setLineDash([4 * devicePixelRatio, 4 * devicePixelRatio]);
      u.ctx.beginPath(); u.ctx.moveTo(x, top); u.ctx.lineTo(x, top + height); u.ctx.stroke();
      u.ctx.setLineDash([]);
      if (!text) return;
      const toTheLeft = x > left + width / 2, y = top + (4 + 16 * line) * devicePixelRatio;
      const shown = toTheLeft ? text + " " : " " + text;
      u.ctx.font = 12 * devicePixelRatio + "px system-ui, sans-serif";
      u.ctx.textAlign = toTheLeft ? "right" : "left";
      u.ctx.textBaseline = "top";
      u.ctx.strokeStyle = colour("card");
      u.ctx.lineWidth = 5 * devicePixelRatio;
      u.ctx.lineJoin = "round";
      u.ctx.strokeText(shown, x, y);
      u.ctx.fillText(shown, x, y);
    }

    range() {
      const { min, max } = this.charts[0].scales.x;
      return [min, max];
    }

    told() {
      const [from, to] = this.range(), axis = this.data.axis;
      if (from === undefined || from === null) return;
      const begin = axis.timeAt(Math.ceil(from)), end = axis.timeAt(to);
      this.output.textContent = time(begin) + " to " + time(end) + ", nights and weekends left out";
      Object.assign(this.figure.dataset, { from: begin, to: end, fromBar: from, toBar: to });
    }

    // Never less than two bars, never beyond the ends.
    show(from, to) {
      const x = this.data.x, begin = x[0], end = x[x.length - 1];
      if (end <= begin) return;
      const span = Math.min(Math.max(to - from, (end - begin) / x.length * 2), end - begin);
      const start = Math.min(Math.max((from + to) / 2 - span / 2, begin), end - span);
      this.charts[0].setScale("x", { min: start, max: start + span });
    }

    act(what) {
      const x = this.data.x, [from, to] = this.range(), span = to - from;
      const showAround = i => this.show(x[Math.max(0, i - AROUND_BEFORE)], x[Math.min(x.length - 1, i + AROUND_AFTER)]);
      if (what === "first") showAround(this.series.first);
      else if (what === "numeric") showAround(this.data.axis.pointAt(this.series.numeric));
      else if (what === "in") this.show(from + span / 4, to - span / 4);
      else if (what === "out") this.show(from - span / 2, to + span / 2);
      else if (what === "left") this.show(from - span / 2, to - span / 2);
      else if (what === "right") this.show(from + span / 2, to + span / 2);
      else this.show(x[0], x[x.length - 1]);
    }

    fit() {
      const width = this.boxes.values.clientWidth;
      if (this.charts && !printing && width > 0 && width !== this.width) {
        this.draw(this.range());
      }
    }
  }

  let printing = false;
  const plots = [...document.querySelectorAll("figure.plot")].map(figure => new Plot(figure));
  // All at once, though most are below the screen: a page may be printed or captured without anybody scrolling it.
  plots.forEach(plot => plot.draw());
  const redraw = () => plots.forEach(plot => plot.draw(plot.range()));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);

  // Paper is white and has a width of its own.
  function print(now) {
    printing = now;
    document.documentElement.classList.toggle("printing", now);
    redraw();
  }
  addEventListener("beforeprint", () => print(true));
  addEventListener("afterprint", () => print(false));
})();

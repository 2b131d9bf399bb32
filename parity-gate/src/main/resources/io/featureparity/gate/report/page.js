"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const AROUND_BEFORE = 30, AROUND_AFTER = 90;

  // What stands in the page is the bytes of IEEE 754, little-endian; typed arrays would take the machine's own order.
  function numbers(text, bits) {
    const view = new DataView(Uint8Array.from(atob(text), c => c.charCodeAt(0)).buffer);
    const size = bits / 8, out = new Float64Array(view.byteLength / size);
    for (let i = 0; i < out.length; i++) {
      out[i] = bits === 64 ? view.getFloat64(i * 8, true) : view.getFloat32(i * 4, true);
    }
    return out;
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
      const x = numbers(data.times[from.times], 64).map(ms => ms / 1000);
      const difference = actual.map((v, i) => v - expected[i]);
      const lone = Array.from(expected, (v, i) => Number.isNaN(v) !== Number.isNaN(actual[i]) ? 0 : null);
      from.loaded = { x, expected, actual, difference, values: [x, drawable(expected), drawable(actual)],
        apart: [x, drawable(difference), lone] };
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
    const least = (max - min) * 36 / (u.bbox.height / devicePixelRatio), power = 10 ** Math.floor(Math.log10(least));
    const own = [1, 2, 5, 10].map(n => n * power).find(n => n >= least);
    const out = [];
    for (let i = Math.ceil(min / own); i * own <= max; i++) out.push(i * own);
    return out;
  }

  // Lines break where a session ends: far from one bar to the next, as distances of bars go.
  function breaks(u, series, from, to, gaps) {
    const x = u.data[0];
    if (to - from > 3000) return gaps;
    const steps = [];
    for (let i = from + 1; i <= to; i++) steps.push(x[i] - x[i - 1]);
    const usual = steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)];
    for (let i = from + 1; i <= to; i++) {
      if (x[i] - x[i - 1] > usual * 4) gaps.push([u.valToPos(x[i - 1], "x", true), u.valToPos(x[i], "x", true)]);
    }
    return gaps.sort((a, b) => a[0] - b[0]);
  }

  function axes(width) {
    const stroke = colour("quiet"), grid = { stroke: colour("grid"), width: 1 }, font = "12px system-ui, sans-serif";
    const narrow = width < 500;
    return [
      { stroke, grid, ticks: grid, font, space: narrow ? 70 : 90, size: 46, values: [
        [31536000, "{YYYY}", null, null, null, null, null, null, 1],
        [2419200, "{YYYY}-{MM}", null, null, null, null, null, null, 1],
        [86400, "{MM}-{DD}", "\n{YYYY}", null, null, null, null, null, 1],
        [60, "{HH}:{mm}", "\n{YYYY}-{MM}-{DD}", null, "\n{MM}-{DD}", null, null, null, 1],
        [1, "{HH}:{mm}:{ss}", "\n{YYYY}-{MM}-{DD}", null, "\n{MM}-{DD}", null, null, null, 1],
        [0.001, "{ss}.{fff}", "\n{YYYY}-{MM}-{DD}", null, "\n{MM}-{DD}", null, "\n{HH}:{mm}", null, 1]] },
      { stroke, grid, ticks: grid, font, size: narrow ? 62 : 80, space: 36,
        splits, values: (u, at) => at.map(v => label(v, at.length > 1 ? at[1] - at[0] : Math.abs(v))) },
    ];
  }

  class Plot {
    constructor(figure) {
      this.figure = figure;
      this.select = figure.querySelector("select");
      this.boxes = figure.querySelectorAll(".canvas");
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
      this.width = this.boxes[0].clientWidth;
      this.figure.querySelector(".sampling").textContent = this.select.selectedOptions[0].dataset.note;
      const value = chart => (u, v, s, i) => i === null ? "\u2013" : exact(chart[i], series.bits);
      const when = { label: "time", value: (u, v) => v === null ? "\u2013" : time(v) };
      const line = (name, stroke, of, more) => ({ label: name, stroke, value: value(of), spanGaps: false, gaps: breaks, width: 1.5, ...more });
      this.charts = [
        this.chart(this.boxes[0], 300, this.data.values, [when,
          line("expected", colour("expected"), this.data.expected, { width: 3.5 }),
          line("actual", colour("actual") + "d0", this.data.actual)], false),
        this.chart(this.boxes[1], 190, this.data.apart, [when,
          line("actual \u2212 expected", colour("text"), this.data.difference),
          { label: "one side absent", stroke: colour("bad"), paths: () => null,
            value: (u, v, s, i) => i === null || v === null ? "\u2013" : "yes",
            points: { show: true, size: 7, fill: colour("bad") } }], true),
      ];
      if (range) this.show(...range); else this.told();
    }

    chart(box, height, values, series, difference) {
      const plot = this;
      return new uPlot({
        width: Math.max(200, this.width), height: height - 30, series, axes: axes(this.width),
        tzDate: seconds => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
        legend: { live: true },
        cursor: { drag: { x: true, y: false, dist: 5 }, sync: { key: this.figure.getAttribute("aria-label"), setSeries: false } },
        scales: { y: { range: (u, min, max) => {
          if (min === null) return [0, 1];
          if (difference) { min = Math.min(min, 0); max = Math.max(max, 0); }
          const room = (max - min) * 0.06 || Math.abs(max) * 1e-3 || 1;
          return [min - room, max + room];
        } } },
        hooks: {
          setScale: [(u, key) => { if (key === "x" && plot.charts) plot.follow(u); }],
          draw: [u => plot.mark(u, difference)],
        },
      }, values, box);
    }

    // Both charts show the same time.
    follow(from) {
      const { min, max } = from.scales.x;
      for (const chart of this.charts) {
        if (chart !== from && (chart.scales.x.min !== min || chart.scales.x.max !== max)) {
          chart.setScale("x", { min, max });
        }
      }
      this.told();
    }

    mark(u, difference) {
      const x = u.valToPos(this.data.x[this.series.first], "x", true), { left, top, width, height } = u.bbox;
      u.ctx.save();
      u.ctx.strokeStyle = u.ctx.fillStyle = colour("bad");
      u.ctx.lineWidth = devicePixelRatio;
      if (difference) {
        const zero = u.valToPos(0, "y", true);
        u.ctx.globalAlpha = .35;
        u.ctx.beginPath(); u.ctx.moveTo(left, zero); u.ctx.lineTo(left + width, zero); u.ctx.stroke();
        u.ctx.globalAlpha = 1;
      }
      if (x >= left && x <= left + width) {
        u.ctx.setLineDash([4 * devicePixelRatio, 4 * devicePixelRatio]);
        u.ctx.beginPath(); u.ctx.moveTo(x, top); u.ctx.lineTo(x, top + height); u.ctx.stroke();
        if (!difference) {
          u.ctx.font = 12 * devicePixelRatio + "px system-ui, sans-serif";
          u.ctx.textAlign = x > left + width / 2 ? "right" : "left";
          u.ctx.textBaseline = "top";
          const text = x > left + width / 2 ? "first divergence " : " first divergence";
          u.ctx.setLineDash([]);
          u.ctx.strokeStyle = colour("card");
          u.ctx.lineWidth = 5 * devicePixelRatio;
          u.ctx.lineJoin = "round";
          u.ctx.strokeText(text, x, top + 4 * devicePixelRatio);
          u.ctx.fillText(text, x, top + 4 * devicePixelRatio);
        }
      }
      u.ctx.restore();
    }

    range() {
      const { min, max } = this.charts[0].scales.x;
      return [min, max];
    }

    told() {
      const [from, to] = this.range();
      if (from === undefined || from === null) return;
      this.output.textContent = time(Math.round(from)) + " to " + time(Math.round(to));
      this.figure.dataset.from = from;
      this.figure.dataset.to = to;
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
      const x = this.data.x, first = this.series.first, [from, to] = this.range(), span = to - from;
      if (what === "first") this.show(x[Math.max(0, first - AROUND_BEFORE)], x[Math.min(x.length - 1, first + AROUND_AFTER)]);
      else if (what === "in") this.show(from + span / 4, to - span / 4);
      else if (what === "out") this.show(from - span / 2, to + span / 2);
      else if (what === "left") this.show(from - span / 2, to - span / 2);
      else if (what === "right") this.show(from + span / 2, to + span / 2);
      else this.show(x[0], x[x.length - 1]);
    }

    fit() {
      const width = this.boxes[0].clientWidth;
      if (this.charts && width > 0 && width !== this.width) {
        this.draw(this.range());
      }
    }
  }

  const plots = [...document.querySelectorAll("figure.plot")].map(figure => new Plot(figure));
  const seen = new IntersectionObserver(entries => {
    for (const entry of entries) {
      const plot = plots.find(p => p.figure === entry.target);
      if (entry.isIntersecting && !plot.charts) plot.draw();
    }
  }, { rootMargin: "300px" });
  plots.forEach(plot => seen.observe(plot.figure));
  const redraw = () => plots.forEach(plot => plot.charts && plot.draw(plot.range()));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  addEventListener("beforeprint", () => plots.forEach(plot => plot.charts || plot.draw()));
})();

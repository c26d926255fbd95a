// Draws the timeline: labelled events in lanes (DOM, so that each can be reached and read aloud), the density of all and
// of the selected events, the axis with its context, and the chosen range (canvas). Positions: x in CSS pixels.
import { contexts, isoDay, tickLabel, ticks } from "./time.js";

export const LABELS = 80; // events asked for by name
const LANE = 26;
const BARS = 84; // height of the density
const AXIS = 44;
const GAP = 8;
const NARROWEST = 76;
const WIDEST = 210;

export class Painter {
  constructor(timeline) {
    this.timeline = timeline;
    const { root } = timeline;
    this.stage = root.querySelector(".stage");
    this.canvas = root.querySelector("canvas");
    this.ink = this.canvas.getContext("2d");
    this.lanes = root.querySelector(".lanes");
    this.handles = [...root.querySelectorAll(".handle")];
  }

  get width() {
    return this.stage.clientWidth;
  }

  x(t) {
    const [a, b] = this.timeline.view;
    return ((t - a) / (b - a)) * this.width;
  }

  time(x) {
    const [a, b] = this.timeline.view;
    return a + (x / this.width) * (b - a);
  }

  css(name) {
    return getComputedStyle(this.stage).getPropertyValue(name).trim();
  }

  paint() {
    const { view, answer } = this.timeline;
    const empty = !view || !this.width;
    this.stage.classList.toggle("empty", empty);
    if (empty) return;
    this.size();
    this.guides();
    if (answer) this.density(answer);
    this.axis();
    this.range();
    if (answer) this.layout(answer.items);
  }

  size() {
    const scale = window.devicePixelRatio || 1;
    const height = this.stage.clientHeight;
    this.base = height - AXIS; // where the bars stand
    if (this.canvas.width !== Math.round(this.width * scale) || this.canvas.height !== Math.round(height * scale)) {
      this.canvas.width = Math.round(this.width * scale);
      this.canvas.height = Math.round(height * scale);
    }
    this.ink.setTransform(scale, 0, 0, scale, 0, 0);
    this.ink.clearRect(0, 0, this.width, height);
    this.font = getComputedStyle(this.stage).fontFamily;
  }

  /** Square roots, so that a day with one event is still seen beside a day with five hundred. */
  density({ window, all, selected }) {
    const most = Math.max(1, ...all);
    const tall = (n) => (n ? Math.max(2, Math.sqrt(n / most) * (BARS - 10)) : 0);
    const wide = (window[1] - window[0]) / all.length;
    const draw = (bins, colour) => {
      this.ink.fillStyle = colour;
      bins.forEach((n, i) => {
        const left = this.x(window[0] + i * wide);
        const right = this.x(window[0] + (i + 1) * wide);
        if (n && right > 0 && left < this.width) {
          this.ink.fillRect(left, this.base - tall(n), Math.max(1, right - left - (right - left > 3 ? 1 : 0)), tall(n));
        }
      });
    };
    draw(all, this.css("--oa-faint"));
    draw(selected, this.css("--oa-bars"));
  }

  guides() {
    const [a, b] = this.timeline.view;
    this.axisTicks = ticks(a, b, Math.max(3, this.width / 74));
    this.ink.fillStyle = this.css("--oa-guide");
    for (const t of this.axisTicks.times) this.ink.fillRect(Math.round(this.x(t)), 0, 1, this.base);
  }

  axis() {
    const { ink } = this;
    const { locale } = this.timeline.pane;
    const { unit, n, times } = this.axisTicks;
    ink.fillStyle = this.css("--oa-line");
    ink.fillRect(0, this.base, this.width, 1);
    ink.textBaseline = "middle";
    ink.textAlign = "center";
    ink.font = `12px ${this.font}`;
    const apart = times.length > 1 ? this.x(times[1]) - this.x(times[0]) : 99;
    for (const t of times) {
      const x = this.x(t);
      ink.fillStyle = this.css("--oa-line");
      ink.fillRect(Math.round(x), this.base, 1, 5);
      ink.fillStyle = this.css("--oa-quiet");
      const label = tickLabel(unit, t, locale, apart > 58 && n === 1);
      const half = ink.measureText(label).width / 2 + 2;
      if (x > half && x < this.width - half) ink.fillText(label, x, this.base + 14);
    }
    this.context(unit, n, locale);
  }

  /** "19 Eylül 2023 Salı" under the hours: always in sight, also where the day began left of the window. */
  context(unit, n, locale) {
    const { ink } = this;
    const [a, b] = this.timeline.view;
    ink.textAlign = "left";
    ink.font = `600 12px ${this.font}`;
    for (const span of contexts(unit, n, a, b, locale)) {
      const left = Math.max(0, this.x(span.start));
      const right = Math.min(this.width, this.x(span.end));
      ink.fillStyle = this.css("--oa-line");
      if (left > 0) ink.fillRect(Math.round(left), this.base + 24, 1, 16);
      ink.fillStyle = this.css("--oa-text");
      if (ink.measureText(span.label).width + 12 < right - left) ink.fillText(span.label, left + 6, this.base + 33);
    }
  }

  range() {
    const { brush } = this.timeline;
    for (const handle of this.handles) handle.hidden = !brush;
    for (const act of ["range", "clear"]) this.timeline.root.querySelector(`[data-act="${act}"]`).hidden = !brush;
    if (!brush) return;
    const [left, right] = brush.map((t) => Math.min(this.width, Math.max(0, this.x(t))));
    this.ink.fillStyle = this.css("--oa-veil");
    this.ink.fillRect(0, 0, left, this.base);
    this.ink.fillRect(right, 0, this.width - right, this.base);
    this.ink.fillStyle = this.css("--oa-accent");
    this.ink.fillRect(left, this.base - 1, right - left, 3);
    this.handles.forEach((handle, side) => {
      const x = this.x(brush[side]);
      handle.hidden = x < -1 || x > this.width + 1;
      handle.setAttribute("aria-valuenow", String(Math.round(brush[side])));
      handle.setAttribute("aria-valuetext", isoDay(side ? brush[1] - 1 : brush[0]));
      handle.style.left = `${x}px`;
      handle.style.top = `${this.base - BARS}px`;
      handle.style.height = `${BARS}px`;
    });
  }

  /** First come, first seated: the selected event, then the most telling ones; who finds no lane stays in the bars. */
  layout(items) {
    const chosen = this.timeline.pane.state.event;
    const others = items.filter((item) => item.id !== chosen?.id && item.t0 !== null);
    const dated = chosen && chosen.t0 !== null && chosen.t0 !== undefined ? [chosen] : [];
    const lanes = Array.from({ length: Math.max(2, Math.floor((this.base - BARS - 4) / LANE)) }, () => []);
    const seated = [...dated, ...others].map((item) => this.seat(item, lanes, item === chosen)).filter(Boolean);
    this.usual = new Map(seated.map(({ item, lane }) => [item.id, lane]));
    seated.sort((p, q) => p.item.t0 - q.item.t0 || p.lane - q.lane);
    const focused = this.stage.getRootNode().activeElement?.dataset?.eventId;
    const nodes = seated.map((place) => this.node(place, place.item === chosen));
    this.lanes.replaceChildren(...nodes);
    const entry = nodes.find((node) => node.getAttribute("aria-selected") === "true") ?? nodes[0];
    if (entry) entry.tabIndex = 0;
    if (focused) (nodes.find((node) => node.dataset.eventId === focused) ?? this.stage).focus({ preventScroll: true });
  }

  seat(item, lanes, chosen) {
    const [x0, x1] = [this.x(item.t0), this.x(item.t1)];
    if (x1 < -4 || x0 > this.width + 4) return null;
    const begin = Math.max(0, x0);
    const bar = Math.max(9, Math.min(x1, this.width) - begin);
    const words = Math.min(WIDEST, this.measure(item.title) + 12 + (item.sources > 1 ? 22 : 0));
    const wide = Math.max(bar, Math.min(words + 14, this.width));
    const left = Math.max(0, Math.min(begin, this.width - wide));
    const narrow = Math.max(bar, NARROWEST);
    let width = wide;
    let lane = this.free(lanes, item.id, left, wide);
    if (lane < 0 && !chosen && narrow < wide) {
      width = narrow;
      lane = this.free(lanes, item.id, left, narrow);
    }
    if (lane < 0) return null;
    lanes[lane].push({ left, right: left + width });
    return { item, lane, left, width, bar, dot: begin - left, colour: this.timeline.pane.colour(item.type) };
  }

  /** A lane with room, the one it had before if it can be: a click must not shuffle what is being looked at. */
  free(lanes, id, left, width) {
    const room = (row) => row && !row.some((seat) => left < seat.right + GAP && left + width > seat.left - GAP);
    const usual = this.usual?.get(id);
    return room(lanes[usual]) ? usual : lanes.findIndex(room);
  }

  measure(words) {
    this.ink.font = `12.5px ${this.font}`;
    return this.ink.measureText(words).width;
  }

  node({ item, lane, left, width, bar, dot, colour }, chosen) {
    const node = this.timeline.option(item, chosen);
    const top = this.base - BARS - (lane + 1) * LANE;
    const place = { left: `${left}px`, top: `${top}px`, width: `${width}px`, "--bar": `${bar}px`, "--dot": `${dot}px`, "--type": colour };
    for (const [name, value] of Object.entries(place)) node.style.setProperty(name, value);
    return node;
  }

  hover(id) {
    for (const node of this.lanes.children) node.classList.toggle("hovered", node.dataset.eventId === id);
  }
}

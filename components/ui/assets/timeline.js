// The timeline: what it knows, what it asks the interface for, what it tells the other panes. Drawing is in
// timeline_paint.js, fingers and keys in timeline_gestures.js. Times are days since 1970 (see time.js).
import { Latest, Pane, el, mounted } from "./core.js";
import { fromIso, inWords, isoDay, when } from "./time.js";
import { gestures } from "./timeline_gestures.js";
import { LABELS, Painter } from "./timeline_paint.js";

const SHORTEST = 1 / 24; // one hour
const LONGEST = 365.2425 * 2000;
const SETTLE_MS = 60; // how long the view must rest before it is asked for
const GLIDE_MS = 220;
const SEVERAL = 3; // events that are worth a closer look together
const CROWDED = 8; // a window so many times longer than what it shows is too long
const calm = matchMedia("(prefers-reduced-motion: reduce)");

export class Timeline {
  constructor(root, { data }) {
    this.root = root.querySelector(".timeline");
    this.latest = new Latest();
    this.painter = new Painter(this);
    this.live = this.root.querySelector(".live");
    this.pane = new Pane("timeline", data.channel, {
      state: (state, before) => this.heard(state, before),
      select: (item, from) => this.selected(item, from),
      refresh: () => this.load(true),
      hover: ({ id }) => this.painter.hover(id),
      sketch: ({ brush }) => this.sketch(brush),
    });
    gestures(this);
    this.tools();
    this.observer = new ResizeObserver(() => this.view && this.show(this.view));
    this.observer.observe(this.root);
  }

  tools() {
    const acts = {
      in: () => this.zoom(0.5),
      out: () => this.zoom(2),
      all: () => this.answer?.extent && this.glide(padded(this.answer.extent)),
      range: () => this.brush && this.glide(padded(this.brush)),
      clear: () => this.commit(null),
    };
    for (const button of this.root.querySelectorAll("[data-act]")) button.onclick = acts[button.dataset.act];
  }

  heard(state, before) {
    const query = new URLSearchParams(state.query);
    const [from, to] = [fromIso(query.get("from")), fromIso(query.get("to"))];
    this.brush = from === null && to === null ? null : [from ?? -1e6, (to ?? 1e6) + 1];
    this.words();
    if (before && timeless(before.query) !== timeless(state.query)) this.lost = true;
    if (before?.query !== state.query || before?.lang !== state.lang) this.load(true);
    else this.paint();
    if (state.event && before?.event?.id !== state.event.id) this.reveal(state.event);
  }

  words() {
    const say = (code) => this.pane.say(code);
    this.root.lang = this.pane.state.lang;
    this.root.querySelector(".stage").setAttribute("aria-label", say("ui.timeline_label"));
    this.root.querySelector(".lanes").setAttribute("aria-label", say("ui.timeline_items"));
    this.root.querySelector(".hint").textContent = say("ui.wheel_hint");
    for (const button of this.root.querySelectorAll("[data-act]")) {
      const label = say(`ui.zoom_${button.dataset.act}`);
      button.title = label;
      button.setAttribute("aria-label", label);
      if (button.dataset.act.length > 3 || button.dataset.act === "all") button.textContent = label;
    }
    for (const handle of this.root.querySelectorAll(".handle")) handle.setAttribute("aria-label", say(handle.dataset.label));
  }

  /** Ask for what the window shows; `anew` = the answer at hand is of another selection. */
  load(anew = false) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.fetch(), anew || !this.answer ? 0 : SETTLE_MS);
  }

  async fetch() {
    const query = new URLSearchParams(this.pane.state.query);
    if (this.view) for (const [name, value] of [["t0", this.view[0]], ["t1", this.view[1]]]) query.set(name, value);
    query.set("bins", Math.max(40, Math.round((this.painter.width || 600) / 4)));
    query.set("limit", LABELS);
    query.set("lang", this.pane.state.lang);
    const answer = await this.latest.json("api/timeline", query).catch(() => this.pane.post("trouble", { code: "ui.no_answer" }));
    if (!answer) return undefined;
    this.answer = answer;
    const dated = answer.count - answer.undated;
    const none = this.root.querySelector(".none");
    none.hidden = dated > 0;
    none.textContent = this.pane.say(answer.count || !answer.total ? "ui.timeline_none" : "ui.none_match");
    if (this.lost && this.view && dated && (answer.in_window <= dated / 2 || this.squeezed(answer))) return this.find();
    this.lost = false;
    if (!this.view) {
      this.view = this.firstView(answer);
      if (this.pane.state.event) this.reveal(this.pane.state.event);
    }
    if (this.view && (this.view[0] !== answer.window[0] || this.view[1] !== answer.window[1])) this.load();
    this.paint();
    this.announce();
    return undefined;
  }

  /** True if a few pixels of the window hold nearly all that is selected. */
  squeezed(answer) {
    const [from, to] = this.firstView(answer);
    return answer.in_window >= SEVERAL && !this.brush && (to - from) * CROWDED < this.view[1] - this.view[0];
  }

  /** A filter left what it chose outside of the window or in a corner of it: look where those events are. */
  find() {
    this.lost = false;
    this.view = null;
    return this.fetch();
  }

  /** The chosen range, else the span that holds nearly all events: one event of 1453 must not squeeze a whole year. */
  firstView({ extent, window, selected, all }) {
    if (this.brush && this.brush[0] > -1e6 && this.brush[1] < 1e6) return padded(this.brush);
    if (!extent) return null;
    const bins = selected.some(Boolean) ? selected : all;
    const sum = bins.reduce((a, b) => a + b, 0);
    const edge = (share) => {
      let seen = 0;
      return bins.findIndex((n) => (seen += n) >= sum * share);
    };
    const width = (window[1] - window[0]) / bins.length;
    const [low, high] = [edge(0.04), edge(0.985) + 1];
    return padded([window[0] + low * width, Math.max(window[0] + high * width, window[0] + low * width + 7)]);
  }

  show([a, b]) {
    const span = Math.min(Math.max(b - a, SHORTEST), LONGEST);
    const middle = (a + b) / 2;
    this.view = [middle - span / 2, middle + span / 2];
    this.paint();
    this.load();
  }

  glide(target) {
    cancelAnimationFrame(this.gliding);
    if (calm.matches || !this.view) return this.show(target);
    const from = this.view;
    const begun = performance.now();
    const step = (now) => {
      const part = Math.min(1, (now - begun) / GLIDE_MS);
      const eased = 1 - (1 - part) ** 3;
      this.show([0, 1].map((side) => from[side] + (target[side] - from[side]) * eased));
      if (part < 1) this.gliding = requestAnimationFrame(step);
    };
    this.gliding = requestAnimationFrame(step);
    return undefined;
  }

  /** Narrow or widen the view; the moment at `x` pixels stays where it is. */
  zoom(factor, x = this.painter.width / 2) {
    if (!this.view) return;
    const at = this.painter.time(x);
    const span = Math.min(Math.max((this.view[1] - this.view[0]) * factor, SHORTEST), LONGEST);
    const left = at - (x / this.painter.width) * span;
    this.show([left, left + span]);
  }

  pan(days) {
    if (this.view) this.show(this.view.map((t) => t + days));
  }

  selected(item, from) {
    if (item && from !== "timeline") this.reveal(item);
    this.paint();
  }

  /** Bring an event into the window without losing the scale; what is in sight stays where it is. */
  reveal(item) {
    if (!this.view || item.t0 === null || item.t0 === undefined) return;
    const [a, b] = this.view;
    const middle = (item.t0 + item.t1) / 2;
    const share = (middle - a) / (b - a);
    if (share < 0.02) this.pan(middle - (a + (b - a) * 0.06));
    else if (share > 0.98) this.pan(middle - (b - (b - a) * 0.2));
  }

  /** A range being drawn: shown, not yet chosen. Whole days, for a selection knows days. */
  sketch(brush) {
    this.brush = brush && [Math.floor(Math.min(...brush) + 1e-6), Math.ceil(Math.max(...brush) - 1e-6)];
    this.paint();
  }

  commit(brush) {
    this.sketch(brush);
    const [from, to] = this.brush ? [isoDay(this.brush[0]), isoDay(this.brush[1] - 1)] : [null, null];
    this.pane.post("propose", { change: { from, to } });
    this.announce();
  }

  announce() {
    if (!this.view || !this.answer) return;
    const shown = inWords(this.view[0], this.view[1], this.view[1] - this.view[0] > 800 ? 5 : 1, this.pane.locale);
    const { in_window: inside, count, undated } = this.answer;
    const [part, all] = [inside, count - undated].map((n) => this.pane.number(n));
    const line = inside < count - undated ? this.pane.say("ui.window_part", shown, part, all) : this.pane.say("ui.window_line", shown, part);
    this.root.querySelector(".window").textContent = line;
    this.live.textContent = line;
  }

  paint() {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.pane.state && this.painter.paint());
  }

  /** The option of an event in the lanes: a button-like row whose text is the event's own words. */
  option(item, selected) {
    const classes = ["item", item.lat === null && "unplaced", selected && "selected", item.modality !== "asserted" && "soft"];
    const title = `${when(item, this.pane)} · ${this.pane.typeName(item.type)}${item.place ? ` · ${item.place}` : ""} · ${item.title}`;
    return el(
      "div",
      {
        class: classes.filter(Boolean).join(" "),
        role: "option",
        tabindex: -1,
        title,
        "aria-label": title,
        "aria-selected": String(selected),
        dataset: { eventId: item.id },
        onclick: () => this.pane.select(item),
        onpointerenter: () => this.pane.post("hover", { id: item.id }),
        onpointerleave: () => this.pane.post("hover", { id: null }),
      },
      el("span", { class: "extent" }),
      el("span", { class: "words" }, item.title),
      item.sources > 1 ? el("span", { class: "sources" }, this.pane.number(item.sources)) : null,
    );
  }

  close() {
    this.observer.disconnect();
    this.latest.abort();
    this.pane.close();
  }
}

/** A query without its range of days. */
const timeless = (query) => [...new URLSearchParams(query)].filter(([name]) => name !== "from" && name !== "to").join("&");

const padded = ([a, b]) => {
  const edge = Math.max((b - a) * 0.06, 0.5);
  return [a - edge, b + edge];
};

export default mounted((root, component) => new Timeline(root, component));

// The map beside the timeline: asks for the cells of what is in view, draws them (map_marks.js) on outlines and labels
// that come from this machine (map_base.js), and tells and hears of the selected event without a Streamlit rerun.
import { Latest, Pane, el } from "./core.js";
import { Base } from "./map_base.js";
import { keepingFocus, walk } from "./map_keys.js";
import { apart, cellMark, selectedBoxes, selectedMark } from "./map_marks.js";
import { when } from "./time.js";

const L = window.L;
const SETTLE_MS = 60;
const HOME = [[34.5, 24.5], [42.8, 46.5]]; // Turkey and its neighbours, while nothing is known yet
const CLOSEST = 12;
const SIGN = [140, 150]; // pixels beside and above a selected event: its sign, under the buttons in the corner
const EDGE = 36; // and below it
const FEW = 12; // marks that are all shown, however far apart

class AtlasMap {
  constructor(map, options) {
    this.map = map;
    this.latest = new Latest();
    this.marks = L.layerGroup().addTo(map);
    this.chosen = L.layerGroup().addTo(map);
    this.base = new Base(map);
    map.fitBounds(HOME, { animate: false });
    map.attributionControl.setPrefix(false);
    this.pane = new Pane("map", options.channel, {
      state: (state, before) => this.heard(state, before),
      select: (item, from) => this.selected(item, from),
      refresh: () => this.load(),
      hover: ({ id }) => this.hover(id),
    });
    map.on("moveend", () => this.moved());
    map.getContainer().addEventListener("keydown", (event) => event.key === "Escape" && this.pane.select(null));
    walk(map.getPane("markerPane"));
    this.buttons();
  }

  buttons() {
    const bar = el("div", { class: "oa-tools leaflet-bar" });
    this.fit = el("button", { type: "button", onclick: () => this.fitAll() });
    this.only = el("button", { type: "button", "aria-pressed": "false", onclick: () => this.onlyThis() });
    bar.append(this.fit, this.only);
    L.DomEvent.disableClickPropagation(bar);
    const control = L.control({ position: "topright" });
    control.onAdd = () => bar;
    control.addTo(this.map);
    this.note = el("div", { class: "oa-note", hidden: true, role: "status" });
    this.map.getContainer().append(this.note);
  }

  heard(state, before) {
    const root = this.map.getContainer();
    document.documentElement.dataset.theme = state.theme;
    document.documentElement.lang = state.lang;
    root.setAttribute("role", "region");
    root.setAttribute("aria-label", this.pane.say("ui.map_label"));
    this.map.getPane("markerPane").setAttribute("role", "listbox");
    this.map.getPane("markerPane").setAttribute("aria-label", this.pane.say("ui.map_items"));
    this.fit.textContent = this.pane.say("ui.map_fit");
    this.only.textContent = this.pane.say("ui.map_only");
    for (const way of ["in", "out"]) {
      const button = root.querySelector(`.leaflet-control-zoom-${way}`);
      button.title = this.pane.say(`ui.zoom_${way}`);
      button.setAttribute("aria-label", button.title);
    }
    const bbox = new URLSearchParams(state.query).get("bbox");
    this.only.setAttribute("aria-pressed", String(Boolean(bbox)));
    this.base.dress(state, this.pane);
    if (!before) this.begin(bbox, state.event);
    else if (before.query !== state.query) this.load(true);
    else if (before.lang !== state.lang || before.theme !== state.theme) this.load();
    if (before?.event?.id !== state.event?.id) this.selected(state.event, "header");
  }

  /** First look: the box of the selection, else what nearly all of the selected events fit into. */
  async begin(bbox, event) {
    const box = bbox?.split(",").map(Number);
    if (box?.length === 4 && box.every(Number.isFinite)) this.map.fitBounds([[box[1], box[0]], [box[3], box[2]]], { animate: false });
    else await this.fitAll();
    if (event) this.selected(event, "header");
    this.load();
  }

  async fitAll() {
    const query = new URLSearchParams(this.pane.state.query);
    query.set("view", "-180,-85,180,85");
    query.set("zoom", "4");
    const answer = await this.latest.json("api/cells", query).catch(() => null);
    const cells = answer?.cells.filter((cell) => cell.class !== "country") ?? [];
    const use = cells.length ? cells : (answer?.cells ?? []);
    if (use.length) this.map.fitBounds(core(use), { maxZoom: 8, padding: [28, 28], animate: false });
  }

  onlyThis() {
    const active = this.only.getAttribute("aria-pressed") === "true";
    this.pane.post("propose", { change: { bbox: active ? null : this.box() } });
  }

  box() {
    const bounds = this.map.getBounds();
    const wrap = (lon) => Math.max(-180, Math.min(180, lon));
    const parts = [wrap(bounds.getWest()), Math.max(-90, bounds.getSouth()), wrap(bounds.getEast()), Math.min(90, bounds.getNorth())];
    return parts.map((degrees) => degrees.toFixed(4)).join(",");
  }

  moved() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.load(), SETTLE_MS);
  }

  /** Ask for what is in view; `narrowed` = the selection has changed, so a view without most of it goes where they are. */
  async load(narrowed = false) {
    if (!this.pane.state) return;
    const query = new URLSearchParams(this.pane.state.query);
    query.set("view", this.box());
    query.set("zoom", String(this.map.getZoom()));
    query.set("lang", this.pane.state.lang);
    this.base.label(this.box(), this.map.getZoom(), this.pane.state.lang);
    const answer = await this.latest.json("api/cells", query).catch(() => this.pane.post("trouble", { code: "ui.no_answer" }));
    if (!answer) return;
    this.answer = answer;
    keepingFocus(this.map.getPane("markerPane"), () => this.draw());
    if (narrowed && this.answer.in_view < (this.answer.count - this.answer.unplaced) / 2) this.fitAll();
  }

  draw() {
    const { answer, pane } = this;
    this.marks.clearLayers();
    const shown = answer.cells.filter((cell) => !cell.item || cell.item.id !== pane.state.event?.id); // drawn by `selected`
    const { x, y } = this.map.getSize();
    const point = (spot) => this.map.latLngToContainerPoint([spot.lat, spot.lon]);
    const aside = apart(shown, point, [...this.controls(), ...selectedBoxes(this.pane.state.event, point)], [x, y]);
    for (const cell of shown) cellMark(cell, pane, (picked) => this.open(picked), aside.get(cell)).addTo(this.marks);
    this.base.declutter();
    this.note.hidden = !this.lost();
    this.note.textContent = this.lost() ? pane.say("ui.map_none_here") : "";
  }

  /** The boxes of the controls in the map's corners. */
  controls() {
    const frame = this.map.getContainer().getBoundingClientRect();
    return [...this.map.getContainer().querySelectorAll(".leaflet-control")].map((node) => {
      const { left, top, width, height } = node.getBoundingClientRect();
      return { x: left - frame.left + width / 2, y: top - frame.top + height / 2, half: [width / 2, height / 2] };
    });
  }

  /** True if there is something to see, but not here. */
  lost() {
    return this.answer.in_view === 0 && this.answer.count - this.answer.unplaced > 0;
  }

  /** A mark was clicked: one event is selected, several are zoomed into, several on one spot are listed. */
  open(cell) {
    if (cell.item) return this.pane.select(cell.item);
    const [west, south, east, north] = cell.bounds;
    const spread = Math.max(east - west, north - south);
    const exact = cell.class === "site" || cell.class === "settlement";
    if (exact && spread > 0.01 && this.map.getZoom() < CLOSEST) {
      return this.map.fitBounds([[south, west], [north, east]], { maxZoom: CLOSEST, padding: [40, 40] });
    }
    return this.listAt(cell);
  }

  async listAt(cell) {
    const query = new URLSearchParams(this.pane.state.query);
    const reply = await Promise.all(cell.ids.map((id) => this.one(id, query.get("lang") ?? this.pane.state.lang)));
    const rows = reply.filter(Boolean).map((item) =>
      el(
        "button",
        { type: "button", class: "oa-row", onclick: () => this.pane.select(item), style: { "--type": this.pane.colour(item.type) } },
        el("span", { class: "oa-when" }, when(item, this.pane)),
        el("span", {}, item.title),
      ),
    );
    if (cell.count > rows.length) rows.push(el("p", { class: "oa-more" }, this.pane.say("ui.and_more", cell.count - rows.length)));
    L.popup({ maxWidth: 300, className: "oa-popup", autoPanPaddingTopLeft: [8, 64], autoPanPaddingBottomRight: [8, 24] })
      .setLatLng([cell.lat, cell.lon])
      .setContent(el("div", { class: "oa-rows" }, ...rows))
      .openOn(this.map);
  }

  async one(id, lang) {
    const answer = await new Latest().json(`api/events/${encodeURIComponent(id)}`, `lang=${lang}`).catch(() => null);
    return answer?.event ?? null;
  }

  selected(item, from) {
    keepingFocus(this.map.getPane("markerPane"), () => this.mark(item, from));
  }

  mark(item, from) {
    this.chosen.clearLayers();
    if (this.answer) this.draw();
    if (!item || item.lat === null || item.lat === undefined) return;
    this.bring(item, from === "map");
    selectedMark(item, this.pane).forEach((layer) => layer.addTo(this.chosen));
  }

  /**
   * Into view at once, with room for its sign; closer only where the map stood too far away to tell places apart.
   * `near` = it was chosen on the map itself, which then moves no more than the sign needs.
   */
  bring(item, near) {
    const spot = L.latLng(item.lat, item.lon);
    const wide = item.kind === "country" || item.geo_precision >= 4;
    const zoom = near ? this.map.getZoom() : Math.max(this.map.getZoom(), wide ? 4 : 6);
    if (zoom !== this.map.getZoom() || !this.map.getBounds().contains(spot)) this.map.setView(spot, zoom, { animate: false });
    const { x, y } = this.map.latLngToContainerPoint(spot);
    const { x: width, y: height } = this.map.getSize();
    const beyond = (at, low, high) => Math.min(0, at - low) + Math.max(0, at - high);
    const [side, top] = [Math.min(SIGN[0], width / 2.2), Math.min(SIGN[1], height / 2)];
    const move = [beyond(x, side, width - side), beyond(y, top, height - EDGE)];
    if (move.some(Boolean)) this.map.panBy(move, { animate: false });
  }

  hover(id) {
    for (const node of this.map.getPane("markerPane").children) node.classList.toggle("hovered", id !== null && node.dataset.eventId === id);
  }
}

/** The box of nearly all events: a single report from far away must not make the rest a dot. */
function core(cells) {
  const span = (axis) => {
    const sorted = [...cells].sort((a, b) => a[axis] - b[axis]);
    const sum = sorted.reduce((total, cell) => total + cell.count, 0);
    const cut = cells.length < FEW ? 0 : 0.07;
    let seen = 0;
    const within = sorted.filter((cell) => {
      const before = seen;
      seen += cell.count;
      return seen > sum * cut && before < sum * (1 - cut);
    });
    return [within[0][axis], within.at(-1)[axis]];
  };
  const [south, north] = span("lat");
  const [west, east] = span("lon");
  return [[south - 0.4, west - 0.4], [north + 0.4, east + 0.4]];
}

export const start = (map, options) => {
  window.olayAtlasiMap = new AtlasMap(map, options);
};

// The list of events: the text equivalent of timeline and map, and the trays of events without a place or a date.
import { Latest, Pane, el, mounted } from "./core.js";
import { when } from "./time.js";

const PAGE = 50;
const TRAYS = ["", "unplaced", "undated"];
const SORTS = ["time", "-time", "confidence"];

class List {
  constructor(root, { data }) {
    this.root = root.querySelector(".list");
    this.rows = this.root.querySelector(".rows");
    this.latest = new Latest();
    this.tray = "";
    this.events = [];
    this.sort = SORTS[0];
    this.pane = new Pane("list", data.channel, {
      state: (state, before) => this.heard(state, before),
      select: (item, from) => this.selected(item, from),
      refresh: () => this.load(),
      hover: ({ id }) => this.hover(id),
    });
    this.build();
  }

  build() {
    this.chips = TRAYS.map((tray) => el("button", { type: "button", "aria-pressed": String(!tray), dataset: { tray }, onclick: () => this.choose(tray) }));
    this.root.querySelector(".trays").replaceChildren(...this.chips);
    this.order = this.root.querySelector("select");
    this.order.onchange = () => {
      this.sort = this.order.value;
      this.load();
    };
    this.more = this.root.querySelector(".more");
    this.more.onclick = () => this.load(this.events.length);
    this.rows.onkeydown = (event) => this.key(event);
  }

  heard(state, before) {
    this.root.lang = state.lang;
    if (before?.lang !== state.lang) {
      this.order.replaceChildren(...SORTS.map((sort) => el("option", { value: sort, selected: sort === this.sort }, this.pane.say(`ui.sort_${sort}`))));
      this.order.setAttribute("aria-label", this.pane.say("ui.sort"));
      this.rows.setAttribute("aria-label", this.pane.say("ui.events"));
    }
    if (before?.query !== state.query || before?.lang !== state.lang || before?.theme !== state.theme) this.load();
    else if (before?.event?.id !== state.event?.id) this.selected(state.event, "header");
  }

  choose(tray) {
    this.tray = tray;
    for (const chip of this.chips) chip.setAttribute("aria-pressed", String(chip.dataset.tray === tray));
    this.load();
  }

  async load(offset = 0) {
    if (!this.pane.state) return;
    const query = new URLSearchParams(this.pane.state.query);
    for (const [name, value] of Object.entries({ limit: PAGE, offset, sort: this.sort, lang: this.pane.state.lang })) query.set(name, value);
    if (this.tray) query.set("tray", this.tray);
    const answer = await this.latest.json("api/events", query).catch(() => this.pane.post("trouble", { code: "ui.no_answer" }));
    if (!answer) return;
    this.answer = answer;
    this.events = offset ? [...this.events, ...answer.events] : answer.events;
    if (!offset) this.rows.scrollTop = 0;
    this.paint(offset);
    this.pane.post("trouble", { code: null });
    if (!this.tray) this.pane.post("counts", answer);
  }

  paint(from = 0) {
    const { answer, pane } = this;
    const number = (n) => pane.number(n);
    const totals = this.tray ? this.totals : (this.totals = answer);
    const labels = [pane.say("ui.tray_all"), pane.say("ui.unplaced"), pane.say("ui.undated_tray")];
    const counts = [totals?.count, answer.unplaced, answer.undated];
    this.chips.forEach((chip, i) => chip.replaceChildren(labels[i], " ", el("b", {}, number(counts[i] ?? 0))));
    const rows = this.events.slice(from).map((item) => this.row(item));
    if (from) this.rows.append(...rows);
    else this.rows.replaceChildren(...rows);
    if (!this.events.length) this.rows.replaceChildren(el("p", { class: "none" }, pane.say(answer.total ? "ui.none_match" : "ui.none_yet")));
    this.more.hidden = this.events.length >= answer.count;
    this.more.textContent = pane.say("ui.more", number(Math.max(0, answer.count - this.events.length)));
    this.entry();
    this.selected(pane.state.event, from ? "list" : "load");
  }

  row(item) {
    const { pane } = this;
    const chosen = item.id === pane.state.event?.id;
    const place = item.place ? [item.place, pane.kindName(item.kind)].filter(Boolean).join(", ") : pane.say("ui.unplaced");
    const modality = item.modality === "asserted" ? null : el("span", { class: "modality" }, pane.say(`modality.${item.modality}`));
    const sources = item.sources > 1 ? el("span", { class: "sources" }, pane.say("ui.sources", pane.number(item.sources))) : null;
    return el(
      "div",
      {
        class: "row",
        role: "option",
        tabindex: -1,
        "aria-selected": String(chosen),
        dataset: { eventId: item.id },
        style: { "--type": pane.colour(item.type) },
        onclick: () => pane.select(item),
        onpointerenter: () => pane.post("hover", { id: item.id }),
        onpointerleave: () => pane.post("hover", { id: null }),
      },
      el("span", { class: "when" }, when(item, pane)),
      el("span", { class: "title" }, item.title),
      el("span", { class: "meta" }, el("span", { class: "type" }, pane.typeName(item.type)), el("span", {}, place), modality, sources),
    );
  }

  entry() {
    const rows = this.options();
    const chosen = rows.find((row) => row.getAttribute("aria-selected") === "true") ?? rows[0];
    for (const row of rows) row.tabIndex = row === chosen ? 0 : -1;
  }

  options() {
    return [...this.rows.querySelectorAll("[data-event-id]")];
  }

  /** The selected event has a row always: above the others while its own page is not loaded. */
  pin(item) {
    this.rows.querySelector(".pinned")?.remove();
    if (!item || !this.answer || this.rows.querySelector(`[data-event-id="${CSS.escape(item.id)}"]`)) return;
    const row = this.row(item);
    row.classList.add("pinned");
    this.rows.prepend(row);
  }

  selected(item, from) {
    this.pin(item);
    let found = null;
    for (const row of this.options()) {
      const chosen = row.dataset.eventId === item?.id;
      row.setAttribute("aria-selected", String(chosen));
      if (chosen) found = row;
    }
    this.entry();
    if (found && from !== "list" && !found.classList.contains("pinned")) keepInside(this.rows, found);
  }

  hover(id) {
    for (const row of this.options()) row.classList.toggle("hovered", row.dataset.eventId === id);
  }

  key(event) {
    const rows = this.options();
    const at = rows.indexOf(event.target);
    const next = { ArrowDown: rows[at + 1], ArrowUp: rows[at - 1], Home: rows[0], End: rows.at(-1) }[event.key];
    if (next) {
      next.focus();
      next.tabIndex = 0;
    } else if (event.key === "Enter" || event.key === " ") event.target.click();
    else if (event.key === "Escape") this.pane.select(null);
    else return;
    event.preventDefault();
  }

  close() {
    this.latest.abort();
    this.pane.close();
  }
}

/** Scrolls the list alone; scrollIntoView would move the page under the reader's eyes. */
function keepInside(box, row) {
  const [outer, inner] = [box.getBoundingClientRect(), row.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) box.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 2;
}

export default mounted((root, component) => new List(root, component));

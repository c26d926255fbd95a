// The header is the hub: it holds what the panes share, answers them, keeps the page's address and tells Python.
import { Latest, Pane, address, el, mounted } from "./core.js";

const POLL_MS = 4000;
const PATIENCE_MS = 15000; // a map that has not greeted by then is not coming: its script threw, which it cannot say itself
const THEME_KEY = `stActiveTheme-${location.pathname}-v2`; // where Streamlit keeps a person's choice of theme
const phone = matchMedia("(max-width: 640px)");
const BUSY = 'input, textarea, select, [contenteditable], [role="dialog"], [role="listbox"], [data-baseweb="popover"]';
const TABS = ["timeline", "map", "events"];

class Header {
  constructor(root, { data }) {
    this.root = root.querySelector(".header");
    this.seq = data.seq;
    this.latest = new Latest();
    this.troubles = new Map();
    this.pane = new Pane("header", data.channel, {
      hello: ({ from }) => this.greeted(from),
      propose: ({ change }) => this.propose(change),
      select: (item) => this.selected(item),
      counts: (counts) => this.count(counts),
      trouble: ({ code, from }) => this.trouble(code, from),
      view: ({ bbox }) => (this.bbox = bbox),
      tab: ({ tab }) => this.tab(tab),
      correct: ({ id }) => this.commit({ correct: id }),
    });
    this.build();
    this.tab("timeline");
    window.addEventListener("popstate", (this.onBack = () => this.back()));
    document.addEventListener("keydown", (this.onKey = (event) => this.key(event)));
    this.timer = setInterval(() => this.poll(), POLL_MS);
    this.watch = setTimeout(() => this.trouble("ui.map_failed", "map"), PATIENCE_MS);
  }

  build() {
    const part = (name) => this.root.querySelector(name);
    this.counter = part(".count");
    this.notice = part(".notice");
    part(".lang").onclick = () => this.commit({ lang: this.pane.state.lang === "tr" ? "en" : "tr" });
    part(".theme").onclick = () => this.switchTheme(this.pane.state.theme === "dark" ? "light" : "dark");
    this.tabs = TABS.map((name) => {
      const button = el("button", { type: "button", role: "tab", dataset: { tab: name }, onclick: () => this.tab(name) });
      button.onkeydown = (event) => this.tabKey(event, name);
      return button;
    });
    part(".tabs").replaceChildren(...this.tabs);
  }

  update({ data, setTriggerValue }) {
    this.trigger = setTriggerValue;
    const first = !this.pane.state;
    const theme = dark(this.root) ? "dark" : "light";
    if (first && data.theme && data.theme !== theme && this.switchTheme(data.theme, true)) return;
    const stale = data.seq < this.seq; // Python has not yet heard of what was chosen here
    const query = stale ? this.pane.state.query : data.query;
    const { words, marks, lang, tiles, online, editable } = data;
    const chosen = this.pane.state && { event: this.pane.state.event, chosenAt: this.pane.state.chosenAt };
    this.pane.state = { query, words, marks, lang, theme, tiles, online, editable, event: null, chosenAt: 0, ...chosen };
    this.paint();
    const grown = !first && data.version !== this.version; // added to, or corrected, on this page
    const corrected = !first && data.shown && data.shown !== this.shown; // which event a correction has led to
    Object.assign(this, { version: data.version, shown: data.shown });
    if (!stale) this.count(data.count);
    this.address(first ? "replaceState" : "pushState");
    this.tell();
    if (grown) this.pane.post("refresh");
    if (this.pane.state.event && (grown || corrected)) this.recall(corrected ? data.shown : this.pane.state.event.id);
    if (first && data.event) this.recall(data.event);
  }

  paint() {
    const say = (code) => this.pane.say(code);
    this.root.lang = this.pane.state.lang;
    this.root.querySelector(".lang").textContent = this.pane.state.lang === "tr" ? "English" : "Türkçe";
    const theme = this.root.querySelector(".theme");
    theme.textContent = say(this.pane.state.theme === "dark" ? "ui.light" : "ui.dark");
    this.root.querySelector(".tabs").setAttribute("aria-label", say("ui.panes"));
    this.root.querySelector(".sub").textContent = say("ui.tagline");
    for (const button of this.tabs) button.textContent = say(`ui.${button.dataset.tab}`);
    document.documentElement.lang = this.pane.state.lang;
  }

  tell() {
    if (this.pane.state) this.pane.post("state", { state: this.pane.state });
  }

  /** A filter changed in a pane: tell the panes at once, then Python. `change`: name → value, list or null. */
  propose(change) {
    const query = new URLSearchParams(this.pane.state.query);
    for (const [name, value] of Object.entries(change)) {
      query.delete(name);
      for (const one of [value ?? []].flat()) query.append(name, one);
    }
    this.pane.state.query = query.toString();
    this.tell();
    this.commit({});
    this.address("pushState");
  }

  commit(more) {
    this.seq += 1;
    this.trigger("commit", { seq: this.seq, query: this.pane.state.query, ...more });
  }

  /** The page's address says what is shown; what belongs to others (embed_options …) stays in it. */
  address(how) {
    const { query, event, lang, theme } = this.pane.state;
    const kept = new URLSearchParams(location.search);
    const ours = new Set("from to place type actor publisher article modality confidence q bbox added event lang theme".split(" "));
    for (const name of [...kept.keys()]) if (ours.has(name)) kept.delete(name);
    for (const [name, value] of new URLSearchParams(query)) kept.append(name, value);
    if (event) kept.append("event", event.id);
    kept.append("lang", lang);
    kept.append("theme", theme);
    const search = `?${kept}`;
    if (search !== location.search) history[how](history.state, "", location.pathname + search);
  }

  back() {
    const query = new URLSearchParams(location.search);
    const event = query.get("event");
    for (const name of ["event", "lang", "theme", "embed", "embed_options"]) query.delete(name);
    if (query.toString() !== this.pane.state.query) {
      this.pane.state.query = query.toString();
      this.tell();
      this.commit({});
    }
    if (event && event !== this.pane.state.event?.id) this.recall(event);
    else if (!event && this.pane.state.event) this.pane.select(null);
  }

  /** Escape clears the event from anywhere, but not while it closes a list or a window of Streamlit's. */
  key(event) {
    if (event.key === "Escape" && !event.target.closest(BUSY) && this.pane.state?.event) this.pane.select(null);
  }

  /** Shows an event as it is now: it may stand elsewhere than a moment ago. */
  async recall(id) {
    const found = await this.latest.json(`api/events/${encodeURIComponent(id)}`, `lang=${this.pane.state.lang}`).catch(() => null);
    if (found) this.pane.select(found.event);
  }

  /** The first event chosen is a step that Back undoes; walking from one to the next is not. */
  selected(item) {
    this.address(item && !new URLSearchParams(location.search).has("event") ? "pushState" : "replaceState");
    if (item) this.clear();
  }

  /** On a phone the card comes from below: the pane goes above it. */
  clear() {
    if (!phone.matches) return;
    const pane = document.querySelector(`.st-key-${document.documentElement.dataset.pane}`);
    requestAnimationFrame(() => pane?.scrollIntoView({ block: "start" }));
  }

  count({ count, total, undated, unplaced }) {
    this.counter.textContent = `${this.pane.number(count)} / ${this.pane.number(total)} ${this.pane.say("ui.events_unit")}`;
    const trays = [[unplaced, "ui.unplaced_count"], [undated, "ui.undated_count"]].filter(([number]) => number);
    const parts = trays.map(([number, code]) => `${this.pane.number(number)} ${this.pane.say(code)}`);
    this.root.querySelector(".rest").textContent = parts.join(" · ");
  }

  greeted(from) {
    if (from === "map") {
      clearTimeout(this.watch);
      this.trouble(null, "map");
    }
    this.tell();
  }

  /** What the page must not hide: a map that did not appear, an interface that does not answer; null = all is well. */
  trouble(code, from) {
    this.troubles.set(from, code);
    const told = [...new Set([...this.troubles.values()].filter(Boolean))];
    this.notice.textContent = this.pane.state ? told.map((one) => this.pane.say(one)).join(" ") : "";
    this.notice.hidden = !told.length;
  }

  tab(name) {
    document.documentElement.dataset.pane = name;
    if (this.pane?.state?.event) this.clear();
    for (const button of this.tabs) {
      button.setAttribute("aria-selected", String(button.dataset.tab === name));
      button.tabIndex = button.dataset.tab === name ? 0 : -1;
    }
  }

  tabKey(event, name) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    const next = TABS[(TABS.indexOf(name) + step + TABS.length) % TABS.length];
    this.tab(next);
    this.tabs[TABS.indexOf(next)].focus();
  }

  /** Streamlit reads a person's theme once, at loading; true if the page is being loaded again for it. */
  switchTheme(theme, once = false) {
    const wanted = JSON.stringify(theme === "dark" ? "Dark" : "Light");
    if (once && localStorage.getItem(THEME_KEY) === wanted) return false;
    localStorage.setItem(THEME_KEY, wanted);
    if (!once) {
      this.pane.state.theme = theme;
      this.address("replaceState");
    }
    location.reload();
    return true;
  }

  /** Something may have been added from outside (the command line): a new version makes everybody ask again. */
  async poll() {
    if (document.hidden || !this.pane.state) return;
    const answer = await fetch(address("api/events?limit=1")).then((got) => got.json()).catch(() => null);
    if (!answer) return;
    if (answer.version === this.version) return;
    this.version = answer.version;
    this.pane.post("refresh");
    if (this.pane.state.event) this.recall(this.pane.state.event.id);
    this.commit({});
  }

  close() {
    clearInterval(this.timer);
    clearTimeout(this.watch);
    window.removeEventListener("popstate", this.onBack);
    document.removeEventListener("keydown", this.onKey);
    this.pane.close();
  }
}

function dark(node) {
  const colour = getComputedStyle(node).getPropertyValue("--st-background-color");
  const hex = /#([\da-f]{2})([\da-f]{2})([\da-f]{2})/i.exec(colour);
  const [r, g, b] = hex ? hex.slice(1).map((two) => parseInt(two, 16)) : (colour.match(/\d+/g) ?? [255, 255, 255]).map(Number);
  return 0.299 * r + 0.587 * g + 0.114 * b < 128;
}

export default mounted((root, component) => new Header(root, component));

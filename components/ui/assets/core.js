// What every pane shares: the channel between panes, words, colours, safe DOM. Data becomes DOM only as text nodes.

/** An element with properties (`class`, `dataset`, `on…`, `style`, attributes) and children; strings become text. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") node.className = value;
    else if (name === "dataset") Object.assign(node.dataset, value);
    else if (name === "style") for (const [key, css] of Object.entries(value)) node.style.setProperty(key, css);
    else if (name.startsWith("on")) node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Where an address of this house lives, also under a base path. */
export function address(path) {
  const base = document.baseURI.startsWith("blob:") ? location.href : document.baseURI;
  const root = new URL(base).pathname.includes("/component/") ? base.slice(0, base.indexOf("/component/") + 1) : base;
  return new URL(path, root);
}

const PLAIN = new Set(["city", "site"]);

/** One request at a time: a newer one makes an older one's answer unwanted (then null). */
export class Latest {
  async json(path, query) {
    this.abort();
    const mine = (this.controller = new AbortController());
    try {
      const url = address(path);
      url.search = query;
      const answer = await fetch(url, { signal: mine.signal });
      if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status}`);
      const body = await answer.json();
      return mine.signal.aborted ? null : body;
    } catch (error) {
      if (error.name === "AbortError") return null;
      throw error;
    }
  }

  abort() {
    this.controller?.abort();
  }
}

/**
 * What a pane knows and hears. The hub (header) answers `hello` with `state`: query, language, theme, words, marks and
 * the selected event; panes say `select`, `propose` (a changed filter), `counts`, `view`.
 */
export class Pane {
  constructor(name, channel, react) {
    this.name = name;
    this.react = react;
    this.state = null;
    this.channel = new BroadcastChannel(channel);
    this.channel.onmessage = ({ data }) => this.hear(data);
    this.post("hello");
  }

  hear(message) {
    if (message.kind === "state") {
      const before = this.state;
      this.state = newest(message.state, before);
      this.react.state?.(this.state, before);
    } else if (this.state && message.kind === "select") {
      Object.assign(this.state, { event: message.item, chosenAt: message.at });
      this.react.select?.(message.item, message.from);
    } else if (this.state) this.react[message.kind]?.(message);
  }

  post(kind, body = {}) {
    this.channel.postMessage({ kind, from: this.name, ...body });
  }

  /** Choose an event (or null) here and in all other panes. */
  select(item) {
    const at = Date.now();
    Object.assign(this.state, { event: item, chosenAt: at });
    this.post("select", { item, at });
    this.react.select?.(item, this.name);
  }

  say(code, ...args) {
    const words = this.state?.words[code] ?? code;
    return words.replace(/\{(\d)\}/g, (_, place) => args[place] ?? "");
  }

  get locale() {
    return this.state?.lang === "en" ? "en-GB" : "tr-TR";
  }

  number(value) {
    return value.toLocaleString(this.locale);
  }

  /** Colour of an event type in the theme of the page. */
  colour(type) {
    const { families, types } = this.state.marks;
    return families[types[type] ?? "other"][this.state.theme];
  }

  /** What kind of place it is, where the name alone does not say it: a city or a building does. */
  kindName(kind) {
    return kind && !PLAIN.has(kind) ? this.state.words[`kind.${kind}`] : null;
  }

  typeName(type) {
    return this.state.words[`type.${type}`] ?? type;
  }

  close() {
    this.channel.close();
  }
}

/** A state that was sent before the hub heard of the latest choice must not undo it: messages of two senders cross. */
const newest = (state, before) =>
  (before?.chosenAt ?? 0) > (state.chosenAt ?? 0) ? { ...state, event: before.event, chosenAt: before.chosenAt } : state;

/**
 * Mount a pane once per root, update it on every later render: what a Custom Component's default export does. A new
 * channel means a new session (the server was started anew): then the pane begins anew too.
 */
export function mounted(build) {
  const alive = new WeakMap();
  return (component) => {
    const root = component.parentElement;
    const { channel } = component.data;
    let mine = alive.get(root);
    if (mine?.channel !== channel) {
      mine?.pane.close();
      mine = { channel, pane: build(root, component) };
      alive.set(root, mine);
    }
    mine.pane.update?.(component);
    return () => {
      mine.pane.close();
      alive.delete(root);
    };
  };
}

/** Text with marks as nodes, whose offsets count code points (a string counts UTF-16 units): `<mark class="time">`, `<mark class="place">`…; overlapping marks: the first wins. */
export function marked(text, marks, onMark) {
  const letters = Array.from(text);
  const nodes = [];
  let at = 0;
  for (const mark of [...marks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (mark.start < at || mark.end > letters.length) continue;
    nodes.push(letters.slice(at, mark.start).join(""));
    const words = letters.slice(mark.start, mark.end).join("");
    nodes.push(el("mark", { class: mark.kind, title: onMark?.(mark) ?? null }, words));
    at = mark.end;
  }
  nodes.push(letters.slice(at).join(""));
  return nodes;
}

export const icon = (d, label) => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", label ? "false" : "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", d);
  svg.append(path);
  return svg;
};

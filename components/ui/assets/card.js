// The card of one event: what was reported, by whom, in which words, and why it was dated, placed and merged so.
import { Latest, Pane, el, marked, mounted } from "./core.js";
import { format, fromIso, when } from "./time.js";

const CUE = "cue"; // the rule whose evidence is the reports' own words for the link

class Card {
  constructor(root, { data }) {
    this.root = root.querySelector(".card");
    this.latest = new Latest();
    this.reading = new Latest();
    this.pane = new Pane("card", data.channel, {
      state: (state, before) => {
        this.root.lang = state.lang;
        if (!before || before.lang !== state.lang || before.theme !== state.theme || before.event?.id !== state.event?.id) this.show(state.event);
      },
      select: (item) => this.show(item),
      refresh: () => this.show(this.pane.state?.event),
      counts: ({ total }) => this.counted(total),
    });
    this.root.onkeydown = (event) => event.key === "Escape" && this.pane.select(null);
  }

  async show(item) {
    this.root.classList.toggle("filled", Boolean(item));
    document.documentElement.toggleAttribute("data-card", Boolean(item)); // on a phone the page leaves room for it
    if (!item) {
      this.latest.abort();
      return this.root.replaceChildren(this.empty());
    }
    if (this.root.dataset.eventId !== item.id) this.root.replaceChildren(...this.head(item));
    this.root.dataset.eventId = item.id;
    const answer = await this.latest.json(`api/events/${encodeURIComponent(item.id)}`, `lang=${this.pane.state.lang}`).catch(() => ({}));
    if (!answer || this.pane.state.event?.id !== item.id) return undefined;
    if (!answer.event) return this.root.replaceChildren(el("p", { class: "none" }, this.pane.say("ui.event_gone")));
    this.answer = answer;
    this.root.replaceChildren(...this.whole(answer));
    this.root.scrollTop = 0;
    return undefined;
  }

  /** A library without events has nothing to choose from: then the card says how to begin. */
  counted(total) {
    this.bare = total === 0;
    const words = this.root.querySelector(".empty p");
    if (words) words.textContent = this.invitation();
  }

  invitation() {
    return this.pane.say(this.bare ? "ui.card_begin" : "ui.card_empty");
  }

  empty() {
    delete this.root.dataset.eventId;
    const legend = Object.entries(this.pane.state.marks.families).filter(([family]) => family !== "other");
    return el(
      "div",
      { class: "empty" },
      el("p", {}, this.invitation()),
      el(
        "ul",
        { class: "legend", "aria-label": this.pane.say("ui.legend") },
        ...legend.map(([family, colours]) => el("li", { style: { "--type": colours[this.pane.state.theme] } }, this.pane.say(`family.${family}`))),
      ),
    );
  }

  head(item) {
    const { pane } = this;
    const close = el("button", { type: "button", class: "close", "aria-label": pane.say("ui.close"), onclick: () => pane.select(null) }, "×");
    const badges = [el("span", { class: "type" }, pane.typeName(item.type))];
    if (item.modality !== "asserted") badges.push(el("span", { class: "modality" }, pane.say(`modality.${item.modality}`)));
    badges.push(el("span", { class: "quiet" }, item.sources > 1 ? pane.say("ui.sources", pane.number(item.sources)) : pane.say("ui.one_source")));
    badges.push(el("span", { class: "quiet" }, pane.say("ui.confidence_is", Math.round(item.confidence * 100))));
    return [
      el("header", { style: { "--type": pane.colour(item.type) } }, el("div", { class: "badges" }, ...badges), el("div", { class: "tools" }, this.correct(item), close), el("h2", {}, item.title)),
      el("dl", { class: "facts" }, ...this.fact("ui.when", when(item, pane)), ...this.fact("ui.where", this.where(item))),
    ];
  }

  /** Opens the window in which a person corrects the event; a page inside another one shows only. */
  correct(item) {
    if (!this.pane.state.editable) return null;
    return el("button", { type: "button", class: "link", onclick: () => this.pane.post("correct", { id: item.id }) }, this.pane.say("ui.correct"));
  }

  where(item) {
    if (!item.place) return this.pane.say("ui.unplaced");
    const kind = this.pane.kindName(item.kind);
    const loose = item.geo_precision > 2 && item.radius_km ? this.pane.say("ui.radius", Math.round(item.radius_km)) : null;
    return [item.place, kind, loose].filter(Boolean).join(" · ");
  }

  fact(code, ...content) {
    return [el("dt", {}, this.pane.say(code)), el("dd", {}, ...content)];
  }

  whole({ event, mentions, links }) {
    const { pane } = this;
    const [title, facts] = this.head(event);
    const articles = byArticle(mentions);
    facts.append(...this.figures(mentions));
    if (event.actors?.length) facts.append(...this.fact("ui.actors", event.actors.join(", ")));
    const told = pane.say(mentions.length > articles.length ? "ui.reports_of" : "ui.reports", pane.number(articles.length), pane.number(mentions.length));
    const reports = el("section", {}, el("h3", {}, told, this.key()), ...articles.map((told) => this.report(told)));
    const sections = [reports, this.steps(event, links), this.why("ui.why_event", event.why)].filter(Boolean);
    title.append(this.ways(sections));
    return [title, facts, ...sections];
  }

  /** Ways to what stands further down: a card of many reports is long. */
  ways(sections) {
    const way = (section) => {
      const name = section.querySelector("h3").firstChild.textContent;
      return el("button", { type: "button", class: "link", onclick: () => this.bring(section) }, name);
    };
    return sections.length > 1 ? el("nav", {}, ...sections.map(way)) : "";
  }

  /** Scrolls the card alone, so that `part` stands under its head. */
  bring(part) {
    const head = this.root.querySelector("header").getBoundingClientRect();
    this.root.scrollTop += part.getBoundingClientRect().top - head.bottom - 4;
  }

  /** Numbers that the reports give: one value plainly, several side by side, each with the report that says so. */
  figures(mentions) {
    const kinds = new Map();
    for (const mention of mentions) {
      for (const { kind, value } of mention.figures) {
        const values = kinds.get(kind) ?? kinds.set(kind, new Map()).get(kind);
        if (!values.has(value)) values.set(value, mention);
      }
    }
    return [...kinds].flatMap(([kind, values]) => {
      const several = values.size > 1;
      const told = [...values].sort((a, b) => compare(publishedOn(a[1]), publishedOn(b[1])) || a[0] - b[0]);
      const shown = told.map(([value, mention]) => (several ? this.figure(value, mention) : el("b", {}, this.pane.number(value))));
      const warning = several ? el("span", { class: "differ" }, this.pane.say("ui.reports_differ")) : null;
      return [el("dt", {}, this.pane.say(`figure.${kind}`)), el("dd", { class: several ? "contradiction" : "" }, ...shown, warning)];
    });
  }

  /** One of several values: who said it and when; a click leads to the sentence. */
  figure(value, mention) {
    const by = [this.publisher(mention.article), publishedOn(mention) && this.day(mention.article.published)].filter(Boolean).join(", ");
    const find = () => {
      const said = this.root.querySelector(`[data-mention-id="${CSS.escape(mention.id)}"]`);
      this.bring(said);
      said.animate?.([{ background: "var(--oa-chosen)" }, { background: "transparent" }], 1200);
    };
    return el("button", { type: "button", class: "figure", onclick: find }, el("b", {}, this.pane.number(value)), el("small", {}, by));
  }

  publisher(article) {
    return article.publisher ?? this.pane.say("ui.publisher_unknown");
  }

  key() {
    const { pane } = this;
    return el("span", { class: "key" }, el("mark", { class: "time" }, pane.say("ui.date_words")), " ", el("mark", { class: "place" }, pane.say("ui.place_words")));
  }

  /** What one article says of the event, sentence by sentence. */
  report(mentions) {
    const { pane } = this;
    const { article } = mentions[0];
    const reading = el("div", { class: "reading", hidden: true });
    const toggle = el("button", { type: "button", class: "link", "aria-expanded": "false" }, pane.say("ui.read_article"));
    toggle.onclick = () => this.read(toggle, reading, mentions);
    return el(
      "article",
      { class: "report" },
      el("p", { class: "by" }, el("b", {}, this.publisher(article)), " · ", this.day(article.published), ...(article.title ? [" · ", el("cite", {}, article.title)] : [])),
      ...mentions.map((mention) => this.said(mention)),
      el("div", { class: "acts" }, toggle, this.source(article.url)),
      reading,
    );
  }

  said(mention) {
    const sentence = el("blockquote", { lang: "tr" }, ...marked(mention.sentence, mention.marks.filter((mark) => mark.kind !== "trigger")));
    const why = el("details", {}, el("summary", {}, this.pane.say("ui.why_mention")), ...this.places(mention.places), this.reasons(mention.why));
    return el("div", { class: "said", dataset: { mentionId: mention.id } }, sentence, why);
  }

  day(published) {
    const value = typeof published === "string" ? published : published?.value;
    const t = fromIso((value ?? "").slice(0, 10));
    return t === null ? this.pane.say("ui.published_unknown") : format(t, this.pane.locale, { day: "numeric", month: "long", year: "numeric" });
  }

  source(url) {
    if (!/^https?:\/\//.test(url ?? "")) return null;
    return el("a", { class: "link", href: url, target: "_blank", rel: "noopener noreferrer" }, this.pane.say("ui.source_page"));
  }

  /** The whole article with its date and place words; the sentences that report the event stand out. */
  async read(toggle, box, mentions) {
    const open = box.hidden;
    toggle.setAttribute("aria-expanded", String(open));
    toggle.textContent = this.pane.say(open ? "ui.close_article" : "ui.read_article");
    box.hidden = !open;
    if (!open || box.childNodes.length) return;
    const article = await this.reading.json(`api/articles/${encodeURIComponent(mentions[0].article.id)}`, `lang=${this.pane.state.lang}`).catch(() => null);
    if (!article) return;
    const letters = Array.from(article.text);
    const marks = article.marks.filter((mark) => mark.kind !== "trigger");
    const part = (start, end) => {
      const inside = marks.filter((mark) => mark.start >= start && mark.end <= end);
      return marked(letters.slice(start, end).join(""), inside.map((mark) => ({ ...mark, start: mark.start - start, end: mark.end - start })), ({ value }) => value);
    };
    let at = 0;
    for (const { start, end } of [...mentions].sort((a, b) => a.start - b.start)) {
      if (start < at) continue; // two events of one sentence
      box.append(...part(at, start), el("span", { class: "here" }, ...part(start, end)));
      at = end;
    }
    box.append(...part(at, letters.length));
    box.scrollTop = box.querySelector(".here").offsetTop - 48;
  }

  places(places) {
    return places.map((place) =>
      el(
        "div",
        { class: "candidates" },
        el("p", {}, el("mark", { class: "place" }, place.text), " → ", place.name ?? this.pane.say("ui.place_unknown")),
        el("ol", {}, ...place.candidates.slice(0, 6).map((candidate) => this.candidate(candidate))),
      ),
    );
  }

  candidate({ name, kind, within, score, reason }) {
    const inside = Array.isArray(within) ? within.join(", ") : within;
    const share = Math.round(score * 100);
    return el(
      "li",
      {},
      el("meter", { min: 0, max: 100, value: share, "aria-hidden": "true" }),
      el("span", { class: "share" }, `%${share}`),
      el("span", {}, [name, this.pane.say(`kind.${kind}`), inside].filter(Boolean).join(" · ")),
      reason ? el("small", {}, reason) : null,
    );
  }

  reasons(why) {
    return why?.length ? el("ul", { class: "why" }, ...why.map((sentence) => el("li", {}, sentence))) : null;
  }

  why(code, why) {
    const list = this.reasons(why);
    return list && el("section", {}, el("h3", {}, this.pane.say(code)), list);
  }

  /** Events before and after in the same story, as steps one can walk; this one stands among them. */
  steps(event, links) {
    if (!links?.length) return null;
    const { pane } = this;
    const moment = ({ t0, t1 }) => (t0 === null || t0 === undefined ? Infinity : (t0 + t1) / 2);
    const all = [...links, { item: event }].sort((a, b) => compare(moment(a.item), moment(b.item)));
    const rows = all.map((link) => el("li", {}, link.kind ? this.step(link) : this.here(event)));
    return el("section", {}, el("h3", {}, pane.say("ui.linked", pane.number(links.length))), el("ol", { class: "steps" }, ...rows));
  }

  step({ kind, direction, evidence, rule, item }) {
    const { pane } = this;
    const said = rule === CUE ? `“${evidence}”` : null;
    const words = [pane.say(`link.${kind}.${direction}`), when(item, pane), said].filter(Boolean).join(" · ");
    return el(
      "button",
      { type: "button", class: "step", dataset: { step: item.id }, onclick: () => pane.select(item), style: { "--type": pane.colour(item.type) } },
      el("small", {}, words),
      el("span", {}, item.title),
    );
  }

  here(event) {
    const { pane } = this;
    return el(
      "div",
      { class: "step this", "aria-current": "step", style: { "--type": pane.colour(event.type) } },
      el("small", {}, `${pane.say("ui.this_event")} · ${when(event, pane)}`),
      el("span", {}, event.title),
    );
  }

  close() {
    this.latest.abort();
    this.pane.close();
  }
}

/** Mentions by article, in the order in which the articles come. */
function byArticle(mentions) {
  const articles = new Map();
  for (const mention of mentions) articles.set(mention.article.id, [...(articles.get(mention.article.id) ?? []), mention]);
  return [...articles.values()].map((said) => said.sort((a, b) => a.start - b.start));
}

const publishedOn = ({ article }) => article.published?.value ?? "";

/** Order of numbers, infinities and ISO days. */
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

export default mounted((root, component) => new Card(root, component));

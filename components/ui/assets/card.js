// The card of one event: what was reported, by whom, in which words, and why it was dated, placed and merged so.
import { Latest, Pane, cut, el, marked, mounted } from "./core.js";
import { format, fromIso, when } from "./time.js";

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

  empty() {
    delete this.root.dataset.eventId;
    const legend = Object.entries(this.pane.state.marks.families).filter(([family]) => family !== "other");
    return el(
      "div",
      { class: "empty" },
      el("p", {}, this.pane.say("ui.card_empty")),
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
    const kind = item.kind ? this.pane.say(`kind.${item.kind}`) : null;
    const loose = item.geo_precision > 2 && item.radius_km ? this.pane.say("ui.radius", Math.round(item.radius_km)) : null;
    return [item.place, kind, loose].filter(Boolean).join(" · ");
  }

  fact(code, ...content) {
    return [el("dt", {}, this.pane.say(code)), el("dd", {}, ...content)];
  }

  whole({ event, mentions, links }) {
    const { pane } = this;
    const [title, facts] = this.head(event);
    facts.append(...this.figures(mentions));
    if (event.actors?.length) facts.append(...this.fact("ui.actors", event.actors.join(", ")));
    const reports = mentions.map((mention, at) => this.report(mention, at === 0));
    return [
      title,
      facts,
      el("h3", {}, pane.say("ui.reports", pane.number(mentions.length))),
      this.key(),
      ...reports,
      this.why("ui.why_event", event.why),
      this.steps(links),
    ].filter(Boolean);
  }

  /** Numbers that the reports give: one value plainly, several side by side with who said which. */
  figures(mentions) {
    const kinds = new Map();
    for (const mention of mentions) {
      for (const { kind, value } of mention.figures) {
        const values = kinds.get(kind) ?? kinds.set(kind, new Map()).get(kind);
        const said = values.get(value) ?? values.set(value, new Set()).get(value);
        said.add(mention.article.publisher ?? mention.article.title);
      }
    }
    return [...kinds].flatMap(([kind, values]) => {
      const label = [el("dt", {}, this.pane.say(`figure.${kind}`))];
      const shown = [...values].sort((a, b) => a[0] - b[0]).map(([value, by]) =>
        el("span", { class: "figure" }, el("b", {}, this.pane.number(value)), values.size > 1 ? el("small", {}, [...by].join(", ")) : null),
      );
      const warning = values.size > 1 ? el("span", { class: "differ" }, this.pane.say("ui.reports_differ")) : null;
      return [...label, el("dd", { class: values.size > 1 ? "contradiction" : "" }, ...shown, warning)];
    });
  }

  key() {
    const { pane } = this;
    return el("p", { class: "key" }, el("mark", { class: "time" }, pane.say("ui.date_words")), " ", el("mark", { class: "place" }, pane.say("ui.place_words")));
  }

  report(mention, first) {
    const { pane } = this;
    const { article } = mention;
    const published = this.day(article.published);
    const sentence = el("blockquote", { lang: "tr" }, ...marked(mention.sentence, mention.marks.filter((mark) => mark.kind !== "trigger")));
    const reading = el("div", { class: "reading", hidden: true });
    const toggle = el("button", { type: "button", class: "link", "aria-expanded": "false" }, pane.say("ui.read_article"));
    toggle.onclick = () => this.read(toggle, reading, mention);
    const details = el("details", first ? { open: false } : {}, el("summary", {}, pane.say("ui.why_mention")), ...this.places(mention.places), this.reasons(mention.why));
    return el(
      "article",
      { class: "report" },
      el("p", { class: "by" }, el("b", {}, article.publisher ?? pane.say("ui.publisher_unknown")), " · ", published, " · ", el("cite", {}, article.title)),
      sentence,
      el("div", { class: "acts" }, toggle, this.source(article.url)),
      reading,
      details,
    );
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

  /** The article around the sentence, with all its date and place words; the sentence stands in the middle. */
  async read(toggle, box, mention) {
    const open = box.hidden;
    toggle.setAttribute("aria-expanded", String(open));
    toggle.textContent = this.pane.say(open ? "ui.close_article" : "ui.read_article");
    box.hidden = !open;
    if (!open || box.childNodes.length) return;
    const article = await this.reading.json(`api/articles/${encodeURIComponent(mention.article.id)}`, `lang=${this.pane.state.lang}`).catch(() => null);
    if (!article) return;
    const inside = (mark) => mark.kind !== "trigger" && mark.start >= mention.start && mark.end <= mention.end;
    const shift = (mark) => ({ ...mark, start: mark.start - mention.start, end: mark.end - mention.start });
    const before = article.marks.filter((mark) => mark.end <= mention.start && mark.kind !== "trigger");
    const after = article.marks.filter((mark) => mark.start >= mention.end && mark.kind !== "trigger");
    const tail = (mark) => ({ ...mark, start: mark.start - mention.end, end: mark.end - mention.end });
    const note = (mark) => mark.value ?? null;
    const here = el("span", { class: "here" }, ...marked(cut(article.text, mention.start, mention.end), article.marks.filter(inside).map(shift), note));
    box.append(
      ...marked(cut(article.text, 0, mention.start), before, note),
      here,
      ...marked(cut(article.text, mention.end, Infinity), after.map(tail), note),
    );
    box.scrollTop = here.offsetTop - box.offsetTop - 48;
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

  /** Events before and after in the same story, as steps one can walk. */
  steps(links) {
    if (!links?.length) return null;
    const { pane } = this;
    const sorted = [...links].sort((a, b) => (a.item.t0 ?? 1e9) - (b.item.t0 ?? 1e9));
    const rows = sorted.map(({ kind, direction, evidence, item }) =>
      el(
        "li",
        {},
        el(
          "button",
          { type: "button", class: "step", dataset: { step: item.id }, title: evidence || null, onclick: () => pane.select(item), style: { "--type": pane.colour(item.type) } },
          el("small", {}, `${pane.say(`link.${kind}.${direction}`)} · ${when(item, pane)}`),
          el("span", {}, item.title),
        ),
      ),
    );
    return el("section", {}, el("h3", {}, pane.say("ui.linked")), el("ol", { class: "steps" }, ...rows));
  }

  close() {
    this.latest.abort();
    this.pane.close();
  }
}

export default mounted((root, component) => new Card(root, component));

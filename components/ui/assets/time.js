// Calendar arithmetic of the panes. Times on the wire are days since 1970-01-01 in local naive time, so a day is a day
// everywhere: they are shown as UTC and no browser's time zone moves them.

export const DAY = 864e5;
const HOUR = 1 / 24;
const MINUTE = HOUR / 60;
const YEAR = 365.2425;

// Distances between ticks, finest first: [unit, how many, about how many days].
const STEPS = [
  ["minute", 1, MINUTE], ["minute", 5, 5 * MINUTE], ["minute", 15, 15 * MINUTE], ["minute", 30, 30 * MINUTE],
  ["hour", 1, HOUR], ["hour", 3, 3 * HOUR], ["hour", 6, 6 * HOUR], ["hour", 12, 12 * HOUR],
  ["day", 1, 1], ["day", 2, 2], ["day", 7, 7.6],
  ["month", 1, 30.4], ["month", 3, 91.3], ["month", 6, 182.6],
  ["year", 1, YEAR], ["year", 2, 2 * YEAR], ["year", 5, 5 * YEAR], ["year", 10, 10 * YEAR], ["year", 25, 25 * YEAR],
  ["year", 50, 50 * YEAR], ["year", 100, 100 * YEAR], ["year", 250, 250 * YEAR], ["year", 500, 500 * YEAR],
];

/** Days of a calendar moment; Date.UTC reads the years 0–99 as 1900–1999, hence setUTCFullYear. */
export function days(year, month = 0, day = 1) {
  const moment = new Date(0);
  moment.setUTCFullYear(year, month, day);
  return moment.getTime() / DAY;
}

export const moment = (t) => new Date(Math.round(t * DAY));

/** Ticks in [a, b], at most `most`, on round calendar moments. */
export function ticks(a, b, most) {
  const [unit, n, length] = STEPS.find((step) => (b - a) / step[2] <= most) ?? STEPS.at(-1);
  return { unit, n, times: [...rounds(unit, n, length, a, b)].filter((t) => t >= a && t <= b) };
}

function* rounds(unit, n, length, a, b) {
  if (unit === "minute" || unit === "hour") {
    for (let t = Math.floor(a / length) * length; t <= b; t += length) yield t;
    return;
  }
  const from = moment(a);
  let year = from.getUTCFullYear();
  if (unit === "year") {
    for (year = Math.floor(year / n) * n; days(year) <= b; year += n) yield days(year);
    return;
  }
  for (let month = Math.floor(from.getUTCMonth() / 12) * 12; days(year, month) <= b; month += 1) {
    if (unit === "month") {
      if (month % n === 0) yield days(year, month);
    } else yield* daysOfMonth(year, month, n);
  }
}

// Every n-th day from the first; one that would stand too near the next month's first is left out.
function* daysOfMonth(year, month, n) {
  const next = days(year, month + 1);
  for (let t = days(year, month); t < next; t += n) if (n === 1 || next - t > n * 0.6) yield t;
}

const CONTEXT = { minute: "day", hour: "day", day: "month", month: "year", year: "decade" };

/** The bigger units under the ticks: [{start, end, label}] that touch [a, b]; none where the ticks say it all. */
export function contexts(unit, n, a, b, locale) {
  const kind = unit === "year" && n >= 10 ? null : CONTEXT[unit];
  if (!kind) return [];
  const spans = [];
  for (let t = floorTo(kind, a); t < b; ) {
    const end = nextOf(kind, t);
    spans.push({ start: t, end, label: contextLabel(kind, t, locale) });
    t = end;
  }
  return spans;
}

function floorTo(kind, t) {
  const at = moment(t);
  if (kind === "day") return Math.floor(t);
  if (kind === "month") return days(at.getUTCFullYear(), at.getUTCMonth());
  return days(kind === "year" ? at.getUTCFullYear() : Math.floor(at.getUTCFullYear() / 10) * 10);
}

function nextOf(kind, t) {
  const at = moment(t);
  if (kind === "day") return t + 1;
  if (kind === "month") return days(at.getUTCFullYear(), at.getUTCMonth() + 1);
  return days(at.getUTCFullYear() + (kind === "year" ? 1 : 10));
}

function contextLabel(kind, t, locale) {
  if (kind === "decade") return `${moment(t).getUTCFullYear()}${locale === "tr-TR" ? "’ler" : "s"}`;
  const parts = { day: { day: "numeric", month: "long", year: "numeric", weekday: "long" }, month: { month: "long", year: "numeric" } };
  return format(t, locale, parts[kind] ?? { year: "numeric" });
}

const formats = new Map();

function formatter(locale, parts) {
  const key = locale + JSON.stringify(parts);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(locale, { ...parts, timeZone: "UTC" }));
  return formats.get(key);
}

export const format = (t, locale, parts) => formatter(locale, parts).format(moment(t));

export function tickLabel(unit, t, locale, roomy) {
  if (unit === "minute" || unit === "hour") return format(t, locale, { hour: "2-digit", minute: "2-digit" });
  if (unit === "day") return roomy ? format(t, locale, { day: "numeric", weekday: "short" }) : `${moment(t).getUTCDate()}`;
  if (unit === "month") return format(t, locale, { month: "short" });
  return `${moment(t).getUTCFullYear()}`;
}

const LONG = { day: "numeric", month: "long", year: "numeric" };

/** Days [t0, t1) in words: one day, a range of days, of months or of years, as exact as `precision` is. */
export function inWords(t0, t1, precision, locale, clock) {
  const last = Math.max(t0, t1 - 1e-6);
  if (precision === 0 && clock) return `${format(t0, locale, LONG)}, ${clock}`; // no clock: no "00:00" that nobody said
  if (precision === 5) return range(t0, last, locale, { year: "numeric" });
  if (precision === 3 || precision === 4) return range(t0, last, locale, { month: "long", year: "numeric" });
  return range(t0, last, locale, LONG);
}

function range(a, b, locale, parts) {
  return formatter(locale, parts).formatRange(moment(a), moment(b)).replace(/\s*–\s*/g, " – ").replace(/(\d) – (\d)/, "$1–$2");
}

/** What an item's time reads like; an open year (`XXXX-09-19`) keeps its day and says so. */
export function when(item, pane) {
  const [about, unsure] = [/[~%]/, /\?/].map((sign) => sign.test(item.edtf ?? ""));
  const soft = about ? `${pane.say("ui.about")} ` : unsure ? `${pane.say("ui.probably")} ` : "";
  if (item.t0 !== null && item.t0 !== undefined) return soft + inWords(item.t0, item.t1, item.precision, pane.locale, item.clock);
  const open = /^XXXX-(\d\d)(?:-(\d\d))?/.exec(item.edtf ?? "");
  if (!open) return pane.say("ui.undated");
  const parts = open[2] ? { day: "numeric", month: "long" } : { month: "long" };
  return `${format(days(2000, open[1] - 1, Number(open[2] ?? 1)), pane.locale, parts)} · ${pane.say("ui.year_open")}`;
}

export const isoDay = (t) => moment(Math.floor(t + 1e-9)).toISOString().replace(/T.*/, "").replace(/^\+00/, "");

/** Days since 1970 of an ISO day, or null. */
export function fromIso(text) {
  const parts = /^(-?\d{4,6})-(\d\d)-(\d\d)$/.exec(text ?? "");
  return parts ? days(Number(parts[1]), parts[2] - 1, Number(parts[3])) : null;
}

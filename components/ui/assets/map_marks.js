// The marks of the map. What is known exactly is a pin (site) or a dot (settlement); a province or region is a soft disc
// as wide as it reaches; a country is a badge with its name: never a pin, for nobody said where in it.
import { el } from "./core.js";
import { when } from "./time.js";

const L = window.L;

/** One cell: a single event, a cluster of exact ones, or all events of one province, region or country. */
export function cellMark(cell, pane, open, aside) {
  const marker = L.marker([cell.lat, cell.lon], {
    icon: L.divIcon({ html: body(cell, pane), className: `oa-mark oa-${cell.class}${cell.count > 1 ? " oa-many" : ""}`, iconSize: null }),
    keyboard: true,
    riseOnHover: true,
    zIndexOffset: ORDER[cell.class] * 500,
  });
  marker.on("add", () => {
    describe(marker.getElement(), cell, pane);
    if (aside) for (const axis of ["x", "y"]) marker.getElement().style.setProperty(`--${axis}`, `${aside[axis]}px`);
  });
  marker.on("click", () => open(cell));
  marker.on("keydown", ({ originalEvent }) => {
    if (originalEvent.key === "Enter" || originalEvent.key === " ") open(cell); // Leaflet's own Enter opens popups only
  });
  if (cell.item) {
    marker.bindTooltip(tip(cell.item, pane), { direction: "top", offset: [0, -8], opacity: 1, className: "oa-tip" });
    marker.on("mouseover", () => pane.post("hover", { id: cell.item.id }));
    marker.on("mouseout", () => pane.post("hover", { id: null }));
  }
  const disc = area(cell, cell.item?.radius_km ?? radius(cell), mainColour(cell, pane), pane);
  return disc ? L.layerGroup([disc, marker]) : marker;
}

const ORDER = { region: 0, province: 1, country: 2, settlement: 3, site: 4 };
const STEPS = [0, -27, 27, -44, 44, -66, 66]; // pixels that a name may stand above or under its point
const SMALL_STEPS = [0, -17, 17, -26, 26]; // and the mark of a province, whose disc stays where it is
const FAR = 9; // square pixels of overlap that a pixel further away from the point is worth

/**
 * Where marks that know only roughly where they are step aside for those that know better: cell → {x, y} in pixels.
 * `point` = a cell's place on the screen, `fixed` = boxes {x, y, half} that are taken, `size` = [width, height].
 */
export function apart(cells, point, fixed, size) {
  const taken = [...fixed];
  for (const cell of cells.filter(exact)) taken.push({ ...point(cell), half: halfOf(cell) });
  const aside = new Map();
  const loose = cells.filter((cell) => !exact(cell)).sort((a, b) => b.count - a.count);
  for (const cell of loose) {
    const half = halfOf(cell);
    const at = point(cell);
    const [across, down] = vague(cell) ? [[0, half[0] + 20, -half[0] - 20], STEPS] : [SMALL_STEPS, SMALL_STEPS];
    const spots = across.flatMap((dx) => down.map((dy) => [dx, dy]));
    const cost = ([dx, dy]) => crowding({ x: at.x + dx, y: at.y + dy, half }, taken, size) + FAR * Math.hypot(dx, dy);
    const [dx, dy] = spots.reduce((best, spot) => (cost(spot) < cost(best) ? spot : best));
    taken.push({ x: at.x + dx, y: at.y + dy, half });
    aside.set(cell, { x: dx, y: dy });
  }
  return aside;
}

/** Pixels of a box that others cover or that lie outside of the map. */
function crowding({ x, y, half: [w, h] }, taken, [width, height]) {
  const shared = (low, high, from, to) => Math.max(0, Math.min(high, to) - Math.max(low, from));
  const covered = taken.reduce(
    (sum, other) =>
      sum + shared(x - w, x + w, other.x - other.half[0], other.x + other.half[0]) * shared(y - h, y + h, other.y - other.half[1], other.y + other.half[1]),
    0,
  );
  return covered + 4 * w * h - shared(x - w, x + w, 0, width) * shared(y - h, y + h, 0, height);
}

const exact = ({ class: grade }) => grade === "site" || grade === "settlement";

/** Half the width and half the height of a cell's mark, with a little room. */
function halfOf(cell) {
  if (vague(cell)) return [24 + 3.8 * name(cell).length, 14];
  if (exact(cell) && cell.count > 1) return [ringSize(cell) / 2 + 2, ringSize(cell) / 2 + 2];
  return cell.class === "site" ? [11, 18] : [14, 13];
}

const ringSize = ({ count }) => 26 + Math.min(22, Math.round(7 * Math.log10(count)));

function describe(node, cell, pane) {
  node.setAttribute("role", "option");
  node.setAttribute("aria-selected", "false");
  if (cell.count > 1) node.dataset.count = cell.count;
  if (cell.item) node.dataset.eventId = cell.item.id;
  const kind = pane.say(`ui.class_${cell.class}`);
  const text = cell.item ? `${cell.item.title} · ${when(cell.item, pane)} · ${cell.item.place}` : pane.say("ui.cluster", pane.number(cell.count));
  node.setAttribute("aria-label", `${text} (${kind})`);
}

function body(cell, pane) {
  const count = cell.count > 1 ? pane.number(cell.count) : "";
  const style = { "--type": mainColour(cell, pane) };
  if (vague(cell)) return el("span", { class: "badge", style }, name(cell), count ? el("b", {}, count) : null);
  if (cell.class === "region" || cell.class === "province") return el("span", { class: count ? "core" : "core solo", style }, count || null);
  if (cell.count === 1) return el("span", { class: cell.class === "site" ? "pin" : "dot", style });
  return el("span", { class: "ring", style: { "--pie": pie(cell, pane), "--size": `${ringSize(cell)}px` } }, el("b", {}, count));
}

const WIDE_KM = 450; // a region wider than this (Avrupa, Orta Doğu) is named like a country: a disc would cover the map

const vague = ({ class: grade, radius_km: reach, item }) => grade === "country" || (grade === "region" && (reach ?? item?.radius_km ?? 0) > WIDE_KM);

const name = (cell) => cell.place ?? cell.item?.place ?? "";

function mainColour(cell, pane) {
  const [[type]] = Object.entries(cell.types).sort((a, b) => b[1] - a[1]);
  return pane.colour(type);
}

/** Shares of the kinds of event around a cluster's number, as a conic gradient. */
function pie(cell, pane) {
  const shares = new Map();
  for (const [type, n] of Object.entries(cell.types)) shares.set(pane.colour(type), (shares.get(pane.colour(type)) ?? 0) + n);
  const sum = [...shares.values()].reduce((a, b) => a + b, 0);
  let at = 0;
  const stops = [...shares].map(([colour, n]) => {
    const from = at;
    at += (n / sum) * 100;
    return `${colour} ${from.toFixed(1)}% ${at.toFixed(1)}%`;
  });
  return `conic-gradient(${stops.join(",")})`;
}

const KM_PER_DEGREE = 111.2;

/** How far a group reaches when its cell does not say it: half its bounds, but at least 15 km. */
function radius({ radius_km: known, bounds: [, south, , north] }) {
  return known ?? Math.max(15, ((north - south) / 2) * KM_PER_DEGREE);
}

function area(cell, radiusKm, colour, pane) {
  if ((cell.class !== "province" && cell.class !== "region") || vague(cell)) return null;
  return L.circle([cell.lat, cell.lon], {
    radius: Math.max(radiusKm, 8) * 1000,
    color: colour,
    weight: 1,
    opacity: 0.45,
    dashArray: cell.class === "region" ? "5 5" : null,
    fillColor: colour,
    fillOpacity: pane.state.theme === "dark" ? 0.16 : 0.1,
    interactive: false,
  });
}

function tip(item, pane) {
  return el(
    "div",
    { class: "oa-tipbody" },
    el("b", {}, item.title),
    el("span", {}, when(item, pane)),
    el("span", {}, [item.place, pane.kindName(item.kind)].filter(Boolean).join(" · ")),
  );
}

const CLASSES = { 1: "site", 2: "settlement", 3: "province", 4: "region", 5: "country" };

/** What the selected event's ring and the sign over it cover: boxes as `apart` takes them. */
export function selectedBoxes(item, point) {
  if (!item || item.lat === null || item.lat === undefined) return [];
  const { x, y } = point(item);
  return [
    { x, y, half: [19, 19] },
    { x, y: y - 66, half: [130, 46] },
  ];
}

/** The selected event above everything else: its own mark, a ring, its title. */
export function selectedMark(item, pane) {
  const kind = CLASSES[item.geo_precision] ?? "settlement";
  const colour = pane.colour(item.type);
  const cell = { class: kind, count: 1, item, lat: item.lat, lon: item.lon, types: { [item.type]: 1 }, bounds: [item.lon, item.lat, item.lon, item.lat] };
  const marker = L.marker([item.lat, item.lon], {
    icon: L.divIcon({ html: el("span", { class: "halo" }, body(cell, pane)), className: `oa-mark oa-${kind} oa-selected`, iconSize: null }),
    zIndexOffset: 5000,
    keyboard: true,
  });
  marker.on("add", () => {
    describe(marker.getElement(), cell, pane);
    marker.getElement().setAttribute("aria-selected", "true");
  });
  marker.bindTooltip(tip(item, pane), { permanent: true, direction: "top", offset: [0, -18], opacity: 1, className: "oa-tip oa-tip-selected" });
  const disc = area(cell, item.radius_km ?? 15, colour, pane);
  disc?.setStyle({ weight: 2.5, opacity: 0.9 });
  return disc ? [disc, marker] : [marker];
}

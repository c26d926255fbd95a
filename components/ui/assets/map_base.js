// What lies under the events: coasts and borders, Turkish labels, or tiles; all from this machine, except the online
// tiles that a person has switched on.
import { Latest, address, el } from "./core.js";

const L = window.L;
const ONLINE = "https://tile.openstreetmap.org/{z}/{x}/{y}.png";
const OSM = "© OpenStreetMap";

export class Base {
  constructor(map) {
    this.map = map;
    this.latest = new Latest();
    map.createPane("land").style.zIndex = 210;
    const names = map.createPane("names");
    names.style.zIndex = 450;
    names.style.pointerEvents = "none";
    names.setAttribute("aria-hidden", "true");
    this.names = L.layerGroup().addTo(map);
    L.control.scale({ imperial: false, position: "bottomleft" }).addTo(map);
    this.land = L.geoJSON(null, { pane: "land", renderer: L.canvas({ pane: "land", padding: 0.4 }), interactive: false, smoothFactor: 1 });
    fetch(address("assets/outlines.json"))
      .then((answer) => answer.json())
      .then((outlines) => this.land.addData(outlines).setStyle(this.style()))
      .catch(() => map.getContainer().classList.add("oa-bare"));
    this.land.addTo(map);
  }

  style() {
    const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    return { color: css("--oa-border"), weight: 0.9, fillColor: css("--oa-land"), fillOpacity: 1 };
  }

  dress(state, pane) {
    this.land.setStyle(this.style());
    const wanted = state.online ? "online" : state.tiles ? "tiles" : "plain";
    if (wanted === this.wanted) return;
    this.wanted = wanted;
    this.tiles?.remove();
    this.tiles = null;
    this.map.getContainer().classList.toggle("oa-tiled", wanted !== "plain");
    if (wanted === "online") this.tiles = L.tileLayer(ONLINE, { maxZoom: 19, attribution: OSM });
    if (wanted === "tiles") this.tiles = L.tileLayer(address("tiles/").href + "{z}/{x}/{y}.png", { maxNativeZoom: 6, maxZoom: 19, attribution: OSM });
    if (this.tiles) {
      this.land.remove();
      this.tiles.addTo(this.map);
    } else this.land.addTo(this.map);
    this.map.attributionControl.removeAttribution(this.credit ?? "");
    this.credit = pane.say("ui.map_credit");
    this.map.attributionControl.addAttribution(this.credit);
  }

  async label(view, zoom, lang) {
    if (this.wanted === "online") return this.names.clearLayers();
    const answer = await this.latest.json("api/labels", new URLSearchParams({ view, zoom, lang })).catch(() => null);
    if (!answer) return undefined;
    this.names.clearLayers();
    for (const place of answer.labels ?? answer) {
      const icon = L.divIcon({ html: el("span", { class: `oa-name rank${place.rank}` }, place.name), className: "", iconSize: [0, 0] });
      L.marker([place.lat, place.lon], { pane: "names", interactive: false, keyboard: false, icon }).addTo(this.names);
    }
    this.declutter();
    return undefined;
  }

  /** A name that a mark would cover is not shown: half a name is worse than none. */
  declutter() {
    const marks = [...this.map.getPane("markerPane").children].map((mark) => mark.getBoundingClientRect());
    for (const name of this.map.getPane("names").querySelectorAll(".oa-name")) {
      const box = name.getBoundingClientRect();
      const covered = marks.some((m) => m.left < box.right && m.right > box.left && m.top < box.bottom && m.bottom > box.top);
      name.style.visibility = covered ? "hidden" : "";
    }
  }
}

// The classic script that streamlit-folium loads; the map itself is a module. An error here would leave an invisible map
// without a word, so whatever goes wrong is told to the page.
window.OlayAtlasi = {
  start(map, options) {
    const trouble = () => new BroadcastChannel(options.channel).postMessage({ kind: "trouble", from: "map", code: "ui.map_failed" });
    const root = location.href.slice(0, location.href.indexOf("/component/") + 1);
    import(`${root}assets/app/map.js`).then((module) => module.start(map, options)).catch(trouble);
  },
};

// Mouse, finger, wheel and keys of the timeline. Dragging over the bars chooses a range, dragging elsewhere moves the
// view; the wheel zooms with Ctrl (or a pinch), or plainly once the timeline has the focus, so that a page that is only
// being scrolled is never caught.

const NEAR = 12; // pixels around the edge of a range that take hold of it
const STILL = 4; // pixels a press may tremble and still be a click

export function gestures(timeline) {
  const { stage } = timeline.painter;
  const fingers = new Map();
  let drag = null;

  const xOf = (event) => event.clientX - stage.getBoundingClientRect().left;
  const yOf = (event) => event.clientY - stage.getBoundingClientRect().top;

  stage.addEventListener(
    "wheel",
    (event) => {
      if (!timeline.view) return;
      const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
      const willing = event.ctrlKey || event.metaKey || stage.contains(stage.getRootNode().activeElement);
      if (!sideways && !willing && !event.shiftKey) return hint(timeline);
      event.preventDefault();
      const move = sideways ? event.deltaX : event.deltaY;
      const unit = event.deltaMode === 1 ? 20 : 1;
      if (sideways || event.shiftKey) timeline.pan(timeline.painter.time(move * unit) - timeline.view[0]);
      else timeline.zoom(Math.exp(Math.max(-120, Math.min(120, event.deltaY * unit)) * (event.ctrlKey ? 0.008 : 0.0025)), xOf(event));
      return undefined;
    },
    { passive: false },
  );

  stage.onpointerdown = (event) => {
    if (event.button || !timeline.view || event.target.closest(".item")) return;
    const handle = event.target.closest(".handle");
    fingers.set(event.pointerId, xOf(event));
    stage.setPointerCapture(event.pointerId);
    const x = xOf(event);
    drag = { mode: mode(timeline, x, yOf(event), handle, event.shiftKey), x, view: timeline.view, brush: timeline.brush, moved: false };
    if (fingers.size === 2) drag = { mode: "pinch", view: timeline.view, xs: [...fingers.values()] };
  };

  stage.onpointermove = (event) => {
    if (!drag || !fingers.has(event.pointerId)) return;
    const x = xOf(event);
    fingers.set(event.pointerId, x);
    if (drag.mode === "pinch") return pinch(timeline, drag, [...fingers.values()]);
    drag.moved ||= Math.abs(x - drag.x) > STILL;
    if (drag.moved) dragged(timeline, drag, x);
    return undefined;
  };

  stage.onpointerup = stage.onpointercancel = (event) => {
    fingers.delete(event.pointerId);
    const done = drag;
    drag = null;
    if (!done || done.mode === "pinch" || done.mode === "pan") return;
    if (done.moved && event.type === "pointerup") timeline.commit(timeline.brush);
    else if (event.type === "pointercancel") timeline.sketch(done.brush);
    else if (done.mode === "new" && done.brush) timeline.commit(null);
  };

  stage.ondblclick = (event) => {
    if (!event.target.closest(".item")) timeline.zoom(0.35, xOf(event));
  };

  stage.onkeydown = (event) => {
    const used = event.target.closest(".handle")
      ? edgeKey(timeline, event)
      : event.target.closest(".item")
        ? itemKey(timeline, event)
        : viewKey(timeline, event);
    if (used) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
}

function mode(timeline, x, y, handle, shift) {
  const { painter, brush } = timeline;
  if (handle) return handle.dataset.side;
  if (shift || y > painter.base || y < painter.base - 84) return "pan";
  if (!brush) return "new";
  const [left, right] = brush.map((t) => painter.x(t));
  if (Math.abs(x - left) < NEAR) return "left";
  if (Math.abs(x - right) < NEAR) return "right";
  return x > left && x < right ? "move" : "new";
}

function dragged(timeline, drag, x) {
  const days = ((x - drag.x) / timeline.painter.width) * (drag.view[1] - drag.view[0]);
  if (drag.mode === "pan") timeline.show(drag.view.map((t) => t - days));
  else if (drag.mode === "new") timeline.sketch([timeline.painter.time(drag.x), timeline.painter.time(x)]);
  else {
    const [a, b] = drag.brush;
    const moved = { left: [a + days, b], right: [a, b + days], move: [Math.round(a + days), Math.round(a + days) + b - a] };
    timeline.sketch(moved[drag.mode]);
  }
}

function pinch(timeline, drag, xs) {
  const [a, b] = drag.view;
  const width = timeline.painter.width;
  const scale = Math.max(12, Math.abs(drag.xs[0] - drag.xs[1])) / Math.max(12, Math.abs(xs[0] - xs[1]));
  const before = a + ((drag.xs[0] + drag.xs[1]) / 2 / width) * (b - a);
  const span = (b - a) * scale;
  const left = before - ((xs[0] + xs[1]) / 2 / width) * span;
  timeline.show([left, left + span]);
}

function viewKey(timeline, event) {
  if (!timeline.view) return false;
  const span = timeline.view[1] - timeline.view[0];
  const acts = {
    ArrowLeft: () => timeline.pan(-span * 0.12),
    ArrowRight: () => timeline.pan(span * 0.12),
    "+": () => timeline.zoom(0.6),
    "=": () => timeline.zoom(0.6),
    "-": () => timeline.zoom(1 / 0.6),
    Home: () => timeline.root.querySelector('[data-act="all"]').click(),
    Enter: () => timeline.commit(timeline.view),
    ArrowDown: () => timeline.painter.lanes.querySelector('[tabindex="0"]')?.focus(),
    Escape: () => escape(timeline),
  };
  if (!acts[event.key]) return false;
  acts[event.key]();
  return true;
}

function escape(timeline) {
  if (timeline.pane.state.event) timeline.pane.select(null);
  else if (timeline.brush) timeline.commit(null);
}

function itemKey(timeline, event) {
  const all = [...timeline.painter.lanes.children];
  const at = all.indexOf(event.target);
  const next = { ArrowRight: all[at + 1], ArrowLeft: all[at - 1], Home: all[0], End: all.at(-1) }[event.key];
  if (next) next.focus();
  else if (event.key === "Enter" || event.key === " ") event.target.click();
  else if (event.key === "ArrowUp") timeline.painter.stage.focus();
  else if (event.key === "Escape") escape(timeline);
  else return false;
  return true;
}

/** The edge of a range by keys: a day, with Shift a tenth of what is in view. */
function edgeKey(timeline, event) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (event.key === "Escape") timeline.commit(null);
  if (!step) return event.key === "Escape";
  const wide = event.shiftKey ? Math.max(1, Math.round((timeline.view[1] - timeline.view[0]) / 10)) : 1;
  const [a, b] = timeline.brush;
  const moved = event.target.dataset.side === "left" ? [Math.min(a + step * wide, b - 1), b] : [a, Math.max(b + step * wide, a + 1)];
  timeline.commit(moved);
  return true;
}

function hint(timeline) {
  const note = timeline.root.querySelector(".hint");
  note.classList.add("seen");
  clearTimeout(timeline.hinting);
  timeline.hinting = setTimeout(() => note.classList.remove("seen"), 1400);
}

// The marks by keyboard: one tab stop for all of them, arrows walk from west to east, and the focus outlives a redraw.

/** The marks from west to east. */
function inOrder(box) {
  const left = new Map([...box.children].map((mark) => [mark, mark.getBoundingClientRect().left]));
  return [...box.children].sort((a, b) => left.get(a) - left.get(b));
}

/** Arrows, Home and End inside `box`, the pane of the marks; they would move the map otherwise. */
export function walk(box) {
  box.addEventListener("keydown", (event) => {
    const marks = inOrder(box);
    const at = marks.indexOf(event.target);
    const [right, left] = [marks[at + 1], marks[at - 1]];
    const next = { ArrowRight: right, ArrowDown: right, ArrowLeft: left, ArrowUp: left, Home: marks[0], End: marks.at(-1) }[event.key];
    if (at < 0 || !(next || event.key.startsWith("Arrow"))) return;
    event.preventDefault();
    event.stopPropagation();
    next?.focus();
    enter(box, next ?? event.target);
  });
}

/**
 * Runs `redraw` and leaves one mark to be reached by Tab: that of the focused event, else the selected one, else the
 * westernmost; focused if one was.
 */
export function keepingFocus(box, redraw) {
  const held = box.contains(document.activeElement) ? document.activeElement.dataset : null;
  redraw();
  const same = [...box.children].find((mark) => held?.eventId && mark.dataset.eventId === held.eventId);
  const stop = same ?? box.querySelector('[aria-selected="true"]') ?? inOrder(box)[0];
  if (!stop) return;
  enter(box, stop);
  if (held) stop.focus({ preventScroll: true });
}

function enter(box, stop) {
  for (const mark of box.children) mark.tabIndex = mark === stop ? 0 : -1;
}

// Collapsing groups: the container shrinks to one box, and the edges into it lead there.
const folded = new Set();

/** As wide as the group's title and the button beside it, in the middle of where the group is. */
function foldedBox(number) {
  const area = tasks[number].area;
  const width = groupShapes.get(number).querySelector(".title").getComputedTextLength() + 64;
  return { x: area[0] + (area[2] - width) / 2, y: area[1] + (area[3] - HEIGHT) / 2, w: width };
}

/** Where edges of the node end: at the node, or at the box of its collapsed group. */
function anchor(number) {
  const node = nodes[number];
  return folded.has(node.task) ? foldedBox(node.task) : node;
}

function route(number) {
  const edge = plan.edges[number];
  const shape = edgeShapes[number];
  const path = shape.firstElementChild;
  const fromTask = nodes[edge.from].task;
  const toTask = nodes[edge.to].task;
  path.dataset.d ||= path.getAttribute("d");
  shape.toggleAttribute("hidden", fromTask === toTask && folded.has(fromTask));
  if (folded.has(fromTask) || folded.has(toTask)) {
    const from = anchor(edge.from);
    const to = anchor(edge.to);
    const x1 = from.x + from.w;
    const y1 = from.y + HEIGHT / 2;
    const y2 = to.y + HEIGHT / 2;
    const bend = Math.max(30, Math.abs(to.x - x1) / 2);
    path.setAttribute("d", `M${x1} ${y1}C${x1 + bend} ${y1} ${to.x - bend} ${y2} ${to.x} ${y2}`);
  } else {
    path.setAttribute("d", path.dataset.d);
  }
  const wanted = datasetsShown || near.includes(number);
  unlabel(number);
  if (wanted) {
    label(number);
  }
}

function setFold(number, closed) {
  const shape = groupShapes.get(number);
  if (!shape || folded.has(number) === closed) {
    return;
  }
  closed ? folded.add(number) : folded.delete(number);
  const [x, y, width, height] = tasks[number].area;
  const box = closed ? foldedBox(number) : { x, y, w: width };
  shape.classList.toggle("folded", closed);
  shape.setAttribute("transform", `translate(${box.x} ${box.y})`);
  shape.querySelector(".frame").setAttribute("width", box.w);
  shape.querySelector(".frame").setAttribute("height", closed ? HEIGHT : height);
  const fold = shape.querySelector(".fold");
  fold.setAttribute("transform", `translate(${box.w - 26} ${closed ? 13 : 7})`);
  fold.setAttribute("aria-expanded", String(!closed));
  fold.querySelector("path").setAttribute("d", closed ? "M4 9h10M9 4v10" : "M4 9h10");
  for (const member of tasks[number].nodes) {
    nodeShapes[member].toggleAttribute("hidden", closed);
    [...edgesIn[member], ...edgesOut[member]].forEach(route);
  }
  byId("fold-all").setAttribute("aria-pressed", String(folded.size === groupShapes.size && folded.size > 0));
}

function toggleFold(number) {
  setFold(number, !folded.has(number));
}

function unfold(number) {
  setFold(number, false);
}

function toggleAllFolds() {
  const close = folded.size < groupShapes.size;
  groupShapes.forEach((shape, number) => setFold(number, close));
}

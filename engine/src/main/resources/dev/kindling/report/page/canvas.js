// The drawing: pan and zoom, what is chosen and what matches, datasets on the edges.
const stage = byId("stage");
const graph = byId("graph");
const viewport = byId("viewport");
const HEIGHT = 44;
const drawings = { nodes: byId("nodes-view"), tasks: byId("tasks-view") };
const sizes = { nodes: plan.size, tasks: plan.taskSize };
const nodeShapes = [...drawings.nodes.querySelectorAll(".node")];
const edgeShapes = [...drawings.nodes.querySelectorAll(".edge")];
const groupShapes = new Map(
  [...drawings.nodes.querySelectorAll(".group")].map((shape) => [Number(shape.dataset.task), shape]),
);
const taskShapes = [...drawings.tasks.querySelectorAll(".node")];
const view = { name: "nodes", x: 0, y: 0, scale: 1 };

// Thousands of shapes are drawn only where one looks, and without edges while one moves.
const heavy = nodes.length > 1200 || plan.edges.length > 4000;
graph.classList.toggle("heavy", heavy);

function render() {
  viewport.setAttribute("transform", `translate(${view.x} ${view.y}) scale(${view.scale})`);
  graph.classList.toggle("far", view.scale < 0.3);
  if (heavy) {
    graph.classList.add("moving");
    clearTimeout(render.rest);
    render.rest = setTimeout(() => {
      cull();
      graph.classList.remove("moving");
    }, 120);
    if (!render.frame) {
      render.frame = requestAnimationFrame(() => {
        render.frame = 0;
        cull();
      });
    }
  }
}

/** The part of the drawing that the stage shows, with a margin. */
function sight() {
  const width = stage.clientWidth / view.scale;
  const height = stage.clientHeight / view.scale;
  const left = -view.x / view.scale;
  const top = -view.y / view.scale;
  return { left: left - width * 0.2, right: left + width * 1.2, top: top - height * 0.2, bottom: top + height * 1.2 };
}

function cull() {
  const seen = sight();
  nodes.forEach((node, number) => {
    const out = node.x > seen.right || node.x + node.w < seen.left || node.y > seen.bottom || node.y + HEIGHT < seen.top;
    show(nodeShapes[number], out);
  });
  plan.edges.forEach((edge, number) => {
    const from = nodes[edge.from];
    const to = nodes[edge.to];
    const out =
      from.x > seen.right ||
      to.x + to.w < seen.left ||
      Math.min(from.y, to.y) > seen.bottom ||
      Math.max(from.y, to.y) + HEIGHT < seen.top;
    show(edgeShapes[number], out);
  });
}

function show(shape, out) {
  if (shape.outside !== out) {
    shape.outside = out;
    shape.classList.toggle("off", out);
  }
}

function zoom(factor, x = stage.clientWidth / 2, y = stage.clientHeight / 2) {
  const scale = Math.min(4, Math.max(0.02, view.scale * factor));
  view.x = x - ((x - view.x) * scale) / view.scale;
  view.y = y - ((y - view.y) * scale) / view.scale;
  view.scale = scale;
  render();
}

function fit() {
  const [width, height] = sizes[view.name];
  const scale = Math.min(1.25, (stage.clientWidth - 40) / width, (stage.clientHeight - 70) / height);
  view.scale = Math.max(0.02, scale);
  view.x = (stage.clientWidth - width * view.scale) / 2;
  view.y = (stage.clientHeight - 30 - height * view.scale) / 2;
  render();
}

/** Everything, if one can read it so; else its beginning, in a size that one can read. */
function begin() {
  fit();
  if (view.scale < 0.6) {
    const [, height] = sizes[view.name];
    view.scale = 0.6;
    view.x = 24;
    view.y = Math.max(24, (stage.clientHeight - 30 - height * view.scale) / 2);
    render();
  }
}

/** Moves the drawing so far that the box is in sight, and no further. */
function reveal(x, y, width) {
  const margin = 60;
  if (view.scale < 0.45) {
    view.scale = 0.8;
    view.x = stage.clientWidth / 2 - (x + width / 2) * view.scale;
    view.y = stage.clientHeight / 2 - (y + HEIGHT / 2) * view.scale;
  }
  const left = x * view.scale + view.x;
  const top = y * view.scale + view.y;
  const right = left + width * view.scale;
  const bottom = top + HEIGHT * view.scale;
  view.x += left < margin ? margin - left : right > stage.clientWidth - margin ? stage.clientWidth - margin - right : 0;
  view.y += top < margin ? margin - top : bottom > stage.clientHeight - margin ? stage.clientHeight - margin - bottom : 0;
  render();
}

function showView(name) {
  for (const each of ["nodes", "tasks", "table"]) {
    byId("show-" + each).setAttribute("aria-pressed", String(each === name));
  }
  stage.classList.toggle("tabular", name === "table");
  if (name !== "table" && name !== view.name) {
    view.name = name;
    drawings.nodes.toggleAttribute("hidden", name !== "nodes");
    drawings.tasks.toggleAttribute("hidden", name !== "tasks");
    begin();
  }
}

// Datasets on the edges: on all of them on demand, and on those of the chosen node.
// They stand above everything else, so that no box covers them.
const labelled = new Map();
const labels = svgElement("g", { class: "labels", "aria-hidden": "true" });
drawings.nodes.append(labels);

function middleOf(path) {
  const length = path.getTotalLength();
  return path.getPointAtLength(length / 2);
}

function label(number) {
  const shape = edgeShapes[number];
  if (labelled.has(number) || shape.hasAttribute("hidden")) {
    return;
  }
  const at = middleOf(shape.firstElementChild);
  const text = svgElement("text", { x: at.x, y: at.y - 5 });
  text.textContent = plan.edges[number].datasets.join(", ");
  labels.append(text);
  labelled.set(number, text);
}

function unlabel(number) {
  labelled.get(number)?.remove();
  labelled.delete(number);
}

let datasetsShown = false;
function toggleDatasets() {
  datasetsShown = !datasetsShown;
  byId("datasets").setAttribute("aria-pressed", String(datasetsShown));
  plan.edges.forEach((edge, number) => (datasetsShown ? label(number) : unlabel(number)));
  if (!datasetsShown) {
    near.forEach(label);
  }
}

// What is chosen, and the edges around it; for a node between Spark nodes the closed walk that puts it there.
let near = [];
let marked = null;
on("chosen", () => {
  marked?.classList.remove("chosen");
  marked?.removeAttribute("aria-current");
  near.forEach((number) => {
    edgeShapes[number].classList.remove("near", "way");
    if (!datasetsShown) {
      unlabel(number);
    }
  });
  near = [];
  marked = null;
  if (state.chosen === null) {
    return;
  }
  const node = nodes[state.chosen];
  const ways = node.proofs.flatMap((proof) => [...proof.wayIn, ...proof.wayOut, ...proof.wayHome]).flatMap(edgeOf);
  near = [...new Set([...edgesIn[state.chosen], ...edgesOut[state.chosen], ...ways])];
  near.forEach((number) => {
    edgeShapes[number].classList.add("near");
    label(number);
  });
  ways.forEach((number) => edgeShapes[number].classList.add("way"));
  marked = nodeShapes[state.chosen];
  marked.classList.add("chosen");
  marked.setAttribute("aria-current", "true");
  if (view.name === "tasks") {
    const task = tasks[node.task];
    reveal(task.x, task.y, task.w);
  } else {
    unfold(node.task);
    reveal(node.x, node.y, node.w);
  }
  taskShapes.forEach((shape, number) => shape.classList.toggle("chosen", number === node.task));
});

function edgeOf([from, to]) {
  return edgesIn[to].filter((number) => plan.edges[number].from === from);
}

on("filtered", () => {
  const matches = state.matches;
  nodeShapes.forEach((shape, number) => shape.classList.toggle("dim", !matches[number]));
  edgeShapes.forEach((shape, number) => {
    const edge = plan.edges[number];
    shape.classList.toggle("dim", !matches[edge.from] || !matches[edge.to]);
  });
  taskShapes.forEach((shape, number) =>
    shape.classList.toggle("dim", !tasks[number].nodes.some((node) => matches[node])),
  );
  groupShapes.forEach((shape, number) =>
    shape.classList.toggle("dim", !tasks[number].nodes.some((node) => matches[node])),
  );
  byId("table")
    .querySelectorAll("tbody tr")
    .forEach((row, number) => (row.hidden = !matches[number]));
});

// Pointer: drag to pan, wheel or two fingers to zoom, click to choose.
const pointers = new Map();
let dragged = false;

graph.addEventListener("wheel", (event) => {
  event.preventDefault();
  const box = graph.getBoundingClientRect();
  if (event.ctrlKey || Math.abs(event.deltaY) >= Math.abs(event.deltaX)) {
    zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0016)), event.clientX - box.left, event.clientY - box.top);
  } else {
    view.x -= event.deltaX;
    render();
  }
}, { passive: false });

graph.addEventListener("pointerdown", (event) => {
  pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  dragged = pointers.size > 1;
});

graph.addEventListener("pointermove", (event) => {
  const before = pointers.get(event.pointerId);
  if (!before) {
    return;
  }
  const now = { x: event.clientX, y: event.clientY };
  if (!dragged && Math.hypot(now.x - before.x, now.y - before.y) < 4) {
    return;
  }
  if (!dragged) {
    dragged = true;
    graph.setPointerCapture(event.pointerId);
    graph.classList.add("grabbed");
  }
  if (pointers.size === 2) {
    const [other] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    const box = graph.getBoundingClientRect();
    const factor = Math.hypot(now.x - other.x, now.y - other.y) / Math.hypot(before.x - other.x, before.y - other.y);
    zoom(factor, (now.x + other.x) / 2 - box.left, (now.y + other.y) / 2 - box.top);
  } else {
    view.x += now.x - before.x;
    view.y += now.y - before.y;
    render();
  }
  pointers.set(event.pointerId, now);
});

for (const end of ["pointerup", "pointercancel"]) {
  graph.addEventListener(end, (event) => {
    pointers.delete(event.pointerId);
    graph.classList.remove("grabbed");
  });
}

graph.addEventListener("click", (event) => {
  if (dragged) {
    dragged = false;
    return;
  }
  const fold = event.target.closest(".fold, .group.folded");
  const shape = event.target.closest(".node");
  if (fold) {
    toggleFold(Number(fold.closest(".group").dataset.task));
  } else if (shape?.dataset.node) {
    choose(Number(shape.dataset.node));
  } else if (shape?.dataset.box) {
    choose(tasks[Number(shape.dataset.box)].nodes[0]);
  } else {
    choose(null);
  }
});

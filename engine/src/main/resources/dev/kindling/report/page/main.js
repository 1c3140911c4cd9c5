// Buttons, keys, themes and the address, and the first look at the plan.
const root = document.documentElement;
const prefersDark = matchMedia("(prefers-color-scheme: dark)");

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : prefersDark.matches;
}

function toggleTheme() {
  root.dataset.theme = isDark() ? "light" : "dark";
  nameTheme();
}

/** The button says what it leads to. */
function nameTheme() {
  byId("theme").textContent = isDark() ? "Light" : "Dark";
}

/** Along an edge of the graph: to the first matching node that feeds the chosen one, or is fed. */
function follow(edges, end) {
  const next = edges.map((number) => plan.edges[number][end]).find((node) => state.matches[node]);
  if (next !== undefined) {
    choose(next);
  }
}

const keys = {
  "/": () => search.focus(),
  "ArrowDown": () => stepInList(1),
  "ArrowUp": () => stepInList(-1),
  "ArrowLeft": () => state.chosen !== null && follow(edgesIn[state.chosen], "from"),
  "ArrowRight": () => state.chosen !== null && follow(edgesOut[state.chosen], "to"),
  "Home": () => { choose(null); stepInList(1); },
  "End": () => { choose(null); stepInList(-1); },
  "Enter": () => state.chosen !== null && detail.focus(),
  "Escape": () => choose(null),
  "c": () => state.chosen !== null && toggleFold(nodes[state.chosen].task),
  "C": toggleAllFolds,
  "d": toggleDatasets,
  "+": () => zoom(1.25),
  "=": () => zoom(1.25),
  "-": () => zoom(0.8),
  "0": fit,
  "n": () => showView("nodes"),
  "k": () => showView("tasks"),
  "b": () => showView("table"),
  "t": toggleTheme,
  "?": () => byId("help").showModal(),
};

document.addEventListener("keydown", (event) => {
  const target = event.target;
  if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) {
    return;
  }
  if (target === search) {
    if (event.key === "Escape" || event.key === "ArrowDown" || event.key === "Enter") {
      event.preventDefault();
      list.focus();
      if (event.key !== "Escape" && (state.chosen === null || !state.matches[state.chosen])) {
        choose(null);
        stepInList(1);
      }
    }
    return;
  }
  if (detail.contains(target) && (event.key.startsWith("Arrow") || event.key === "Enter" || event.key === "Home" || event.key === "End")) {
    return;
  }
  if (detail.contains(target) && event.key === "Escape") {
    list.focus();
    return;
  }
  if (target.closest("select") || (target.closest("button") && (event.key === "Enter" || event.key === " "))) {
    return;
  }
  if (target.closest("#table") && event.key.startsWith("Arrow")) {
    return;
  }
  const action = keys[event.key];
  if (action) {
    event.preventDefault();
    action();
  }
});

const clicks = {
  "show-nodes": () => showView("nodes"),
  "show-tasks": () => showView("tasks"),
  "show-table": () => showView("table"),
  "datasets": toggleDatasets,
  "fold-all": toggleAllFolds,
  "zoom-in": () => zoom(1.25),
  "zoom-out": () => zoom(0.8),
  "zoom-fit": fit,
  "theme": toggleTheme,
  "print": () => print(),
  "help-open": () => byId("help").showModal(),
};
Object.entries(clicks).forEach(([id, action]) => byId(id).addEventListener("click", action));
prefersDark.addEventListener("change", nameTheme);

// Paper takes the whole drawing, whatever is in sight on the screen.
addEventListener("beforeprint", () => {
  const [width, height] = sizes[view.name];
  nodeShapes.concat(edgeShapes).forEach((shape) => show(shape, false));
  graph.setAttribute("viewBox", `0 0 ${width} ${height}`);
  viewport.removeAttribute("transform");
  graph.classList.remove("far", "moving");
});
addEventListener("afterprint", () => {
  graph.removeAttribute("viewBox");
  render();
});
addEventListener("resize", render);

// The address names the chosen node, so that a link leads to its explanation.
on("chosen", () => {
  const name = state.chosen === null ? "" : "#node=" + encodeURIComponent(nodes[state.chosen].name);
  history.replaceState(null, "", name || location.pathname + location.search);
});

function chooseByAddress() {
  const named = /^#node=(.*)$/.exec(location.hash);
  const number = named ? nodes.findIndex((node) => node.name === decodeURIComponent(named[1])) : -1;
  if (number >= 0) {
    choose(number);
  }
}

graph.removeAttribute("viewBox");
nameTheme();
describePlan();
filter();
byId("fold-all").disabled = groupShapes.size === 0;
// A plan of thousands of nodes is first shown as its tasks, where these are fewer.
if (heavy && tasks.length < nodes.length / 2) {
  showView("tasks");
} else {
  begin();
}
chooseByAddress();
addEventListener("hashchange", chooseByAddress);

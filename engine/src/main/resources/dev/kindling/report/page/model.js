// The plan as the page's data block holds it, and small helpers to make elements.
const plan = JSON.parse(document.getElementById("data").textContent);
const nodes = plan.nodes;
const tasks = plan.tasks;

const byId = (id) => document.getElementById(id);

/** An element with attributes (null ones left out), then text and elements as its children. */
function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (typeof value === "function") {
      made.addEventListener(name, value);
    } else if (value !== null && value !== undefined) {
      made.setAttribute(name, value);
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

function svgElement(tag, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  return made;
}

const isSpark = (node) => node.type === "pyspark";
const isPinned = (node) => node.pins.length > 0;
const criteriaOf = (node) => node.proofs.map((proof) => proof.criterion);
const placeOf = (at) => (at ? at.file + (at.line ? ":" + at.line : "") : "");

/** What the second line of a node says. */
function verdictText(node) {
  if (isSpark(node)) {
    const criteria = [...new Set(criteriaOf(node))];
    return "spark · " + criteria.join(", ");
  }
  return isPinned(node) ? "default · pinned" : "default";
}

// Who feeds whom, by the edges' numbers.
const edgesIn = nodes.map(() => []);
const edgesOut = nodes.map(() => []);
plan.edges.forEach((edge, number) => {
  edgesOut[edge.from].push(number);
  edgesIn[edge.to].push(number);
});
const linksOf = nodes.map(() => []);
plan.links.forEach((link) => link.nodes.forEach((number) => linksOf[number].push(link)));
const findingsOf = nodes.map(() => []);
plan.findings.forEach((finding) => {
  if (finding.node !== null) {
    findingsOf[finding.node].push(finding);
  }
});

// What the parts of the page tell one another.
const listeners = { chosen: [], filtered: [] };
const on = (event, listener) => listeners[event].push(listener);
const tell = (event) => listeners[event].forEach((listener) => listener());
const state = { chosen: null, matches: nodes.map(() => true), filtering: false };

function choose(number) {
  if (state.chosen !== number) {
    state.chosen = number;
    tell("chosen");
  }
}

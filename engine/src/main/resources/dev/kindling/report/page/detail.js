// The explanation at the right: of the chosen node, else of the whole plan.
const detail = byId("detail");

function nodeLink(number) {
  return element("button", { type: "button", class: "link", click: () => choose(number) }, nodes[number].name);
}

/** Another node that a rule wants in one task with this one, and why. */
function linkBox(link, number) {
  const other = link.nodes[0] === number ? link.nodes[1] : link.nodes[0];
  const apart = nodes[other].task !== nodes[number].task;
  return element(
    "div",
    { class: "proof" },
    element("p", {}, nodeLink(other), apart ? ", but a pin keeps the two apart:" : ":"),
    ...claim(link),
  );
}

/** Text whose parts in backticks are code. */
function rich(text) {
  return text.split("`").map((part, index) => (index % 2 ? element("code", {}, part) : part));
}

function source(at) {
  return element(
    "figure",
    { class: "source" },
    element("figcaption", { class: "mono" }, placeOf(at)),
    at.text ? element("pre", {}, at.text) : null,
  );
}

function claim(reason) {
  return [
    element("p", { class: "claim" }, element("span", { class: "criterion" }, reason.criterion), ": ", ...rich(reason.message)),
    element("p", { class: "rule" }, "rule: " + reason.rule + (reason.at ? ` (${placeOf(reason.at)})` : "")),
    ...reason.evidence.map(source),
  ];
}

/** A part of a closed walk: every step in the direction of the data, with what passes. */
function way(name, steps) {
  const lines = steps.map(([from, to, together]) => {
    const edge = edgesIn[to].map((number) => plan.edges[number]).find((each) => each.from === from);
    const by = together || !edge ? null : element("span", {}, " by " + edge.datasets.join(", "));
    return element("p", { class: "way" }, element("span", {}, name + " "), nodeLink(from), together ? " ~ " : " → ", nodeLink(to), by);
  });
  if (lines.length <= 12) {
    return lines;
  }
  const folded = element("details", {}, element("summary", {}, `${lines.length - 6} steps more`), ...lines.slice(6));
  return [...lines.slice(0, 6), folded];
}

/** A proof with those of its premises below it; what was shown before is named only. */
function proofOf(proof, shown, depth, subject) {
  const box = element("div", { class: depth ? "proof" : "proof own" });
  if (subject !== null) {
    box.append(element("p", {}, nodeLink(subject), " is on Spark:"));
  }
  box.append(...claim(proof));
  const onSpark = new Set(proof.premises.map((premise) => premise.node));
  const group = proof.wayHome.every(([from, to]) => onSpark.has(from) && onSpark.has(to));
  box.append(...way("way in", proof.wayIn), ...way("way out", proof.wayOut), ...way(group ? "one group" : "way home", proof.wayHome));
  for (const premise of proof.premises) {
    if (!premise.proof || shown.has(premise.node)) {
      const again = shown.has(premise.node) ? " (shown above)" : "";
      box.append(element("p", { class: "proof" }, nodeLink(premise.node), again));
    } else {
      shown.add(premise.node);
      box.append(proofOf(premise.proof, shown, depth + 1, premise.node));
    }
  }
  return box;
}

function findingBox(finding) {
  const remedy = finding.remedy
    ? finding.remedy.includes("\n")
      ? element("pre", {}, finding.remedy)
      : element("p", {}, "Remedy: ", ...rich(finding.remedy))
    : null;
  return element(
    "div",
    { class: "finding " + finding.severity },
    element("p", {}, element("b", {}, `${finding.severity} ${finding.code}`), " ", ...rich(finding.message)),
    finding.at ? element("p", { class: "mono lead" }, placeOf(finding.at)) : null,
    remedy,
  );
}

function datasetLine(dataset) {
  const kind = dataset.type || (dataset.parameter ? "parameter" : "in memory");
  return element("li", {}, dataset.name, " ", element("span", { class: "lead" }, kind + (dataset.at ? ` (${placeOf(dataset.at)})` : "")));
}

function missBox(miss) {
  const box = element("details", { class: "miss" }, element("summary", {}, element("b", {}, miss.criterion), ": ", ...rich(miss.message)));
  if (miss.nearest) {
    box.setAttribute("open", "");
    box.append(element("p", {}, "Nearest: ", ...rich(miss.nearest)));
  }
  box.append(
    element("ul", {}, ...miss.seen.map((seen) => element("li", {}, seen.text, seen.at ? ` (${placeOf(seen.at)})` : ""))),
  );
  if (miss.missing) {
    box.append(element("p", {}, "It would hold if you ", ...rich(miss.missing), "."));
  }
  return box;
}

function heading(text, children) {
  return children.length ? [element("h3", {}, text), ...children] : [];
}

function describeNode(number) {
  const node = nodes[number];
  const task = tasks[node.task];
  detail.replaceChildren(
    element("h2", {}, node.name),
    element(
      "p",
      { class: "lead" },
      element("span", { class: "chip " + node.type }, isSpark(node) ? "on Spark" : isPinned(node) ? "default, pinned" : "default"),
      ` task ${task.name}` + (task.nodes.length > 1 ? `, ${task.nodes.length} nodes` : ""),
    ),
    ...heading("Why on Spark", node.proofs.map((proof) => proofOf(proof, new Set([number]), 0, null))),
    ...heading("Pinned off Spark", node.pins.map((pin) => element("div", { class: "proof own" }, ...claim(pin)))),
    ...heading("Overruled by the pin", node.overruled.map((mark) => element("div", { class: "proof" }, ...claim(mark)))),
    ...heading("In one task by a rule", linksOf[number].map((link) => linkBox(link, number))),
    ...heading("Findings", findingsOf[number].map(findingBox)),
    ...heading("Why not on Spark", node.misses.map(missBox)),
    ...heading("Reads", node.inputs.length ? [element("ul", {}, ...node.inputs.map(datasetLine))] : []),
    ...heading("Writes", node.outputs.length ? [element("ul", {}, ...node.outputs.map(datasetLine))] : []),
    ...heading("Written", [
      element(
        "dl",
        { class: "facts" },
        ...fact("function", node.function),
        ...fact("at", placeOf(node.at)),
        ...fact("namespace", node.namespace),
        ...fact("tags", node.tags.join(", ")),
      ),
    ]),
  );
  detail.scrollTop = 0;
}

function fact(name, value) {
  return value ? [element("dt", {}, name), element("dd", { class: "mono" }, value)] : [];
}

function describePlan() {
  const general = plan.findings.filter((finding) => finding.node === null);
  const told = plan.findings.filter((finding) => finding.node !== null);
  const most = 200;
  const more = told.length > most ? [element("p", {}, `and ${told.length - most} more: filter by finding`)] : [];
  const criteria = counted(nodes.flatMap((node) => [...new Set(criteriaOf(node))]));
  detail.replaceChildren(
    element("h2", {}, plan.project),
    element("p", { class: "lead" }, plan.summary + ". Choose a node to read why it is where it is."),
    ...heading("Criteria", criteria.length ? [element("ul", {}, ...criteria.map(([, text]) => element("li", {}, text)))] : []),
    ...heading("Findings", [
      ...general.map(findingBox),
      ...told.slice(0, most).map((finding) => {
        const box = findingBox(finding);
        box.prepend(element("p", {}, nodeLink(finding.node)));
        return box;
      }),
      ...more,
    ]),
  );
}

on("chosen", () => (state.chosen === null ? describePlan() : describeNode(state.chosen)));

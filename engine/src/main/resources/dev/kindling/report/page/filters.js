// Search and filters: which nodes match, and how many.
const search = byId("search");
const filters = ["by-verdict", "by-criterion", "by-group", "by-finding"].map(byId);
const [byVerdict, byCriterion, byGroup, byFinding] = filters;

function fill(select, everything, values) {
  select.append(element("option", { value: "" }, everything));
  for (const [value, text] of values) {
    select.append(element("option", { value }, text));
  }
  select.disabled = values.length === 0;
}

function counted(values) {
  const counts = new Map();
  values.forEach((value) => counts.set(value, (counts.get(value) || 0) + 1));
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([value, n]) => [value, `${value} (${n})`]);
}

fill(byVerdict, "all", [
  ["pyspark", `on Spark (${nodes.filter(isSpark).length})`],
  ["default", `default (${nodes.filter((node) => !isSpark(node)).length})`],
  ["pinned", `pinned (${nodes.filter(isPinned).length})`],
]);
fill(byCriterion, "all", counted(nodes.flatMap((node) => [...new Set(criteriaOf(node))])));
fill(
  byGroup,
  "all",
  tasks
    .map((task, number) => [String(number), `${task.name} (${task.nodes.length})`, task.area])
    .filter(([, , area]) => area),
);
fill(byFinding, "all", counted(plan.findings.map((finding) => finding.code)));

const haystacks = nodes.map((node) =>
  [node.name, node.function, node.namespace, ...node.tags]
    .concat(node.inputs.concat(node.outputs).map((dataset) => dataset.name))
    .join("\n")
    .toLowerCase(),
);

function verdictMatches(node) {
  return !byVerdict.value || (byVerdict.value === "pinned" ? isPinned(node) : node.type === byVerdict.value);
}

function filter() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  state.filtering = words.length > 0 || filters.some((select) => select.value);
  state.matches = nodes.map(
    (node, number) =>
      words.every((word) => haystacks[number].includes(word)) &&
      verdictMatches(node) &&
      (!byCriterion.value || criteriaOf(node).includes(byCriterion.value)) &&
      (!byGroup.value || node.task === Number(byGroup.value)) &&
      (!byFinding.value || findingsOf[number].some((finding) => finding.code === byFinding.value)),
  );
  const shown = state.matches.filter(Boolean).length;
  byId("count").textContent = state.filtering
    ? `${shown} of ${nodes.length} nodes`
    : `${nodes.length} nodes`;
  byId("clear").hidden = !state.filtering;
  tell("filtered");
}

function clearFilters() {
  search.value = "";
  filters.forEach((select) => (select.value = ""));
  filter();
}

search.addEventListener("input", filter);
filters.forEach((select) => select.addEventListener("change", filter));
byId("clear").addEventListener("click", () => {
  clearFilters();
  search.focus();
});

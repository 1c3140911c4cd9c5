// The list of nodes at the left, a listbox: arrows move, and moving chooses.
const list = byId("list");
const items = nodes.map((node, number) =>
  element(
    "li",
    { id: `item-${number}`, role: "option", class: node.type, "aria-selected": "false" },
    element("span", { class: "name" }, node.name),
    element("span", { class: "sub" }, verdictText(node) + findingText(number)),
  ),
);
list.append(...items);

function findingText(number) {
  const found = findingsOf[number].length;
  return found ? ` · ${found} finding${found > 1 ? "s" : ""}` : "";
}

list.addEventListener("click", (event) => {
  const item = event.target.closest("li");
  if (item) {
    choose(items.indexOf(item));
  }
});

/** The nearest matching node before (-1) or after (1) the chosen one. */
function stepInList(direction) {
  const start = state.chosen === null ? (direction > 0 ? -1 : nodes.length) : state.chosen;
  for (let number = start + direction; number >= 0 && number < nodes.length; number += direction) {
    if (state.matches[number]) {
      choose(number);
      return;
    }
  }
}

on("filtered", () => items.forEach((item, number) => (item.hidden = !state.matches[number])));

let selectedItem = null;
on("chosen", () => {
  selectedItem?.setAttribute("aria-selected", "false");
  selectedItem = state.chosen === null ? null : items[state.chosen];
  if (selectedItem) {
    selectedItem.setAttribute("aria-selected", "true");
    selectedItem.scrollIntoView({ block: "nearest" });
    list.setAttribute("aria-activedescendant", selectedItem.id);
  } else {
    list.removeAttribute("aria-activedescendant");
  }
});

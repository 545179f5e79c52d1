/** How people read the names of an agreement's clocks and of the values that lead to a target. */
import type { Text } from "../agreement/schema/basics.ts";
import type { Objective } from "../engine/objective.ts";
import type { Clock, Level } from "../engine/program.ts";

export function titleOf({ name, term }: Clock): Text {
  return term.name ?? { nl: name, en: name };
}

/** `urgent`, `Urgent · Telefonisch`: the values on the way to a target; empty where one target holds for all. */
export function groupTitle({ clock, group }: Objective): Text {
  let node = clock.target;
  const titles = group.map((value) => {
    if (node.kind === "value") return { nl: value, en: value };
    const title = valueTitle(node.level, value);
    node = node.cases.get(value) ?? node;
    return title;
  });
  return { nl: titles.map((title) => title.nl).join(" · "), en: titles.map((title) => title.en).join(" · ") };
}

function valueTitle({ term }: Level, value: string): Text {
  const titles = Array.isArray(term.values) ? undefined : term.values;
  return titles?.[value] ?? { nl: value, en: value };
}

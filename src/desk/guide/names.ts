/**
 * What every name is called that a page of this contract can show: roles and steps, terms and exclusions, what is asked of an act and
 * with which values, channels and reasons to wait. A title of the agreement's own comes first. Rule: DSK-16.
 */
import { allTerms, type Notion } from "../../agreement/all-terms.ts";
import type { Text } from "../../agreement/schema/basics.ts";
import type { Program } from "../../engine/program.ts";
import { nameOf } from "../../i18n/agreement-names.ts";
import { askedNames } from "../asked-names.ts";
import type { Escalation } from "./escalations.ts";
import type { WaitReason } from "./waits.ts";

interface Told {
  readonly escalations: readonly Escalation[];
  readonly waits: readonly WaitReason[];
}

export function namesOf(program: Program, { escalations, waits }: Told): Record<string, Text> {
  const { fields, channels } = askedNames(program);
  const names = new Map<string, Text | undefined>();
  const add = (...all: readonly string[]) => all.forEach((one) => names.set(one, names.get(one)));
  for (const [field, values] of fields) add(field, ...values);
  add(...channels);
  for (const { of, to } of escalations) add(...of, ...to.map((one) => one.to));
  for (const step of escalations.flatMap(({ steps }) => steps)) add(step.step, ...step.customer, ...step.supplier);
  for (const { on, for: reason } of waits) add(on, reason ?? on);
  for (const { notion, name, term } of allTerms(program.file)) {
    const { by = [], informs = [], of = [], name: title } = term as Titled;
    add(...[by, informs].flat());
    if (notion === "right") add(...[of].flat());
    if (!untold.has(notion)) names.set(name, title);
  }
  for (const { "not-counted": excluded = {} } of Object.values(program.file.measures ?? {}))
    add(...Object.keys(excluded));
  for (const { name, term } of program.levels.values()) {
    names.set(name, term.name);
    if (!Array.isArray(term.values))
      for (const [value, title] of Object.entries(term.values ?? {})) names.set(value, title);
  }
  // What one may choose in a contract are products, called as they are written.
  for (const { values = [] } of Object.values(program.file.contract ?? {}))
    for (const value of values) names.set(value, { nl: capital(value), en: capital(value) });
  return Object.fromEntries([...names].map(([name, title]) => [name, nameOf(name, title)]));
}

interface Titled {
  readonly by?: string | readonly string[];
  readonly informs?: string | readonly string[];
  readonly of?: string | readonly string[];
  readonly name?: Text;
}

/** These are no names: a record is told by its heading, what the contract fills in by its own page, and hours where they are listed. */
const untold: ReadonlySet<Notion> = new Set(["contract", "recording", "record", "hours"]);

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

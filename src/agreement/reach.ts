/**
 * How a desk is reached, which no agreement holds: the telephone numbers and mailboxes of the channels that it names. A contract fills them in
 * beside what the agreement asks of it; one that the agreement itself asks for is the agreement's. Rules: CON-1, PRI-4.
 */
import { error, type Finding, type Path } from "./finding.ts";
import type { AgreementFile } from "./schema/agreement.ts";
import type { Fields, FieldValue } from "../facts/fact.ts";

const reached = /^(?:[a-z0-9]+-)*(?:phone|mail)$/;

/** `phone`, `mail`, and those channels of a rule that are a telephone or a mailbox of their own: `emergency-phone`. */
export function reachNames(file: Pick<AgreementFile, "rules" | "contract">): string[] {
  const asked = JSON.stringify(file.rules ?? {}).matchAll(/"via":(\{[^}]*\}|\[[^\]]*\]|"[^"]*")/g);
  const written = [...asked].flatMap(([, channels]) => [...channels!.matchAll(/"([^"]+)"/g)].map(([, name]) => name!));
  const names = new Set(["phone", "mail", ...written.filter((name) => reached.test(name))]);
  return [...names].filter((name) => file.contract?.[name] === undefined);
}

/** Of what a contract fills in, how each channel is reached that is not closed to it. */
export function reachOf(fields: Fields, closed: ReadonlySet<string> = new Set()): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      reached.test(name) && !closed.has(name) && typeof value === "string" && value !== "" ? [[name, value]] : [],
    ),
  );
}

/** A number has digits, an address an @: enough to tell one typed in the field of the other. */
export function checkReach(name: string, value: FieldValue, path: Path): Finding[] {
  const isMail = name.endsWith("mail");
  const isRight = typeof value === "string" && (isMail ? /^[^\s@]+@[^\s@]+$/ : /^[+(]?\d[\d\s()./-]{2,}$/).test(value);
  if (isRight) return [];
  const found = typeof value === "string" ? `"${value.slice(0, 40)}"` : "list";
  return [error("shape.expected", path, { expected: isMail ? "an e-mail address" : "a telephone number", found })];
}

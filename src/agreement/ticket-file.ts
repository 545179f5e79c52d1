/**
 * A file of tickets for the commands: one ticket (`ticket:`, `facts:`), a list of them, or `tickets:` with the list. Each
 * is described like the ticket of an example. Everything wrong in it is a finding with its place.
 */
import type { Fact, Fields, FieldValue } from "../facts/fact.ts";
import { checkValues, readFacts } from "./fact-lines.ts";
import { error, nearest, type Finding, type Path } from "./finding.ts";
import type { AgreementFile } from "./schema/agreement.ts";
import { scopeOf } from "./scope.ts";
import { readSource, type Data } from "./source.ts";

export interface TicketInFile {
  readonly id: string;
  readonly attributes: Fields;
  readonly contract: Fields;
  readonly facts: readonly Fact[];
}

export function readTickets(
  bytes: Uint8Array | string,
  file: AgreementFile,
): { tickets: TicketInFile[]; findings: Finding[] } {
  const read = readSource(bytes);
  if ("findings" in read) return { tickets: [], findings: read.findings };
  const findings: Finding[] = [];
  const tickets = nodesOf(read.source.data, findings).flatMap(
    ({ node, path }, i) => readTicket(node, path, i, file, findings) ?? [],
  );
  const placed = findings.map((finding) => ({
    ...finding,
    position: finding.position ?? read.source.position(finding.path),
  }));
  return { tickets, findings: placed };
}

function nodesOf(data: Data, findings: Finding[]): { node: Data; path: Path }[] {
  const list =
    typeof data === "object" && !Array.isArray(data) && data["tickets"] !== undefined ? data["tickets"] : data;
  const base: Path = list === data ? [] : ["tickets"];
  if (Array.isArray(list)) return list.map((node, i) => ({ node, path: [...base, i] }));
  if (typeof list !== "string") return [{ node: list, path: base }];
  findings.push(
    error("shape.expected", base, { expected: "map with `ticket` and `facts`", found: `"${list.slice(0, 40)}"` }),
  );
  return [];
}

const known = ["id", "ticket", "contract", "facts"];

function readTicket(
  node: Data,
  path: Path,
  index: number,
  file: AgreementFile,
  findings: Finding[],
): TicketInFile | undefined {
  if (typeof node === "string" || Array.isArray(node)) {
    findings.push(error("shape.expected", path, { expected: "map with `ticket` and `facts`", found: "text or list" }));
    return undefined;
  }
  for (const key of Object.keys(node)) {
    if (!known.includes(key))
      findings.push(error("shape.unknown-key", [...path, key], { key, near: nearest(key, known) ?? "" }));
  }
  const { facts } = node;
  if (!Array.isArray(facts)) {
    findings.push(error("shape.missing-key", [...path, "facts"], { key: "facts", expected: "list" }));
    return undefined;
  }
  const { id, ...attributes } = readFields(node["ticket"], [...path, "ticket"], findings);
  const { levels } = scopeOf(file, {});
  findings.push(...checkValues(attributes, [...path, "ticket"], levels));
  const list = readFacts(facts, file["time-zone"], [...path, "facts"], levels);
  findings.push(...list.findings);
  const name = typeof node["id"] === "string" ? node["id"] : typeof id === "string" ? id : String(index + 1);
  return {
    id: name,
    attributes,
    contract: { ...defaults(file), ...readFields(node["contract"], [...path, "contract"], findings) },
    facts: list.facts,
  };
}

function readFields(node: Data | undefined, path: Path, findings: Finding[]): Record<string, FieldValue> {
  if (node === undefined || node === "") return {};
  if (typeof node === "string" || Array.isArray(node)) {
    findings.push(error("shape.expected", path, { expected: "map", found: "text or list" }));
    return {};
  }
  return Object.fromEntries(
    Object.entries(node).flatMap(([name, value]): [string, FieldValue][] => {
      if (typeof value === "string") return [[name, value]];
      if (Array.isArray(value) && value.every((one) => typeof one === "string")) return [[name, value]];
      findings.push(error("shape.expected", [...path, name], { expected: "text or a list of texts", found: "map" }));
      return [];
    }),
  );
}

function defaults(file: AgreementFile): Fields {
  return Object.fromEntries(
    Object.entries(file.contract ?? {}).flatMap(([name, item]) =>
      item.default === undefined ? [] : [[name, item.default]],
    ),
  );
}

/**
 * A file of tickets for the commands: one ticket (`ticket:`, `facts:`), a list of them, or `tickets:` with the list. Each
 * is described like the ticket of an example. Everything wrong in it is a finding with its place.
 */
import type { Fact, Fields, FieldValue } from "../facts/fact.ts";
import { checkValues, readFacts } from "./fact-lines.ts";
import { otherKind } from "./file-kind.ts";
import { error, nearest, type Finding, type Path } from "./finding.ts";
import { located } from "./parse.ts";
import type { AgreementFile } from "./schema/agreement.ts";
import { doersOf, scopeOf, unknownName, misspeltLevels } from "./scope.ts";
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
  const other = otherKind(read.source.data, "facts");
  if (other !== undefined) return { tickets: [], findings: [located(other, read.source)] };
  const findings: Finding[] = [];
  const tickets = nodesOf(read.source.data, findings).flatMap(
    ({ node, path }, i) => readTicket(node, path, i, file, findings) ?? [],
  );
  findings.push(...namedTwice(tickets));
  return { tickets, findings: findings.map((finding) => located(finding, read.source)) };
}

function nodesOf(data: Data, findings: Finding[]): { node: Data; path: Path }[] {
  const holdsList = typeof data === "object" && !Array.isArray(data) && data["tickets"] !== undefined;
  const list = holdsList ? data["tickets"]! : data;
  const base: Path = holdsList ? ["tickets"] : [];
  if (holdsList) findings.push(...unknownKeys(data, ["tickets"], []));
  if (list.length === 0) findings.push(error("shape.expected", base, { expected: "at least one", found: "none" }));
  if (Array.isArray(list)) return list.map((node, i) => ({ node, path: [...base, i] }));
  return list === "" ? [] : [{ node: list, path: base }];
}

function unknownKeys(map: { [key: string]: Data }, known: readonly string[], path: Path): Finding[] {
  return Object.keys(map)
    .filter((key) => !known.includes(key))
    .map((key) => error("shape.unknown-key", [...path, key], { key, near: nearest(key, known) ?? "" }));
}

/** One name is one ticket, or it would be left to chance which is meant. */
function namedTwice(tickets: readonly { id: string; path: Path }[]): Finding[] {
  const seen = new Set<string>();
  return tickets.flatMap(({ id, path }) => {
    if (seen.has(id)) return [error("name.taken", [...path, "id"], { name: id, by: "id" })];
    seen.add(id);
    return [];
  });
}

const known = ["id", "ticket", "contract", "facts"];

function readTicket(
  node: Data,
  path: Path,
  index: number,
  file: AgreementFile,
  findings: Finding[],
): (TicketInFile & { path: Path }) | undefined {
  if (typeof node === "string" || Array.isArray(node)) {
    const found = typeof node === "string" ? `"${node.slice(0, 40)}"` : "list";
    findings.push(error("shape.expected", path, { expected: "ticket", found }));
    return undefined;
  }
  findings.push(...unknownKeys(node, known, path));
  const { facts } = node;
  if (!Array.isArray(facts)) {
    findings.push(error("shape.missing-key", [...path, "facts"], { key: "facts", expected: "list" }));
    return undefined;
  }
  if (facts.length === 0)
    findings.push(error("shape.expected", [...path, "facts"], { expected: "at least one", found: "none" }));
  const { id, ...attributes } = readFields(node["ticket"], [...path, "ticket"], findings);
  const scope = scopeOf(file, {});
  const { levels } = scope;
  findings.push(...checkValues(attributes, [...path, "ticket"], levels));
  findings.push(...misspeltLevels(scope, attributes, [...path, "ticket"]));
  const list = readFacts(facts, file["time-zone"], [...path, "facts"], levels, doersOf(scope));
  for (const finding of list.findings) findings.push(finding);
  const contract = readFields(node["contract"], [...path, "contract"], findings);
  const items = Object.keys(file.contract ?? {});
  for (const item of Object.keys(contract))
    if (!items.includes(item)) findings.push(unknownName(item, items, [...path, "contract", item], "contract-item"));
  const name = typeof node["id"] === "string" ? node["id"] : typeof id === "string" ? id : String(index + 1);
  return {
    id: name,
    path,
    attributes,
    contract: { ...contractDefaults(file), ...contract },
    facts: list.facts,
  };
}

function readFields(node: Data | undefined, path: Path, findings: Finding[]): Record<string, FieldValue> {
  if (node === undefined || node === "") return {};
  if (typeof node === "string" || Array.isArray(node)) {
    findings.push(
      error("shape.expected", path, {
        expected: "map",
        found: typeof node === "string" ? `"${node.slice(0, 40)}"` : "list",
      }),
    );
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

/** What the contract of a customer says where nobody filled it in. */
export function contractDefaults(file: AgreementFile): Fields {
  return Object.fromEntries(
    Object.entries(file.contract ?? {}).flatMap(([name, item]) =>
      item.default === undefined ? [] : [[name, item.default]],
    ),
  );
}

/**
 * The people, texts and carriers of a fact log, which its reader leaves alone because they decide nothing: who is who, what
 * they wrote, and as which role of Peil's own each of the agreement's roles comes nearest. Rules: IMP-13, LED-3.
 */
import type { AgreementFile } from "../../agreement/schema/agreement.ts";
import type { Role } from "../../facts/role.ts";
import { readLines } from "../../imports/log/log-lines.ts";
import type { Bytes } from "../../imports/read/bytes.ts";

export interface LogPerson {
  readonly id: string;
  readonly name: string;
  /** As the agreement calls it. */
  readonly role: string;
  readonly customer: string | undefined;
}

export interface LogText {
  readonly body: string;
  readonly lang: string | undefined;
}

export interface LogPeople {
  readonly people: readonly LogPerson[];
  readonly texts: ReadonlyMap<string, LogText>;
}

/** Reads the lines of persons and texts; whether the log can be read at all, its own reader says. */
export async function readPeople(bytes: Bytes): Promise<LogPeople> {
  const people: LogPerson[] = [];
  const texts = new Map<string, LogText>();
  await readLines(bytes, (text) => {
    if (text.startsWith('{"person"')) people.push(personOf(JSON.parse(text) as Line));
    else if (text.startsWith('{"text"')) {
      const { text: name = "", body = "", lang } = JSON.parse(text) as Line;
      texts.set(name, { body, lang });
    }
    return undefined;
  });
  return { people, texts };
}

interface Line {
  readonly person?: string;
  readonly name?: string;
  readonly role?: string;
  readonly customer?: string;
  readonly text?: string;
  readonly body?: string;
  readonly lang?: string;
}

function personOf({ person = "", name = person, role = "", customer }: Line): LogPerson {
  return { id: person, name, role, customer };
}

/** The role of Peil that is nearest to an agreement's own: what somebody may do, where the agreement does not say. */
export function nearestRole({ customer, role }: LogPerson, file: AgreementFile): Role {
  if (customer !== undefined) {
    if (role === "administrator") return "customer-administrator";
    const many = /user|employee|colleague|member|reporter/.test(role);
    return many ? "end-user" : "contact";
  }
  if (/manager|director|management|lead/.test(role)) return "manager";
  const isFirst = /help|support|desk|service|agent/.test(role) && !/product|engineer/.test(role);
  return isFirst || file.parties["supplier"]?.roles?.[role] === undefined ? "agent" : "second-line-agent";
}

/** A title for a report that has none: the first sentence after the salutation, as a reader of a queue wants it. */
export function titleOf(body: string): string {
  const lines = body.split("\n").map((line) => line.trim());
  const first = lines.find((line, i) => line !== "" && !(i === 0 && /^\S[^.?!]{0,60},$/.test(line)));
  const [sentence = ""] = (first ?? "").split(/(?<=[.?!])\s/);
  return sentence.length <= longest ? sentence : `${sentence.slice(0, longest - 1).trimEnd()}…`;
}

const longest = 90;

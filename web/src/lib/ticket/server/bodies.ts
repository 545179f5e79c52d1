/** From the fields of a form to what each verb of the API takes. What a form leaves empty is not said. */
import { text } from "#lib/server/answers.ts";

type Body = Readonly<Record<string, unknown>>;

/** "2026-11-23T10:30" on the agreement's clocks, as the API takes a moment; undefined where nothing or no moment was given. */
export function momentIn(zone: string, local: string | undefined): string | undefined {
  if (local === undefined) return undefined;
  try {
    const moment = Temporal.PlainDateTime.from(local).toZonedDateTime(zone);
    return moment.toString({ timeZoneName: "never", smallestUnit: "second" });
  } catch {
    return undefined;
  }
}

export function bodyOf(verb: string, form: FormData, zone: string): Body {
  const say = (name: string) => text(form, name);
  const own = ownOf[verb]?.(say, form, zone) ?? {};
  return { ...own, ...(bare.has(verb) ? {} : commonOf(verb, form, zone)) };
}

/** These take nothing but their own. */
const bare: ReadonlySet<string> = new Set(["watch", "unwatch"]);
/** These are of now, whatever a form says. */
const undated: ReadonlySet<string> = new Set(["withdraw", "correct", "confirm"]);

function commonOf(verb: string, form: FormData, zone: string): Body {
  const at = undated.has(verb) ? undefined : momentIn(zone, text(form, "at"));
  const details = detailsOf(verb, form, zone);
  return defined({
    body: text(form, "body"),
    why: text(form, "why"),
    at,
    details: Object.keys(details).length === 0 ? undefined : details,
  });
}

/** Fields that the agreement asks for: `detail.tell-plan.direction`, so that forms of several verbs keep them apart. */
function detailsOf(verb: string, form: FormData, zone: string): Record<string, string> {
  const details: Record<string, string> = {};
  for (const key of form.keys()) {
    const [kind, of, name] = key.split(".");
    const value = text(form, key);
    if (kind !== "detail" || of !== verb || name === undefined || value === undefined) continue;
    details[name] = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(value) ? (momentIn(zone, value) ?? value) : value;
  }
  return details;
}

type Say = (name: string) => string | undefined;
type Making = (say: Say, form: FormData, zone: string) => Body;

const levels: Making = (_say, form) => ({ levels: valuesUnder(form, "level.") });
const whose: Making = (say) => defined({ assignee: say("assignee"), team: say("team") });
const ofFact: Making = (say) => defined({ fact: say("fact") });
const watcher: Making = (say) => defined({ watcher: say("watcher") });

const ownOf: Readonly<Record<string, Making>> = {
  note: (say) => defined({ internal: say("internal") === "yes" ? true : undefined }),
  wait: (say, _form, zone) => {
    const [on, reason] = (say("wait") ?? "").split("|");
    return defined({
      on,
      for: reason || undefined,
      thirdParty: say("thirdParty"),
      until: momentIn(zone, say("until")),
    });
  },
  assign: whose,
  "hand-over": (say, form, zone) => ({ ...defined({ line: say("line") }), ...whose(say, form, zone) }),
  classify: levels,
  reclassify: levels,
  "book-work": (say) => defined({ minutes: numberOf(say("minutes")), kind: say("kind"), service: say("service") }),
  escalate: (say) => defined({ step: say("step"), to: say("to") }),
  link: (say) => {
    const [relation, other] = [say("relation") ?? "related", say("ticket")];
    const tied = other === undefined ? {} : relation === "problem" ? { problem: other } : { ticket: other, relation };
    return defined({ ...tied, thirdParty: say("thirdParty"), theirTicket: say("theirTicket") });
  },
  merge: (say) => defined({ into: say("ticket") }),
  notify: (say) => defined({ person: say("person"), party: say("party") }),
  record: (say, form) => {
    const [kind, field] = (say("record") ?? "").split("|");
    const about = say("about");
    const named = valuesUnder(form, "level.");
    return defined({
      kind,
      fields: about === undefined || field === undefined ? undefined : { [field]: about },
      levels: Object.keys(named).length === 0 ? undefined : named,
    });
  },
  watch: watcher,
  unwatch: watcher,
  withdraw: ofFact,
  confirm: ofFact,
  correct: (say, _form, zone) =>
    defined({ fact: say("fact"), minutes: numberOf(say("minutes")), movedTo: momentIn(zone, say("movedTo")) }),
};

function valuesUnder(form: FormData, prefix: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const key of form.keys()) {
    const value = key.startsWith(prefix) ? text(form, key) : undefined;
    if (value !== undefined) values[key.slice(prefix.length)] = value;
  }
  return values;
}

function numberOf(written: string | undefined): number | string | undefined {
  return written === undefined || !/^\d+$/.test(written) ? written : Number(written);
}

function defined(body: Record<string, unknown>): Body {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

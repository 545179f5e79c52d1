/** What happened, as a sentence about whoever did it, in both languages beside each other: on a ticket's page and in what somebody takes along. */
import type { Text } from "../agreement/schema/basics.ts";
import { nameOf } from "./agreement-names.ts";
import { factName } from "./fact-names.ts";
import type { Language } from "./words.ts";

/** Of kinds that are not here `other` is said. */
export const factSentences = {
  reported: ["{who} meldde dit", "{who} reported this"],
  assigned: ["{who} wees dit toe aan {to}", "{who} assigned this to {to}"],
  taken: ["{who} nam dit op zich", "{who} took this on"],
  classified: ["{who} deelde dit in", "{who} classified this"],
  reclassified: ["{who} deelde dit anders in", "{who} reclassified this"],
  acknowledged: ["{who} bevestigde de ontvangst", "{who} confirmed receipt"],
  answered: ["{who} antwoordde", "{who} answered"],
  "plan-told": ["{who} vertelde het plan", "{who} shared the plan"],
  "work-started": ["{who} begon met het werk", "{who} started work"],
  "waiting-for-customer": ["{who} wacht op de klant", "{who} waits for the customer"],
  "waiting-for-supplier": ["{who} wacht op een leverancier", "{who} waits for a supplier"],
  "waiting-for-third-party": ["{who} wacht op een derde", "{who} waits for a third party"],
  "waiting-for-access": ["{who} wacht op toegang", "{who} waits for access"],
  parked: ["{who} legde dit opzij", "{who} parked this"],
  resumed: ["{who} ging verder", "{who} resumed this"],
  resolved: ["{who} loste dit op", "{who} resolved this"],
  reopened: ["{who} heropende dit", "{who} reopened this"],
  closed: ["{who} sloot dit", "{who} closed this"],
  escalated: ["{who} escaleerde dit", "{who} escalated this"],
  "escalated-to": ["{who} escaleerde dit naar {to}", "{who} escalated this to {to}"],
  linked: ["{who} legde een verband", "{who} linked this"],
  merged: ["{who} voegde dit samen met een andere melding", "{who} merged this into another ticket"],
  noted: ["{who} schreef", "{who} wrote"],
  notified: ["{who} bracht {to} op de hoogte", "{who} informed {to}"],
  alerted: ["{who} waarschuwde", "{who} raised an alert"],
  advised: ["{who} gaf advies", "{who} gave advice"],
  attached: ["{who} voegde een bijlage toe", "{who} attached a file"],
  watched: ["{who} laat {to} meelezen", "{who} added {to} as a follower"],
  unwatched: ["{who} laat {to} niet langer meelezen", "{who} removed {to} as a follower"],
  "marked-spam": ["{who} merkte dit aan als spam", "{who} marked this as spam"],
  "work-booked": ["{who} boekte {length}", "{who} booked {length}"],
  "handed-over": ["{who} droeg dit over aan {to}", "{who} handed this over to {to}"],
  asked: ["{who} vroeg iets", "{who} asked for something"],
  "notice-sent": ["{who} stuurde een bericht", "{who} sent a notice"],
  agreed: ["{who} legde een afspraak vast", "{who} recorded an arrangement"],
  decided: ["{who} besloot", "{who} decided"],
  done: ["{who} voerde iets uit", "{who} carried something out"],
  found: ["{who} stelde iets vast", "{who} found something"],
  disputed: ["{who} betwistte iets", "{who} disputed something"],
  corrected: ["{who} verbeterde iets van eerder", "{who} corrected something earlier"],
  withdrawn: ["{who} trok iets van eerder in", "{who} withdrew something earlier"],
  "closed-unsolved": ["{who} trok deze melding in", "{who} withdrew this ticket"],
  "told-there": ["{who} bevestigde dit hier aan de melder", "{who} confirmed this here to the reporter"],
  other: ["{who} legde vast: {kind}", "{who} recorded: {kind}"],
} as const satisfies Readonly<Record<string, readonly [nl: string, en: string]>>;

export interface Told {
  readonly kind: string;
  /** How whoever did it is called; without a name the role says who it was, and without either it was Peil. */
  readonly by: string | null;
  readonly role: Text | null;
  /** To whom, as people are called or as the fact has it. */
  readonly to: readonly string[];
  readonly minutes: string | null;
}

export function factSentence({ kind, by, role, to, minutes }: Told, language: Language): string {
  const wanted = to.length === 0 && needsAddressee.has(kind) ? "other" : kind;
  const pair = Object.hasOwn(factSentences, wanted) ? factSentences[wanted as keyof typeof factSentences] : undefined;
  const [nl, en] = minutes === null && kind === "work-booked" ? factSentences.other : (pair ?? factSentences.other);
  const filled: Readonly<Record<string, string>> = {
    who: whoOf(by, role, language),
    kind: factName(kind)[language],
    to: to.map((one) => nameOf(one)[language]).join(", "),
    length: `${minutes ?? ""} min`,
  };
  return (language === "nl" ? nl : en).replaceAll(/\{(\w+)\}/g, (whole, name: string) => filled[name] ?? whole);
}

const needsAddressee: ReadonlySet<string> = new Set(["assigned", "notified", "watched", "handed-over"]);

function whoOf(by: string | null, role: Text | null, language: Language): string {
  const called = role?.[language];
  if (by === null) return called ?? "Peil";
  return called === undefined ? by : `${by} (${called})`;
}

/**
 * What the reference of mappings says of records about services: which fields their facts have, an example, and what is said
 * of a record that cannot be used. The example is run by a test (`test/docs/mapping.test.ts`).
 */
import { enEvidence } from "../../i18n/en-evidence.ts";
import type { ServiceCode } from "../../report/left-out.ts";
import { setsApart } from "../tickets/found.ts";

export function ofServices(): string {
  return [fieldsOfFacts, example, settingApart()].join("\n");
}

const fieldsOfFacts = `## Records of services

With \`log: service\` the records are about services, and \`peil measure\` reads them: outages, planned work, samples, signs of
life, use. Each record tells its facts by itself, so there is no \`key\` and nothing is followed from record to record. Where a
cell is empty nothing is said; a fact without \`service\` is about every service that the contract covers.

| fact | fields under \`with\`, all of which may be left out |
|---|---|
| \`outage-started\` | \`outage\` its name · \`service\` · \`cause\`, a word that the agreement's exclusions name · \`state\`, a word of the measure's \`counts\` · \`work\` or \`release\` that it comes from · \`part\` that was down: 30% · \`probe\` that saw it · \`last-success\` before it, a moment |
| \`outage-ended\` | \`outage\` · \`service\` · \`probe\` |
| \`maintenance-announced\`, \`maintenance-moved\` | \`work\` its name · \`service\` · \`start\` and \`end\` that are announced, moments; \`at\` is when it was announced |
| \`maintenance-started\`, \`maintenance-ended\`, \`maintenance-cancelled\` | \`work\` · \`service\` |
| \`exclusion-decided\` | \`outage\` · \`exclusion\`, as the agreement calls it · \`accepted\`: yes, no |
| \`monitoring-started\`, \`monitoring-ended\` | \`service\` · \`probe\`. Once it is said of a service when measuring began or ended, other time is unmeasured |
| \`sampled\`, one sample | \`what\` the measure asks for · \`service\` · \`took\` a length, mostly with a unit: \`{ column: ms, unit: ms }\` · \`failed\`: yes, no · \`connection\` (\`unit: kbit/s\`) · \`equipment\` |
| \`sampled\`, many at once | \`what\` · \`service\` · \`of\` how many · \`failed\` how many of them · and beside \`with\`, under \`counts\`, how many took no longer than each bound. The columns of a histogram whose counts add up are such counts |
| \`sampled\`, use | \`what\` · \`service\` · \`use\` with its unit, \`{ column: gb, unit: GB }\` · \`benchmark\` |
| \`sign-received\` | \`what\` the measure asks for: the control · \`service\` · \`oldest\` copy that is still kept, a moment |
| any of them | \`customer\`, where it is not for all: each customer is then judged by itself |

A record with both the beginning and the end of an outage needs no name for it. Where the two stand in records of their own,
as in a log of events, an end closes the outage of its service, or the one that it names. Of an end that is written as a
length, make a column with the moment first. A record from which no fact is read has to be left out by name, or it is set
apart. Facts of one work may come from several files, each read by its own \`--map\`.
`;

const example = `## A record for each outage

The export, as somebody keeps it in a spreadsheet:

\`\`\`csv
Nr;Services;Begin;End;Cause
1;Portal;02-02-2026 10:15;02-02-2026 11:45;Own fault
2;Portal, Mail;14-02-2026 23:30;15-02-2026 00:10;Work
3;Mail;20-02-2026 09:00;;Own fault
4;Mail;21-02-2026 09:00;21-02-2026 09:05;Cleaner
\`\`\`

Its mapping:

\`\`\`yaml
peil-mapping: 1
mapping: our-outages
title: Our outages
log: service
times: { format: dd-MM-yyyy HH:mm }
facts:
  - fact: outage-started
    at: Begin
    with:
      outage: Nr
      service: { column: Services, split: ",", values: { Portal: portal, Mail: mail } }
      cause: { column: Cause, values: { Own fault: own-fault, Work: maintenance } }
  - { fact: outage-ended, at: End, with: { outage: Nr } }
\`\`\`

What comes of it. The third goes on; the fourth has a cause that nobody mapped, so no month that it may be about is proven:

\`\`\`text
2026-02-02 10:15 outage-started outage=1 service=portal cause=own-fault
2026-02-02 11:45 outage-ended outage=1
2026-02-14 23:30 outage-started outage=2 service=portal,mail cause=maintenance
2026-02-15 00:10 outage-ended outage=2
2026-02-20 09:00 outage-started outage=3 service=mail cause=own-fault
1 × record.value-unknown: Cause holds "Cleaner", which is not in the mapping. Say there what it means, with \`values\` or \`otherwise\`.
\`\`\`
`;

/** What is said of records of services themselves; what their facts say together is said with those facts. */
function settingApart(): string {
  const codes = Object.keys(enEvidence).filter((code) => code.startsWith("log.") && !ofFactLogs.has(code));
  const rows = codes.map((code) => {
    const effect = setsApart(code as ServiceCode) ? "set apart" : "counts";
    return `| \`${code}\` | ${effect} | ${enEvidence[code as ServiceCode]({ column: "*column*", value: "…" })} |`;
  });
  return [
    "A record of a service is set apart for the same faults as one of a ticket: it tells none of its facts, and no period that",
    "it may be about is proven, unless that could not change its verdict. These are said of such records alone:",
    "",
    "| kind | the record | what is said |",
    "|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}

const ofFactLogs: ReadonlySet<string> = new Set([
  "log.line",
  "log.fact",
  "log.moment",
  "log.field",
  "log.unknown-ticket",
  "log.unknown-customer",
  "log.twice",
  "log.other-agreement",
]);

/**
 * What the reference of mappings says beside its tables of keys. Its exports, mappings and tables are read and run by a
 * test (`test/docs/mapping.test.ts`), so they stay true.
 */

export const beforeKeys = `# The mapping language
Written by \`npm run gen\` from the definition that parses mappings; do not edit. \`peil map\` proposes a mapping for an export,
\`peil check my-mapping.yaml my-agreement.yaml\` says what does not hold, \`peil schema mapping\` prints the same as a JSON Schema
for editors. Mappings of common desks [come along](../../mappings/README.md). The rules are those of [IMP](../../spec/IMP.md).

An export is laid flat into records. Without \`moment\` each record describes a whole ticket; with it, each is a change. Two
[examples](#a-record-for-each-ticket) show either kind from the export to the facts. [Records of services](#records-of-services),
for \`peil measure\`, come last.

## Values

| value | written |
|---|---|
| column | the name of a column, exactly as [the format has it](#how-columns-are-addressed) |
| source | a column; or \`{ is: incident }\`; or \`{ column: Priority, values: { "1": high }, empty: low, otherwise: normal }\` |
| values | \`{ New: open, In progress: open }\`: every value of the column that means something |
| condition | \`{ State: Closed }\` · \`{ State: [Solved, Closed] }\` · \`{ State: { not: Draft } }\`; all must hold, and an empty cell is "" |
| fact | a word of [the vocabulary](json.md#the-facts) |
| state | a fact, or \`open\`, or \`same\` |
| text | plain words, or \`{ nl: …, en: … }\` where people read it in their own language |
| list | one value may stand for a list of one, where it says so |

Values are compared as they stand, capitals and all, without the spaces around them. As in an agreement every scalar is text:
\`yes\` and \`01\` stay what was written.
`;

export const columnsAndMoments = `## How columns are addressed

| format | a record is | a column is called |
|---|---|---|
| CSV | a line behind the header | as in the header; a second one of that name \`category#2\`, one without a name \`column 4\` |
| XLSX | a row below the first that is not empty | the same; a cell with a date is read as ISO 8601 |
| JSON, JSON lines | a ticket, or an element of a list inside it | by the keys on the way to it, joined by dots; a dot in a key is \`\\.\` |
| XES | an event | by its key: \`concept:name\`; an attribute of the trace as \`trace.concept:name\`; an attribute in an attribute behind a dot |

In JSON each element of a list of objects is a record, in which what stands around the list is repeated. Lists beside each other
each give records of their own; there the columns of the other list are empty. A list of plain values is one cell. This ticket

\`\`\`json
{
  "key": "A-1",
  "fields": { "status": { "name": "Done" }, "labels": ["mail", "vip"] },
  "changelog": [
    { "created": "2026-11-20T15:30:00Z", "items": [{ "field": "status", "to": "Open" }] },
    { "created": "2026-11-20T16:00:00Z", "items": [{ "field": "status", "to": "Done" }, { "field": "labels", "to": "vip" }] }
  ]
}
\`\`\`

is three records:

| \`key\` | \`fields.status.name\` | \`fields.labels\` | \`changelog.created\` | \`changelog.items.field\` | \`changelog.items.to\` |
|---|---|---|---|---|---|
| A-1 | Done | mail, vip | 2026-11-20T15:30:00Z | status | Open |
| A-1 | Done | mail, vip | 2026-11-20T16:00:00Z | status | Done |
| A-1 | Done | mail, vip | 2026-11-20T16:00:00Z | labels | vip |

## Formats of moments

| format | reads | what it is |
|---|---|---|
| \`iso\` | \`2026-11-20T16:30:00.000+0100\`, \`2026-11-20 16:30\` | ISO 8601, with or without seconds, their fraction and the offset |
| \`iso-date\` | \`2026-11-20\` | the same, and a date alone: its 00:00 |
| \`excel\`, \`excel-1904\` | \`46346.6875\` | days since the first day of the spreadsheet, in local time |
| \`epoch-s\`, \`epoch-ms\` | \`1795188600\`, \`1795188600000\` | seconds or milliseconds since 1970, which have no zone |
| \`epoch-s.SSS\` | \`1795188600.007\` | seconds with a fraction |
| \`d/M/yyyy HH:mm\` | \`20/11/2026 16:30\` | a pattern |

A pattern is written with these letters; every other sign stands for itself, and letters in quotes as well: \`yyyyMMdd'T'HHmm\`.

| letters | mean |
|---|---|
| \`d\` \`dd\` | the day, in one or two digits, or always two |
| \`M\` \`MM\` \`MMM\` \`MMMM\` | the month: digits as with the day, or its name in English or Dutch, shortened or whole |
| \`yy\` \`yyyy\` | the year; of two digits those below 70 are of this century |
| \`H\` \`HH\` · \`h\` \`hh\` | the hour of the day · of its half, which then needs \`a\` |
| \`mm\` \`ss\` \`SSS\` | minutes, seconds, thousandths |
| \`a\` | the half of the day: AM, p.m. |
| \`EEE\` \`EEEE\` | the day of the week, which must be there and is not used |
| \`Z\` | the offset from UTC: \`+0100\`, \`+01:00\`, \`Z\`; \`X\` three times is the same |

A moment without offset stands in \`times.zone\`, or else in the zone of the agreement. An hour that the clocks skip, or that comes
twice, has two readings, and so has a text that two of the formats read differently: the first counts, the ticket is judged both
ways, and the score says where that matters (IMP-6).
`;

export const statesAsFacts = `## How states become facts

The states of a ticket are put in order, by moment, then by \`sequence\`. Each change from one to the next is a fact (IMP-4).
*Waiting* stands for \`waiting-for-customer\`, \`waiting-for-supplier\`, \`waiting-for-third-party\`, \`waiting-for-access\` and \`parked\`.

| from | to | facts |
|---|---|---|
| nothing | open | none |
| nothing | waiting-for-customer | waiting-for-customer |
| open | waiting-for-customer | waiting-for-customer |
| waiting-for-customer | open | resumed |
| waiting-for-customer | parked | resumed, parked |
| waiting-for-customer | resolved | resolved |
| open | resolved | resolved |
| resolved | closed | closed |
| resolved | open | reopened |
| closed | resolved | reopened, resolved |
| closed | waiting-for-customer | reopened, waiting-for-customer |
| open | work-started | work-started |
| resolved | work-started | reopened, work-started |
| open | open | none |
| open | same | none |

\`same\` says nothing, not even that the state before it is over. A state that does not stand in the mapping is a finding, and sets
its ticket apart.

Levels are followed in the same way where the mapping has a \`moment\` (IMP-5). The first record that has a value says how the ticket
was opened; another value later is \`reclassified\` from that moment; a value that only comes later, where earlier records had none, is
\`classified\`. Under \`changes\` the old value of a ticket's first change says how it was opened. Attributes that are no levels
have the value that they had first.
`;

export const wordsAndVerdicts = `## Recorded verdicts

\`peil score --recorded made_sla\` sets our verdicts beside those of the column \`made_sla\`, and gives each difference
[its cause](json.md#peil-score---json). The mapping says which values mean what, and which clock they judge:

\`\`\`yaml
recorded:
  made_sla: { kept: "true", missed: "false", clock: closing }
  response-sla: { column: sla.breached, when: { sla.name: Response }, kept: "false", missed: "true", clock: response }
\`\`\`

The second has a name of its own, because its column holds verdicts on several clocks. A ticket without a value, or with one that
stands under neither, carries no verdict. Where the records of a ticket differ, the last one counts.

## Other words for another agreement

A mapping translates into the words of an agreement. Where another agreement has other words, \`under\` holds what differs:
values by the dotted path of what they take the place of. \`peil compare\` reads an export anew for each agreement that has a patch.

\`\`\`yaml
under:
  other-agreement:
    ticket.priority.values: { "1": p1, "2": p2, "3": p3 }
    states.values.On hold: waiting-for-third-party
\`\`\`

A path leads through maps to a key that is there; from its third step on the last key may be new. Into a list, such as \`facts\`,
leads no path.
`;

export const examples = `## A record for each ticket

The export, a line for each ticket:

\`\`\`csv
Number;Kind;Priority;Opened;First reply;Solved;SLA met
T-1;Failure;1;20-11-2026 16:30;20-11-2026 16:41;23-11-2026 10:05;yes
T-2;Failure;3;20-11-2026 17:10;;;
T-3;Question;2;21-11-2026 09:00;21-11-2026 09:20;21-11-2026 09:31;yes
T-4;Failure;urgent;21-11-2026 11:00;21-11-2026 11:02;21-11-2026 11:30;no
\`\`\`

Its mapping:

\`\`\`yaml
peil-mapping: 1
mapping: our-desk
title: Our desk, a line for each ticket
times: { format: dd-MM-yyyy HH:mm }
key: Number
leave-out:
  - when: { Kind: Question }
    why: A question is no incident
ticket:
  type: { is: incident }
  priority: { column: Priority, values: { "1": high, "2": normal, "3": normal } }
facts:
  - { fact: reported, at: Opened }
  - { fact: answered, at: First reply }
  - { fact: resolved, at: Solved }
recorded:
  SLA met: { kept: yes, missed: no }
\`\`\`

What comes of it. T-2 has no solution yet; T-3 is left out; T-4 has a priority that nobody mapped, and is set apart:

\`\`\`text
T-1  type incident, priority high
  2026-11-20 16:30 reported
  2026-11-20 16:41 answered
  2026-11-23 10:05 resolved
T-2  type incident, priority normal
  2026-11-20 17:10 reported
T-4  set apart
1 × record.value-unknown: Priority holds "urgent", which is not in the mapping. Say there what it means, with \`values\` or \`otherwise\`.
1 × record.left-out: Left out by the mapping: A question is no incident
\`\`\`

## A record for each change

The export, a line for each change, with the state and the priority since then:

\`\`\`csv
id,changed,count,state,priority
T-7,2026-11-20T15:30:00Z,0,New,Low
T-7,2026-11-20T15:42:00Z,1,In progress,Low
T-7,2026-11-20T15:42:00Z,2,On hold,High
T-7,2026-11-23T08:10:00Z,3,In progress,High
T-7,2026-11-23T09:00:00Z,4,Solved,High
T-7,2026-11-24T09:00:00Z,5,In progress,High
T-7,2026-11-24T10:15:00Z,6,Solved,High
\`\`\`

Its mapping. No column tells when a ticket was reported, so that is the first moment of all (IMP-9):

\`\`\`yaml
peil-mapping: 1
mapping: our-history
title: Our desk, a line for each change
key: id
moment: changed
sequence: count
ticket:
  type: { is: incident }
  priority: { column: priority, values: { Low: normal, High: high } }
facts:
  - { fact: reported, at: changed, take: first }
states:
  column: state
  values: { New: open, In progress: open, On hold: waiting-for-customer, Solved: resolved }
\`\`\`

What comes of it, in the agreement's zone, Europe/Amsterdam:

\`\`\`text
T-7  type incident, priority normal
  2026-11-20 16:30 reported
  2026-11-20 16:42 reclassified priority=high
  2026-11-20 16:42 waiting-for-customer
  2026-11-23 09:10 resumed
  2026-11-23 10:00 resolved
  2026-11-24 10:00 reopened
  2026-11-24 11:15 resolved
\`\`\`
`;

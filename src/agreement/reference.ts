/** The reference of the agreement language as a page: how values are written, its notions, and the facts. */
import { factKinds, vocabulary } from "../facts/vocabulary.ts";
import { agreementGrammar, agreementJsonSchema } from "./json-schema.ts";
import { notionSections } from "./reference-section.ts";

export function agreementReference(): string {
  return [
    "# The agreement language",
    "Written by `npm run gen` from the definition that parses agreements; do not edit. `peil schema` prints the same as a",
    "JSON Schema for editors, `peil new` writes an agreement to start from, and `peil check` says what does not hold.",
    "",
    values,
    ...notionSections(agreementGrammar(), agreementJsonSchema()),
    facts(),
  ].join("\n");
}

const values = `## Values

| value | written |
|---|---|
| text | plain words, or \`{ nl: …, en: … }\` where people read it in their own language |
| name | lower case words and digits, joined by hyphens |
| length | \`2 h\` · \`90 min\` · \`4 h 30 min\` · \`5 working days\` · \`1 week\` · \`1 month\` |
| target | \`within 2 h\` · \`under 6 h\` · \`90% under 4 h\` · \`aim within 1 working day\` · \`by close\` · \`none\` |
| bound | \`at most 2\` · \`over 2\` · \`at least 99.5%\` · \`80% to 110%\` |
| by level | a value, or a map whose keys are exactly the values of one level; maps may nest |
| moment | a fact, \`{ fact: { field: value } }\`, a clock, \`clock.stop\`, \`clock.due\`, or a list of these |
| condition | attributes with their values, and the words any, not, has, lacks, inside, outside, kept, missed, date; all must hold |
| list | one value may stand for a list of one |

\`within\` is kept at exactly the length, \`under\` is not. A working day has no length of its own: the hours say.
`;

function facts(): string {
  const subjects = [...new Set(vocabulary.values())];
  const rows = subjects.map(
    (subject) =>
      `| ${subject} | ${factKinds
        .filter((kind) => vocabulary.get(kind) === subject)
        .map((kind) => `\`${kind}\``)
        .join(" ")} |`,
  );
  return [
    "## Facts",
    "",
    "What can have happened, in the past tense. A fact line is `2026-11-20 16:30 reported: { via: portal }`, local in the agreement's zone.",
    "",
    "| said of | facts |",
    "|---|---|",
    ...rows,
    "",
  ].join("\n");
}

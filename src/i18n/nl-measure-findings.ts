/** In Dutch: what can be wrong with a measure, its exclusions and its schedule. */
import type { FindingWords } from "./words.ts";

const kinds: Readonly<Record<string, string>> = {
  uptime: "beschikbaarheid",
  samples: "metingen",
  signs: "levenstekens",
  usage: "verbruik",
  work: "werk",
};

const fields: Readonly<Record<string, string>> = {
  minute: "minuut",
  hour: "uur",
  "day-of-month": "dag van de maand",
  month: "maand",
  "day-of-week": "dag van de week",
};

function kindName(kind: string | number | undefined): string {
  return kinds[String(kind)] ?? String(kind);
}

export const nlMeasureFindings = {
  "measure.key": ({ key, of, kinds: own }) =>
    `"${key}" zegt niets over ${kindName(of)} ("of: ${of}"). Het hoort bij een maatstaf voor ${String(own)
      .split(" · ")
      .map(kindName)
      .join(" of ")}. Laat het weg, of meet iets anders.`,
  "measure.needs": ({ key, needs }) =>
    `"${key}" betekent alleen iets samen met "${needs}", en dat staat er niet. Vul dat aan, of laat dit weg.`,
  "measure.target": ({ written, of, example }) =>
    `"${written}" is geen norm voor ${kindName(of)}. Schrijf er een zoals ${example}, of none.`,
  "measure.bound": ({ key, written, example }) =>
    `"${key}" wordt vergeleken met een tijdsduur, en "${written}" zegt niet hoe lang hoogstens. Schrijf bijvoorbeeld ${key}: ${example}.`,
  "measure.gap": ({ gap, every }) =>
    `Tussen tekens die elke ${every} komen zit altijd meer dan "${gap}" toelaat. Laat ze vaker komen, of sta een langer gat toe.`,
  "exclusion.open": ({ name }) =>
    `"${name}" zegt niet wat ervan afgaat, en zou dus elke storing wegnemen. Noem een oorzaak, een verband met het werk, uren of een voorwaarde.`,
  "schedule.every": () =>
    'Een tijdstip hoort bij een aantal dagen, weken, maanden of jaren. Schrijf bijvoorbeeld "every: 1 day", of laat "at" weg.',
  "schedule.at": ({ written }) =>
    `"${written}" is geen tijdstip waarop dit kan komen. Schrijf bijvoorbeeld 02:00, bij weken sunday 02:00, bij maanden day 15 02:00.`,
  "schedule.fields": ({ written, found }) =>
    `"${written}" heeft ${found} ${found === "1" ? "veld" : "velden"}, en een cronregel heeft er vijf: minuut, uur, dag van de maand, maand, dag van de week.`,
  "schedule.field": ({ part, field, least, most }) =>
    `"${part}" is geen ${fields[String(field)] ?? field}. Dat is een getal van ${least} tot en met ${most}, een reeks, een lijst, of * voor alle.`,
  "schedule.never": ({ written }) => `"${written}" komt nooit: die datum bestaat niet.`,
} as const satisfies Partial<FindingWords>;

import { expect, test } from "vitest";
import { clockTimeline, type ClockTimeline, type TimelineStretch } from "./clock-timeline.ts";

const h = 3_600_000;
const stretch = (kind: TimelineStretch["kind"], from: number, to: number, inside?: string): TimelineStretch => ({
  kind,
  from: from * h,
  to: to * h,
  tip: `${kind} ${from}-${to}`,
  ...(inside === undefined ? {} : { inside }),
});
const told: ClockTimeline = {
  title: "Resolution",
  description: "two stretches",
  ran: [stretch("counted", 0, 8), stretch("closed", 8, 24), stretch("paused", 24, 28, "customer")],
  ahead: [],
  dues: [],
  atRiskAt: undefined,
  missedAt: undefined,
  riskLabel: "at risk",
  end: "now",
  ticks: [],
};
const boxes = (svg: string) =>
  [...svg.matchAll(/<rect class="run (\S+)" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g)].map(([, name, x, width]) => [
    name,
    Number(x),
    Number(width),
  ]);

test("CLK-10 DRA-10 what could count is to scale, and a night takes a narrow place however long it was", () => {
  const found = boxes(clockTimeline(told, 618));
  expect(found).toEqual([
    ["on", 0, 400],
    ["closed", 400, 18],
    ["paused", 418, 200],
  ]);
});

test("CLK-17 CLK-4 a run turns at the moment that called for attention, and again at the miss", () => {
  const ran = [stretch("counted", 0, 10)];
  const svg = clockTimeline({ ...told, ran, atRiskAt: 6 * h, missedAt: 8 * h }, 100);
  expect(boxes(svg)).toEqual([
    ["on", 0, 60],
    ["risk", 60, 20],
    ["lost", 80, 20],
  ]);
});

test("CLK-5 the due that holds carries its moment, and one that held before is told apart", () => {
  const due = (at: number, isPast: boolean) => ({ at: at * h, label: `due ${at}`, isAim: false, isPast });
  const svg = clockTimeline({ ...told, dues: [due(2, true), due(6, false)] }, 618);
  expect([...svg.matchAll(/class="norm( past)?"/g)]).toHaveLength(2);
  expect(svg).toContain(">due 6</text>");
  expect(svg).not.toContain(">due 2</text>");
});

test("CLK-3 what lies ahead is drawn hollow, behind what ran", () => {
  const svg = clockTimeline({ ...told, ran: [stretch("counted", 0, 4)], ahead: [stretch("counted", 4, 8)] }, 200);
  expect(boxes(svg)).toEqual([
    ["on", 0, 100],
    ["ahead", 100, 100],
  ]);
});

test("DRA-5 what people wrote is text in a strip, and a strip of nothing is none", () => {
  const svg = clockTimeline({ ...told, title: "<script>", ran: [{ ...told.ran[0]!, tip: '"><b>' }] }, 200);
  expect(svg).not.toMatch(/<script|<b>/);
  expect(clockTimeline({ ...told, ran: [] }, 200)).toBe("");
});

test("CLK-14 whose turn it is stands in a wait that has room for it, and not in one that has none", () => {
  expect(clockTimeline(told, 618)).toContain(">customer</text>");
  expect(clockTimeline(told, 60)).not.toContain(">customer</text>");
});

test("DRA-10 ticks that would run into each other or into the end keep their mark and lose their word", () => {
  const ticks = [1, 2, 8].map((at) => ({ at: at * h, label: `hour ${at}` }));
  const svg = clockTimeline({ ...told, ran: [stretch("counted", 0, 10)], ticks }, 400);
  expect([...svg.matchAll(/class="run-tick"/g)]).toHaveLength(3);
  expect([...svg.matchAll(/>hour (\d)</g)].map(([, at]) => at)).toEqual(["1", "8"]);
});

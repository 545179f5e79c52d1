import { expect, test } from "vitest";
import { monthsDown, readWindows } from "./second-implementation.ts";

const csv = [
  "incident_id,downtime_start,downtime_end,duration_minutes,source,title,impact",
  `1,2024-03-15T19:42:00Z,2024-03-15T20:24:00Z,42,postmortem,"Codespaces, and API Requests",major`,
  "2,2024-03-15T20:07:00Z,2024-03-15T20:28:00Z,21,updates,Actions,minor",
  "3,2024-03-31T23:00:00Z,2024-04-01T01:30:00Z,150,updates,Work,maintenance",
].join("\n");

test("AVL-1 AVL-7 minutes that two windows share are down once, and each month has its own", () => {
  expect(monthsDown(readWindows(csv), new Set(["minor", "major"]))).toEqual([
    { month: "2024-03", minutes: 44_640, down: 46 },
    { month: "2024-04", minutes: 43_200, down: 0 },
  ]);
  expect(monthsDown(readWindows(csv), new Set(["maintenance"])).map(({ down }) => down)).toEqual([60, 90]);
});

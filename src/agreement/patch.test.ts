import { describe, expect, test } from "vitest";
import { applyPatch, missingParent } from "./patch.ts";

const data = {
  hours: { office: { closed: "nl-public", week: { "mon-fri": "09:00-17:00" } }, desk: { week: "always" } },
  title: "X",
};

describe("VER-4 a patch", () => {
  test("VER-4 sets the value and leaves the original as it was", () => {
    const before = structuredClone(data);
    const patched = applyPatch(data, { "hours.office.closed": "nl-awt" }) as typeof data;
    expect(patched.hours.office.closed).toBe("nl-awt");
    expect(data).toEqual(before);
  });

  test("VER-4 shares what it does not touch", () => {
    const patched = applyPatch(data, { "hours.office.closed": "nl-awt" }) as typeof data;
    expect(patched.hours.desk).toBe(data.hours.desk);
    expect(patched.hours.office.week).toBe(data.hours.office.week);
  });

  test("VER-4 adds a key to a term that is there", () => {
    expect(applyPatch(data, { "hours.desk.closed": "nl-awt" })).toMatchObject({
      hours: { desk: { week: "always", closed: "nl-awt" } },
    });
  });

  test("VER-4 sets several paths, the later on the earlier", () => {
    const patched = applyPatch(data, { "hours.office": { week: "always" }, "hours.office.closed": "5 dec" });
    expect(patched).toMatchObject({ hours: { office: { week: "always", closed: "5 dec" } } });
  });

  test.each([
    ["hours.ofice.closed", ["hours", "ofice"]],
    ["hour.office.closed", ["hour"]],
    ["hours.support", ["hours", "support"]],
    ["hours.office.closed.first", ["hours", "office", "closed"]],
    ["subtitle", ["subtitle"]],
    ["title", ["title"]],
    ["hours.office.toString.x", ["hours", "office", "toString"]],
  ])("CHK-2 the path %s finds no place", (dotted, lost) => {
    expect(missingParent(data, dotted)).toEqual(lost);
  });

  test.each(["hours.ofice.closed", "hours.office.closed.first", "hours.office.toString.x"])(
    "CHK-2 and %s sets nothing",
    (dotted) => {
      expect(applyPatch(data, { [dotted]: "x" })).toEqual(data);
    },
  );

  test("CON-3 the force of the agreement is what a reading may be about", () => {
    expect(missingParent(data, "force")).toBeUndefined();
  });

  test("CHK-2 a path into a term finds its place", () => {
    expect(missingParent(data, "hours.office.closed")).toBeUndefined();
    expect(missingParent(data, "hours.office.early")).toBeUndefined();
    expect(missingParent(data, "hours.office")).toBeUndefined();
  });
});

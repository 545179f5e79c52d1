import { expect, test } from "vitest";
import { readSettings, shownSettings, type Settings } from "./settings.ts";

const home = "/data/peil";
const read = (env: Record<string, string>) => readSettings(env, home) as Settings;

test("SYS-1 without any variable it listens on 7345 of this machine alone, and keeps its things in the user's folder", () => {
  expect(read({})).toMatchObject({
    PORT: 7345,
    PEIL_HOST: "127.0.0.1",
    PEIL_URL: "http://localhost:7345",
    PEIL_HOME: home,
  });
});

test("SYS-1 a variable that is set to nothing is not set", () => {
  expect(read({ PORT: "", DATABASE_URL: "", PEIL_MASTER_KEY: "" })).toMatchObject({ PORT: 7345 });
});

test.each([
  ["https://desk.example.org", "https://desk.example.org"],
  ["https://desk.example.org//", "https://desk.example.org"],
  ["HTTPS://Desk.Example.org:443/", "https://desk.example.org"],
  ["http://10.0.0.7:8080", "http://10.0.0.7:8080"],
])("SYS-1 people reach it at %s, which browsers call %s", (given, origin) => {
  expect(read({ PEIL_URL: given }).PEIL_URL).toBe(origin);
});

test.each(["https://x.example/peil", "https://x.example/?a", "https://x.example/#a", "https://me:secret@x.example"])(
  "SYS-1 a part of a site is none: %s",
  (given) => {
    const { problems } = readSettings({ PEIL_URL: given }, home) as { problems: { variable: string }[] };
    expect(problems).toMatchObject([
      { variable: "PEIL_URL", expected: expect.stringContaining("whole site") as string },
    ]);
  },
);

test("SYS-1 who must have a second factor is told by role, or nobody", () => {
  expect(read({}).PEIL_SECOND_FACTOR_FOR).toEqual(["administrator", "manager"]);
  expect(read({ PEIL_SECOND_FACTOR_FOR: "agent, contact" }).PEIL_SECOND_FACTOR_FOR).toEqual(["agent", "contact"]);
  expect(read({ PEIL_SECOND_FACTOR_FOR: "nobody" }).PEIL_SECOND_FACTOR_FOR).toEqual([]);
  const { problems } = readSettings({ PEIL_SECOND_FACTOR_FOR: "nobody, agent" }, home) as { problems: object[] };
  expect(problems).toMatchObject([{ variable: "PEIL_SECOND_FACTOR_FOR" }]);
});

test("SYS-1 every problem is told at once, with its variable", () => {
  const { problems } = readSettings(
    {
      PORT: "eighty",
      PEIL_URL: "ftp://x",
      DATABASE_URL: "mysql://x",
      PEIL_HOEM: "/x",
      PEIL_S3_URL: "https://s3.example",
    },
    home,
  ) as { problems: { variable: string }[] };
  expect(problems.map(({ variable }) => variable)).toEqual(["PORT", "PEIL_URL", "DATABASE_URL", "PEIL_HOEM"]);
});

test("SYS-1 half a place for files is told as half", () => {
  const { problems } = readSettings({ PEIL_S3_URL: "https://s3.example", PEIL_S3_BUCKET: "b" }, home) as {
    problems: { variable: string }[];
  };
  expect(problems.map(({ variable }) => variable)).toEqual(["PEIL_S3_KEY", "PEIL_S3_SECRET"]);
});

test("SYS-2 what is shown has no secret in it, and neither has a problem", () => {
  const secret = "5e".repeat(32);
  const shown = shownSettings(
    read({
      DATABASE_URL: "postgres://me:hush@db.example/peil?password=hush",
      PEIL_MASTER_KEY: secret,
      PEIL_METRICS_TOKEN: "hush".repeat(5),
    }),
  );
  const told = JSON.stringify([
    shown,
    readSettings({ PEIL_MASTER_KEY: "hush", DATABASE_URL: "x:hush@", PEIL_TOKEN: "hush" }, home),
  ]);
  expect(told).not.toContain("hush");
  expect(told).not.toContain(secret);
  expect(shown["DATABASE_URL"]).toBe("postgres://me:***@db.example/peil?password=***");
});

import { expect, test } from "vitest";
import { homeFolder } from "./places.ts";
import { named } from "./processes.ts";

test("home is what is asked for, else where the platform keeps a user's data", () => {
  expect(homeFolder({ PEIL_HOME: "/srv/peil", XDG_DATA_HOME: "/x" }, "linux", "/users/a")).toBe("/srv/peil");
  expect(homeFolder({ XDG_DATA_HOME: "/x" }, "linux", "/users/a")).toBe("/x/peil");
  expect(homeFolder({ XDG_DATA_HOME: "not/absolute" }, "linux", "/users/a")).toBe("/users/a/.local/share/peil");
  expect(homeFolder({ PEIL_HOME: "" }, "darwin", "/users/a")).toBe("/users/a/Library/Application Support/Peil");
});

test("in a list of processes, only those of the cluster of that name are its own", () => {
  const list = [
    "  101 /opt/postgres/bin/postgres -D /d -c cluster_name=peil-0123abcd",
    "  102 postgres: peil-0123abcd: checkpointer ",
    "  103 postgres: peil-99999999: checkpointer ",
    "  104 grep cluster_name=peil-0123abcd",
    "  105 (postgres)",
  ].join("\n");
  expect(named("peil-0123abcd", list).map(({ pid }) => pid)).toEqual([101, 102]);
});

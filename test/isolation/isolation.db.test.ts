/**
 * Who sees what, over the whole API at once (API-4, API-5): every operation of the tables, as everybody, with ids of everybody.
 * An operation that comes in is tried without a word here. `PEIL_DEBUG=1` tells how long each part took.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { agents } from "../../src/facts/role.ts";
import { resources } from "../../src/http/operation.ts";
import type { Principal } from "../../src/identity/principal.ts";
import { askers, foreign, nothingAsked, own, plansOf, uninvited, type Finding } from "./probe.ts";
import { findingsIn, followAll } from "./streams.ts";
import { factsThere, standsOf, strangeRows, without } from "./tables.ts";
import { makeWorld, type SignedIn, type World } from "./world.ts";

let world: World;
const asked = nothingAsked();

beforeAll(async () => {
  world = await makeWorld();
}, 240_000);
afterAll(() => world.close());

async function all(found: AsyncGenerator<Finding>): Promise<string[]> {
  const sentences: string[] = [];
  for await (const one of found) sentences.push(inWords(one));
  return sentences;
}

async function first(found: AsyncGenerator<Finding>): Promise<string | undefined> {
  for await (const one of found) return inWords(one);
  return undefined;
}

function inWords({ operation, who, what }: Finding): string {
  return `${operation} as ${who}: ${what}`;
}

function asker(role: string): SignedIn {
  return askers(world).find((one) => one.role === role)!;
}

describe("API-4 what is not yours is not there", () => {
  test("API-4 every operation names of what it is, and where an id may stand is known of each", () => {
    for (const { operation } of plansOf(world)) expect(resources).toContain(operation.resource);
    const placed = plansOf(world).filter(({ operation }) => operation.place !== "none");
    expect(placed.filter(({ main }) => main === undefined).map(({ operation }) => operation.id)).toEqual([]);
  });

  test("API-4 what is another's and what is nobody's are answered alike to the byte, wherever the id stands", async () => {
    const before = await standsOf(world);
    expect(await all(foreign(world, asked))).toEqual([]);
    expect(await standsOf(world), "nothing of those whom it was not").toEqual(before);
  }, 240_000);

  test("API-4 nor does the time that it takes tell them apart", () => {
    const middle = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
    const sum = (of: (kept: { foreign: number[]; nobodys: number[] }) => number[]) =>
      [...asked.times.values()].reduce((total, kept) => total + middle(of(kept)), 0);
    const [theirs, nobodys] = [sum((kept) => kept.foreign), sum((kept) => kept.nobodys)];
    expect(Math.max(theirs, nobodys) / Math.min(theirs, nobodys)).toBeLessThan(2);
  });

  test("API-8 nobody is told by a stream of what is not theirs", async () => {
    const followed = await followAll(world);
    expect(findingsIn(world, followed).map(inWords)).toEqual([]);
    for (const { viewer, told } of followed)
      expect([viewer.name, told]).toEqual([viewer.name, expect.stringContaining("event: ticket")]);
  }, 240_000);

  test("API-5 nobody comes in without signing in, nor with a key that reaches elsewhere", async () => {
    const keys = new Map<string, string>();
    for (const viewer of askers(world)) {
      const session = await world.identity.sessions.of(viewer.cookie.replace("peil=", ""));
      const { principal } = session as { readonly principal: Principal };
      for (const scope of ["reports:read", "services:read"] as const) {
        const input = { name: "elsewhere", scopes: [scope], expiresAt: world.now() + 86_400_000 };
        keys.set(`${viewer.name} ${scope}`, (await world.identity.keys.make(principal, input)).key);
      }
    }
    const other = (scope: string) => (/^(reports|services):/.test(scope) ? "none" : "reports:read");
    expect(await all(uninvited(world, asked, (viewer, scope) => keys.get(`${viewer.name} ${other(scope)}`)))).toEqual(
      [],
    );
  }, 240_000);
});

describe("API-4 the database holds the line where no handler looks", () => {
  test("API-4 in everybody's scope every row of every table is theirs", async () => {
    expect(await all(strangeRows(world, askers(world)))).toEqual([]);
  });

  const policies =
    "own_tickets own_facts own_content own_contracts own_customer own_people own_search own_assets own_logs own_overviews";
  test.for(policies.split(" "))("API-4 without %s the tests are red", async (policy) => {
    const found = await without(world, policy, () => first(strangeRows(world, askers(world))));
    expect(found).toMatch(/row/);
    expect(await first(strangeRows(world, askers(world)))).toBeUndefined();
  });

  test.for(["own_tickets", "own_contracts", "own_customer", "own_people", "own_assets", "own_logs"])(
    "API-4 without %s they are red over the API too",
    { timeout: 240_000 },
    async (policy) => {
      const viewers = [asker("contact"), asker("manager"), asker("customer-administrator")];
      const found = await without(world, policy, async () => {
        return (
          (await first(own(world, nothingAsked(), viewers, isReading))) ??
          first(foreign(world, nothingAsked(), viewers))
        );
      });
      expect(found).toMatch(/another (supplier|customer)'s|supplier's own/);
    },
  );
});

describe("API-5 a role reaches as far as it does", () => {
  const believed: Readonly<Record<string, (principal: Principal) => Principal>> = {
    "end-user": (principal) => ({ ...principal, role: "contact" }),
    contact: (principal) => ({ ...principal, role: "agent", customer: null }),
    "customer-administrator": (principal) => ({ ...principal, role: "administrator", customer: null }),
    auditor: (principal) => ({ ...principal, role: "contact", contract: null }),
    agent: (principal) => ({ ...principal, tenant: world.viewers.at(-1)!.tenant }),
  };
  test.for(Object.keys(believed))("API-5 were the %s taken for more, the tests would be red", async (role) => {
    world.belief.of = (principal) => (principal.role === role ? believed[role]!(principal) : principal);
    try {
      const found = await first(
        own(world, nothingAsked(), [asker(role)], (one) => isReading(one) && one.resource !== "account"),
      );
      expect(found).toMatch(/another|supplier's own|may not/);
    } finally {
      world.belief.of = (principal) => principal;
    }
  });

  test("API-5 everybody does their own, and is shown what is theirs and nothing else", async () => {
    const before = await standsOf(world);
    const auditor = asker("auditor");
    const facts = await factsThere(world);
    expect(await all(own(world, asked, [auditor]))).toEqual([]);
    expect(await factsThere(world), "an auditor writes nothing").toBe(facts);
    expect(
      await all(
        own(
          world,
          asked,
          askers(world).filter((one) => one !== auditor),
        ),
      ),
    ).toEqual([]);
    expect(await standsOf(world), "nothing of those whom nobody asked anything of").toEqual(before);
    const unreached = world.operations
      .filter((one) => !("stream" in one) && !asked.reached.has(one.id))
      .map(({ id }) => id);
    expect(unreached, "operations of which nobody reached their own: give test/isolation/hints.ts a hint").toEqual([]);
  }, 240_000);

  test("API-4 internal notes were shown to the supplier's people, and to nobody else", () => {
    const internal = (tenant: string) =>
      world.owned.marksOf(
        (owner) => owner.isInternal === true && owner.reporter !== undefined && owner.tenant === tenant,
      );
    const shownTo = (viewer: SignedIn) =>
      internal(viewer.tenant).filter((mark) => asked.seen.get(viewer.name)!.has(mark));
    const isOfSupplier = ({ role }: SignedIn) => agents.includes(role);
    const [own, others] = [askers(world).filter(isOfSupplier), askers(world).filter((one) => !isOfSupplier(one))];
    for (const viewer of own) expect([viewer.name, shownTo(viewer)]).not.toEqual([viewer.name, []]);
    for (const viewer of others) expect([viewer.name, shownTo(viewer)]).toEqual([viewer.name, []]);
    for (const viewer of askers(world)) expect(asked.seen.get(viewer.name)!.size).toBeGreaterThan(10);
  });
});

function isReading({ method }: { readonly method: string }): boolean {
  return method === "GET";
}

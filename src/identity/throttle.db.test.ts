import { afterAll, beforeAll, expect, test } from "vitest";
import {
  givenAccount,
  givenIdentity,
  password,
  refusalOf,
  signIn,
  visitor,
  type GivenIdentity,
} from "../../test/identity/identity.ts";
import type { Visitor } from "./identity.ts";
import { addressLimit } from "./throttle.ts";

let given: GivenIdentity;
beforeAll(async () => (given = await givenIdentity()));
afterAll(() => given.close());

let addresses = 0;
const stranger = (): Visitor => ({ address: `203.0.113.${++addresses}`, agent: "curl" });
const wrong = (login: string, from = stranger()) =>
  refusalOf(given.identity.signIn.withPassword({ login, password: "not the password" }, from));

test("IDN-7 five wrong passwords are free, then each waits twice as long, a quarter of an hour at most", async () => {
  await givenAccount(given, "traag@example.org");
  for (let count = 0; count < 5; count++) expect(await wrong("traag@example.org")).toBe("wrong-credentials");
  const waits = [];
  for (let count = 0; count < 14; count++) {
    const error: unknown = await given.identity.signIn
      .withPassword({ login: "traag@example.org", password }, stranger())
      .catch((refused: unknown) => refused);
    const { retryAfterMs } = (error as { parameters: { retryAfterMs: number } }).parameters;
    waits.push(retryAfterMs / 1000);
    given.clock.at += retryAfterMs;
    expect(await wrong("traag@example.org")).toBe("wrong-credentials");
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900, 900]);
});

test("IDN-7 strangers who fail all night do not keep out a browser that was in before", async () => {
  await givenAccount(given, "bekend@example.org");
  const { device } = await signIn(given, "bekend@example.org");
  for (let count = 0; count < 6; count++) await wrong("bekend@example.org");
  expect(await refusalOf(signIn(given, "bekend@example.org"))).toBe("too-many-attempts");
  const again = await signIn(given, "bekend@example.org", { ...visitor, device });
  expect(again.session.stage).toBe("full");
  expect(again.device).toBeUndefined();
  for (let count = 0; count < 10; count++) await wrong("bekend@example.org", { ...stranger(), device });
  expect(await refusalOf(signIn(given, "bekend@example.org", { ...stranger(), device }))).toBe("too-many-attempts");
});

test("IDN-7 a login that nobody has is slowed down like one that somebody has", async () => {
  const answers = [];
  for (let count = 0; count < 6; count++) answers.push(await wrong("niemand@example.org"));
  expect(answers).toEqual([...Array<string>(5).fill("wrong-credentials"), "too-many-attempts"]);
});

test("IDN-7 a hundred attempts at the same moment are a hundred, and not one look at the count", async () => {
  await givenAccount(given, "samen@example.org");
  const answers = await Promise.all(Array.from({ length: 100 }, () => wrong("samen@example.org", stranger())));
  expect(answers.filter((answer) => answer === "wrong-credentials")).toHaveLength(5);
});

test("IDN-7 one address that tries many logins is slowed down, and another one is not", async () => {
  const from = { address: "2001:db8:1:2:3::4", agent: "curl" };
  const answers = [];
  for (let count = 0; count < 31; count++) answers.push(await wrong(`login${count}@example.org`, from));
  expect(answers.filter((answer) => answer === "wrong-credentials")).toHaveLength(30);
  const neighbour = { ...from, address: "2001:db8:1:2:ffff::1" };
  expect(await wrong("buur@example.org", neighbour)).toBe("too-many-attempts");
  expect(await wrong("buur@example.org", { ...from, address: "2001:db8:1:3::1" })).toBe("wrong-credentials");
});

test("IDN-7 the right password starts the count of a login again", async () => {
  await givenAccount(given, "goed@example.org");
  for (let round = 0; round < 3; round++) {
    for (let count = 0; count < 4; count++) expect(await wrong("goed@example.org")).toBe("wrong-credentials");
    expect((await signIn(given, "goed@example.org", stranger())).session.stage).toBe("full");
  }
});

test("IDN-7 a clock that was set back a day keeps nobody out for a day", async () => {
  await givenAccount(given, "klok@example.org");
  for (let count = 0; count < 5; count++) await wrong("klok@example.org");
  given.clock.at -= 24 * 3_600_000;
  expect((await signIn(given, "klok@example.org", stranger())).session.stage).toBe("full");
});

test("IDN-7 the same network is the same subject, however its address is written", () => {
  const of = (address: string) => addressLimit(address).subject;
  expect(of("::ffff:192.0.2.1")).toBe("address:192.0.2.1");
  expect(of("2001:db8::1")).toBe(of("2001:0DB8:0:0:ffff::2"));
  expect(of("2001:db8::1")).not.toBe(of("2001:db8:0:1::1"));
  expect(of("fe80::1%eth0")).toBe("address:fe80:0:0:0::/64");
});

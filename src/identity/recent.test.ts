import { expect, test } from "vitest";
import { Memory, Recent } from "./recent.ts";

interface Answer {
  account: string;
  of: number;
}

function given() {
  const clock = { at: 1_000_000 };
  const memory = new Memory();
  const recent = new Recent<Answer>(
    () => clock.at,
    memory,
    ({ account }) => account,
  );
  const looks: ((answer: Answer | undefined) => void)[] = [];
  const look = () => new Promise<Answer | undefined>((resolve) => looks.push(resolve));
  return { clock, memory, recent, looks, look };
}

test("IDN-9 an answer is kept for five seconds from when it was asked for, and looked up by one at a time", async () => {
  const { clock, recent, looks, look } = given();
  const asked = [recent.of("a", look), recent.of("a", look)];
  expect(looks).toHaveLength(1);
  clock.at += 3000;
  looks[0]!({ account: "anna", of: 1 });
  expect(await Promise.all(asked)).toEqual([1, 1].map((of) => ({ account: "anna", of })));
  clock.at += 1999;
  expect(await recent.of("a", look)).toEqual({ account: "anna", of: 1 });
  clock.at += 1;
  void recent.of("a", look);
  expect(looks).toHaveLength(2);
});

test("IDN-9 an answer that was under way when its account was forgotten is kept by nobody", async () => {
  const { memory, recent, looks, look } = given();
  const before = recent.of("a", look);
  memory.forget("anna");
  const after = recent.of("a", look);
  expect(looks).toHaveLength(2);
  looks[0]!({ account: "anna", of: 1 });
  looks[1]!(undefined);
  expect(await before).toEqual({ account: "anna", of: 1 });
  expect(await after).toBeUndefined();
  expect(await recent.of("a", look)).toBeUndefined();
});

test("IDN-9 to forget one account keeps the others, and to forget all keeps none", async () => {
  const { memory, recent } = given();
  await recent.of("a", () => Promise.resolve({ account: "anna", of: 1 }));
  await recent.of("b", () => Promise.resolve({ account: "bert", of: 1 }));
  const again = (key: string, account: string) => recent.of(key, () => Promise.resolve({ account, of: 2 }));
  memory.forget("anna");
  expect(await Promise.all([again("a", "anna"), again("b", "bert")])).toMatchObject([{ of: 2 }, { of: 1 }]);
  memory.forgetAll();
  expect(await again("b", "bert")).toMatchObject({ of: 2 });
});

test("IDN-9 a clock that was set back keeps no answer alive", async () => {
  const { clock, recent } = given();
  await recent.of("a", () => Promise.resolve({ account: "anna", of: 1 }));
  clock.at -= 3_600_000;
  expect(await recent.of("a", () => Promise.resolve(undefined))).toBeUndefined();
});

test("IDN-9 a look that fails is kept by nobody", async () => {
  const { recent } = given();
  await expect(recent.of("a", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(await recent.of("a", () => Promise.resolve({ account: "anna", of: 2 }))).toMatchObject({ of: 2 });
});

import { expect, test } from "vitest";
import { needsGoodPassword } from "./password-policy.ts";

function codeOf(password: string, login: string | null = "anna.jansen@voorbeeld.nl"): string {
  try {
    needsGoodPassword(password, login);
    return "good";
  } catch (error) {
    return (error as { code: string }).code;
  }
}

test("IDN-4 twelve characters are enough and eleven are not, whatever characters they are", () => {
  expect(codeOf("korte zinnen")).toBe("good");
  expect(codeOf("korte zinne")).toBe("password-too-short");
  expect(codeOf("🚲🌷🧀🌊🦆🌬🚲🌷🧀🌊🦆🌬")).toBe("good");
  expect(codeOf("🚲🌷🧀🌊🦆🌬")).toBe("password-too-short");
  expect(codeOf("x".repeat(300))).toBe("password-too-long");
});

test("IDN-4 what everybody tries first is refused, also with a year, in capitals and with signs for letters", () => {
  const tried = [
    "Welkom2026!!",
    "wachtwoord123",
    "P@ssw0rdP@ssw0rd",
    "qwertyuiop12",
    "Administrator1!",
    "Zomer2026Zomer",
  ];
  expect(tried.map((password) => codeOf(password))).toEqual(tried.map(() => "password-obvious"));
});

test("IDN-4 a run, a repetition and one's own address are refused", () => {
  const tried = ["aaaaaaaaaaaa", "123456789012", "abababababab", "abcdefghijkl", "anna.jansen12", "voorbeeld2026!"];
  expect(tried.map((password) => codeOf(password))).toEqual(tried.map(() => "password-obvious"));
  expect(codeOf("anna.jansen12", null)).toBe("good");
});

test("IDN-4 a sentence with an ordinary word in it is good", () => {
  const good = ["vier gele fietsen", "mijn welkom is warm vandaag", "correct horse battery staple", "Tr0ub4dor&3xyz"];
  expect(good.map((password) => codeOf(password))).toEqual(good.map(() => "good"));
});

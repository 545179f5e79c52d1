/**
 * What a password must be (IDN-4): long, and not what everybody tries first. No rules about capitals and signs, no expiry:
 * people answer those with `Welkom01!`, and then `Welkom02!` (NIST SP 800-63B says the same).
 */
import { IdentityRefused } from "./refusal.ts";

const LEAST = 12;
const MOST = 256;
/** As many different characters must be left once the obvious is taken out. */
const LEAST_OTHERS = 5;

const obvious = [
  ..."password passwort wachtwoord welkom welcome geheim secret letmein admin administrator beheerder beheer".split(
    " ",
  ),
  ..."qwertyuiop qwerty azerty asdfgh zxcvbn iloveyou changeme veranderen default toegang login inloggen".split(" "),
  ..."monkey dragon football baseball sunshine princess superman batman starwars master shadow michael".split(" "),
  ..."voetbal ajax feyenoord amsterdam rotterdam nederland holland lente zomer herfst winter spring summer".split(" "),
  ..."autumn januari februari maart april juni juli augustus september oktober november december".split(" "),
  ..."maandag dinsdag woensdag donderdag vrijdag servicedesk helpdesk support peil test demo".split(" "),
].toSorted((a, b) => b.length - a.length);

/** Refuses with `password-too-short`, `password-too-long` or `password-obvious`. */
export function needsGoodPassword(password: string, login: string | null): void {
  const normal = password.normalize("NFKC");
  const length = Array.from(normal).length;
  if (length < LEAST) throw new IdentityRefused("password-too-short", { least: LEAST });
  if (length > MOST) throw new IdentityRefused("password-too-long", { most: MOST });
  if (isObvious(normal.toLowerCase(), login)) throw new IdentityRefused("password-obvious");
}

function isObvious(password: string, login: string | null): boolean {
  const own = (login ?? "").split(/[^a-z0-9]+/).filter((part) => part.length >= 3);
  let left = password;
  for (const word of own.concat(obvious)) left = withoutWord(left, word);
  left = withoutRuns(left.replaceAll(/(19|20)\d\d/g, ""));
  return new Set(left).size < LEAST_OTHERS;
}

/** Also where it is written with the usual digits and signs for letters. */
function withoutWord(text: string, word: string): string {
  const plain = text.replaceAll(/[013457@$!]/g, (sign) => alike[sign] ?? sign);
  const at = plain.indexOf(word);
  return at < 0 ? text : withoutWord(text.slice(0, at) + text.slice(at + word.length), word);
}

const alike: Readonly<Record<string, string>> = {
  0: "o",
  1: "i",
  3: "e",
  4: "a",
  5: "s",
  7: "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/** Without `aaaa`, `3456` and `fedc`: four or more that stand still or go up or down by one. */
function withoutRuns(text: string): string {
  const codes = Array.from(text, (character) => character.codePointAt(0)!);
  const kept = codes.filter((_, index) => !inRun(codes, index));
  return String.fromCodePoint(...kept);
}

function inRun(codes: readonly number[], index: number): boolean {
  return [-1, 0, 1].some((step) => {
    const goesOn = (at: number) => codes[at] !== undefined && codes[at + 1] === codes[at] + step;
    let [first, last] = [index, index];
    while (goesOn(first - 1)) first--;
    while (goesOn(last)) last++;
    return last - first + 1 >= 4;
  });
}

/** What the running system says at the terminal: when it starts and ends, what the doctor finds, what a replay gives. */
import type { Language } from "./words.ts";
import { enSystem } from "./en-system.ts";
import { nlSystem } from "./nl-system.ts";

export interface SystemWords {
  readonly ready: (url: string) => string;
  readonly reference: (url: string) => string;
  readonly firstLink: (link: string) => string;
  readonly firstLinkUntil: (moment: string) => string;
  readonly stopping: string;
  readonly webMissing: string;
  readonly stopped: string;
  readonly demoLoading: string;
  readonly demoLoaded: (facts: number, tickets: number, seconds: string) => string;
  readonly demoNotEmpty: string;
  readonly demoThere: (file: string) => string;
  readonly demoPeople: (password: string, file: string) => string;
  readonly settingsWrong: string;
  readonly setting: (variable: string, value: string, expected: string) => string;
  readonly cannotStart: (why: string) => string;
  readonly portTaken: (port: number) => string;
  readonly databaseGone: (why: string) => string;
  readonly doctor: {
    readonly settings: string;
    readonly checks: string;
    readonly allWell: string;
    readonly notWell: (count: number) => string;
    readonly database: (version: string, own: boolean) => string;
    readonly databaseGone: (why: string) => string;
    readonly migrations: (count: number, last: string) => string;
    readonly disk: (free: string) => string;
    readonly diskLow: (free: string) => string;
    readonly keys: (folder: string) => string;
    readonly keysWrong: (why: string) => string;
    readonly ledger: (logs: number, facts: number) => string;
    readonly ledgerBroken: (log: string, problem: string) => string;
    readonly checkpoints: (logs: number) => string;
    readonly unsigned: (facts: number) => string;
    readonly follower: (name: string, facts: number) => string;
    readonly moments: (seconds: number) => string;
    readonly noTenant: string;
  };
  readonly rebuild: {
    readonly same: (tickets: number, facts: number, logs: number) => string;
    readonly differ: (differing: number, tickets: number) => string;
    readonly mended: (differing: number, tickets: number) => string;
    readonly more: (count: number) => string;
  };
  readonly exported: (file: string, facts: number) => string;
  readonly recover: {
    readonly link: (login: string, link: string) => string;
    readonly none: string;
    readonly unknown: (login: string, known: string) => string;
    readonly which: (known: string) => string;
  };
}

export function systemWords(lang: Language): SystemWords {
  return lang === "nl" ? nlSystem : enSystem;
}

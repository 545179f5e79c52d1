/**
 * How the system is configured: by the environment alone, read once, all of it checked. What is wrong is told together, by the
 * name of the variable and what it could be; nothing falls back in silence.
 */
import path from "node:path";
import { z } from "zod";
import { roles } from "../facts/role.ts";
import { readAllowed } from "../egress/addresses.ts";

const port = z.coerce.number().int().min(0).max(65_535);
const list = z.string().transform((words) => words.split(/[\s,]+/).filter((word) => word !== ""));
const whom = list
  .transform((names) => (names.join() === "nobody" ? [] : names))
  .pipe(z.array(z.enum(roles, { error: `roles (${roles.join(", ")}), or nobody` })));
const http = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ""));
/** Links, cookies and passkeys are of a whole site, and the API begins at its root. */
const site = http
  .refine((url) => URL.canParse(url) && new URL(url).href === `${new URL(url).origin}/`, {
    error: "the address of a whole site, such as https://desk.example.org: no path, query or name in it",
  })
  .transform((url) => new URL(url).origin);

/** Every variable that Peil reads, with what it means; those of `secrets` are never shown. */
export const variables = {
  PORT: port.default(7345),
  PEIL_HOST: z.string().min(1).default("127.0.0.1"),
  PEIL_URL: site.optional(),
  PEIL_HOME: z.string().min(1).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  PEIL_DATABASE_CONNECTIONS: z.coerce.number().int().min(4).max(200).default(16),
  PEIL_MASTER_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits")
    .optional(),
  PEIL_TRUSTED_PROXIES: list.default([]),
  PEIL_SECOND_FACTOR_FOR: whom.default(["administrator", "manager"]),
  PEIL_LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace"]).default("info"),
  PEIL_METRICS_TOKEN: z.string().min(16).optional(),
  PEIL_EGRESS_ALLOW: list.default([]),
  PEIL_S3_URL: http.optional(),
  PEIL_S3_BUCKET: z.string().min(1).optional(),
  PEIL_S3_REGION: z.string().min(1).default("us-east-1"),
  PEIL_S3_KEY: z.string().min(1).optional(),
  PEIL_S3_SECRET: z.string().min(1).optional(),
} as const;

export const secrets = new Set(["PEIL_MASTER_KEY", "PEIL_METRICS_TOKEN", "PEIL_S3_SECRET", "PEIL_S3_KEY"]);
const schema = z.object(variables);

export type Settings = z.output<typeof schema> & {
  /** Where people reach Peil. */
  readonly PEIL_URL: string;
  /** Where what Peil keeps on disk stands. */
  readonly PEIL_HOME: string;
};

export interface SettingsProblem {
  readonly variable: string;
  readonly value: string;
  readonly expected: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** `home` is the user's data folder for Peil, for when nothing says another. */
export function readSettings(env: Environment, home: string): Settings | { readonly problems: SettingsProblem[] } {
  // A variable set to nothing is one that is not set: that is how a unit file or a compose file leaves one out.
  const given = Object.fromEntries(Object.keys(variables).flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
  const read = schema.safeParse(given);
  const problems = [
    ...(read.success ? [] : read.error.issues.map((issue) => problemOf(issue, env))),
    ...strangers(env),
  ];
  if (!read.success || problems.length > 0)
    return { problems: [...problems, ...(read.success ? halves(read.data) : [])] };
  const more = [...halves(read.data), ...wrongPlaces(read.data)];
  if (more.length > 0) return { problems: more };
  const { PORT, PEIL_HOST, PEIL_URL, PEIL_HOME } = read.data;
  const host = PEIL_HOST === "127.0.0.1" || PEIL_HOST === "::1" || PEIL_HOST === "0.0.0.0" ? "localhost" : PEIL_HOST;
  return { ...read.data, PEIL_URL: PEIL_URL ?? `http://${host}:${PORT}`, PEIL_HOME: path.resolve(PEIL_HOME ?? home) };
}

function problemOf({ path: [name], message }: z.core.$ZodIssue, env: Environment): SettingsProblem {
  return { variable: String(name), value: shownValue(String(name), env[String(name)] ?? ""), expected: message };
}

/** A variable of ours that we do not know is most likely one that somebody misspelled. */
function strangers(env: Environment): SettingsProblem[] {
  const others = new Set(["PEIL_DEBUG", "PEIL_SEED"]);
  return Object.keys(env)
    .filter((name) => name.startsWith("PEIL_") && !(name in variables) && !others.has(name) && !isOfTests(name))
    .map((variable) => ({
      variable,
      value: shownValue(variable, env[variable]!),
      expected: `one of ${Object.keys(variables).join(", ")}`,
    }));
}

function isOfTests(name: string): boolean {
  return /^PEIL_(TEST|BENCH|LOG|CONTRACT|FAULT)_/.test(name);
}

function wrongPlaces({ PEIL_EGRESS_ALLOW }: z.output<typeof schema>): SettingsProblem[] {
  return readAllowed(PEIL_EGRESS_ALLOW).wrong.map((value) => ({
    variable: "PEIL_EGRESS_ALLOW",
    value,
    expected: "networks (10.1.0.0/16) and places (host:port, or http://host:port without TLS)",
  }));
}

/** S3 is set up as a whole, or not at all. */
function halves(read: z.output<typeof schema>): SettingsProblem[] {
  const needed = ["PEIL_S3_URL", "PEIL_S3_BUCKET", "PEIL_S3_KEY", "PEIL_S3_SECRET"] as const;
  const missing = needed.filter((name) => read[name] === undefined);
  if (missing.length === 0 || missing.length === needed.length) return [];
  return missing.map((variable) => ({
    variable,
    value: "",
    expected: "set together with the other PEIL_S3_ variables",
  }));
}

/** The settings as they may be shown to anybody who administers the machine: no secret, no password in an address. */
export function shownSettings(settings: Settings): Record<string, string> {
  return Object.fromEntries(
    Object.keys(variables).map((name) => {
      const value = settings[name as keyof Settings];
      const text = value === undefined ? "" : Array.isArray(value) ? value.join(" ") : String(value);
      return [name, shownValue(name, text)];
    }),
  );
}

function shownValue(name: string, value: string): string {
  if (value === "") return "";
  if (secrets.has(name) || !(name in variables)) return "(set)";
  if (name !== "DATABASE_URL") return value;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol.startsWith("postgres") !== true) return "(no address of PostgreSQL)";
  if (url.password !== "") url.password = "***";
  if (url.searchParams.has("password")) url.searchParams.set("password", "***");
  return url.toString();
}

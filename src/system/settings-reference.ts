/** docs/reference/settings.md: every variable with its default, and what it is for. A variable without its sentence does not compile. */
import { secrets, variables } from "./settings.ts";

const meanings: Readonly<Record<keyof typeof variables, string>> = {
  PORT: "The port that Peil listens on. 0 takes one that is free.",
  PEIL_HOST:
    "The address that it listens on. Only a proxy on the same machine reaches the default; `0.0.0.0` or `::` is every address.",
  PEIL_URL:
    "Where people reach Peil, as they type it: `https://desk.example`. Links begin with it, cookies and passkeys belong to it, and a page elsewhere may not send anything in somebody's name. Left out: `http://localhost:PORT`.",
  PEIL_HOME:
    "The folder for what Peil keeps on disk: `keys/`, attachments in `files/`, and the database that comes along in `postgres/`. Left out: `peil` among the user's own data, on Linux `~/.local/share/peil`.",
  DATABASE_URL:
    "A PostgreSQL of your own, 15 or newer, instead of the one that comes along: `postgres://peil@db.example/peil`. Its role owns the database.",
  PEIL_DATABASE_CONNECTIONS:
    "How many connections requests share, 4 to 200. Identity and whatever waits for moments have a few of their own beside them.",
  PEIL_MASTER_KEY:
    "The key that seals every person's key, 64 hexadecimal digits, for whoever keeps secrets elsewhere. Left out: `PEIL_HOME/keys/master.key`, made at the first start.",
  PEIL_TRUSTED_PROXIES:
    "Addresses and networks of proxies whose `X-Forwarded-For` is believed, with a space or a comma between them: `127.0.0.1`. From anybody else the header says nothing.",
  PEIL_SECOND_FACTOR_FOR:
    "The roles that must have a second factor, an authenticator or a passkey, before they can do anything; `nobody` for none. Anybody may have one. The demonstration asks nobody.",
  PEIL_LOG_LEVEL: "What is logged, from least to most: `fatal`, `error`, `warn`, `info`, `debug`, `trace`.",
  PEIL_METRICS_TOKEN:
    "With it `/metrics` answers whoever sends it (`Authorization: Bearer …`), from any machine; 16 characters or more. Left out: this machine only.",
  PEIL_EGRESS_ALLOW:
    "Where webhooks and sign-in services may go although it is not public: networks (`10.1.0.0/16`) and places (`host:port`, or `http://host:port` for one without TLS).",
  PEIL_S3_URL: "An S3-compatible store for attachments, instead of `PEIL_HOME/files`. The five go together.",
  PEIL_S3_BUCKET: "The bucket there.",
  PEIL_S3_REGION: "Its region.",
  PEIL_S3_KEY: "The access key.",
  PEIL_S3_SECRET: "Its secret.",
};

export function settingsReference(): string {
  const rows = Object.entries(variables).map(([name, schema]) => {
    const left = schema.safeParse(undefined);
    const value = left.success && left.data !== undefined ? String(left.data) : "";
    const secret = secrets.has(name) ? " A secret: never shown." : "";
    return `| \`${name}\` | ${value === "" ? "–" : `\`${value}\``} | ${meanings[name as keyof typeof meanings]}${secret} |`;
  });
  return [
    "# Settings\n",
    "Written by `npm run gen` from `src/system/settings.ts`; do not edit. Peil is configured by the environment alone. It reads all of it",
    "once, at the start, and does not start with a value that does not hold or a `PEIL_` name that it does not know. A variable that is set to",
    "nothing is not set. `peil doctor` shows what is in force, without the secrets.\n",
    "| variable | left out | what it is for |",
    "| --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

/** In English: what the running system says at the terminal. */
import type { SystemWords } from "./system-words.ts";

const facts = (count: number) => (count === 1 ? "1 fact" : `${count.toLocaleString("en")} facts`);
const tickets = (count: number) => (count === 1 ? "1 ticket" : `${count.toLocaleString("en")} tickets`);

export const enSystem: SystemWords = {
  ready: (url) => `Peil runs: ${url}`,
  reference: (url) => `The API and its reference: ${url}`,
  firstLink: (link) => `For the first administrator, once: ${link}`,
  firstLinkUntil: (moment) =>
    `The link works until ${moment}; starting again gives a new one while nobody has used it.`,
  stopping: "Stopping: what is on its way is finished first.",
  webMissing: "The pages have not been built. In a checkout, 'npm start' builds them; run that once and start again.",
  stopped: "Stopped.",
  demoLoading: "Making a year of five agreements up, to look around in …",
  demoLoaded: (count, those, seconds) => `${facts(count)} of ${tickets(those)} in ${seconds} s.`,
  demoNotEmpty: "--demo only fills an empty system, and this one has customers; set PEIL_HOME to another folder.",
  demoThere: (file) => `The demonstration is there already; its people and their password stand in ${file}.`,
  demoPeople: (password, file) =>
    `People of the demonstration, all of them made up. Their password is ${password} (it stands in ${file} too):`,
  settingsWrong: "The settings do not hold; nothing was started:",
  setting: (variable, value, expected) => `${variable}${value === "" ? "" : `=${value}`}: ${expected}`,
  cannotStart: (why) => `Peil cannot start: ${why}`,
  portTaken: (port) => `port ${port} is taken. Stop what listens there, or set PORT to another one.`,
  databaseGone: (why) => `The database is gone, and Peil stops: ${why}`,
  doctor: {
    settings: "Settings",
    checks: "Checks",
    allWell: "All is well.",
    notWell: (count) => (count === 1 ? "1 thing is not well." : `${count} things are not well.`),
    database: (version, own) => `PostgreSQL ${version}${own ? ", the one that comes along" : ""}`,
    databaseGone: (why) => `The database does not answer: ${why}`,
    migrations: (count, last) => `${count} migrations, the last is ${last}`,
    disk: (free) => `${free} free on the disk of PEIL_HOME`,
    diskLow: (free) => `only ${free} free on the disk of PEIL_HOME: writes will be refused when it is full`,
    keys: (folder) => `keys in ${folder}, readable by their owner alone; keep a copy apart from the database's`,
    keysWrong: (why) => `the keys: ${why}`,
    ledger: (logs, count) => `${logs} logs with ${facts(count)}, verified to the last byte`,
    ledgerBroken: (log, problem) => `log ${log} is not as it was written: ${problem}`,
    checkpoints: (logs) => `checkpoints of ${logs} logs, all signed by this installation's key`,
    unsigned: (count) => `${facts(count)} since the last checkpoints`,
    follower: (name, count) => (count === 0 ? `${name} has read everything` : `${name} is ${facts(count)} behind`),
    moments: (seconds) => `due moments wait, the oldest for ${seconds} s: nobody tells them`,
    noTenant: "nobody has set this system up yet: start it, and follow the link",
  },
  rebuild: {
    same: (those, count, logs) =>
      `${tickets(those)} made anew from ${facts(count)} in ${logs} logs: each the same as it stands.`,
    differ: (differing, those) => `${tickets(differing)} of ${those} stand otherwise than their facts say:`,
    mended: (differing, those) =>
      `${tickets(differing)} of ${those} stood otherwise than their facts say, and were written anew:`,
    more: (count) => `… and ${count} more`,
  },
  exported: (file, count) => `${file}: ${facts(count)}`,
  recover: {
    link: (login, link) => `For ${login}, once: ${link}`,
    none: "There is no administrator yet: `peil start` shows the link for the first one.",
    unknown: (login, known) => `No administrator has the login ${login}. There are: ${known}`,
    which: (known) => `Which administrator? There are: ${known}`,
  },
};

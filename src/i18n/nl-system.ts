/** In het Nederlands: wat het draaiende systeem in de terminal zegt. */
import type { SystemWords } from "./system-words.ts";

const facts = (count: number) => (count === 1 ? "1 feit" : `${count.toLocaleString("nl")} feiten`);
const tickets = (count: number) => (count === 1 ? "1 melding" : `${count.toLocaleString("nl")} meldingen`);

export const nlSystem: SystemWords = {
  ready: (url) => `Peil draait: ${url}`,
  reference: (url) => `De API en haar naslag: ${url}`,
  firstLink: (link) => `Voor de eerste beheerder, eenmalig: ${link}`,
  firstLinkUntil: (moment) =>
    `De link werkt tot ${moment}; opnieuw starten geeft een nieuwe zolang niemand hem gebruikte.`,
  stopping: "Peil stopt: wat onderweg is wordt eerst afgemaakt.",
  webMissing:
    "De pagina’s zijn nog niet gebouwd. In een kloon doet 'npm start' dat; draai dat één keer en start opnieuw.",
  stopped: "Gestopt.",
  demoLoading: "Een jaar van vijf overeenkomsten wordt verzonnen, om in rond te kijken …",
  demoLoaded: (count, those, seconds) => `${facts(count)} van ${tickets(those)} in ${seconds} s.`,
  demoNotEmpty: "--demo vult alleen een leeg systeem, en dit heeft al klanten; zet PEIL_HOME op een andere map.",
  demoThere: (file) => `De demonstratie is er al; haar mensen en hun wachtwoord staan in ${file}.`,
  demoPeople: (password, file) =>
    `Mensen van de demonstratie, allemaal verzonnen. Hun wachtwoord is ${password} (het staat ook in ${file}):`,
  settingsWrong: "De instellingen kloppen niet; er is niets gestart:",
  setting: (variable, value, expected) => `${variable}${value === "" ? "" : `=${value}`}: ${expected}`,
  cannotStart: (why) => `Peil kan niet starten: ${why}`,
  portTaken: (port) => `poort ${port} is bezet. Stop wat daar luistert, of zet PORT op een andere.`,
  databaseGone: (why) => `De database is weg, en Peil stopt: ${why}`,
  doctor: {
    settings: "Instellingen",
    checks: "Controles",
    allWell: "Alles is goed.",
    notWell: (count) => (count === 1 ? "1 ding is niet goed." : `${count} dingen zijn niet goed.`),
    database: (version, own) => `PostgreSQL ${version}${own ? ", de meegeleverde" : ""}`,
    databaseGone: (why) => `De database antwoordt niet: ${why}`,
    migrations: (count, last) => `${count} migraties, de laatste is ${last}`,
    disk: (free) => `${free} vrij op de schijf van PEIL_HOME`,
    diskLow: (free) => `nog maar ${free} vrij op de schijf van PEIL_HOME: als die vol is wordt schrijven geweigerd`,
    keys: (folder) =>
      `sleutels in ${folder}, alleen leesbaar voor hun eigenaar; bewaar een kopie apart van die van de database`,
    keysWrong: (why) => `de sleutels: ${why}`,
    ledger: (logs, count) => `${logs} logs met ${facts(count)}, gecontroleerd tot op de laatste byte`,
    ledgerBroken: (log, problem) => `log ${log} is niet zoals het geschreven is: ${problem}`,
    checkpoints: (logs) => `checkpoints van ${logs} logs, alle getekend met de sleutel van deze installatie`,
    unsigned: (count) => `${facts(count)} sinds de laatste checkpoints`,
    follower: (name, count) => (count === 0 ? `${name} heeft alles gelezen` : `${name} loopt ${facts(count)} achter`),
    moments: (seconds) => `vervalmomenten wachten, het oudste al ${seconds} s: niemand vertelt ze`,
    noTenant: "niemand heeft dit systeem nog ingericht: start het en volg de link",
  },
  rebuild: {
    same: (those, count, logs) =>
      `${tickets(those)} opnieuw gemaakt uit ${facts(count)} in ${logs} logs: elk precies zoals hij er staat.`,
    differ: (differing, those) => `${tickets(differing)} van de ${those} staan er anders dan hun feiten zeggen:`,
    mended: (differing, those) =>
      `${tickets(differing)} van de ${those} stonden er anders dan hun feiten zeggen, en zijn opnieuw geschreven:`,
    more: (count) => `… en nog ${count}`,
  },
  exported: (file, count) => `${file}: ${facts(count)}`,
  recover: {
    link: (login, link) => `Voor ${login}, eenmalig: ${link}`,
    none: "Er is nog geen beheerder: `peil start` toont de link voor de eerste.",
    unknown: (login, known) => `Geen beheerder heeft de inlognaam ${login}. Er zijn: ${known}`,
    which: (known) => `Welke beheerder? Er zijn: ${known}`,
  },
};

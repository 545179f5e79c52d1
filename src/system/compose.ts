/** Puts the parts of the system together on an open database. Nothing runs yet. */
import { hkdfSync, randomBytes } from "node:crypto";
import { availableParallelism } from "node:os";
import type { Logger } from "pino";
import type { FileStore } from "../attachments/file-store.ts";
import { Contracts } from "../contracts/load-contracts.ts";
import { Desk } from "../desk/desk.ts";
import type { DeskParts } from "../desk/perform-batch.ts";
import { Egress } from "../egress/egress.ts";
import { Figures } from "../figures/figures.ts";
import type { Identity } from "../identity/identity.ts";
import { openIdentity } from "../identity/open.ts";
import { fileStore } from "./file-store.ts";
import { uuidMaker } from "./ids.ts";
import type { OpenSystem } from "./open.ts";

export interface Composed {
  readonly contracts: Contracts;
  readonly parts: DeskParts;
  readonly desk: Desk;
  readonly identity: Identity;
  /** Answers questions on figures, on threads of its own. */
  readonly figures: Figures;
  /** Where sealed files lie. */
  readonly files: FileStore;
  /** The one way out of the installation. */
  readonly egress: Egress;
  readonly now: () => number;
  readonly newId: () => string;
  /** 32 bytes for one purpose, made of the master key: the same in every process of the installation. */
  readonly secretFor: (purpose: string) => Buffer;
}

/** A moment nearer than this is told at once to whoever waits for moments; others are found by looking. */
const nearMs = 10_000;

export function compose(open: OpenSystem, now: () => number, log: Logger): Composed {
  const newId = uuidMaker(now);
  const contracts = new Contracts(now);
  const parts: DeskParts = { contracts: contracts.load.bind(contracts), vault: open.vault, now, newId, nearMs };
  const secretFor = (purpose: string) =>
    Buffer.from(hkdfSync("sha256", open.keys.master, "peil", `peil ${purpose}`, 32));
  const { PEIL_EGRESS_ALLOW: allow, PEIL_URL: origin, PEIL_SECOND_FACTOR_FOR: secondFactorFor } = open.settings;
  const egress = new Egress({ userAgent: "Peil", allow });
  const identity = openIdentity({
    database: open.identityDatabase,
    origin,
    name: "Peil",
    secondFactorFor,
    key: secretFor("identity"),
    now,
    random: (bytes) => randomBytes(bytes),
    newId,
    onEvent: ({ kind, tenant, person, by, credential, how }) =>
      log.info({ event: kind, tenant, person, by, credential, how }, "identity"),
    onError: (error) => log.error({ err: error }, "identity"),
    fetch: (url, init) => egress.fetch(url, init),
  });
  const threads = Math.max(1, availableParallelism() - 1);
  const figures = new Figures({ url: open.ownerUrl, threads, now });
  const files = fileStore(open.settings, egress);
  return {
    contracts,
    parts,
    desk: new Desk(open.database, parts),
    identity,
    figures,
    files,
    egress,
    now,
    newId,
    secretFor,
  };
}

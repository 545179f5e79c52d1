/** What the API is given to work with: `main.ts` puts it together, and a test hands in what it needs of it. */
import type { Registry } from "prom-client";
import type { FileStore } from "../attachments/file-store.ts";
import type { Contracts } from "../contracts/load-contracts.ts";
import type { CheckedText, Findings } from "../contracts/agreement-text.ts";
import type { Database } from "../database/database.ts";
import type { Desk } from "../desk/desk.ts";
import type { Figures } from "../figures/figures.ts";
import type { Identity } from "../identity/identity.ts";
import type { Language } from "../i18n/words.ts";
import type { MadeCheckpoint } from "../ledger/checkpoint.ts";
import type { Lag } from "../ledger/follow.ts";
import type { Vault } from "../ledger/keys.ts";
import type { WebhookSecrets } from "../webhooks/secrets.ts";
import type { LiveTickets } from "./live-tickets.ts";
import type { RateLimit } from "./rate.ts";
import type { WebHandler } from "./web.ts";

/** As pino has it: fields first, then the sentence. */
export interface Log {
  info(fields: object, sentence: string): void;
  warn(fields: object, sentence: string): void;
  error(fields: object, sentence: string): void;
}

export interface HttpConfig {
  /** Where people reach Peil, such as `https://peil.example.org`. */
  readonly origin: string;
  /** Addresses and networks (CIDR) whose X-Forwarded-For is believed; none by default. */
  readonly trustedProxies: readonly string[];
  /** Lets whoever shows it read /metrics; without it only the same machine may. */
  readonly metricsToken: string | undefined;
  readonly rates: {
    /** Of an address, for what it asks without having proved who it is. */
    readonly address: RateLimit;
    readonly principal: RateLimit;
  };
  /** How many requests are worked on at once; the next gets 503. */
  readonly atOnce: number;
  /** How long a request may take to arrive, milliseconds. */
  readonly arrivesWithinMs: number;
  /** How often an open stream shows that it is alive, milliseconds. */
  readonly heartbeatMs: number;
  /** No other process serves on this database: what an earlier one left half done is nobody's. */
  readonly isAlone: boolean;
}

/** One thing that has to work before requests are welcome; `check` throws or gives false when it does not. */
export interface ReadyCheck {
  readonly name: "database" | "migrations" | "disk";
  readonly check: () => Promise<boolean>;
}

/** Whoever holds the key that signs, and knows what follows the ledger. */
export interface LedgerKeeper {
  /** Signs a log as it is now. */
  readonly sign: (tenant: string, log: string) => Promise<MadeCheckpoint>;
  /** The public keys that sign a log, as checkpoints name them, the present one first. */
  readonly keys: (tenant: string, log: string) => readonly string[];
  /** The name of a log in the world. */
  readonly origin: (tenant: string, log: string) => string;
  /** How far those that follow the ledger are behind, by their names; over all tenants, so nobody is told of which. */
  readonly lags: () => Promise<Readonly<Record<string, Lag>>>;
}

export interface ServerDeps {
  readonly config: HttpConfig;
  readonly log: Log;
  readonly metrics: Registry;
  readonly now: () => number;
  readonly newId: () => string;
  /** At least 32 bytes, the same for all processes: cursors and stored replies are sealed with it. */
  readonly secret: Uint8Array;
  /** With role `peil_app`. */
  readonly database: Pick<Database, "read" | "write">;
  readonly identity: Identity;
  readonly desk: Pick<Desk, "perform" | "preview" | "possible">;
  readonly contracts: Contracts;
  readonly vault: Vault;
  /** Where sealed files lie. */
  readonly files: FileStore;
  readonly randomBytes: (count: number) => Uint8Array;
  /** How word comes that a tenant's logs grew; without it that is found by looking, within a second. */
  readonly onFacts?: (tell: (tenant: string) => void) => void;
  readonly figures: Pick<Figures, "figures" | "document" | "examples">;
  /** Checks the text of an agreement: a second of work, which keeps nobody waiting who asks for something else. */
  readonly checkAgreement: (source: string) => Promise<CheckedText | Findings>;
  readonly ledger: LedgerKeeper;
  readonly webhooks: {
    readonly secrets: WebhookSecrets;
    /** Why a URL can never be asked; undefined where nothing speaks against it. */
    readonly objection: (url: string) => string | undefined;
  };
  readonly ready: readonly ReadyCheck[];
  /** Makes the pages; without it there is the API alone. */
  readonly web?: WebHandler;
}

/** What a handler works with: what was given, and what the server made of it. */
export interface HandlerDeps extends ServerDeps {
  readonly live: LiveTickets;
}

export interface Visit {
  readonly requestId: string;
  readonly address: string;
  readonly agent: string;
  readonly language: Language;
}

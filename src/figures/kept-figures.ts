/**
 * Figures that were computed a moment ago, for whoever may see as much and asks the same: a page, and those that are opened from it. They
 * are given as long as no log of which they are made has grown, the contract is the same version, and time alone changes nothing of
 * them. What the database shows the asker is asked each time. Rule: FIG-6.
 */
import { RecentlyUsed } from "../contracts/recently-used.ts";
import type { Database, Scope, Transaction } from "../database/database.ts";
import type { FiguresAnswer, FiguresAsked } from "./answer.ts";
import type { FiguresRefused } from "./figures-of.ts";

/** What a thread made of a question. */
export interface FiguresMade {
  readonly told: FiguresAnswer | FiguresRefused;
  /** Epoch milliseconds: from then on it may be otherwise, though nothing was recorded. */
  readonly holdsUntil: number;
}

/** Each is some tens of kilobytes. */
const most = 100;

export interface KeptFiguresParts {
  readonly database: Database;
  readonly now: () => number;
  /** `position` is how far the record was when it was asked: at least so much is in the answer. */
  readonly ask: (scope: Scope, asked: FiguresAsked, position: string) => Promise<FiguresMade>;
}

export class KeptFigures {
  private readonly parts: KeptFiguresParts;
  private readonly kept = new RecentlyUsed<FiguresMade & { readonly position: string }>(most);

  constructor(parts: KeptFiguresParts) {
    this.parts = parts;
  }

  async of(scope: Scope, asked: FiguresAsked): Promise<FiguresMade["told"]> {
    const { database, now, ask } = this.parts;
    const name = JSON.stringify([scope, asked]);
    const position = await database.read(scope, (tx) => positionOf(tx, asked.contract));
    const known = this.kept.get(name);
    if (known?.position === position && now() < known.holdsUntil) return known.told;
    const made = await ask(scope, asked, position);
    if (!("refused" in made.told)) this.kept.set(name, { ...made, position });
    return made.told;
  }
}

/** Of the contract, its log and the service log; of one that the scope does not show, nothing. */
async function positionOf(tx: Transaction, contract: string): Promise<string> {
  const rows = await tx.query<{ version: number; own: string; shared: string }>(
    `SELECT c.version, o.size AS own, s.size AS shared FROM peil.contract c
       JOIN peil.log o ON o.tenant = c.tenant AND o.contract = c.contract
       JOIN peil.log s ON s.tenant = c.tenant AND s.kind = 'service' AND s.contract IS NULL
     WHERE c.tenant = $1 AND c.contract = $2`,
    [tx.scope.tenant, contract],
    "position of figures",
  );
  return rows.map(({ version, own, shared }) => `${version} ${own} ${shared}`).join();
}

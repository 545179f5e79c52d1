/**
 * Keeps the overview of contracts up to date: follows the ledger, and looks again at what time alone changes, such as a clock that has
 * become late or a period that is over. Two processes may do so at once; what one has in hand the other leaves. Rules: FIG-3, FIG-4.
 */
import { wholeTenant } from "../database/database.ts";
import type { Follower } from "../ledger/follow.ts";
import { figuresFollower, followerName, type FollowingParts } from "./follow-facts.ts";
import { changedByTime, keepCounts, ofEarlierEpochs, piece } from "./keep-counts.ts";
import { keepMeasures, type Measuring } from "./keep-measures.ts";
import { openRow, showRow, stillCounting } from "./overview-row.ts";

export interface OverviewParts extends FollowingParts {
  readonly judge: Measuring["judge"];
  readonly onTrouble: (error: unknown) => void;
}

interface Due {
  readonly tenant: string;
  readonly contract: string;
  readonly log: string;
  readonly is_count: boolean;
  readonly is_measure: boolean;
}

const noTenant = "00000000-0000-0000-0000-000000000000";

export class Overview {
  readonly follower: Follower;
  private readonly parts: OverviewParts;
  private running: Promise<void> | undefined;
  private readonly ending = Promise.withResolvers<undefined>();
  private isAskedAgain = false;
  private isStopped = false;

  constructor(parts: OverviewParts) {
    this.parts = parts;
    this.follower = figuresFollower(parts);
  }

  /** Reads what is new, and looks at what is due by then; what came before it was asked is looked at when it settles. */
  async catchUp(): Promise<void> {
    await this.follower.catchUp();
    this.isAskedAgain = true;
    this.running ??= this.refresh().finally(() => (this.running = undefined));
    await this.running;
  }

  /** Settles when the step that is on its way is done; measuring is given up, and found again. */
  async stop(): Promise<void> {
    this.isStopped = true;
    this.ending.resolve(undefined);
    await Promise.all([this.follower.stop(), this.running]);
  }

  private async refresh(): Promise<void> {
    while (this.isAskedAgain && !this.isStopped) {
      this.isAskedAgain = false;
      for (const due of await this.due()) await this.look(due);
    }
  }

  private async look(due: Due): Promise<void> {
    try {
      while (due.is_count && !this.isStopped && (await this.count(due)));
      // What was counted by other terms is measured by them too.
      if ((due.is_measure || due.is_count) && !this.isStopped)
        await Promise.race([this.measure(due), this.ending.promise]);
    } catch (error) {
      this.parts.onTrouble(error);
    }
  }

  private due(): Promise<Due[]> {
    const { db, now } = this.parts;
    // What is due is asked outside every tenant: no scope shows anything of this one.
    return db.read(wholeTenant(noTenant), (tx) =>
      tx.query<Due>("SELECT * FROM peil.overviews_due($1)", [new Date(now())], "overviews due"),
    );
  }

  /** Whether there is more of it to do. */
  private async count({ tenant, contract, log }: Due): Promise<boolean> {
    const { db, contracts, now } = this.parts;
    return db.write(wholeTenant(tenant), async (tx) => {
      // The watermark's lock is that of the contract: the follower counts behind it too.
      const [locked] = await tx.query(
        "SELECT FROM peil.watermark WHERE tenant = $1 AND follower = $2 AND log = $3 FOR UPDATE SKIP LOCKED",
        [tenant, followerName, log],
        "lock for counting",
      );
      const loaded = locked === undefined ? undefined : (await contracts.load(tx, [contract])).get(contract);
      if (loaded === undefined) return false;
      const asOf = now();
      const { epoch, isWhole } = await openRow(tx, loaded, asOf);
      const tickets = await (isWhole ? changedByTime(tx, contract, asOf) : ofEarlierEpochs(tx, contract, epoch));
      await keepCounts(tx, loaded, epoch, new Map(tickets.map((ticket) => [ticket, Infinity])), asOf);
      const isMore = tickets.length === piece;
      if (isMore) await stillCounting(tx, loaded, asOf, undefined);
      else await showRow(tx, loaded, asOf, undefined);
      return isMore;
    });
  }

  private measure({ tenant, contract }: Due): Promise<void> {
    const { db, now, judge } = this.parts;
    return keepMeasures({ db, now, judge, elapsed: () => performance.now() }, tenant, contract);
  }
}

/**
 * How somebody wants to see Peil (IDN-16): language, theme, and the filters of the queue that they keep under a name. They stand with
 * the account, so that nobody else reads what a person calls a filter, and erasing the account leaves nothing of them.
 */
import { wholeTenant, type Transaction } from "../database/database.ts";
import { activeAccount } from "./account.ts";
import { tellEnded } from "./ended.ts";
import type { Identity, IdentityOptions, PreferenceChange, PreferenceRow, SavedFilter } from "./identity.ts";
import type { Principal } from "./principal.ts";
import { IdentityRefused } from "./refusal.ts";
import type { Sessions } from "./sessions.ts";

type Asked = Identity["preferences"];

/** Of somebody who never chose anything. */
const usual: PreferenceRow = { language: null, theme: "system", filters: [], version: 0 };

export class Preferences implements Asked {
  private readonly options: IdentityOptions;
  private readonly sessions: Sessions;

  constructor(options: IdentityOptions, parts: { sessions: Sessions }) {
    this.options = options;
    this.sessions = parts.sessions;
  }

  of({ tenant, account }: { tenant: string; account: string }): Promise<PreferenceRow> {
    return this.options.database.read(wholeTenant(tenant), (tx) => kept(tx, account));
  }

  async change({ tenant, account }: Principal, change: PreferenceChange, seen?: number): Promise<PreferenceRow> {
    const after = await this.options.database.write(wholeTenant(tenant), async (tx) => {
      await activeAccount(tx, "account", account, true); // two tabs take turns
      const before = await kept(tx, account);
      if (seen !== undefined && seen !== before.version) throw new IdentityRefused("changed-since");
      const { language = before.language, theme = before.theme, filters = before.filters } = change;
      const after = { language, theme, filters, version: before.version + 1 };
      await tx.query(
        `INSERT INTO identity.preference (tenant, account, language, theme, filters, version) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (tenant, account) DO UPDATE SET language = $3, theme = $4, filters = $5, version = $6`,
        [tenant, account, language, theme, JSON.stringify(filters), after.version],
      );
      // The language is remembered with whoever asks.
      if (language !== before.language) await tellEnded(tx, account);
      return after;
    });
    this.sessions.forget(account);
    return after;
  }
}

async function kept(tx: Transaction, account: string): Promise<PreferenceRow> {
  const [row] = await tx.query<Row>(
    "SELECT language, theme, filters, version FROM identity.preference WHERE tenant = $1 AND account = $2",
    [tx.scope.tenant, account],
  );
  return row ?? usual;
}

interface Row {
  readonly language: PreferenceRow["language"];
  readonly theme: PreferenceRow["theme"];
  readonly filters: SavedFilter[];
  readonly version: number;
}

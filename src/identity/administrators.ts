/**
 * The first administrator, and the last one who lost his way in (IDN-11): both get a link from whoever runs the installation,
 * on its own screen.
 */
import { wholeTenant, type Transaction } from "../database/database.ts";
import { activeAccount, findAccount, shown } from "./account.ts";
import { tell } from "./event.ts";
import type { AccountRow, Identity, IdentityOptions, LinkMade, LinkPurpose } from "./identity.ts";
import { hasSignedInAdministrator, makeLink } from "./links.ts";
import { IdentityRefused } from "./refusal.ts";
import { loginLimit, type Throttle } from "./throttle.ts";

type Asked = Identity["administrators"];

export class Administrators implements Asked {
  private readonly options: IdentityOptions;
  private readonly throttle: Throttle;

  constructor(options: IdentityOptions, parts: { throttle: Throttle }) {
    this.options = options;
    this.throttle = parts.throttle;
  }

  /** Earlier ones stay good, since each start prints one: the first that is used ends them all. */
  async first(tenant: string, person: string): Promise<LinkMade> {
    const { link } = await this.make(tenant, person, "first-administrator", async (tx) => {
      if (await hasSignedInAdministrator(tx)) throw new IdentityRefused("administrator-signed-in");
    });
    return link;
  }

  /** Nothing changes until the link is used, but that whoever was throttled may try again. */
  async recover(tenant: string, person: string): Promise<LinkMade> {
    const { link, login } = await this.make(tenant, person, "recovery");
    if (login !== null) await this.throttle.succeeded([loginLimit(tenant, login)]);
    return link;
  }

  async list(): Promise<AccountRow[]> {
    const { database } = this.options;
    const { rows } = await database.pool.query<{ tenant: string; person: string }>(
      "SELECT tenant, person FROM identity.administrators()",
    );
    const found = [];
    for (const { tenant, person } of rows) {
      const account = await database.read(wholeTenant(tenant), (tx) => findAccount(tx, "person", person));
      if (account) found.push(shown(account));
    }
    return found;
  }

  private async make(
    tenant: string,
    person: string,
    purpose: LinkPurpose,
    check?: (tx: Transaction) => Promise<void>,
  ): Promise<{ link: LinkMade; login: string | null }> {
    const made = await this.options.database.write(wholeTenant(tenant), async (tx) => {
      const account = await activeAccount(tx, "person", person, true);
      if (account.role !== "administrator") throw new IdentityRefused("not-an-administrator");
      await check?.(tx);
      return { link: await makeLink(tx, this.options, account.account, purpose), login: account.login };
    });
    await tell(this.options, { kind: "link-made", tenant, person, how: purpose });
    return made;
  }
}

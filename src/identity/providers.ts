/**
 * Signing in through an OpenID provider of the tenant (IDN-14): code flow with PKCE, state and nonce. What the provider says of
 * an address is believed only for the domains it was given; everybody else is attached by an invitation.
 */
import * as openid from "openid-client";
import { wholeTenant, type Transaction } from "../database/database.ts";
import { activeAccount, findAccount, type Account } from "./account.ts";
import { from, tell } from "./event.ts";
import { beginFlow, endFlow } from "./flows.ts";
import type { Identity, IdentityOptions, ProviderInput, ProviderRow, Visitor } from "./identity.ts";
import { takeLink } from "./links.ts";
import { normalLogin } from "./login.ts";
import { Discovery, refusedByProvider } from "./discovery.ts";
import {
  addProvider,
  attach,
  attached,
  deleteProvider,
  findProvider,
  listProviders,
  updateProvider,
} from "./provider-rows.ts";
import { IdentityRefused } from "./refusal.ts";
import type { Sessions } from "./sessions.ts";

type Asked = Identity["providers"];

interface Begun {
  tenant: string;
  provider: string;
  redirectUri: string;
  returnTo: string;
  link?: string;
  verifier: string;
  state: string;
  nonce: string;
}

/** What the provider says of who came back. */
interface Told {
  subject: string;
  /** Only where the provider says that it verified it. */
  email: string | undefined;
}

export class Providers implements Asked {
  private readonly options: IdentityOptions;
  private readonly sessions: Sessions;
  private readonly discovery: Discovery;

  constructor(options: IdentityOptions, parts: { sessions: Sessions }) {
    this.options = options;
    this.sessions = parts.sessions;
    this.discovery = new Discovery(options);
  }

  async make(tenant: string, input: ProviderInput, by?: string): Promise<ProviderRow> {
    const provider = this.options.newId();
    const row = await this.options.database.write(wholeTenant(tenant), (tx) =>
      addProvider(tx, this.options, provider, checked(input)),
    );
    await tell(this.options, { kind: "provider-made", tenant, by, credential: provider });
    return row;
  }

  async change(tenant: string, provider: string, input: Partial<ProviderInput>, by?: string): Promise<ProviderRow> {
    const row = await this.options.database.write(wholeTenant(tenant), async (tx) => {
      const { row, clientSecret } = await findProvider(tx, this.options, provider);
      return updateProvider(tx, this.options, provider, checked({ ...row, clientSecret, ...input }));
    });
    await tell(this.options, { kind: "provider-changed", tenant, by, credential: provider });
    return row;
  }

  async remove(tenant: string, provider: string, by?: string): Promise<void> {
    const isGone = await this.options.database.write(wholeTenant(tenant), (tx) => deleteProvider(tx, provider));
    if (!isGone) throw new IdentityRefused("unknown-provider");
    await tell(this.options, { kind: "provider-removed", tenant, by, credential: provider });
  }

  list(tenant: string): Promise<ProviderRow[]> {
    return this.options.database.read(wholeTenant(tenant), listProviders);
  }

  async start(asked: Parameters<Asked["start"]>[0]): ReturnType<Asked["start"]> {
    const { row, clientSecret } = await this.options.database.read(wholeTenant(asked.tenant), (tx) =>
      findProvider(tx, this.options, asked.provider),
    );
    const configuration = await this.discovery.of(row, clientSecret);
    const random = () => Buffer.from(this.options.random(32)).toString("base64url");
    const begun: Begun = {
      ...asked,
      returnTo: localPath(asked.returnTo),
      verifier: random(),
      state: random(),
      nonce: random(),
    };
    const url = openid.buildAuthorizationUrl(configuration, {
      redirect_uri: begun.redirectUri,
      scope: "openid email",
      code_challenge: await openid.calculatePKCECodeChallenge(begun.verifier),
      code_challenge_method: "S256",
      state: begun.state,
      nonce: begun.nonce,
    });
    return { url: url.href, flow: await beginFlow(this.options, "openid", begun) };
  }

  async finish(flow: string, url: string, visitor: Visitor): ReturnType<Asked["finish"]> {
    const begun = await endFlow<Begun>(this.options, "openid", flow);
    const { tenant, provider } = begun;
    const scope = wholeTenant(tenant);
    const { row, clientSecret } = await this.options.database.read(scope, (tx) =>
      findProvider(tx, this.options, provider),
    );
    const told = await this.toldBy(await this.discovery.of(row, clientSecret), begun, url);
    const { account, isNew, signedIn } = await this.options.database.write(scope, async (tx) => {
      const { account, isNew } = await this.accountOf(tx, row, told, begun.link);
      const factors = row.hasSecondFactor ? 2 : 1;
      return { account, isNew, signedIn: await this.sessions.open(tx, account, { how: "openid", factors, visitor }) };
    });
    const { person } = account;
    if (isNew) await tell(this.options, { kind: "provider-linked", tenant, person, credential: provider });
    if (signedIn.session.stage === "full") {
      await tell(this.options, { kind: "signed-in", tenant, person, how: "openid", ...from(visitor) });
    }
    return { ...signedIn, returnTo: begun.returnTo };
  }

  /** Exchanges the code, and checks state, nonce, PKCE and the signed token. */
  private async toldBy(configuration: openid.Configuration, begun: Begun, url: string): Promise<Told> {
    const back = new URL(begun.redirectUri);
    back.search = new URL(url, begun.redirectUri).search;
    try {
      const tokens = await openid.authorizationCodeGrant(configuration, back, {
        pkceCodeVerifier: begun.verifier,
        expectedState: begun.state,
        expectedNonce: begun.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims()!;
      const { email, email_verified } =
        claims["email"] === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined
          ? await openid.fetchUserInfo(configuration, tokens.access_token, claims.sub)
          : claims;
      const verified = email_verified === true && typeof email === "string" ? normalLogin(email) : undefined;
      return { subject: claims.sub, email: verified };
    } catch (error) {
      throw refusedByProvider(error);
    }
  }

  private async accountOf(
    tx: Transaction,
    { provider, domains }: ProviderRow,
    { subject, email }: Told,
    link: string | undefined,
  ): Promise<{ account: Account; isNew: boolean }> {
    const known = await attached(tx, provider, subject);
    if (known !== undefined) return { account: await activeAccount(tx, "account", known, true), isNew: false };
    const account =
      link === undefined ? await this.vouchedFor(tx, domains, email) : await this.invited(tx, link, email);
    await attach(tx, provider, subject, account.account, new Date(this.options.now()));
    return { account, isNew: true };
  }

  private async vouchedFor(tx: Transaction, domains: readonly string[], email: string | undefined): Promise<Account> {
    const isAllowed = email !== undefined && domains.includes(email.slice(email.lastIndexOf("@") + 1));
    const account = isAllowed ? await findAccount(tx, "login", email, true) : undefined;
    if (account?.state !== "active") throw new IdentityRefused("not-invited");
    return account;
  }

  /** A link for another purpose gives a password back and is no invitation. */
  private async invited(tx: Transaction, link: string, email: string | undefined): Promise<Account> {
    const { account, purpose } = await takeLink(tx, link, this.options.now());
    if (purpose !== "invitation" && purpose !== "first-administrator") throw new IdentityRefused("link-not-valid");
    if (account.login !== null) return account;
    if (email === undefined) throw new IdentityRefused("login-needed");
    await tx.query("UPDATE identity.account SET login = $3 WHERE tenant = $1 AND account = $2", [
      tx.scope.tenant,
      account.account,
      email,
    ]);
    return { ...account, login: email };
  }
}

function checked(input: ProviderInput): ProviderInput {
  const issuer = URL.parse(input.issuer);
  const isIssuer =
    issuer && (issuer.protocol === "https:" || isLocal(issuer)) && issuer.search === "" && issuer.hash === "";
  const domains = input.domains.map((domain) => domain.trim().toLowerCase());
  const areDomains = domains.every((domain) => /^[^\s@/]{1,253}$/.test(domain));
  const areTexts = [input.name, input.clientId].every((text) => /^\P{Cc}{1,1000}$/u.test(text.trim()));
  if (!isIssuer || !areDomains || !areTexts) throw new IdentityRefused("provider-malformed");
  return { ...input, name: input.name.trim().slice(0, 100), domains };
}

/** Plain http is for a provider on the same machine. */
function isLocal({ protocol, hostname }: URL): boolean {
  return protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}

/** Nobody is sent on to another site after signing in. */
function localPath(given: string): string {
  const own = "http://own.invalid";
  const url = URL.parse(given, own);
  return url?.origin === own && given.startsWith("/") ? `${url.pathname}${url.search}${url.hash}` : "/";
}

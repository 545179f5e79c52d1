/**
 * Passkeys (IDN-8, WebAuthn level 3): one gesture that is both factors, since the device checks its owner first. They are
 * discoverable, so that nobody types a login, and bound to the origin, so that no other site can ask for them.
 */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from "@simplewebauthn/server";
import { wholeTenant } from "../database/database.ts";
import { activeAccount, findAccount, needsSecondFactor } from "./account.ts";
import { removeRecoveryCodes } from "./authenticator.ts";
import { newRecoveryCodes } from "./codes.ts";
import { from, tell } from "./event.ts";
import { beginFlow, endFlow } from "./flows.ts";
import { givenName } from "./given-name.ts";
import type { Identity, IdentityOptions, PasskeyRow, SignedIn, Visitor } from "./identity.ts";
import { addPasskey, deletePasskey, findPasskey, listPasskeys, usedPasskey } from "./passkey-rows.ts";
import type { Principal } from "./principal.ts";
import { IdentityRefused } from "./refusal.ts";
import { endAll, presentSession } from "./session-rows.ts";
import type { Sessions } from "./sessions.ts";

type Asked = Identity["passkeys"];

/** EdDSA, ES256, RS256: what telephones, keys and Windows have. */
const supportedAlgorithmIDs = [-8, -7, -257];

export class Passkeys implements Asked {
  private readonly options: IdentityOptions;
  private readonly sessions: Sessions;
  /** The domain that a passkey belongs to. */
  private readonly rpID: string;

  constructor(options: IdentityOptions, parts: { sessions: Sessions }) {
    this.options = options;
    this.sessions = parts.sessions;
    this.rpID = new URL(options.origin).hostname;
  }

  async startRegistration(token: string): ReturnType<Asked["startRegistration"]> {
    const { tenant, account: id } = await this.sessions.enrolling(token);
    const { account, present } = await this.options.database.read(wholeTenant(tenant), async (tx) => ({
      account: await activeAccount(tx, "account", id),
      present: await listPasskeys(tx, id),
    }));
    const challenge = Buffer.from(this.options.random(32)).toString("base64url");
    const options = await generateRegistrationOptions({
      rpName: this.options.name,
      rpID: this.rpID,
      userName: account.login ?? account.person,
      // An id that says nothing of the person: authenticators show it to whoever holds them.
      userID: new Uint8Array(Buffer.from(id)),
      challenge: new Uint8Array(Buffer.from(challenge, "base64url")),
      attestationType: "none",
      supportedAlgorithmIDs,
      excludeCredentials: present.map(({ credential }) => ({ id: credential })),
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
    });
    return { flow: await beginFlow(this.options, "passkey registration", { challenge, account: id }), options };
  }

  async finishRegistration(
    token: string,
    flow: string,
    answer: unknown,
    name: string,
    visitor: Visitor,
  ): ReturnType<Asked["finishRegistration"]> {
    const { tenant, account: id, person } = await this.sessions.enrolling(token);
    const begun = await endFlow<{ challenge: string; account: string }>(this.options, "passkey registration", flow);
    if (begun.account !== id) throw new IdentityRefused("flow-not-valid");
    const { credential, credentialBackedUp } = await this.verifiedRegistration(answer, begun.challenge);
    const done = await this.options.database.write(wholeTenant(tenant), async (tx) => {
      const account = await activeAccount(tx, "account", id, true);
      const session = await presentSession(tx, token);
      // Whoever was in with a password alone, or on the way to a factor of his own, proves more from now on.
      if (!account.hasSecondFactor) await endAll(tx, id, session);
      const now = new Date(this.options.now());
      await addPasskey(tx, id, credential, { name: givenName(name, "Passkey"), isSynced: credentialBackedUp, now });
      const recoveryCodes = account.hasSecondFactor ? [] : await newRecoveryCodes(tx, this.options, id);
      return { ...(await this.sessions.open(tx, account, { factors: 2, visitor, replaces: token })), recoveryCodes };
    });
    this.sessions.forget(id);
    await tell(this.options, { kind: "passkey-added", tenant, person, credential: credential.id, ...from(visitor) });
    return done;
  }

  async startSignIn(): ReturnType<Asked["startSignIn"]> {
    const challenge = Buffer.from(this.options.random(32)).toString("base64url");
    const options = await generateAuthenticationOptions({
      rpID: this.rpID,
      challenge: new Uint8Array(Buffer.from(challenge, "base64url")),
      userVerification: "required",
    });
    return { flow: await beginFlow(this.options, "passkey sign-in", { challenge }), options };
  }

  async finishSignIn(flow: string, answer: unknown, visitor: Visitor): Promise<SignedIn> {
    const { challenge } = await endFlow<{ challenge: string }>(this.options, "passkey sign-in", flow);
    const response = answer as AuthenticationResponseJSON;
    const tenant = await this.tenantOf(response?.id);
    const { account, signedIn } = await this.options.database.write(wholeTenant(tenant), async (tx) => {
      const passkey = await findPasskey(tx, response.id);
      const account = passkey && (await findAccount(tx, "account", passkey.account, true));
      if (account?.state !== "active") throw new IdentityRefused("passkey-refused");
      const verified = await this.verifiedSignIn(response, challenge, passkey!);
      await usedPasskey(tx, response.id, verified, new Date(this.options.now()));
      const signedIn = await this.sessions.open(tx, account, { how: "passkey", factors: 2, visitor });
      return { account, signedIn };
    });
    const { person } = account;
    await tell(this.options, { kind: "signed-in", tenant, person, how: "passkey", ...from(visitor) });
    return signedIn;
  }

  list(principal: Principal): Promise<PasskeyRow[]> {
    return this.options.database.read(wholeTenant(principal.tenant), (tx) => listPasskeys(tx, principal.account));
  }

  async remove(principal: Principal, credential: string): Promise<void> {
    this.sessions.needsFresh(principal);
    const { tenant, person } = principal;
    await this.options.database.write(wholeTenant(tenant), async (tx) => {
      await activeAccount(tx, "account", principal.account, true);
      if (!(await deletePasskey(tx, principal.account, credential))) throw new IdentityRefused("unknown-passkey");
      const left = await activeAccount(tx, "account", principal.account);
      if (!left.hasSecondFactor && needsSecondFactor(this.options, left.role)) {
        throw new IdentityRefused("second-factor-needed");
      }
      if (!left.hasSecondFactor) await removeRecoveryCodes(tx, left.account);
      await endAll(tx, left.account, principal.credential);
    });
    this.sessions.forget(principal.account);
    await tell(this.options, { kind: "passkey-removed", tenant, person, credential });
  }

  private async tenantOf(credential: unknown): Promise<string> {
    if (typeof credential !== "string") throw new IdentityRefused("passkey-refused");
    const { rows } = await this.options.database.pool.query<{ tenant: string }>(
      "SELECT tenant FROM identity.tenant_of_passkey($1)",
      [credential.slice(0, 2000).replaceAll("\0", "")],
    );
    if (rows.length === 0) throw new IdentityRefused("passkey-refused");
    return rows[0]!.tenant;
  }

  /** The library throws at whatever is not as it should be: to the asker all of that is one refusal. */
  private async verifiedRegistration(answer: unknown, challenge: string) {
    try {
      const response = answer as RegistrationResponseJSON;
      const { origin } = new URL(this.options.origin);
      const found = await verifyRegistrationResponse({
        response,
        expectedChallenge: challenge,
        expectedOrigin: origin,
        expectedRPID: this.rpID,
        requireUserVerification: true,
        supportedAlgorithmIDs,
      });
      if (!found.verified) throw new Error("not verified");
      const { transports } = response.response;
      const { credential, credentialBackedUp } = found.registrationInfo;
      return { credential: { ...credential, transports: transports ?? [] }, credentialBackedUp };
    } catch (cause) {
      throw new IdentityRefused("passkey-refused", {}, { cause });
    }
  }

  private async verifiedSignIn(
    response: AuthenticationResponseJSON,
    challenge: string,
    passkey: NonNullable<Awaited<ReturnType<typeof findPasskey>>>,
  ): Promise<{ counter: number; isSynced: boolean }> {
    try {
      const { userHandle } = response.response;
      if (userHandle !== undefined && Buffer.from(userHandle, "base64url").toString() !== passkey.account) {
        throw new Error("the user handle is another account's");
      }
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response,
        expectedChallenge: challenge,
        expectedOrigin: new URL(this.options.origin).origin,
        expectedRPID: this.rpID,
        credential: passkey.credential,
        requireUserVerification: true,
      });
      if (!verified) throw new Error("not verified");
      return { counter: authenticationInfo.newCounter, isSynced: authenticationInfo.credentialBackedUp };
    } catch (cause) {
      throw new IdentityRefused("passkey-refused", {}, { cause });
    }
  }
}

/**
 * Opens the connection of an outgoing request (HOK-1): the name is resolved once, every address that it has is looked at, and the
 * connection is made to an address that was looked at. A name that answers otherwise the next time changes nothing.
 */
import { lookup } from "node:dns/promises";
import { isIP, type Socket } from "node:net";
import { callbackify } from "node:util";
import { buildConnector } from "undici";
import { mayReach, type Allowed } from "./addresses.ts";
import { EgressFailed } from "./failure.ts";

/** All addresses of a name, in the order in which they are to be tried. Rejects where it has none. */
export type Resolve = (host: string) => Promise<readonly string[]>;

export const systemResolve: Resolve = async (host) =>
  (await lookup(host, { all: true, order: "verbatim" })).map(({ address }) => address);

export interface ConnectOptions {
  readonly allowed: Allowed;
  readonly resolve: Resolve;
  readonly connectMs: number;
  /** Certificates trusted besides the system's own, PEM. */
  readonly ca: string | undefined;
}

/** How many addresses of one name are tried before giving up. */
const TRIES = 3;

export function checkedConnector({ allowed, resolve, connectMs, ca }: ConnectOptions): buildConnector.connector {
  const connect = buildConnector({ timeout: connectMs, allowH2: false, ...(ca === undefined ? {} : { ca }) });
  const open = async (options: buildConnector.Options): Promise<Socket> => {
    const host = options.hostname.replace(/^\[|\]$/g, "");
    const port = Number(options.port || (options.protocol === "https:" ? 443 : 80));
    const addresses = await addressesOf(host, port, resolve, allowed);
    return tryEach(addresses, (hostname) => ({ ...options, hostname, ...serverName(host) }), connect);
  };
  const opening = callbackify(open);
  return (options, done) => opening(options, (error, socket) => (error ? done(error, null) : done(null, socket)));
}

async function addressesOf(host: string, port: number, resolve: Resolve, allowed: Allowed): Promise<readonly string[]> {
  const addresses = isIP(host) === 0 ? await resolved(host, resolve) : [host];
  // One address inside is enough to refuse the name: no honest name points both outside and inside.
  if (!addresses.every((address) => mayReach(allowed, host, port, address))) {
    throw new EgressFailed("address-refused", `${host} is, or points to, an address that may not be reached`);
  }
  return addresses.slice(0, TRIES);
}

async function resolved(host: string, resolve: Resolve): Promise<readonly string[]> {
  const addresses = await resolve(host).catch((error: unknown) => {
    throw new EgressFailed("not-resolved", `${host} has no address`, error);
  });
  if (addresses.length === 0) throw new EgressFailed("not-resolved", `${host} has no address`);
  return addresses;
}

/** The certificate is that of the name, not of the address; an address has no name to send. */
function serverName(host: string): { servername?: string } {
  return isIP(host) === 0 ? { servername: host } : {};
}

async function tryEach(
  addresses: readonly string[],
  optionsTo: (address: string) => buildConnector.Options,
  connect: buildConnector.connector,
): Promise<Socket> {
  let last: Error | undefined;
  for (const address of addresses) {
    try {
      return await new Promise<Socket>((resolve, reject) => {
        connect(optionsTo(address), (...[error, socket]) => (error ? reject(error) : resolve(socket)));
      });
    } catch (error) {
      last = error as Error;
    }
  }
  throw new EgressFailed("not-connected", "no connection could be made", last);
}

/**
 * Which addresses an outgoing connection may reach (HOK-1). Public unicast, and nothing else: what is private, loopback, link
 * local, shared, multicast, reserved or a way round one of these (IPv4 inside IPv6, NAT64, 6to4, Teredo) is refused, unless
 * whoever runs Peil names it. Pure but for its parser of addresses.
 */
import ipaddr from "ipaddr.js";

/** What whoever runs Peil lets through: see `readAllowed`. */
export interface Allowed {
  readonly networks: readonly (readonly [ipaddr.IPv4 | ipaddr.IPv6, number])[];
  /** `host:port` in lower case, an IPv6 host in brackets. */
  readonly places: ReadonlySet<string>;
  /** Those of the places that may be reached without TLS. */
  readonly plain: ReadonlySet<string>;
}

/** A public address that is a cloud's own: the host agent of Azure. */
const hostAgents = new Set(["168.63.129.16"]);
/** What is assigned for the whole internet; outside it nothing is public today (RFC 4291). */
const globalUnicast = ipaddr.IPv6.parseCIDR("2000::/3");

/** Whether anybody on the internet could be behind this address. Not so for what is no address at all. */
export function isPublic(address: string): boolean {
  const read = addressOf(address);
  if (!read || hostAgents.has(read.toString()) || read.range() !== "unicast") return false;
  return read.kind() === "ipv4" || (read as ipaddr.IPv6).match(globalUnicast);
}

/** Whether this one address, found for this host, may be connected to on this port. */
export function mayReach(allowed: Allowed, host: string, port: number, address: string): boolean {
  if (isPublic(address) || allowed.places.has(placeOf(host, port))) return true;
  const read = addressOf(address);
  return (
    read !== undefined && allowed.networks.some(([net, bits]) => net.kind() === read.kind() && read.match(net, bits))
  );
}

export function placeOf(host: string, port: number): string {
  const name = host.toLowerCase().replace(/\.$/, "");
  return `${name.includes(":") && !name.startsWith("[") ? `[${name}]` : name}:${port}`;
}

/**
 * Reads what is let through: `10.1.0.0/16`, `fd00:1::/64`, `minio.internal:9000`, `[::1]:9000`, and `http://localhost:9000` for
 * one that is reached without TLS. `wrong` names the entries that are none of these.
 */
export function readAllowed(entries: readonly string[]): { allowed: Allowed; wrong: string[] } {
  const networks: (readonly [ipaddr.IPv4 | ipaddr.IPv6, number])[] = [];
  const places = new Set<string>();
  const plain = new Set<string>();
  const wrong: string[] = [];
  for (const entry of entries) {
    if (ipaddr.isValidCIDR(entry)) {
      networks.push(ipaddr.parseCIDR(entry));
      continue;
    }
    const place = /^(?<plain>http:\/\/)?(?<host>\[[0-9a-f:.]+\]|[a-z0-9.-]+):(?<port>\d{1,5})$/i.exec(entry)?.groups;
    if (!place || Number(place["port"]) > 65_535) {
      wrong.push(entry);
      continue;
    }
    const name = placeOf(place["host"]!, Number(place["port"]));
    places.add(name);
    if (place["plain"] !== undefined) plain.add(name);
  }
  return { allowed: { networks, places, plain }, wrong };
}

/** The address, an IPv4 one inside IPv6 as what it is. A zone (`fe80::1%eth0`) is no address that goes out. */
function addressOf(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  const bare = text.replace(/^\[|\]$/g, "");
  return ipaddr.IPv4.isValidFourPartDecimal(bare) || (bare.includes(":") && ipaddr.IPv6.isValid(bare))
    ? ipaddr.process(bare)
    : undefined;
}

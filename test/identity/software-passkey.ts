/**
 * An authenticator in software: makes passkeys and signs with them as a telephone does (WebAuthn level 3, section 6), with real
 * keys of node:crypto and CBOR written here. Each thing that a dishonest one could change can be set.
 */
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";

export interface PasskeyTricks {
  readonly origin?: string;
  readonly challenge?: string;
  readonly rpId?: string;
  readonly isUserVerified?: boolean;
  readonly counter?: number;
  readonly userHandle?: string;
  readonly tampered?: boolean;
}

interface CreationOptions {
  challenge: string;
  rp: { id: string };
  user: { id: string };
}

export class SoftwarePasskey {
  readonly id = randomBytes(32).toString("base64url");
  private readonly origin: string;
  private readonly privateKey: KeyObject;
  private readonly publicKey: { x: Buffer; y: Buffer };
  private userHandle = "";
  private counter = 0;

  constructor(origin: string) {
    this.origin = origin;
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const { x = "", y = "" } = publicKey.export({ format: "jwk" });
    this.privateKey = privateKey;
    this.publicKey = { x: Buffer.from(x, "base64url"), y: Buffer.from(y, "base64url") };
  }

  /** What `navigator.credentials.create` gives, as JSON. */
  create(options: unknown, tricks: PasskeyTricks = {}) {
    const { challenge, rp, user } = options as CreationOptions;
    this.userHandle = user.id;
    const credential = Buffer.from(this.id, "base64url");
    const length = Buffer.alloc(2);
    length.writeUInt16BE(credential.length);
    const authData = Buffer.concat([
      this.header(tricks.rpId ?? rp.id, tricks, 0x40),
      Buffer.alloc(16),
      length,
      credential,
      this.coseKey(),
    ]);
    const attestation = cborMap([
      [text("fmt"), text("none")],
      [text("attStmt"), cborMap([])],
      [text("authData"), bytes(authData)],
    ]);
    return this.answer({
      clientDataJSON: this.clientData("webauthn.create", challenge, tricks).toString("base64url"),
      attestationObject: attestation.toString("base64url"),
      transports: ["internal"],
    });
  }

  /** What `navigator.credentials.get` gives, as JSON. */
  get(options: unknown, tricks: PasskeyTricks = {}) {
    const { challenge, rpId } = options as { challenge: string; rpId: string };
    const authData = this.header(tricks.rpId ?? rpId, tricks, 0);
    const clientData = this.clientData("webauthn.get", challenge, tricks);
    const signed = Buffer.concat([authData, createHash("sha256").update(clientData).digest()]);
    const signature = sign("sha256", signed, this.privateKey);
    if (tricks.tampered) signature[signature.length - 1]! ^= 1;
    return this.answer({
      clientDataJSON: clientData.toString("base64url"),
      authenticatorData: authData.toString("base64url"),
      signature: signature.toString("base64url"),
      userHandle: tricks.userHandle ?? this.userHandle,
    });
  }

  private answer(response: Record<string, unknown>) {
    return { id: this.id, rawId: this.id, type: "public-key", clientExtensionResults: {}, response };
  }

  private clientData(type: string, challenge: string, tricks: PasskeyTricks): Buffer {
    const { origin = this.origin } = tricks;
    return Buffer.from(JSON.stringify({ type, challenge: tricks.challenge ?? challenge, origin, crossOrigin: false }));
  }

  /** Hash of the domain, flags (present, verified, may be and is backed up), and the count of signatures. */
  private header(
    rpId: string,
    { isUserVerified = true, counter = ++this.counter }: PasskeyTricks,
    flags: number,
  ): Buffer {
    const head = Buffer.alloc(5);
    head[0] = flags | 0x01 | (isUserVerified ? 0x04 : 0) | 0x08 | 0x10;
    head.writeUInt32BE(counter, 1);
    return Buffer.concat([createHash("sha256").update(rpId).digest(), head]);
  }

  /** RFC 9053: key type EC2, algorithm ES256, curve P-256, x and y. */
  private coseKey(): Buffer {
    return cborMap([
      [integer(1), integer(2)],
      [integer(3), integer(-7)],
      [integer(-1), integer(1)],
      [integer(-2), bytes(this.publicKey.x)],
      [integer(-3), bytes(this.publicKey.y)],
    ]);
  }
}

function cborMap(pairs: readonly (readonly [Buffer, Buffer])[]): Buffer {
  return Buffer.concat([head(5, pairs.length), ...pairs.flat()]);
}

function text(value: string): Buffer {
  return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
}

function bytes(value: Buffer): Buffer {
  return Buffer.concat([head(2, value.length), value]);
}

function integer(value: number): Buffer {
  return value < 0 ? head(1, -1 - value) : head(0, value);
}

/** RFC 8949: three bits of type, then the length or the value. */
function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.of((major << 5) | value);
  if (value < 256) return Buffer.of((major << 5) | 24, value);
  return Buffer.of((major << 5) | 25, value >> 8, value & 255);
}

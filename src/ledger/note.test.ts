import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { isSignedBy, readCheckpoint, readVerifier, signCheckpoint, verifierOf, writeVerifier } from "./note.ts";
import { leafHash } from "./tree.ts";

const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const origin = "desk.example/peil/a/b";
const root = leafHash(Buffer.from("x"));
const note = signCheckpoint({ origin, size: 12, root }, privateKey);

describe("a signed checkpoint", () => {
  it("LED-2 is read as it was signed, and every changed byte breaks form or signature", () => {
    const verifier = verifierOf(origin, publicKey);
    expect(readCheckpoint(note)).toEqual({ origin, size: 12, root: Buffer.from(root) });
    expect(isSignedBy(note, verifier)).toBe(true);
    const bytes = Buffer.from(note);
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      const text = changed.toString();
      const survives = readCheckpoint(text) !== undefined && isSignedBy(text, verifier);
      expect(survives, `byte ${at}`).toBe(false);
    }
  });

  it("LED-2 is in the form of C2SP: an example of signed-note with its published key is accepted", () => {
    const vkey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    const line4 =
      "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=";
    const example = `This is an example message.\n\n${line4}\n`;
    const theirs = readVerifier(vkey)!;
    expect(writeVerifier(theirs)).toBe(vkey);
    expect(isSignedBy(example, theirs)).toBe(true);
    expect(isSignedBy(example.replace("example message", "Example message"), theirs)).toBe(false);
    // Somebody else's line beside it is passed over; a second one in its own name must be right too.
    expect(isSignedBy(`${example}— example.org/bar AAAAAAAA\n`, theirs)).toBe(true);
    expect(isSignedBy(`${example}${line4.replace("yaQM=", "yaQQ=")}\n`, theirs)).toBe(false);
    expect(readCheckpoint(example)).toBeUndefined();
    const own = verifierOf(origin, publicKey);
    expect(writeVerifier(readVerifier(writeVerifier(own))!)).toBe(writeVerifier(own));
    const [, size, hash, blank, line, end] = note.split("\n");
    expect([size, hash, blank, end]).toEqual(["12", Buffer.from(root).toString("base64"), "", ""]);
    expect(line).toMatch(/^— desk\.example\/peil\/a\/b [A-Za-z0-9+/]{90,91}=?=?$/);
  });

  it("LED-2 of another key, another name or another form it is none", () => {
    const other = generateKeyPairSync("ed25519").publicKey;
    expect(isSignedBy(note, verifierOf(origin, other))).toBe(false);
    expect(isSignedBy(note, verifierOf("desk.example/peil/a/c", publicKey))).toBe(false);
    for (const bad of [
      "",
      "x",
      note.slice(0, -1),
      note.replace("\n12\n", "\n012\n"),
      note.replace("\n12\n", "\n-1\n"),
      note.replace(/\n/g, "\r\n"),
    ])
      expect([bad, readCheckpoint(bad)]).toEqual([bad, undefined]);
    const vkey = writeVerifier(verifierOf(origin, publicKey));
    for (const bad of ["", "a+b+c", vkey.replace(/\+[0-9a-f]{8}\+/, "+00000000+"), `${vkey}AAAA`])
      expect([bad, readVerifier(bad)]).toEqual([bad, undefined]);
  });

  it("LED-2 the key may be stored as PKCS #8 and gives the same signature: Ed25519 draws nothing", () => {
    const stored = createPrivateKey(privateKey.export({ format: "pem", type: "pkcs8" }));
    expect(signCheckpoint({ origin, size: 12, root }, stored)).toBe(note);
    expect(createPublicKey(stored).equals(publicKey)).toBe(true);
  });
});

/**
 * The lines of a file one by one, gzipped or not, in UTF-8: a log is read without holding it whole. Rules: IMP-1, IMP-7.
 */
import type { Finding } from "../../agreement/finding.ts";
import { gunzipped, isBrokenCompression, isGzipped, opened, type Bytes } from "../read/bytes.ts";
import { decoderFor, type Decoder } from "../read/encoding.ts";
import { unreadable } from "../read/unreadable.ts";

export interface LinesRead {
  readonly gzipped: boolean;
  readonly encoding: string;
  readonly finding: Finding | undefined;
}

/** Gives each line that is not empty with its number to `take`, until that gives a finding. */
export async function readLines(
  bytes: Bytes,
  take: (text: string, line: number) => Finding | undefined,
): Promise<LinesRead> {
  const packed = await opened(bytes);
  const gzipped = isGzipped(packed.first);
  try {
    const plain = gzipped ? await opened(gunzipped(packed.all)) : packed;
    const decoder = decoderFor(plain.first, undefined);
    if ("code" in decoder) return { gzipped, encoding: "", finding: decoder };
    const finding = await readText(plain.all, decoder, take);
    return { gzipped, encoding: decoder.encoding, finding };
  } catch (error) {
    if (!isBrokenCompression(error)) throw error;
    return { gzipped, encoding: "", finding: unreadable("file.gzip-broken") };
  }
}

async function readText(
  pieces: Bytes,
  decoder: Decoder,
  take: (text: string, line: number) => Finding | undefined,
): Promise<Finding | undefined> {
  let rest = "";
  let line = 0;
  const takeAll = (lines: readonly string[]): Finding | undefined => {
    for (const text of lines) {
      line += 1;
      const finding = text.trim() === "" ? undefined : take(text, line);
      if (finding !== undefined) return finding;
    }
    return undefined;
  };
  for await (const piece of pieces) {
    const text = decoder.read(piece, false);
    if (typeof text !== "string")
      return unreadable("file.encoding-mixed", { encoding: decoder.encoding }, line + text.lineEnds + 1);
    const lines = (rest + text).split("\n");
    rest = lines.pop()!;
    const finding = takeAll(lines);
    if (finding !== undefined) return finding;
  }
  const last = decoder.read(new Uint8Array(0), true);
  if (typeof last !== "string") return unreadable("file.encoding-mixed", { encoding: decoder.encoding }, line + 1);
  return takeAll([rest + last]);
}

/** Its first line, however long it is; "" of one that cannot be unpacked. */
export async function firstLineOf(bytes: Bytes): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  try {
    const packed = await opened(bytes);
    for await (const piece of isGzipped(packed.first) ? gunzipped(packed.all) : packed.all) {
      text += decoder.decode(piece, { stream: true });
      if (text.includes("\n")) break;
    }
  } catch (error) {
    if (!isBrokenCompression(error)) throw error;
    return "";
  }
  return text.split("\n", 1)[0]!;
}

/** The beginning of a file as text, unpacked; "" of one that cannot be unpacked. */
export async function beginningOf(bytes: Bytes): Promise<string> {
  try {
    const packed = await opened(bytes);
    const { first } = isGzipped(packed.first) ? await opened(gunzipped(packed.all)) : packed;
    return Buffer.from(first.subarray(0, 4096)).toString("utf8");
  } catch (error) {
    if (!isBrokenCompression(error)) throw error;
    return "";
  }
}

/** Names that sort by the time they were made: UUID version 7 (RFC 9562), in order within one process. */
import { randomBytes } from "node:crypto";

/** `now` gives epoch milliseconds. */
export function uuidMaker(now: () => number): () => string {
  let lastMs = 0;
  let count = 0;
  return () => {
    const bytes = randomBytes(16);
    const ms = Math.max(now(), lastMs); // the clock may be set back; names go on in order
    count = ms === lastMs ? count + 1 : bytes.readUInt16BE(6) & 0x7ff;
    lastMs = count > 0xfff ? ms + 1 : ms;
    if (count > 0xfff) count = 0;
    bytes.writeUIntBE(lastMs, 0, 6);
    bytes.writeUInt16BE(0x7000 | count, 6);
    bytes[8] = (bytes[8]! & 0x3f) | 0x80;
    const hex = bytes.toString("hex");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };
}

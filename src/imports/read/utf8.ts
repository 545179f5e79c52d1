/** UTF-8 byte by byte, for the few pieces in which something is the matter with it (RFC 3629). */

/** How many bytes at the end begin a character that goes on in the next piece. */
export function unfinishedTail(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return lengthOf(byte) > back ? back : 0;
  }
  return 0;
}

/** How many characters beyond ASCII are right, how many bytes are not, and where the first of those is. */
export function scanUtf8(bytes: Uint8Array): { characters: number; faults: number; firstFault: number } {
  let characters = 0;
  let faults = 0;
  let firstFault = bytes.length;
  for (let i = 0; i < bytes.length;) {
    if (bytes[i]! < 0x80) {
      i++;
      continue;
    }
    const length = characterAt(bytes, i);
    if (length > 0) {
      characters++;
      i += length;
      continue;
    }
    faults++;
    firstFault = Math.min(firstFault, i);
    i++;
  }
  return { characters, faults, firstFault };
}

export function lineEndsIn(bytes: Uint8Array, end: number): number {
  let ends = 0;
  for (let i = bytes.indexOf(10); i !== -1 && i < end; i = bytes.indexOf(10, i + 1)) ends++;
  return ends;
}

/** The length of the character beyond ASCII that stands at `i`; 0 where none does. */
function characterAt(bytes: Uint8Array, i: number): number {
  const lead = bytes[i]!;
  const length = lengthOf(lead);
  const second = bytes[i + 1] ?? 0;
  if (length === 0 || i + length > bytes.length) return 0;
  for (let k = 1; k < length; k++) if ((bytes[i + k]! & 0xc0) !== 0x80) return 0;
  // Characters written longer than needed, halves of pairs, and what lies beyond Unicode.
  if ((lead === 0xe0 && second < 0xa0) || (lead === 0xed && second > 0x9f)) return 0;
  if ((lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f)) return 0;
  return length;
}

function lengthOf(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

/**
 * Numbers the tickets of an export by their keys: the same number for the same key, from 0 in the order in which they are
 * first seen. It is asked once for every record; a Map of a million texts takes three times as long.
 */
import { unsliced } from "../mapping/cell-text.ts";

export class KeyIndex {
  readonly keys: string[] = [];
  private hashes = new Int32Array(1024);
  /** Open addressing: the number of a key at the first free place from its hash on; −1 where there is none. */
  private slots = new Int32Array(4096).fill(-1);

  /** The number of a key; a new one where it was not seen before. */
  numberOf(key: string): number {
    const hash = hashOf(key);
    const slot = this.slotOf(key, hash);
    const known = this.slots[slot]!;
    return known >= 0 ? known : this.add(key, hash, slot);
  }

  /** The number of a key that was seen before. */
  find(key: string): number | undefined {
    const known = this.slots[this.slotOf(key, hashOf(key))]!;
    return known >= 0 ? known : undefined;
  }

  private slotOf(key: string, hash: number): number {
    const last = this.slots.length - 1;
    let slot = hash & last;
    for (let known = this.slots[slot]!; known >= 0; known = this.slots[slot]!) {
      if (this.hashes[known] === hash && this.keys[known] === key) break;
      slot = (slot + 1) & last;
    }
    return slot;
  }

  private add(key: string, hash: number, slot: number): number {
    const number = this.keys.push(unsliced(key)) - 1;
    this.slots[slot] = number;
    if (number === this.hashes.length) this.grow();
    this.hashes[number] = hash;
    if (this.keys.length * 2 > this.slots.length) this.spread();
    return number;
  }

  private grow(): void {
    const hashes = new Int32Array(this.hashes.length * 2);
    hashes.set(this.hashes);
    this.hashes = hashes;
  }

  /** Twice the places, so that at most half of them are taken. */
  private spread(): void {
    const slots = new Int32Array(this.slots.length * 2).fill(-1);
    const last = slots.length - 1;
    for (let number = 0; number < this.keys.length; number++) {
      let slot = this.hashes[number]! & last;
      while (slots[slot]! >= 0) slot = (slot + 1) & last;
      slots[slot] = number;
    }
    this.slots = slots;
  }
}

/** As desks count their tickets up, keys that follow each other come to stand near each other, which memory likes. */
function hashOf(key: string): number {
  let hash = 0;
  for (let i = 0; i < key.length; i++) hash = (Math.imul(hash, 31) + key.charCodeAt(i)) | 0;
  return hash;
}

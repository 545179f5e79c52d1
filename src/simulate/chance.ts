/**
 * Chance from a seed: the same key gives the same draws on every machine and in every run. Each thing that is simulated
 * (a ticket, a day, an outage) draws from a stream of its own, named by what it is, so that one more draw in one place
 * changes nothing anywhere else, and a longer life begins with the shorter one.
 */

export class Chance {
  private a: number;
  private b: number;
  private c: number;
  private d = 1;
  private readonly key: string;

  constructor(key: string) {
    this.key = key;
    this.a = mixed(key, 0x9e3779b9);
    this.b = mixed(key, 0x243f6a88);
    this.c = mixed(key, 0xb7e15162);
    for (let i = 0; i < 12; i++) this.bits();
  }

  /** The stream of a part of what this stream is about; it does not depend on what was drawn here. */
  of(...parts: readonly (string | number)[]): Chance {
    return new Chance(`${this.key}/${parts.join("/")}`);
  }

  /** From 0 up to, not including, 1. */
  unit(): number {
    return this.bits() / 4_294_967_296;
  }

  odds(share: number): boolean {
    return this.unit() < share;
  }

  /** A whole number from `least` up to and including `most`. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.unit() * (most - least + 1));
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError("chance has nothing to pick from");
    return list[Math.floor(this.unit() * list.length)]!;
  }

  /** The index of a weight, as often as the weight says; the first where all are zero. */
  weighted(weights: readonly number[]): number {
    let left = this.unit() * weights.reduce((sum, weight) => sum + weight, 0);
    for (let i = 0; i < weights.length; i++) {
      left -= weights[i]!;
      if (left < 0) return i;
    }
    return 0;
  }

  pickBy<T>(list: readonly T[], weight: (item: T) => number): T {
    return list[this.weighted(list.map(weight))]!;
  }

  /** How often something happens that happens `mean` times on average (Poisson). */
  count(mean: number): number {
    const least = Math.exp(-mean);
    let n = 0;
    for (let product = this.unit(); product > least && n < 1000; product *= this.unit()) n++;
    return n;
  }

  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.unit()));
    return radius * Math.cos(2 * Math.PI * this.unit());
  }

  /** Log-normal: half lie below the median; the greater the spread, the longer the tail. */
  around(median: number, spread: number): number {
    return median * Math.exp(spread * this.normal());
  }

  // "Small fast counting": 32 bits at a time, by integer operations alone.
  private bits(): number {
    const sum = (this.a + this.b + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    return sum >>> 0;
  }
}

/** A word of 32 bits from a text (FNV-1a, stirred at the end). */
function mixed(text: string, start: number): number {
  let hash = start | 0;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}

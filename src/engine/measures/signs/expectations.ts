/**
 * What a control expected, one entry for each in the order of time, in columns of numbers: a replication every five
 * minutes is a hundred thousand a year, and all of them are gone through again each time it is judged. Rule: HBT-2.
 */

export type Standing = "received" | "late" | "missing" | "open";

const standings: readonly Standing[] = ["received", "late", "missing", "open"];

export class Expectations {
  private count = 0;
  private dues = new Float64Array(64);
  private codes = new Uint8Array(64);
  private readonly came = new Map<number, number>();

  add(due: number, standing: Standing): void {
    if (this.count === this.dues.length) this.grow();
    this.dues[this.count] = due;
    this.codes[this.count++] = standings.indexOf(standing);
  }

  /** A sign after all, too late for what was expected last: only where that is missing. */
  makeLate(sign: number): void {
    const last = this.count - 1;
    if (last < 0 || this.standing(last) !== "missing") return;
    this.codes[last] = standings.indexOf("late");
    this.came.set(last, sign);
  }

  /** Whether all that was expected before a moment is in it, and can no longer become late. */
  isBeyond(moment: number): boolean {
    return this.count > 0 && this.dues[this.count - 1]! >= moment;
  }

  /** When each was expected, epoch milliseconds; of a sign that came before that moment, when it came. */
  get due(): Float64Array {
    return this.dues.subarray(0, this.count);
  }

  standing(place: number): Standing {
    return standings[this.codes[place]!]!;
  }

  /** When one that is late came. */
  cameAt(place: number): number {
    return this.came.get(place)!;
  }

  private grow(): void {
    const [dues, codes] = [new Float64Array(this.count * 2), new Uint8Array(this.count * 2)];
    dues.set(this.dues);
    codes.set(this.codes);
    this.dues = dues;
    this.codes = codes;
  }
}

/**
 * The times of single samples, and recorded means of intervals: kept only where a measure asks for means or for the
 * fastest of them, since a count of hours cannot tell those. Rule: RSP-1 (the other readings).
 */

export class SampleTimes {
  private rows = 0;
  private readonly columns = [new Float64Array(32), new Float64Array(32), new Float64Array(32)];

  /** One sample that took so long, NaN where it failed; or the mean of `of` samples. Epoch and plain milliseconds. */
  add(at: number, ms: number, of: number | undefined): void {
    if (this.rows === this.columns[0]!.length) this.grow();
    const row = this.rows++;
    this.columns[0]![row] = at;
    this.columns[1]![row] = ms;
    this.columns[2]![row] = of ?? NaN;
  }

  /** Calls back for each of the span `[from, to)`, in the order in which they were added. */
  each(from: number, to: number, use: (at: number, ms: number, meanOf: number | undefined) => void): void {
    const [ats, times, ofs] = this.columns as [Float64Array, Float64Array, Float64Array];
    for (let row = 0; row < this.rows; row++) {
      const at = ats[row]!;
      const of = ofs[row]!;
      if (at >= from && at < to) use(at, times[row]!, Number.isNaN(of) ? undefined : of);
    }
  }

  private grow(): void {
    for (const [i, column] of this.columns.entries()) {
      const longer = new Float64Array(column.length * 2);
      longer.set(column);
      this.columns[i] = longer;
    }
  }
}

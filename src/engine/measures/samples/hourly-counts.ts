/**
 * Counts per hour of one series, in columns of numbers: how many samples, how many failed, and how many kept each edge.
 * Hours begin at whole local hours and at the ends of the contract, so that every period is made of whole ones. Rule: RSP-1.
 */

export interface EdgeCount {
  readonly population: number;
  readonly failed: number;
  /** Kept the edge for certain; and those of which the counts do not tell. */
  readonly kept: number;
  readonly undecided: number;
}

export class HourlyCounts {
  private rows = 0;
  private ordered = true;
  private starts = new Float64Array(32);
  private readonly columns: Float64Array<ArrayBuffer>[];
  /** Of counts that tell an edge only from below and above; made when there are any. */
  private readonly undecided: (Float64Array<ArrayBuffer> | undefined)[];
  /** Where an hour stands, once samples came out of order. */
  private known: Map<number, number> | undefined;

  constructor(edges: number) {
    this.columns = Array.from({ length: edges + 2 }, () => new Float64Array(32));
    this.undecided = Array.from({ length: edges }, () => undefined);
  }

  /** The row of the hour that starts at this instant. */
  row(start: number): number {
    const { rows, starts } = this;
    if (rows > 0 && starts[rows - 1] === start) return rows - 1;
    if (this.known === undefined && (rows === 0 || starts[rows - 1]! < start)) return this.newRow(start);
    this.known ??= new Map(
      starts
        .subarray(0, rows)
        .entries()
        .map(([row, at]) => [at, row]),
    );
    return this.known.get(start) ?? this.newRow(start);
  }

  add(row: number, population: number, failed: number): void {
    this.columns[0]![row]! += population;
    this.columns[1]![row]! += failed;
  }

  addKept(row: number, edge: number, kept: number, undecided = 0): void {
    this.columns[edge + 2]![row]! += kept;
    if (undecided === 0) return;
    (this.undecided[edge] ??= new Float64Array(this.starts.length))[row]! += undecided;
  }

  /** The counts of the hours that start inside `[from, to)`. */
  count(edge: number, from: number, to: number): EdgeCount {
    this.putInOrder();
    const first = this.firstAt(from);
    const end = this.firstAt(to);
    const undecided = this.undecided[edge];
    return {
      population: sum(this.columns[0]!, first, end),
      failed: sum(this.columns[1]!, first, end),
      kept: sum(this.columns[edge + 2]!, first, end),
      undecided: undecided === undefined ? 0 : sum(undecided, first, end),
    };
  }

  private newRow(start: number): number {
    const row = this.rows++;
    if (row === this.starts.length) this.grow(row + (row >> 1));
    if (row > 0 && start < this.starts[row - 1]!) this.ordered = false;
    this.starts[row] = start;
    this.known?.set(start, row);
    return row;
  }

  private grow(length: number): void {
    this.starts = grown(this.starts, length);
    for (const [i, column] of this.columns.entries()) this.columns[i] = grown(column, length);
    for (const [i, column] of this.undecided.entries())
      if (column !== undefined) this.undecided[i] = grown(column, length);
  }

  private putInOrder(): void {
    if (this.ordered) return;
    const order = Array.from(this.starts.subarray(0, this.rows).keys()).toSorted(
      (a, b) => this.starts[a]! - this.starts[b]!,
    );
    const rearranged = (column: Float64Array) => {
      const before = column.slice();
      for (const [row, from] of order.entries()) column[row] = before[from]!;
    };
    for (const column of [this.starts, ...this.columns, ...this.undecided])
      if (column !== undefined) rearranged(column);
    this.known = undefined;
    this.ordered = true;
  }

  /** The first row that starts at or after an instant. */
  private firstAt(at: number): number {
    let low = 0;
    let high = this.rows;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Four sums side by side: each addition waits for the one before it, and whole numbers add up alike in any order. */
function sum(column: Float64Array, first: number, end: number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  let row = first;
  for (; row + 3 < end; row += 4) {
    a += column[row]!;
    b += column[row + 1]!;
    c += column[row + 2]!;
    d += column[row + 3]!;
  }
  for (; row < end; row++) a += column[row]!;
  return a + b + c + d;
}

function grown(column: Float64Array, length: number): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(length);
  longer.set(column);
  return longer;
}

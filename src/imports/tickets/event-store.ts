/**
 * The events of an export in columns of numbers, so that a million tickets fit in little memory: which ticket, what it
 * says, when, and where it stands. Columns grow when they are full.
 */
export class EventStore {
  count = 0;
  /** The ticket, by its index. */
  ticket = new Int32Array(1024);
  /** What it says, as the index of a meaning. */
  meaning = new Int32Array(1024);
  /** When it was so, epoch milliseconds. */
  at = new Float64Array(1024);
  /** Where it stands in its file. */
  line = new Int32Array(1024);
  /** What orders the events of one moment; kept only where a mapping asks for it. */
  order: Float64Array | undefined;
  /** From which event on the next file begins. */
  readonly files: { readonly name: string; readonly from: number }[] = [];
  /** Events of which the moment can be read in a second way (TIM-3): that other moment. */
  readonly other = new Map<number, number>();
  /** The newest moment of all. */
  newestAt = -Infinity;

  constructor(isOrdered: boolean) {
    if (isOrdered) this.order = new Float64Array(1024);
  }

  add(ticket: number, meaning: number, at: number, line: number, order: number): number {
    const index = this.count;
    if (index === this.ticket.length) this.grow();
    this.ticket[index] = ticket;
    this.meaning[index] = meaning;
    this.at[index] = at;
    this.line[index] = line;
    if (this.order !== undefined) this.order[index] = order;
    if (at > this.newestAt) this.newestAt = at;
    this.count = index + 1;
    return index;
  }

  /** The same event in another record of its file: it stands where it comes first. */
  bringForward(event: number, line: number, order: number): void {
    if (this.order === undefined || order >= this.order[event]!) return;
    this.order[event] = order;
    this.line[event] = line;
  }

  placeOf(event: number): { readonly file: string; readonly line: number } {
    return { file: this.files[this.fileOf(event)]!.name, line: this.line[event]! };
  }

  /** A number for each place in any of the files. */
  placeNumber(event: number): number {
    return this.fileOf(event) * 2 ** 32 + this.line[event]!;
  }

  private fileOf(event: number): number {
    return this.files.findLastIndex(({ from }) => from <= event);
  }

  /** Four times as long: what is not filled takes no memory, and what is filled is seldom copied. */
  private grow(): void {
    this.ticket = grown(this.ticket, new Int32Array(this.count * 4));
    this.meaning = grown(this.meaning, new Int32Array(this.count * 4));
    this.at = grown(this.at, new Float64Array(this.count * 4));
    this.line = grown(this.line, new Int32Array(this.count * 4));
    if (this.order !== undefined) this.order = grown(this.order, new Float64Array(this.count * 4));
  }
}

function grown<Column extends Int32Array | Float64Array>(from: Column, to: Column): Column {
  to.set(from);
  return to;
}

/** The events of each ticket side by side: those of ticket i are `events[starts[i]]` up to `events[starts[i + 1]]`. */
export interface Grouped {
  readonly starts: Int32Array;
  readonly events: Int32Array;
}

/** Groups by ticket, in the order in which the events were added: counted first, then put in place. */
export function groupByTicket(store: EventStore, tickets: number): Grouped {
  const starts = new Int32Array(tickets + 1);
  for (let i = 0; i < store.count; i++) starts[store.ticket[i]! + 1]! += 1;
  for (let i = 0; i < tickets; i++) starts[i + 1]! += starts[i]!;
  const next = starts.slice(0, tickets);
  const events = new Int32Array(store.count);
  for (let i = 0; i < store.count; i++) {
    const ticket = store.ticket[i]!;
    events[next[ticket]!] = i;
    next[ticket]! += 1;
  }
  return { starts, events };
}

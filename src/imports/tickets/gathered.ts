/** What the records of one or more exports gave, before it is put in order: keys, descriptions, events and what is wrong. */
import { EventStore } from "./event-store.ts";
import { Found, type Place } from "./found.ts";
import { KeyIndex } from "./key-index.ts";
import type { Plan } from "../mapping/plan.ts";

export class Gathered {
  readonly plan: Plan;
  readonly index = new KeyIndex();
  readonly events: EventStore;
  readonly found = new Found();
  /** Per ticket whether it is set apart. */
  apart = new Uint8Array(1024);
  /** Where the first record of each ticket stands: its line, and the number of its file. */
  line = new Int32Array(1024);
  file = new Int32Array(1024);
  readonly fileNames: string[] = [];
  /** Tickets of which another record came, though the mapping has one record for each: the place of that record. */
  readonly again = new Map<number, Place>();
  /** Where records describe one ticket in two ways, by ticket and slot: it is said once, whichever of them came first. */
  readonly contradicted = new Set<string>();
  /** Per slot and ticket the word that describes it, as an index in `words`; 0 where nothing is known. */
  readonly described: Int32Array<ArrayBuffer>[];
  readonly words: (string | undefined)[] = [undefined];
  private readonly wordIndex = new Map<string, number>();

  constructor(plan: Plan) {
    const { moment, sequence } = plan.mapping;
    this.plan = plan;
    this.events = new EventStore(moment !== undefined || sequence !== undefined);
    this.described = moment === undefined ? plan.slots.map(() => new Int32Array(1024)) : [];
  }

  /** The keys of the tickets, by their index. */
  get keys(): readonly string[] {
    return this.index.keys;
  }

  /** The number of a word: the same one for the same word. */
  wordNumber(word: string | undefined): number {
    if (word === undefined) return 0;
    let index = this.wordIndex.get(word);
    if (index === undefined) {
      index = this.words.push(word) - 1;
      this.wordIndex.set(word, index);
    }
    return index;
  }

  /** The index of a ticket, a new one where the key was not seen before. */
  ticket(key: string, file: number, line: number): number {
    const before = this.keys.length;
    const index = this.index.numberOf(key);
    if (index < before) return index;
    if (index === this.apart.length) this.grow();
    this.line[index] = line;
    this.file[index] = file;
    return index;
  }

  /** Whether this is where the ticket was first seen: lists inside it give several records of one place. */
  isFirstPlace(ticket: number, file: number, line: number): boolean {
    return this.line[ticket] === line && this.file[ticket] === file;
  }

  placeOf(ticket: number): Place {
    return { file: this.fileNames[this.file[ticket]!]!, line: this.line[ticket]!, ticket: this.keys[ticket] };
  }

  private grow(): void {
    const size = this.apart.length * 2;
    const apart = new Uint8Array(size);
    apart.set(this.apart);
    this.apart = apart;
    this.line = wider(this.line);
    this.file = wider(this.file);
    this.described.forEach((column, i) => (this.described[i] = wider(column)));
  }
}

function wider(column: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const twice = new Int32Array(column.length * 2);
  twice.set(column);
  return twice;
}

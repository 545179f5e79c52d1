/** Tells somebody who watches a terminal how far long work is, after a second and on one line; to others nothing. */
import type { Io } from "./terminal.ts";

const patienceMs = 1000;
const refreshMs = 100;

export class Progress {
  private readonly io: Io;
  private readonly isWatched: boolean;
  private toldAt = performance.now() + patienceMs - refreshMs;
  private isShown = false;

  constructor(io: Io) {
    this.io = io;
    this.isWatched = (io.stderr as { isTTY?: boolean }).isTTY === true;
  }

  /** `text` is asked for only when it is shown. */
  tell(text: () => string): void {
    if (!this.isWatched || performance.now() - this.toldAt < refreshMs) return;
    this.toldAt = performance.now();
    this.isShown = true;
    this.io.stderr.write(`\r\u001b[K${text()}`);
  }

  /** Takes the line away again. */
  end(): void {
    if (this.isShown) this.io.stderr.write("\r\u001b[K");
    this.isShown = false;
  }
}

/**
 * Does for many at once what each asked for by itself: whoever asks while one round is on its way shares the next one. For what
 * costs a transaction however little it does.
 */
export class Gather<Ask, Result> {
  private readonly work: (asks: readonly Ask[]) => Promise<readonly Result[]>;
  private readonly waiting: { ask: Ask; resolve: (result: Result) => void; reject: (error: unknown) => void }[] = [];
  private isBusy = false;

  /** `work` gives one result for each that was asked, in the same order. */
  constructor(work: (asks: readonly Ask[]) => Promise<readonly Result[]>) {
    this.work = work;
  }

  ask(ask: Ask): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ ask, resolve, reject });
      if (!this.isBusy) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.isBusy = true;
    await Promise.resolve(); // whoever asks in the same turn comes along
    while (this.waiting.length > 0) {
      const round = this.waiting.splice(0, 200);
      try {
        const results = await this.work(round.map(({ ask }) => ask));
        round.forEach(({ resolve }, i) => resolve(results[i]!));
      } catch (error) {
        for (const { reject } of round) reject(error);
      }
    }
    this.isBusy = false;
  }
}

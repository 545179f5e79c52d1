/**
 * What was looked up for a cookie or a key, kept for five seconds (IDN-9). Whoever ends a session forgets it here at once;
 * other processes hear of it, and where they do not hear, five seconds is the longest that it lives on.
 */

const KEPT_MS = 5000;
const MOST = 20_000;

interface Kept<T> {
  readonly value: T | undefined;
  readonly until: number;
  readonly account: string | undefined;
}

export class Recent<T> {
  private readonly now: () => number;
  private readonly accountOf: (value: T) => string;
  private readonly kept = new Map<string, Kept<T>>();
  private readonly asked = new Map<string, Promise<T | undefined>>();
  /** Grows with everything forgotten: an answer that was under way by then is given, and not kept. */
  private forgotten = 0;

  constructor(now: () => number, memory: Memory, accountOf: (value: T) => string) {
    this.now = now;
    this.accountOf = accountOf;
    memory.add(this);
  }

  /** At most one look at a time for one key. */
  async of(key: string, look: () => Promise<T | undefined>): Promise<T | undefined> {
    const kept = this.kept.get(key);
    const now = this.now();
    // A clock that was set back must not keep a session alive.
    if (kept && now < kept.until && now >= kept.until - KEPT_MS) return kept.value;
    const asked = this.asked.get(key);
    if (asked) return asked;
    const answer = this.ask(key, look);
    this.asked.set(key, answer);
    try {
      return await answer;
    } finally {
      if (this.asked.get(key) === answer) this.asked.delete(key);
    }
  }

  forget(account: string): void {
    this.begin();
    for (const [key, kept] of this.kept) if (kept.account === account) this.kept.delete(key);
  }

  forgetAll(): void {
    this.begin();
    this.kept.clear();
  }

  /** Nobody who asks from now on is given an answer that was under way before. */
  private begin(): void {
    this.forgotten++;
    this.asked.clear();
  }

  private async ask(key: string, look: () => Promise<T | undefined>): Promise<T | undefined> {
    const { forgotten } = this;
    const until = this.now() + KEPT_MS;
    const value = await look();
    if (forgotten === this.forgotten) {
      this.kept.delete(key);
      this.kept.set(key, { value, until, account: value === undefined ? undefined : this.accountOf(value) });
      if (this.kept.size > MOST) this.kept.delete(this.kept.keys().next().value!);
    }
    return value;
  }
}

/** Everything that is kept, to be forgotten together: an account that changes ends what its cookies and its keys stood for. */
export class Memory {
  private readonly parts: Pick<Recent<unknown>, "forget" | "forgetAll">[] = [];

  add(part: Pick<Recent<unknown>, "forget" | "forgetAll">): void {
    this.parts.push(part);
  }

  forget(account: string): void {
    for (const part of this.parts) part.forget(account);
  }

  forgetAll(): void {
    for (const part of this.parts) part.forgetAll();
  }
}

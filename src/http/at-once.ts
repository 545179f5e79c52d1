/** How many of something may go on at once in this process, and how many of them of one person (API-9). */
export class AtOnce {
  private readonly open: string[] = [];
  private readonly most: number;
  private readonly mostEach: number;

  constructor(most: number, mostEach: number) {
    this.most = most;
    this.mostEach = mostEach;
  }

  /** What to call when it is over; undefined where there is no room. */
  take(person: string): (() => void) | undefined {
    const { open, most, mostEach } = this;
    if (open.length >= most || open.filter((one) => one === person).length >= mostEach) return undefined;
    open.push(person);
    return () => void open.splice(open.indexOf(person), 1);
  }
}

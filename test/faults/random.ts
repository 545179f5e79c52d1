/** Chance that can be had again: the seed of a run is told when it fails, and `PEIL_FAULT_SEED` gives it back. */
export interface Chance {
  readonly seed: number;
  /** At least 0, under 1. */
  readonly random: () => number;
  readonly upTo: (count: number) => number;
}

export function chance(seed = Number(process.env["PEIL_FAULT_SEED"] ?? Math.floor(Math.random() * 2 ** 31))): Chance {
  let state = seed;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { seed, random, upTo: (count) => Math.floor(random() * count) };
}

/** How many rounds: few where all tests run, as many as somebody asks for by `PEIL_FAULT_ROUNDS`. */
export function rounds(few: number): number {
  return Number(process.env["PEIL_FAULT_ROUNDS"] ?? few);
}

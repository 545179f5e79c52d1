/** How an agreement calls its levels, values, clocks and hours; where it has no words for one, the name itself as plain words. */
export interface Terms {
  readonly level: (name: string) => string;
  readonly value: (level: string, value: string) => string;
  readonly clock: (name: string) => string;
  readonly hours: (name: string) => string;
  /** A role or party of the agreement. */
  readonly role: (name: string) => string;
  /** The party that a role is of; undefined where the agreement does not know it. */
  readonly partyOf: (role: string) => string | undefined;
}

/** `start-of-work` as people read it. */
export function plain(name: string): string {
  return /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name) ? name.replaceAll("-", " ") : name;
}

export const bareTerms: Terms = {
  level: plain,
  value: (_level, value) => plain(value),
  clock: plain,
  hours: plain,
  role: plain,
  partyOf: () => undefined,
};

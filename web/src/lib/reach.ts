/** How somebody gets through by the channels that an agreement would rather have: with the number where the contract fills it in, or that it stands there. */
export interface Reached {
  readonly name: string;
  readonly value: string;
  readonly href: string;
}

export interface Reach {
  readonly known: readonly Reached[];
  /** There is one to call or to write to, and nobody filled in where. */
  readonly isUnknown: boolean;
}

export function reachBy(
  channels: readonly string[],
  reach: Readonly<Record<string, string>>,
  named: (channel: string) => string,
): Reach {
  const spoken = channels.filter((one) => /(?:^|-)(?:phone|mail)$/.test(one));
  const known = spoken.flatMap((one) => {
    const value = reach[one];
    if (value === undefined) return [];
    const href = one.endsWith("mail") ? `mailto:${value}` : `tel:${value.replace("(0)", "").replaceAll(/[^+\d]/g, "")}`;
    return [{ name: named(one), value, href }];
  });
  const isCalled = spoken.some((one) => one.endsWith("phone"));
  return { known, isUnknown: isCalled && !known.some(({ href }) => href.startsWith("tel:")) };
}

/** How somebody gets through by the channels that an agreement would rather have: with the number where the contract fills it in, or that it stands there. */
export interface Staffed {
  readonly isOpen: boolean;
  /** Closing while open, opening while closed, epoch milliseconds. */
  readonly until: number;
}

export interface Reached {
  readonly name: string;
  readonly value: string;
  readonly href: string;
  /** Of a number: whether anybody answers it now, where that is known. */
  readonly staffed: Staffed | undefined;
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
  staffed: (channel: string) => Staffed | undefined,
): Reach {
  const spoken = channels.filter((one) => /(?:^|-)(?:phone|mail)$/.test(one));
  const known = spoken.flatMap((one) => {
    const value = reach[one];
    if (value === undefined) return [];
    if (one.endsWith("mail")) return [{ name: named(one), value, href: `mailto:${value}`, staffed: undefined }];
    const href = `tel:${value.replace("(0)", "").replaceAll(/[^+\d]/g, "")}`;
    return [{ name: named(one), value, href, staffed: staffed(one) }];
  });
  const isCalled = spoken.some((one) => one.endsWith("phone"));
  return { known, isUnknown: isCalled && !known.some(({ href }) => href.startsWith("tel:")) };
}

/** A number is answered on the hours that a rule names for it, and otherwise on those of the desk, which an agreement writes first. */
export function staffedBy(
  channel: string,
  hours: readonly { readonly hours: string; readonly isOpen: boolean; readonly until: number | null }[],
  channelHours: Readonly<Record<string, string>>,
): Staffed | undefined {
  const found = hours.find((one) => one.hours === channelHours[channel]) ?? hours[0];
  return found === undefined || found.until === null ? undefined : { isOpen: found.isOpen, until: found.until };
}

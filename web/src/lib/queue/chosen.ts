/** A chosen ticket as its box to tick carries it, so that choosing works without a script: ticket, version that was seen, and number. */
export interface Chosen {
  readonly ticket: string;
  readonly version: number;
  readonly number: string;
}

export function chosenValue({ ticket, version, number }: Chosen): string {
  return `${ticket} ${version} ${number}`;
}

export function chosenOf(written: unknown): Chosen[] {
  const [ticket, version, ...number] = typeof written === "string" ? written.split(" ") : [];
  return ticket === undefined || version === undefined
    ? []
    : [{ ticket, version: Number(version), number: number.join(" ") }];
}

/** The zone that the reader's own clock is in: unknown on the server, and until what the server made has been found as it was made. */
let own = $state.raw<string>();

export function ownZone(): string | undefined {
  return own;
}

/** To be called in an effect of the outermost part of a page, which runs when all of it is there. */
export function learnOwnZone(): void {
  own = Intl.DateTimeFormat().resolvedOptions().timeZone;
}

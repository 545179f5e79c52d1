/** Why an outgoing request brought no answer: a closed set, which a list of deliveries shows and `src/i18n` words. */
export const egressReasons = [
  "bad-url",
  "not-https",
  "credentials-in-url",
  "address-refused",
  "not-resolved",
  "not-connected",
  "too-many-redirects",
  "too-large",
  "too-slow",
  "cancelled",
] as const;
export type EgressReason = (typeof egressReasons)[number];

/** Thrown by every request that failed before, or while, its answer came in. Its message names no address inside. */
export class EgressFailed extends Error {
  readonly reason: EgressReason;
  constructor(reason: EgressReason, message: string, cause?: unknown) {
    super(message, { cause });
    this.reason = reason;
  }
}

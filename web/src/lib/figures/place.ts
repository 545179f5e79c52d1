/** What every part of a contract's figures needs to know of where it stands. */
export interface Place {
  readonly contract: string;
  readonly zone: string;
  /** Whether the reader may open facts. */
  readonly mayRead: boolean;
}

/** What the running system does for commands: they are told no more of it than this. Each gives an exit code. */
import type { Io } from "./terminal.ts";

export interface System {
  /** Runs until it is told to stop. */
  start(io: Io, options: StartOptions): Promise<number>;
  /** Says how it is set up and whether all is well; 1 where something is not. */
  doctor(io: Io, options: { readonly json: boolean }): Promise<number>;
  /** Writes each log of the ledger to a file of its own, for whoever verifies it without a server. */
  exportLedger(io: Io, options: { readonly to: string }): Promise<number>;
  /** Replays every log and holds the tickets that come out against those that are there; 1 where they differ. */
  rebuild(io: Io, options: { readonly compare: boolean }): Promise<number>;
  /** A one-time link for an administrator who lost theirs. */
  recoverAdministrator(io: Io, options: { readonly login: string | undefined }): Promise<number>;
}

export interface StartOptions {
  /** Fill an empty system with a simulated year of the agreements that come along. */
  readonly demo: boolean;
}

/**
 * Why the database that comes along does not start, as a code with parameters, so that whoever shows it can word it. The
 * message is a plain English sentence that says what to do, for a log and for those who have no other words.
 */

export type RefusalCode =
  | "platform-without-database"
  | "binaries-missing"
  | "binaries-unusable"
  | "no-account-for-root"
  | "account-without-name"
  | "folder-unusable"
  | "folder-in-use"
  | "folder-of-other-server"
  | "folder-of-other-version"
  | "folder-not-made"
  | "start-failed"
  | "kept-ending";

export class ServerRefusal extends Error {
  readonly code: RefusalCode;
  readonly parameters: Readonly<Record<string, string | number>>;

  constructor(code: RefusalCode, message: string, parameters: Readonly<Record<string, string | number>> = {}) {
    super(message);
    this.name = "ServerRefusal";
    this.code = code;
    this.parameters = parameters;
  }
}

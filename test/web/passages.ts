/**
 * What has to be done so that every text of the pages is said: tickets on which everything happened that can, forms that are sent, refused and
 * foreseen, and rooms that are empty. What people write here is no word of either language.
 */
import type { GivenProvider } from "../identity/openid-provider.ts";
import type { LivedIn } from "./lived-in.ts";
import type { Agreement } from "./peil.ts";
import { ofActs } from "./passages-of-acts.ts";
import { ofAnswers } from "./passages-of-answers.ts";
import { ofReports } from "./passages-of-reports.ts";
import { ofTickets } from "./passages-of-tickets.ts";
import { ofOthers } from "./passages-of-others.ts";
import { ofAYear } from "./passages-of-a-year.ts";
import { ofScripts } from "./passages-of-scripts.ts";
import { ofRooms } from "./passages-of-rooms.ts";
import { ofSigningIn } from "./passages-of-signing-in.ts";
import { ofTrouble } from "./passages-of-trouble.ts";
import type { Visitor } from "./visitor.ts";

export interface Walk {
  readonly visitor: Visitor;
  readonly peil: LivedIn;
  readonly contracts: Readonly<Record<Agreement, string>>;
  readonly provider: GivenProvider;
}

export type Passage = (walk: Walk) => Promise<void>;

/** In this order: the last ones leave less than they found. */
export const passages: Readonly<Record<string, Passage>> = {
  ...ofTickets,
  ...ofReports,
  ...ofRooms,
  ...ofSigningIn,
  ...ofScripts,
  ...ofOthers,
  ...ofActs,
  ...ofAnswers,
  ...ofAYear,
  ...ofTrouble,
};

/**
 * Where facts stand that every contract shares (CON-2): the service log of the supplier. No agreement speaks there, since each
 * contract that covers the service reads them by its own; so nothing is judged, advised or refused by an article.
 */
import type { Program } from "../engine/program.ts";
import type { DeskContract } from "./perform-batch.ts";

/** UTC, because a service is of no contract's zone; moments come with their offset. */
const noAgreement: Program = {
  file: { agreement: "none", edition: "none" } as Program["file"],
  zone: "UTC",
  informative: false,
  hours: new Map(),
  levels: new Map(),
  clocks: [],
  clocksOfType: new Map(),
  clocksOfAll: [],
  coverage: [],
  acts: [],
  measures: [],
  duties: [],
  roleLimits: [],
  doers: new Set(),
  sides: new Map(),
  record: { classifying: new Set() },
  classifying: new Set(),
  prioritising: new Set(),
  types: undefined,
  channelRule: undefined,
};

export function sharedService(log: string): DeskContract {
  return { view: { contract: "", customer: "", code: "", fields: {} }, program: noAgreement, log };
}

/**
 * What is wrong with the facts of a service, as data: each a code, its parameters and the fact where it shows, worded in
 * `i18n`. Nothing is dropped in silence: what could not be counted, or was counted until now, is said here (AVL-2, AVL-5).
 */
import type { Fact } from "../../facts/fact.ts";

export type EvidenceCode =
  /** No end was recorded: it goes on until the moment as of which is judged. `{ outage }` */
  | "outage.no-end"
  /** It ends before it starts; nothing of it counts. `{ outage }` */
  | "outage.ends-early"
  /** An end of what nobody started. `{ outage }` */
  | "outage.end-without-start"
  /** The same outage starts again while it goes on: it began at the first. `{ outage }` */
  | "outage.started-twice"
  /** It lies wholly outside the contract's term. `{ outage }` */
  | "outage.outside-contract"
  /** About a service that the contract does not cover. `{ outage, service }` */
  | "outage.other-service"
  /** Its `part` is no share up to 100%: it weighs whole. `{ outage, part }` */
  | "outage.part-unread"
  /** Its `last-success` is no moment, or one after its start: it counts from its start. `{ outage, moment }` */
  | "outage.last-success-unread"
  /** It starts or ends at a later moment than when that was written down; it counts all the same. `{ outage }` */
  | "outage.future"
  /** Claimed or decided for a part that sticks out of the outage; only the overlap is taken off. `{ exclusion, outage }` */
  | "exclusion.longer"
  /** Claimed or decided for an outage that nobody recorded. `{ exclusion, outage }` */
  | "exclusion.unknown-outage"
  /** Claimed or decided by a name that no measure has. `{ exclusion, outage }` */
  | "exclusion.unknown-name"
  /** The outage names work of which nothing is recorded, so no exclusion rests on it. `{ outage, work }` */
  | "outage.unknown-work"
  /** Work that ends before it starts, or whose announced moments cannot be read. `{ work }` */
  | "maintenance.unread"
  /** Measuring starts while it goes on, or ends while it does not; a first end tells that it went on. `{ service }` */
  | "monitoring.unpaired"
  /** A sample or a use of a moment that lay ahead when it was written down: it is not counted. `{ what }` */
  | "sample.future"
  /** No measure of this agreement asks for it. `{ what, known }` */
  | "sample.unknown-what"
  /** It does not say of what it is, so it is about no measure that names something (CHK-5). `{ known }` */
  | "sample.without-what"
  /** About a service that no measure of it covers. `{ what, service }` */
  | "sample.other-service"
  /** It says neither how long it took, nor that it failed, nor how many of how many. `{ what }` */
  | "sample.without-time"
  /** A time, count or line speed that cannot be read: nothing of it counts. `{ what, field, written }` */
  | "sample.unread"
  /** More kept the bound, or failed, than there were. `{ what, count, of }` */
  | "sample.more-than-all"
  /** Fewer at a longer time than at a shorter one: the counts are to add up. `{ what }` */
  | "sample.not-cumulative"
  /** A bare count where measures of it have several bounds: it is not known which one it kept. `{ what }` */
  | "sample.which-bound"
  /** A sign of a moment that lay ahead when it was written down: it does not count. `{ what }` */
  | "sign.future"
  /** No measure of this agreement asks for it. `{ what, known }` */
  | "sign.unknown-what"
  /** It does not say of what it is, so it is about no measure that names something (CHK-5). `{ known }` */
  | "sign.without-what"
  /** About a service that no measure of it covers. `{ what, service }` */
  | "sign.other-service"
  /** How many there were, how far apart, or its oldest copy cannot be read: it is one sign, without an inventory. `{ what, field, written }` */
  | "sign.unread"
  /** A use or a benchmark that is no amount: nothing of it counts. `{ what, field, written }` */
  | "usage.unread"
  /** In another unit than what it is compared with, or than the uses before it. `{ what, unit, wanted }` */
  | "usage.other-unit"
  /** Nothing to compare it with was recorded or agreed. `{ what, item }` */
  | "usage.no-benchmark"
  /** Minutes of work that are no whole number: nothing of it counts. `{ written }` */
  | "work.unread";

export interface EvidenceProblem {
  readonly code: EvidenceCode;
  readonly params: Readonly<Record<string, string>>;
  readonly fact: Fact;
}

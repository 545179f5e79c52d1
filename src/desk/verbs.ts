/** Every verb of the desk. The HTTP API makes an operation of each, and bulk is a list of tickets with one of them. */
import { acknowledge } from "./acknowledge.ts";
import { answer } from "./answer.ts";
import { assign } from "./assign.ts";
import { attach } from "./attach.ts";
import { bookWork } from "./book-work.ts";
import { classify } from "./classify.ts";
import { close } from "./close.ts";
import { confirm } from "./confirm.ts";
import { correct } from "./correct.ts";
import { escalate } from "./escalate.ts";
import { handOver } from "./hand-over.ts";
import { link } from "./link.ts";
import { markSpam } from "./mark-spam.ts";
import { merge } from "./merge.ts";
import { note } from "./note.ts";
import { notify } from "./notify.ts";
import { reclassify } from "./reclassify.ts";
import { record, recordOfContract, recordOfService } from "./record.ts";
import { reopen } from "./reopen.ts";
import { report } from "./report.ts";
import { resolve } from "./resolve.ts";
import { resume } from "./resume.ts";
import { startWork } from "./start-work.ts";
import { tellPlan } from "./tell-plan.ts";
import type { Verb } from "./verb.ts";
import { wait } from "./wait.ts";
import { unwatch, watch } from "./watch.ts";
import { withdraw } from "./withdraw.ts";

// oxlint-disable-next-line typescript/no-explicit-any -- each reads its own input; nobody calls one without its schema
export type AnyVerb = Verb<any>;

export const verbs: readonly AnyVerb[] = [
  report,
  assign,
  classify,
  reclassify,
  acknowledge,
  answer,
  tellPlan,
  startWork,
  wait,
  resume,
  resolve,
  reopen,
  close,
  escalate,
  handOver,
  link,
  merge,
  note,
  attach,
  bookWork,
  watch,
  unwatch,
  markSpam,
  correct,
  withdraw,
  confirm,
  notify,
  record,
  recordOfContract,
  recordOfService,
];

export function verbNamed(name: string): AnyVerb | undefined {
  return verbs.find((one) => one.name === name);
}

/**
 * What a thread made of an agreement, kept for whoever asks the same again. It follows from the text, what was put over it, and this
 * program alone, so it is known by the hash of those and never too old; whether the asker may have the text was asked before.
 */
import { createHash } from "node:crypto";
import { RecentlyUsed } from "../contracts/recently-used.ts";
import type { AgreementAnswer, AgreementAsked } from "./agreement-asked.ts";

/** Each is some hundreds of kilobytes. */
const most = 40;

export class KeptAnswers {
  private readonly ask: (asked: AgreementAsked) => Promise<unknown>;
  private readonly kept = new RecentlyUsed<unknown>(most);

  constructor(ask: (asked: AgreementAsked) => Promise<unknown>) {
    this.ask = ask;
  }

  async of<Asked extends AgreementAsked>(asked: Asked): Promise<AgreementAnswer<Asked["kind"]>> {
    const name = createHash("sha256").update(JSON.stringify(asked)).digest("base64");
    const known = this.kept.get(name);
    if (known !== undefined) return known as AgreementAnswer<Asked["kind"]>;
    const answer = await this.ask(asked);
    this.kept.set(name, answer);
    return answer as AgreementAnswer<Asked["kind"]>;
  }
}

/**
 * Which of the languages of Peil a request asks for (RFC 9110, 12.5.4). Where it asks for none, or for any, that of the person who
 * asks, and Dutch where they chose none (IDN-16).
 */
import type { FastifyRequest } from "fastify";
import type { Language } from "../i18n/words.ts";
import { stateOf } from "./request-state.ts";

const languages: readonly Language[] = ["nl", "en"];

export function answeredIn(request: FastifyRequest): Language {
  return languageOf(request.headers["accept-language"], stateOf(request).principal?.language ?? "nl");
}

export function languageOf(accepted: string | undefined, own: Language = "nl"): Language {
  if (accepted === undefined || accepted.length > 200) return own;
  let best: Language = own;
  let weight = 0;
  for (const range of accepted.split(",")) {
    const [tag = "", ...parameters] = range.trim().toLowerCase().split(";");
    const language = tag === "*" ? own : languages.find((one) => tag === one || tag.startsWith(`${one}-`));
    const asked = weightOf(parameters);
    if (language === undefined || asked <= weight) continue;
    best = language;
    weight = asked;
  }
  return best;
}

function weightOf(parameters: readonly string[]): number {
  const written = parameters.map((one) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(one)?.[1]).find((q) => q !== undefined);
  return written === undefined ? 1 : Number(written);
}

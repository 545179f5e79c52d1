/**
 * ISO 8601 as databases and programs write it: `2026-11-20T16:30:00.000+0100`, `2026-11-20 16:30`, `… 15:30:00 UTC`.
 * Seconds, their fraction and the offset may be absent; what is finer than a millisecond is cut off. Rule: TIM-1.
 */
import { midnightOf } from "./dates.ts";
import { pairAt, readOffset } from "./digits.ts";
import type { WrittenTime } from "./moments.ts";

/** With `dateAlone` a text may end after its date, and is then the date's 00:00. */
export function isoReader(dateAlone: boolean): WrittenTime {
  return new IsoReader(dateAlone);
}

const DASH = 45;
const COLON = 58;
const POINT = 46;
const COMMA = 44;
const SPACE = 32;
const LETTER_T = 84;
// 24:00 is the end of that date; 24:01 is nothing.
const END_OF_DAY = /^.{11}24:00(?::00(?:[.,]0+)?)?(?![:.,\d])/;

class IsoReader implements WrittenTime {
  exact = false;
  private readonly dateAlone: boolean;

  constructor(dateAlone: boolean) {
    this.dateAlone = dateAlone;
  }

  read(text: string): number {
    this.exact = false;
    const length = text.length;
    if (length < 10 || text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return Number.NaN;
    const year = pairAt(text, 0) * 100 + pairAt(text, 2);
    const month = pairAt(text, 5);
    const day = pairAt(text, 8);
    // A digit that is not one makes a number below zero, which is in no date either.
    const midnight = midnightOf(year, month, day);
    if (length === 10) return this.dateAlone ? midnight : Number.NaN;
    const between = text.charCodeAt(10);
    if (length < 16 || (between !== LETTER_T && between !== SPACE) || text.charCodeAt(13) !== COLON) return Number.NaN;
    const hour = pairAt(text, 11);
    const minute = pairAt(text, 14);
    if (hour < 0 || hour > 24 || minute < 0 || minute > 59) return Number.NaN;
    if (hour === 24 && !END_OF_DAY.test(text)) return Number.NaN;
    const wall = midnight + (hour * 60 + minute) * 60_000;
    if (length === 19 && text.charCodeAt(16) === COLON) {
      const second = pairAt(text, 17); // as databases mostly write it: nothing after the seconds
      return second >= 0 && second <= 59 ? wall + second * 1000 : Number.NaN;
    }
    return length === 16 ? wall : this.readRest(text, wall);
  }

  /** Seconds, fraction and offset, from the end of the minutes on. */
  private readRest(text: string, wall: number): number {
    let at = 16;
    let restMs = 0;
    if (text.charCodeAt(at) === COLON) {
      const second = at + 3 <= text.length ? pairAt(text, at + 1) : -1;
      if (second < 0 || second > 59) return Number.NaN;
      restMs = second * 1000;
      at += 3;
      if (at < text.length && (text.charCodeAt(at) === POINT || text.charCodeAt(at) === COMMA)) {
        let unit = 100;
        const start = ++at;
        for (; at < text.length; at++) {
          const digit = text.charCodeAt(at) - 48;
          if (digit < 0 || digit > 9) break;
          restMs += unit >= 1 ? digit * unit : 0;
          unit /= 10;
        }
        if (at === start) return Number.NaN;
      }
    }
    if (at === text.length) return wall + Math.floor(restMs);
    const offset = readOffset(text, text.charCodeAt(at) === SPACE ? at + 1 : at);
    this.exact = true;
    return wall + restMs - offset;
  }
}

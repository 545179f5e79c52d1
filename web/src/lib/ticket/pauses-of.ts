/** For what a clock pauses, in words, as the agreement lists it: a wait, or only one in which something in particular is asked. Rule: CLK-2. */
import type { Desk } from "#lib/ticket/terms.ts";

type Said = Readonly<Record<string, string>>;

/** `turns` and `values` are the words for what is waited for, and for what is asked. */
export function pausesOf({ waits }: Pick<Desk, "waits">, clock: string, turns: Said, values: Said): string[] {
  const those = waits.filter(({ stops }) => stops.some((one) => one.clock === clock));
  const whole = new Set(those.flatMap(({ on, for: asked }) => (asked === null ? [on] : [])));
  return those.flatMap(({ on, for: asked }) => {
    const word = turns[on === "access" ? "waiting-for-access" : on] ?? on;
    if (asked === null) return [word];
    return whole.has(on) ? [] : [`${word} (${values[asked] ?? asked})`];
  });
}

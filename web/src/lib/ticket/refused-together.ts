/** What cannot be done now, by why: one reason is read once, whatever it holds back. */

/** `may` holds by the verb why not, null where it never is of this role; verbs and reasons keep their order. */
export function refusedTogether<Verb extends string>(
  verbs: readonly Verb[],
  may: Readonly<Record<string, string | null>>,
): { readonly refusal: string; readonly verbs: readonly Verb[] }[] {
  const refused = Map.groupBy(verbs, (verb) => may[verb] ?? null);
  return [...refused].flatMap(([refusal, those]) => (refusal === null ? [] : [{ refusal, verbs: those }]));
}

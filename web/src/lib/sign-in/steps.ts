/** Where somebody goes on to after a step of signing in: to what is still to be done, or to the page that they came for. */
import { withinPeil } from "#lib/within-peil.ts";

export interface Step {
  readonly stage: "full" | "second-factor" | "enrolment";
  readonly methods: readonly string[];
}

/** `to` is checked where it is followed; what does not lead within Peil leads to the overview. */
export function nextStep({ stage, methods }: Step, to: string | null | undefined): string {
  if (stage === "full") return withinPeil(to);
  const kept = new URLSearchParams(to === null || to === undefined ? {} : { to });
  if (stage === "second-factor" && methods.length > 0) kept.set("with", methods.join("."));
  const query = kept.size === 0 ? "" : `?${kept}`;
  return `/sign-in/${stage === "enrolment" ? "enrol" : "code"}${query}`;
}

/** The beginning again, for who took longer than a step may take. */
export function tooLate(to: string | null): string {
  return `/sign-in?late=1${to === null ? "" : `&to=${encodeURIComponent(to)}`}`;
}

export function isSignedOut(problem: { readonly type?: string }): boolean {
  return problem.type?.endsWith("/not-signed-in") === true;
}

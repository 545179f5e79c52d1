/** What a browser remembers of how somebody reads: kept in cookies, so that the first byte of a page is already right. */
import type { Cookies } from "@sveltejs/kit";
import type { Language } from "$peil/i18n/words.ts";

export const languageCookie = "peil-language";
export const themeCookie = "peil-theme";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export function isLanguage(value: unknown): value is Language {
  return value === "nl" || value === "en";
}

export function isTheme(value: unknown): value is Theme {
  return themes.some((one) => one === value);
}

/** For a year, and for this browser alone; who is signed in has them with the account too. */
export function remember(cookies: Cookies, name: string, value: string): void {
  cookies.set(name, value, { path: "/", maxAge: 365 * 86_400, sameSite: "lax", httpOnly: false });
}

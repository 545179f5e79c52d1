import { error } from "@sveltejs/kit";
import { words } from "#lib/server/words.ts";
import { admin } from "#lib/words/admin.ts";
import { shell } from "#lib/words/shell.ts";

/** The sections that a role has something to do in; the API holds everybody to theirs anyway. */
export function adminSections(locals: App.Locals) {
  const { role, customer } = locals.session!;
  const a = words(admin, locals.language);
  if (customer !== null && role !== "customer-administrator") {
    const { notFound, notFoundAdvice } = words(shell, locals.language);
    error(404, notFound, { advice: notFoundAdvice });
  }
  const isKeeper = role === "manager" || role === "administrator";
  const names = [
    ...(isKeeper ? (["start"] as const) : []),
    ...(customer === null ? (["customers"] as const) : []),
    "people" as const,
    ...(customer === null ? (["contracts", "agreements", "services"] as const) : []),
    ...(role === "administrator" ? (["providers", "webhooks"] as const) : []),
  ];
  const sections = names.map((name) => ({ href: name === "start" ? "/start" : `/admin/${name}`, name: a[name] }));
  return { a, sections, isKeeper, isAdministrator: role === "administrator" };
}

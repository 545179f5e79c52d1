/** Which supplier a browser signs in with: named by the address that the supplier hands out, or remembered of the last time. */
import type { Cookies } from "@sveltejs/kit";
import { remember } from "#lib/server/preferences.ts";

const supplierCookie = "peil-supplier";
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function keptSupplier({ url, cookies }: { url: URL; cookies: Cookies }): string | undefined {
  const named = url.searchParams.get("tenant") ?? cookies.get(supplierCookie);
  return named !== null && named !== undefined && uuid.test(named) ? named : undefined;
}

export function rememberSupplier(cookies: Cookies, tenant: string): void {
  if (cookies.get(supplierCookie) !== tenant && uuid.test(tenant)) remember(cookies, supplierCookie, tenant);
}

/** Which series a measure counts for a contract, and how they divide over its services. Rules: CON-2, AVL-6. */
import type { Series } from "./sample-log.ts";

/** Those of the services that are listed; a series that names none is about all of them. */
export function seriesOfServices(series: readonly Series[], listed: readonly string[] | undefined): readonly Series[] {
  if (listed === undefined) return series;
  const covered = new Set(listed);
  return series.filter(({ service }) => {
    if (service === undefined) return true;
    return typeof service === "string" ? covered.has(service) : service.some((one) => covered.has(one));
  });
}

/** The series of each service, those that name none with each; empty where nothing names a service. */
export function seriesByService(
  series: readonly Series[],
  listed: readonly string[] | undefined,
): ReadonlyMap<string, readonly Series[]> {
  const named = new Map<string, Series[]>();
  const ofAll = series.filter(({ service }) => service === undefined);
  if (ofAll.length === series.length) return named;
  for (const service of listed ?? []) named.set(service, [...ofAll]);
  for (const one of series) {
    for (const service of typeof one.service === "string" ? [one.service] : (one.service ?? [])) {
      if (named.has(service)) named.get(service)!.push(one);
      else if (listed === undefined) named.set(service, [...ofAll, one]);
    }
  }
  return named;
}

/** Lists that forms of administration choose from. */
import type { Api } from "#lib/server/api.ts";
import { allOf } from "./all-of.ts";

export function allCustomers({ GET }: Api) {
  return allOf((cursor) =>
    GET("/api/v1/customers", { params: { query: { limit: 200, ...(cursor === undefined ? {} : { cursor }) } } }),
  );
}

export function allContracts({ GET }: Api, customer?: string) {
  const of = customer === undefined ? {} : { customer };
  return allOf((cursor) =>
    GET("/api/v1/contracts", { params: { query: { limit: 200, ...of, ...(cursor === undefined ? {} : { cursor }) } } }),
  );
}

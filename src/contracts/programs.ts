/**
 * Programs of agreements with their annexes, compiled when one is first asked for and kept while they are in use: a thousand
 * customers of one agreement share one program. Hours are made ready for the years around the present, and grow by themselves.
 */
import { createHash } from "node:crypto";
import type { Patch } from "../agreement/patch.ts";
import type { Transaction } from "../database/database.ts";
import { compile, type CompileOptions } from "../engine/compile.ts";
import type { Program } from "../engine/program.ts";
import { canonicalJson } from "../facts/written-fact.ts";
import { countryDays, type HolidaysConstructor } from "../time/country-days.ts";
import { knownAgreement, withAnnex } from "./agreement-text.ts";
import { RecentlyUsed } from "./recently-used.ts";

/** What names a program: the same agreement with the same annex is the same program. */
export interface ProgramName {
  readonly agreement: string;
  readonly annex: Patch;
}

export class Programs {
  private readonly now: () => number;
  private readonly compiled = new RecentlyUsed<Program>(64);

  constructor(now: () => number) {
    this.now = now;
  }

  /** Of an agreement that this tenant has, with an annex that was checked. */
  async programOf(tx: Transaction, name: ProgramName): Promise<Program> {
    const key = programKey(tx.scope.tenant, name);
    const known = this.compiled.get(key);
    if (known !== undefined) return known;
    const [row] = await tx.query<{ source: string }>(
      "SELECT source FROM peil.agreement WHERE tenant = $1 AND hash = $2",
      [tx.scope.tenant, name.agreement],
      "agreement source",
    );
    if (row === undefined) throw new Error(`no agreement ${name.agreement}`);
    const options = await compileOptions(row.source, this.now());
    const whole = withAnnex(knownAgreement(row.source), name.annex, options);
    if ("findings" in whole) throw new Error(`an annex that was checked does not hold: ${whole.findings[0]!.code}`);
    const program = compile(whole.file, options);
    this.compiled.set(key, program);
    return program;
  }
}

/** A year back and two ahead. The library of other countries' days is heavy, and read only where an agreement names a country. */
export async function compileOptions(source: string, now: number): Promise<CompileOptions> {
  const year = new Date(now).getUTCFullYear();
  const options = { years: { from: year - 1, to: year + 2 }, compiled: new Map() };
  if (!source.includes("country:")) return options;
  const { default: Holidays } = await import("date-holidays");
  return { ...options, resolve: countryDays(Holidays as unknown as HolidaysConstructor) };
}

/** Within one tenant: nobody is told by a shared program that another supplier has the same agreement. */
function programKey(tenant: string, { agreement, annex }: ProgramName): string {
  const lines = Object.entries(annex).map(([dotted, value]) => [dotted, JSON.stringify(value)] as const);
  return createHash("sha256")
    .update(canonicalJson([tenant, agreement, Object.fromEntries(lines)]))
    .digest("base64");
}

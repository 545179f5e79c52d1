/**
 * Traceability (CHK-4): every requirement row is claimed by a term, every claim names a row that is listed, and the
 * notion of the claiming term can run what the row asks for.
 */
import { allTerms, notions, type Notion } from "./all-terms.ts";
import { error, failure, nearest, type Finding, type Path } from "./finding.ts";
import type { AgreementFile } from "./schema/agreement.ts";
import { itemPath, type Scope } from "./scope.ts";

export interface RowClaim {
  readonly notion: Notion;
  readonly name: string;
  readonly path: Path;
}

/** The terms that claim each row; a row that nobody claims is not in it. */
export function rowClaims(file: AgreementFile): Map<string, RowClaim[]> {
  const claims = new Map<string, RowClaim[]>();
  for (const { notion, name, path, term } of allTerms(file)) {
    for (const row of term.row ?? []) claims.set(row, [...(claims.get(row) ?? []), { notion, name, path }]);
  }
  return claims;
}

/** Which notions run a row of each kind. */
const runsBy: Readonly<Record<string, readonly Notion[]>> = {
  clock: ["clock", "hours"],
  measure: ["measure", "clock"], // an objective is a clock's target over a period (OBJ-1)
  duty: ["duty", "procedure"],
  right: ["right", "procedure"],
  rule: ["rule", "coverage", "level", "role", "clock", "procedure", "recording", "hours"],
  record: ["record", "contract", "role"],
  text: notions,
};

export function checkRows(scope: Scope): Finding[] {
  const rows = scope.file.rows ?? {};
  const claims = rowClaims(scope.file);
  return [
    ...unknownRows(scope),
    ...Object.entries(rows).flatMap(([row, requirement]) => {
      const claimed = claims.get(row);
      if (claimed === undefined) return [failure("row.unclaimed", ["rows", row], { row })];
      const notions = new Set(claimed.map((claim) => claim.notion));
      return requirement.how.flatMap((how, i) =>
        runsBy[how]!.some((notion) => notions.has(notion))
          ? []
          : [
              failure("row.how", itemPath(scope.data, ["rows", row, "how"], i), {
                row,
                how,
                notions: [...notions].join(" · "),
              }),
            ],
      );
    }),
  ];
}

/** Without a list of rows nothing is traced, and a `row` is a remark for people. */
function unknownRows(scope: Scope): Finding[] {
  const known = Object.keys(scope.file.rows ?? {});
  if (scope.file.rows === undefined) return [];
  const named = [...allTerms(scope.file)].map(({ term, path }) => ({ rows: term.row, path: [...path, "row"] }));
  const proved = (scope.file.examples ?? []).map((example, i) => ({
    rows: example.proves,
    path: ["examples", i, "proves"],
  }));
  return [...named, ...proved].flatMap(({ rows, path }) =>
    (rows ?? []).flatMap((row, i) =>
      known.includes(row)
        ? []
        : [error("row.unknown", itemPath(scope.data, path, i), { row, near: nearest(row, known) ?? "" })],
    ),
  );
}

/** The articles that rows come from, each once. */
export function articlesOfRows({ rows = {} }: AgreementFile, named: readonly string[]): string[] {
  return [...new Set(named.flatMap((row) => (rows[row]?.article ?? "").split(", ")))].filter((one) => one !== "");
}

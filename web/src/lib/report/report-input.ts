/** What was filled in on the form of a report, as the API takes it. Levels and fields of another type than the chosen one are left out. */
import type { ReportForm } from "#lib/report/report-form.ts";

export interface ReportInput {
  readonly contract: string;
  readonly title: string;
  readonly body?: string;
  readonly type?: string;
  readonly levels?: Readonly<Record<string, string>>;
  readonly details?: Readonly<Record<string, string>>;
  readonly why?: string;
  readonly via?: string;
  readonly from?: string;
  readonly reporter?: string;
  readonly caller?: string;
  /** An earlier ticket, too old to be opened again. */
  readonly follows?: string;
}

type Filled = Pick<FormData, "get">;

export function reportInput(form: Filled, shape: Pick<ReportForm, "contract" | "levels" | "fields">): ReportInput {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
  };
  const type = text("type");
  const levels = shape.levels.flatMap(({ level, of }) => {
    const value = of === undefined || of === type ? text(`level.${level}`) : undefined;
    return value === undefined ? [] : [[level, value] as const];
  });
  const details = shape.fields.flatMap(({ field, types }) => {
    const isHere = field !== "why" && (types === null || type === undefined || types.includes(type));
    const value = isHere ? text(`detail.${field}`) : undefined;
    return value === undefined ? [] : [[field, value] as const];
  });
  const from = text("from");
  return {
    contract: shape.contract,
    title: text("title") ?? "",
    ...optional("body", text("body")),
    ...optional("type", type),
    ...(levels.length === 0 ? {} : { levels: Object.fromEntries(levels) }),
    ...(details.length === 0 ? {} : { details: Object.fromEntries(details) }),
    ...optional("why", text("detail.why")),
    ...optional("via", text("via")),
    ...optional("follows", text("follows")),
    ...(from !== undefined && from !== "customer" ? { reporter: from } : optional("from", from)),
    ...(from === "customer" ? optional("caller", text("caller")) : {}),
  };
}

function optional<Name extends string>(name: Name, value: string | undefined): Partial<Record<Name, string>> {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, string>);
}

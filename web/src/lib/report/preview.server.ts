/** What a report would come to, asked of the API before it is sent: priority, all that is promised from then on, what it still lacks. */
import type { Api } from "#lib/server/api.ts";
import type { ReportInput } from "#lib/report/report-input.ts";
import type { Language } from "$peil/i18n/words.ts";

/** One promise to the customer that the report would start: a clock with each of its levels, or a duty. */
export interface Promised {
  readonly name: string;
  readonly title: string;
  readonly article: string;
  /** The clock after which it runs, in words. */
  readonly after: string | null;
  readonly levels: readonly {
    readonly written: string | null;
    readonly isAim: boolean;
    readonly dueAt: number | null;
  }[];
  /** Done with the report, by itself. */
  readonly isDone: boolean;
}

export interface Remark {
  /** Of login data that will be masked the form says so itself, as it is typed. */
  readonly outcome: string;
  readonly rule: string;
  readonly say: string;
  readonly article: string;
}

export interface Preview {
  readonly type: string | null;
  readonly priority: string | null;
  readonly zone: string;
  readonly promised: readonly Promised[];
  readonly remarks: readonly Remark[];
  /** Names of fields that the agreement still asks for. */
  readonly lacking: readonly string[];
  readonly refusal: { readonly title: string; readonly detail: string; readonly article?: string } | undefined;
}

interface Told {
  readonly zone: string;
  readonly type: string | null;
  readonly priority: string | null;
  readonly promises: readonly ToldPromise[];
  readonly refusal: Preview["refusal"] | null;
  readonly remarks: readonly {
    readonly outcome: string;
    readonly rule: string;
    readonly article: string;
    readonly say: string | null;
    readonly lacking: readonly { readonly field: string }[];
  }[];
}

interface ToldPromise extends Omit<Promised, "title" | "isDone" | "levels"> {
  readonly title: Readonly<Record<Language, string>> | null;
  readonly doneAt: string | null;
  readonly levels: readonly {
    readonly written: string | null;
    readonly isAim: boolean;
    readonly dueAt: string | null;
  }[];
}

/** Undefined where it cannot be said: nothing was chosen yet, or something is wrong that sending will tell. */
export async function previewOf(api: Api, input: ReportInput, language: Language): Promise<Preview | undefined> {
  const { title, ...rest } = input;
  const body = title === "" ? rest : input;
  const { data } = await api.POST("/api/v1/tickets/preview" as never, { body } as never);
  if (data === undefined) return undefined;
  const { zone, type, priority, promises, refusal, remarks } = data as Told;
  return {
    zone,
    type,
    priority,
    promised: promises.map((one) => promised(one, promises, language)),
    remarks: remarks.flatMap(({ outcome, rule, say, article, lacking }) =>
      say === null || lacking.length > 0
        ? []
        : [
            {
              outcome,
              rule,
              say,
              article,
            },
          ],
    ),
    lacking: [
      ...new Set(
        remarks.flatMap(({ outcome, lacking }) =>
          outcome === "asked" || outcome === "refused" ? lacking.map(({ field }) => field) : [],
        ),
      ),
    ],
    refusal: refusal ?? undefined,
  };
}

function promised(one: ToldPromise, all: readonly ToldPromise[], language: Language): Promised {
  const titleOf = (name: string) =>
    all.find((other) => other.name === name)?.title?.[language] ?? name.replaceAll("-", " ");
  const { name, article, after, doneAt, levels } = one;
  return {
    name,
    article,
    title: titleOf(name),
    after: after === null ? null : titleOf(after),
    isDone: doneAt !== null,
    levels: levels.map(({ dueAt, ...level }) => ({ ...level, dueAt: dueAt === null ? null : Date.parse(dueAt) })),
  };
}

/** What a report would come to, asked of the API before it is sent: priority, when an answer is due, what it still lacks. */
import type { Api } from "#lib/server/api.ts";
import type { ReportInput } from "#lib/report/report-input.ts";

export interface Promised {
  readonly clock: string;
  readonly dueAt: number | null;
  readonly target: string | null;
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
  readonly answerBy: ToldClock | null;
  readonly solvedBy: ToldClock | null;
  readonly refusal: Preview["refusal"] | null;
  readonly remarks: readonly {
    readonly outcome: string;
    readonly rule: string;
    readonly article: string;
    readonly say: string | null;
    readonly lacking: readonly { readonly field: string }[];
  }[];
}

interface ToldClock {
  readonly clock: string;
  readonly target: string | null;
  readonly dueAt: string | null;
}

/** Undefined where it cannot be said: nothing was chosen yet, or something is wrong that sending will tell. */
export async function previewOf(api: Api, input: ReportInput): Promise<Preview | undefined> {
  const { title, ...rest } = input;
  const body = title === "" ? rest : input;
  const { data } = await api.POST("/api/v1/tickets/preview" as never, { body } as never);
  if (data === undefined) return undefined;
  const { zone, type, priority, answerBy, solvedBy, refusal, remarks } = data as Told;
  const promised = [answerBy, solvedBy].flatMap((one) => (one === null ? [] : [promise(one)]));
  return {
    zone,
    type,
    priority,
    promised: promised.filter((one, i) => promised.findIndex(({ clock }) => clock === one.clock) === i),
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

function promise({ clock, target, dueAt }: ToldClock): Promised {
  return { clock, target, dueAt: dueAt === null ? null : Date.parse(dueAt) };
}

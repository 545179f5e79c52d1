/** What stands in the fields of a report, by their names: what was typed before, a draft, or what a form begins with. */
import type { ReportForm } from "#lib/report/report-form.ts";

type Values = Readonly<Record<string, string>>;

export class Filled {
  values = $state<Record<string, string>>({});

  constructor(shape: ReportForm | undefined, isOfCustomer: boolean, typed: Values) {
    this.begin(shape, isOfCustomer, typed);
  }

  begin(shape: ReportForm | undefined, isOfCustomer: boolean, typed: Values): void {
    const open = shape?.levels.filter(({ isRequired }) => !isRequired).map(({ level }) => [`level.${level}`, ""]) ?? [];
    const taken = isOfCustomer ? {} : { from: "customer", caller: "", via: "phone" };
    this.values = { title: "", body: "", ...Object.fromEntries(open), ...taken, ...typed };
  }

  /** A draft goes under what was filled in before the script had come, and a story before the one that was begun. */
  restore(shape: ReportForm | undefined, isOfCustomer: boolean, draft: Values): void {
    const bare = new Filled(shape, isOfCustomer, {}).values;
    const own = Object.entries(this.values).filter(([name, value]) => value !== (bare[name] ?? ""));
    const stories = [draft["body"], this.values["body"]].filter((one) => one !== undefined && one.trim() !== "");
    this.begin(shape, isOfCustomer, { ...draft, ...Object.fromEntries(own), body: [...new Set(stories)].join("\n\n") });
  }

  get type(): string | undefined {
    return this.values["type"] === "" ? undefined : this.values["type"];
  }

  get levels(): Values {
    return Object.fromEntries(
      Object.entries(this.values).flatMap(([name, value]) =>
        name.startsWith("level.") && value !== "" ? [[name.slice("level.".length), value]] : [],
      ),
    );
  }

  /** Whatever was written in words. */
  get texts(): readonly string[] {
    return Object.entries(this.values).flatMap(([name, value]) =>
      name === "title" || name === "body" || name.startsWith("detail.") ? [value] : [],
    );
  }
}

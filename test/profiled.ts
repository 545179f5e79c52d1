/** A profile of rows written in a test as one would see them in a sheet: the header first, cells between bars. */
import { ProfileSink, type Profile } from "../src/imports/propose/profile.ts";

export function profiled(sheet: string): Profile {
  const [header, ...rows] = sheet
    .trim()
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()));
  return profileOf(header!, rows);
}

export function profileOf(header: readonly string[], rows: readonly (readonly string[])[]): Profile {
  const sink = new ProfileSink();
  sink.header(header);
  sink.batch({ records: rows, lineOf: (i) => i + 2 });
  return sink.profile();
}

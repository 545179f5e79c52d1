import { decimalText } from "$peil/draw/numbers.ts";
import { smallStaff, staff } from "$peil/draw/staff.ts";
import { trend } from "$peil/draw/trend.ts";
import { lengthText } from "#lib/moment.ts";
import { words } from "#lib/server/words.ts";
import { design } from "#lib/words/design.ts";
import { figureWords } from "#lib/words/figures.ts";
import { measuresOfDesign } from "#lib/design/measures.ts";
import { periodsOfDesign, promiseOfDesign } from "#lib/design/periods.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals: { language } }) => {
  const w = words(design, language);
  const figures = words(figureWords, language);
  return {
    w,
    ones: decimalText(1111.1, language),
    eights: decimalText(8888.8, language),
    sample: `${lengthText(760 * 60_000, language)} ${decimalText(99.9, language)}%`,
    staffs: periodsOfDesign.map((period) => staff(period, promiseOfDesign, language)),
    small: periodsOfDesign.map((period) => smallStaff(period, promiseOfDesign, language)),
    figures,
    measures: measuresOfDesign(w, figures, language),
    trend: trend(periodsOfDesign, promiseOfDesign, w.staffs, language),
  };
};

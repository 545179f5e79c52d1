/** What a ticket's page says of each act once it is done, whatever it would take until that one is allowed. */
import { onSending } from "./between.ts";
import type { Passage } from "./passages.ts";
import { inWords } from "./said.ts";
import { formIn } from "./visitor.ts";

export const ofActs: Readonly<Record<string, Passage>> = {
  async whatWasDone({ visitor, peil }) {
    const page = `/tickets/${peil.tickets.open}`;
    const { fields } = formIn(await visitor.opens("agent", page), page, 'value="compose"');
    await peil.between.while(/\/actions\/[a-z-]+$/, recorded, async () => {
      for (const verb of Object.keys(inWords("done.ts", "done", "en"))) {
        const said =
          verb === "noLongerNeeded"
            ? [
                ["verb", "close"],
                ["no-longer-needed", "yes"],
              ]
            : [["verb", verb]];
        await visitor.posts("agent", `${page}?/act`, [...fields, ...(said as [string, string][])]);
      }
    });
  },
};

const recorded = onSending(() =>
  Promise.resolve({
    status: 200,
    headers: { "content-type": "application/json" },
    body: Buffer.from(JSON.stringify({ version: 1, facts: [], advice: [] })),
  }),
);

import { expect, test } from "vitest";
import { agreed, atDesk, customer, id, type Asking } from "../../test/at-desk.ts";

const first = (input: object, asking: Asking) =>
  atDesk(agreed("1do")).ask("report", { title: "A title", body: "What I see.", ...input }, asking);

test("DSK-19 a name that called stands sealed with the words; a customer's people report in their own name alone", () => {
  const call = { type: "question", via: "phone", details: { "steps-taken": "Opnieuw ingelogd" } };
  const seen = first({ ...call, caller: "Jo Janssen" }, {});
  expect(seen).toMatchObject({
    facts: [{ fields: { by: "customer", caller: "on-file", contact: "on-file", person: id("agent") } }],
    texts: ["What I see.\n\ncaller: Jo Janssen\n\nsteps-taken: Opnieuw ingelogd", "A title"],
  });
  expect(first({ ...call, from: "customer" }, {})).toMatchObject({ facts: [{ fields: { caller: "unknown" } }] });
  const known = first({ ...call, reporter: id("contact") }, {});
  expect(known).toMatchObject({ facts: [{ fields: { reporter: id("contact"), "contact-details": "on-file" } }] });
  for (const own of [{ caller: "Jo" }, { reporter: id("agent") }])
    expect(first({ ...call, via: "portal", ...own }, customer)).toMatchObject({ refused: "not-your-role" });
});

/** Which tests of a condition do not hold, each in the words in which the agreement writes it. Rules: AVL-3, CHK-5. */
import type { Condition, Moment, Test } from "../../../agreement/schema/moment.ts";
import { holds, type Scene } from "../../condition.ts";
import type { FailedCondition } from "../figure.ts";

/** None where the condition holds. Of `any` each choice is shown with what it lacks. */
export function failedTests(condition: Condition, scene: Scene, word: string): readonly FailedCondition[] {
  return condition.flatMap((test): readonly FailedCondition[] => {
    const truth = holds([test], scene);
    if (truth === true) return [];
    if (test.word === "any") return test.of.flatMap((choice) => failedTests(choice, scene, word));
    return [{ condition: `${word} ${testText(test)}`, because: truth === undefined ? "not-known" : "no" }];
  });
}

function testText(test: Test): string {
  switch (test.word) {
    case "any":
      return `any ${test.of.map(conditionText).join(" · ")}`;
    case "not":
      return `not ${conditionText(test.of)}`;
    case "has":
    case "lacks":
      return `${test.word} ${test.moments.map(momentText).join(", ")}`;
    case "inside":
    case "outside":
      return `${test.word} ${test.hours}`;
    case "kept":
    case "missed":
      return `${test.word} ${test.term}`;
    case "date":
      return `date ${test.dates.join(", ")}`;
    case "attribute":
      return test.values.kind === "value" ? `${test.name} ${test.values.value.join(", ")}` : test.name;
  }
}

function conditionText(condition: Condition): string {
  return condition.map(testText).join(", ");
}

function momentText(moment: Moment): string {
  if (moment.kind === "term") return moment.edge === "stop-or-due" ? moment.term : `${moment.term}.${moment.edge}`;
  const fields = Object.entries(moment.filter).map(([field, values]) => `${field} ${values.join(", ")}`);
  return fields.length === 0 ? moment.fact : `${moment.fact} (${fields.join(", ")})`;
}

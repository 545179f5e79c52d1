/**
 * A list that was chosen is seen sooner when the rows that a screen holds are drawn first, and the others after that paint. Who goes back finds
 * the place again where they were, so then all are drawn at once; so is a list that only changed.
 */
import { untrack } from "svelte";
import { navigating } from "$app/state";

/** As many as most screens hold. */
const onScreen = 20;

export class FirstRows {
  /** How many rows are drawn. */
  count = $state.raw(Infinity);

  /** To be made in a component: `list` is the address of the list that it shows. */
  constructor(list: () => string) {
    let before = untrack(list);
    $effect.pre(() => {
      const now = list();
      if (now === before) return;
      before = now;
      if (untrack(() => navigating.type) === "popstate") return;
      this.count = onScreen;
      // The frame after theirs: nothing else is done before the first rows are on the screen.
      let frame = requestAnimationFrame(() => (frame = requestAnimationFrame(() => (this.count = Infinity))));
      return () => {
        cancelAnimationFrame(frame);
        this.count = Infinity;
      };
    });
  }
}

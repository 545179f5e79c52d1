/** What stands around the rows, such as how many each view holds, is read anew once a change of filter has its rows: nobody waits for it. */
import { afterNavigate, invalidate } from "$app/navigation";

export function readAroundAfterRows(): void {
  afterNavigate(({ from, to }) => {
    if (from !== null && from.route.id === to?.route.id) void invalidate("peil:around");
  });
}

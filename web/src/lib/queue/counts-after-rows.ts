/** How many each view holds is read anew once a change of filter has its rows on the screen: nobody waits for it. */
import { afterNavigate, invalidate } from "$app/navigation";

export function countAfterRows(): void {
  afterNavigate(({ from, to }) => {
    if (from === null || from.route.id !== to?.route.id) return;
    requestAnimationFrame(() => setTimeout(() => void invalidate("peil:counts")));
  });
}

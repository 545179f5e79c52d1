/**
 * The connection that a page hears events over (API-8), held while somebody looks at it: a browser has six to a server for all of its tabs, and tabs
 * that wait in the background would leave none to load the next page with.
 */
const awayMs = 3000;
const againMs = 5000;

/** `came`: the page is looked at again, or was let back in, and may have missed something. The result ends it all. */
export function whileSeen(url: string, listen: (source: EventSource) => void, came: () => void): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const connect = () => {
    const opened = new EventSource(url);
    source = opened;
    listen(opened);
    opened.addEventListener("error", () => {
      // Otherwise it comes back by itself, and is told what it missed.
      if (opened.readyState === EventSource.CLOSED && source === opened) timer = setTimeout(again, againMs);
    });
  };
  const again = () => {
    source = undefined;
    if (document.visibilityState === "hidden") return;
    connect();
    came();
  };
  const leave = () => {
    source?.close();
    source = undefined;
  };
  const look = () => {
    const isHidden = document.visibilityState === "hidden";
    if (!isHidden && source !== undefined && source.readyState !== EventSource.CLOSED) return clearTimeout(timer);
    clearTimeout(timer);
    if (isHidden) timer = setTimeout(leave, awayMs);
    else again();
  };
  if (document.visibilityState !== "hidden") connect();
  document.addEventListener("visibilitychange", look);
  return () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", look);
    leave();
  };
}

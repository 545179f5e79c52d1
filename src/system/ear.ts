/**
 * Hears of new facts from every process that appends. What it misses while its connection is away, whoever listens finds by
 * looking; so nothing hangs on it but how soon something is seen.
 */
import pg from "pg";

export interface Ear {
  /** `heard` is told the tenant whose logs grew. */
  hear(heard: (tenant: string) => void): void;
  close(): Promise<void>;
}

const againAfterMs = 1_000;

export async function openEar(url: string, failed: (error: unknown) => void): Promise<Ear> {
  const listeners: ((tenant: string) => void)[] = [];
  let client: pg.Client | undefined;
  let again: NodeJS.Timeout | undefined;
  let isOver = false;
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, application_name: "peil listens" });
    client = next;
    next.on("notification", ({ payload = "" }) => {
      const [tenant = ""] = payload.split(" ", 1);
      for (const heard of listeners) heard(tenant);
    });
    next.on("error", failed);
    next.on("end", () => lost(next));
    try {
      await next.connect();
      await next.query("LISTEN peil_facts");
    } catch (error) {
      lost(next);
      throw error;
    }
  };
  // A connection that fails says so in several ways; each is followed by one other, and not by one for each way.
  const lost = (gone: pg.Client): void => {
    if (client !== gone) return;
    client = undefined;
    gone.end().catch(() => undefined);
    if (!isOver) again = setTimeout(() => void connect().catch(failed), againAfterMs);
  };
  try {
    await connect();
  } catch (error) {
    clearTimeout(again);
    throw error;
  }
  return {
    hear: (heard) => void listeners.push(heard),
    async close() {
      isOver = true;
      clearTimeout(again);
      await client?.end().catch(() => undefined); // it may be gone already
    },
  };
}

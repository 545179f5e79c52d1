/** What streams tell each who follows them, while something happens everywhere. */
import type { Readable } from "node:stream";
import { askers, type Finding } from "./probe.ts";
import { planOf, requestOf } from "./request.ts";
import { happens } from "./inhabit.ts";
import type { SignedIn, World } from "./world.ts";

export interface Followed {
  readonly operation: string;
  readonly viewer: SignedIn;
  readonly told: string;
}

/** Each stream by each who may, for as long as it takes until all have been told something. */
export async function followAll(world: World): Promise<Followed[]> {
  const open = await Promise.all(
    world.operations
      .filter((one) => "stream" in one)
      .flatMap((operation) =>
        askers(world)
          .filter(({ role }) => (operation.roles as readonly string[]).includes(role))
          .map(async (viewer) => {
            const { url } = requestOf(planOf(operation, world.things, world.now()), viewer, world.things);
            const reply = await world.app.inject({ url, headers: { cookie: viewer.cookie }, payloadAsStream: true });
            return { operation: operation.id, viewer, ...gathering(reply.stream()) };
          }),
      ),
  );
  await new Promise((resolve) => setTimeout(resolve, 400));
  await happens(world);
  const until = performance.now() + 8_000;
  const isTold = () => open.every(({ text }) => text().includes("data:"));
  while (!isTold() && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
  await new Promise((resolve) => setTimeout(resolve, 400));
  return open.map(({ operation, viewer, text, end }) => {
    end();
    return { operation, viewer, told: text() };
  });
}

function gathering(stream: Readable) {
  let text = "";
  stream.on("data", (piece: Buffer) => (text += piece.toString("utf8")));
  return { text: () => text, end: () => stream.destroy() };
}

export function findingsIn({ owned }: World, followed: readonly Followed[]): Finding[] {
  return followed.flatMap(({ operation, viewer, told }) =>
    owned.foreignIn(told, viewer, "").map((what) => ({ operation, who: viewer.name, what })),
  );
}

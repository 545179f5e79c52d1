/** Where a server of a test is reached: a free port, and a line to it that can drop. */
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** The line between browsers and the server, which a test can have drop: what is under way on it ends, and nothing comes through. */
export async function lineTo(port: number, from = 0) {
  let isDown = false;
  const open = new Set<Socket>();
  const server = createServer((near) => {
    if (isDown) return void near.destroy();
    const far = connect(port, "127.0.0.1");
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => (open.delete(one), other.destroy()));
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(from, "127.0.0.1", resolve));
  const drop = () => {
    isDown = true;
    for (const one of open) one.destroy();
  };
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    drop,
    restore: () => void (isDown = false),
    async end() {
      drop();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** One that is free now; the system says beforehand where it is reached, so it cannot choose for itself. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The load of `http.ts`: so many connections, each sending the next request when it has the answer to the last. */
import { Agent, request } from "node:http";

const [port, connections, seconds] = process.argv.slice(2).map(Number) as [number, number, number];
const agent = new Agent({ keepAlive: true, maxSockets: connections });
const body = JSON.stringify({
  contract: "00000000-0000-7000-8000-00000000000a",
  title: "The printer on the second floor prints everything twice",
  body: "Since this morning. ".repeat(20),
  levels: { environment: "production", effect: "delayed" },
});
const headers = {
  cookie: "peil=0123456789abcdef0123456789abcdef",
  "content-type": "application/json",
  "content-length": Buffer.byteLength(body),
};

let answered = 0;
let begin = 0;
const warmUntil = performance.now() + 1000;
const until = warmUntil + seconds * 1000;
await Promise.all(Array.from({ length: connections }, keepAsking));
if (process.send) process.send((answered / (performance.now() - begin)) * 1000);
agent.destroy();
process.disconnect?.();

async function keepAsking(): Promise<void> {
  for (let now = performance.now(); now < until; now = performance.now()) {
    await ask();
    if (performance.now() < warmUntil) continue;
    if (begin === 0) begin = performance.now();
    answered += 1;
  }
}

function ask(): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { port, host: "127.0.0.1", method: "POST", path: "/api/v1/things", agent, headers },
      (response) => {
        if (response.statusCode !== 201) reject(new Error(`answered ${response.statusCode}`));
        response.resume().once("end", resolve);
      },
    );
    asked.once("error", reject).end(body);
  });
}

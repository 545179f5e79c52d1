import { once } from "node:events";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Egress } from "./egress.ts";

// Made for this test alone: a certificate of tls.example that it signed itself, with its key.
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgcDLyhf5mb8twlQPs
xqV8FV1oMaZbeMV0jugrjRFBV2uhRANCAAS18ke8dMiryS/RXzy6DZ2UEUbAoK3D
8sa3vzsAa8Sq/6ShAxlw0ioybEOCQbRF7d2Ax3zQalbj+vDQSOaQuZDv
-----END PRIVATE KEY-----`;
const cert = `-----BEGIN CERTIFICATE-----
MIIBnDCCAUGgAwIBAgIUbFdUtpEjYh0WwDhQHdb5T88/5eIwCgYIKoZIzj0EAwIw
FjEUMBIGA1UEAwwLdGxzLmV4YW1wbGUwIBcNMjYxMTIyMDYyODEzWhgPMjEyNjEw
MjkwNjI4MTNaMBYxFDASBgNVBAMMC3Rscy5leGFtcGxlMFkwEwYHKoZIzj0CAQYI
KoZIzj0DAQcDQgAEtfJHvHTIq8kv0V88ug2dlBFGwKCtw/LGt787AGvEqv+koQMZ
cNIqMmxDgkG0Re3dgMd80GpW4/rw0EjmkLmQ76NrMGkwHQYDVR0OBBYEFG2sCq2f
I2zAMBmhY+hanUtW0UQzMB8GA1UdIwQYMBaAFG2sCq2fI2zAMBmhY+hanUtW0UQz
MA8GA1UdEwEB/wQFMAMBAf8wFgYDVR0RBA8wDYILdGxzLmV4YW1wbGUwCgYIKoZI
zj0EAwIDSQAwRgIhAN6hHJFftmlKspvsNJ9dHu0AUSyzDm8N0hFIJohnsKZFAiEA
xNZ+yrmE6PgnfP8Jj2ldSPC3iLvj16LHuZqPq2D/0DI=
-----END CERTIFICATE-----`;

const server = createServer({ key, cert }, (_, response) => response.end("by TLS"));
let port = 0;
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => server.close().closeAllConnections());

const resolve = async (): Promise<readonly string[]> => ["127.0.0.1"];

test("HOK-1 a certificate has to be that of the name, though the connection is made to an address", async () => {
  const egress = new Egress({ userAgent: "Peil/test", ca: cert, resolve, allow: ["127.0.0.0/8"] });
  expect(await (await egress.fetch(`https://tls.example:${port}/`)).text()).toBe("by TLS");
  await expect(egress.fetch(`https://other.example:${port}/`)).rejects.toMatchObject({ reason: "not-connected" });
  await egress.close();
});

test("HOK-1 a certificate that nobody vouches for is no TLS", async () => {
  const egress = new Egress({ userAgent: "Peil/test", resolve, allow: ["127.0.0.0/8"] });
  await expect(egress.fetch(`https://tls.example:${port}/`)).rejects.toMatchObject({ reason: "not-connected" });
  await egress.close();
});

import { expect, test } from "vitest";
import { isPublic, mayReach, readAllowed } from "./addresses.ts";

const nothing = readAllowed([]).allowed;

test.each([
  "127.0.0.1",
  "127.8.8.8",
  "0.0.0.0",
  "10.0.0.1",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.1.1",
  "100.64.0.1",
  "100.100.100.200",
  "169.254.169.254",
  "168.63.129.16",
  "192.0.0.192",
  "192.0.2.1",
  "198.18.0.1",
  "224.0.0.1",
  "240.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "[::1]",
  "::7f00:1",
  "::ffff:127.0.0.1",
  "::ffff:7f00:1",
  "::ffff:0:7f00:1",
  "64:ff9b::7f00:1",
  "64:ff9b:1::a00:1",
  "2002:7f00:1::",
  "2001:0:7f00:1::",
  "2001:db8::1",
  "3fff::1",
  "fc00::1",
  "fd00:ec2::254",
  "fe80::1",
  "fe80::1%eth0",
  "fec0::1",
  "ff02::1",
  "100::1",
  "5f00::1",
  "4000::1",
  "",
  "localhost",
  "127.1",
  "2130706433",
])("HOK-1 %s is nowhere to go", (address) => {
  expect(isPublic(address)).toBe(false);
  expect(mayReach(nothing, "example.org", 443, address)).toBe(false);
});

test.each(["1.1.1.1", "145.131.8.1", "::ffff:1.1.1.1", "2a00:1450:400e:80f::200e", "[2606:4700::1111]"])(
  "HOK-1 %s is public",
  (address) => expect(isPublic(address)).toBe(true),
);

test("HOK-1 what was named may be reached, and nothing beside it", () => {
  const { allowed, wrong } = readAllowed(["10.1.0.0/16", "fd00:1::/64", "MinIO.internal:9000", "http://[::1]:8080"]);
  expect(wrong).toEqual([]);
  expect(mayReach(allowed, "a.example", 443, "10.1.2.3")).toBe(true);
  expect(mayReach(allowed, "a.example", 443, "::ffff:10.1.2.3")).toBe(true);
  expect(mayReach(allowed, "a.example", 443, "10.2.0.1")).toBe(false);
  expect(mayReach(allowed, "a.example", 443, "fd00:1::5")).toBe(true);
  expect(mayReach(allowed, "a.example", 443, "fd00:1:0:1::5")).toBe(false);
  expect(mayReach(allowed, "minio.internal.", 9000, "192.168.0.9")).toBe(true);
  expect(mayReach(allowed, "minio.internal", 9001, "192.168.0.9")).toBe(false);
  expect(mayReach(allowed, "::1", 8080, "::1")).toBe(true);
  expect([...allowed.plain]).toEqual(["[::1]:8080"]);
});

test("HOK-1 an entry that names no network and no place is told", () => {
  expect(
    readAllowed(["10.0.0.0/33", "localhost", "host:70000", "https://host:1", "a b:1", "10.0.0.1:80"]).wrong,
  ).toEqual(["10.0.0.0/33", "localhost", "host:70000", "https://host:1", "a b:1"]);
});

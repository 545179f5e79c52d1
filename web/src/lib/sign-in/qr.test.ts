import { encode } from "uqr";
import { expect, test } from "vitest";
import { qrCode } from "./qr.ts";

test("IDN-8 the drawing of a QR code has each dark module once, and an edge of three light ones", () => {
  const text = "otpauth://totp/Peil:anouk%40supplier.example?secret=JBSWY3DPEHPK3PXP&issuer=Peil";
  const { size, path } = qrCode(text);
  const dark = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)].flatMap(([, x, y, length]) =>
    Array.from({ length: Number(length) }, (_, i) => `${Number(x) + i} ${y}`),
  );
  const wanted = encode(text, { ecc: "M", border: 3 }).data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`${x} ${y}`] : [])),
  );
  expect(dark).toEqual(wanted);
  const at = dark.flatMap((one) => one.split(" ").map(Number));
  expect([Math.min(...at), Math.max(...at)]).toEqual([3, size - 4]);
});

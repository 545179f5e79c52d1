/** The tests of faults as long as somebody has time for them: `PEIL_FAULT_ROUNDS` kills, 300 unless it says otherwise. */
process.env["PEIL_FAULT_ROUNDS"] ??= "300";
process.argv.push("run", "test/faults");
// The program of vitest, which has no types, reads the words above.
const program = "../../node_modules/vitest/vitest.mjs";
await import(program);

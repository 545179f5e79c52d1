/**
 * The name under which somebody sent a file (ATT-3): made plain first, and looked at then, so that nothing slips through in a form that
 * only becomes what it is afterwards. It names nothing on disk; it is what a download proposes.
 */

/** Control characters, line and paragraph separators, joiners that show nothing, and what turns the direction of reading. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}]/gu;
/** What some system takes for more than a letter of a name. */
const special = /[<>:"/\\|?*]/g;
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const MOST_BYTES = 200;

/** Extensions that a desk has no use for and a double click runs. */
const runs = new Set(
  "ade adp app bat chm cmd com cpl dll docm dotm exe hta inf ins isp jar js jse lnk mde msc msi msp mst pif ppam pptm ps1 reg scr sct shb sys url vb vbe vbs vxd wsc wsf wsh xlam xlsm xltm".split(
    " ",
  ),
);

/** The name to keep, or why there is none: `runs` for what a double click would run, `empty` where nothing is left. */
export function fileName(sent: string): { readonly name: string } | { readonly refused: "runs" | "empty" } {
  const plain = sent.normalize("NFC").replaceAll(unseen, "");
  const last = plain.split(/[/\\]/).at(-1)!;
  const bare = last
    .replaceAll(special, "_")
    .replaceAll(/\s+/gu, " ")
    .replaceAll(/^[ .]+|[ .]+$/g, "");
  if (bare === "") return { refused: "empty" };
  const extension = extensionOf(bare);
  if (runs.has(extension)) return { refused: "runs" };
  return { name: shortened(deviceName.test(bare) ? `_${bare}` : bare) };
}

/** In lower case, without its dot; empty where there is none. As compatible letters: a full-width `ｅｘｅ` is one too. */
export function extensionOf(name: string): string {
  const plain = name.normalize("NFKC").toLowerCase();
  return plain.includes(".") ? plain.slice(plain.lastIndexOf(".") + 1).trim() : "";
}

/** No longer than disks take, with its extension. */
function shortened(name: string): string {
  if (Buffer.byteLength(name) <= MOST_BYTES) return name;
  const dot = name.lastIndexOf(".");
  const extension = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : "";
  const letters = Array.from(name.slice(0, name.length - extension.length)); // never half a letter
  while (Buffer.byteLength(letters.join("") + extension) > MOST_BYTES) letters.pop();
  return letters.join("").trimEnd() + extension;
}

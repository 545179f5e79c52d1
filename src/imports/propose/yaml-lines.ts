/** Lines of YAML with a comment behind them, for a file that a person goes on with. */

/** A text as YAML reads it back: plain where that is safe, else between quotes. */
export function scalar(text: string): string {
  const isPlain = /^[\p{L}_/][\p{L}\d _./+-]*$/u.test(text) && !text.endsWith(" ") && !RESERVED.test(text);
  return isPlain ? text : JSON.stringify(text);
}

const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

export function listed(texts: readonly string[]): string {
  return texts.length === 1 ? scalar(texts[0]!) : `[${texts.map(scalar).join(", ")}]`;
}

/** `key: value` pairs on one line, between braces. */
export function inBraces(pairs: readonly (readonly [string, string])[]): string {
  return `{ ${pairs.map(([key, value]) => `${scalar(key)}: ${value}`).join(", ")} }`;
}

/** A line with its comment; of a long line the comment stands above it. What an export says cannot end the comment. */
export function line(indent: number, text: string, comment?: string): string[] {
  const space = " ".repeat(indent);
  if (comment === undefined) return [`${space}${text}`];
  const said = `# ${oneLine(comment)}`;
  const whole = `${space}${text}`.padEnd(34);
  return whole.length + said.length + 2 <= 120 ? [`${whole}  ${said}`] : [`${space}${said}`, `${space}${text}`];
}

/** Without line ends and characters that cannot be seen, and not longer than one reads. */
export function oneLine(text: string): string {
  const plain = visible(text);
  return plain.length > 300 ? `${plain.slice(0, 299)}…` : plain;
}

function visible(text: string): string {
  return text.slice(0, 20_000).replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ");
}

/** A comment over as many lines as it takes. */
export function comment(text: string, width = 116): string[] {
  const lines: string[] = [];
  let row = "#";
  for (const word of visible(text).split(" ")) {
    if (row.length + 1 + word.length > width && row !== "#") {
      lines.push(row);
      row = "#";
    }
    row += ` ${word}`;
  }
  return [...lines, row];
}

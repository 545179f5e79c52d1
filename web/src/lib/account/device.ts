/** What a browser says of itself, in the two words by which its owner knows it again: "Firefox, Windows". */
export function deviceText(agent: string): string {
  const browser = firstIn(agent, [
    ["Edg/", "Edge"],
    ["OPR/", "Opera"],
    ["Firefox/", "Firefox"],
    ["Chrome/", "Chrome"],
    ["Safari/", "Safari"],
  ]);
  const system = firstIn(agent, [
    ["iPhone", "iPhone"],
    ["iPad", "iPad"],
    ["Android", "Android"],
    ["Windows", "Windows"],
    ["CrOS", "ChromeOS"],
    ["Mac OS", "macOS"],
    ["Linux", "Linux"],
  ]);
  const known = [browser, system].filter((one) => one !== undefined);
  return known.length === 0 ? agent.slice(0, 60) : known.join(", ");
}

function firstIn(agent: string, marks: readonly (readonly [mark: string, name: string])[]): string | undefined {
  return marks.find(([mark]) => agent.includes(mark))?.[1];
}

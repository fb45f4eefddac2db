import type { Metafile } from "esbuild"

/** The files that a file's import brings with it. */
export function closure(outputs: Metafile["outputs"], file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const { path, kind, external } of outputs[file]?.imports ?? []) {
    if (kind === "import-statement" && !external) closure(outputs, path, seen)
  }
  return seen
}

/** The package of a source file, or the folder of ours. */
export const packageOf = (path: string) =>
  /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? /(packages\/[^/]+\/src\/[^/]+)/.exec(path)?.[1] ?? "rest"

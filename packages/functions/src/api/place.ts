import { readFileSync } from "node:fs"
import { SourceMap } from "node:module"

const source = /^(.+\.ts):(\d+):\d+$/
const bundled = /^(?:file:\/\/)?(\/.+\.mjs):(\d+):(\d+)$/

/** What of a path is our own; of a frame, the last word is a path. */
const ownPart = (path: string) => (path.includes("packages/") ? path.slice(path.indexOf("packages/")) : undefined)
const pathIn = (frame: string) => frame.split(/[()\s]/).findLast((word) => word !== "") ?? ""

/**
 * File and line of our own code in an error's stack; its message stays out, it may quote a row. In a bundle they are looked
 * up in the map beside the file, now that they are needed: with `--enable-source-maps` Node would read every map of a
 * function that starts, which takes as long as the start itself.
 */
export function placeOf(error: Error): string | undefined {
  for (const frame of (error.stack ?? "").split("\n")) {
    const [, file, line] = source.exec(ownPart(pathIn(frame)) ?? "") ?? []
    if (file) return `${file}:${line}`
    const found = lookedUp(frame)
    if (found) return found
  }
  return undefined
}

function lookedUp(frame: string): string | undefined {
  const [, file, line, column] = bundled.exec(pathIn(frame)) ?? []
  if (!file) return undefined
  try {
    const entry = new SourceMap(JSON.parse(readFileSync(`${file}.map`, "utf8"))).findEntry(
      Number(line) - 1,
      Number(column) - 1,
    )
    if (!("originalSource" in entry)) return undefined
    const own = ownPart(entry.originalSource)
    return own && `${own}:${entry.originalLine + 1}`
  } catch (failure) {
    // No map, no place: the failure that is being told of is the one that counts.
    if (failure instanceof Error) return undefined
    throw failure
  }
}

import { readFileSync } from "node:fs"
import { SourceMap } from "node:module"

const source = /^(.+\.ts):(\d+):\d+$/
const bundled = /^(?:file:\/\/)?(\/.+\.mjs):(\d+):(\d+)$/

/** The part of a path inside our own code; the last word of a stack frame is a path. */
const ownPart = (path: string) => (path.includes("packages/") ? path.slice(path.indexOf("packages/")) : undefined)
const pathIn = (frame: string) => frame.split(/[()\s]/).findLast((word) => word !== "") ?? ""

/**
 * File and line of our own code in an error's stack; the message is left out, because it may quote a row. In a bundle
 * they are looked up in the source map only now: with `--enable-source-maps` Node would read every map of a starting
 * function, which takes as long as the start itself.
 */
export function sourceLocationOf(error: Error): string | undefined {
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
    // Without a map there is no location: the failure being reported matters more.
    if (failure instanceof Error) return undefined
    throw failure
  }
}

import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import type { Plugin, Rolldown } from "vite"

const screen = "/src/mobile/mobile.tsx"
const worker = "mobile.worker.js"
const page = "/index.html"
/** What the page asks for by name: its icons and the manifest of its installation. */
const still = ["/note.svg", "/mark.svg", "/mobile.webmanifest", "/mobile-192.png", "/mobile-512.png"]

type Chunk = Rolldown.OutputChunk

/** Every file that the console's first page and this one screen import, with their styles and fonts. */
export function filesOf(bundle: Record<string, Rolldown.OutputAsset | Chunk>): string[] {
  const chunks = Object.values(bundle).filter((one): one is Chunk => one.type === "chunk")
  const begin = chunks.filter(({ facadeModuleId: id }) => id?.endsWith("/index.html") && !id.endsWith("/i/index.html"))
  const field = chunks.filter(({ facadeModuleId: id }) => id?.endsWith(screen))
  if (begin.length !== 1 || field.length !== 1) throw new Error("The shell has no single page and screen")
  const found = new Set<string>()
  const visit = (name: string) => {
    const chunk = bundle[name]
    if (found.has(name) || chunk?.type !== "chunk") return
    found.add(name)
    for (const one of [...(chunk.viteMetadata?.importedCss ?? []), ...(chunk.viteMetadata?.importedAssets ?? [])])
      found.add(one)
    for (const one of chunk.imports) visit(one)
  }
  for (const { fileName } of [...begin, ...field]) visit(fileName)
  // Fonts stand in the styles.
  for (const name of [...found]) {
    const asset = bundle[name]
    if (!name.endsWith(".css") || asset?.type !== "asset") continue
    for (const [, url] of String(asset.source).matchAll(/url\((\/assets\/[^)]+)\)/g)) if (url) found.add(url.slice(1))
  }
  return [...found].sort().map((name) => `/${name}`)
}

/** Writes into the worker which files are the shell, and a fingerprint that changes with any of them. */
export const shellOfWorker = (): Plugin => ({
  name: "shell-of-worker",
  apply: "build",
  generateBundle: {
    order: "post",
    handler(_, bundle) {
      const chunk = bundle[worker]
      if (chunk?.type !== "chunk") throw new Error("No worker was built")
      if (chunk.imports.length > 0) throw new Error("The worker must stand alone")
      const files = [...filesOf(bundle), ...still]
      const known = createHash("sha256").update(JSON.stringify(files))
      for (const name of still) known.update(readFileSync(new URL(`public${name}`, import.meta.url)))
      const shell = { version: known.digest("hex").slice(0, 12), page, files }
      chunk.code = chunk.code.replaceAll("__SHELL__", JSON.stringify(shell))
      if (!chunk.code.includes(shell.version)) throw new Error("The worker knows no shell")
    },
  },
})

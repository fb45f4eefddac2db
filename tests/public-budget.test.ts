import { readFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { brotliCompressSync } from "node:zlib"
import { beforeAll, expect, test } from "vitest"
import { once } from "./support/local"

const budget = 60 * 1024
let folder: string
beforeAll(async () => {
  folder = join(await once("console"), "web/dist")
}, 300_000)

/** The transferred size: text compressed, fonts and pictures as they are. */
const weight = (path: string, content: Buffer) =>
  /\.(woff2|png|jpg)$/.test(path) ? content.length : brotliCompressSync(content).length

/** A page and everything that it loads, with the transferred sizes. */
async function loaded(page: string): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  const visit = async (path: string): Promise<void> => {
    if (found.has(path)) return
    const content = await readFile(join(folder, path))
    found.set(path, weight(path, content))
    if (!/\.(html|css|js|svg)$/.test(path)) return
    const text = content.toString()
    const links = path.endsWith(".html")
      ? [...text.matchAll(/<(?:link|script|img)\b[^>]*\b(?:href|src)="([^"#?]+)"/g)]
      : path.endsWith(".js")
        ? [...text.matchAll(/(?:from|import)\s*\(?["'`]([^"'`]+\.js)["'`]/g)]
        : [...text.matchAll(/url\(["']?([^)"'#?]+)["']?\)/g)]
    for (const [, link] of links)
      if (link && !/^(https?|data):/.test(link)) await visit(join(link.startsWith("/") ? "/" : dirname(path), link))
  }
  await visit(page)
  return found
}

test("the page that a woman opens by herself weighs at most 60 KB in all, and reads whole without script", async () => {
  const parts = await loaded("/i/index.html")
  const sum = [...parts.values()].reduce((all, one) => all + one, 0)
  expect([...parts.keys()].filter((path) => path.endsWith(".css")).length).toBeGreaterThan(0)
  expect(sum, [...parts].map(([path, bytes]) => `${path} ${bytes}`).join(", ")).toBeLessThanOrEqual(budget)
  const page = (await readFile(join(folder, "i/index.html"), "utf8")).replaceAll(/<script[\s\S]*?<\/script>/g, "")
  expect(page).toContain("tel:911")
})

import { spawn } from "node:child_process"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { extname, join } from "node:path"
import { gzipSync } from "node:zlib"
import { launchBrowser } from "@ventanilla/local/browser"
import type { Report } from "./support/report"
import { kilobytes } from "./support/stats"

const goal = 70_000
const field = 1_780_000
const parts = 37_000

type Manifest = Record<
  string,
  { file: string; name?: string; imports?: string[]; css?: string[]; isDynamicEntry?: boolean }
>

/** Builds the console as it is released, into a folder of its own, with the list of what imports what. */
async function built(out: string): Promise<Manifest> {
  const web = join(import.meta.dirname, "../web")
  const command = ["vite", "build", "--manifest", "--outDir", out, "--emptyOutDir", "--logLevel", "error"]
  const child = spawn("npx", command, { cwd: web, stdio: ["ignore", "ignore", "inherit"] })
  const code = await new Promise((done) => child.once("close", done))
  if (code !== 0) throw new Error(`vite build ended with ${code}`)
  return JSON.parse(await readFile(join(out, ".vite/manifest.json"), "utf8")) as Manifest
}

/** A chunk and everything that it imports at once. */
function chunksOf(manifest: Manifest, name: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[name]
  if (!chunk) throw new Error(`The console has no ${name}`)
  if (seen.has(name)) return seen
  seen.add(name)
  for (const next of chunk.imports ?? []) chunksOf(manifest, next, seen)
  return seen
}

const gzipped = async (out: string, file: string) => gzipSync(await readFile(join(out, file)), { level: 9 }).length
const total = async (out: string, files: string[]) =>
  (await Promise.all(files.map((file) => gzipped(out, file)))).reduce((sum, bytes) => sum + bytes, 0)

async function page(out: string, manifest: Manifest, name: string, ...entries: string[]) {
  const chunks = new Set(entries.flatMap((entry) => [...chunksOf(manifest, entry)]))
  const used = [...chunks].map((chunk) => manifest[chunk])
  const scripts = used.flatMap((chunk) => (chunk?.file.endsWith(".js") ? [chunk.file] : []))
  const styles = [...new Set(used.flatMap((chunk) => chunk?.css ?? []))]
  const bytes = await total(out, scripts)
  return { name, bytes, files: scripts.length, styles: await total(out, styles) }
}

const kinds: Record<string, string> = { ".js": "text/javascript", ".css": "text/css", ".html": "text/html" }

/** What a real browser fetches for an address until nothing more is asked for. */
async function fetched(out: string, address: string): Promise<string[]> {
  const server = createServer(async ({ url = "/" }, response) => {
    const { pathname } = new URL(url, "http://localhost")
    const file = extname(pathname) ? pathname : "/index.html"
    const body = await readFile(join(out, file)).catch((error: NodeJS.ErrnoException) => error)
    response.writeHead(body instanceof Error ? 404 : 200, { "content-type": kinds[extname(file)] ?? "font/woff2" })
    response.end(body instanceof Error ? "" : body)
  })
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
  const browser = await launchBrowser()
  try {
    const tab = await browser.newPage()
    const scripts: string[] = []
    tab.on("response", (response) => {
      const { pathname } = new URL(response.url())
      if (response.ok() && pathname.endsWith(".js")) scripts.push(pathname.slice(1))
    })
    await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}${address}`)
    await tab.getByRole("button").first().waitFor()
    await tab.waitForLoadState("networkidle")
    return [...new Set(scripts)]
  } finally {
    await browser.close()
    server.closeAllConnections()
    server.close()
  }
}

export default async function run(): Promise<Report> {
  const out = await mkdtemp(join(tmpdir(), "ventanilla-console-"))
  try {
    const manifest = await built(out)
    const first = await page(out, manifest, "sign-in", "index.html", "src/tenancy/signin/signin.tsx")
    // A page that stands in a file with others goes by that file's name (`web/vite.chunks.ts`).
    const called = (file: string) => Object.keys(manifest).find((key) => manifest[key]?.name === file) ?? file
    const shell = ["index.html", called("shell")]
    const inside = Object.entries(manifest).filter(
      ([name, { isDynamicEntry }]) => isDynamicEntry && /^src\/\w+\/\w+\/[\w-]+\.tsx$/.test(name),
    )
    const pages = await Promise.all([
      page(out, manifest, "casework/casefile/casefile", ...shell, called("casefile")),
      ...inside.map(([name]) => page(out, manifest, name.replace(/^src\/|\.tsx$/g, ""), ...shell, name)),
    ])
    const [casefile, ...others] = pages
    const heaviest = [...(casefile ? [casefile] : []), ...others.sort((a, b) => b.bytes - a.bytes).slice(0, 3)]
    const seen = await fetched(out, "/")
    const whole = Object.values(manifest).flatMap(({ file }) => (file.endsWith(".js") ? [file] : []))
    const opened = await total(out, seen)
    const row = (name: string, bytes: number, files: number | string, styles: number | string) => [
      name,
      kilobytes(bytes),
      files,
      typeof styles === "number" ? kilobytes(styles) : styles,
      `${Math.round((bytes / goal) * 100)} %`,
    ]
    return {
      title: "The console's first load",
      about:
        "Measures the gzipped JavaScript of the first page (sign-in), from a build made for this run: the page's chunk and everything that it " +
        "imports statically, and beside it what a real browser fetched when it opened the console's address without a session.",
      goal: "at most 70 KB gzip; the field's reference console ships 1.78 MB.",
      result: `${kilobytes(Math.max(first.bytes, opened))}, ${(field / Math.max(first.bytes, opened)).toFixed(0)} times less than the field's`,
      met: Math.max(first.bytes, opened) <= goal,
      tables: [
        {
          columns: ["page", "JavaScript, gzip", "files", "styles, gzip", "of the goal"],
          rows: [
            row("sign-in, by the build's manifest", first.bytes, first.files, first.styles),
            row("opened at `/` in a browser, to the sign-in button", opened, seen.length, "–"),
            ...heaviest.map(({ name, bytes, files, styles }) => row(`${name}: opened directly`, bytes, files, styles)),
            row("every chunk of the console", await total(out, [...new Set(whole)]), new Set(whole).size, "–"),
            row("yardstick: router, query client, parts, API client alone", parts, "–", "–"),
            row("yardstick: the field's reference console", field, "–", "–"),
          ],
        },
      ],
      notes: [],
    }
  } finally {
    await rm(out, { recursive: true, force: true })
  }
}

import { mkdir, readFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { join } from "node:path"
import type { CloudOptions } from "@ventanilla/local"
import { launchBrowser } from "@ventanilla/local/browser"
import { startConsole } from "@ventanilla/local/console"
import { startFiles } from "@ventanilla/local/files"
import { heldPort } from "@ventanilla/local/ports"
import type { Browser, BrowserContext, Page } from "playwright-core"
import { localCloud, once } from "./local"

const root = new URL("../..", import.meta.url).pathname
const screens = join(root, "artifacts/screens")
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js")
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

export type Size = "desk" | "phone"
export const sizes = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const
export type Visitor = { context: BrowserContext; page: Page; faults: string[] }
export type Site = Awaited<ReturnType<typeof startSite>>

/**
 * The product as `npm start` serves it, console and API on one origin with their headers, and a browser to visit it. With
 * `demo` the demonstration stands in it.
 */
export async function startSite(options: Pick<CloudOptions, "iam" | "stage" | "onDenied"> & { demo?: boolean } = {}) {
  // Kept until they are opened: another test file looks for ports, too.
  const [own, ofFiles] = [await heldPort(), await heldPort()]
  const [port, filesPort] = [own.port, ofFiles.port]
  const url = `http://localhost:${port}`
  const [folder, cloud] = await Promise.all([
    once("console"),
    localCloud({ console: url, files: `http://localhost:${filesPort}`, ...options }),
  ])
  await Promise.all([own.release(), ofFiles.release()])
  const server = await startConsole({ port, root: folder, issuer: cloud.cognito.issuer })
  const files = await startFiles({ port: filesPort })
  const browser = await sharedBrowser()
  await mkdir(screens, { recursive: true })

  return {
    url,
    cloud,
    browser,
    visit: (options: { size?: Size; language?: "es" | "en" } = {}) => visit(browser, url, options),
    async stop(): Promise<void> {
      await Promise.all(browser.contexts().map((context) => context.close()))
      await server.stop()
      await files.stop()
    },
  }
}

/** The browser of this process: it outlives a test file, whose visitors have contexts of their own and leave nothing behind. */
async function sharedBrowser(): Promise<Browser> {
  const process = globalThis as { browser?: Promise<Browser> }
  const running = await process.browser
  if (running?.isConnected()) return running
  process.browser = launchBrowser()
  return process.browser
}

type Options = { size?: Size; language?: "es" | "en" }

/** A person with a browser of their own. What the page complains about is kept. */
async function visit(browser: Browser, url: string, { size = "desk", language }: Options): Promise<Visitor> {
  const context = await browser.newContext({ viewport: sizes[size], baseURL: url, reducedMotion: "reduce" })
  if (language)
    await context.addInitScript(
      `if (location.origin !== "null" && !localStorage.getItem("language")) localStorage.setItem("language", "${language}")`,
    )
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const faults: string[] = []
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`${message.text()} (${message.location().url})`)
  })
  page.on("pageerror", (error) => faults.push(error.message))
  return { context, page, faults }
}

/** By the button, the identity provider's page and back, as everybody does. */
export async function signIn({ page }: Visitor, email: string, password: string, path = "/"): Promise<void> {
  await page.goto(path)
  await page.getByRole("button", { name: /^(Entrar|Sign in)$/ }).click()
  await page.fill("#username", email)
  await page.fill("#password", password)
  await page.keyboard.press("Enter")
  await page.waitForURL((url) => url.pathname !== "/oauth2/authorize" && !url.pathname.startsWith("/signin"))
  await settled(page)
}

/** The page has its heading and waits for nothing. */
export async function settled(page: Page): Promise<void> {
  await page.locator("h1").first().waitFor()
  await page.locator(".skeleton, [aria-busy=true]").first().waitFor({ state: "detached" })
  await page.evaluate("document.fonts.ready")
}

/** What axe finds against WCAG 2.2 AA, as lines that say where. */
export async function violations(page: Page): Promise<string[]> {
  // The page's own policy allows no foreign script; the audit comes in through the debugger instead.
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(await readFile(axe, "utf8"))
  // Of what holds, axe keeps a word a rule; each element's address is made for what does not.
  const options = { runOnly: { type: "tag", values: standards }, resultTypes: ["violations"] }
  const found = (await page.evaluate(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) =>
      violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target, html }) => ({ target, html })) })))`,
  )) as { id: string; nodes: { target: string[]; html: string }[] }[]
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${target.join(" ")} ${html.slice(0, 120)}`),
  )
}

/** How far the page is wider than the window. */
export const overflow = async (page: Page): Promise<number> =>
  (await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")) as number

export const shoot = (page: Page, name: string) =>
  page.screenshot({ path: join(screens, `${name}.png`), fullPage: true, animations: "disabled" })

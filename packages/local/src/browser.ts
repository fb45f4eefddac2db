import { accessSync, constants } from "node:fs"
import { delimiter, join } from "node:path"
import { type Browser, chromium } from "playwright-core"
import { partAt } from "./parts"

const names = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "chrome", "microsoft-edge"]
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
]

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
]

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === "ENOENT" || code === "EACCES" || code === "ENOTDIR") return false
    throw error
  }
}

/** The browser to use: the one named by CHROME, an installed one, or the one of the npm registry. */
export async function browserPath(): Promise<string> {
  if (process.env.CHROME) return process.env.CHROME
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean)
  const installed = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...places].find(
    isExecutable,
  )
  if (installed) return installed
  return join(await partAt("chromium"), "chromium")
}

/** A headless browser for journeys. Close it. */
export const launchBrowser = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await browserPath(), args, headless: true })

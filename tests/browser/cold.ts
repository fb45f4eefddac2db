import { gzipSync } from "node:zlib"
import type { Page, Response } from "playwright-core"
import { settled } from "../support/browser"

/** What a page fetches when nothing of it is kept: its requests, and its JavaScript, compressed, in bytes. */
export async function coldLoad(page: Page, path: string): Promise<{ requests: number; script: number }> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send("Network.setCacheDisabled", { cacheDisabled: true })
  await page.goto("about:blank")
  const answers: Response[] = []
  const heard = (response: Response) => answers.push(response)
  page.on("response", heard)
  await page.goto(path)
  await settled(page)
  await page.waitForLoadState("networkidle")
  page.off("response", heard)
  const scripts = await Promise.all(
    answers.filter((one) => one.request().resourceType() === "script").map((one) => one.body()),
  )
  await devtools.detach()
  return { requests: answers.length, script: scripts.reduce((sum, body) => sum + gzipSync(body).length, 0) }
}

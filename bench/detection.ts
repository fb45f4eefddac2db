import { join } from "node:path"
import { startCloud } from "@ventanilla/local"
import { launchBrowser } from "@ventanilla/local/browser"
import { buildConsole } from "@ventanilla/local/build"
import { startConsole } from "@ventanilla/local/console"
import { seedDemo, seedHeadquarters } from "@ventanilla/local/demo"
import { password } from "@ventanilla/local/demo/cast"
import type { Whole } from "@ventanilla/local/demo/hand"
import { freePort } from "@ventanilla/local/ports"
import type { Report } from "./support/report"

const rounds = 10
const mostStrokes = 10
const mostSeconds = 30
// Fear, and somebody who decides for her; she waits here; urgent; asked in private; the area; the button.
const strokes = ["n", "1", "3", "Enter", "1", "1", "1", "1", "Enter"]
/** A practised officer's pause between two keys, in milliseconds: what she does, not what the product does. */
const pause = 300

/** From the key that begins a detection to the folio on the screen: by keyboard alone, in a browser, over the built console. */
export default async function run(): Promise<Report> {
  const root = join(import.meta.dirname, "..")
  const port = await freePort()
  const url = `http://localhost:${port}`
  const cloud = (await startCloud({ stage: "bench-detection", console: url })) as Whole
  await buildConsole(root)
  const server = await startConsole({ port, root, issuer: cloud.cognito.issuer })
  const browser = await launchBrowser()
  try {
    await seedHeadquarters(cloud)
    await seedDemo(cloud)
    const page = await browser.newPage({ baseURL: url })
    await page.goto("/")
    await page.getByRole("button", { name: /^(Entrar|Sign in)$/ }).click()
    await page.fill("#username", "ventanilla@demo.mx")
    await page.fill("#password", password)
    await page.keyboard.press("Enter")
    await page.locator("h1").first().waitFor()
    const bare: number[] = []
    const practised: number[] = []
    for (let round = 0; round < rounds; round++)
      for (const [times, wait] of [
        [bare, 0],
        [practised, pause],
      ] as const) {
        await page.goto("/today")
        await page.locator("h1").first().waitFor()
        const began = performance.now()
        for (const key of strokes) {
          await page.keyboard.press(key)
          if (key === "n") await page.locator("fieldset input:focus").waitFor({ state: "attached" })
          if (wait) await page.waitForTimeout(wait)
        }
        await page.locator(".detection-folio").waitFor()
        times.push((performance.now() - began) / 1000)
      }
    const middle = (times: number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
    const row = (name: string, times: number[]) => [
      name,
      strokes.length,
      ...[Math.min(...times), middle(times), Math.max(...times)].map((one) => one.toFixed(2)),
    ]
    return {
      title: "Recording a detection at the counter",
      about:
        "Measures from the first key to the folio on the screen, by keyboard alone, in a browser with the built console. The yardstick is the same keystrokes with a practised officer's pause of 0.3 s after each.",
      goal: `at most ${mostStrokes} strokes and ${mostSeconds} seconds.`,
      result: `${strokes.length} strokes, ${middle(practised).toFixed(1)} s with pauses, ${middle(bare).toFixed(1)} s without`,
      met: strokes.length <= mostStrokes && middle(practised) <= mostSeconds,
      tables: [
        {
          columns: ["strokes sent", "strokes", "least, s", "median, s", "most, s"],
          rows: [row("one after the other", bare), row("with pauses of 0.3 s", practised)],
        },
      ],
      notes: ["An officer whose area is set under Team presses one key fewer, because her area is already filled in."],
    }
  } finally {
    await browser.close()
    await server.stop()
    await cloud.stop()
  }
}

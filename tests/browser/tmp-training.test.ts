import { password } from "@ventanilla/local/demo/cast"
import { afterAll, beforeAll, test } from "vitest"
import { overflow, type Site, settled, shoot, signIn, sizes, startSite, violations } from "../support/browser"
import { addresses } from "../support/demo"

let site: Site
let at: Record<string, string>
beforeAll(async () => {
  site = await startSite({ demo: true })
  at = await addresses(site.cloud)
}, 300000)
afterAll(() => site?.stop())
test("x", { timeout: 300000 }, async () => {
  const v = await site.visit()
  await signIn(v, "coordinacion@demo.mx", password)
  const tell = (...all: unknown[]) => console.log(...all)
  for (const [name, path, press] of [
    ["trainings", "/trainings?month=MONTH", undefined],
    ["training", `/trainings/${at.training}`, undefined],
    ["training-hold", `/trainings/${at.training}`, /^Corregir la asistencia|^Correct attendance/],
    ["training-plan", "/trainings", /^Planear una|^Plan a training/],
    ["notifications", "/notifications", undefined],
    ["notification-record", "/notifications", /^Anotar un aviso|^Write down a notice/],
    ["staff", "/staff", undefined],
    ["staff-manage", "/staff", /^Cambiar: casos|^Change: casos/],
    ["today", "/today", undefined],
  ] as const) {
    for (const language of ["es", "en"]) {
      await v.page.setViewportSize(sizes.desk)
      await v.page.goto("about:blank")
      await v.page.goto(path.replace("?month=MONTH", ""))
      await settled(v.page)
      await v.page.locator(`.languages button[lang=${language}]`).click()
      await settled(v.page)
      if (press) await v.page.getByRole("button", { name: press }).first().click()
      for (const size of ["desk", "phone"] as const) {
        await v.page.setViewportSize(sizes[size])
        const wide = await overflow(v.page)
        tell(name, language, size, "wide", wide, await violations(v.page), v.faults.splice(0))
        await shoot(v.page, `tr-${name}-${language}-${sizes[size].width}`)
      }
    }
  }
  await v.context.close()
})

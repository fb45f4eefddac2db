import { readFile } from "node:fs/promises"
import { headquarters } from "@ventanilla/local/demo"
import { partners, password } from "@ventanilla/local/demo/cast"
import { createHand } from "@ventanilla/local/demo/hand"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Site, settled, signIn, startSite, type Visitor } from "../support/browser"
import { addresses } from "../support/demo"
import { caseFileInput } from "../support/inputs"

let site: Site
let at: Record<string, string>

beforeAll(async () => {
  site = await startSite({ demo: true })
  at = await addresses(site.cloud)
  const hand = createHand(site.cloud)
  const who = { ...(await hand.signIn("coordinacion@demo.mx")), consulate: at.PHL ?? "" }
  const { items = [] } = await hand.read(who, `/organizations/${at[partners.salud.organization.name]}`).then((one) => ({
    items: one.services as unknown as { serviceID: string }[],
  }))
  at.otherService = items[0]?.serviceID ?? ""
  Object.assign(at, await made(site, hand, who))
}, 600_000)
afterAll(() => site?.stop())

type Hand = ReturnType<typeof createHand>
/** Records that the demo lacks: unapproved reports, trainings to come, women from elsewhere. */
async function made({ cloud }: Site, { post, signIn }: Hand, who: Parameters<Hand["post"]>[0]) {
  const ago = (hours: number) => new Date(cloud.clock.now().getTime() - hours * 3_600_000).toISOString()
  const training = async (title: string) => {
    const span = { startsAt: ago(3), endsAt: ago(1), timeZone: "America/New_York" }
    return post(who, "/trainings", { audience: "allies", topics: ["rights"], title, ...span })
  }
  const report = (month: string) => post(who, "/reports", { month })
  const sent = async (email: string, tenantID: string | undefined) => {
    const there = await signIn(email, tenantID)
    const { casefileID } = await post(there, "/casefiles", caseFileInput())
    const its = { officeCode: "PHL", fields: ["names", "safe_contact"], language: "es", given: "written" }
    const transfer = await post(there, "/transfers", { casefileID, ...its })
    return transfer.transferID ?? ""
  }
  const [held, planned] = [await training("Canaria: lo que se hizo"), await training("Canaria: lo que se hará")]
  const attendance = [{ agency: "sheriff", level: "county", heads: 3 }]
  await post(who, `/trainings/${held.trainingID}/hold`, { attendance, languages: ["en"] })
  const of = {
    report: (await report("2024-01")).reportID ?? "",
    otherReport: (await report("2024-02")).reportID ?? "",
    held: held.trainingID ?? "",
    planned: planned.trainingID ?? "",
    fromChicago: await sent("coordinacion@demo.mx", at.CHI),
    fromHouston: await sent("coordinacion.houston@demo.mx", at.HOU),
  }
  await cloud.queues.drain()
  return Object.fromEntries(Object.entries(of).map(([name, id]) => [`made.${name}`, id]))
}

const [legal, salud] = [partners.legal.organization.name, partners.salud.organization.name]
const tabs = ["overview", "her", "situation", "safety", "protocol", "sharing", "care", "history"] as const

/** Two records of one route; on the first, every dialog is opened. Every route with a record is here or under `alone`. */
type Pair = {
  route: string
  who: "coordinator" | "headquarters"
  of: () => [string, string]
  /** Where its name is shown, if not in the page's title. */
  named?: string
}
/** Both ways, when the two records are in different states and so have different dialogs. */
const both = (route: string, path: string, one: string, other: string, more: Partial<Pair> = {}): Pair[] => {
  const address = (name: string) => `${path}/${at[`made.${name}`]}`
  return [
    { route, who: "coordinator", of: () => [address(one), address(other)], ...more },
    { route, who: "coordinator", of: () => [address(other), address(one)], ...more },
  ]
}
const pairs: Pair[] = [
  ...tabs.map((tab) => ({
    route: "/casefiles/:casefileID/:tab?",
    who: "coordinator" as const,
    of: (): [string, string] => [`/casefiles/${at.withHistory}/${tab}`, `/casefiles/${at.casefile}/${tab}`],
  })),
  {
    route: "/directory/:organizationID",
    who: "coordinator",
    of: () => [`/directory/${at[legal]}`, `/directory/${at[salud]}`],
  },
  {
    route: "/directory/:organizationID/services/:serviceID",
    who: "coordinator",
    of: () => [`/directory/${at[legal]}/services/${at.service}`, `/directory/${at[salud]}/services/${at.otherService}`],
  },
  {
    route: "/alliances/:allianceID",
    who: "coordinator",
    of: () => [`/alliances/${at.expiringAlliance}`, `/alliances/${at.lapsedAlliance}`],
  },
  {
    route: "/outreach/:outreachID",
    who: "coordinator",
    of: () => [
      `/outreach/${at["Conversatorio: acceso a la justicia"]}`,
      `/outreach/${at["Jornada de salud: mastografías"]}`,
    ],
  },
  {
    route: "/referrals/:referralID",
    who: "coordinator",
    of: () => [`/referrals/${at.in_service}`, `/referrals/${at.held}`],
  },
  { route: "/network/:tenantID", who: "headquarters", of: () => [`/network/${at.PHL}`, `/network/${at.RAL}`] },
  { route: "/protocols/:protocol", who: "headquarters", of: () => ["/protocols/gbv", "/protocols/trata"] },
  ...both("/reports/:reportID", "/reports", "report", "otherReport"),
  ...both("/trainings/:trainingID", "/trainings", "planned", "held"),
  ...both("/transfers/:transferID", "/transfers", "fromChicago", "fromHouston", { named: "#main h2" }),
]
/** Pages of one step with a record: rendered anew by the same rule, with no dialog except the merge dialog. */
const alone = [
  "/casefiles/:casefileID/consent",
  "/casefiles/:casefileID/looks",
  "/casefiles/:casefileID/refer",
  "/casefiles/:casefileID/summary",
  "/casefiles/:casefileID/violentometro",
  "/network-report/:tenantID/:reportID",
  "/outreach/:outreachID/change",
]

const dialogs = "[role=dialog], [role=alertdialog]"
/** By a link: the page stays loaded, and the data of both records is cached. */
const follow = `(href) => { const a = document.createElement("a"); a.href = href; document.body.append(a); a.click(); a.remove() }`
async function go({ page }: Visitor, path: string) {
  await page.evaluate(`(${follow})(${JSON.stringify(path)})`)
  await page.waitForURL((url) => url.pathname === path)
  await settled(page)
}

test("every route with a record in it is known here", async () => {
  const text = await readFile(new URL("../../web/src/routes.tsx", import.meta.url), "utf8")
  const routes = [...text.matchAll(/path: "([^"]*:[^"]*)"/g)].map(([, path]) => path)
  expect(routes.length).toBeGreaterThan(15)
  expect([...new Set(pairs.map(({ route }) => route)), ...alone].sort()).toEqual(routes.sort())
})

describe("a dialog does not outlive the record it writes to, and names it", () => {
  const seen: string[] = []

  for (const who of ["coordinator", "headquarters"] as const)
    test(`as ${who}`, { timeout: 300_000 }, async () => {
      const visitor = await site.visit({ language: "es" })
      const { page } = visitor
      await signIn(visitor, who === "headquarters" ? headquarters.email : "coordinacion@demo.mx", password)
      // Whatever is pressed to find dialogs, nothing is written; attempted writes are recorded.
      const sent: string[] = []
      await page.route("**/api/**", (route) => {
        if (route.request().method() !== "POST") return route.continue()
        sent.push(new URL(route.request().url()).pathname)
        return route.abort()
      })
      const wrong: string[] = []
      for (const { of, named = "h1" } of pairs.filter((pair) => pair.who === who)) {
        const [one, other] = of()
        const heading = async (path: string) => {
          await page.waitForURL((url) => url.pathname === path)
          await page.locator("h1").first().waitFor()
        }
        await go(visitor, other)
        await go(visitor, one)
        const name = (await page.locator(named).first().textContent()) ?? ""
        expect(name.length, one).toBeGreaterThan(3)
        const openers = page.locator("#main button:visible:enabled")
        const count = await openers.count()
        for (let index = 0; index < count; index++) {
          const opener = openers.nth(index)
          if (!(await opener.count()) || (await opener.getAttribute("aria-haspopup"))) continue
          const what = ((await opener.getAttribute("aria-label")) ?? (await opener.textContent()) ?? "").trim()
          await opener.click({ timeout: 2_000 }).catch(() => undefined)
          await page.waitForTimeout(60)
          if (new URL(page.url()).pathname !== one) {
            await go(visitor, one)
            continue
          }
          if ((await page.locator(dialogs).count()) === 0) continue
          const where = `${one}: ${what}`
          seen.push(where)
          if (!(await page.locator(dialogs).last().textContent())?.includes(name))
            wrong.push(`${where} does not say ${name}`)
          sent.length = 0
          await page.goBack()
          await heading(other)
          await page.waitForTimeout(40)
          if (await page.locator(dialogs).count()) wrong.push(`${where} stands over ${other}`)
          await page.goForward()
          await heading(one)
          await settled(page)
          if (await page.locator(dialogs).count()) wrong.push(`${where} is there again`)
          if (sent.length) wrong.push(`${where} sent ${sent.join()}`)
          // A dialog that stays open would cover what is pressed next.
          if (await page.locator(dialogs).count()) break
        }
        if (await page.locator(dialogs).count()) await page.reload()
      }
      await visitor.context.close()
      expect(wrong).toEqual([])
    })

  test("and these were all of them", () => {
    for (const { of } of pairs.filter(({ route }) => route !== "/protocols/:protocol"))
      expect(
        seen.some((where) => where.startsWith(`${of()[0]}: `)) || quiet.has(of()[0].split("/").at(-1) ?? ""),
        of()[0],
      ).toBe(true)
    expect(seen.length, seen.join("\n")).toBeGreaterThanOrEqual(40)
  })
})
// Tabs that only show data.
const quiet = new Set(["history"])

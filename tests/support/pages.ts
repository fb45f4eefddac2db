import { headquarters } from "@ventanilla/local/demo"
import { files, partners, password } from "@ventanilla/local/demo/cast"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import {
  overflow,
  type Site,
  type Size,
  settled,
  shoot,
  signIn,
  sizes,
  startSite,
  type Visitor,
  violations,
} from "./browser"
import { addresses } from "./demo"

type State = [language: "es" | "en", size: Size]

let site: Site
let at: Record<string, string>

const names = [
  ...new Set(Object.values(files).flatMap(({ names, preferred }) => [...names, ...(preferred ? [preferred] : [])])),
].filter((name) => name.length > 3)
const personal = new RegExp(`(^|[^\\p{L}])(${names.join("|")}|555 01\\d\\d)([^\\p{L}]|$)`, "u")

type Story = { name: string; path: () => string; ready?: (visitor: Visitor) => Promise<unknown> }
const plain = (name: string, path: string): Story => ({ name, path: () => path })

const people: Record<string, { email: string; place?: string; pages: Story[] }> = {
  headquarters: {
    email: headquarters.email,
    pages: [
      plain("network", "/network"),
      plain("network-report", "/network-report"),
      { name: "report-received", path: () => `/network-report/${at.PHL}/${at.report}` },
      { name: "consulate", path: () => `/network/${at.PHL}` },
      { name: "consulate-suspended", path: () => `/network/${at.RAL}` },
      plain("onboard", "/onboard"),
      plain("onboard-boston", "/onboard?office=BOS"),
      plain("template", "/template"),
      plain("protocols-headquarters", "/protocols"),
      plain("protocol-workshop", "/protocols/gbv"),
      plain("programmes", "/programmes"),
      plain("instrument", "/instrument"),
      plain("districts", "/districts"),
      plain("catalogues", "/catalogues"),
      { name: "headquarters-refused", path: () => `/casefiles/${at.casefile}` },
    ],
  },
  coordinator: {
    email: "coordinacion@demo.mx",
    pages: [
      plain("today", "/today"),
      plain("detections", "/detections"),
      plain("detection-new", "/detections/new"),
      plain("detections-taken", "/detections?status=taken"),
      plain("errands", "/errands"),
      plain("transfers", "/transfers"),
      { name: "casefile-her", path: () => `/casefiles/${at.withHistory}/her` },
      { name: "casefile-care", path: () => `/casefiles/${at.withHistory}/care` },
      plain("casefiles", "/casefiles"),
      plain("casefile-new", "/casefiles/new"),
      { name: "casefile", path: () => `/casefiles/${at.withHistory}` },
      { name: "casefile-sharing", path: () => `/casefiles/${at.withHistory}/sharing` },
      plain("people", "/people"),
      plain("caseload", "/caseload"),
      { name: "casefile-history", path: () => `/casefiles/${at.withHistory}/history` },
      { name: "casefile-urgent", path: () => `/casefiles/${at.casefile}` },
      { name: "casefile-situation", path: () => `/casefiles/${at.withHistory}/situation` },
      { name: "casefile-summary", path: () => `/casefiles/${at.withHistory}/summary` },
      { name: "consent", path: () => `/casefiles/${at.casefile}/consent` },
      { name: "screening", path: () => `/casefiles/${at.casefile}/violentometro` },
      { name: "casefile-situation", path: () => `/casefiles/${at.casefile}/situation` },
      { name: "refer", path: () => `/casefiles/${at.withHistory}/refer` },
      plain("referrals", "/referrals"),
      plain("referrals-unanswered", "/referrals?group=unanswered"),
      { name: "referral-held", path: () => `/referrals/${at.held}` },
      { name: "referral-escalated", path: () => `/referrals/${at.escalated}` },
      { name: "referral-declined", path: () => `/referrals/${at.declined}` },
      { name: "referral-in-service", path: () => `/referrals/${at.in_service}` },
      plain("directory", "/directory"),
      plain("organizations", "/directory/organizations"),
      plain("directory-sheet", "/directory/sheet"),
      plain("directory-coverage", "/directory/coverage"),
      plain("organization-new", "/directory/new"),
      plain("alliances", "/alliances"),
      { name: "alliance-lapsed", path: () => `/alliances/${at.lapsedAlliance}` },
      { name: "alliance-expiring", path: () => `/alliances/${at.expiringAlliance}` },
      { name: "organization", path: () => `/directory/${at[partners.legal.organization.name]}` },
      { name: "service", path: () => `/directory/${at[partners.legal.organization.name]}/services/${at.service}` },
      plain("directory-exchange", "/directory/exchange"),
      { name: "organization-paused", path: () => `/directory/${at[partners.empleo.organization.name]}` },
      plain("protocols", "/protocols"),
      plain("protocol", "/protocols/trata"),
      { name: "casefile-protocol", path: () => `/casefiles/${at.casefile}/protocol` },
      { name: "casefile-safety", path: () => `/casefiles/${at.casefile}/safety` },
      plain("outreaches", "/outreach"),
      plain("outreaches-list", "/outreach?view=list"),
      { name: "outreach-held", path: () => `/outreach/${at["Jornada de salud: mastografías"]}` },
      { name: "outreach-planned", path: () => `/outreach/${at["Conversatorio: acceso a la justicia"]}` },
      { name: "outreach-change", path: () => `/outreach/${at["Conversatorio: acceso a la justicia"]}/change` },
      { name: "outreach-course", path: () => `/outreach/${at["Curso de emprendimiento"]}` },
      plain("outreach-new", "/outreach/new"),
      plain("outreach-record", "/outreach/new?held=yes"),
      plain("trainings", "/trainings"),
      { name: "training", path: () => `/trainings/${at.training}` },
      plain("notifications", "/notifications"),
      plain("numbers", "/numbers"),
      plain("figures", "/numbers/figures"),
      plain("figures-quarters", "/numbers/figures?group=quarter&set=community"),
      plain("reports", "/reports"),
      { name: "report", path: () => `/reports/${at.report}` },
      plain("staff", "/staff"),
      plain("settings", "/settings"),
      plain("audit", "/audit"),
      plain("conduct", "/conduct"),
      { name: "casefile-looks", path: () => `/casefiles/${at.withHistory}/looks` },
      plain("not-found", "/nada"),
      plain("coordinator-refused", "/network"),
    ],
  },
  window: {
    email: "ventanilla@demo.mx",
    pages: [plain("today-window", "/today"), plain("detections-window", "/detections")],
  },
  outreach: { email: "vinculacion@demo.mx", pages: [plain("today-outreach", "/today"), plain("mobile", "/mobile")] },
  viewer: {
    email: "consulta@demo.mx",
    pages: [plain("today-viewer", "/today"), plain("numbers-viewer", "/numbers"), plain("reports-viewer", "/reports")],
  },
}
const doors: Story[] = [
  plain("signin", "/signin"),
  { name: "join", path: () => `/join#${at.join}` },
  plain("join-empty", "/join"),
  { name: "mailbox", path: () => `/mailbox#${at.mailbox}` },
  { name: "partner", path: () => `/p#${at.partner}` },
  { name: "partner-lapsed", path: () => `/p#${at.lapsed}` },
]

// The browser also logs a refusal that the page is there to show.
const expected = /the server responded with a status of (401|403|404|410)/

async function open({ page }: Visitor, story: Story) {
  // The same path with another fragment would not load again.
  await page.goto("about:blank")
  await page.goto(story.path())
  await settled(page)
}

/** Screenshots of every page, for a person to look at; nothing is checked by them. */
const arePictured = process.env.VENTANILLA_PICTURES !== "none"

/** Everything that must hold of one page in these states; what does not, as lines. */
async function look(visitor: Visitor, story: Story, states: State[]): Promise<string[]> {
  const { page, faults } = visitor
  const found: string[] = []
  faults.length = 0
  await open(visitor, story)
  for (const [language, size] of states) {
    await page.setViewportSize(sizes.desk)
    await page.locator(`.languages button[lang=${language}]`).click()
    await settled(page)
    await page.setViewportSize(sizes[size])
    const where = `${story.name} ${language} ${sizes[size].width}`
    const wide = await overflow(page)
    if (wide > 0) found.push(`${where}: ${wide} px too wide`)
    for (const line of await violations(page)) found.push(`${where}: ${line}`)
    if (arePictured) await shoot(page, `${story.name}-${language}-${sizes[size].width}`)
    const title = await page.title()
    if (personal.test(title) || !title) found.push(`${story.name} ${language}: its title is "${title}"`)
    if (personal.test(decodeURIComponent(page.url()))) found.push(`${story.name}: its address is ${page.url()}`)
  }
  // The API refuses it, and the browser logs that.
  const refusal = story.name.endsWith("-refused") ? /status of 40[034]/ : expected
  for (const fault of faults) if (!expected.test(fault) && !refusal.test(fault)) found.push(`${story.name}: ${fault}`)
  return found
}

/**
 * Tests of every page in these states. `npm test` looks at each language and each size once, the long drills at the other
 * pairs. The site, once it has started.
 */
export function everyPage(states: State[]): () => Site {
  beforeAll(async () => {
    site = await startSite({ demo: true })
    at = await addresses(site.cloud)
  }, 300_000)
  afterAll(() => site?.stop())

  describe("every page holds to WCAG 2.2 AA, fits a phone, complains of nothing and names nobody in its title", () => {
    for (const [who, { email, pages }] of Object.entries(people)) {
      test(`what ${who} sees`, { timeout: 60_000 + pages.length * 15_000 }, async () => {
        const visitor = await site.visit()
        await signIn(visitor, email, password)
        const found: string[] = []
        for (const story of pages) found.push(...(await look(visitor, story, states)))
        await visitor.context.close()
        expect(found).toEqual([])
      })
    }

    test("what a partner and an invited person see", { timeout: 120_000 }, async () => {
      const found: string[] = []
      for (const story of doors) {
        const visitor = await site.visit({ language: "es" })
        found.push(...(await look(visitor, story, states)))
        await visitor.context.close()
      }
      expect(found).toEqual([])
    })
  })

  return () => site
}

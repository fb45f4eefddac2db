import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { parseSync } from "vite"
import { expect, test } from "vitest"
import { changes } from "./changes"

const root = new URL("..", import.meta.url).pathname
const sources = async () => {
  const names = (await readdir(root, { recursive: true })).filter(
    (name) => /\.tsx?$/.test(name) && !name.includes(".test."),
  )
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(join(root, name), "utf8") })))
}

test("an act says what it changed by a word of the one table: no screen reads again by a key of its own", async () => {
  const own = /(invalidate|refetch|reset)Queries\(/
  const found = await sources()
  expect(found.length).toBeGreaterThan(300)
  expect(own.test("void queries.invalidateQueries()")).toBe(true)
  expect(found.filter(({ text }) => own.test(text)).map(({ name }) => name)).toEqual(["context/changes.ts"])
})

/** Acts that do not say what they changed, by their place, and why. */
const silent: Record<string, string[]> = {
  "who opens it says what it changed, when it is done": [
    ...[
      "followup/call Begin",
      "followup/contact-form LogForm",
      "followup/contact-form FinishForm",
      "catalogue/entry-form EntryForm",
    ],
    ...[
      "casefile/consent/consent-form createConsentForm",
      "consulate/acts Acts",
      "consulate/invitation Known",
      "consulate/invitation Correct",
    ],
    ...["detection/form DetectionForm", "directory/describing organizationForm", "directory/describing serviceForm"],
    ...["district/add AddSpan", "programme/programme-form ProgrammeForm", "protocol/run/end EndForm"],
    ...["protocol/run/mark-form MarkForm", "protocol/run/run-view Newer", "protocol/run/step-row StepRow"],
    ...["safety/plan-form PlanForm", "settings/editor Editor", "staff/certify Certify", "staff/invite Invite"],
    ...["staff/manage Manage", "template/editor Editor", "verification/troubles-card Row"],
    ...["verification/troubles-card NoteForm", "verification/verification-card Open"],
  ],
  "it reads, and changes nothing": [
    ...["attachment/files File", "detection/reach Reach", "numbers/verify Verify", "people/search Search"],
    "report/downloads Downloads",
  ],
  "what it wrote is another page, which it opens, or on none": ["protocol/feedback Words"],
  "it ends the session, and with it everything on the screen": ["signin/everywhere Everywhere"],
  "a page of one who has no session: it reads its one query again": [
    ...["join/accept Accept", "listing/listing Answer", "mailbox/mailbox Confirm", "partner/capacity CapacityCard"],
    ...["partner/not-ours NotOurs", "partner/code Code", "partner/referral-card Undo", "partner/referral-card Answers"],
  ],
  "it writes on the device, without a query": [
    ...["mobile/count Count", "mobile/device Device", "mobile/device Line", "mobile/start PrepareAction"],
    ...["mobile/start Foreign", "mobile/unplanned Unplanned"],
  ],
}

type Node = { type: string; start: number; end: number; [key: string]: unknown }
/** Functions of a module that act without saying what they changed, as `folder/file Name`. */
function silentIn(name: string, text: string): string[] {
  const { program, errors } = parseSync(name, text)
  if (errors.length > 0) throw new Error(`${name}: ${errors[0]?.message}`)
  return (program.body as unknown as Node[]).flatMap((statement) => {
    const said = text.slice(statement.start, statement.end)
    if (!/\bcreate(Action|Form)\(|\bchangeForm\(/.test(said) || /\b(reread|useDone|askAgain)\(/.test(said)) return []
    const declared = (statement.declaration ?? statement) as { id?: Named; declarations?: { id?: Named }[] }
    const called = declared.id?.name ?? declared.declarations?.[0]?.id?.name ?? "default"
    return [`${name.replace(/^.*?\/(?=.*\/)|\.tsx?$/g, "")} ${called}`]
  })
}
type Named = { name?: string }

test("every act says what it changed, or stands here with the reason why not: add it to `silent`, or call `reread`", async () => {
  const found = (await sources()).filter(({ name }) => !name.startsWith("ui/"))
  expect(found.flatMap(({ name, text }) => silentIn(name, text)).toSorted()).toEqual(
    Object.values(silent).flat().toSorted(),
  )
})

test("an act that says nothing is found", () => {
  const act = (done: string) => `function Row() {\n  const a = createAction(send, () => {${done}})\n}`
  expect(silentIn("pages/x/y.tsx", act("toast()"))).toEqual(["x/y Row"])
  expect(silentIn("pages/x/y.tsx", act('reread("note")'))).toEqual([])
})

test("what an act changes is asked for somewhere, by that word", async () => {
  const text = (await sources())
    .filter(({ name }) => name !== "context/changes.ts")
    .map((one) => one.text)
    .join("\n")
  const keys = new Set(
    [...text.matchAll(/(?:queryKey: |\(\) => )\[\s*"(\w+)"|(?:useList|spoken)\("(\w+)"/g)].map(([, a, b]) => a ?? b),
  )
  const asked = [...new Set(Object.values(changes).flat())].map((key) => key.split("/")[0] ?? "")
  expect(asked.filter((head) => !keys.has(head))).toEqual([])
})

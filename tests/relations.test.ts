import { UpdateCommand } from "@aws-sdk/lib-dynamodb"
import { audiencesOf, partOf } from "@ventanilla/core/platform/actor"
import { app } from "@ventanilla/functions/api"
import { type Operation, operations } from "@ventanilla/functions/api/operation"
import { beforeAll, describe, expect, it } from "vitest"
import { fillWithAll } from "./support/filled"
import { address, bodyOf, type Ids, nowhere, samples } from "./support/samples"
import { call, caseFileInput, createWorld, must, type Who, type World } from "./support/world"

const all = operations(app)
const related = all.filter(({ permission }) => partOf(permission))
const nameOf = ({ method, path }: Operation) => `${method} ${path}`

/** Operations on a case file that every role in the table may do on any file, and why. */
const open: Record<string, string> = {
  "POST /api/consents/:consentID/revoke": "taking back protects, and shows nothing",
  "POST /api/referrals/:referralID/withdraw": "holding back protects, and shows nothing",
  "GET /api/access/:casefileID": "says why the actor may not, and what they can do",
}
/** Even its existence is hidden: 404. */
const hidden = new Set(["POST /api/tasks/:taskID/done", "POST /api/tasks/:taskID/undo"])

/** Operations that are about a case file only with this in the body. */
const naming: Record<string, (ids: Ids) => object> = {
  "POST /api/casefiles": ({ personID }) => ({ ...caseFileInput(), person: undefined, personID }),
  "GET /api/referrals": ({ casefileID }) => ({ casefileID }),
}

let world: World
let caseworker: Who
let ids: Ids
let table: string

beforeAll(async () => {
  world = await createWorld()
  const here = await world.onboard("PHL")
  await world.onboard("BOS")
  caseworker = await world.colleague(here.coordinator, "caseworker")
  ids = (await fillWithAll(world, here)).ids
  const who = here.coordinator
  const { items } = (await must("GET", "/staff", { who })) as unknown as { items: { staffID: string; role: string }[] }
  const to = items.find(({ role }) => role === "caseworker")?.staffID
  const offered = await must("POST", "/handovers", { who, body: { casefileID: ids.casefileID, to, note: null } })
  ids.handoverID = String(offered.handoverID)
  const tasks = (await must("GET", "/tasks?status=open&limit=100", { who })) as unknown as { items: Partial<Ids>[] }
  ids.taskID = tasks.items.find(({ casefileID }) => casefileID === ids.casefileID)?.taskID ?? ""
  table = `${world.cloud.names.consulatePrefix}${here.tenantID}`
})

/** The answer for a caseworker who does not carry this file and has no duty for minors. */
async function asked(operation: Operation) {
  const named = naming[nameOf(operation)]?.(ids)
  const path = named && operation.method === "GET" ? `?${new URLSearchParams(named as Record<string, string>)}` : ""
  const { status, body, text } = await call(
    operation.method as "GET" | "POST",
    path ? operation.path.replace(/^\/api/, "") + path : address(operation, ids),
    { who: caseworker, body: operation.method === "POST" ? (named ?? bodyOf(operation, ids)) : undefined },
  )
  return { answer: [status, body.code], text: text.slice(0, 300) }
}
const isCaseworkers = ({ permission }: Operation) => audiencesOf(permission).includes("caseworker")

describe("what a woman told, for a caseworker who is not hers", () => {
  const narrative = related.filter((operation) => partOf(operation.permission) === "narrative")
  it("is what these operations are about", () => {
    expect(narrative.map(nameOf).sort()).toEqual([
      "GET /api/looks",
      "GET /api/notes",
      "GET /api/screenings/:screeningID",
      "POST /api/incidents/:incidentID",
      "POST /api/incidents/:incidentID/remove",
      "POST /api/notes",
      "POST /api/safetyplans/:casefileID/keep",
    ])
  })

  it.each(narrative.map((operation) => [nameOf(operation), operation] as const))("%s", async (_, operation) => {
    const { answer, text } = await asked(operation)
    expect(answer, text).toEqual([403, "not_assigned"])
  })
})

describe("a minor's case file, for a caseworker without that duty", () => {
  beforeAll(async () => {
    const minor = (pk: string, sk: string) =>
      world.cloud.admin.send(
        new UpdateCommand({
          TableName: table,
          Key: { pk, sk },
          UpdateExpression: "SET minor = :yes",
          ConditionExpression: "attribute_exists(pk)",
          ExpressionAttributeValues: { ":yes": true },
        }),
      )
    await minor(`casefile#${ids.casefileID}`, "casefile")
    await minor(`person#${ids.personID}`, "person")
  })

  it.each(related.map((operation) => [nameOf(operation), operation] as const))("%s", async (name, operation) => {
    const { answer, text } = await asked(operation)
    if (hidden.has(name)) expect(answer, text).toEqual([404, "not_found"])
    else expect(answer, text).toEqual([403, isCaseworkers(operation) ? "minors_duty_required" : "forbidden"])
  })

  it("is not reached by an operation that the table lets in without regard to the file", async () => {
    // Emergency access is the remaining way in and has its own test.
    const about = all.filter(({ method, path, permission }) => {
      if (partOf(permission) || /^\/api\/(partner|headquarters|public|glasses)/.test(path)) return false
      const sample = JSON.stringify(samples[`${method} ${path}`]?.({ ...nowhere, casefileID: "the-file" }) ?? {})
      return /:(casefileID|personID|referralID|consentID)/.test(path) || sample.includes("the-file")
    })
    for (const operation of about) {
      const { answer, text } = await asked(operation)
      if (nameOf(operation) in open) expect(answer[0], text).not.toBe(403)
      else
        expect(answer, `${nameOf(operation)}: ${text}`).toEqual([
          403,
          expect.stringMatching(/^(minors_duty_required|forbidden)$/),
        ])
    }
  })
})

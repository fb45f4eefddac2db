import { beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import {
  canary,
  caseFileInput,
  dependantInput,
  gateInput,
  incidentInput,
  situationInput,
} from "../../../../../tests/support/inputs"
import { Audit } from "../../audit/audit/inside"
import { Act } from "../../platform/actor"
import { firstEntries } from "../../platform/data/catalogue-words"
import { createID } from "../../platform/util/id"
import { Vault } from "../../platform/vault"
import { Catalogue } from "../../tenancy/catalogue/inside"
import { CaseFile } from "../casefile/inside"
import { Dependant } from "../dependant/inside"
import { Incident } from "../incident/inside"
import { Sheet } from "../sheet/inside"
import * as Summary from "./summary"

let here: Consulate
let casefileID: string
const input = caseFileInput() as Parameters<typeof CaseFile.open>[0]
beforeAll(async () => {
  here = await consulate()
  await here.as("coordinator", () => Vault.createKey())
  await here.as("caseworker", async () => {
    casefileID = (await CaseFile.open(input)).casefileID
    const set = { gate: gateInput("2026-01-15"), situation: situationInput("2026-01-15") }
    await Sheet.change({ casefileID, version: 0, set } as Parameters<typeof Sheet.change>[0])
    await Incident.record(incidentInput(casefileID) as Parameters<typeof Incident.record>[0])
    await Dependant.add(dependantInput(casefileID) as Parameters<typeof Dependant.add>[0])
  })
})

const summary = () => here.as("caseworker", () => Summary.ofCaseFile({ casefileID }))
const saidOf = async (key: string) => (await summary()).columns.find((column) => column.key === key)?.value

describe("the summary to type into the ministry's system", () => {
  it("says in Spanish what the file says, column by column", async () => {
    const { columns } = await summary()
    const said = Object.fromEntries(columns.map(({ key, value }) => [key, value]))
    expect(said).toMatchObject({
      name: Object.values(input.person?.names ?? {}).join(" "),
      nationality: "Acreditada",
      document_seen: "Pasaporte mexicano (2026-01-15)",
      acceptance: "De palabra, en persona (2026-01-15)",
      principal: "Civil (incluye familiar)",
      ambitos: "Civil (incluye familiar): Violencia doméstica / maltrato; Migratorio",
      dependants: "1",
      immigration_guidance: "Sí",
      readiness: "No está lista para denunciar (2026-01-15)",
      narrative: canary.narrative,
    })
    expect(said.incidents).toContain("2025-11 y continúa")
    expect(said.perpetrator).toContain("trabaja para una autoridad")
  })

  it("has a value, or none, for every column that comes with the product", async () => {
    expect((await summary()).columns.map(({ key }) => key)).toEqual(firstEntries("sipc_column").map(({ key }) => key))
  })

  it("keeps from a colleague what she may not see of the file", async () => {
    const seen = await here.as("caseworker", () =>
      Act.with({ ...Act.staff(), staffID: createID("staff") }, () => Summary.ofCaseFile({ casefileID })),
    )
    expect(seen.columns.filter(({ hidden }) => hidden).map(({ key }) => key)).toEqual(["narrative", "perpetrator"])
    const text = JSON.stringify(seen)
    for (const secret of [canary.narrative, canary.perpetrator]) expect(text).not.toContain(secret)
  })

  it("is written down as read before it is shown", async () => {
    await summary()
    const { items } = await here.as("coordinator", () => Audit.list({ subject: casefileID, limit: 1 }))
    expect(items[0]?.action).toBe("summary.read")
  })

  it("has headquarters' columns in headquarters' order; a retired one is left out, its own are filled in by hand", async () => {
    const headquarters = { type: "headquarters", identity: "test" } as const
    const [folio, sipc, ...others] = firstEntries("sipc_column")
    const entries = [sipc!, folio!, { ...folio!, key: "fondo", es: "Fondo", en: "Fund" }]
    entries.push(...others.map((entry) => ({ ...entry, retired: entry.key === "needs" })))
    await Act.with(headquarters, () => Catalogue.publish({ key: "sipc_column", version: 0, entries }))
    const keys = (await summary()).columns.map(({ key }) => key)
    expect(keys.slice(0, 3)).toEqual(["sipc_folio", "folio", "fondo"])
    expect(keys).not.toContain("needs")
    expect(await saidOf("fondo")).toBeNull()
  })
})

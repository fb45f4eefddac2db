import { beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { canary, caseFileInput } from "../../../../../tests/support/inputs"
import { CaseFile } from "../../casework/casefile/inside"
import { Vault } from "../../platform/vault"
import { Note } from "../note/inside"
import { answer, assertOffer, withdraw } from "./handover.rules"

const row = {
  status: "offered" as "offered" | "withdrawn" | "accepted" | "declined",
  from: "stf_a",
  to: "stf_b",
  offeredBy: "stf_a",
  version: 1,
}
const now = "2026-03-09T15:00:00.000Z"
const asker = (staffID: string, coordinator = false) => ({ staffID, coordinator })

describe("a hand-over", () => {
  it("is offered by whoever carries the case file or by the coordinator, to somebody else", () => {
    const file = { assignedTo: "stf_a" }
    expect(() => assertOffer(file, "stf_b", asker("stf_a"))).not.toThrow()
    expect(() => assertOffer(file, "stf_b", asker("stf_c", true))).not.toThrow()
    expect(() => assertOffer(file, "stf_b", asker("stf_c"))).toThrow("not_assigned")
    expect(() => assertOffer(file, "stf_a", asker("stf_a"))).toThrow("handover_same")
  })

  it("is answered once, by the one it was offered to, while whoever gives it still has it", () => {
    expect(answer(row, "accepted", asker("stf_b"), "stf_a", now)).toMatchObject({ status: "accepted", version: 2 })
    expect(() => answer(row, "accepted", asker("stf_c", true), "stf_a", now)).toThrow("handover_not_yours")
    expect(() => answer(row, "accepted", asker("stf_b"), "stf_c", now)).toThrow("handover_lapsed")
    expect(answer(row, "declined", asker("stf_b"), "stf_c", now).status).toBe("declined")
    expect(() => answer({ ...row, status: "withdrawn" }, "declined", asker("stf_b"), "stf_a", now)).toThrow(
      "handover_ended",
    )
  })

  it("is taken back by whoever offered it or the coordinator", () => {
    expect(withdraw(row, asker("stf_a"), now).status).toBe("withdrawn")
    expect(withdraw(row, asker("stf_c", true), now).status).toBe("withdrawn")
    expect(() => withdraw(row, asker("stf_b"), now)).toThrow("handover_not_yours")
  })
})

describe("notes of a case file", () => {
  let here: Consulate
  beforeAll(async () => {
    here = await consulate()
    await here.as("coordinator", () => Vault.createKey())
  })

  it("are read by whoever may see what she told, never rewritten, and corrected once", async () => {
    const input = caseFileInput() as Parameters<typeof CaseFile.open>[0]
    const { casefileID } = await here.as("coordinator", () => CaseFile.open(input))
    const add = (text: string, corrects: string | null = null) =>
      here.as("coordinator", () => Note.add({ casefileID, text, corrects }))
    const { noteID } = await add(canary.note)
    const { noteID: better } = await add("Dicho mejor", noteID)
    await expect(add("Otra vez", noteID)).rejects.toThrow("note_corrected")
    const { items } = await here.as("coordinator", () => Note.list({ casefileID }))
    expect(items.map(({ text, correctedBy }) => [text, correctedBy])).toEqual([
      ["Dicho mejor", null],
      [canary.note, better],
    ])
    await expect(here.as("caseworker", () => Note.list({ casefileID }))).rejects.toThrow("not_assigned")
    await expect(here.as("window", () => Note.list({ casefileID }))).rejects.toThrow("forbidden")
  })
})

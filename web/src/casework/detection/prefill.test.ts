import { Area, ContactWish, type Opened } from "@ventanilla/core/casework/detection/schema"
import { SafeContact } from "@ventanilla/core/casework/person/schema"
import { describe, expect, it } from "vitest"
import { setIn } from "../../ui/paths"
import { answersOf } from "./prefill.rules"

const told: Opened = {
  detectionID: "det_01HZX3V5Q7J8K9M0N1P2R3S4T5",
  folio: "DET-7K3P",
  area: "documentation",
  signs: ["fear"],
  askedInPrivate: true,
  contact: "yes",
  reachable: true,
  reach: { channel: "whatsapp", number: "267 555 0199" },
  urgent: true,
  status: "taken",
  createdAt: "2026-03-02T15:00:00.000Z",
  createdBy: "stf_x",
  takenBy: null,
  takenAt: null,
  attendBy: "2026-03-02T15:15:00.000Z",
  escalated: false,
  casefileID: null,
  dismissReason: null,
}
type Form = { area?: string; urgency?: string; person?: { safeContact?: unknown } }
const form = (one: Opened): Form =>
  answersOf(one).reduce<object>((all, [path, value]) => setIn(all, path, value) as object, {}) as Form

describe("a case file that begins with a detection", () => {
  it.each(["phone", "sms", "whatsapp"] as const)("keeps her %s and its number as the window wrote them", (channel) => {
    const { person } = form({ ...told, reach: { channel, number: "267 555 0199" } })
    const kept = SafeContact.parse(person?.safeContact)
    expect(kept.channels.map((one) => [one.channel, one.value])).toEqual([[channel, "267 555 0199"]])
    expect(kept.channels[0]?.anyTime).toBe(false)
  })

  it.each(ContactWish.options)("whose wish was %s asks for nothing that she did not say", (contact) => {
    const said = form({ ...told, contact, reach: contact === "yes" ? told.reach : null }).person?.safeContact
    const allowed = { yes: "yes", she_calls: "she_calls", no: "no", waits_here: undefined }[contact]
    expect((said as { allowed?: string } | undefined)?.allowed).toBe(allowed)
    if (contact !== "yes") expect(said ?? {}).not.toHaveProperty("channels")
  })

  it.each(Area.options)("keeps the area %s and how urgent it was", (area) => {
    expect(form({ ...told, area })).toMatchObject({ area, urgency: "urgent" })
    expect(form({ ...told, area, urgent: false })).not.toHaveProperty("urgency")
  })
})

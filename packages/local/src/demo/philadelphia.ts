import { createActs, type Staff } from "./acts"
import type { FileKey } from "./cast"
import type { Diary } from "./diary"
import { errandsOf } from "./errands"
import { directoryOf } from "./guide"
import type { Hand } from "./hand"
import { activities } from "./outreach"

/** Philadelphia's ten weeks: every state a referral can be in, and why. */
export function philadelphia(diary: Diary, hand: Hand, staff: () => Staff & { caseworkerID: string }) {
  const acts = createActs(hand, staff)
  const { open, tell, consent, refer, answer, move, look, befriend, file } = acts
  const contact = ["preferred_name", "safe_contact"]

  diary.on(48, 60, () => befriend("legal"))
  diary.on(48, 80, () => befriend("casa"))
  diary.on(47, 60, () => befriend("salud"))
  diary.on(46, 60, () => befriend("empleo"))
  directoryOf(diary, hand, staff, acts)

  // One that went well, and one that was served and is over.
  diary.on(40, 60, () => open("elena"))
  diary.on(40, 70, () => tell("elena"))
  diary.on(40, 75, () => consent("elena", "legal", contact, 90))
  diary.on(40, 80, () => refer("elena", "legal"))
  diary.on(39, 150, () => answer("elena", "legal", "accept"))
  diary.on(39, 160, () => look("elena", "legal"))
  diary.on(36, 90, () => move("elena", "legal", "start"))
  diary.on(38, 60, () => open("julia"))
  diary.on(38, 75, () => consent("julia", "salud", contact, 60))
  diary.on(38, 80, () => refer("julia", "salud"))
  diary.on(33, 200, () => answer("julia", "salud", "accept"))
  diary.on(28, 60, () => move("julia", "salud", "complete", { outcome: "served" }))
  diary.on(27, 60, () =>
    hand.post(staff().caseworker, `/casefiles/${file("julia").casefileID}/close`, { reason: "needs_met" }),
  )

  diary.on(18, 60, () => open("teresa"))
  diary.on(18, 75, () => consent("teresa", "salud", contact, 60))
  diary.on(18, 80, () => refer("teresa", "salud"))
  diary.on(13, 300, () => answer("teresa", "salud", "unconfirmed"))
  diary.on(14, 60, () => open("marisol"))
  diary.on(14, 75, () => consent("marisol", "legal", contact, 60))
  diary.on(14, 80, () => refer("marisol", "legal"))

  // Nobody answers this one: reminded, then a task for a person.
  diary.on(11, 60, () => open("nora"))
  diary.on(11, 75, () => consent("nora", "legal", ["preferred_name"], 60))
  diary.on(11, 80, () => refer("nora", "legal"))
  diary.on(9, 120, () => answer("marisol", "legal", "accept"))

  diary.on(9, 60, () => open("rosa"))
  diary.on(9, 75, () => consent("rosa", "empleo", contact, 60))
  diary.on(9, 80, () => refer("rosa", "empleo"))
  diary.on(8, 60, () => answer("rosa", "empleo", "decline", { reason: "no_capacity" }))
  diary.on(8, 62, () => hand.post(hand.partner(acts.mailOf("empleo")), "/partner/capacity", { status: "waiting_list" }))

  diary.on(7, 60, () => open("dolores"))
  diary.on(7, 75, () => consent("dolores", "empleo", contact, 60))
  diary.on(7, 80, () => refer("dolores", "empleo"))
  diary.on(7, 300, () => acts.bounce("empleo"))
  diary.on(6, 120, () => open("paula"))
  diary.on(6, 130, () => consent("paula", "legal", contact, 60))
  diary.on(6, 140, () => refer("paula", "legal"))
  diary.on(5, 200, () => answer("paula", "legal", "call"))

  diary.on(4, 60, () => open("ines"))
  diary.on(4, 70, () => consent("ines", "casa", contact, 60))
  diary.on(4, 75, () => refer("ines", "casa"))
  diary.on(3, 20, () => answer("ines", "casa", "accept"))
  diary.on(3, 25, () => hand.post(hand.partner(acts.mailOf("casa")), "/partner/capacity", { status: "accepting" }))
  diary.on(3, 60, () => open("citlali"))
  diary.on(3, 75, () => consent("citlali", "casa", ["languages", "safe_contact"], 30))
  diary.on(3, 80, () => refer("citlali", "casa"))
  diary.on(2, 90, () => consent("citlali", "legal", ["languages"], 30))
  diary.on(2, 95, () => refer("citlali", "legal"))
  diary.on(1, 90, () => acts.revoke("citlali", "legal"))
  diary.on(1, 95, () => assign("paula"))
  diary.on(1, 96, () => assign("ines"))

  diary.last(170, () => open("lucia"))
  diary.last(160, () => consent("lucia", "casa", ["languages", "needs"], 30))
  diary.last(155, () => refer("lucia", "casa"))
  diary.last(120, () => consent("marisol", "salud", contact, 60))
  diary.last(118, () => refer("marisol", "salud", true))
  diary.last(95, () => notice(["fear", "controlled"], "documentation", "waits_here", true))
  diary.last(40, () => notice(["with_children", "asks_help"], "civil_registry", "she_calls", false))
  diary.last(12, () => notice(["no_documents"], "mobile", "yes", false))

  diary.on(7, 70, () => errand("rosa", "birth_certificate", "civil_registry", 9))
  diary.on(5, 80, () => errands.answer("rosa", { outcome: "done", note: "Copia certificada en ventanilla 2" }))
  diary.on(5, 90, () => errand("dolores", "urgent_passport", "documentation", 3))
  diary.on(2, 60, () => errand("paula", "legal_adviser", "legal", 6))
  diary.on(2, 65, () => errand("ines", "health_appointment", "health", 8))
  diary.on(1, 60, () => errands.take("ines"))
  diary.last(80, () => errand("lucia", "urgent_passport", "documentation", 1, true))
  diary.last(75, () => errand("citlali", "consular_id", "documentation", 7))

  activities(diary, hand, staff)

  const errands = errandsOf(hand, staff)
  const errand = (key: FileKey, kind: string, area: string, days: number, urgent = false) =>
    errands.ask(key, { casefileID: file(key).casefileID, kind, area, urgent }, days)
  const assign = (key: FileKey) =>
    hand.post(staff().coordinator, `/casefiles/${file(key).casefileID}/assign`, { staffID: staff().caseworkerID })
  const notice = (signs: string[], area: string, contact: string, urgent: boolean) =>
    hand.post(staff().window, "/detections", {
      ...{ area, signs, askedInPrivate: true, contact, urgent },
      ...(contact === "yes" ? { reach: { channel: "whatsapp", number: "+1 215 555 0163" } } : {}),
    })
}

import { assertAsRead, VisibleError } from "../../platform/error"
import type { Gate, Missing, Sections, Urgent } from "./sheet.schema"

/** The content of an intake record; the officer cannot set the "captured" stamp directly. */
export type Written = Sections & { capturedBy: string | null; capturedAt: string | null }
type Change = { [S in keyof Sections]?: Sections[S] | undefined }

/** An empty intake record. `languages` are the person's. */
export const blank = (languages: string[]): Written => ({
  gate: { nationality: null, document: null, acceptance: null, notice: null },
  speech: { languages, preferred: languages[0] ?? "es", variant: null, interpreter: "not_needed", used: "none" },
  situation: { ambitos: [], principal: null, flags: [], readiness: null, immigrationGuidance: null },
  numbers: { sipcFolio: null, others: [], captured: false },
  papers: {},
  capturedBy: null,
  capturedAt: null,
})

/**
 * Requirements that are still missing, in the order in which one asks. An intake record is never refused because of
 * them.
 */
export function missing(gate: Gate): Missing[] {
  const parts: [Missing, unknown][] = [
    ["nationality", gate.nationality],
    // A woman who is not Mexican is referred: she has no Mexican document to show.
    ["document", gate.nationality === "not_mexican" ? true : gate.document],
    ["acceptance", gate.acceptance],
    ["notice", gate.notice],
  ]
  return parts.flatMap(([part, there]) => (there === null ? [part] : []))
}

/**
 * The intake record after a change, section by section; the others stay. Refuses a version that is not the current one,
 * a date in the future and, on a closed case file, anything but outside numbers.
 */
export function change(
  found: { version: number; written: Written },
  input: { version: number; set: Change },
  facts: { open: boolean; by: string; now: string; today: string },
): { version: number; written: Written } {
  assertAsRead(found.version, input.version)
  const set = Object.fromEntries(Object.entries(input.set).filter(([, section]) => section !== undefined))
  if (!facts.open && Object.keys(set).some((section) => section !== "numbers"))
    throw new VisibleError("conflict", "casefile_closed")
  const written: Written = { ...found.written, ...set }
  const ahead = daysOf(set as Change).find(([, at]) => at > facts.today)
  if (ahead) throw new VisibleError("validation", "day_to_come", `set.${ahead[0]}`)
  return { version: found.version + 1, written: stamped(found.written, written, facts) }
}

function daysOf({ gate, situation }: Change): [string, string][] {
  const days: [string, string | undefined][] = [
    ["gate.document.seenOn", gate?.document?.seenOn],
    ["gate.acceptance.on", gate?.acceptance?.on],
    ["gate.notice.shownOn", gate?.notice?.shownOn],
    ["situation.readiness.on", situation?.readiness?.on],
  ]
  return days.flatMap(([field, at]) => (at === undefined ? [] : [[field, at]]))
}

/** Who ticked "captured", and when: the first tick counts until it is removed. */
function stamped(before: Written, after: Written, { by, now }: { by: string; now: string }): Written {
  if (!after.numbers.captured) return { ...after, capturedBy: null, capturedAt: null }
  if (before.numbers.captured) return after
  return { ...after, capturedBy: by, capturedAt: now }
}

/**
 * May the woman be served or referred now? Protection requires her express acceptance; an urgent need does not wait for
 * it, if the reason is given. Returns why not.
 */
export function serviceRefusal(
  acceptedOn: string | undefined,
  asked: { urgent: boolean; reason?: Urgent | null | undefined },
): "acceptance_missing" | "urgent_reason_required" | undefined {
  if (acceptedOn !== undefined) return undefined
  if (!asked.urgent) return "acceptance_missing"
  return asked.reason ? undefined : "urgent_reason_required"
}

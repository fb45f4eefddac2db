import { VisibleError } from "../../platform/error"
import type { Answer, CannotReason, Status } from "./errand.schema"

export type State = {
  status: Status
  urgent: boolean
  dueAt: string
  takenBy?: string | undefined
  takenAt?: string | undefined
  endedAt?: string | undefined
  endedBy?: string | undefined
  appointmentAt?: string | undefined
  cannotReason?: CannotReason | undefined
  /** When the case file's owner was told that it is overdue. */
  toldLateAt?: string | undefined
  version: number
}
export type Command =
  | { do: "take"; by: string }
  | { do: "answer"; by: string; answer: Answer }
  | { do: "cancel"; by: string }
  | { do: "tellLate" }

export const isOpen = ({ status }: { status: Status }): boolean => status === "asked" || status === "taken"

export const isOverdue = (errand: { status: Status; dueAt: string }, now: string): boolean =>
  isOpen(errand) && errand.dueAt <= now

/** Urgent ones first, then by when they are due. */
export const orderOf = (errand: { urgent: boolean; dueAt: string }) => `${errand.urgent ? 0 : 1}#${errand.dueAt}`

/** The errand after a command; refuses with the reason. An ended errand cannot change. */
export function decide<S extends State>(errand: S, command: Command, now: string): S {
  assertOpen(errand)
  const version = errand.version + 1
  switch (command.do) {
    case "take":
      if (errand.status === "taken") throw new VisibleError("conflict", "errand_taken")
      return { ...errand, status: "taken", takenBy: command.by, takenAt: now, version }
    case "answer":
      return { ...errand, ...answered(command.answer, now), endedAt: now, endedBy: command.by, version }
    case "cancel":
      return { ...errand, status: "cancelled", endedAt: now, endedBy: command.by, version }
    case "tellLate":
      if (!isOverdue(errand, now) || errand.toldLateAt) throw new VisibleError("conflict", "errand_not_late")
      return { ...errand, toldLateAt: now, version }
    default:
      return command satisfies never
  }
}

function answered(answer: Answer, now: string) {
  switch (answer.outcome) {
    case "done":
      return { status: "done" as const }
    case "appointment":
      if (answer.at <= now) throw new VisibleError("validation", "errand_appointment_past", "answer.at")
      return { status: "appointment" as const, appointmentAt: answer.at }
    case "cannot":
      return { status: "cannot" as const, cannotReason: answer.reason }
    default:
      return answer satisfies never
  }
}

function assertOpen(errand: { status: Status }): void {
  if (errand.status === "cancelled") throw new VisibleError("conflict", "errand_cancelled")
  if (!isOpen(errand)) throw new VisibleError("conflict", "errand_answered")
}

import { VisibleError } from "../../platform/error"
import type { ReturnReason, Status } from "./transfer.schema"

type Row = {
  status: Status
  endedAt?: string | undefined
  returnReason?: ReturnReason | undefined
  casefileID?: string | undefined
  version: number
}

const finals: readonly Status[] = ["accepted", "returned", "withdrawn"]
export const isOver = ({ status }: { status: Status }): boolean => finals.includes(status)
export const stageOf = (transfer: { status: Status }) => (isOver(transfer) ? ("closed" as const) : ("open" as const))

/** The sender withdraws. It has ended when the receiver can no longer accept it. */
export function withdraw<R extends Row>(sent: R): R {
  if (isOver(sent) || sent.status === "withdrawing") throw new VisibleError("conflict", "transfer_ended")
  return { ...sent, status: "withdrawing", version: sent.version + 1 }
}

/** The receiver takes her case on. */
export function accept<R extends Row>(there: R, casefileID: string, now: string): R {
  assertArrived(there)
  return { ...there, status: "accepted", casefileID, endedAt: now, version: there.version + 1 }
}

export function giveBack<R extends Row>(there: R, returnReason: ReturnReason | undefined, now: string): R {
  assertArrived(there)
  return { ...there, status: "returned", returnReason, endedAt: now, version: there.version + 1 }
}

/**
 * The receiver's row learns of the withdrawal; undefined when the transfer has ended already: whichever came first
 * counts.
 */
export function recall<R extends Row>(there: R, now: string): R | undefined {
  if (isOver(there)) return undefined
  return { ...there, status: "withdrawn", endedAt: now, version: there.version + 1 }
}

/** The sender's row takes over the receiver's state; undefined when nothing is new. */
export function hear<R extends Row>(sent: R, there: Pick<Row, "status" | "returnReason">, now: string): R | undefined {
  if (isOver(sent)) return undefined
  const version = sent.version + 1
  switch (there.status) {
    case "arrived":
      return sent.status === "sending" ? { ...sent, status: "delivered", version } : undefined
    case "accepted":
    case "withdrawn":
      return { ...sent, status: there.status, endedAt: now, version }
    case "returned":
      return { ...sent, status: "returned", returnReason: there.returnReason, endedAt: now, version }
    case "sending":
    case "delivered":
    case "withdrawing":
      throw new Error("A receiver's side in a sender's state")
    default:
      return there.status satisfies never
  }
}

/**
 * The receiver's row takes over the sender's state; undefined when both agree. A restored table still has transfers
 * that were withdrawn or returned since. One that was accepted must be accepted again: the resulting file was lost with
 * the table.
 */
export function hearSender<R extends Row>(
  there: R,
  sent: Pick<Row, "status" | "returnReason">,
  now: string,
): R | undefined {
  if (sent.status === "withdrawing" || sent.status === "withdrawn") return recall(there, now)
  return sent.status === "returned" && !isOver(there) ? giveBack(there, sent.returnReason, now) : undefined
}

function assertArrived(there: { status: Status }): void {
  if (there.status === "withdrawn") throw new VisibleError("conflict", "transfer_withdrawn")
  if (there.status !== "arrived") throw new VisibleError("conflict", "transfer_ended")
}

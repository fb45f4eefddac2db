import type { Call } from "./recorder"

export type FaultKind =
  /** The service says that it is overloaded. */
  | "throttle"
  /** Nothing is done; the caller waits, then the connection is cut. */
  | "timeout"
  /** The service answers 500 and does nothing. */
  | "error"
  /** It is done, but the caller never hears of it. */
  | "fail-after"
  /** It is done and answered as ever, after a while; a caller who did not wait hears nothing of it. */
  | "slow"
  /** The process dies before this call: from here on nothing it calls is done, and no message is given to it, until `clear()`. */
  | "crash"
  /** The process dies after this call was done and before it was answered. */
  | "crash-after"

export type Fault = {
  match?: (call: Call) => boolean
  kind: FaultKind
  /** How many matching calls it strikes; 1 unless told. */
  times?: number
  /** How many matching calls pass first. */
  skip?: number
  /** How long `timeout` hangs and `slow` waits, in milliseconds. */
  after?: number
}

export type Struck = { kind: FaultKind; after: number }
export type Faults = ReturnType<typeof createFaults>

/** Failures to order, shared by every local service of one cloud. */
export function createFaults() {
  let armed: { fault: Fault; skip: number; left: number }[] = []
  let dead = false
  let struck = 0

  return {
    add(fault: Fault) {
      armed.push({ fault, skip: fault.skip ?? 0, left: fault.times ?? 1 })
    },
    /** Takes every fault away and revives what crashed. */
    clear() {
      armed = []
      dead = false
    },
    /** How many calls were struck since the cloud stands: a drill that struck none proves nothing. */
    struck: () => struck,
    crashed: () => dead,
    /** The fault that strikes this call, if one does. */
    take(call: Call): Struck | undefined {
      if (dead) return { kind: "crash", after: 0 }
      const entry = armed.find(({ fault, left }) => left > 0 && (fault.match?.(call) ?? true))
      if (!entry) return undefined
      if (entry.skip > 0) {
        entry.skip--
        return undefined
      }
      entry.left--
      struck++
      if (entry.fault.kind === "crash" || entry.fault.kind === "crash-after") dead = true
      return { kind: entry.fault.kind, after: entry.fault.after ?? 50 }
    },
  }
}

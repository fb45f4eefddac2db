import * as Tick from "@ventanilla/core/scheduler/tick"
import { Clock } from "@ventanilla/core/util/clock"
import { invocation } from "../invocation"

/** The handler of the schedule: runs the network's own tick, which queues the tick of every consulate. */
export async function handler(event: { tick?: string }): Promise<{ ticks: number; provisionings: number }> {
  return invocation(() => Tick.plan(event.tick ?? Clock.iso()))
}

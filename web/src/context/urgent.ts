import { createSignal } from "solid-js"

/** How many urgent detections nobody has taken: a number, and nothing of them. */
export const [urgentWaiting, setUrgent] = createSignal(0)

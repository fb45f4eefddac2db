import { row } from "./detection.row"
import type { Sign } from "./detection.schema"

/** What the window noticed that a case file began with; nothing when it began with none. For another verb's judgement. */
export const signsOf = async (detectionID: string | null): Promise<Sign[]> =>
  detectionID ? (await row(detectionID)).signs : []

import { row } from "./detection.row"
import type { Sign } from "./detection.schema"

/**
 * The signs in the detection from which a case file was opened; empty without a detection. For another verb's decision.
 */
export const signsOf = async (detectionID: string | null): Promise<Sign[]> =>
  detectionID ? (await row(detectionID)).signs : []

import type { Info as File } from "../../casework/casefile/casefile.schema"
import { Detection } from "../../casework/detection/inside"
import { awaitAll } from "../../platform/util/await-all"
import type { Facts } from "../protocol/protocol.schema"
import { Risk } from "../risk/inside"
import { Screening } from "../screening/inside"

/**
 * The facts of a case file that may call for a protocol: the signs of the detection, the highest band of the
 * Violentómetro, the flags answered "yes", and the woman's needs.
 */
export async function facts(file: File): Promise<Facts> {
  const [signs, band, redFlags] = await awaitAll([
    Detection.signsOf(file.detectionID),
    Screening.bandOf(file.casefileID),
    Risk.redFlags(file),
  ])
  return { signs, band, redFlags, needs: file.needs }
}

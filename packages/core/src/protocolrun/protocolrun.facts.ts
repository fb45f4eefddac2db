import type { Info as File } from "../casefile/casefile.schema"
import type { Facts } from "../protocol/protocol.schema"
import { Risk } from "../risk"

/** What is known of a case file that may call for a protocol: the flags she said yes to, and what she needs. */
export async function facts(file: File): Promise<Facts> {
  return { signs: [], band: null, redFlags: await Risk.redFlags(file), needs: file.needs }
}

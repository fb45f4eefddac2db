import { judge } from "@ventanilla/core/outreach/attachment/judge"
import { type JudgeAnswer, JudgeInput } from "@ventanilla/core/outreach/attachment/schema"
import { failureName } from "@ventanilla/core/util/log"
import { invocation } from "../invocation"

/**
 * Judges one uploaded file, and does nothing else: even if a file takes control of this process, no table, no key and
 * no consulate is within its reach. It learns neither whose the file is nor its name.
 */
export const handler = (event: unknown): Promise<JudgeAnswer> => invocation(async () => answer(event))

function answer(event: unknown): JudgeAnswer {
  try {
    const { type, data } = JudgeInput.parse(event)
    const bytes = Buffer.from(data, "base64")
    const judged = judge(bytes, type)
    if (typeof judged === "string") return { refusal: judged }
    return { data: judged.bytes.equals(bytes) ? null : judged.bytes.toString("base64") }
  } catch (error) {
    // Lambda logs what is thrown: only the class of the error, and nothing of the file.
    throw new Error(failureName(error))
  }
}

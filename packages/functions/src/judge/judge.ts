import { judge } from "@ventanilla/core/outreach/attachment/judge"
import { type JudgeAnswer, JudgeInput } from "@ventanilla/core/outreach/attachment/schema"
import { failureName } from "@ventanilla/core/util/log"
import { invocation } from "../invocation"

/**
 * Judges one uploaded file, and does nothing else: whatever the file should make of this process, there is no table, no key
 * and no other consulate within its reach. It is told neither whose the file is nor what it is called.
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
    // Lambda writes down what is thrown: the class of it, and not a word of the file.
    throw new Error(failureName(error))
  }
}

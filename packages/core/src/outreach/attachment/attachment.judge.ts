import { VisibleError } from "../../platform/error"
import * as Aws from "../../platform/util/aws"
import { Config } from "../../platform/util/config"
import { isThrottled } from "../../platform/util/dependency"
import { failureName, Log } from "../../platform/util/log"
import { perProcess } from "../../platform/util/per-process"
import type { AttachmentRow } from "./attachment.entity"
import { JudgeAnswer, type JudgeInput } from "./attachment.schema"
import type { Judged } from "./file.picture"

const service = perProcess(async (own) => {
  const sdk = await import("@aws-sdk/client-lambda")
  return { sdk, client: Aws.open(sdk.LambdaClient, "lambda", own) }
})

/**
 * The verdict on these bytes. They are read in a function that has access to nothing, so a file that makes it crash or
 * time out harms no other request. Such a file is refused: this throws `validation/file_unjudged`, and nothing is
 * written.
 */
export async function judged({ attachmentID, type }: AttachmentRow, bytes: Buffer): Promise<Judged> {
  const answer = await ask({ type, data: bytes.toString("base64") }, attachmentID)
  if ("refusal" in answer) return answer.refusal
  return { bytes: answer.data === null ? bytes : Buffer.from(answer.data, "base64") }
}

async function ask(input: JudgeInput, attachmentID: string): Promise<JudgeAnswer> {
  const { sdk, client } = await service()
  const asked = new sdk.InvokeCommand({ FunctionName: Config.judgeFunction(), Payload: JSON.stringify(input) })
  try {
    const { FunctionError, Payload } = await client.send(asked)
    // The error may quote the file, so it is neither read nor logged.
    if (FunctionError) throw new NotJudged()
    return read(Payload)
  } catch (error) {
    if (isThrottled(error)) throw new VisibleError("too_many", "too_often", undefined, 60)
    if (!(error instanceof NotJudged) && failureName(error) !== "TimeoutError") throw error
    Log.warn("attachment.unjudged", { attachmentID, failure: failureName(error) })
    throw new VisibleError("validation", "file_unjudged", "file")
  }
}

/** Even if a file has taken over the judge function, only an answer that fits the schema gets through. */
function read(payload: Uint8Array | undefined): JudgeAnswer {
  try {
    return JudgeAnswer.parse(JSON.parse(Buffer.from(payload ?? []).toString("utf8")))
  } catch {
    throw new NotJudged()
  }
}

class NotJudged extends Error {
  override name = "NotJudged"
}

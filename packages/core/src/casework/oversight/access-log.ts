import { Audit } from "../../audit/audit/inside"
import { verb } from "../../platform/actor"
import { awaitAll } from "../../platform/util/await-all"
import { Access } from "../../tenancy/access/inside"
import { CaseFile } from "../casefile/inside"
import { accessLogOf } from "./access-log.rules"
import { type AccessLogInfo, FileInput } from "./oversight.schema"

/**
 * The access log of this file and of the woman's own record (who, what, when), newest first, for a coordinator and for
 * the officer who carries the file. Reading the log is itself logged.
 */
export const list = verb("looks.list", FileInput, async ({ casefileID }): Promise<AccessLogInfo> => {
  const file = await CaseFile.enter(casefileID)
  await Audit.read({ action: "looks.read", subjects: [casefileID] })
  const [ofFile, ofHer, accesses] = await awaitAll([
    Audit.entriesOfFile(casefileID),
    Audit.entriesOfSubject(file.personID),
    Access.breakGlassOf(casefileID),
  ])
  return { folio: file.folio, items: accessLogOf([...ofFile, ...ofHer], accesses) }
})

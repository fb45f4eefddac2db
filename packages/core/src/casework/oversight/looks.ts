import { Audit } from "../../audit/audit"
import { Act } from "../../platform/actor"
import { fn } from "../../platform/util/fn"
import { Access } from "../../tenancy/access"
import { CaseFile } from "../casefile"
import { looksOf } from "./looks.rules"
import { FileInput, type LooksInfo } from "./oversight.schema"

/**
 * Who has looked at this file and at the woman's own record, what was done and when, newest first: for a coordinator and for
 * whoever carries the file. That it was asked is one of the looks.
 */
export const list = fn(FileInput, async ({ casefileID }): Promise<LooksInfo> => {
  Act.assert("looks.list")
  const file = await CaseFile.enter(casefileID, "narrative")
  await Audit.read({ action: "looks.read", subjects: [casefileID] })
  const [ofFile, ofHer, glasses] = await Promise.all([
    Audit.entriesOfFile(casefileID),
    Audit.entriesOfSubject(file.personID),
    Access.glassesOf(casefileID),
  ])
  return { folio: file.folio, items: looksOf([...ofFile, ...ofHer], glasses) }
})

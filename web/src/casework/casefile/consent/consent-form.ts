import type { Info as CaseFile } from "@ventanilla/core/casework/casefile/schema"
import { GiveInput } from "@ventanilla/core/casework/consent/schema"
import { client } from "../../../api"
import { write } from "../../../context/call"
import { language } from "../../../context/language"
import { createForm } from "../../../ui/form"
import { defaultEnd } from "./period"

export const createConsentForm = (
  file: CaseFile,
  days: number,
  most: number,
  organizationID: string | undefined,
  done: (result: { consentID: string }) => void,
) =>
  createForm({
    schema: GiveInput,
    initial: {
      casefileID: file.casefileID,
      fields: [],
      channels: ["partner_page"],
      readBy: "officer",
      talked: [],
      endsAt: defaultEnd(days, most),
      language: language(),
      ...(organizationID ? { organizationID } : {}),
    },
    // What was agreed about one organisation never fills the form of another.
    draft: `consent.${file.casefileID} ${organizationID ?? ""}`,
    send: write(client.api.consents),
    done,
  })
export type ConsentForm = ReturnType<typeof createConsentForm>

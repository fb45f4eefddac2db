import type { Info, Terms } from "@ventanilla/core/partners/alliance/schema"
import { plainDay } from "../../context/time"
import { createSeen } from "../../ui/merge"
import { MergeDialog } from "../../ui/merge-dialog"
import { allies } from "./allies.i18n"
import { readAlliance } from "./ally.calls"
import { terms } from "./terms.i18n"
import { said } from "./terms-form"

const reading = ({ terms: its, opinion, version }: Info) => ({ values: { opinion, ...its }, version })

const opinionOf = (opinion: Info["opinion"]) =>
  opinion ? allies("opinionOf", { number: opinion.number, date: plainDay(opinion.on) }) : allies("missing")

/** A step is taken of the instrument as it was read: where somebody changed it since, both are shown before it is taken. */
export function useSeen(row: () => Info, once: boolean) {
  const read = async () => reading(await readAlliance(row().allianceID))
  const base = once ? reading(row()) : () => reading(row())
  const seen = createSeen({ base, read, whole: ["signatory", "opinion"] })
  return {
    send: seen.send,
    Dialog: () => (
      <MergeDialog
        merge={seen}
        label={(path) => (path === "opinion" ? allies("opinion") : terms(path as keyof Terms))}
        show={(path, value) => (path === "opinion" ? opinionOf(value as Info["opinion"]) : said(path, value))}
      />
    ),
  }
}

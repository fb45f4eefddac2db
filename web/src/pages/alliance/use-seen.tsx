import type { Info, Terms } from "@ventanilla/core/alliance/schema"
import { plainDay } from "../../context/time"
import { allies } from "../../i18n/allies"
import { terms } from "../../i18n/terms"
import { createSeen } from "../../ui/merge"
import { MergeDialog } from "../../ui/merge-dialog"
import { readAlliance } from "./ally.calls"
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

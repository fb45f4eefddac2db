import { trainingAudiences, trainingTopics } from "@ventanilla/core/data/training"
import type { Info } from "@ventanilla/core/outreach/training/schema"
import { dayOf } from "../../context/days"
import { day, now, time } from "../../context/time"
import { Chip, type Tone } from "../../ui/chip"
import { training } from "./training.i18n"

const tones: Record<Info["status"], Tone> = { planned: "info", held: "ok", cancelled: "mute" }

export const totalOf = ({ report }: Pick<Info, "report">) =>
  (report?.attendance ?? []).reduce((sum, { heads }) => sum + heads, 0)

/** Its day is past and nobody wrote down who came. */
const isLate = (item: Info) => item.status === "planned" && dayOf(now(), item.timeZone) > item.startsOn

export function StatusChip(props: { item: Info }) {
  return (
    <Chip tone={isLate(props.item) ? "warn" : tones[props.item.status]}>
      {isLate(props.item) ? training("late") : training(`status.${props.item.status}`)}
    </Chip>
  )
}

/** "4 de marzo de 2026, 9:00–11:00", in its own time zone. */
export const whenWords = ({ startsAt, endsAt, timeZone }: Info) =>
  `${day(startsAt, timeZone)}, ${time(startsAt, timeZone)}–${time(endsAt, timeZone)}`

type Facts = { facts: Record<string, unknown> }
export const audienceFact = ({ facts }: Facts) => trainingAudiences.find((one) => one === facts["audience"])
export const topicFact = ({ facts }: Facts) => trainingTopics.find((one) => one === facts["topic"])

/** For whom and about what an offer is, in words. */
export function topicOf(offer: Facts): string {
  const [audience, topic] = [audienceFact(offer), topicFact(offer)]
  return [audience && training(`audience.${audience}`), topic && training(`topic.${topic}`)].filter(Boolean).join(" · ")
}

export const listed = (text: string | undefined) =>
  (text ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean)

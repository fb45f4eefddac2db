import { headGroups } from "@ventanilla/core/data/outreach"
import type { Heads, Info } from "@ventanilla/core/outreach/outreach/schema"
import { dayOf } from "../../context/days"
import { longDay, now, time } from "../../context/time"
import { Chip, type Tone } from "../../ui/chip"
import { outreach } from "./outreach.i18n"

const tones: Record<Info["status"], Tone> = { planned: "info", held: "ok", cancelled: "mute" }

/** Its day has passed and nobody has said what happened. */
export const isLate = (item: Info): boolean => item.status === "planned" && item.endsOn < dayOf(now(), item.timeZone)

export function StatusChip(props: { item: Info; late: boolean }) {
  return (
    <Chip tone={props.late ? "warn" : tones[props.item.status]}>
      {props.late ? outreach("late") : outreach(`status.${props.item.status}`)}
    </Chip>
  )
}

export const totalOf = (heads: Heads): number => headGroups.reduce((sum, group) => sum + heads[group], 0)

/** "2026-03" some months on. */
export function shift(month: string, by: number): string {
  const date = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + by, 1))
  return date.toISOString().slice(0, 7)
}

/** "martes, 10 de marzo, 18:00 – 20:00", in the activity's time zone; with both days when there are two. */
export function whenWords({ startsAt, endsAt, startsOn, endsOn, timeZone }: Info): string {
  const from = `${longDay(startsAt, timeZone)}, ${time(startsAt, timeZone)}`
  const last = startsOn === endsOn ? "" : `${longDay(`${endsOn}T12:00:00Z`, "UTC")}, `
  return `${from} – ${last}${time(endsAt, timeZone)}`
}

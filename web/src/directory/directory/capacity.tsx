import type { Info } from "@ventanilla/core/directory/directory/schema"
import { plainDay } from "../../context/time"
import { domain } from "../../i18n/domain"
import { Chip, type Tone } from "../../ui/chip"

const tones: Record<Info["capacity"]["status"], Tone> = {
  accepting: "ok",
  waiting_list: "warn",
  closed: "bad",
  unknown: "mute",
}

/** What the partner last said of its capacity; old words fade to "not confirmed". */
export function CapacityChip(props: { capacity: Info["capacity"] }) {
  const words = () => {
    const { status, until } = props.capacity
    return status === "closed" && until
      ? domain("capacity.closedUntil", { date: plainDay(until) })
      : domain(`capacity.${status}`)
  }
  return <Chip tone={tones[props.capacity.status]}>{words()}</Chip>
}

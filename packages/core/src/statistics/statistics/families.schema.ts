import { Area } from "../../platform/actor/actor.schema"
import { categoryKeys } from "../../platform/data/categories"
import { headGroups, outreachKinds, outreachModes } from "../../platform/data/outreach"
import { agencyKinds, agencyLevels, trainingAudiences, trainingTopics } from "../../platform/data/training"

/**
 * What is counted by a value: `<family>.<value>`. `values` null: open, out of a catalogue that headquarters edits.
 * `personal`: the value is an attribute of a woman, so that a small number of it may point at one.
 */
export const families = {
  "casefile.detected": { values: Area.options, personal: true },
  "casefile.ambito": { values: null, personal: true },
  "casefile.violence": { values: null, personal: true },
  "casefile.age": { values: ["0-11", "12-17", "18-29", "30-44", "45-59", "60+", "unknown"], personal: true },
  "casefile.origin": { values: null, personal: true },
  "service.category": { values: categoryKeys, personal: true },
  "referral.category": { values: categoryKeys, personal: true },
  "outreach.kind": { values: outreachKinds, personal: false },
  "outreach.campaign": { values: null, personal: false },
  "outreach.mode": { values: outreachModes, personal: false },
  "outreach.service": { values: categoryKeys, personal: false },
  "participant.group": { values: headGroups, personal: true },
  "training.audience": { values: trainingAudiences, personal: false },
  "training.topic": { values: trainingTopics, personal: false },
  "attendee.agency": { values: agencyKinds, personal: false },
  "attendee.level": { values: agencyLevels, personal: false },
  "alliance.kind": { values: null, personal: false },
} as const satisfies Record<string, { values: readonly string[] | null; personal: boolean }>

export type Family = keyof typeof families
export type CellKey = `${Family}.${string}`

const isFamily = (name: string): name is Family => Object.hasOwn(families, name)
/** The family of a counter's key, or undefined: then it is a metric of its own. A family's name has two words, the value follows. */
export function familyOf(key: string): Family | undefined {
  const end = key.indexOf(".", key.indexOf(".") + 1)
  const name = key.slice(0, Math.max(0, end))
  return isFamily(name) ? name : undefined
}

/** Is it an attribute of women, which only the consulate itself counts by the consulate? */
export const isPersonal = (key: string): boolean => {
  const family = familyOf(key)
  return family !== undefined && families[family].personal
}

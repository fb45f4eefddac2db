import { Temporal } from "temporal-polyfill"
import type { Assurance, Service } from "../../directory/directory/directory.schema"
import { VisibleError } from "../../platform/error"
import type { Changes, Trouble } from "./verification.schema"

const shelters = new Set(["emergency_shelter", "transitional_housing"])
/** A line that answers day and night, and a place to sleep, are verified twice as often. */
export const checkDays = ({ category, details }: Pick<Service, "category" | "details">): number =>
  shelters.has(category) || details.hours.always ? 90 : 180

export const linkDays = 14

/** Verified today, in the consulate's local time, and due again after the service's number of days. */
export function assured(
  service: Pick<Service, "category" | "details">,
  by: string | null,
  now: string,
  timeZone: string,
): Assurance {
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate()
  return { assuredAt: now, assuredBy: by, nextCheckAt: today.add({ days: checkDays(service) }).toString() }
}

/** The day on which the first of the services is due; undefined when none was ever verified. */
export const nextOf = (services: readonly { status: string; nextCheckAt: string | null }[]): string | undefined =>
  services
    .filter(({ status, nextCheckAt }) => status === "active" && nextCheckAt !== null)
    .map(({ nextCheckAt }) => nextCheckAt as string)
    .sort()[0]

export type State = {
  status: "asked" | "answered" | "confirmed" | "accepted" | "rejected"
  expiresAt: string
  hash: string
  answeredAt?: string | undefined
  decidedAt?: string | undefined
  decidedBy?: string | undefined
}

/** A link opens once, and until it expires. */
export function assertOpen(state: Pick<State, "status" | "expiresAt">, now: string): void {
  if (state.status !== "asked") throw new VisibleError("gone", "link_used")
  if (state.expiresAt <= now) throw new VisibleError("gone", "link_expired")
}

/** Records the organisation's answer: with nothing to review, the verification is done. */
export function answer<S extends State>(state: S, hasChanges: boolean, now: string): S {
  assertOpen(state, now)
  return { ...state, status: hasChanges ? "answered" : "confirmed", answeredAt: now }
}

/** Staff accept or reject the proposal; once. */
export function decide<S extends State>(state: S, to: "accepted" | "rejected", by: string, now: string): S {
  if (state.status !== "answered") throw new VisibleError("conflict", "verification_not_waiting")
  return { ...state, status: to, decidedAt: now, decidedBy: by }
}

/** Refuses answers about other organisations' services, and services that are both confirmed and changed. */
export function assertAbout(known: readonly string[], correct: readonly string[], changed: readonly string[]): void {
  const all = [...correct, ...changed]
  if (all.length === 0) throw new VisibleError("validation", "verification_nothing", "correct")
  if (new Set(all).size !== all.length) throw new VisibleError("validation", "verification_twice", "changes")
  if (all.some((id) => !known.includes(id))) throw new VisibleError("validation", "verification_other", "changes")
}

export type CurrentValues = Record<string, string>

const named = (changes: Changes) => (Object.keys(changes) as (keyof Changes)[]).filter((key) => key !== "note")

/** The current content of the fields that these changes concern, word for word, and when it was last verified. */
export const currentValues = (changes: Changes, service: Service): CurrentValues =>
  Object.fromEntries([
    ...named(changes).map((key) => [key, JSON.stringify(about(key, service))]),
    ["assuredAt", service.assurance.assuredAt ?? ""],
  ])

function about(key: keyof Changes, { details, languages, status }: Service): unknown {
  if (key === "phone") return details.phones[0] ?? null
  if (key === "languages") return languages
  if (key === "fee") return details.fee.kind
  // Open day and night replaces all opening hours.
  if (key === "always") return [details.hours.always, details.hours.openings]
  if (key === "hoursNote") return details.hours.note
  if (key === "gone") return status
  return key === "note" ? null : details.eligibility[key]
}

/** The current content in the terms of a proposal; what a proposal cannot express is left out. */
export function stands(changes: Changes, service: Service): Changes {
  const { details, languages, status } = service
  const words: Changes = {
    ...defined({ ...details.eligibility, note: undefined }),
    ...defined({ phone: details.phones[0]?.number, hoursNote: details.hours.note ?? undefined }),
    ...{ languages, fee: details.fee.kind, always: details.hours.always },
    ...(status === "inactive" ? { gone: true } : {}),
  }
  return Object.fromEntries(Object.entries(words).filter(([key]) => key in changes && key !== "note"))
}

/**
 * Fields changed here after the organisation answered: for those, its answer is the older information. Staff who
 * verified the service meanwhile verified all its fields. A field that already says what is proposed does not count.
 */
export function newer(changes: Changes, stood: CurrentValues, service: Service): (keyof Changes)[] {
  const [now, here] = [currentValues(changes, service), stands(changes, service)]
  const isLater = now["assuredAt"] !== stood["assuredAt"]
  return named(changes).filter(
    (key) => (isLater || now[key] !== stood[key]) && JSON.stringify(here[key]) !== JSON.stringify(changes[key]),
  )
}

/** A proposal without the fields that were changed here since. */
export const without = (changes: Changes, keys: readonly (keyof Changes)[]): Changes =>
  Object.fromEntries(Object.entries(changes).filter(([key]) => !keys.includes(key as keyof Changes)))

/** What a proposal changes in a service, in the form that the directory takes. */
export function asReviewed(serviceID: string, changes: Changes, before: Pick<Service, "details">) {
  const { phone, languages, fee, always, hoursNote, gone, note: _, ...eligibility } = changes
  const { details } = before
  // An extension belongs to the number with which it was given.
  const first = {
    ...(details.phones[0] ?? { kind: "voice" as const, description: null, languages: [] }),
    extension: null,
  }
  return {
    serviceID,
    ...(languages ? { languages } : {}),
    ...(gone ? { status: "inactive" as const } : {}),
    eligibility: defined(eligibility),
    details: {
      ...(phone ? { phones: [{ ...first, number: phone }, ...details.phones.slice(1)] } : {}),
      ...(fee ? { fee: { ...details.fee, kind: fee } } : {}),
      ...(always === undefined && hoursNote === undefined
        ? {}
        : {
            hours: {
              ...details.hours,
              ...(always === undefined ? {} : { always }),
              ...(hoursNote === undefined ? {} : { note: hoursNote }),
            },
          }),
    },
  }
}

const defined = <T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

/** A trouble is cleared once. */
export function clear<T extends { clearedAt?: string | undefined }>(
  trouble: T,
  outcome: NonNullable<Trouble["outcome"]>,
  by: string,
  now: string,
) {
  if (trouble.clearedAt) throw new VisibleError("conflict", "trouble_cleared")
  return { ...trouble, clearedAt: now, clearedBy: by, outcome }
}

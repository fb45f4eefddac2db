import { Act } from "@ventanilla/core/platform/actor"
import type { Cloud } from "./cloud"
import { colleagues, offices, partners, password } from "./demo/cast"
import type { Whole } from "./demo/hand"

export type Account = { who: string; email: string; password: string }
export type Seeded = { accounts: Account[]; partnerPage?: string }

export const headquarters: Account = { who: "Sede (SRE)", email: "sede@demo.mx", password }

const places: Record<string, string> = {
  "coordinacion@demo.mx": "Filadelfia y Chicago, coordinación",
  "coordinacion.houston@demo.mx": "Houston, coordinación",
  "coordinacion.losangeles@demo.mx": "Los Ángeles, coordinación",
}

/** Headquarters can sign in. The same on every start: what stands is left as it is. */
export async function seedHeadquarters(cloud: Cloud): Promise<Account[]> {
  if (!cloud.cognito) return []
  const identity = await cloud.cognito.createUser(headquarters.email, headquarters.password)
  const { Staff } = await import("@ventanilla/core/tenancy/staff/inside")
  await Act.with({ type: "system", job: "seed" }, () => Staff.registerHeadquarters({ identity }))
  return [headquarters]
}

/**
 * The demonstration: a small network with ten weeks behind it, lived through the product's own API, queues, mails and
 * clock. A network that has a consulate already is left as it is. Returns who can sign in, and a partner's newest link.
 */
export async function seedDemo(cloud: Cloud): Promise<Seeded> {
  const { mail, cognito } = cloud
  if (!mail || !cognito) return { accounts: [] }
  const whole: Whole = { ...cloud, mail, cognito }
  const { capabilityIn, createHand } = await import("./demo/hand")
  const hand = createHand(whole)
  const sede = await hand.signIn(headquarters.email)
  const { items = [] } = await hand.read(sede, "/headquarters/consulates")
  if (items.length === 0) await live(whole, hand, sede)
  const capability = capabilityIn(whole, partners.legal.email, "digest")
  return {
    accounts: await accountsOf(whole),
    ...(capability ? { partnerPage: `${cloud.urls.console}/p#${capability}` } : {}),
  }
}

async function live(cloud: Whole, hand: import("./demo/hand").Hand, sede: import("./demo/hand").Who) {
  const [{ createDiary }, { network }, { philadelphia }, { trainings }, { alliances }] = await Promise.all([
    import("./demo/diary"),
    import("./demo/network"),
    import("./demo/philadelphia"),
    import("./demo/trainings"),
    import("./demo/alliances"),
  ])
  const diary = createDiary(cloud.clock, "America/New_York")
  const staff = network(diary, hand, sede)
  philadelphia(diary, hand, staff)
  trainings(diary, hand, staff)
  alliances(diary, hand, staff)
  await diary.live()
}

/** Those of the cast whom the identity service knows: somebody else's network has none of them. */
async function accountsOf(cloud: Whole): Promise<Account[]> {
  const joined = offices.filter(({ joins }) => joins).map(({ coordinator }) => coordinator as string)
  const cast = [
    ...[...new Set(joined)].map((email) => ({ who: places[email] ?? email, email, password })),
    ...colleagues.map(({ who, email }) => ({ who, email, password })),
  ]
  const known = await Promise.all(cast.map(({ email }) => cloud.cognito.identityOf(email)))
  return cast.filter((_, position) => known[position])
}

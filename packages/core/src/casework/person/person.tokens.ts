import { Store, type Write } from "../../platform/store"
import { type Blind, Vault } from "../../platform/vault"
import { decoys, isCommon } from "./common.rules"
import { documentOf, emailOf, pairsOf, phoneOf, soundsOfPerson } from "./fold.rules"
import type { Sealed } from "./person.row"

/** Contact channels whose value is a telephone number of the woman's own. */
const dialled = ["phone", "sms", "whatsapp"] as const
type Reached = Pick<Sealed, "safeContact">
export const phonesOf = ({ safeContact }: Reached): string[] =>
  safeContact.channels.flatMap(({ channel, value }) => (dialled.some((one) => one === channel) ? [value] : []))
export const emailsOf = ({ safeContact }: Reached): string[] =>
  safeContact.channels.flatMap(({ channel, value }) => (channel === "email" ? [value] : []))

const once = (values: (string | undefined)[]) => [...new Set(values)].filter((value) => value !== undefined)

/** One row of the search index: the partition of a token, and a place in it. */
export type Spot = { token: string; place: string }
const told = ({ token, place }: Spot) => `${token}/${place}`
const read = (spot: string): Spot => {
  const [token = "", place = ""] = spot.split("/")
  return { token, place }
}

async function index(): Promise<Blind> {
  const blind = await Vault.blind({ make: true })
  if (!blind) throw new Error("The blind index was not made")
  return blind
}

/**
 * Every index row of a record: words of its names, pairs of them, telephones, documents, e-mails. At most 65. The
 * commonest words are indexed in pairs only, because their frequency would give them away.
 */
export async function spotsOf(personID: string, sealed: Sealed): Promise<string[]> {
  const blind = await index()
  const sounds = soundsOfPerson(sealed)
  const alone = sounds.length > 1 ? sounds.filter((sound) => !isCommon(sound)) : sounds
  const tokens = [
    ...alone.map((sound) => blind("word", sound)),
    ...pairsOf(sounds).map((pair) => blind("pair", pair)),
    ...once(phonesOf(sealed).map(phoneOf)).map((phone) => blind("phone", phone)),
    ...once(sealed.documents.map(({ number }) => documentOf(number))).map((number) => blind("document", number)),
    ...once(emailsOf(sealed).map(emailOf)).map((email) => blind("email", email)),
  ]
  return tokens.map((token) => told({ token, place: blind.under(token).of(personID) }))
}

const keyOf = (spot: string) => {
  const { token, place } = read(spot)
  return { pk: `find#${token}`, sk: place }
}

/** For the transaction that writes a record: index rows to add and to remove, and for a new record the decoys. */
export async function renew(next: readonly string[], before: readonly string[] = []): Promise<Write[]> {
  const { table } = await Store.consulate()
  const added = next.filter((spot) => !before.includes(spot))
  const beside = before.length === 0 ? await nobodies() : []
  return [
    ...[...added, ...beside].map((spot) => ({ Put: { TableName: table, Item: keyOf(spot) } })),
    ...(await takeBack(before.filter((spot) => !next.includes(spot)))),
  ]
}

/** Decoy rows, under words and pairs that would otherwise be rarer than others. */
async function nobodies(): Promise<string[]> {
  const blind = await index()
  return decoys().map(({ kind, value }) => {
    const token = blind(kind, value)
    return told({ token, place: blind.under(token).nobodys() })
  })
}

/**
 * Deletes index rows; no other rows are ever deleted. A row that stayed under her token, whatever it said, would still
 * reveal that the woman was here.
 */
export async function takeBack(spots: readonly string[]): Promise<Write[]> {
  const { table } = await Store.consulate()
  return spots.map((spot) => ({ Delete: { TableName: table, Key: keyOf(spot) } }))
}

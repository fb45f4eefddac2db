import { Store, type Write, Writes } from "../store"
import { Vault } from "../vault"
import { documentOf, pairsOf, phoneOf, soundsOfPerson } from "./fold.rules"
import { FindEntity } from "./person.entity"
import type { Sealed } from "./person.row"

/** Ways of contact whose value is a telephone number of hers. */
const dialled = ["phone", "sms", "whatsapp"] as const
export const phonesOf = ({ safeContact }: Pick<Sealed, "safeContact">): string[] =>
  safeContact.channels.flatMap(({ channel, value }) => (dialled.some((one) => one === channel) ? [value] : []))

const once = (values: (string | undefined)[]) => [...new Set(values)].filter((value) => value !== undefined)

/** Every token a record is found under: words of its names, pairs of them, telephones, documents. At most 48. */
export async function tokensOf(sealed: Sealed): Promise<{ words: string[]; all: string[] }> {
  const blind = await Vault.blind({ make: true })
  if (!blind) throw new Error("The blind index was not made")
  const sounds = soundsOfPerson(sealed)
  const words = sounds.map((sound) => blind("word", sound))
  const pairs = pairsOf(sounds).map((pair) => blind("pair", pair))
  const phones = once(phonesOf(sealed).map(phoneOf)).map((phone) => blind("phone", phone))
  const documents = once(sealed.documents.map(({ number }) => documentOf(number)))
  return { words, all: [...words, ...pairs, ...phones, ...documents.map((number) => blind("document", number))] }
}

/**
 * For the transaction that writes a record: what it is found under from now on, and what it no longer is. Every row carries
 * her words, so all are written when these change.
 */
export async function renew(
  personID: string,
  next: { words: string[]; all: string[] },
  before: readonly string[] = [],
  isUnchanged = false,
): Promise<Write[]> {
  const { table } = await Store.consulate()
  const added = isUnchanged ? next.all.filter((token) => !before.includes(token)) : next.all
  const put = (token: string) => FindEntity.put({ token, personID, words: next.words })
  return [
    ...added.map((token) => Writes.put(put(token).params({ table }))),
    ...(await takeBack(
      personID,
      before.filter((token) => !next.all.includes(token)),
    )),
  ]
}

/** Deleted, the only rows that are: one that stayed under her token, whatever it said, would still tell that she was here. */
export async function takeBack(personID: string, tokens: readonly string[]): Promise<Write[]> {
  const { table } = await Store.consulate()
  return tokens.map((token) => ({ Delete: { TableName: table, Key: { pk: `find#${token}`, sk: personID } } }))
}

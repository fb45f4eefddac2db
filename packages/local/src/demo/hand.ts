import type { Cloud } from "../cloud"
import { doors } from "../doors"
import { requestOf, type Who as Somebody, capabilityIn as secretIn } from "../people"
import { password } from "./cast"

export type Whole = Cloud & { mail: NonNullable<Cloud["mail"]>; cognito: NonNullable<Cloud["cognito"]> }
export type Who = Somebody | undefined
type Answer = Record<string, string> & { items?: Record<string, unknown>[] }

/** The secret in the newest mail of a kind to an address. */
export function capabilityIn(cloud: Whole, to: string, kind: string): string | undefined {
  const mail = cloud.mail.list(to).findLast(({ tags }) => tags.kind === kind)
  return secretIn(mail?.text)
}

export type Hand = ReturnType<typeof createHand>

/** Does what people do, by the doors they do it through: the product's API and the links in its mails. */
export function createHand(cloud: Whole) {
  async function call(who: Who, path: string, body?: object): Promise<Answer> {
    const api = await doors.api()
    const request = requestOf(who ?? {}, body && JSON.stringify(body))
    const response = await api.fetch(new Request(`http://localhost/api${path}`, request))
    if (!response.ok) throw new Error(`The demo's ${path} was answered ${response.status}: ${await response.text()}`)
    return (await response.json()) as Answer
  }

  const linkTo = (email: string, kind: string): string => {
    const found = capabilityIn(cloud, email, kind)
    if (!found) throw new Error(`The demo found no ${kind} mail to ${email}`)
    return found
  }

  return {
    cloud,
    linkTo,
    read: (who: Who, path: string) => call(who, path),
    post: (who: Who, path: string, body: object = {}) => call(who, path, body),
    signIn: async (email: string, consulate?: string) => ({
      token: await cloud.cognito.tokenFor(email, password),
      ...(consulate ? { consulate } : {}),
    }),
    /** Follows the newest invitation; someone who has a password keeps it. */
    async join(email: string): Promise<void> {
      const token = linkTo(email, "invitation")
      const { needsPassword } = await call(undefined, "/public/invitations/look", { token })
      await call(undefined, "/public/invitations/accept", needsPassword ? { token, password } : { token })
    },
    partner: (email: string): Who => ({ capability: linkTo(email, "digest") }),
  }
}

import { randomBytes, randomUUID } from "node:crypto"

type Tree = {
  get(context: undefined, key: string | string[], missing?: unknown): Promise<unknown>
  set(context: undefined, key: string | string[], value: unknown): Promise<void>
}
/** One signing-in: what the emulator renews it with, the one token that renews it now, and when somebody proved who they are. */
export type Signin = { id: string; sub: string; began: number; refresh: string; current: string; ended: boolean }

/**
 * What Cognito does with refresh tokens and the emulator does not: each renews once and brings the next, and a revoked one
 * ends its whole session. Kept on disk like the emulator's own data.
 */
export function createSignins(tree: Tree) {
  const find = async (token: string): Promise<Signin | undefined> => {
    const id = await tree.get(undefined, ["tokens", token])
    return typeof id === "string" ? ((await tree.get(undefined, ["signins", id])) as Signin) : undefined
  }
  const keep = (signin: Signin) => tree.set(undefined, ["signins", signin.id], signin)
  return {
    begin: async (sub: string, refresh: string): Promise<Signin> => ({
      id: randomUUID(),
      sub,
      began: Math.floor(Date.now() / 1000),
      refresh,
      current: "",
      ended: false,
    }),
    /** The session that a token renews; undefined when it was used, its session ended, or it is none. */
    async renewable(token: string): Promise<Signin | undefined> {
      const found = await find(token)
      return found && !found.ended && found.current === token ? found : undefined
    },
    /** The next token of a session; the one before renews nothing any more. */
    async next(signin: Signin): Promise<string> {
      const current = randomBytes(48).toString("base64url")
      await tree.set(undefined, ["tokens", current], signin.id)
      await keep({ ...signin, current })
      return current
    },
    /** Ends the session of a token, whichever of its tokens it is. Nothing is told of one that is not known. */
    async revoke(token: string): Promise<void> {
      const found = await find(token)
      if (found) await keep({ ...found, ended: true })
    },
    /** Ends every session of somebody. */
    async endAll(sub: string): Promise<void> {
      const all = ((await tree.get(undefined, "signins")) ?? {}) as Record<string, Signin>
      for (const signin of Object.values(all)) if (signin.sub === sub) await keep({ ...signin, ended: true })
    },
  }
}

import * as Aws from "../util/aws"
import { Config } from "../util/config"
import { perProcess } from "../util/per-process"

const pool = perProcess(async (own) => {
  const sdk = await import("@aws-sdk/client-cognito-identity-provider")
  return { sdk, client: Aws.open(sdk.CognitoIdentityProviderClient, "cognito", own) }
})

export type Account = { identity: string; needsPassword: boolean }

/**
 * The account (user-pool user) of an e-mail address; created if it does not exist, without any mail from the pool.
 * Idempotent.
 */
export async function ensure(email: string): Promise<Account> {
  const { sdk, client } = await pool()
  const UserPoolId = Config.userPoolID()
  const user = { UserPoolId, Username: email }
  try {
    const UserAttributes = [
      { Name: "email", Value: email },
      { Name: "email_verified", Value: "true" },
    ]
    await client.send(new sdk.AdminCreateUserCommand({ ...user, MessageAction: "SUPPRESS", UserAttributes }))
  } catch (error) {
    if (!(error instanceof Error && error.name === "UsernameExistsException")) throw error
  }
  return account(email)
}

/** The account of an e-mail address as it is now. */
export async function account(email: string): Promise<Account> {
  const { sdk, client } = await pool()
  const found = await client.send(new sdk.AdminGetUserCommand({ UserPoolId: Config.userPoolID(), Username: email }))
  const identity = found.UserAttributes?.find(({ Name }) => Name === "sub")?.Value
  if (!identity) throw new Error("The pool answered without a subject")
  return { identity, needsPassword: found.UserStatus !== "CONFIRMED" }
}

/** Gives an account its password. False when the pool's policy refuses it. */
export async function setPassword(email: string, password: string): Promise<boolean> {
  const { sdk, client } = await pool()
  try {
    await client.send(
      new sdk.AdminSetUserPasswordCommand({
        UserPoolId: Config.userPoolID(),
        Username: email,
        Password: password,
        Permanent: true,
      }),
    )
    return true
  } catch (error) {
    if (error instanceof Error && error.name === "InvalidPasswordException") return false
    throw error
  }
}

/**
 * Revokes every sign-in of an account in the user pool: none of them can be renewed. Takes the account's `sub`, which
 * the pool accepts as a user name.
 */
export async function signOut(identity: string): Promise<void> {
  const { sdk, client } = await pool()
  await client.send(new sdk.AdminUserGlobalSignOutCommand({ UserPoolId: Config.userPoolID(), Username: identity }))
}

/** The pool's password rules, so that the form can state them. */
export const isStrong = (password: string): boolean =>
  password.length >= 12 && [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].every((rule) => rule.test(password))

/** Forgets the client; for tests that change endpoints. */
export const forget = pool.forget

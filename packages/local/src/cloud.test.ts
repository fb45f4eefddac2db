import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
} from "@aws-sdk/client-cognito-identity-provider"
import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2"
import { createRemoteJWKSet, jwtVerify } from "jose"
import { afterEach, beforeAll, describe, expect, test } from "vitest"
import { type LocalCloud, localCloud } from "../../../tests/support/local"

let cloud: LocalCloud
beforeAll(async () => {
  cloud = await localCloud({ console: "http://localhost:4999" })
})
afterEach(() => cloud.faults.clear())

describe("mail", () => {
  const send = (client = new SESv2Client({ maxAttempts: 1 })) =>
    client.send(
      new SendEmailCommand({
        FromEmailAddress: "Ventanilla <v@example.org>",
        Destination: { ToAddresses: ["refugio@example.org"] },
        Content: {
          Simple: {
            Subject: { Data: "Tiene 1" },
            Body: { Text: { Data: "t", Charset: "UTF-8" }, Html: { Data: "<p>h</p>" } },
          },
        },
        EmailTags: [{ Name: "tenantID", Value: "ten_1" }],
        ConfigurationSetName: "ventanilla",
      }),
    )

  test("is kept with its tags, and shown in the emulator's inbox", async () => {
    const { MessageId = "" } = await send()
    expect(cloud.mail.find(MessageId)).toMatchObject({
      to: ["refugio@example.org"],
      subject: "Tiene 1",
      html: "<p>h</p>",
      text: "t",
      tags: { tenantID: "ten_1" },
      configurationSet: "ventanilla",
    })
    const store = (await (await fetch(`${cloud.mail.url}/store`)).json()) as { emails: { messageId: string }[] }
    expect(store.emails.map(({ messageId }) => messageId)).toContain(MessageId)
    expect(await (await fetch(cloud.mail.url)).text()).toContain("<html")
  })

  test("fails without sending, or sends and never says so", async () => {
    await cloud.mail.clear()
    cloud.faults.add({ match: (call) => call.service === "ses", kind: "error" })
    await expect(send()).rejects.toThrow()
    expect(cloud.mail.list()).toHaveLength(0)
    cloud.faults.add({ match: (call) => call.service === "ses", kind: "throttle" })
    await expect(send()).rejects.toMatchObject({ name: "TooManyRequestsException" })
    cloud.faults.add({ match: (call) => call.service === "ses", kind: "fail-after" })
    await expect(send()).rejects.toThrow()
    expect(cloud.mail.list("refugio@example.org")).toHaveLength(1)
  })
})

describe("identity", () => {
  test("gives a real access token whose claims the API can check", async () => {
    const sub = await cloud.cognito.createUser("Ana@example.org", "Prueba-Segura-1")
    const token = await cloud.cognito.tokenFor("ana@example.org", "Prueba-Segura-1")
    const keys = createRemoteJWKSet(new URL(`${cloud.cognito.issuer}/.well-known/jwks.json`))
    const { payload } = await jwtVerify(token, keys, {
      issuer: cloud.cognito.issuer,
      algorithms: ["RS256"],
    })
    expect(payload).toMatchObject({ sub, token_use: "access", client_id: cloud.cognito.clientID })
    expect(await cloud.cognito.createUser("ana@example.org", "Otra-Segura-2")).toBe(sub)
  })

  test("an invited person gets a temporary password by mail and must replace it", async () => {
    const client = new CognitoIdentityProviderClient({ maxAttempts: 1 })
    const UserPoolId = cloud.cognito.userPoolID
    await client.send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username: "nueva@example.org",
        DesiredDeliveryMediums: ["EMAIL"],
        UserAttributes: [{ Name: "email", Value: "nueva@example.org" }],
      }),
    )
    const { UserStatus } = await client.send(new AdminGetUserCommand({ UserPoolId, Username: "nueva@example.org" }))
    expect(UserStatus).toBe("FORCE_CHANGE_PASSWORD")
    const [mail] = cloud.mail.list("nueva@example.org")
    const temporary = mail?.text?.match(/temporal es (\S+)/)?.[1] ?? ""
    const query = {
      client_id: cloud.cognito.clientID,
      redirect_uri: "http://localhost:4999/signin/callback",
      response_type: "code",
      code_challenge: "6UUuZn0ZYJ0M1o6P3V8n4V2gAqkqwG5nGJ1GmJmYF1A",
      code_challenge_method: "S256",
      scope: "openid email",
      state: "s",
    }
    const url = `${cloud.cognito.origin}/oauth2/authorize`
    const page = await (await fetch(`${url}?${new URLSearchParams(query)}`)).text()
    expect(page).toContain('<html lang="es">')
    const post = (more: Record<string, string>) =>
      fetch(url, {
        method: "POST",
        redirect: "manual",
        body: new URLSearchParams({ ...query, username: "nueva@example.org", password: temporary, ...more }),
      })
    expect(await (await post({ password: "wrong" })).text()).toContain('role="alert"')
    expect(await (await post({})).text()).toContain("Elija su contraseña")
    expect(await (await post({ new_password: "weak" })).text()).toContain("8 caracteres")
    const done = await post({ new_password: "Muy-Segura-9" })
    expect(done.status).toBe(302)
    expect(done.headers.get("location")).toMatch(/^http:\/\/localhost:4999\/signin\/callback\?code=[^&]+&state=s$/)
  })
})

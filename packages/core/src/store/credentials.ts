import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts"
import * as Aws from "../util/aws"

let sts: STSClient | undefined

type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken: string; expiration: Date }

/** A credential provider for one consulate: the SDK calls it again when the credentials near their end. */
export function assumeConsulateRole(tenantID: string, roleArn: string): () => Promise<Credentials> {
  return async () => {
    sts ??= Aws.open(STSClient, "sts")
    const { Credentials: given } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: roleArn,
        RoleSessionName: tenantID,
        DurationSeconds: 3600,
        Tags: [{ Key: "tenant", Value: tenantID }],
      }),
    )
    if (!given?.AccessKeyId || !given.SecretAccessKey || !given.SessionToken || !given.Expiration) {
      throw new Error("STS answered without credentials")
    }
    return {
      accessKeyId: given.AccessKeyId,
      secretAccessKey: given.SecretAccessKey,
      sessionToken: given.SessionToken,
      expiration: given.Expiration,
    }
  }
}

/** Forgets the client; for tests that change endpoints. */
export function forget() {
  sts = undefined
}

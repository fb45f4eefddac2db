import { AssumeRoleCommand, type AssumeRoleCommandInput, STSClient } from "@aws-sdk/client-sts"
import * as Aws from "../util/aws"
import { perProcess } from "../util/per-process"

const sts = perProcess((own) => Aws.open(STSClient, "sts", own))

type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken: string; expiration: Date }
/** The SDK calls it again when the credentials are about to expire. */
type Provider = () => Promise<Credentials>

/** A credential provider for one consulate, under the session tag `tenant`. */
export const assumeConsulateRole = (tenantID: string, RoleArn: string): Provider =>
  assume({ RoleArn, RoleSessionName: tenantID, Tags: [{ Key: "tenant", Value: tenantID }] })

/** A credential provider for headquarters' requests: no tag, and no access to any consulate. */
export const assumeHeadquartersRole = (RoleArn: string): Provider =>
  assume({ RoleArn, RoleSessionName: "headquarters" })

function assume(input: AssumeRoleCommandInput): Provider {
  // The client of the process that made the provider: the SDK may call it again while another process is current.
  const client = sts()
  return async () => {
    const { Credentials: given } = await client.send(new AssumeRoleCommand({ ...input, DurationSeconds: 3600 }))
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
export const forget = sts.forget

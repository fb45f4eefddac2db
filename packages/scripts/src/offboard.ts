import { createPublicKey, generateKeyPairSync } from "node:crypto"
import { readFile, writeFile } from "node:fs/promises"
import * as Offboarding from "@ventanilla/core/lifecycle/offboarding"
import { argumentsOf, Misuse, tenantIn } from "./arguments"
import { ask, asOperator, command, kinds, lockOf } from "./command"

const usage = `npm run offboard -- ten_… --to DIR (--recipient age1… | --passphrase) --signing-key file:KEY.pem|kms:ARN
npm run offboard -- --verify CERTIFICATE.json --public-key KEY.pem.pub    needs no network
npm run offboard -- --new-signing-key KEY.pem                             makes an Ed25519 key, and KEY.pem.pub beside it`

async function verify(certificate: string, publicKey: string): Promise<number> {
  const text = JSON.parse(await readFile(certificate, "utf8")) as unknown
  const verdict = Offboarding.verify(text, createPublicKey(await readFile(publicKey)))
  if (!verdict.valid) {
    console.log("This certificate is NOT valid under this key")
    return 1
  }
  const { statement } = verdict
  console.log(`Valid. ${statement.officeCode}, ${statement.tenantID}: ended ${statement.endedAt}`)
  console.log(`  ${statement.before.rows} rows before, ${statement.archive.tally.rows} in the archive, 0 after`)
  console.log(`  ${kinds(statement.before.kinds)}`)
  console.log(`  archive SHA-256 ${statement.archive.sha256}; key gone ${statement.keyGoneAt}`)
  return 0
}

async function makeKey(path: string): Promise<number> {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519")
  await writeFile(path, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600, flag: "wx" })
  await writeFile(`${path}.pub`, publicKey.export({ type: "spki", format: "pem" }), { flag: "wx" })
  console.log(`${path}, and ${path}.pub for whoever verifies`)
  return 0
}

await command(usage, async () => {
  const { values, positionals } = argumentsOf(process.argv.slice(2), {
    to: { type: "string" },
    recipient: { type: "string" },
    passphrase: { type: "boolean" },
    "signing-key": { type: "string" },
    "new-signing-key": { type: "string" },
    verify: { type: "string" },
    "public-key": { type: "string" },
    yes: { type: "boolean" },
  })
  if (values["new-signing-key"]) return makeKey(values["new-signing-key"])
  if (values.verify) {
    if (!values["public-key"]) throw new Misuse("Say under which key: --public-key FILE")
    return verify(values.verify, values["public-key"])
  }
  const tenantID = tenantIn(positionals)
  const { to: dir, "signing-key": signingKey } = values
  if (!dir) throw new Misuse("Say where the archive and the certificate go: --to DIR")
  if (!signingKey) throw new Misuse("Say what signs: --signing-key file:KEY.pem or kms:ARN")
  const lock = await lockOf(values)
  if (!values.yes && (await ask(`Everything of ${tenantID} will be deleted. Write its id to go on: `)) !== tenantID)
    throw new Misuse("Nothing was done")
  const { path, archive, certificate } = await asOperator(() => Offboarding.run({ tenantID, dir, lock, signingKey }))
  console.log(`${archive}\n${path}`)
  console.log(
    `  ${certificate.statement.before.rows} rows archived; the key is gone ${certificate.statement.keyGoneAt}`,
  )
  return 0
})

// Named one by one, because a bundler gives a lazily imported CommonJS package only a default export. Taken from the
// parts of the Encryption SDK, because the whole has no ES modules and brings a key store over DynamoDB with it.
export { getClient, KMS, KmsKeyringNode } from "@aws-crypto/kms-keyring-node"

export type { Key, Lock } from "./archive"
export { bringIn, differing, generateIdentity, identityToRecipient, take } from "./archive"

import { createHash } from "node:crypto"

const sha256 = (...parts: (Buffer | string)[]): Buffer => {
  const hash = createHash("sha256")
  for (const part of parts) hash.update(part)
  return hash.digest()
}
// RFC 6962, 2.1: leaves and nodes are hashed with different first bytes, so that neither passes for the other.
const leaf = Buffer.from([0])
const node = Buffer.from([1])

/** The greatest power of two below `size`, which is at least 2. */
const half = (size: number): number => 2 ** (Math.ceil(Math.log2(size)) - 1)

/** The Merkle tree hash of RFC 6962, section 2.1, over these leaves in this order. */
export function treeHash(leaves: readonly string[]): Buffer {
  if (leaves.length === 0) return sha256()
  if (leaves.length === 1) return sha256(leaf, leaves[0] as string)
  const split = half(leaves.length)
  return sha256(node, treeHash(leaves.slice(0, split)), treeHash(leaves.slice(split)))
}

/** In hexadecimal. */
export const hashOf = (text: string): string => sha256(text).toString("hex")

import { describe, expect, test } from "vitest"
import { makeKey, makePair, open, openPair, openWith, seal, sealFor } from "./seal"

const keeper = () =>
  crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["wrapKey", "unwrapKey"]) as Promise<CryptoKey>
const value = { note: "canaria" }
const textOf = (data: ArrayBuffer) => Buffer.from(data).toString("latin1")

describe("what lies on the device", () => {
  test("opens with its key, under its name alone, and the key cannot be taken out", async () => {
    const key = await makeKey()
    const sealed = await seal(key, value, "entry a")
    expect(textOf(sealed.data)).not.toContain("canaria")
    expect(await open(key, sealed, "entry a")).toEqual(value)
    await expect(open(key, sealed, "entry b")).rejects.toThrow()
    await expect(open(await makeKey(), sealed, "entry a")).rejects.toThrow()
    await expect(crypto.subtle.exportKey("raw", key)).rejects.toThrow()
  })

  test("of a woman is closed by the device and opened only with what the server gives to that person", async () => {
    const mine = await keeper()
    const { pub, closed } = await makePair(mine)
    const sealed = await sealFor(pub, value, "entry a")
    const again = await sealFor(pub, value, "entry a")
    expect(textOf(sealed.data)).not.toContain("canaria")
    expect(textOf(sealed.data)).not.toBe(textOf(again.data))
    const priv = await openPair(mine, closed)
    expect(await openWith(priv, sealed, "entry a")).toEqual(value)
    await expect(openWith(priv, sealed, "entry b")).rejects.toThrow()
    await expect(openPair(await keeper(), closed)).rejects.toThrow()
    await expect(crypto.subtle.exportKey("pkcs8", priv)).rejects.toThrow()
    // The public key opens nothing, and no other pair does.
    const other = await openPair(mine, (await makePair(mine)).closed)
    await expect(openWith(other, sealed, "entry a")).rejects.toThrow()
  })
})

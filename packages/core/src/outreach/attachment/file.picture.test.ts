import { describe, expect, it } from "vitest"
import { exif, jpeg, jpegSegment, png } from "../../../../../tests/support/files"
import type { FileType } from "./attachment.schema"
import { judge } from "./file.judge"

const latin = (text: string) => Buffer.from(text, "latin1")
const kept = (bytes: Buffer, type: FileType) => {
  const judged = judge(bytes, type)
  if (typeof judged === "string") throw new Error(judged)
  // A stored file stays the same when it is checked again.
  expect(judge(judged.bytes, type)).toEqual(judged)
  return judged.bytes
}
/** The orientation in a picture. */
const turnIn = (bytes: Buffer) => {
  const at = bytes.indexOf("MM\0*", 0, "latin1")
  return at < 0 ? 1 : bytes.readUInt16BE(at + 18)
}

/** What phones append to a picture. */
const tails: Record<string, Buffer> = {
  "a second picture, for screens that shine more": jpeg("GPSLatitude 39.95"),
  "a film of the moment": Buffer.concat([latin("\0\0\0\x18ftypmp42\0\0\0\0mp42isom"), Buffer.alloc(400, 7)]),
  "its maker's block": latin(`SEFH\x6b\0\0\0GPSLongitude${"\0".repeat(30)}SEFT`),
  "what was cut off the picture": png([["tEXt", "Lugar\0Filadelfia"]]),
  "an archive": latin(`PK\x03\x04${"x".repeat(40)}PK\x05\x06${"\0".repeat(18)}`),
  "a program of the web": latin("<?php system($_GET[0]) ?><script>1</script>"),
  "a few noughts": Buffer.alloc(11),
}
const mpf = jpegSegment(0xe2, latin("MPF\0MM\0*\0\0\0\x08GPS"))
const gainMap = jpegSegment(0xe1, latin("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta GPS='39.95'></x:xmpmeta>"))

describe("a photo as a telephone writes it", () => {
  it.each(Object.entries(tails))("loses %s behind its end", (_, tail) => {
    expect(kept(Buffer.concat([jpeg(exif(6), mpf, gainMap), tail]), "image/jpeg")).toEqual(
      kept(jpeg(exif(6)), "image/jpeg"),
    )
    expect(kept(Buffer.concat([png(), tail]), "image/png")).toEqual(png())
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])("keeps how it was held (%i) and nothing else that the camera wrote", (held) => {
    for (const order of ["II", "MM"] as const) {
      const photo = kept(jpeg(exif(held, order)), "image/jpeg")
      const drawing = kept(png([["eXIf", exif(held, order)]]), "image/png")
      expect([turnIn(photo), turnIn(drawing)]).toEqual([held, held])
      for (const one of [photo, drawing]) expect(one.toString("latin1")).not.toMatch(/GPS|ABC|comment/)
      // An upright picture needs no EXIF.
      expect(photo.includes("Exif")).toBe(held > 1)
    }
  })

  it("says nothing of how it was held that no reader knows", () => {
    for (const held of [0, 9, 255]) expect(kept(jpeg(exif(held)), "image/jpeg").includes("Exif")).toBe(false)
    for (const written of ["", "MM", "MM\0*\0\0\0\x08", "II*\0\xff\xff\xff\xff", "MM\0*\0\0\0\x08\xff\xff"])
      expect(kept(jpeg(written), "image/jpeg").includes("Exif")).toBe(false)
  })

  it("keeps no small copy of itself, where what was cut off could be seen, and no other application's words", () => {
    const copy = jpegSegment(
      0xe0,
      Buffer.concat([latin("JFIF\0\x01\x01\0\0\x01\0\x01\x02\x02"), Buffer.from("!copy-copy-!")]),
    )
    const other = jpegSegment(0xe0, Buffer.concat([latin("JFXX\0\x10"), jpeg("copy")]))
    const colours = jpegSegment(0xee, latin("Adobe\0\x64\0\0\0\0\x01secret"))
    const photo = kept(jpeg("", copy, other, colours, jpegSegment(0xed, latin("Photoshop GPS"))), "image/jpeg")
    expect(photo.toString("latin1")).not.toMatch(/JFXX|copy|secret|Photoshop/)
    expect(photo.toString("latin1")).toMatch(/JFIF.*Adobe/s)
  })

  it("keeps of a drawing what it needs to look as it does", () => {
    const drawn = png([
      ["tEXt", "Author\0Nombre"],
      ["acTL", "\0\0\0\x01\0\0\0\0"],
      ["gAMA", "\0\0\xb1\x8f"],
    ])
    expect(kept(drawn, "image/png")).toEqual(png([["gAMA", "\0\0\xb1\x8f"]]))
  })
})

describe("a picture that is refused", () => {
  it.each<[string, Buffer, string, FileType]>([
    ["it is cut off", png().subarray(0, 60), "file_truncated", "image/png"],
    [
      "a sum is wrong",
      Buffer.from(png().map((byte, at) => (at === 45 ? byte ^ 1 : byte))),
      "file_damaged",
      "image/png",
    ],
    ["it is too large to show", png([], 60_000), "file_too_large", "image/png"],
    ["a script is in what is drawn", png([["PLTE", "<script>x</script>   "]]), "file_polyglot", "image/png"],
    ["the photo is cut off", jpeg().subarray(0, jpeg().length - 2), "file_truncated", "image/jpeg"],
    ["the photo begins twice", Buffer.concat([jpeg().subarray(0, 2), jpeg()]), "file_damaged", "image/jpeg"],
    ["the photo has no frame", Buffer.from("ffd8ffd9", "hex"), "file_damaged", "image/jpeg"],
    [
      "a script is in the photo's tables",
      jpeg("", jpegSegment(0xdb, latin("<?php system('x') ?>"))),
      "file_polyglot",
      "image/jpeg",
    ],
  ])("%s", (_, bytes, refusal, type) => {
    expect(judge(bytes, type)).toBe(refusal)
  })
})

/** EXIF's orientation: 1 is upright, 2 to 8 are rotated or mirrored. */
const orientationTag = 0x0112
const asItLies = 1

/** The orientation in a camera's EXIF data; undefined when the picture is upright. */
export function orientationOf(exif: Buffer): number | undefined {
  const order = exif.toString("latin1", 0, 2)
  if (exif.length < 8 || (order !== "II" && order !== "MM")) return undefined
  const little = order === "II"
  const short = (at: number) => (little ? exif.readUInt16LE(at) : exif.readUInt16BE(at))
  const first = little ? exif.readUInt32LE(4) : exif.readUInt32BE(4)
  if (first + 2 > exif.length) return undefined
  const count = short(first)
  for (let index = 0, at = first + 2; index < count && at + 12 <= exif.length; index++, at += 12) {
    if (short(at) !== orientationTag) continue
    const turned = short(at + 8)
    return turned > asItLies && turned <= 8 ? turned : undefined
  }
  return undefined
}

/** EXIF data that holds the orientation and nothing else. */
export function exifOf(orientation: number): Buffer {
  const exif = Buffer.alloc(26)
  exif.write("MM\0*", "latin1")
  exif.writeUInt32BE(8, 4)
  exif.writeUInt16BE(1, 8)
  exif.writeUInt16BE(orientationTag, 10)
  // Type SHORT, count 1.
  exif.writeUInt16BE(3, 12)
  exif.writeUInt32BE(1, 14)
  exif.writeUInt16BE(orientation, 18)
  return exif
}

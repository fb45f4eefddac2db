import { execFile } from "node:child_process"
import { createHash } from "node:crypto"
import { createReadStream, createWriteStream, existsSync } from "node:fs"
import { chmod, mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import { promisify } from "node:util"
import { createBrotliDecompress } from "node:zlib"
import { StartFailure } from "./failure"

/** A package of the npm registry of which one folder is used: what it is, by its checksum in the registry, and that folder. */
export type Part = {
  package: string
  version: string
  integrity: string
  folder: string
  ready?: (folder: string) => Promise<void>
}

/**
 * Programs that npm's registry carries inside of packages whose JavaScript is not used. They are fetched when they are first
 * needed and without what those packages depend on, which would be a hundred more.
 */
export const parts = {
  /** AWS's own DynamoDB Local. */
  dynamodb: {
    package: "amplify-dynamodb-simulator",
    version: "2.9.30",
    integrity: "sha512-xTeeRLvzEfqyd5lh3bH4c0kHvSHHmmhD5ZDsHFKAQ5g2Zl6JqlFdutaQhCLHzxEp6Ry1o7TB6niIoXuQAnSewQ==",
    folder: "package/emulator",
  },
  chromium: {
    package: "@sparticuz/chromium",
    version: "153.0.0",
    integrity: "sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==",
    folder: "package/bin",
    ready: async (folder) => {
      const program = join(folder, "chromium")
      await pipeline(createReadStream(`${program}.br`), createBrotliDecompress(), createWriteStream(program))
      await chmod(program, 0o755)
      // What is left is for Lambda: libraries, fonts and a graphics card in software.
      for (const packed of ["chromium", "al2023.tar", "fonts.tar", "swiftshader.tar"])
        await rm(join(folder, `${packed}.br`))
    },
  },
} satisfies Record<string, Part>

const home = join(import.meta.dirname, "../../../node_modules/.cache/ventanilla")
const run = promisify(execFile)

/** The folder of a part, fetched from the npm registry (or npm's own cache) when it is not there yet. */
export async function partAt(name: keyof typeof parts): Promise<string> {
  const part: Part = parts[name]
  const place = join(home, `${name}-${part.version}`)
  if (existsSync(place)) return place
  await mkdir(home, { recursive: true })
  const work = await mkdtemp(join(home, `${name}-`))
  try {
    const what = `${part.package}@${part.version}`
    const { stdout } = await run("npm", ["pack", what, "--silent", "--prefer-offline", "--pack-destination", work], {
      cwd: work,
    }).catch((error: Error) => {
      throw new StartFailure(
        `${what} could not be fetched from the npm registry: ${error.message.split("\n")[1] ?? ""}`,
      )
    })
    await unpack(part, join(work, stdout.trim().split("\n").at(-1) ?? ""), work)
    await inPlace(join(work, part.folder), place)
    return place
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** Unpacks an archive that is what it must be, and makes its folder ready. Refuses any other. */
export async function unpack(part: Part, archive: string, into: string): Promise<void> {
  const sum = createHash("sha512")
    .update(await readFile(archive))
    .digest("base64")
  if (`sha512-${sum}` !== part.integrity)
    throw new StartFailure(`${part.package}@${part.version} is not what it must be: its checksum is another`)
  await run("tar", ["-xzf", archive, "-C", into, part.folder])
  await part.ready?.(join(into, part.folder))
}

/** Somebody else may have been as fast: theirs is as good. */
async function inPlace(folder: string, place: string): Promise<void> {
  try {
    await rename(folder, place)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== "ENOTEMPTY" && code !== "EEXIST") throw error
  }
}

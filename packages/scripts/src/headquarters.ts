import { createInterface } from "node:readline/promises"
import { registerHeadquarters } from "./tasks"

async function askPassword(): Promise<string> {
  const reader = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await reader.question("Password of the new account: ")
  } finally {
    reader.close()
  }
}

// npx tsx packages/scripts/src/headquarters.ts who@sre.gob.mx, with the environment of a function.
const email = process.argv[2]
if (email) {
  const { identity } = await registerHeadquarters(email, askPassword)
  console.log(`${identity} is headquarters now`)
} else {
  console.error("Say whose account it is, by its e-mail address")
  process.exitCode = 2
}

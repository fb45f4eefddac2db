import { handler as judge } from "@ventanilla/functions/judge/judge"

/** The judge with faults that a file can reach: by the word that it holds, it never ends, takes all memory, or breaks. */
export async function handler(event: { data: string }): Promise<unknown> {
  const text = Buffer.from(event.data, "base64").toString("latin1")
  if (text.includes("never-ends")) for (;;);
  if (text.includes("takes-all")) for (const all: string[][] = []; ; ) all.push(Array(100_000).fill(text.slice(0, 9)))
  if (text.includes("breaks")) process.exit(1)
  if (text.includes("throws")) throw new Error(text)
  if (text.includes("lies")) return { data: "not base64!", kept: true }
  if (text.includes("answers-much")) return { data: Buffer.alloc(5_000_000).toString("base64") }
  return judge(event)
}

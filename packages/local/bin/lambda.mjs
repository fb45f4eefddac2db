// What Lambda's runtime does for a function of Node, in a process that holds nothing else: import the handler, hand events over.
const [, , file, name] = process.argv
const { [name]: handler } = await import(file)

process.on("message", async ({ event, milliseconds }) => {
  const ends = Date.now() + milliseconds
  const context = { awsRequestId: "recorded", getRemainingTimeInMillis: () => ends - Date.now() }
  try {
    process.send({ answer: (await handler(event, context)) ?? null })
  } catch (error) {
    process.send({ failed: error.name })
  }
})
process.send({ ready: true })

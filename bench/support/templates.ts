// What is deployed, synthesised in a process of its own: its size goes to whoever forked it.
import { synthesise } from "../../tests/support/synth"

const { templates, clean } = await synthesise("prod", { bundle: false })
const documents = [...templates.values()].map((template) => template.toJSON())
const resources = documents.reduce((sum, { Resources = {} }) => sum + Object.keys(Resources).length, 0)
process.send?.({ stacks: documents.length, resources, bytes: JSON.stringify(documents).length })
setTimeout(() => {
  clean()
  process.exit()
}, 500)

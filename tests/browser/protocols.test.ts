import { afterAll, beforeAll, expect, test } from "vitest"
import {
  overflow,
  type Site,
  settled,
  shoot,
  signIn,
  sizes,
  startSite,
  type Visitor,
  violations,
} from "../support/browser"
import { caseFileInput, createWorld, must, password, type Who, type World } from "../support/world"

let site: Site
let world: World
let who: Who
let casefileID: string

beforeAll(async () => {
  site = await startSite()
  world = await createWorld()
  who = (await world.onboard("PHL")).coordinator
  const opened = await must("POST", "/casefiles", { who, body: caseFileInput() })
  casefileID = String(opened.casefileID)
}, 300_000)
afterAll(() => site?.stop())

/** Meets WCAG 2.2 AA at both sizes, and takes a screenshot. */
async function look({ page }: Visitor, name: string) {
  const found: string[] = []
  for (const size of ["desk", "phone"] as const) {
    await page.setViewportSize(sizes[size])
    await settled(page)
    // The top bar covers what is scrolled under it.
    await page.evaluate("window.scrollTo(0, 0)")
    if ((await overflow(page)) > 0) found.push(`${name} ${size} is too wide`)
    for (const line of await violations(page)) found.push(`${name} ${size}: ${line}`)
    await shoot(page, `${name}-es-${sizes[size].width}`)
  }
  await page.setViewportSize(sizes.desk)
  expect(found).toEqual([])
}

const coordinator = async (path: string) => {
  const visitor = await site.visit({ language: "es" })
  await signIn(visitor, "coordina.phl@ejemplo.mx", password, "/today")
  await visitor.page.goto(path)
  await settled(visitor.page)
  return visitor
}

test("a coordinator follows a protocol, asks the red flags, and hands her over", { timeout: 240_000 }, async () => {
  const visitor = await coordinator(`/casefiles/${casefileID}/safety`)
  const { page } = visitor
  await page.getByText("Todavía no se le ha preguntado.").waitFor()
  await look(visitor, "safety-unasked")
  await page.getByRole("button", { name: "Preguntar las señales" }).click()
  const dialog = page.getByRole("dialog")
  await dialog
    .getByRole("group", { name: /Le retiene el pasaporte/ })
    .getByText("Sí")
    .click()
  await dialog.getByText("Se habló a solas").click()
  expect(await violations(page)).toEqual([])
  await shoot(page, "safety-ask-es-1280")
  await dialog.getByRole("button", { name: "Guardar" }).click()
  await page.getByText("Hablar con especialista ahora").first().waitFor()
  await page.getByRole("button", { name: "Registrar la llamada" }).click()
  await page.getByLabel("A quién se llamó").selectOption("ndvh")
  await page.getByText("Hablaron", { exact: true }).click()
  await page.getByRole("button", { name: "Registrar la llamada" }).click()
  await page.getByText(/Se entregó a Línea Nacional contra la Violencia Doméstica/).waitFor()
  const { items } = (await must("GET", "/tasks", { who })) as unknown as { items: { kind: string }[] }
  expect(items.map(({ kind }) => kind)).toContain("confirm_safe")
  await look(visitor, "safety")

  await page.goto(`/casefiles/${casefileID}/protocol`)
  await page
    .getByText(/Por: Le retiene el pasaporte/)
    .first()
    .waitFor()
  await look(visitor, "protocol-offered")
  await page.getByRole("button", { name: "Seguir: Violencia basada en el género" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Seguir este protocolo" }).click()
  await page.getByRole("button", { name: "Hecho: Indicadores observados, sin juicio" }).click()
  await page.getByText(/1 hechos, 0 no hechos/).waitFor()
  await page.getByRole("button", { name: "No se hizo: Aviso de privacidad mostrado" }).click()
  await page.getByText("Ahora no era seguro").click()
  await page.getByRole("button", { name: "Guardar" }).click()
  await page.getByText(/1 hechos, 1 no hechos/).waitFor()
  await look(visitor, "protocol-run")
  await visitor.context.close()
})

test("her plan is printed and read aloud without sending anything, and kept when she wants", {
  timeout: 240_000,
}, async () => {
  const visitor = await coordinator(`/casefiles/${casefileID}/safety`)
  const { page } = visitor
  await page.getByRole("button", { name: "Hacerlo con ella" }).click()
  const sent: string[] = []
  page.on("request", (request) => sent.push(`${request.method()} ${new URL(request.url()).pathname}`))
  // Rendered as for print.
  await page.evaluate(`window.printed = []
    window.print = () => {
      window.printed = [document.title, document.querySelector(".print-plan")?.textContent ?? ""]
    }`)
  const secret = "La palabra con su vecina es jacaranda"
  await page
    .getByRole("group", { name: "A salvo ahora" })
    .getByLabel(/Con sus palabras/)
    .fill(secret)
  await page.getByText("Piensa volver a México").click()
  // It says that it does nothing yet, and pressing it does nothing.
  await page.getByRole("button", { name: "Imprimir sin guardar" }).press("Enter")
  expect(await page.evaluate("window.printed")).toEqual([])
  await page.getByText("Se le leyó esta advertencia").click()
  await page.getByRole("button", { name: "Imprimir sin guardar" }).click()
  const [title, sheet] = (await page.evaluate("window.printed")) as string[]
  expect(title).toBe("Lista de compras")
  expect(sheet).toContain(secret)
  expect(sheet).not.toMatch(/VAIM|Ventanilla|Xochi/)
  await page.getByRole("button", { name: "Leer en voz alta" }).click()
  await page.getByText(secret).waitFor()
  await look(visitor, "plan-aloud")
  await page.getByRole("button", { name: "Volver al plan" }).click()
  expect(sent.filter((one) => one.includes("/api/"))).toEqual([])
  const kept = await page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href])")
  expect(kept).not.toContain("jacaranda")
  await page.getByRole("button", { name: "Ella quiere que se guarde aquí" }).click()
  await page.getByText(/Guardado porque ella quiso/).waitFor()
  expect(sent.filter((one) => one.startsWith("POST /api/"))).toEqual([`POST /api/safetyplans/${casefileID}/keep`])
  await visitor.context.close()
})

test("headquarters moves a step by keyboard and publishes; consulates read what changed", {
  timeout: 240_000,
}, async () => {
  const sede = await site.visit({ language: "es" })
  await signIn(sede, "sede@ejemplo.mx", password, "/network")
  const { page } = sede
  await page.goto("/protocols/gbv")
  await settled(page)
  const up = page.getByRole("button", { name: "Bajar: Indicadores observados, sin juicio" })
  await up.focus()
  await page.keyboard.press("Alt+ArrowDown")
  await page.getByText("Hay cambios sin guardar").waitFor()
  expect(await page.evaluate("document.activeElement?.getAttribute('aria-label')")).toMatch(/Indicadores/)
  await page.getByRole("button", { name: "Editar: Aviso de privacidad mostrado" }).click()
  await page.getByLabel("Paso en español").fill("Aviso de privacidad leído con ella")
  await look(sede, "workshop")
  await page.getByRole("button", { name: "Guardar borrador" }).click()
  await page.getByRole("button", { name: "Publicar la versión 2" }).click()
  const dialog = page.getByRole("dialog")
  await dialog.getByText("Cambió de lugar").waitFor()
  await dialog.getByText("Antes: Aviso de privacidad mostrado").waitFor()
  expect(await violations(page)).toEqual([])
  await shoot(page, "workshop-publish-es-1280")
  await dialog.getByLabel(/Qué decir/).fill("Texto de la SRE")
  await dialog.getByRole("button", { name: "Publicar la versión 2" }).click()
  await page.getByText(/Rige la versión 2/).waitFor()
  await sede.context.close()

  const visitor = await coordinator("/protocols/gbv")
  await visitor.page.getByText("Antes: Aviso de privacidad mostrado").waitFor()
  await look(visitor, "protocol-reading")
  await visitor.page.goto(`/casefiles/${casefileID}/protocol`)
  await visitor.page.getByRole("button", { name: "Abrir: Violencia basada en el género" }).click()
  await visitor.page.getByRole("button", { name: "Ver qué cambió" }).click()
  await visitor.page.getByText("Antes: Aviso de privacidad mostrado").waitFor()
  await look(visitor, "protocol-newer")
  await visitor.page.getByRole("button", { name: "Adoptar la versión 2" }).click()
  await visitor.page.getByText("Aviso de privacidad leído con ella").waitFor()
  await visitor.context.close()
})

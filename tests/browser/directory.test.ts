import { jsonFiles } from "@ventanilla/hsds/write"
import { password } from "@ventanilla/local/demo/cast"
import type { Locator } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
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
import { careless, open } from "../support/published"

let site: Site
let outreach: Visitor
/** The service's own page. */
let service: string
beforeAll(async () => {
  site = await startSite({ demo: true })
  outreach = await site.visit({ language: "es" })
  await signIn(outreach, "vinculacion@demo.mx", password)
}, 600_000)
afterAll(() => site?.stop())

const dialog = () => outreach.page.getByRole("dialog").last()
const save = (where: Locator = dialog()) => where.getByRole("button", { name: "Guardar" }).click()
/** On a desktop and on a phone: nothing overflows, and screen readers get everything. */
async function looksRight(name: string, { page }: Visitor = outreach) {
  for (const [size, pixels] of Object.entries(sizes)) {
    await page.setViewportSize(pixels)
    await shoot(page, `${name}-${size}`)
    expect([name, size, await overflow(page)]).toEqual([name, size, 0])
    expect(await violations(page)).toEqual([])
  }
  await page.setViewportSize(sizes.desk)
}
/** Hours from now, in local time there. */
const localTime = (hours: number) =>
  new Intl.DateTimeFormat("es-MX", {
    timeZone: "America/New_York",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(new Date(site.cloud.clock.now().getTime() + hours * 3_600_000))

describe("the directory, written by hand", () => {
  test("an ally with its service is there, and is published", { timeout: 120_000 }, async () => {
    const { page } = outreach
    await page.goto("/directory/new")
    await page.getByLabel("Nombre de la organización").fill("Casa de la Esquina")
    await page.getByRole("button", { name: "Agregar" }).click()
    await page.getByRole("heading", { level: 1, name: "Casa de la Esquina" }).waitFor()
    await page.getByText("Sin ubicaciones todavía").waitFor()
    await page.getByRole("button", { name: "Agregar servicio" }).click()
    await dialog().getByLabel("Nombre del servicio").fill("Asesoría familiar")
    await dialog().getByLabel("Tipo").selectOption("legal_family")
    await save()
    await page.getByRole("link", { name: "Asesoría familiar" }).waitFor()
    await page.getByRole("button", { name: "Describir", exact: true }).click()
    await dialog().getByText("Publicado: cualquiera puede leerlo").click()
    await save()
    await dialog().waitFor({ state: "detached" })
  })

  test("two places: one that anybody may know, one of which only the county leaves", { timeout: 120_000 }, async () => {
    const { page } = outreach
    await page.getByRole("button", { name: "Agregar ubicación" }).click()
    await page.getByText("Cualquiera podrá leer el nombre, la dirección").waitFor()
    await save()
    // The errors are beside their fields, and the input is kept.
    await dialog().getByText("Escriba la calle o la ciudad.").waitFor()
    await dialog().getByLabel("Calle y número").fill("8 Esquina St")
    await dialog().getByLabel("Ciudad").fill("Philadelphia")
    await dialog().getByLabel("Estado (dos letras)").fill("PA")
    await dialog().getByLabel("País (dos letras)").fill("Narnia")
    await dialog().getByLabel("Código postal").fill("19107")
    await save()
    await dialog().getByText("Escriba el país con dos letras, como US.").waitFor()
    expect(await dialog().getByLabel("Calle y número").inputValue()).toBe("8 Esquina St")
    await dialog().getByLabel("País (dos letras)").fill("US")
    await dialog().getByLabel("Condado donde está").selectOption({ label: "Philadelphia" })
    await dialog().getByLabel("Accesibilidad").fill("Rampa y elevador")
    await looksRight("location-form-es")
    await save()
    await page.getByText("8 Esquina St, Philadelphia, PA 19107").waitFor()

    await page.getByRole("button", { name: "Agregar ubicación" }).click()
    await dialog().getByText("Confidencial: nadie de fuera debe saber dónde está").click()
    await dialog()
      .getByText("Sólo el condado y el teléfono del servicio. La dirección se queda en el consulado.")
      .waitFor()
    await dialog().getByLabel("Calle y número").fill("99 Callada Lane")
    await dialog().getByRole("button", { name: "Quitar la dirección" }).click()
    await dialog().getByRole("button", { name: "Agregar la dirección" }).click()
    expect(await dialog().getByLabel("Calle y número").inputValue()).toBe("99 Callada Lane")
    await dialog().getByLabel("Ciudad").fill("Media")
    await dialog().getByLabel("Estado (dos letras)").fill("PA")
    await dialog().getByLabel("Código postal").fill("19063")
    await dialog().getByLabel("Condado donde está").selectOption({ label: "Delaware" })
    await looksRight("location-confidential-es")
    await save()
    await page.getByText("99 Callada Lane").waitFor()
    await dialog().waitFor({ state: "detached" })
    await looksRight("organization-described-es")
  })

  test("hours, phones, counties and places of a service, each in its form", { timeout: 180_000 }, async () => {
    const { page } = outreach
    await page.getByRole("link", { name: "Asesoría familiar" }).click()
    await page.getByText("Sin horario: el buscador no sabe si está abierto.").waitFor()
    service = new URL(page.url()).pathname

    await page.getByRole("button", { name: "Cambiar: Horario" }).click()
    await dialog().getByRole("button", { name: "Agregar horario" }).click()
    for (const day of ["sábado", "domingo"]) await dialog().getByRole("checkbox", { name: day }).check({ force: true })
    await save()
    await dialog().getByText("Escriba este dato.").first().waitFor()
    await dialog().getByLabel("Abre").fill(localTime(-2))
    await dialog().getByLabel("Cierra").fill(localTime(2))
    await dialog().getByRole("button", { name: "Agregar horario" }).click()
    await save()
    await dialog().getByText("Elija al menos una opción.").waitFor()
    await looksRight("hours-form-es")
    await dialog().getByRole("button", { name: "Quitar el horario 2" }).click()
    await dialog().getByLabel("Nota del horario").fill("Cierra en días festivos")
    await save()
    await page.getByText("Cierra en días festivos").waitFor()

    await page.getByRole("button", { name: "Cambiar: Teléfonos" }).click()
    await dialog().getByRole("button", { name: "Agregar teléfono" }).click()
    await dialog().getByLabel("Número").fill("llame")
    await dialog().getByLabel("Extensión").fill("4x")
    await save()
    await dialog().getByText("Escriba la extensión sólo con números.").waitFor()
    await dialog().getByText("Escriba un teléfono que se pueda marcar").waitFor()
    await dialog().getByLabel("Número").fill("215 555 0199")
    await dialog().getByLabel("Extensión").fill("4")
    await dialog().getByText("Náhuatl").click()
    await looksRight("phones-form-es")
    await save()
    await page.getByText("215 555 0199 ext. 4 · Náhuatl").waitFor()

    await page.getByRole("button", { name: "Cambiar: Dónde" }).click()
    for (const county of ["Bucks", "Delaware"])
      await dialog().getByLabel("Agregar condado").selectOption({ label: county })
    await dialog().getByRole("button", { name: "Quitar Bucks, Pennsylvania" }).click()
    await dialog().getByLabel("Agregar condado").selectOption({ label: "Philadelphia" })
    await dialog().getByText("8 Esquina St").click()
    await dialog().getByText("99 Callada Lane (confidencial)").click()
    await looksRight("where-form-es")
    await save()
    await page.getByText("Delaware, Philadelphia (Pennsylvania)").waitFor()

    await page.getByRole("button", { name: "Cambiar: A quién atiende" }).click()
    await dialog().getByText("Publicado: cualquiera puede leerlo").click()
    await save()
    await dialog().waitFor({ state: "detached" })
    await page.getByText("Publicado", { exact: true }).waitFor()
    await looksRight("service-es")
  })

  test("the finder finds it by its county, open now", async () => {
    const { page } = outreach
    await page.goto("/directory?place=US-42045&open=yes&named=Casa de la Esquina")
    const row = page.locator(".service-found").filter({ hasText: "Casa de la Esquina" })
    await row.getByText("abierto ahora").waitFor()
    await row.getByText("215 555 0199").waitFor()
    await page.goto("/directory?place=US-42017&named=Casa de la Esquina")
    await page.getByText("No hay a quién acudir con todo eso").waitFor()
  })

  test("anybody reads where the open place is, and of the other the county alone", async () => {
    const answer = await fetch(`${site.url}/api/public/hsds/PHL/services?search=esquina&full=true`)
    const text = await answer.text()
    expect(JSON.parse(text)).toMatchObject({
      total_items: 1,
      contents: [
        {
          phones: [{ number: "215 555 0199", extension: 4, languages: [{ code: "nah" }] }],
          service_at_locations: [{ location: { addresses: [{ address_1: "8 Esquina St" }] } }],
        },
      ],
    })
    expect(text).toContain("US-42045")
    for (const path of ["organizations?full=true", "service_at_locations?full=true", "services?full=true"]) {
      const body = await (await fetch(`${site.url}/api/public/hsds/PHL/${path}&search=esquina`)).text()
      expect(body).toContain("Esquina")
      expect(body).not.toMatch(/Callada|19063|"Media"/)
    }
  })

  test("what a colleague saved meanwhile is joined; where both differ, she is asked", {
    timeout: 120_000,
  }, async () => {
    const colleague = await site.visit({ language: "en" })
    await signIn(colleague, "casos@demo.mx", password, service)
    await colleague.page.goto(service)
    await settled(colleague.page)
    const { page } = outreach
    await page.goto(service)
    await page.getByRole("button", { name: "Cambiar: Horario" }).click()
    await dialog().getByLabel("Nota del horario").fill("Cierra en agosto")
    const theirs = colleague.page.getByRole("dialog").first()
    const change = async (what: string, fill: () => Promise<void>) => {
      await colleague.page.getByRole("button", { name: `Change: ${what}` }).click()
      await fill()
      await theirs.getByRole("button", { name: "Save" }).click()
      await theirs.waitFor({ state: "detached" })
    }
    await change("Phones", () => theirs.getByLabel("What it is for").fill("línea de crisis"))
    await change("Hours", () => theirs.getByLabel("Note on the hours").fill("Cierra en julio"))
    await save(page.getByRole("dialog").first())
    const asked = page.getByRole("dialog", { name: /Otra persona guardó cambios/ })
    await asked.getByRole("group", { name: "Nota del horario" }).waitFor()
    expect(await asked.getByRole("group").count()).toBe(1)
    await asked.getByText("Lo que escribió usted").click()
    await asked.getByRole("button", { name: "Guardar así" }).click()
    await page.getByText("Cierra en agosto").waitFor()
    await page.getByText(/línea de crisis/).waitFor()
    for (const part of ["Hours", "Phones", "Where", "Whom it takes"]) {
      await colleague.page.getByRole("button", { name: `Change: ${part}` }).click()
      await theirs.waitFor()
      await looksRight(`service-${part.split(" ")[0]?.toLowerCase()}-en`, colleague)
      await theirs.getByRole("button", { name: "Cancel" }).click()
    }
    await looksRight("service-en", colleague)
    expect(colleague.faults.filter((fault) => !fault.includes("409"))).toEqual([])
    await colleague.context.close()
  })

  test("a place is retired, and nothing of it is published any more", async () => {
    const { page } = outreach
    await page.goto(service.replace(/\/services\/.*/, ""))
    await page.getByRole("button", { name: "Cambiar: 8 Esquina St" }).click()
    await dialog().getByText("En uso").click()
    await dialog().getByText("Nada: la ubicación está retirada.").waitFor()
    await save()
    await page.getByText("Retirada", { exact: true }).waitFor()
    const text = await (await fetch(`${site.url}/api/public/hsds/PHL/services?search=esquina&full=true`)).text()
    expect(text).not.toContain("8 Esquina St")
    expect(outreach.faults.filter((fault) => !/\b40[09]\b/.test(fault))).toEqual([])
  })

  test("a directory is brought in by file: looked at first, then taken", { timeout: 120_000 }, async () => {
    const coordinator = await site.visit({ language: "es" })
    const { page } = coordinator
    await signIn(coordinator, "coordinacion@demo.mx", password, "/directory/exchange")
    await page.goto("/directory/exchange")
    await settled(page)
    await looksRight("exchange-es", coordinator)
    const files = Object.entries(jsonFiles([careless, open])).map(([name, text]) => ({
      name,
      mimeType: "application/json",
      buffer: Buffer.from(text),
    }))
    await page.locator("input[type=file]").setInputFiles(files)
    await page.getByRole("button", { name: "Revisar", exact: true }).click()
    await page.getByRole("button", { name: "Importar todo lo válido" }).waitFor()
    await looksRight("exchange-found-es", coordinator)
    await page.locator(".languages button[lang=en]").click()
    await looksRight("exchange-found-en", coordinator)
    await page.locator(".languages button[lang=es]").click()
    await page.getByRole("button", { name: "Importar todo lo válido" }).click()
    await page.getByRole("button", { name: "Importar otros archivos" }).waitFor()
    await looksRight("exchange-done-es", coordinator)
    expect(coordinator.faults).toEqual([])
    await coordinator.context.close()
  })
})

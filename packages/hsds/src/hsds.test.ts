import { stringify } from "csv-stringify/sync"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { judge, officialAt, officialTables } from "../../../tests/support/hsds"
import { assemble, type Nested } from "./assemble"
import { csvLine, csvReader } from "./csv"
import { type Input, readFiles } from "./files"
import { bitsOf, uuidOf } from "./ids"
import { shapeOf } from "./shape"
import { type TableName, tableNames, tables } from "./tables"
import { fullServices, jsonFiles, packed, tabularFiles } from "./write"

const file = (name: string, text: string): Input => ({ name, bytes: new TextEncoder().encode(text) })
const files = (texts: Record<string, string>) => Object.entries(texts).map(([name, text]) => file(name, text))
const read = async (...inputs: Input[]) => {
  const flat = await readFiles(inputs)
  const bundles = assemble(flat)
  return {
    bundles,
    report: flat.report,
    said: flat.report.remarks.map(({ code, table, field }) => [code, table, field].filter(Boolean).join(" ")),
  }
}

describe("CSV", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "é", " ", ",", '"', "\n", "\r", "\r\n", "'"), maxLength: 6 })
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }))
  const records = (pieces: string[]) => {
    const reader = csvReader()
    return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()].map(({ cells }) => cells)
  }
  it("reads back what a maintained library writes, however it is cut and whatever ends its lines", () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom("\n", "\r\n", "\r"),
        fc.integer({ min: 1, max: 7 }),
        fc.boolean(),
        (rows, end, size, mark) => {
          const text = (mark ? "\uFEFF" : "") + stringify(rows, { record_delimiter: end, quoted: true })
          const pieces = text.match(new RegExp(`[\\s\\S]{1,${size}}`, "g")) ?? []
          expect(records(pieces)).toEqual(rows)
        },
      ),
      { numRuns: 300 },
    )
  })
  it("reads back what it writes", () => {
    fc.assert(
      fc.property(
        table,
        (rows) =>
          void expect(records([rows.map(csvLine).join("")])).toEqual(
            rows.filter((row) => row.join("") !== "" || row.length > 1),
          ),
      ),
    )
  })
  it("knows the line on which a record begins", () => {
    const reader = csvReader()
    expect(
      reader
        .push('a,b\r\n"x\r\ny",1\r\n\r\nz,2')
        .concat(reader.end())
        .map(({ line }) => line),
    ).toEqual([1, 2, 5])
  })
})

describe("ids", () => {
  it("are as wide as ours, and different for different UUIDs", () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (a, b) => {
        expect(`org_${bitsOf(a)}`).toMatch(/^org_[0-7][0-9A-HJKMNP-TV-Z]{25}$/)
        expect(bitsOf(a) === bitsOf(b)).toBe(a === b)
      }),
    )
    expect(bitsOf("ffffffff-ffff-ffff-ffff-ffffffffffff")).toBe("7ZZZZZZZZZZZZZZZZZZZZZZZZZ")
  })
})

/** A directory with every column of every table filled, several records each, seeded. */
function everything(count = 2): Record<TableName, Nested[]> {
  const idOf = (table: TableName, n: number) => uuidOf("test", table, String(n))
  const value = (table: TableName, field: string, n: number): string | number => {
    const kind = tables[table].fields[field]
    if (field === "id") return idOf(table, n)
    if (field === "link_entity") return "service"
    if (field === "link_id" || field === "resource_id") return idOf("service", n)
    if (field === "resource_type") return "service"
    if (field === "parent_organization_id") return idOf("organization", 0)
    if (field === "parent_id") return idOf("taxonomy_term", 0)
    if (kind === "uuid") return idOf(field.slice(0, -3) as TableName, n)
    if (kind === "number") return n + 1.5
    if (kind === "uri") return `https://example.org/${table}/${n}`
    if (kind === "email") return `a${n}@example.org`
    if (kind === "date-time") return "2026-01-02T03:04:05.678Z"
    if (typeof kind === "object") return kind[n % kind.length] as string
    return `${field} "ñ", línea\n${n}`
  }
  return Object.fromEntries(
    tableNames.map((table) => [
      table,
      table === "meta_table_description"
        ? []
        : Array.from({ length: count }, (_, n) =>
            Object.fromEntries(Object.keys(tables[table].fields).map((field) => [field, value(table, field, n)])),
          ),
    ]),
  ) as Record<TableName, Nested[]>
}
const csvOf = (table: TableName, rows: Nested[], end = "\r\n") => {
  const columns = Object.keys(tables[table].fields)
  return stringify(
    rows.map((row) => columns.map((column) => row[column])),
    { header: true, columns, record_delimiter: end, bom: true },
  )
}
const packageOf = (all: Record<TableName, Nested[]>) =>
  tableNames.map((name) => file(tables[name].file, csvOf(name, all[name])))

describe("a directory in HSDS 3.0", () => {
  it("comes back whole from either serialisation, packed or not, and is said to be complete", async () => {
    const first = await read(...packageOf(everything()))
    // Its values are random: what cannot be parsed is reported and kept anyway.
    const besides = (said: string[]) => said.filter((one) => !one.startsWith("not_understood"))
    expect(besides(first.said)).toEqual([])
    expect(first.bundles).toHaveLength(2)
    for (const again of [
      await read(...files(jsonFiles(first.bundles))),
      await read(...files(tabularFiles(first.bundles))),
      await read({ name: "directory.zip", bytes: packed(tabularFiles(first.bundles)) }),
      await read(
        file(
          "services.ndjson",
          first.bundles
            .flatMap(fullServices)
            .map((one) => JSON.stringify(one))
            .join("\n"),
        ),
        file("organizations.json", jsonFiles(first.bundles)["organizations.json"] ?? ""),
      ),
    ]) {
      expect(besides(again.said)).toEqual([])
      expect(again.bundles).toEqual(first.bundles)
    }
  })

  it("loses no cell of the tables", async () => {
    const all = everything()
    const { bundles } = await read(...packageOf(all))
    const again = tabularFiles(bundles)
    for (const name of tableNames.filter((table) => all[table].length > 0))
      expect(again[tables[name].file], name).toBe(
        stringify(
          [...all[name]]
            .sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1))
            .map((row) => Object.keys(tables[name].fields).map((column) => row[column])),
          { header: true, columns: Object.keys(tables[name].fields), record_delimiter: "\r\n" },
        ),
      )
  })

  it("is written the same, byte for byte, whatever the order in which it was read", async () => {
    const all = everything(3)
    const one = await read(...packageOf(all))
    const turned = Object.fromEntries(tableNames.map((name) => [name, [...all[name]].reverse()])) as typeof all
    const other = await read(...packageOf(turned).reverse())
    expect(jsonFiles(other.bundles)).toEqual(jsonFiles(one.bundles))
    expect(packed(tabularFiles(other.bundles))).toEqual(packed(tabularFiles(one.bundles)))
  })

  it("holds against the schemas, formats on and unknown properties forbidden", async () => {
    const { bundles } = await read(...packageOf(everything()))
    for (const wrong of [judge(), judge(undefined)]) {
      for (const service of bundles.flatMap(fullServices)) expect(wrong("service", service)).toEqual([])
      for (const { organization } of bundles) expect(wrong("organization", organization)).toEqual([])
      const [service] = bundles.flatMap(fullServices)
      expect(wrong("service", { ...service, email: "nobody" })).toHaveLength(1)
      expect(wrong("service", { ...service, id: "1" })).toHaveLength(1)
      expect(wrong("service", { ...service, redacted: true })).toHaveLength(1)
    }
    for (const service of bundles.flatMap(fullServices))
      expect(shapeOf("service").safeParse(service).success).toBe(true)
  })

  it.runIf(officialAt)("has the official tables, columns and requirements", () => {
    const official = officialTables(officialAt ?? "")
    expect(official.map(({ name }) => name).sort()).toEqual([...tableNames].sort())
    for (const { name, path, columns, required } of official) {
      expect(tables[name].file).toBe(path)
      expect(Object.keys(tables[name].fields)).toEqual(columns)
      expect([...tables[name].required, ...tables[name].tabular].sort()).toEqual([...required].sort())
    }
    expect(official.flatMap(({ columns }) => columns)).toHaveLength(183)
  })
})

const org = { id: uuidOf("o"), name: "Casa", description: "" }
const service = { id: uuidOf("s"), name: "Consejería", status: "active" }

describe("what is wrong is said, and is never fatal", () => {
  it.each([
    ["a service of nobody", [service], ["organization_missing service"], 0],
    [
      "a status that is none",
      [{ ...service, status: "open", organization: org }],
      ["invalid_value service status", "missing service status"],
      1,
    ],
    ["a name that is missing", [{ ...service, name: " ", organization: org }], ["missing service name"], 1],
    ["an e-mail that is none", [{ ...service, email: "x", organization: org }], ["invalid_value service email"], 1],
    ["a property of nobody", [{ ...service, colour: "red", organization: org }], ["unknown_column service colour"], 1],
    [
      "a name of 1.x",
      [{ ...service, regular_schedules: [], organization: org }],
      ["old_name service regular_schedules"],
      1,
    ],
    ["an id that is no UUID", [{ ...service, id: "17", organization: org }], ["id_mapped service"], 1],
    ["an id that is missing", [{ name: "X", status: "active", organization: org }], ["id_made service"], 1],
    ["something else", ["hello", 7, null], ["not_hsds", "not_hsds", "not_hsds"], 0],
  ])("%s", async (_, value, said, organizations) => {
    const found = await read(file("services.json", JSON.stringify(value)))
    expect(found.said.filter((one) => !one.startsWith("missing_text"))).toEqual(said)
    expect(found.bundles).toHaveLength(organizations)
  })

  it("keys that name nothing, ids that come again, columns and files of nobody, lines of it all", async () => {
    const { report, bundles } = await read(
      file(
        "organizations.csv",
        `\uFEFFid,name,description,colour\r\n${org.id},"Casa\r\nde Todas",x,red\r\n${org.id},Casa,y,\r\n`,
      ),
      file(
        "services.csv",
        `id,organization_id,name,status\n${service.id},${org.id},Uno,active\nno,${uuidOf("nobody")},Dos,active\n,,Tres,active\n`,
      ),
      file(
        "phones.csv",
        `id,number,service_id,location_id\n${uuidOf("p")},988,${service.id},${uuidOf("nowhere")}\n${uuidOf("q")},911,,\n`,
      ),
      file("physical_addresses.csv", "id\n1\n"),
      file("notes.txt", "?"),
      file("broken.json", "{"),
    )
    const told = report.remarks.map(({ severity, code, file: at, line, table, field }) =>
      [severity, code, at, line, table, field].filter(Boolean).join(" "),
    )
    expect(told).toEqual([
      "note unknown_column organizations.csv 1 organization colour",
      "note duplicate organizations.csv 4 organization",
      "note id_mapped services.csv 3 service",
      "rejected missing services.csv 4 service organization_id",
      "note old_name physical_addresses.csv",
      "note unknown_file notes.txt",
      "rejected not_json broken.json 1",
      "note dangling services.csv 3 service organization_id",
      "note dangling phones.csv 2 phone location_id",
      "rejected organization_missing services.csv 3 service",
      "rejected unattached phones.csv 3 phone",
    ])
    expect(bundles).toMatchObject([
      { organization: { name: "Casa", description: "y" }, services: [{ name: "Uno", phones: [{ number: "988" }] }] },
    ])
  })

  it("the same thing told at several depths is one thing", async () => {
    const { bundles, said } = await read(
      file("a.json", JSON.stringify({ contents: [{ ...service, organization: org }], total_items: 99 })),
      file("b.json", JSON.stringify({ ...org, website: "https://casa.example" })),
    )
    expect(said).toEqual([])
    expect(bundles).toMatchObject([
      { organization: { website: "https://casa.example" }, services: [{ id: service.id }] },
    ])
  })

  it("a foreign id is kept with its organisation", async () => {
    const { bundles } = await read(file("organizations.json", JSON.stringify([{ ...org, id: "A-1" }])))
    expect(bundles).toMatchObject([{ organization: { organization_identifiers: [{ identifier: "A-1" }] } }])
    expect(judge()("organization", bundles[0]?.organization)).toEqual([])
  })

  it("any bytes are answered", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("x.zip", "services.csv", "services.json", "a.ndjson"),
        fc.uint8Array({ maxLength: 200 }),
        async (name, bytes) => {
          await read({ name, bytes })
        },
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => void (await read(file("x.json", JSON.stringify(value))))),
    )
  })

  it("whatever JSON is read comes out right by the schemas", async () => {
    const wrong = judge()
    const any = fc.oneof(fc.string(), fc.integer(), fc.constantFrom("active", "https://a.example", "", null))
    const record = (fields: string[]) => fc.dictionary(fc.constantFrom(...fields), any)
    const services = record(Object.keys(tables.service.fields))
    const phones = record(Object.keys(tables.phone.fields))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(services, fc.array(phones, { maxLength: 2 })), { maxLength: 3 }),
        async (list) => {
          const value = list.map(([one, its]) => ({ ...service, ...one, organization: org, phones: its }))
          const { bundles } = await read(file("services.json", JSON.stringify(value)))
          for (const one of bundles.flatMap(fullServices)) expect(wrong("service", one)).toEqual([])
        },
      ),
    )
  })
})

it("fifty thousand lines are read in seconds, with progress all the way", async () => {
  const all = everything(2500)
  const inputs = packageOf(all)
  const steps: number[] = []
  const began = process.cpuUsage()
  const flat = await readFiles(inputs, (done, size) => void steps.push(done / size))
  expect(assemble(flat)).toHaveLength(2500)
  expect(flat.size).toBe(20 * 2500)
  // CPU time: other load on the machine must not count.
  const { user, system } = process.cpuUsage(began)
  expect((user + system) / 1000).toBeLessThan(40_000)
  expect(steps.at(-1)).toBe(1)
  expect(steps.length).toBeGreaterThan(20)
}, 240_000)

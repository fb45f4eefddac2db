import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { caseFileInput, personInput } from "../../../../../tests/support/inputs"
import { Audit } from "../../audit/audit/inside"
import { CaseFile } from "../../casework/casefile/inside"
import { Person } from "../../casework/person/inside"
import { Act } from "../../platform/actor"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { Vault } from "../../platform/vault"
import { Inbox } from "../../scheduler/inbox/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import * as People from "./people"

const day = 86_400_000
const start = Date.parse("2026-03-02T15:00:00.000Z")
let here: Consulate
let now = start

beforeAll(async () => {
  here = await consulate()
  Clock.set(() => new Date(now))
  await here.as("coordinator", () => Vault.createKey())
})
afterAll(() => Clock.set(undefined))
beforeEach(() => {
  now += 60_000
})

type Opening = Parameters<typeof CaseFile.open>[0]
type Names = { given: string; firstSurname: string; secondSurname?: string | null }
const names = (given: string, firstSurname: string, secondSurname: string | null = null) => ({
  given,
  firstSurname,
  secondSurname,
})
let telephone = 2_155_550_000
const withNames = (who: Names, more: object = {}): Opening => {
  const value = `+1 ${++telephone}`
  const safeContact = { allowed: "yes", channels: [{ channel: "phone", value }] }
  return caseFileInput({
    person: personInput({ names: who, preferredName: null, safeContact, ...more }),
  }) as unknown as Opening
}
const open = async (input: Opening) => {
  now += 1000
  return here.as("caseworker", () => CaseFile.open(input))
}
const openWith = (who: Names, more: object = {}) => open(withNames(who, more))
const search = (q: string, role: "caseworker" | "coordinator" = "caseworker") =>
  here.as(role, () => People.search({ q }))
const idsFor = async (q: string) => (await search(q)).items.map(({ personID }) => personID)
const actions = async (subject: string) =>
  (await here.as("coordinator", () => Audit.list({ subject, limit: 50 }))).items.map(({ action }) => action)
const refused = (run: Promise<unknown>) =>
  run.then(
    () => "done",
    (error: { code?: string }) => error.code ?? String(error),
  )

describe("a search", () => {
  it("finds her by any words of her name, in any order, as it sounds, and by what else she is called", async () => {
    const her = await openWith(names("María Yesenia", "de la Cruz", "Gonzáles-Ávila"), {
      preferredName: "Chena",
      otherNames: ["Jessica Thompson"],
    })
    for (const q of [
      "Yesenia",
      "DELACRUZ yesenia",
      "gonzalez avila",
      "Avila Cruz",
      "cruz gonzales",
      "jessenia dela cruz",
      "Gonzalez de la Cruz María",
      "chena",
      "thompson yesenia",
      "maria yecenia crus gonzales avila",
    ])
      expect(await idsFor(q), q).toEqual([her.personID])
    expect(await idsFor("Yesenia Cruces")).toEqual([])
    expect(await idsFor("Zenaida")).toEqual([])
  })

  it("finds her by telephone, document number and folio, however they are written", async () => {
    const number = "G1234-5678"
    const her = await open({
      ...withNames(names("Otilia", "Barragán"), { documents: [{ kind: "passport", number }] }),
    })
    const written = `(${String(telephone).slice(0, 3)}) ${String(telephone).slice(3, 6)}.${String(telephone).slice(6)}`
    for (const q of [written, `1${telephone}`, "g12345678", her.folio, her.folio.toLowerCase().replace("-", "")])
      expect(await idsFor(q), q).toEqual([her.personID])
    expect((await search(her.folio)).by).toBe("folio")
    expect((await search("VAIM-2222")).items).toEqual([])
    const { items } = await search(her.folio)
    expect(items[0]).toMatchObject({ names: { given: "Otilia" }, casefiles: [{ folio: her.folio, status: "open" }] })
  })

  it("says to whoever lacks the course that she lacks it, and not that nobody was found", async () => {
    await openWith(names("Domitila", "Ixtlahuac"))
    const require = (requireCourse: boolean) =>
      here.as("coordinator", () => Tenant.changeSettings({ set: { requireCourse } }))
    const without = <T>(run: () => Promise<T>) =>
      here.as("caseworker", () =>
        Act.with({ ...Act.staff(), fitness: { courseUntil: null, codeVersion: null, codeSignedAt: null } }, run),
      )
    await require(true)
    const known = { names: { given: "Domitila", firstSurname: "Ixtlahuac", secondSurname: null } }
    expect(await refused(without(() => People.search({ q: "Domitila Ixtlahuac" })))).toBe("course_required")
    expect(await refused(without(() => People.alike(known)))).toBe("course_required")
    await require(false)
    expect((await without(() => People.search({ q: "Domitila Ixtlahuac" }))).items).toHaveLength(1)
  })

  it("puts who is spelled as it was typed before who only sounds so", async () => {
    const sounds = await openWith(names("Zelmira", "Basconselos"))
    const spelled = await openWith(names("Selmira", "Vasconcelos"))
    const later = await openWith(names("Zelmira", "Basconzelos"))
    expect(await idsFor("Selmira Vasconcelos")).toEqual([spelled.personID, later.personID, sounds.personID])
  })

  it("of three words, one of them wrong, finds who has the other two, and says so", async () => {
    const her = await openWith(names("Hermelinda", "Xicoténcatl", "Urrutia"))
    const found = await search("Hermelinda Xicotencatl Aldama")
    expect(found.loose).toBe(true)
    expect(found.items.map(({ personID }) => personID)).toEqual([her.personID])
  })

  it("for a word that many have answers a page, asks for another surname, and goes on from there", async () => {
    const made: string[] = []
    for (const surname of ["Alfa", "Bravo", "Coral", "Delta", "Edén"])
      made.unshift((await openWith(names("Perpetua", surname))).personID)
    const first = await here.as("caseworker", () => People.search({ q: "Perpetua", limit: 2 }))
    expect([first.items.length, first.addSurname]).toEqual([2, true])
    const seen = first.items.map(({ personID }) => personID)
    let cursor = first.cursor
    while (cursor) {
      const page = await here.as("caseworker", () =>
        People.search({ q: "Perpetua", limit: 2, cursor: cursor ?? undefined }),
      )
      seen.push(...page.items.map(({ personID }) => personID))
      cursor = page.cursor
    }
    expect(seen).toEqual(made)
  })

  it("is written down for everybody that was shown", async () => {
    const her = await openWith(names("Casilda", "Montemayor"))
    await search("casilda")
    await search("casilda nadie")
    expect((await actions(her.personID)).filter((action) => action === "person.found")).toHaveLength(1)
  })

  it("follows her names and telephone when they change", async () => {
    const her = await openWith(names("Ubaldina", "Soler", "Prats"))
    const before = await here.as("caseworker", () => Person.fromID({ personID: her.personID }))
    const old = telephone
    const { personID, version, preferredName, otherNames, birth, documents, originState, languages } = before
    const identity = { personID, preferredName, otherNames, birth, documents, originState, languages }
    const change = (version: number) =>
      here.as("caseworker", () =>
        People.identify({ ...identity, version, names: names("Ubaldina", "Castellví", "Prats"), originState: "JAL" }),
      )
    await change(version)
    expect(await refused(change(version))).toBe("stale")
    await here.as("caseworker", () =>
      Person.changeContact({
        personID,
        version: version + 1,
        safeContact: { allowed: "yes", channels: [{ channel: "sms", value: "+52 33 1234 9999" }] },
      }),
    )
    expect(await idsFor("soler")).toEqual([])
    expect(await idsFor(String(old))).toEqual([])
    for (const q of ["castellvi", "ubaldina prats", "3312349999"]) expect(await idsFor(q), q).toEqual([personID])
    expect(await here.as("caseworker", () => Person.fromID({ personID }))).toMatchObject({ originState: "JAL" })
  })

  it("finds a minor for those who have that duty, and for nobody else", async () => {
    const birth = { known: "day", date: "2012-05-05" }
    const girl = await here.as("coordinator", () => CaseFile.open(withNames(names("Aracely", "Tlapanco"), { birth })))
    expect((await here.as("coordinator", () => CaseFile.fromID({ casefileID: girl.casefileID }))).minor).toBe(true)
    expect((await search("tlapanco", "coordinator")).items).toHaveLength(1)
    expect((await search("tlapanco")).items).toEqual([])
    expect((await search(girl.folio)).items).toEqual([])
    const read = here.as("caseworker", () => Person.fromID({ personID: girl.personID }))
    expect(await refused(read)).toBe("minors_duty_required")
    const alike = await here.as("caseworker", () =>
      People.alike({ names: names("Aracely", "Tlapanco"), birth: { known: "day", date: "2012-05-05" } }),
    )
    expect(alike.items).toEqual([])
  })
})

describe("a minor", () => {
  it("is one from the day her birth is known, and no more from the tick after she comes of age", async () => {
    const her = await openWith(names("Nieves", "Ocampo"))
    const file = () => here.as("coordinator", () => CaseFile.fromID({ casefileID: her.casefileID }))
    const tick = () => Act.with({ type: "system", job: "digest", tenantID: here.tenantID }, () => People.updateAges())
    expect((await file()).minor).toBe(false)
    const { personID, version, languages } = await here.as("coordinator", () =>
      Person.fromID({ personID: her.personID }),
    )
    const eighteen = new Date(now + 40 * day)
    const date = `${eighteen.getUTCFullYear() - 18}${eighteen.toISOString().slice(4, 10)}`
    await here.as("coordinator", () =>
      People.identify({
        personID,
        version,
        languages,
        names: names("Nieves", "Ocampo"),
        birth: { known: "day", date },
      }),
    )
    expect((await file()).minor).toBe(true)
    expect(await tick()).toEqual({ grown: 0 })
    now += 39 * day
    await tick()
    expect((await file()).minor).toBe(true)
    // Her birthday in UTC, and the evening before at the consulate.
    now = Date.parse(`${eighteen.toISOString().slice(0, 10)}T03:00:00.000Z`)
    await tick()
    expect((await file()).minor).toBe(true)
    now += 2 * day
    expect(await tick()).toEqual({ grown: 1 })
    expect((await file()).minor).toBe(false)
    expect(await tick()).toEqual({ grown: 0 })
    expect(await here.as("caseworker", () => Person.fromID({ personID }))).toMatchObject({ minor: false })
  })
})

describe("a woman who is on record already", () => {
  const birth = { known: "year" as const, year: 1988 }

  it("is shown with the reasons while she is typed, and must be looked at before a second record is made", async () => {
    const first = await openWith(names("Eufemia", "Landeros", "Ibáñez"), { birth })
    const hers = telephone
    const alike = (more: object) => here.as("caseworker", () => People.alike(more))
    const [same] = (await alike({ names: names("Eufemia", "Landeros", "Ibanes"), birth })).items
    expect(same).toMatchObject({ personID: first.personID, reasons: ["same_name_and_year"], mustBeSeen: true })
    const [byPhone] = (await alike({ names: { given: "Otra" }, phones: [`+1 ${hers}`] })).items
    expect(byPhone).toMatchObject({ personID: first.personID, reasons: ["same_phone"] })
    const [part] = (await alike({ names: { given: "Eufemia", firstSurname: "Ibáñez" } })).items
    expect(part).toMatchObject({ reasons: ["part_of_name"], mustBeSeen: false })
    expect((await alike({ names: names("Eufemia", "Landeros", "Otero") })).items).toEqual([])
    const older = { known: "year" as const, year: 1961 }
    expect((await alike({ names: names("Eufemia", "Landeros", "Ibáñez"), birth: older })).items).toEqual([])
    const again = withNames(names("Eufemia", "Ibáñez", "Landeros"))
    expect(await refused(open(again))).toBe("possible_duplicate")
    expect(await refused(open({ ...again, distinct: [createID("person")] }))).toBe("possible_duplicate")
    expect(await refused(open({ ...again, distinct: [first.personID] }))).toBe("done")
  })

  it("is not made a second time by whoever lacks a course or a code, who is told why", async () => {
    await openWith(names("Genoveva", "Olivares", "Tun"))
    const again = withNames(names("Genoveva", "Olivares", "Tun"))
    const { staffID } = await here.as("caseworker", async () => Act.staff())
    const lacking = <T>(run: () => Promise<T>) =>
      Act.with(
        {
          ...{ type: "staff", tenantID: here.tenantID, staffID, identity: "test-lacking", role: "caseworker" },
          duties: { areas: [], minors: false },
          fitness: { courseUntil: null, codeVersion: null, codeSignedAt: null },
        },
        run,
      )
    for (const [asked, code] of [
      ["requireCourse", "course_required"],
      ["requireCode", "code_required"],
    ] as const) {
      await here.as("coordinator", () => Tenant.changeSettings({ set: { [asked]: true } }))
      expect(await refused(lacking(() => CaseFile.open(again)))).toBe(code)
      // A person who is not on record is created.
      const stranger = withNames(names(`Nueva${asked}`, "Zazueta", "Quej"))
      expect(await refused(lacking(() => CaseFile.open(stranger)))).toBe("done")
      await here.as("coordinator", () => Tenant.changeSettings({ set: { [asked]: false } }))
    }
  })

  it("and is a minor, is no more known by a refusal than by a search: the second record is merged by whoever sees both", async () => {
    const person = { ...names("Candelaria", "Sosa", "Pech") }
    const girl = await here.as("coordinator", () => CaseFile.open({ ...withNames(person), minor: true }))
    const second = await open(withNames(person))
    const { items } = await here.as("coordinator", () => People.alike({ names: person }))
    expect(items.map(({ personID }) => personID)).toEqual(expect.arrayContaining([girl.personID, second.personID]))
    await here.as("coordinator", () => People.merge({ personID: girl.personID, otherID: second.personID }))
  })

  it("gets another case file under the same record", async () => {
    const first = await openWith(names("Tomasa", "Villaseñor", "Rúa"))
    const { casefileID, folio, personID } = await open({
      ...withNames(names("x", "y")),
      person: undefined,
      personID: first.personID,
    })
    expect(personID).toBe(first.personID)
    const [found] = (await search("tomasa rua")).items
    expect(found?.casefiles.map((file) => file.folio)).toEqual([folio, first.folio])
    const dataKey = await here.as("caseworker", () => Person.dataKey(personID))
    expect(
      await here.as("caseworker", async () => dataKey.open(casefileID, await dataKey.seal(casefileID, { a: 1 }))),
    ).toEqual({ a: 1 })
    expect(await refused(open({ ...withNames(names("x", "y")), personID }))).not.toBe("done")
  })
})

describe("two records of one woman", () => {
  const merge = (personID: string, otherID: string) => here.as("coordinator", () => People.merge({ personID, otherID }))
  const unmerge = (personID: string, otherID: string) =>
    here.as("coordinator", () => People.unmerge({ personID, otherID }))
  const read = (personID: string) => here.as("coordinator", () => Person.fromID({ personID }))

  it("are answered for by one, with the case files of both and what both call safe, until that is taken back", async () => {
    const one = await openWith(names("Brígida", "Mondragón", "Peralta"))
    const other = await openWith(names("Ximena", "Sotelo"))
    const sealed = await here.as("coordinator", async () =>
      (await Person.dataKey(other.personID)).seal(other.casefileID, { note: "ñ" }),
    )
    const before = [await read(one.personID), await read(other.personID)]
    now += 1000
    await merge(one.personID, other.personID)
    for (const personID of [one.personID, other.personID]) {
      const found = await read(personID)
      expect(found).toMatchObject({ personID: one.personID, names: { given: "Brígida" }, contactStale: true })
      expect(found.safeContact).toMatchObject({ allowed: "she_calls", channels: [] })
    }
    for (const q of ["mondragon peralta", "ximena sotelo", other.folio]) {
      const { items } = await search(q)
      expect(
        items.map(({ personID }) => personID),
        q,
      ).toEqual([one.personID])
      expect(items[0]?.casefiles.map(({ folio }) => folio).sort()).toEqual([one.folio, other.folio].sort())
    }
    const opened = await here.as("coordinator", async () =>
      (await Person.dataKey(other.personID)).open(other.casefileID, sealed),
    )
    expect(opened).toEqual({ note: "ñ" })
    const tasks = await here.as("caseworker", () => Inbox.list({ status: "open", limit: 100 }))
    expect(
      tasks.items.filter(
        ({ kind, folio }) => kind === "reconfirm_contact" && [one.folio, other.folio].includes(folio ?? ""),
      ),
    ).toHaveLength(1)
    now += 1000
    await unmerge(one.personID, other.personID)
    const after = [await read(one.personID), await read(other.personID)]
    expect(after.map(({ version, ...rest }) => rest)).toEqual(before.map(({ version, ...rest }) => rest))
    for (const { personID } of [one, other])
      expect((await actions(personID)).filter((action) => /merged$/.test(action))).toEqual([
        "person.unmerged",
        "person.merged",
      ])
  })

  it("are what she says of them once she was asked again", async () => {
    const one = await openWith(names("Rufina", "Camarillo"))
    const other = await openWith(names("Rufina", "Zacarías"))
    now += 1000
    await merge(one.personID, other.personID)
    now += 1000
    const safeContact = { allowed: "yes" as const, channels: [{ channel: "email" as const, value: "r@example.org" }] }
    await here.as("caseworker", async () => {
      const { version } = await Person.fromID({ personID: other.personID })
      return Person.changeContact({ personID: other.personID, safeContact, version })
    })
    expect(await read(one.personID)).toMatchObject({ contactStale: false, safeContact: { allowed: "yes" } })
    const tasks = await here.as("caseworker", () => Inbox.list({ status: "open", limit: 100 }))
    expect(tasks.items.some(({ folio }) => folio === one.folio)).toBe(false)
  })

  it("are merged and separated by a coordinator only, and never in a chain", async () => {
    const [a, b, c] = [
      await openWith(names("Aa", "Kraus")),
      await openWith(names("Bb", "Lunt")),
      await openWith(names("Cc", "Mist")),
    ]
    const pair = { personID: a.personID, otherID: b.personID }
    expect(await refused(here.as("caseworker", () => People.merge(pair)))).toBe("forbidden")
    expect(await refused(here.as("caseworker", () => People.unmerge(pair)))).toBe("forbidden")
    expect(await refused(merge(a.personID, a.personID))).toBe("merge_itself")
    await merge(a.personID, b.personID)
    expect(await refused(merge(c.personID, a.personID))).toBe("merge_chain")
    expect(await refused(merge(b.personID, c.personID))).toBe("merge_chain")
    expect(await refused(unmerge(c.personID, b.personID))).toBe("merge_not_found")
  })
})

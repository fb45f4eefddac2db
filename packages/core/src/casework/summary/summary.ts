import { Audit } from "../../audit/audit/inside"
import { verb } from "../../platform/actor"
import { catalogueKeys } from "../../platform/data/catalogues"
import { categories } from "../../platform/data/categories"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { dayIn } from "../../platform/util/day"
import { Access } from "../../tenancy/access/inside"
import { Catalogue } from "../../tenancy/catalogue/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { CaseFile } from "../casefile/inside"
import { Dependant } from "../dependant/inside"
import { Incident } from "../incident/inside"
import { Person } from "../person/inside"
import { Sheet } from "../sheet/inside"
import { columns } from "./summary.rules"
import { FromIDInput, type Info } from "./summary.schema"

/**
 * One page from which staff type the case into the ministry's system (SIPC; there is no integration): headquarters'
 * columns, in Spanish whatever the reader's language, limited to what this reader may see. The read is audited first.
 */
export const ofCaseFile = verb("summary.read", FromIDInput, async ({ casefileID }): Promise<Info> => {
  const casefile = await CaseFile.enter(casefileID)
  const { personID } = casefile
  await Audit.read({ action: "summary.read", subjects: [casefileID, personID] })
  const [sheet, incidents, dependants, person, tenant, { entries }, word] = await awaitAll([
    Sheet.forSummary(casefileID, personID),
    Incident.ofCaseFile(casefile),
    Dependant.ofCaseFile(casefile),
    Person.forDisclosure(personID),
    Tenant.current(),
    Catalogue.current("sipc_column"),
    words(),
  ])
  const { given, firstSurname, secondSurname } = person.names
  const facts = {
    casefile,
    sheet,
    incidents,
    dependants,
    name: [given, firstSurname, secondSurname].filter(Boolean).join(" "),
    office: tenant.names.es,
    openedOn: dayIn(casefile.openedAt, tenant.timeZone),
    needs: casefile.needs.map((need) => categories.find(({ key }) => key === need)?.es ?? need),
    word,
  }
  return {
    casefileID,
    folio: casefile.folio,
    columns: columns(entries, facts, await hidden(casefile)),
    madeAt: Clock.iso(),
  }
})

async function hidden(casefile: Parameters<typeof Access.sees>[1]) {
  const parts = ["narrative", "perpetrator"] as const
  const seen = await awaitAll(parts.map((part) => Access.sees(part, casefile)))
  return parts.filter((_, index) => !seen[index])
}

async function words(): Promise<(catalogue: string, key: string) => string> {
  const all = await awaitAll(catalogueKeys.map((key) => Catalogue.current(key)))
  const known = new Map(all.flatMap(({ key, entries }) => entries.map((entry) => [`${key}/${entry.key}`, entry.es])))
  return (catalogue, key) => known.get(`${catalogue}/${key}`) ?? key
}

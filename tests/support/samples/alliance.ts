import type { Samples } from "../samples"

const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

export const alliance: Samples = {
  "POST /api/alliances/:allianceID": () => ({
    version: 1,
    terms: { object: "Consultas y talleres", dataSharing: true, languages: ["es", "en"] },
  }),
  "POST /api/alliances/:allianceID/submit": () => ({ version: 1 }),
  "POST /api/alliances/:allianceID/return": () => ({ version: 1 }),
  "POST /api/alliances/:allianceID/opinion": () => ({
    version: 1,
    opinion: { number: "CJA-0142/26", on: "2026-01-05" },
  }),
  "POST /api/alliances/:allianceID/sign": () => ({ version: 1, signedOn: "2026-01-05", startsOn: "2026-01-05" }),
  "POST /api/alliances/:allianceID/renew": () => ({
    version: 1,
    kind: "mou",
    signedOn: "2026-01-05",
    endsOn: "2032-12-31",
  }),
  "GET /api/commitments": ({ allianceID }) => ({ allianceID }),
  "POST /api/commitments": ({ allianceID }) => ({
    allianceID,
    benefit: "service",
    category: "legal_immigration",
    amount: 20,
    from: "2026-01-01",
    to: "2030-12-31",
  }),
  "GET /api/attachments": ({ allianceID }) => ({ owner: "alliance", ownerID: allianceID }),
  "POST /api/attachments": ({ allianceID }) => ({
    owner: "alliance",
    ownerID: allianceID,
    purpose: "signed_copy",
    type: "application/pdf",
    size: 1024,
    sha256: empty,
    name: "acuerdo.pdf",
  }),
  "POST /api/attachments/:attachmentID/parts": () => ({ index: 0, data: "JVBERi0xLjc=" }),
}

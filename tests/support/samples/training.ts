import type { Samples } from "../samples"

const plan = {
  audience: "authorities",
  topics: ["consular_notification", "gender_violence"],
  title: "Notificación consular para el sheriff",
  startsAt: "2026-03-04T14:00:00Z",
  endsAt: "2026-03-04T16:00:00Z",
  timeZone: "America/New_York",
  countyFips: "42101",
  speakers: ["cónsul de protección"],
  plannedHeads: 30,
  offered: "notificacion_consular",
}
const followed = { contactedAt: "2026-03-02T15:30:00Z", visitedOn: "2026-03-04" }

export const training: Samples = {
  "GET /api/trainings": () => ({ from: "2026-03-01", to: "2026-03-31" }),
  "POST /api/trainings": ({ organizationID }) => ({ ...plan, partners: [organizationID] }),
  "POST /api/trainings/:trainingID/hold": () => ({
    attendance: [
      { agency: "sheriff", level: "county", heads: 18 },
      { agency: "police", level: "local", heads: 7 },
    ],
    materials: ["Tarjeta de notificación consular"],
    languages: ["en"],
    satisfaction: { asked: 20, satisfied: 18 },
    costs: [{ kind: "printing", amountCents: 12_000, currency: "USD" }],
    agreed: "Aviso al teléfono de guardia en menos de una hora.",
  }),
  "POST /api/trainings/:trainingID/follow": () => ({ what: "Enviar el cartel del artículo 36", dueOn: "2030-06-01" }),
  "POST /api/trainings/:trainingID/cancel": () => ({ reason: "mistake" }),
  "GET /api/notifications": () => ({ from: "2026-03-01", to: "2026-03-31" }),
  "GET /api/notifications/summary": () => ({ from: "2026-03-01", to: "2026-03-31" }),
  "POST /api/notifications": ({ casefileID }) => ({
    receivedAt: "2026-03-02T14:10:00Z",
    timeZone: "America/New_York",
    agency: "sheriff",
    level: "county",
    countyFips: "42101",
    asked: "yes",
    casefileID,
  }),
  "POST /api/notifications/:notificationID": () => ({ ...followed, version: 1 }),
  "POST /api/staff/:staffID/certificates": () => ({
    course: "gbv_protocol",
    hours: 20,
    issuedOn: "2026-01-15",
    validUntil: "2028-01-15",
  }),
}

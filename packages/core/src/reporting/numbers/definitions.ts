import type { Family } from "../../statistics/statistics/families.schema"
import type { Metric } from "../../statistics/statistics/statistics.schema"

type Words = { es: string; en: string }
export type Definition = { name: Words; text: Words }
const of = (es: string, en: string, textEs: string, textEn: string): Definition => ({
  name: { es, en },
  text: { es: textEs, en: textEn },
})

/** Incremented when a definition changes its meaning: a figure states the version under which it was counted. */
export const definitionsVersion = 1

type Counted = Exclude<Metric, `casefile.detected.${string}`>

/** What each metric counts, in the month of the fact in the consulate's local time. */
const metricDefinitions: Record<Counted, Definition> = {
  "casefile.opened": of(
    "Expedientes abiertos",
    "Case files opened",
    "Expedientes VAIM por el mes en que se abrieron. Una mujer puede tener más de uno.",
    "VAIM case files, by the month in which they were opened. A woman may have more than one.",
  ),
  "referral.made": of(
    "Canalizaciones hechas",
    "Referrals made",
    "Canalizaciones a un aliado que el personal dejó listas o en borrador.",
    "Referrals to an ally that staff made ready or drafted.",
  ),
  "referral.sent": of(
    "Canalizaciones enviadas",
    "Referrals sent",
    "Canalizaciones que salieron al aliado en un aviso.",
    "Referrals that went out to the ally in a notice.",
  ),
  "referral.accepted": of(
    "Canalizaciones aceptadas",
    "Referrals accepted",
    "Respuestas del aliado que dicen que sí, por el mes de la respuesta.",
    "Answers of the ally that say yes, by the month of the answer.",
  ),
  "referral.declined": of(
    "Canalizaciones declinadas",
    "Referrals declined",
    "Respuestas del aliado que dicen que no puede, por el mes de la respuesta.",
    "Answers of the ally that say it cannot, by the month of the answer.",
  ),
  "referral.completed": of(
    "Canalizaciones concluidas",
    "Referrals completed",
    "Canalizaciones cuyo resultado contó la mujer en el seguimiento.",
    "Referrals whose outcome the woman told at follow-up.",
  ),
  "service.given": of(
    "Servicios dados",
    "Services given",
    "Servicios registrados como dados, por el día en que se dieron.",
    "Services recorded as given, by the day on which they were.",
  ),
  "service.declined": of(
    "Servicios que ella no quiso",
    "Services she declined",
    "Servicios que se ofrecieron y la mujer no quiso.",
    "Services that were offered and that the woman did not want.",
  ),
  "service.not_available": of(
    "Servicios no disponibles",
    "Services not available",
    "Servicios que hicieron falta y no había.",
    "Services that were needed and were not there.",
  ),
  "service.already_receiving": of(
    "Servicios que ya recibía",
    "Services already received",
    "Servicios que la mujer ya recibía de alguien más.",
    "Services that the woman already received from somebody else.",
  ),
  "fund.requested": of(
    "Apoyos solicitados",
    "Funds requested",
    "Apoyos económicos solicitados a un programa.",
    "Financial support asked of a programme.",
  ),
  "fund.given": of(
    "Apoyos entregados",
    "Funds given",
    "Apoyos económicos entregados.",
    "Financial support handed over.",
  ),
  "satisfaction.yes": of(
    "Satisfechas",
    "Satisfied",
    "Respuestas anónimas de «sí» al cerrar; no se puede saber de quién.",
    "Anonymous answers of “yes” at closing; nobody can say whose.",
  ),
  "satisfaction.no": of(
    "No satisfechas",
    "Not satisfied",
    "Respuestas anónimas de «no» al cerrar; no se puede saber de quién.",
    "Anonymous answers of “no” at closing; nobody can say whose.",
  ),
  "outreach.planned": of(
    "Actividades planeadas",
    "Activities planned",
    "Actividades de vinculación por el mes para el que se planearon.",
    "Outreach activities, by the month for which they were planned.",
  ),
  "outreach.held": of(
    "Actividades realizadas",
    "Activities held",
    "Actividades de vinculación realizadas, por el día en que comenzaron.",
    "Outreach activities held, by the day on which they began.",
  ),
  "outreach.cancelled": of(
    "Actividades canceladas",
    "Activities cancelled",
    "Actividades que estaban planeadas y no se hicieron.",
    "Activities that were planned and not held.",
  ),
  "outreach.participants": of(
    "Participantes",
    "Participants",
    "Cabezas contadas en las actividades realizadas; quien vino dos veces cuenta dos.",
    "Heads counted at activities held; whoever came twice counts twice.",
  ),
  "outreach.detections": of(
    "Detecciones en actividades",
    "Detections at activities",
    "Detecciones hechas en una actividad: solo su número, sin enlace con expediente alguno.",
    "Detections made at an activity: their number only, linked to no case file.",
  ),
  "training.held": of(
    "Capacitaciones impartidas",
    "Trainings held",
    "Capacitaciones a autoridades, personal, aliados o comunidad.",
    "Trainings of authorities, staff, allies or the community.",
  ),
  "training.attendees": of(
    "Personas capacitadas",
    "People trained",
    "Asistentes a las capacitaciones impartidas.",
    "Attendees of trainings held.",
  ),
  "notification.received": of(
    "Notificaciones consulares",
    "Consular notifications",
    "Notificaciones (art. 36) que recibió el consulado.",
    "Notifications (art. 36) that the consulate received.",
  ),
  "alliance.signed": of(
    "Alianzas firmadas",
    "Alliances signed",
    "Acuerdos con aliados por el mes en que entraron en vigor.",
    "Agreements with allies, by the month in which they came into force.",
  ),
  "alliance.renewed": of(
    "Alianzas renovadas",
    "Alliances renewed",
    "Acuerdos que siguieron a otro.",
    "Agreements that followed another.",
  ),
  "alliance.ended": of(
    "Alianzas terminadas",
    "Alliances ended",
    "Acuerdos que terminaron o vencieron.",
    "Agreements that ended or lapsed.",
  ),
  "directory.trouble": of(
    "Incidentes en organizaciones del directorio",
    "Incidents at organisations of the directory",
    "Veces que se anotó que una organización negó o condicionó un servicio, o que su dato era falso; sin enlace con expediente alguno.",
    "Times it was noted that an organisation refused a service or set conditions, or that its data was wrong; linked to no case file.",
  ),
}

/** What each family divides, and by what. */
const familyDefinitions: Record<Family, Definition> = {
  "casefile.detected": of(
    "Expedientes por área que detectó",
    "Case files by detecting area",
    "Expedientes que comenzaron con una detección, por el área que la hizo.",
    "Case files that began with a detection, by the area that made it.",
  ),
  "casefile.ambito": of(
    "Expedientes por ámbito",
    "Case files by ámbito",
    "Por el ámbito principal, en el mes de apertura; una corrección mueve la cuenta de ese mes.",
    "By the principal ámbito, in the month of opening; a correction moves that month’s count.",
  ),
  "casefile.violence": of(
    "Expedientes por tipo de violencia",
    "Case files by type of violence",
    "Expedientes con al menos un incidente del tipo; un expediente puede estar en varios.",
    "Case files with at least one incident of the type; one may stand in several.",
  ),
  "casefile.age": of(
    "Expedientes por grupo de edad",
    "Case files by age group",
    "Por la edad al abrirse el expediente.",
    "By age when the case file was opened.",
  ),
  "casefile.origin": of(
    "Expedientes por estado de origen",
    "Case files by state of origin",
    "Por la entidad federativa de origen.",
    "By the Mexican state of origin.",
  ),
  "service.category": of(
    "Servicios dados por categoría",
    "Services given by category",
    "Servicios dados, por su categoría.",
    "Services given, by their category.",
  ),
  "referral.category": of(
    "Canalizaciones por categoría",
    "Referrals by category",
    "Canalizaciones hechas, por la categoría del servicio.",
    "Referrals made, by the category of the service.",
  ),
  "outreach.kind": of(
    "Actividades por tipo",
    "Activities by kind",
    "Actividades realizadas, por su tipo.",
    "Activities held, by kind.",
  ),
  "outreach.campaign": of(
    "Actividades por campaña",
    "Activities by campaign",
    "Actividades realizadas, por campaña.",
    "Activities held, by campaign.",
  ),
  "outreach.mode": of(
    "Actividades por modalidad",
    "Activities by mode",
    "Actividades realizadas: presenciales, a distancia o mixtas.",
    "Activities held: in person, remote or both.",
  ),
  "outreach.service": of(
    "Servicios en actividades",
    "Services at activities",
    "Servicios dados en actividades, por categoría.",
    "Services given at activities, by category.",
  ),
  "participant.group": of(
    "Participantes por grupo",
    "Participants by group",
    "Cabezas contadas, por grupo.",
    "Heads counted, by group.",
  ),
  "training.audience": of(
    "Capacitaciones por público",
    "Trainings by audience",
    "Capacitaciones impartidas, por público.",
    "Trainings held, by audience.",
  ),
  "training.topic": of(
    "Capacitaciones por tema",
    "Trainings by topic",
    "Capacitaciones impartidas, por tema.",
    "Trainings held, by topic.",
  ),
  "attendee.agency": of(
    "Capacitados por institución",
    "Attendees by agency",
    "Asistentes, por tipo de institución.",
    "Attendees, by kind of agency.",
  ),
  "attendee.level": of("Capacitados por nivel", "Attendees by level", "Asistentes, por nivel.", "Attendees, by level."),
  "alliance.kind": of(
    "Alianzas por tipo",
    "Alliances by kind",
    "Acuerdos firmados, por su tipo.",
    "Agreements signed, by their kind.",
  ),
}

export const definitions: Record<string, Definition> = { ...metricDefinitions, ...familyDefinitions }

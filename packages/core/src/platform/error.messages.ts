/** Every error that the product can show, in Spanish and English: what happened and what to do. */
export const messages = {
  report_month_ahead: {
    es: "Ese mes todavía no comienza. Elija este mes o uno anterior.",
    en: "That month has not begun. Choose this month or an earlier one.",
  },
  report_exists: {
    es: "Ese mes ya tiene informe. Ábralo desde la lista.",
    en: "That month has a report already. Open it from the list.",
  },
  report_approved: {
    es: "El informe ya está aprobado y no cambia. Lo que se corrija aparecerá en el siguiente.",
    en: "The report is approved and does not change. What is corrected appears in the next one.",
  },
  report_month_open: {
    es: "El mes no ha terminado. Apruebe el informe cuando termine.",
    en: "The month is not over. Approve the report when it is.",
  },
  invalid: { es: "Revise los campos señalados.", en: "Check the marked fields." },
  malformed_json: { es: "El cuerpo no es JSON válido.", en: "The body is not valid JSON." },
  body_not_object: { es: "El cuerpo debe ser un objeto JSON.", en: "The body must be a JSON object." },
  answer_too_large: {
    es: "La respuesta pesa más de 5 MB. Pida menos por página (per_page, format=json) o filtre.",
    en: "The answer is larger than 5 MB. Ask for fewer a page (per_page, format=json), or filter.",
  },
  too_often: {
    es: "Son demasiadas solicitudes seguidas. Espere un minuto y vuelva a intentarlo.",
    en: "These are too many requests in a row. Wait a minute and try again.",
  },
  body_too_large: { es: "El envío supera 256 KB. Envíe menos datos.", en: "The body exceeds 256 KB. Send less data." },
  idempotency_key_required: {
    es: "Falta el encabezado Idempotency-Key: de 22 a 64 letras, números o guiones al azar, como un UUID.",
    en: "The Idempotency-Key header is missing: 22 to 64 random letters, digits or hyphens, such as a UUID.",
  },
  idempotency_key_reused: {
    es: "Esta clave ya se usó con otro contenido. Envíe la petición con una clave nueva.",
    en: "This key was already used with another body. Send the request with a new key.",
  },
  signed_out: {
    es: "Esta sesión se cerró desde otro dispositivo o por quien administra el acceso. Entre de nuevo; lo que escribió se conserva.",
    en: "This session was ended from another device or by whoever manages access. Sign in again; what you typed is kept.",
  },
  unauthenticated: { es: "Inicie sesión para continuar.", en: "Sign in to continue." },
  consulate_required: {
    es: "Indique en qué consulado trabaja (encabezado Ventanilla-Consulate).",
    en: "Say which consulate you are working in (Ventanilla-Consulate header).",
  },
  not_member: { es: "No tiene acceso a este consulado.", en: "You do not have access to this consulate." },
  forbidden: { es: "Su rol no permite esta acción.", en: "Your role does not allow this action." },
  minors_duty_required: {
    es: "Este expediente es de una persona menor de edad. Pida a coordinación que se lo abra.",
    en: "This is the case file of a minor. Ask the coordinator to open it to you.",
  },
  not_assigned: {
    es: "Esta parte la ve quien lleva el expediente. Pida a coordinación que se lo asigne.",
    en: "This part is seen by whoever carries the case file. Ask the coordinator to assign it to you.",
  },
  consulate_not_active: {
    es: "Este consulado no está activo. Consulte a la sede.",
    en: "This consulate is not active. Ask headquarters.",
  },
  front_only: {
    es: "Esta dirección no atiende solicitudes. Use la de la consola.",
    en: "This address answers no requests. Use the console's.",
  },
  not_found: { es: "No existe o no está a su alcance.", en: "It does not exist or is out of your reach." },
  stale: {
    es: "Otra persona cambió esto mientras tanto. Vuelva a abrirlo e inténtelo de nuevo.",
    en: "Somebody changed this in the meantime. Open it again and retry.",
  },
  unavailable: {
    es: "El servicio no respondió a tiempo. Nada se perdió: inténtelo de nuevo.",
    en: "The service did not answer in time. Nothing was lost: try again.",
  },
  invalid_cursor: {
    es: "La página pedida ya no existe. Vuelva al inicio de la lista.",
    en: "That page no longer exists. Go back to the start of the list.",
  },
  link_invalid: { es: "Este enlace no es válido o fue revocado.", en: "This link is not valid or was revoked." },
  link_expired: { es: "Este enlace venció. Pida uno nuevo.", en: "This link has expired. Ask for a new one." },
  link_closed: {
    es: "Este enlace ya no está en uso. Si en su buzón hay un correo más reciente, abra el suyo; si no, llame al consulado.",
    en: "This link is no longer in use. If your mailbox has a later mail, open its link; if not, call the consulate.",
  },
  link_unconfirmed: {
    es: "Su buzón debe confirmarse de nuevo. Busque el correo «Confirme de nuevo este buzón», o llame al consulado.",
    en: "Your mailbox must be confirmed again. Look for the mail “Confirm this mailbox again”, or call the consulate.",
  },
  link_budget: {
    es: "Se hizo demasiado con este enlace en poco tiempo. Espere y vuelva a intentarlo, o llame al consulado.",
    en: "Too much was done with this link in a short time. Wait and try again, or call the consulate.",
  },
  mail_budget: {
    es: "Hoy ya salieron varios correos a esta dirección, o desde su cuenta. Espere a mañana, o llame por teléfono.",
    en: "Several mails have gone to this address today, or from your account. Wait until tomorrow, or telephone.",
  },
  code_budget: {
    es: "Hoy ya se enviaron muchos códigos a este buzón. Espere a mañana, o llame al consulado.",
    en: "Many codes have gone to this mailbox today. Wait until tomorrow, or call the consulate.",
  },
  link_used: { es: "Este enlace ya se usó.", en: "This link has already been used." },
  password_weak: {
    es: "Use al menos 12 caracteres con mayúscula, minúscula, número y símbolo.",
    en: "Use at least 12 characters with upper case, lower case, a digit and a symbol.",
  },
  office_taken: { es: "Esta oficina ya está incorporada.", en: "This office has already joined." },
  invalid_office_name: {
    es: "El nombre lleva caracteres que un correo no admite. Use letras, espacios y puntuación sencilla.",
    en: "The name has characters that a mail cannot carry. Use letters, spaces and simple punctuation.",
  },
  office_unknown: { es: "Esa oficina no está en el catálogo.", en: "That office is not in the catalogue." },
  tenant_wrong_state: {
    es: "El consulado no está en un estado que permita esta acción.",
    en: "The consulate is not in a state that allows this action.",
  },
  consulate_not_empty: {
    es: "El consulado ya tiene expedientes propios: solo se importa en uno vacío.",
    en: "The consulate already has records of its own: an archive is imported into an empty one only.",
  },
  archive_of_another: {
    es: "Este archivo es de otro consulado. Impórtelo en un consulado vacío.",
    en: "This archive is of another consulate. Import it into an empty one.",
  },
  table_not_free: {
    es: "Queda una tabla de una restauración anterior. Quítela antes de empezar otra.",
    en: "A table of an earlier restore is still there. Remove it before another one begins.",
  },
  invitation_accepted: {
    es: "La invitación ya se aceptó: el consulado tiene quien lo coordine. Si no es la persona esperada, suspenda el consulado.",
    en: "The invitation was accepted already: the consulate has its coordinator. If it is not the person you meant, suspend the consulate.",
  },
  already_member: {
    es: "Esta persona ya es parte del consulado.",
    en: "This person already belongs to the consulate.",
  },
  headquarters_not_staff: {
    es: "Quien es de la sede no puede ser parte de un consulado, ni al revés. Use la cuenta de otra persona.",
    en: "Whoever belongs to headquarters cannot belong to a consulate, nor the other way round. Use another person's account.",
  },
  last_coordinator: {
    es: "Debe quedar al menos una coordinadora o coordinador activo.",
    en: "At least one active coordinator must remain.",
  },
  setting_not_overridable: { es: "Este ajuste lo fija la sede.", en: "Headquarters sets this one." },
  casefile_closed: {
    es: "El expediente está cerrado. Reábralo para continuar.",
    en: "The case file is closed. Reopen it to go on.",
  },
  casefile_open: { es: "El expediente ya está abierto.", en: "The case file is already open." },
  consent_missing: {
    es: "No hay consentimiento vigente para esta organización. Regístrelo antes de canalizar.",
    en: "There is no live consent for this organisation. Record it before referring.",
  },
  consent_other: {
    es: "El consentimiento es de otra persona, organización o expediente.",
    en: "The consent is for another person, organisation or case file.",
  },
  consent_period: {
    es: "El periodo debe empezar antes de terminar y no pasar del máximo que fijan la sede o el consulado.",
    en: "The period must start before it ends and keep to the most that headquarters or the consulate allows.",
  },
  consent_revoked: { es: "El consentimiento ya estaba revocado.", en: "The consent had already been revoked." },
  alliance_missing: {
    es: "No hay una alianza vigente con esta organización.",
    en: "There is no alliance in force with this organisation.",
  },
  alliance_wrong_state: {
    es: "En el estado en que está la alianza, esto no se puede. Vuelva a abrirla.",
    en: "The alliance's present state does not allow this. Open it again.",
  },
  alliance_opinion_missing: {
    es: "Falta el dictamen de Consultoría Jurídica: anote su número y fecha antes de firmar.",
    en: "The legal opinion is missing: note its number and date before signing.",
  },
  alliance_day_future: { es: "Esta fecha todavía no llega.", en: "This day is still to come." },
  alliance_before_signing: {
    es: "La vigencia no puede empezar antes de la firma.",
    en: "The term cannot start before it was signed.",
  },
  alliance_overlap: {
    es: "La renovación debe empezar después del último día de la alianza anterior.",
    en: "The renewal must start after the last day of the agreement before it.",
  },
  alliance_gap: {
    es: "La renovación debe empezar, a más tardar, el día siguiente al fin de la anterior o el día de la firma.",
    en: "The renewal must start at the latest on the day after the one before ends, or on the day it is signed.",
  },
  commitment_category: {
    es: "Diga de qué servicio se trata; sólo un servicio lo lleva.",
    en: "Say which service it is; only a service has one.",
  },
  file_type: {
    es: "El archivo no es del tipo que va aquí. Los documentos van en PDF; las imágenes, en PNG o JPEG.",
    en: "The file is not of the type that goes here. Documents come as PDF; pictures as PNG or JPEG.",
  },
  file_purpose: { es: "Aquí no va ese tipo de archivo.", en: "That kind of file does not go here." },
  file_name: {
    es: "El nombre del archivo debe terminar como su tipo: un PDF en .pdf; una imagen en .png, .jpg, .jpeg o .jfif.",
    en: "The file's name must end as its type does: a PDF in .pdf; a picture in .png, .jpg, .jpeg or .jfif.",
  },
  file_part: {
    es: "Una parte del archivo llegó incompleta. Envíelo de nuevo.",
    en: "A part of the file arrived incomplete. Send it again.",
  },
  file_incomplete: {
    es: "Faltan partes del archivo. Envíelo de nuevo.",
    en: "Parts of the file are missing. Send it again.",
  },
  file_wrong_state: { es: "Este archivo ya no admite ese paso.", en: "This file no longer allows that step." },
  file_truncated: { es: "El archivo está cortado: no tiene su final.", en: "The file is cut off: its end is missing." },
  file_active: {
    es: "El PDF lleva un programa, o hace más al abrirse que mostrar una página. Imprímalo a PDF y súbalo de nuevo.",
    en: "The PDF carries a script, or does more when opened than show a page. Print it to PDF and send it again.",
  },
  file_embedded: {
    es: "El PDF lleva otro archivo dentro. Imprímalo a PDF y súbalo de nuevo.",
    en: "The PDF carries another file inside. Print it to PDF and send it again.",
  },
  file_encrypted: {
    es: "El PDF está protegido con contraseña. Quítela y súbalo de nuevo.",
    en: "The PDF is protected by a password. Remove it and send it again.",
  },
  file_polyglot: {
    es: "El archivo contiene algo más que el documento o la imagen. Imprima el documento a PDF, o guarde la imagen como JPEG, y súbalo de nuevo.",
    en: "The file contains more than the document or the picture. Print the document to PDF, or save the picture as JPEG, and send it again.",
  },
  file_heic: {
    es: "La foto está en HEIC, que aquí no se puede leer. Expórtela como JPEG y envíela de nuevo. Para las siguientes, en un iPhone: Ajustes, Cámara, Formatos, «Más compatible».",
    en: "The photo is in HEIC, which cannot be read here. Export it as JPEG and send it again. For the next ones, on an iPhone: Settings, Camera, Formats, “Most Compatible”.",
  },
  file_malware: {
    es: "El archivo tiene la marca de un programa dañino.",
    en: "The file bears the mark of a harmful program.",
  },
  file_too_large: { es: "El archivo pasa de 4 MB.", en: "The file exceeds 4 MB." },
  file_unjudged: {
    es: "No se pudo terminar de revisar el archivo y no se guardó. Envíelo otra vez; si vuelve a pasar, guárdelo de nuevo desde otro programa y envíe esa copia.",
    en: "The file could not be checked to its end and was not kept. Send it again; if that happens once more, save it anew from another program and send that copy.",
  },
  file_damaged: {
    es: "El archivo está dañado o no se puede leer completo. Guárdelo de nuevo y súbalo.",
    en: "The file is damaged, or cannot be read as a whole. Save it anew and send it again.",
  },
  alliance_period: { es: "La vigencia debe empezar antes de terminar.", en: "The term must start before it ends." },
  mailbox_missing: {
    es: "La organización no tiene un buzón verificado.",
    en: "The organisation has no verified mailbox.",
  },
  mailbox_exists: { es: "Esta organización ya tiene ese buzón.", en: "This organisation already has that mailbox." },
  mailbox_wrong_state: {
    es: "El buzón no está en un estado que permita esta acción.",
    en: "The mailbox is not in a state that allows this action.",
  },
  verification_no_address: {
    es: "No hay a qué correo preguntarle. Agregue un buzón o el correo de la organización, o verifique por teléfono.",
    en: "There is no address to ask at. Add a mailbox or the organisation's e-mail, or verify by phone.",
  },
  verification_no_service: {
    es: "No tiene servicios activos que verificar.",
    en: "It has no active services to verify.",
  },
  verification_not_waiting: {
    es: "Esta respuesta ya se revisó, o todavía no llega.",
    en: "This answer was reviewed already, or has not come yet.",
  },
  verification_outdated: {
    es: "Todo lo que propone cambió aquí después de que respondieron: no hay nada que aceptar. Déjelo como está o pregunte de nuevo.",
    en: "All that it proposes was changed here after they answered: there is nothing to accept. Leave it as it is, or ask again.",
  },
  verification_nothing: {
    es: "Confirme al menos un servicio, o diga qué es distinto.",
    en: "Confirm at least one service, or say what is different.",
  },
  verification_twice: {
    es: "Un mismo servicio no puede seguir igual y ser distinto.",
    en: "The same service cannot be still correct and different.",
  },
  verification_other: {
    es: "Ese servicio no es de esta organización.",
    en: "That service is not this organisation's.",
  },
  nothing_changed: { es: "Diga qué es distinto.", en: "Say what is different." },
  trouble_future: { es: "El día todavía no llega.", en: "That day has not come yet." },
  trouble_cleared: { es: "Este incidente ya se aclaró.", en: "This incident was cleared up already." },
  service_other: { es: "El servicio es de otra organización.", en: "The service belongs to another organisation." },
  services_full: {
    es: "Una organización puede tener hasta 50 servicios. Cambie uno que ya no se ofrezca.",
    en: "An organisation can have up to 50 services. Change one that is no longer offered.",
  },
  location_other: {
    es: "El lugar es de otra organización.",
    en: "The location belongs to another organisation.",
  },
  directory_too_large: {
    es: "Lo publicado de esta organización no cabe. Acorte descripciones o publique menos servicios.",
    en: "What is published of this organisation does not fit. Shorten descriptions or publish fewer services.",
  },
  locations_full: {
    es: "Una organización puede tener hasta 20 lugares. Cambie uno que ya no se use.",
    en: "An organisation can have up to 20 locations. Change one that is no longer used.",
  },
  service_inactive: {
    es: "El servicio o su organización no está activo.",
    en: "The service or its organisation is not active.",
  },
  category_disabled: {
    es: "Esta categoría no está habilitada en el consulado.",
    en: "This category is not enabled in the consulate.",
  },
  referral_wrong_state: {
    es: "La canalización no está en un estado que permita esta acción.",
    en: "The referral is not in a state that allows this action.",
  },
  referral_consent_withdrawn: {
    es: "Ella retiró su consentimiento: con esta canalización ya no hay nada que hacer.",
    en: "She took back her consent: there is nothing more to do with this referral.",
  },
  referral_consent_ended: {
    es: "Su consentimiento terminó. Hable con ella antes de seguir; si ella quiere, haga una canalización nueva.",
    en: "Her consent has ended. Talk with her before going on; if she wants it, make a new referral.",
  },
  referral_undo_late: {
    es: "Esa respuesta ya no se puede cambiar desde aquí. Llame al consulado.",
    en: "That answer can no longer be changed here. Call the consulate.",
  },
  referral_not_accepted: { es: "Primero acepte la canalización.", en: "Accept the referral first." },
  code_wrong: { es: "El código no es correcto.", en: "The code is not right." },
  code_expired: { es: "El código venció. Pida otro.", en: "The code has expired. Ask for another." },
  staff_cannot_carry: {
    es: "Esta persona no puede llevar expedientes: elija a quien coordina o atiende casos.",
    en: "This person cannot carry case files: choose a coordinator or a caseworker.",
  },
  code_exhausted: {
    es: "Demasiados intentos. Espere una hora o llámenos.",
    en: "Too many tries. Wait an hour, or call us.",
  },
  code_too_soon: {
    es: "Espere un minuto antes de pedir otro código.",
    en: "Wait a minute before asking for another code.",
  },
  nothing_to_show: {
    es: "Ella no autorizó mostrar datos, o su autorización terminó. Llame al consulado.",
    en: "She has not agreed to show anything, or her consent has ended. Call the consulate.",
  },
  possible_duplicate: {
    es: "Puede que ya tenga registro. Mire a quienes se parecen y diga si es ella.",
    en: "She may be on record already. Look at those who are alike and say whether it is her.",
  },
  one_person: {
    es: "Indique a una persona nueva o a una que ya tiene registro.",
    en: "Name a new person, or one who is on record already.",
  },
  person_erased: {
    es: "Su identidad fue borrada. Quedan el folio y los números.",
    en: "Her identity was erased. The folio and the numbers remain.",
  },
  person_held: {
    es: "Hay una retención legal. Nada suyo se borra mientras dure.",
    en: "There is a legal hold. Nothing of hers is erased while it lasts.",
  },
  referrals_open: {
    es: "Tiene canalizaciones abiertas. Termínelas o retírelas antes.",
    en: "She has open referrals. Complete or withdraw them first.",
  },
  transfers_open: {
    es: "Su caso va en camino a otro consulado. Retírelo, o espere su respuesta, antes.",
    en: "Her case is on its way to another consulate. Withdraw it, or wait for the answer, first.",
  },
  casefiles_open: {
    es: "Tiene expedientes abiertos. Ciérrelos antes.",
    en: "She has open case files. Close them first.",
  },
  folio_not_hers: {
    es: "Ese folio no es de ella. Escriba el folio del expediente que está viendo.",
    en: "That folio is not hers. Type the folio of the case file in front of you.",
  },
  merge_itself: {
    es: "Es el mismo registro. Elija otro.",
    en: "It is the same record. Choose another.",
  },
  merge_chain: {
    es: "Uno de los registros ya está unido a otro. Separe ese primero, o una con el que responde por él.",
    en: "One of the records is merged already. Separate it first, or merge with the one that speaks for it.",
  },
  merge_not_found: {
    es: "Estos registros no están unidos entre sí.",
    en: "These records are not merged with each other.",
  },
  task_done: { es: "La tarea ya estaba hecha.", en: "The task was already done." },
  district_overlap: {
    es: "Dos oficinas tendrían el mismo lugar el mismo día. Termine una vigencia antes de empezar la otra.",
    en: "Two offices would have the same place on the same day. End one term before the other begins.",
  },
  transfer_here: { es: "Elija otro consulado, no este.", en: "Choose another consulate, not this one." },
  office_not_joined: {
    es: "Esa oficina todavía no trabaja con Ventanilla. Llame para entregarle el caso.",
    en: "That office does not work with Ventanilla yet. Hand the case over by phone.",
  },
  transfer_open: {
    es: "Este expediente ya tiene un traslado en curso.",
    en: "This case file already has a transfer under way.",
  },
  transfer_ended: { es: "Este traslado ya terminó.", en: "This transfer has already ended." },
  transfer_withdrawn: {
    es: "El otro consulado retiró este traslado.",
    en: "The other consulate withdrew this transfer.",
  },
  errand_taken: { es: "Otra persona de su área ya lo tomó.", en: "Somebody of your area already took it." },
  errand_answered: { es: "Este encargo ya se respondió.", en: "This errand was already answered." },
  errand_cancelled: { es: "Este encargo se canceló.", en: "This errand was cancelled." },
  errand_not_late: { es: "Este encargo no está vencido.", en: "This errand is not overdue." },
  errand_due_past: { es: "Elija un momento que aún no haya pasado.", en: "Choose a moment that has not passed yet." },
  errand_appointment_past: {
    es: "La cita debe ser en el futuro.",
    en: "The appointment must be in the future.",
  },
  errand_of_another_area: {
    es: "Este encargo es de otra área. Si es de la suya, pida a coordinación que la registre en Equipo.",
    en: "This errand belongs to another area. If it is yours, ask the coordinator to note your area under Team.",
  },
  detection_became: {
    es: "De esta detección ya se abrió un expediente.",
    en: "A case file was already opened from this detection.",
  },
  detection_dismissed: {
    es: "Esta detección ya se cerró sin expediente.",
    en: "This detection was already closed without a case file.",
  },
  detection_not_taken: { es: "Nadie ha tomado esta detección.", en: "Nobody has taken this detection." },
  detection_taken: { es: "Otra persona ya atendió esta detección.", en: "Somebody already took this detection." },
  nothing_to_change: { es: "No hay nada que cambiar.", en: "There is nothing to change." },
  day_to_come: { es: "La fecha no puede ser futura.", en: "The date cannot be in the future." },
  principal_required: {
    es: "Diga cuál de los ámbitos es el principal.",
    en: "Say which of the fields is the principal one.",
  },
  type_required: {
    es: "Elija al menos un tipo de violencia y una modalidad, o «No es VBG».",
    en: "Choose at least one type of violence and a modality, or “Not GBV”.",
  },
  acceptance_missing: {
    es: "Falta su aceptación expresa. Si la necesidad es urgente, márquela como urgente y diga por qué.",
    en: "Her express acceptance is missing. If the need is urgent, mark it as urgent and say why.",
  },
  urgent_reason_required: {
    es: "Aún no consta su aceptación: diga por qué no se puede esperar.",
    en: "Her acceptance is not on record yet: say why it cannot wait.",
  },
  incident_gone: { es: "Este hecho ya se quitó del expediente.", en: "This incident was taken out of the case file." },
  dependants_full: {
    es: "Un expediente admite hasta 20 dependientes.",
    en: "A case file takes up to 20 dependants.",
  },
  dependant_gone: {
    es: "Esta persona ya se quitó del expediente.",
    en: "This person was taken out of the case file.",
  },
  catalogue_key_twice: { es: "Una clave está repetida en el catálogo.", en: "A key is repeated in the catalogue." },
  catalogue_key_gone: {
    es: "Una clave publicada no puede quitarse: retírela, y los casos que la tienen la seguirán mostrando.",
    en: "A published key cannot be taken out: retire it, and the cases that have it will still show it.",
  },
  catalogue_parent: {
    es: "Cada entrada debe pertenecer a una del catálogo superior.",
    en: "Each entry must belong to one of the catalogue above it.",
  },
  catalogue_unknown: {
    es: "Elija del catálogo vigente: esta opción no está o fue retirada.",
    en: "Choose from the catalogue in force: this option is not in it, or was retired.",
  },
  consent_assent_refused: {
    es: "La niña o adolescente no está de acuerdo: no se comparte.",
    en: "The girl or adolescent does not agree: nothing is shared.",
  },
  statistics_not_given: {
    es: "No hay un sí que retirar para estadística.",
    en: "There is no yes for statistics to take back.",
  },
  statistics_given: {
    es: "Ella ya dijo que sí para estadística. Si cambió de opinión, retírelo.",
    en: "She already said yes for statistics. If she changed her mind, take it back.",
  },
  screening_not_private: {
    es: "El violentómetro se ofrece sólo a solas. Ofrézcalo cuando nadie más vea ni escuche.",
    en: "The ruler is offered only in private. Offer it when nobody else can see or hear.",
  },
  screening_declined_marks: {
    es: "Si prefirió no verlo, no se guarda ninguna marca.",
    en: "If she preferred not to look at it, no mark is kept.",
  },
  screening_item: {
    es: "Una marca no es de esta edición de la regla. Vuelva a abrirla.",
    en: "A mark is not of this edition of the ruler. Open it again.",
  },
  screening_last_item: {
    es: "La última marca pide decir qué fue: un intento de matarla, o el homicidio de un familiar.",
    en: "The last mark asks what it was: an attempt to kill her, or the homicide of a relative.",
  },
  ruler_bands: {
    es: "Las tres franjas van seguidas y la última termina en la última conducta.",
    en: "The three bands follow each other, and the last ends with the last item.",
  },
  ruler_talk_now: {
    es: "Toda conducta de la franja 3 pide hablar ahora: no puede quitarse.",
    en: "Every item of band 3 calls for a conversation now: that cannot be taken away.",
  },
  contact_not_allowed: {
    es: "Ella pidió que nadie la busque. Sólo coordinación puede hacerlo, y dice por qué.",
    en: "She asked that nobody look for her. Only the coordinator may, and says why.",
  },
  contact_needs_reason: {
    es: "Este contacto no es seguro como ella lo indicó. Diga por qué se hace de todos modos.",
    en: "This contact is not safe as she said it. Say why it is made all the same.",
  },
  contact_told: { es: "Este contacto ya quedó anotado.", en: "This contact has been written down already." },
  not_yet: {
    es: "La hora todavía no llega: anote lo que ya pasó.",
    en: "That time is still to come: write what has been.",
  },
  note_corrected: {
    es: "Esa nota ya tiene una corrección. Corrija la más reciente.",
    en: "That note has been corrected already. Correct the newest one.",
  },
  programme_unknown: {
    es: "Ese subprograma no está en el catálogo de la sede. Elija otro.",
    en: "That sub-programme is not in headquarters' catalogue. Choose another.",
  },
  programme_lost: {
    es: "Un subprograma publicado no se borra: márquelo como retirado.",
    en: "A published sub-programme is not deleted: mark it as retired.",
  },
  training_cancelled: {
    es: "Esta capacitación está cancelada. Si se hizo después de todo, anótela como nueva.",
    en: "This training was cancelled. If it took place after all, record it as a new one.",
  },
  training_not_yet: {
    es: "Esta capacitación todavía no llega a su día. Anote lo que ya pasó.",
    en: "The day of this training is still to come. Write what has been.",
  },
  training_held: {
    es: "Esta capacitación ya se hizo. Sólo se retira lo que se anotó por error.",
    en: "This training took place. Only what was recorded by mistake is taken back.",
  },
  training_too_long: {
    es: "Una capacitación dura a lo más 31 días. Divídala.",
    en: "A training takes 31 days at most. Divide it.",
  },
  training_follows_full: {
    es: "Ya hay 20 pendientes de esta capacitación. Cierre alguno.",
    en: "This training has 20 things to do already. Finish one.",
  },
  certificates_full: {
    es: "Esta persona ya tiene 30 constancias anotadas.",
    en: "This person has 30 certificates already.",
  },
  day_past: { es: "Elija un día que no haya pasado.", en: "Choose a day that is not past." },
  county_unknown: { es: "Elija un condado de la lista.", en: "Choose a county of the list." },
  notification_future: {
    es: "Anote lo que ya pasó: esta hora está por venir.",
    en: "Write what has been: this time is still to come.",
  },
  notification_order: {
    es: "El contacto y la visita no son anteriores al aviso. Revise las fechas.",
    en: "Contact and visit are not before the notice. Check the dates.",
  },
  outreach_cancelled: {
    es: "Esta actividad está cancelada. Si se hizo después de todo, anótela como nueva.",
    en: "This activity was cancelled. If it took place after all, record it as a new one.",
  },
  outreach_not_yet: {
    es: "Esta actividad todavía no llega a su día. Anote lo que ya pasó.",
    en: "The day of this activity is still to come. Write what has been.",
  },
  outreach_held: {
    es: "Esta actividad ya se hizo. Sólo se retira lo que se anotó por error.",
    en: "This activity took place. Only what was recorded by mistake is taken back.",
  },
  outreach_too_long: {
    es: "Una actividad dura a lo más 31 días. Divídala, o repítala.",
    en: "An activity takes 31 days at most. Divide it, or repeat it.",
  },
  outreach_first_day: {
    es: "La primera fecha no cae en la repetición. Elija otra fecha u otros días.",
    en: "The first date is not one of the repetition. Choose another date or other days.",
  },
  calendar_full: {
    es: "La agenda pública lleva a lo más 2,000 actividades por venir. Planee menos fechas, o no haga públicas éstas.",
    en: "The public calendar carries 2,000 coming activities at most. Plan fewer dates, or do not make these public.",
  },
  outreach_too_many: {
    es: "Son más de 52 fechas, o más de dos años. Planee por partes.",
    en: "That is more than 52 dates, or more than two years. Plan it in parts.",
  },
  signup_closed: {
    es: "Esta actividad no recibe inscripciones: ya pasó, se canceló, o no tiene cupo definido.",
    en: "This activity takes no sign-ups: it is over, cancelled, or has no seats set.",
  },
  signup_full: {
    es: "La lista de espera está llena. Ofrezca otra fecha.",
    en: "The waiting list is full. Offer another date.",
  },
  outreach_county_unknown: { es: "Elija un condado de la lista.", en: "Choose a county of the list." },
  fund_wrong_state: {
    es: "El apoyo no está en un estado que permita esta acción.",
    en: "The support is not in a state that allows this action.",
  },
  fund_more_than_asked: { es: "No se aprueba más de lo solicitado.", en: "No more is approved than was asked for." },
  fund_ceiling: {
    es: "Rebasa el tope de la sede para este expediente y este año. Solicite menos o consulte a la sede.",
    en: "It exceeds headquarters' ceiling for this case file and year. Ask for less, or ask headquarters.",
  },
  fund_evidence_unknown: {
    es: "Ese comprobante no lo pide este subprograma.",
    en: "This sub-programme does not ask for that evidence.",
  },
  fund_evidence_missing: {
    es: "Faltan comprobantes. Márquelos antes de entregar.",
    en: "Evidence is missing. Tick it before giving the money.",
  },
  followup_done: { es: "Este seguimiento ya terminó.", en: "This follow-up has ended already." },
  followup_past: { es: "Elija una hora por venir.", en: "Choose a time to come." },
  followup_unsafe_hour: {
    es: "A esa hora no es seguro contactarla. Elija otra, o confirme que lo sabe.",
    en: "It is not safe to reach her at that time. Choose another, or confirm that you know.",
  },
  handover_same: { es: "Esta persona ya lleva el expediente.", en: "This person carries the case file already." },
  handover_ended: { es: "Esta entrega ya terminó.", en: "This hand-over has ended already." },
  handover_not_yours: { es: "Esta entrega es de otra persona.", en: "This hand-over is somebody else's." },
  handover_lapsed: {
    es: "El expediente cambió de manos mientras tanto. Pida que se lo entreguen de nuevo.",
    en: "The case file changed hands in the meantime. Ask for it to be offered again.",
  },
  review_done: { es: "Esta revisión ya se hizo.", en: "This review has been done already." },
  review_waiting: {
    es: "Ya hay una revisión pedida por este motivo.",
    en: "A review for this reason is waiting already.",
  },
  course_required: {
    es: "Su constancia del curso venció o no está registrada. Pida a la coordinación que la registre; mientras tanto, si es urgente, pida acceso de emergencia.",
    en: "Your course certificate has lapsed or is not on record. Ask the coordinator to enter it; until then, if it is urgent, ask for emergency access.",
  },
  code_required: {
    es: "Falta su firma del código de conducta vigente. Fírmelo en «Mi conducta» y vuelva a intentarlo.",
    en: "Your signature of the current code of conduct is missing. Sign it under “My conduct” and try again.",
  },
  code_changed: {
    es: "El código de conducta cambió mientras lo leía. Léalo de nuevo y firme.",
    en: "The code of conduct changed while you were reading. Read it again and sign.",
  },
  glass_not_needed: {
    es: "Ya tiene acceso a este expediente: no hace falta el acceso de emergencia.",
    en: "You already have access to this case file: emergency access is not needed.",
  },
  glass_reviewed: {
    es: "Este acceso de emergencia ya fue revisado.",
    en: "This emergency access was already reviewed.",
  },
  glass_own_review: {
    es: "Nadie revisa su propio acceso. Pídalo a otra persona de la coordinación.",
    en: "Nobody reviews their own access. Ask another coordinator.",
  },
  followup_needed: {
    es: "Esta tarea termina al responder el seguimiento en su expediente: hecho, más tarde o cancelado.",
    en: "This task ends when the follow-up is answered in its case file: done, later or cancelled.",
  },
  task_not_ticked: {
    es: "Esta tarea no se puede reabrir: sigue abierta o terminó con lo que pedía.",
    en: "This task cannot be reopened: it is still open, or what it asked for was done.",
  },
  task_undo_late: {
    es: "Ya pasó la hora en que se puede deshacer. Si todavía hace falta, anótelo como seguimiento.",
    en: "The hour for undoing it has passed. If it is still needed, plan a follow-up.",
  },
  tick_needed: { es: "Esta tarea se marca como hecha.", en: "This task is ticked off." },
  talk_needed: {
    es: "Esta tarea termina cuando se habló con ella: anote el contacto en su expediente.",
    en: "This task ends when she has been spoken to: write the contact down in her case file.",
  },
  detection_needed: {
    es: "Esta tarea termina en Detecciones, cuando alguien va con ella o dice por qué no es un caso.",
    en: "This task ends in Detections, when somebody goes to her or says why it is no case.",
  },
  partner_call_needed: {
    es: "Esta tarea termina al anotar en su canalización que se habló con la organización.",
    en: "This task ends when the call to the organisation is written down in its referral.",
  },
  reconfirm_needed: {
    es: "Esta tarea termina cuando se confirma con ella su contacto seguro.",
    en: "This task ends when her safe contact is confirmed with her.",
  },
  handover_needed: {
    es: "Esta tarea termina al aceptar o rechazar la entrega del expediente.",
    en: "This task ends when the handover of the case file is accepted or declined.",
  },
  errand_needed: {
    es: "Esta tarea termina cuando el área contesta el encargo o alguien lo cancela.",
    en: "This task ends when the area answers the errand or somebody cancels it.",
  },
  transfer_needed: {
    es: "Esta tarea termina al aceptar o devolver el traslado.",
    en: "This task ends when the transfer is accepted or returned.",
  },
  verification_needed: {
    es: "Esta tarea termina al aceptar o rechazar lo que respondió la organización.",
    en: "This task ends when what the organisation answered is accepted or rejected.",
  },
  glass_review_needed: {
    es: "Esta tarea termina cuando la coordinación revisa el acceso de emergencia.",
    en: "This task ends when a coordinator reviews the emergency access.",
  },
  internal: {
    es: "Algo falló de nuestro lado. Guarde el número de petición.",
    en: "Something failed on our side. Keep the request number.",
  },
  protocol_base_old: {
    es: "Se publicó otra versión desde que empezó este borrador. Vea qué cambió y empiece de nuevo sobre ella.",
    en: "Another version was published since this draft was begun. See what changed and begin again on it.",
  },
  step_unknown: {
    es: "Ese paso no está en esta versión del protocolo.",
    en: "That step is not in this version of the protocol.",
  },
  feedback_answered: { es: "Esta observación ya tiene respuesta.", en: "This remark already has an answer." },
  flag_unknown: {
    es: "Esa señal no está en la lista que se mostró.",
    en: "That flag is not in the list that was shown.",
  },
  run_ended: {
    es: "Este protocolo ya se cerró. Reábralo para seguir.",
    en: "This protocol has ended. Reopen it to go on.",
  },
  run_open: { es: "Este protocolo ya está abierto.", en: "This protocol is already open." },
  run_underway: {
    es: "Este protocolo ya se sigue en el expediente.",
    en: "This protocol is already being followed in the case file.",
  },
  run_steps_open: {
    es: "Faltan pasos. Marque cada uno como hecho, o diga por qué no se hizo.",
    en: "Steps are missing. Mark each as done, or say why it was not.",
  },
  nothing_to_adopt: { es: "El expediente ya sigue esta versión.", en: "The case file already follows this version." },
  reason_needed: { es: "Diga por qué no se hizo.", en: "Say why it was not done." },
  item_unknown: { es: "Ese punto no está en la lista de este paso.", en: "That item is not in this step's list." },
  value_needed: {
    es: "Este paso pide un dato: escríbalo o elíjalo.",
    en: "This step asks for something: write or choose it.",
  },
  value_not_asked: {
    es: "Este paso no pide ese dato. Escríbalo en la nota.",
    en: "This step does not ask for that. Write it in the note.",
  },
  value_unfit: { es: "No es lo que este paso pide.", en: "That is not what this step asks for." },
  plan_not_kept: { es: "No hay un plan guardado.", en: "No plan is kept." },
} as const satisfies Record<string, { es: string; en: string }>

export type MessageCode = keyof typeof messages

/**
 * The commonest words of Mexican women's names, and how many people in a thousand bear each as a first or second name.
 * The commonest are looked up in pairs, never alone; decoys that hide how frequent a word is are drawn from all of
 * them. Surnames: INEGI, Estadística de nacimientos registrados, the twenty commonest of 2017 to 2020 among 8,118,000
 * children, as the press printed them; read on 29 November 2026. The others, and given names, which no office counts
 * for grown women, are estimates (general knowledge) from the order in which the electoral register and registrations
 * of births name them.
 */
export const commonSurnames: Readonly<Record<string, number>> = {
  ...{ hernandez: 83, garcia: 57, martinez: 55, lopez: 51, gonzalez: 43, perez: 41, rodriguez: 36, sanchez: 36 },
  ...{ ramirez: 32, cruz: 25, flores: 22, gomez: 22, morales: 18, vazquez: 18, jimenez: 17, reyes: 17, torres: 16 },
  ...{ diaz: 15, gutierrez: 14, mendoza: 12, ruiz: 12, aguilar: 12, ortiz: 12, moreno: 11, castillo: 11, romero: 11 },
  ...{ alvarez: 11, mendez: 10, chavez: 10, rivera: 10, juarez: 10, ramos: 10, dominguez: 10, herrera: 10, medina: 10 },
  ...{
    castro: 9,
    vargas: 9,
    guzman: 9,
    velazquez: 9,
    munoz: 9,
    rojas: 9,
    contreras: 8,
    salazar: 8,
    luna: 8,
    ortega: 8,
  },
  ...{
    guerrero: 8,
    santiago: 8,
    estrada: 8,
    bautista: 7,
    cortes: 7,
    soto: 7,
    alvarado: 7,
    espinoza: 7,
    lara: 6,
    avila: 6,
  },
  ...{
    rios: 6,
    cervantes: 6,
    silva: 6,
    delgado: 6,
    vega: 6,
    marquez: 6,
    sandoval: 5,
    carrillo: 5,
    leon: 5,
    fernandez: 5,
  },
  ...{ mejia: 5, solis: 5, nunez: 5, valdez: 4, salas: 4, campos: 4, santos: 4, camacho: 4, navarro: 4, pena: 4 },
}

export const commonGivenNames: Readonly<Record<string, number>> = {
  ...{ maria: 220, guadalupe: 60, juana: 35, rosa: 35, ana: 32, carmen: 30, margarita: 28, josefina: 22, teresa: 20 },
  ...{
    luz: 20,
    martha: 20,
    leticia: 18,
    elena: 18,
    veronica: 18,
    patricia: 18,
    alejandra: 16,
    elizabeth: 16,
    gabriela: 15,
  },
  ...{ silvia: 14, isabel: 14, fernanda: 14, araceli: 13, claudia: 13, norma: 12, alicia: 12, adriana: 12, jose: 12 },
  ...{ yolanda: 11, irma: 11, gloria: 11, lucia: 11, sandra: 11, blanca: 10, monica: 10, dolores: 10, angelica: 10 },
  ...{ sofia: 10, valentina: 10, ximena: 10, esperanza: 10, laura: 10, lourdes: 10, socorro: 10, cristina: 10 },
  ...{ rocio: 9, maribel: 9, beatriz: 9, karla: 9, cecilia: 8, nancy: 8, julia: 8, daniela: 8, karina: 8, brenda: 8 },
  ...{ diana: 8, fabiola: 7, marisol: 7, regina: 7, camila: 7, valeria: 7, renata: 6, victoria: 6, concepcion: 6 },
  ...{
    consuelo: 6,
    antonia: 6,
    francisca: 6,
    catalina: 5,
    graciela: 5,
    estela: 5,
    maricela: 5,
    yesenia: 5,
    hortensia: 4,
  },
}

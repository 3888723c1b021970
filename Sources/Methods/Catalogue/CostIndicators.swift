// SPDX-License-Identifier: GPL-3.0-or-later

internal import Findings

extension Catalogue {
  private static let sameScope = both(
    "Spese e persone della stessa area e dello stesso periodo; si dica quali spese entrano "
      + "(personale, materiali, spazi).",
    "Costs and people of the same area and period; say which costs are in (staff, materials, space)."
  )

  /// Costs for each of something.
  static let cost: [Indicator] = [
    Indicator(
      "cost/per-acquisition", both("Costo per acquisizione", "Cost per acquisition"),
      alsoCalled: ["cpa", "costo per acquisizione", "costo per aderente", "cost per adherent"],
      definition: both(
        "Spesa per ciascuna persona arrivata al passo che conta (prenotata, presentata, aderente).",
        "Spending for each person who reached the step that counts (booked, attended, adherent)."),
      formula: .init(
        both("spesa totale", "total cost"),
        of: both("persone arrivate a quel passo", "people who reached that step")),
      unit: .money, better: .lower, levels: [.output, .outcome], computedBy: [.cost, .entered],
      caveat: both(
        "Attribuisce alla campagna anche chi sarebbe venuto comunque: il costo per persona in più "
          + "usa l'effetto con il suo intervallo.",
        "Credits the campaign with those who would have come anyway: the cost per additional "
          + "person uses the effect with its interval.")),
    Indicator(
      "cost/per-additional-person",
      both("Costo per persona in più", "Cost per additional person"),
      alsoCalled: ["costo per aderente aggiuntivo", "icer", "incremental cost"],
      definition: both(
        "Spesa per ciascuna persona che ha fatto la cosa e senza la campagna non l'avrebbe fatta.",
        "Spending for each person who did it and would not have without the campaign."),
      formula: .init(
        both("spesa totale", "total cost"),
        of: both(
          "persone in più stimate dall'analisi", "additional people estimated by the analysis")
      ),
      unit: .money, better: .lower, levels: [.impact, .outcome], computedBy: [.cost],
      caveat: both(
        "Mai un solo numero: se l'intervallo dell'effetto comprende lo zero si scrive «da X euro "
          + "in su».",
        "Never one bare number: where the effect's interval includes 0 it reads “from X upward”.")),
    Indicator(
      "cost/per-person-reached",
      both("Costo per persona raggiunta", "Cost per person reached"),
      alsoCalled: ["costo per contatto", "cost per reach"],
      definition: both(
        "Spesa per ciascuna persona raggiunta.", "Spending for each person reached."),
      formula: .init(
        both("spesa totale", "total cost"), of: both("persone raggiunte", "people reached")),
      unit: .money, better: .lower, levels: [.output], computedBy: [.cost, .entered],
      isVanity: true, caveat: sameScope),
    Indicator(
      "cost/per-thousand",
      both("Costo per mille visualizzazioni (CPM)", "Cost per thousand impressions (CPM)"),
      alsoCalled: ["cpm", "costo per mille"],
      definition: both(
        "Spesa pubblicitaria per mille visualizzazioni.",
        "Advertising spending for a thousand impressions."),
      formula: .init(
        both("spesa pubblicitaria per 1000", "advertising spending times 1000"),
        of: both("visualizzazioni", "impressions")),
      unit: .money, better: .lower, levels: [.output], computedBy: [.entered, .cost],
      isVanity: true, caveat: sameScope),
    Indicator(
      "cost/per-click", both("Costo per clic (CPC)", "Cost per click (CPC)"),
      alsoCalled: ["cpc", "costo per clic"],
      definition: both(
        "Spesa pubblicitaria per clic.", "Advertising spending for each click."),
      formula: .init(
        both("spesa pubblicitaria", "advertising spending"), of: both("clic", "clicks")),
      unit: .money, better: .lower, levels: [.output], computedBy: [.entered, .cost],
      isVanity: true, caveat: sameScope),
  ]
}

// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates
public import Diagnostics
public import Findings

/// Something else that happened and could explain a change.
public struct OtherEvent: Hashable, Sendable {
  /// When.
  public var date: CivilDate
  /// What.
  public var what: LocalizedText
  /// Whom it touched.
  public var affects: Arms

  /// Arms of a comparison.
  public enum Arms: String, Hashable, Sendable, CaseIterable {
    case both, campaign, control
  }
}

extension AnalysisKeys {
  /// Other things that happened.
  public static let otherEvents = StudyKey(
    "other_events", Form<[OtherEvent]>.list(of: event, atLeast: 0, example: eventExample),
    .standard([]), "Other things that happened and could explain a change.",
    aliases: ["altri_eventi", "eventi", "events"], example: eventExample)

  private static let eventExample = "[{ date: 2025-01-15, what: \"…\", affects: both }]"

  private static let event = Form<OtherEvent>.mapping(
    MappingTitle("event", noun: "an event"), keys: [date, what, affects], inline: true,
    read: { mapping in
      guard let day = mapping[date], let what = mapping[what], let arms = mapping[affects] else {
        return nil
      }
      return OtherEvent(date: day, what: what, affects: arms)
    },
    write: { value, writer in
      writer.put(date, value.date)
      writer.put(what, value.what)
      writer.put(affects, value.affects)
    })
  private static let date = StudyKey(
    "date", Form<CivilDate>.date, .required, "The day.", aliases: ["data", "giorno", "quando"],
    example: "2025-01-15")
  private static let what = StudyKey(
    "what", Form<LocalizedText>.localized, .required, "What happened.",
    aliases: ["cosa", "evento", "label"], example: "\"kit in farmacia\"")
  private static let affects = StudyKey(
    "affects",
    Form<OtherEvent.Arms>.choice(aliases: [
      "entrambi": .both, "campagna": .campaign, "controllo": .control,
    ]), .required, "Whom it touched: the campaign's places, the control, or both.",
    aliases: ["riguarda", "tocca"], example: "both")
}

// SPDX-License-Identifier: GPL-3.0-or-later

/// Units of measures that a study file writes in one language and a report in two: `days` is
/// `giorni` in Italian. Any other unit stands as it was written.
enum MeasureWords {
  private static let times: [(it: (String, String), en: (String, String))] = [
    (("minuto", "minuti"), ("minute", "minutes")), (("ora", "ore"), ("hour", "hours")),
    (("giorno", "giorni"), ("day", "days")), (("settimana", "settimane"), ("week", "weeks")),
    (("mese", "mesi"), ("month", "months")), (("anno", "anni"), ("year", "years")),
  ]

  /// The unit's name in a language, for one of it or for any other number.
  static func name(_ unit: String, _ language: Language, singular: Bool) -> String {
    let known = times.first { time in
      [time.it.0, time.it.1, time.en.0, time.en.1].contains(unit)
    }
    guard let known else { return unit }
    let words = language == .it ? known.it : known.en
    return singular ? words.0 : words.1
  }
}

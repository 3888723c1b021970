// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

/// Invitations to screening of a made-up health authority, 2023 and 2024, one row a person, worked
/// out in whole numbers so that every machine writes the same file.
///
/// Twelve districts, about 27 invitations a month in each. In parts of 10,000: response is 4,200 in
/// the first district and 60 higher in each next one, 500 lower in August, with up to 300 more or
/// fewer by district and month; in the six districts with the reminder it is 900 higher from January
/// 2024. Three people in a hundred are excluded; responses come 3 to 81 days after the invitation.
enum SimulatedInvitations {
  static let districts = [
    "Borgo", "Colle", "Costa", "Forte", "Lago", "Monte", "Piana", "Ponte", "Porto", "Riva",
    "Torre", "Valle",
  ]
  static let reached: Set = ["Colle", "Lago", "Monte", "Piana", "Porto", "Valle"]

  /// The file, as Excel writes it in Italy.
  static let csv: String = {
    var numbers = TeachingNumbers(state: 20_240_115)
    var text = "Data invito;Data esame;Distretto;Età;Escluso\r\n"
    let start = CalendarStep.month.index(of: CivilDate(day: 19_358))  // 2023-01-01
    for month in 0..<24 {
      for (place, district) in districts.enumerated() {
        let people = 22 + numbers.next(below: 10)
        let noise = numbers.next(below: 601) - 300
        let season = month % 12 == 7 ? -500 : 0
        let effect = month >= 12 && reached.contains(district) ? 900 : 0
        let response = 4_200 + 60 * place + noise + season + effect
        for _ in 0..<people {
          text += row(district, in: start + month, response: response, &numbers)
        }
      }
    }
    return text
  }()

  private static func row(
    _ district: String, in month: Int, response: Int, _ numbers: inout TeachingNumbers
  ) -> String {
    let first = CalendarStep.month.firstDay(month)
    let days = Int(CalendarStep.month.lastDay(month).day - first.day) + 1
    let invited = first.adding(days: numbers.next(below: days))
    let age = 50 + numbers.next(below: 20)
    let isExcluded = numbers.next(below: 100) < 3
    let responds = numbers.next(below: 10_000) < response
    let delay = 3 + numbers.next(below: 40) + numbers.next(below: 40)
    let tested = responds && !isExcluded ? italian(invited.adding(days: delay)) : ""
    return "\(italian(invited));\(tested);\(district);\(age);\(isExcluded ? "S" : "N")\r\n"
  }

  /// `31/12/2024`.
  private static func italian(_ date: CivilDate) -> String {
    date.iso.split(separator: "-").reversed().joined(separator: "/")
  }
}

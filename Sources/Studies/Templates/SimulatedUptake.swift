// SPDX-License-Identifier: GPL-3.0-or-later

/// Monthly invitations and attendances of a made-up health authority, 2021 to 2024, worked out in
/// whole numbers so that every machine writes the same file.
///
/// In parts of 10,000: uptake is 4,150 in January 2021 and rises by 6 a month; August lies 500 and
/// December 250 below; from October 2023 it is 420 higher and rises by 25 a month more. Noise is
/// the sum of four uniform numbers (standard deviation about 116), half of it carried over to the
/// next month: first-order autocorrelation.
enum SimulatedUptake {
  static let months = 48
  static let start = 33

  /// The file.
  static let csv: String = {
    var numbers = TeachingNumbers(state: 20_240_115)
    var noise = 0
    var text = "month,invited,attended\n"
    for index in 0..<months {
      let month = index % 12 + 1
      let invited = 1_900 + numbers.next(below: 300) - (month == 8 ? 700 : 0)
      noise =
        noise / 2 + numbers.next(below: 201) + numbers.next(below: 201)
        + numbers.next(below: 201) + numbers.next(below: 201) - 400
      let season = month == 8 ? -500 : month == 12 ? -250 : 0
      let effect = index >= start ? 420 + 25 * (index - start) : 0
      let uptake = 4_150 + 6 * index + season + effect + noise
      let attended = (invited * uptake + 5_000) / 10_000
      text += "\(2021 + index / 12)-\(month < 10 ? "0" : "")\(month),\(invited),\(attended)\n"
    }
    return text
  }()
}

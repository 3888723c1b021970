// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Means of independent values")
struct SampleMeanTests {
  @Test("Student's interval of the sleep data that R's t.test prints")
  func sleep() throws {
    // t.test(sleep$extra[sleep$group == 1]): mean 0.75, sd 1.789010, −0.5297804 to 2.0297804.
    let values = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
    let squares = values.reduce(0) { $0 + ($1 - 0.75) * ($1 - 0.75) }
    let mean = try SampleMean(count: 10, mean: 0.75, squares: squares)
    // As printed: seven digits.
    expect(mean.standardDeviation, equals: 1.789010, digits: 6.5)
    let interval = try mean.estimate(level: 0.95).interval
    expect(interval.lower, equals: -0.5297804, digits: 6.5)
    expect(interval.upper, equals: 2.0297804, digits: 6.5)
  }

  @Test("one value has no spread; a negative sum of squares is none")
  func refusals() {
    #expect(throws: StatisticsError.noDegreesOfFreedom) {
      try SampleMean(count: 1, mean: 3, squares: 0)
    }
    #expect(throws: StatisticsError.self) { try SampleMean(count: 3, mean: 3, squares: -1) }
    #expect(throws: StatisticsError.self) { try SampleMean(count: 3, mean: .nan, squares: 1) }
  }
}

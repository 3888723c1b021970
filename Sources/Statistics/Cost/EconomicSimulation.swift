// SPDX-License-Identifier: GPL-3.0-or-later

/// A probabilistic analysis of what a campaign cost and what it gave: every uncertain input drawn at
/// once, as often as asked (Briggs, Claxton and Sculpher 2006).
public struct EconomicSimulation: Sendable {
  /// What goes in.
  public struct Inputs: Sendable, Hashable, Codable {
    /// The cost.
    public var cost: UncertainInput
    /// How many more people there were, negative where there were fewer.
    public var people: UncertainInput
    /// What each of them gains, in today's value: money, or years of life in full health.
    public var perPerson: UncertainInput

    /// Inputs.
    public init(cost: UncertainInput, people: UncertainInput, perPerson: UncertainInput) {
      self.cost = cost
      self.people = people
      self.perPerson = perPerson
    }
  }

  /// The cost of each draw, and what was gained in it.
  public let costs, gains: [Double]

  /// Draws the inputs. Throws `outOfRange` for fewer than 100 draws, and what is wrong with an input.
  public init(_ inputs: Inputs, draws: Int, seed: UInt64) throws(StatisticsError) {
    guard draws >= 100 else {
      throw .outOfRange(what: "draws", value: Double(draws), allowed: "100 or more")
    }
    let cost = try inputs.cost.sampler()
    let people = try inputs.people.sampler()
    let perPerson = try inputs.perPerson.sampler()
    // One stream an input: adding another draw to one of them leaves the others as they were.
    var costRandom = try RandomSource(seed: seed, stream: 0)
    var peopleRandom = try RandomSource(seed: seed, stream: 1)
    var gainRandom = try RandomSource(seed: seed, stream: 2)
    var costs: [Double] = []
    var gains: [Double] = []
    costs.reserveCapacity(draws)
    gains.reserveCapacity(draws)
    for _ in 0..<draws {
      costs.append(try cost.draw(&costRandom))
      gains.append(try people.draw(&peopleRandom) * perPerson.draw(&gainRandom))
    }
    self.costs = costs
    self.gains = gains
  }

  /// What was gained: the 2.5th and 97.5th percentiles.
  public var gain: SimulatedLimits { SimulatedLimits(gains) }

  /// The gain at a price for each unit of it, less the cost: its limits, and how often it is above 0
  /// (Stinnett and Mullahy 1998). Unlike a ratio it has a distribution whatever the sign of the gain.
  public func netBenefit(price: Double) -> (limits: SimulatedLimits, shareAboveZero: Double) {
    let net = zip(gains, costs).map { $0 * price - $1 }
    return (SimulatedLimits(net), Double(net.count { $0 > 0 }) / Double(net.count))
  }

  /// The gain over the cost, draw by draw: limits of the return on a unit of money.
  public var yield: SimulatedLimits { SimulatedLimits(zip(gains, costs).map { $0 / $1 }) }

  /// How often there was a gain.
  public var shareWithGain: Double { Double(gains.count { $0 > 0 }) / Double(gains.count) }
}

/// The 2.5th and 97.5th percentiles of draws, interpolated (Hyndman and Fan 1996, type 7).
public struct SimulatedLimits: Sendable, Hashable, Codable {
  /// The percentiles.
  public let lower, upper: Double

  /// The percentiles of draws, of which there must be one at least.
  init(_ draws: [Double]) {
    let sorted = draws.sorted()
    func percentile(_ share: Double) -> Double {
      let place = share * Double(sorted.count - 1)
      let below = Int(place)
      let above = min(below + 1, sorted.count - 1)
      return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
    }
    lower = percentile(0.025)
    upper = percentile(0.975)
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

import CGSLShims

/// Runs one GSL call and turns the first error that it raised, or the status it returned, into a
/// Swift error. Errors are kept per thread.
func recordingErrors<Result>(
  _ function: StaticString, _ body: () -> Result
) throws(StatisticsError) -> Result {
  esito_gsl_begin()
  let result = body()
  let status = esito_gsl_status()
  guard status == 0 else {
    throw .library(
      function: "\(function)", reason: String(cString: esito_gsl_reason()), code: Int(status))
  }
  return result
}

/// Runs one GSL call that returns a status and refuses every status but success.
func checkingStatus(
  _ function: StaticString, _ body: () -> CInt
) throws(StatisticsError) {
  let status = try recordingErrors(function, body)
  guard status == 0 else {
    throw .library(function: "\(function)", reason: "status \(status)", code: Int(status))
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later

import CGSLShims

/// What the numbers were computed with.
public enum Platform {
  /// Version of the GNU Scientific Library that is loaded, such as `2.7.1`.
  public static var gslVersion: String { String(cString: esito_gsl_version()) }
}

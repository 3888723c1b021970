// SPDX-License-Identifier: GPL-3.0-or-later

extension ProblemCode {
  /// The explanation of what kept an engine from answering.
  var engineExplanation: ProblemExplanation {
    switch self {
    case .engineMissing:
      .init(
        "no client of the engine",
        "An engine is asked through its own command-line client, looked for on PATH: `duckdb`, "
          + "`psql`, `sqlite3` or `spark-sql`.",
        "Install the client, or take `--engine` and the source's `engine` away and name a CSV file."
      )
    case .engineConnection:
      .init(
        "engine out of reach",
        "The client could not reach the engine, lost the connection, or has no configuration under "
          + "the name that `connection` gives. Hosts and users are never in a study file.",
        "Check that the server runs and that the client alone reaches it: for PostgreSQL "
          + "`PGSERVICE=NAME psql -c 'SELECT 1'`.")
    case .engineAccess:
      .init(
        "engine refuses the user",
        "The engine let the user not in, or not read the table. Passwords come from the client's own "
          + "configuration, for PostgreSQL `~/.pgpass`.",
        "Check user and password with the client alone, or ask for the right to read the table.")
    case .engineTable:
      .init(
        "no such table, or not readable",
        "The engine has no table, column or file as the source declares, or the file is another "
          + "kind of file.",
        "Check `table`, `file` and the columns' `as`; names are taken letter by letter.")
    case .engineStopped:
      .init(
        "engine did not finish",
        "The client was stopped, took longer than `--engine-timeout`, or sent back more than can be "
          + "held.",
        "Run it again; a longer time is given with `--engine-timeout SECONDS`.")
    case .engineUnable:
      .init(
        "beyond this engine",
        "The source's declaration asks for something that this engine cannot be asked.",
        "Declare the column otherwise, make a view that has it ready, or use another engine.")
    default:
      .init(
        "engine failed",
        "The client ended with an error of its own, or what it printed is not an answer. What it "
          + "printed is not shown: it could hold values.",
        "Run the client alone on the same table; check its version.")
    }
  }
}

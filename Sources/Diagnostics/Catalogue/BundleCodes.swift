// SPDX-License-Identifier: GPL-3.0-or-later

extension Code {
  static let bundles: [Code] = [saltUnreadable, bundleUnreadable, signatureFailed]

  /// A file that should hold the salt.
  public static let saltUnreadable = Code(
    "B010", "a file that holds no salt",
    meaning: "The salt keys the digests of data that are not public; the file does not hold one.",
    reason:
      "Another salt would give other digests: an auditor could not tell your data from others.",
    mend: "Name the file that `evaluate` wrote into `bundle.private`, or bring back a copy of it.",
    example: "esito evaluate study.yaml --salt /riservato/salt")

  /// No bundle where one should be.
  public static let bundleUnreadable = Code(
    "B011", "a folder that cannot be verified",
    meaning: "There is no folder of that name, it cannot be read, or it is far too large.",
    reason: "Verification reads a whole bundle and needs to see every file of it.",
    mend: "Name the folder that holds `attestation.json` and `results.json`.",
    example: "esito verify bundle --data dati")

  /// A signature that cannot be made or looked at.
  public static let signatureFailed = Code(
    "B012", "a signature that cannot be made or checked",
    meaning: "The program that makes and checks signatures (openssl or ssh-keygen) is not on PATH, "
      + "or refused the key.",
    reason: "Esito signs nothing itself: it hands the attestation to the tool of your authority.",
    mend:
      "Install the tool, and give a key that it can read without asking for a password, or that "
      + "ssh-agent holds. A signature that was made elsewhere (card, remote service) is given with "
      + "`--signature`, detached or around the text. Esito fetches nothing: revocation is looked up "
      + "only in lists (CRL) that stand in the file of `--ca`.",
    example: "esito sign bundle --key ~/.ssh/id_ed25519")
}

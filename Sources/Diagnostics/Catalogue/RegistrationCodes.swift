// SPDX-License-Identifier: GPL-3.0-or-later

extension Code {
  static let registration: [Code] = [
    registrationUnreadable, planChanged, neverOverwritten, planUnchanged, otherStudy,
    registrationOrder, notComparable, vouchesForNothing,
  ]

  /// A registration that cannot be read.
  public static let registrationUnreadable = Code(
    "B020", "a registration that cannot be read",
    meaning: "The folder `registration` beside the study lacks a file, or a file in it is no "
      + "ordinary file, is too large, or is not what `esito register` wrote.",
    reason: "Half a registration would pass for none, and a changed plan for the registered one.",
    mend: "Put back the files as `esito register` wrote them, from a copy or from a bundle.",
    example: "registration/registration.yaml\nregistration/plan-1.yaml")

  /// The plan's file is another than was registered.
  public static let planChanged = Code(
    "B021", "a plan that is not the one that was registered",
    meaning: "The SHA-256 of the plan's file is not the digest that was recorded for it.",
    reason: "A plan that can be edited after its registration binds nobody.",
    mend: "Put back the file that was registered; changes of plan go in an amendment.",
    example: "sha256sum registration/plan-1.yaml\nesito register study.yaml --amend --why \"…\"")

  /// Something is there already.
  public static let neverOverwritten = Code(
    "B022", "a registration that stands already",
    meaning: "A plan, or its number and date, were recorded before; nothing of it is replaced.",
    reason: "Each plan stays as it was, so that an auditor sees all of them.",
    mend: "Change the plan by an amendment, or record the number of a plan that has none.",
    example: "esito register study.yaml --amend --why \"the register counts visits, not people\"")

  /// An amendment without a change.
  public static let planUnchanged = Code(
    "B023", "an amendment that changes nothing",
    meaning: "The study says what the last plan says, in every choice.",
    reason: "An amendment tells what was changed and why.",
    mend: "Change the study file first, or register nothing.",
    example: "esito diff registration/plan-1.yaml study.yaml")

  /// A registration of another study.
  public static let otherStudy = Code(
    "B024", "a registration of another study",
    meaning: "The registration beside the study file bears another study's id.",
    reason: "A plan binds the study that it was written for.",
    mend: "Give the study its own folder, or put its `id` back.",
    example: "study:\n  id: asl-valdoro-fit-2024")

  /// Plans in the wrong order.
  public static let registrationOrder = Code(
    "B025", "plans that contradict each other",
    meaning: "Plans are numbered 1, 2, 3; each after the first says why; none is older than the "
      + "one before.",
    reason: "Which plan held when decides what was planned and what was changed.",
    mend: "Correct the entry that the caret points to.",
    example: "plans:\n  - { plan: 1, … }\n  - { plan: 2, why: \"…\", … }")

  /// Two things that cannot be compared.
  public static let notComparable = Code(
    "B026", "two things that cannot be compared",
    meaning:
      "`esito diff` compares two plans (study files, registered plans, resolved.yaml) or two "
      + "results (bundles, results.json).",
    reason: "A plan and a result have nothing in common to compare.",
    mend: "Name two of one kind.",
    example: "esito diff bundle-2024 bundle-2025\nesito diff registration/plan-1.yaml study.yaml")

  /// A signature that raises nothing.
  public static let vouchesForNothing = Code(
    "B027", "a signature that vouches for no date",
    meaning: "A signature of the plan counts when it is a CMS signature (.p7m) or a time stamp "
      + "(.tsr) of the plan's file, of a signer named as trusted with --ca or --certificate (of a "
      + "time stamping authority: with --ca), who is not of the organisation that evaluates, and "
      + "when it says on which day it was made.",
    reason: "The certainty of a result rises with registration only where the date is not the word "
      + "of those whose work is judged.",
    mend: "Have the plan's file signed by the register's office of another organisation, or time "
      + "stamped (`openssl ts -query -data registration/plan-1.yaml -sha256 -cert`).",
    example: "esito evaluate study.yaml --plan-signature plan-1.yaml.p7m --ca authorities.pem")
}

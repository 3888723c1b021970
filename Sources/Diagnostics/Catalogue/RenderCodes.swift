// SPDX-License-Identifier: GPL-3.0-or-later

extension Code {
  static let rendering: [Code] = [
    bundleUnusable, textChanged, converterMissing, conversionFailed,
  ]

  /// No bundle, or one that cannot be read.
  public static let bundleUnusable = Code(
    "B030", "a folder that is no bundle to render",
    meaning: "The folder lacks `attestation.json`, `results.json` or the report asked for.",
    reason: "A page is written from the results of one evaluation and from nothing else.",
    mend: "Name the folder that `esito evaluate` wrote.",
    example: "esito render my-study/bundle --to html --language it")

  /// A report that was edited.
  public static let textChanged = Code(
    "B031", "a report whose text does not follow from its results",
    meaning: "Writing the report again from `results.json` gives another text than the bundle has.",
    reason: "A page made from either would hide that one of the two was edited.",
    mend: "Let `esito verify` show the difference, or evaluate the study again.",
    example: "esito verify my-study/bundle")

  /// pandoc, or what it makes PDF files with, is not installed.
  public static let converterMissing = Code(
    "B032", "a program for this format is missing",
    meaning:
      "DOCX and PDF files are made by pandoc, which is looked for on PATH; for PDF pandoc runs "
      + "weasyprint, wkhtmltopdf, xelatex or lualatex, the first that is there.",
    reason: "Esito writes Markdown and HTML itself; other formats are left to what does them well.",
    mend: "Install pandoc and, for PDF, weasyprint; or make the HTML page, which needs neither.",
    example: "apt-get install pandoc weasyprint\nesito render my-study/bundle --to pdf")

  /// pandoc ended with an error.
  public static let conversionFailed = Code(
    "B033", "a conversion that did not succeed",
    meaning: "pandoc ended with an error, or was stopped because it took too long.",
    reason: "Half a document must not look like a report.",
    mend: "See that pandoc itself works (`pandoc --version`), or make the HTML page.",
    example: "esito render my-study/bundle --to html")
}

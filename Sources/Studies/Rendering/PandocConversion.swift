// SPDX-License-Identifier: GPL-3.0-or-later

public import Reports
import Tables

/// A page turned into DOCX or PDF by pandoc, the only program that rendering runs.
///
/// Its arguments are fixed: nothing of a bundle stands in them. It reads a page that
/// `HTMLRenderer` wrote, in which every text is escaped and every picture stands inside, so that
/// there is nothing to fetch and no file to open; reading is done in its sandbox all the same, as a
/// run of its own, because writing DOCX there fails where pandoc keeps its data files apart
/// (Debian's does). It runs in an empty folder with an environment of five variables.
public struct PandocConversion: Sendable {
  /// Value of PATH, where pandoc is looked for.
  let search: String
  /// Seconds after which pandoc is stopped.
  let timeout: Int

  /// Programs that pandoc makes PDF files with, in the order in which they are preferred: those that
  /// read HTML and CSS keep tables and alternative texts.
  public static let engines = ["weasyprint", "wkhtmltopdf", "xelatex", "lualatex"]

  /// What makes of a PDF file one whose headings, tables and alternative texts a screen reader finds
  /// (PDF/UA).
  private static let tagged = ["--pdf-engine-opt=--pdf-variant=pdf/ua-1"]

  /// A conversion.
  public init(search: String, timeout: Int = 300) {
    self.search = search
    self.timeout = timeout
  }

  /// A report in a format, as bytes.
  /// - Throws: `RenderingError`.
  public func bytes(
    _ report: BundleReport, _ language: Language, _ format: RenderFormat
  ) async throws(RenderingError) -> [UInt8] {
    guard format != .html else { return Array(try report.page(language).utf8) }
    guard let pandoc = ProgramRun.find("pandoc", search) else { throw .noPandoc }
    let engine = PandocConversion.engines.first { ProgramRun.find($0, search) != nil }
    if format == .pdf, engine == nil { throw .noEngine(names: PandocConversion.engines) }
    let page = try report.page(language, for: .pandoc)
    guard let scratch = ScratchFolder() else { throw .pandocFailed(code: nil) }
    defer { scratch.remove() }
    let read = try await run(
      pandoc, ["--sandbox", "--from=html", "--to=json"], input: page, in: scratch, step: "read")
    let document = String(decoding: read, as: UTF8.self)
    let output = "report.\(format.rawValue)"
    let common = ["--from=json", "--data-dir=\(scratch.path)", "--output=\(output)"]
    let arguments: [String]
    switch format {
    case .html, .docx:
      // The first heading becomes the document's title; the parts below it, its headings.
      arguments = ["--to=docx", "--shift-heading-level-by=-1"]
    case .pdf: arguments = try pageArguments(engine ?? "", in: scratch)
    }
    do throws(RenderingError) {
      let tagged = format == .pdf && engine == "weasyprint" ? PandocConversion.tagged : []
      _ = try await run(
        pandoc, common + arguments + tagged, input: document, in: scratch, step: "write")
    } catch .pandocFailed where format == .pdf {
      // A weasyprint before 57 knows no variants.
      _ = try await run(pandoc, common + arguments, input: document, in: scratch, step: "again")
    }
    guard let bytes = FileBytes.read("\(scratch.path)/\(output)", limit: 1 << 29), !bytes.isEmpty
    else { throw .pandocFailed(code: 0) }
    return bytes
  }

  /// Arguments for PDF; engines that read HTML are given our style.
  private func pageArguments(
    _ engine: String, in scratch: ScratchFolder
  ) throws(RenderingError) -> [String] {
    guard engine == "weasyprint" || engine == "wkhtmltopdf" else {
      return ["--to=latex", "--shift-heading-level-by=-1", "--pdf-engine=\(engine)"]
    }
    let template = """
      <!DOCTYPE html>
      <html lang="$lang$">
      <head>
      <meta charset="utf-8">
      <title>$title$</title>
      <style>
      \(HTMLStyle.sheet)
      </style>
      </head>
      <body>
      $body$
      </body>
      </html>
      """
    let path = "page.html"
    if let reason = FileBytes.write(Array(template.utf8), to: "\(scratch.path)/\(path)") {
      throw .cannotWrite(path: path, reason: reason)
    }
    return ["--to=html5", "--template=\(path)", "--pdf-engine=\(engine)"]
  }

  private func run(
    _ pandoc: String, _ arguments: [String], input: String, in scratch: ScratchFolder,
    step: String
  ) async throws(RenderingError) -> [UInt8] {
    let descriptor = ScratchFolder.write(input, "\(scratch.path)/\(step)")
    guard descriptor >= 0 else { throw .pandocFailed(code: nil) }
    let program = ProgramRun(
      pandoc, arguments,
      environment: [
        "PATH": search, "LC_ALL": "C.UTF-8", "HOME": scratch.path, "TMPDIR": scratch.path,
        // The same report gives the same bytes whatever the clock says; ZIP begins in 1980.
        "SOURCE_DATE_EPOCH": "315532800",
      ], folder: scratch.path, timeout: timeout, maximumBytes: 1 << 28)
    switch await program.outcome(reading: descriptor) {
    case .ended(0?, let output, _): return output
    case .ended(let code, _, _): throw .pandocFailed(code: code)
    case .missing: throw .noPandoc
    case .late: throw .late(seconds: timeout)
    case .tooLarge, .failed: throw .pandocFailed(code: nil)
    }
  }
}

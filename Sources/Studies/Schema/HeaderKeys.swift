// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
internal import Diagnostics
internal import Findings
internal import Methods

/// The keys under `study`.
enum HeaderKeys {
  static let form = Form<StudyHeader>.mapping(
    "study", keys: [id, title, owner, funding, ethics, campaign, planned, cutoff, remark],
    read: { mapping in
      guard let id = mapping[id], let title = mapping[title], let owner = mapping[owner],
        let campaign = mapping[campaign], let planned = mapping[planned]
      else { return nil }
      var header = StudyHeader(
        id: id, title: title, owner: owner, funding: mapping[funding], campaign: campaign,
        planned: planned, cutoff: mapping[cutoff], remark: mapping[remark])
      header.ethics = mapping[ethics]
      return header
    },
    write: { value, writer in
      writer.put(id, value.id)
      writer.put(title, value.title)
      writer.put(owner, value.owner)
      writer.put(funding, value.funding)
      writer.put(ethics, value.ethics)
      writer.put(campaign, value.campaign)
      writer.put(planned, value.planned)
      writer.put(cutoff, value.cutoff)
      writer.put(remark, value.remark)
    })

  static let id = StudyKey(
    "id", Form<String>.name, .required, "A short name of the study; seeds derive from it.",
    aliases: ["codice", "identificativo"], example: "asl-valdoro-fit-2024")
  static let title = StudyKey(
    "title", Form<LocalizedText>.localized, .required, "The title that reports carry.",
    aliases: ["titolo", "nome"], example: "\"Campagna FIT 50-69 anni\"")
  static let owner = StudyKey(
    "owner", Form<String>.text, .required, "Who evaluates and answers for the report.",
    aliases: ["responsabile", "autore", "ente", "titolare"],
    example: "\"UOC Epidemiologia, ASL Valdoro\"")
  static let funding = StudyKey(
    "funding", Form<String>.text, .optional, "Who pays.",
    aliases: ["finanziamento", "fondi", "finanziatore"], example: "\"Piano Regionale Prevenzione\"")
  static let ethics = StudyKey(
    "ethics", Form<LocalizedText>.localized, .optional,
    "Which committee or rule the evaluation answers to, and on what ground data are used.",
    aliases: ["etica", "comitato_etico"], example: "\"Comitato etico, parere 12/2024\"")
  static let campaign = StudyKey(
    "campaign", campaignForm, .required,
    "When the campaign ran; without `to` for a law or another permanent change.",
    aliases: ["campagna", "intervento"], example: "{ from: 2024-10-01, to: 2025-03-31 }")
  static let planned = StudyKey(
    "planned",
    Form<Planned>.choice(aliases: [
      "prima": .beforeData, "before": .beforeData, "dopo": .afterData, "after": .afterData,
      "esplorativa": .exploratory, "esplorativo": .exploratory,
    ]), .required,
    "When the analysis was planned: `before-data`, `after-data` or `exploratory`.",
    aliases: ["pianificato", "pianificata", "programmato"], example: "before-data")
  static let cutoff = StudyKey(
    "cutoff", cutoffForm, .optional,
    "The last day whose data count, and why that day; needed where responses take time (`within`).",
    aliases: ["chiusura", "taglio", "cut_off"],
    example: "{ date: 2025-09-30, why: \"risposte chiuse\" }")
  static let remark = StudyKey(
    "remark", Form<LocalizedText>.localized, .optional,
    "A sentence that the report opens with, such as that the data are simulated.",
    aliases: ["nota", "avvertenza", "note"], example: "\"Dati simulati\"")

  private static let campaignForm = Form<Campaign>.mapping(
    MappingTitle("`campaign`", noun: "a campaign"), keys: [from, to], inline: true,
    read: { mapping in
      guard let first = mapping[from] else { return nil }
      guard mapping.has(to) else { return Campaign(from: first, to: nil) }
      guard let last = mapping[to],
        Form<DateRange>.range(first, last, at: mapping.span(to), mapping.reading) != nil
      else { return nil }
      return Campaign(from: first, to: last)
    },
    write: { value, writer in
      writer.put(from, value.from)
      writer.put(to, value.to)
    })
  private static let from = StudyKey(
    "from", Form<CivilDate>.date, .required, "First day.", aliases: ["da", "dal", "inizio"],
    example: "2024-10-01")
  private static let to = StudyKey(
    "to", Form<CivilDate>.date, .optional,
    "Last day, inclusive; left out for a permanent change such as a law.",
    aliases: ["a", "al", "fine"], example: "2025-03-31")

  private static let cutoffForm = Form<Cutoff>.mapping(
    MappingTitle("`cutoff`", noun: "a cut-off"), keys: [date, why], inline: true,
    read: { mapping in
      guard let date = mapping[date], let why = mapping[why] else { return nil }
      return Cutoff(date: date, why: why)
    },
    write: { value, writer in
      writer.put(date, value.date)
      writer.put(why, value.why)
    })
  private static let date = StudyKey(
    "date", Form<CivilDate>.date, .required, "The day.", aliases: ["data", "giorno"],
    example: "2025-09-30")
  private static let why = StudyKey(
    "why", Form<String>.text, .required, "Why that day.", aliases: ["perché", "perche", "motivo"],
    example: "\"risposte chiuse a 6 mesi\"")
}

/// The keys under `behaviour`.
enum BehaviourKeys {
  static let form = Form<Behaviour>.mapping(
    "behaviour",
    keys: [who, does, barriers, exchange, competition] + DeclaredTextKeys.behaviour.keys,
    read: { mapping in
      guard let who = mapping[who], let does = mapping[does], let barriers = mapping[barriers]
      else { return nil }
      var behaviour = Behaviour(
        who: who, does: does, barriers: barriers, exchange: mapping[exchange],
        competition: mapping[competition])
      behaviour.texts = DeclaredTextKeys.behaviour.texts(mapping)
      return behaviour
    },
    write: { value, writer in
      writer.put(who, value.who)
      writer.put(does, value.does)
      writer.put(barriers, value.barriers)
      writer.put(exchange, value.exchange)
      writer.put(competition, value.competition)
      DeclaredTextKeys.behaviour.put(value.texts, to: &writer)
    })

  private static let who = StudyKey(
    "who", Form<LocalizedText>.localized, .required, "Whose behaviour.",
    aliases: ["chi", "destinatari"],
    example: "\"residenti 50-69 anni\"")
  private static let does = StudyKey(
    "does", Form<LocalizedText>.localized, .required,
    "What they should do: a behaviour, not awareness.",
    aliases: ["fa", "cosa", "azione"], example: "\"riconsegna il kit entro 90 giorni\"")
  private static let barriers = StudyKey(
    "barriers", Form<[LocalizedText]>.list(of: .localized, atLeast: 0, example: "[\"orari\"]"),
    .standard([]),
    "What keeps them from it.", aliases: ["barriere", "ostacoli"], example: "[\"orari\"]")
  private static let exchange = StudyKey(
    "exchange", Form<LocalizedText>.localized, .optional, "What they are offered in exchange.",
    aliases: ["scambio", "offerta"], example: "\"kit in farmacia\"")
  private static let competition = StudyKey(
    "competition", Form<LocalizedText>.localized, .optional, "What they do instead.",
    aliases: ["concorrenza", "alternative"], example: "\"rinvio\"")
}

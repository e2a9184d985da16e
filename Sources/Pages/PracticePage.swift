internal import Linking
internal import Localization
internal import Markdown
internal import Markup
internal import Records
internal import Templating

/// One practice: summary and facts first, then steps, sections, results, sources, and the ways to the other countries.
struct PracticePage {
    private let context: PageContext
    private let practice: Practice
    private let text: Practice.Text
    private let textLanguage: Language

    /// A prefix for anchors on pages with several entries.
    private let idPrefix: String

    init(_ context: PageContext, _ practice: Practice, idPrefix: String = "") {
        self.context = context
        self.practice = practice
        self.idPrefix = idPrefix
        (text, textLanguage) = practice.text[context.language]
    }

    private var catalogue: Catalogue { context.catalogue }
    private var country: Country { catalogue.countries[practice.country] }
    private var topic: Topic { catalogue.topics[practice.topic] }
    private var renderer: HTMLRenderer { renderer(in: textLanguage) }

    private func renderer(in language: Language) -> HTMLRenderer {
        context.renderer(for: practice.metadata, in: language, headingShift: idPrefix.isEmpty ? 0 : 1, idPrefix: idPrefix)
    }

    var view: View {
        let theme = catalogue.themes[topic.theme]
        var view = context.head(
            practice,
            trail: [
                context.homeTrail, (context.words(theme.title(in: context.language)), context.url(theme.key)),
                (context.words(topic.short(in: context.language)), context.url(topic.key)),
            ], showsBody: false)
        view.merge(content)
        view.merge(PracticeReviewSection(context, practice).view)
        view["country"] = .html(context.link(country))
        view["country_code"] = .text(practice.country.text)
        view["topic"] = .html(context.link(topic))
        view["topic_url"] = .html(context.url(topic.key))
        view["theme_color"] = .text(theme.color.rawValue)
        view["themes"] = .list(
            practice.themes.map { id in
                let theme = catalogue.themes[id]
                return ["label": .html(context.link(theme)), "color": .text(theme.color.rawValue)]
            })
        let answers = context.graph.counterparts(of: practice)
        view["counterparts"] = .list(counterparts(answers))
        let related = related(beside: answers)
        view["related"] = .list(related)
        view["has_related"] = .flag(!related.isEmpty)
        let backlinks = (context.graph.backlinks[practice.key] ?? []).compactMap { catalogue.find($0) }
        view["backlinks"] = .list(backlinks.map { ["label": .html(context.link($0.key, $0.title(in: context.language)))] })
        let facts = PracticeFacts(context, practice)
        view["main_facts"] = .list(facts.main)
        view["more_facts"] = .list(facts.more)
        view["has_more_facts"] = .flag(!facts.more.isEmpty)
        view["unknowns"] = .list(unknowns)
        view["has_unknowns"] = .flag(!practice.unknowns.isEmpty)
        view["has_backlinks"] = .flag(!backlinks.isEmpty)
        view["citation_files"] = .list(citationFiles)
        view["has_citation_files"] = .flag(true)
        return view
    }

    /// The entry without navigation, for its own page and booklets.
    var content: View {
        let renderer = renderer
        var marks = context.termMarks(in: textLanguage)
        let steps = steps, results = results
        return [
            "caution": .optional(
                practice.caution(in: context.language).map { context.boxed(self.renderer(in: $0.language).html($0.value), in: $0.language) }
            ),
            "facts": .list(PracticeFacts(context, practice, idPrefix: idPrefix).all),
            "steps": .list(steps),
            "has_steps": .flag(!steps.isEmpty),
            "track": .list(track),
            "has_track": .flag(practice.stepStages.contains { $0 != nil }),
            "sections": .list(Self.order.compactMap { section($0, renderer, &marks) }),
            // The outcomes follow the approach; they come first where a practice has none.
            "has_approach": .flag(text.sections[.approach] != nil),
            "results": .list(results),
            "has_results": .flag(!results.isEmpty),
            "compiled": .html(context.date(practice.compiled, months: country.months)),
            "reviewed": .html(context.date(practice.reviewed, months: country.months)),
            "validation": .optional(
                practice.validation.map { validation -> View in
                    [
                        "institution": .html(context.link(catalogue.institutions[validation.institution])),
                        "date": .html(context.date(validation.date, months: country.months)),
                    ]
                }),
            "is_draft": .flag(practice.validation == nil),
        ]
    }

    /// What is done comes first; the context, which readers of a comparison know, last.
    private static let order: [SectionRole] = [.approach, .results, .lessons, .replication, .context]

    /// What the entry declares as not known, by its section or field.
    private var unknowns: [View] {
        let original = practice.metadata.body.original
        return practice.unknowns.map { unknown in
            return [
                "label": .html(context.words(unknown.label)),
                "text": .optional(
                    unknown.text.map { context.boxed(context.citer(for: practice.metadata, in: original).html($0), in: original) }),
            ]
        }
    }

    private var steps: [View] {
        let (steps, language) = practice.steps(in: context.language)
        let renderer = renderer(in: language)
        return zip(steps, practice.stepActors).enumerated().map { index, step in
            [
                "number": .number(index + 1),
                "step_id": .text(idPrefix + Self.stepAnchor(index)),
                "step_title": .html(context.words(LanguageTaggedString(step.0.title, language))),
                "actor": .optional(step.1.map { context.link(catalogue.institutions[$0]) }),
                "text": .html(context.boxed(renderer.html(step.0.text), in: language)),
            ]
        }
    }

    /// The id of a step on the practice's page.
    static func stepAnchor(_ index: Int) -> String { "step-\(index + 1)" }

    /// The topic's stages in order, linked to the first step of each.
    private var track: [View] {
        topic.stages.enumerated().map { index, stage in
            let step = practice.stepStages.firstIndex { $0?.id == stage.id }
            return [
                "stage": .html(context.words(stage.title)), "stage_number": .number(index + 1),
                "step_url": step.map { .text("#" + idPrefix + Self.stepAnchor($0)) } ?? .empty,
            ]
        }
    }

    /// Nil if the entry neither has the section nor declares it unknown.
    private func section(_ role: SectionRole, _ renderer: HTMLRenderer, _ marks: inout GlossaryLinker) -> View? {
        let document = practice.metadata.body[textLanguage].value
        var html: HTML?
        if let section = text.sections[role] {
            html = context.boxed(renderer.html(document.nodes[section.range], marking: &marks), in: textLanguage)
        }
        let unknown = practice.unknowns.first { $0.role == role }
        if html == nil, unknown == nil, !(role == .results && !practice.figures.isEmpty) { return nil }
        let original = practice.metadata.body.original
        return [
            "heading": .html(context.words(role.heading)), "id": .text(idPrefix + role.rawValue), "role": .text(role.rawValue),
            "html": .optional(html),
            "is_unknown": .flag(html == nil && unknown != nil),
            "unknown_text": .optional(
                unknown?.text.map {
                    context.boxed(context.citer(for: practice.metadata, in: original, idPrefix: idPrefix).html($0), in: original)
                }
            ),
            "is_approach": .flag(role == .approach), "is_results": .flag(role == .results),
        ]
    }

    private var results: [View] {
        let (results, language) = practice.results(in: context.language)
        let renderer = renderer(in: language)
        return zip(results, practice.figures).map { result, figure in
            let when: HTML =
                if let period = result.period { context.words(LanguageTaggedString(period, language)) } else {
                    context.own(figure.year.map(String.init) ?? "")
                }
            return [
                "indicator": .html(context.words(LanguageTaggedString(result.indicator, language))),
                "value": .html(context.number(figure.value)),
                "unit": .optional(result.unit.map { context.words(LanguageTaggedString($0, language)) }),
                "when": .html(when),
                "cite": .html(renderer.html(CitedText("[^\(figure.source)]"))),
                "note": .optional(result.note.map { context.inlined(renderer.html($0), in: language) }),
            ]
        }
    }

    /// How many answers of another country a practice leads to; the topic's page lists all. Without a limit the site would grow with the
    /// square of its practices.
    private static let counterpartLimit = 5

    /// The other countries' answers to the same question, or their gaps.
    private func counterparts(_ found: [Practice]) -> [View] {
        context.graph.countries.filter { $0.id != practice.country }.map { country in
            let answers = found.filter { $0.country == country.id }
            return [
                "country": .html(context.words(country.name)),
                "country_code": .text(country.metadata.id),
                "cards": .list(answers.prefix(Self.counterpartLimit).map { PracticeCard(context, $0).view }),
                "missing": .flag(answers.isEmpty), "has_more": .flag(answers.count > Self.counterpartLimit),
                "more": .html(context.count("other_practices", max(0, answers.count - Self.counterpartLimit))),
            ]
        }
    }

    /// Related entries, except the other countries' answers, which are listed above.
    private func related(beside answers: [Practice]) -> [View] {
        let shown = Set(answers.map(\.id))
        return (context.graph.related[practice.id] ?? []).filter { !shown.contains($0.id) }.map { note in
            var card = PracticeCard(context, catalogue.practices[note.id]).view
            // Title and reason only: summaries and facts of six practices would make the page too heavy.
            card["card_summary"] = .empty
            card["card_since"] = .empty
            card["reasons"] = .list(note.reasons.prefix(3).map { ["reason": .html(context.string("reason_\($0.rawValue)"))] })
            return card
        }
    }

    private var citationFiles: [View] {
        CitationFormat.allCases.compactMap { format in
            format.path(of: practice, plan: context.composer.plan).map {
                ["label": .text(format.name), "url": .text(RelativeURL(from: context.page.path, to: $0).text)]
            }
        }
    }
}

/// The facts of a practice as labelled values, for its page and its topic.
struct PracticeFacts {
    private let context: PageContext
    private let practice: Practice
    private let idPrefix: String
    private let references: [String: NumberedPageSource]

    /// - Parameter references: the page's common source numbers, if it shows several records.
    init(_ context: PageContext, _ practice: Practice, idPrefix: String = "", references: [String: NumberedPageSource] = [:]) {
        self.context = context
        self.practice = practice
        self.idPrefix = idPrefix
        self.references = references
    }

    private var months: MonthNames { context.catalogue.countries[practice.country].months }

    /// All facts that the practice documents, and its target groups.
    var all: [View] {
        let facts = ComparedField.allCases.filter { !ComparedField.outcomes.contains($0) }.compactMap { fact in
            value(of: fact).map { value -> View in
                ["label": .html(context.words(fact.label)), "value": .html(value), "fact": .text(fact.rawValue)]
            }
        }
        return facts + [targetGroups].compactMap { $0 }
    }

    /// What a reader asks first of a practice.
    var main: [View] { [.status, .since, .evidence, .lead].compactMap(view) }

    /// The evidence level with what the rule computes it from.
    private var grounds: HTML { EvidenceLevelView(context, practice, cited: cited).grounds }

    /// The other facts, and the notes on the first ones.
    var more: [View] {
        var views: [View] = []
        if let note = datesNote { views.append(["label": .html(context.words(ComparedField.since.label)), "value": .html(note)]) }
        views += [.partners, .instruments, .scale, .cost].compactMap(view)
        return views + [targetGroups].compactMap { $0 }
    }

    private func view(_ fact: ComparedField) -> View? {
        let shown: HTML? =
            switch fact {
            case .since: dates
            case .evidence: grounds
            default: value(of: fact)
            }
        return shown.map {
            ["label": .html(context.words(fact.label)), "value": .html($0), "fact": .text(fact.rawValue)]
        }
    }

    private var targetGroups: View? {
        if practice.targetGroups.isEmpty { return nil }
        return [
            "label": .html(context.string("target_groups")), "fact": .text("target_groups"),
            "value": .html(context.list(practice.targetGroups.map { context.words($0.label) })),
        ]
    }

    /// The value of a comparable fact; nil if the practice lacks it.
    func value(of fact: ComparedField) -> HTML? {
        switch fact {
        case .since: since
        case .status: context.words(practice.status.label)
        case .evidence: EvidenceLevelView(context, practice, cited: cited).level
        case .lead: institutions(practice.lead)
        case .partners: institutions(practice.partners)
        case .instruments:
            practice.instruments.isEmpty ? nil : context.list(practice.instruments.map { context.link(context.catalogue.instruments[$0]) })
        case .scale: practice.scale.map { context.words($0.label) }
        case .cost: cost
        case .objective: practice.outcome.objective.map(cited)
        case .objectivesMet: practice.outcome.met.map(met)
        case .exploitationForms:
            practice.outcome.exploitationForms.isEmpty
                ? nil : context.list(practice.outcome.exploitationForms.map { context.words($0.label) })
        case .victimParticipation: practice.outcome.victimParticipation.map(cited)
        case .safeguards: practice.outcome.safeguards.map(cited)
        }
    }

    /// When the practice began and ended, without the note on its dates.
    var dates: HTML {
        guard let until = practice.until else { return context.date(practice.since, months: months) }
        return context.range(from: practice.since, to: until, months: months)
    }

    /// The note on disputed dates, in an element with its own language.
    var datesNote: HTML? {
        let (text, language) = practice.text[context.language]
        return text.sinceNote.map { context.boxed(citer(language).html($0), in: language) }
    }

    private var since: HTML {
        let (text, language) = practice.text[context.language]
        var out = HTMLWriter()
        out.html(dates)
        if let note = text.sinceNote {
            out.raw("<span class=\"note\"")
            if language != context.language {
                out.attribute("lang", language.rawValue)
                out.attribute("dir", language.direction.rawValue)
            }
            out.raw(">")
            out.html(citer(language).html(note))
            out.raw("</span>")
        }
        return out.html
    }

    private var cost: HTML? {
        guard let cost = practice.cost else { return nil }
        let (text, language) = practice.text[context.language]
        var out = HTMLWriter()
        out.html(context.number(cost.amount))
        out.raw(" ")
        out.html(context.catalogue.currencyName(cost.currency).map(context.words) ?? HTML(escaping: cost.currency))
        out.html(citer(language).html(CitedText("[^\(cost.source)]")))
        if let note = text.costNote {
            out.raw("<span class=\"note\">")
            out.html(context.boxed(citer(language).html(note), in: language))
            out.raw("</span>")
        }
        return out.html
    }

    private func cited(_ text: LocalizedCitedText) -> HTML {
        let written = text.language(for: context.language)
        return context.boxed(citer(written).html(text[written]), in: written)
    }

    private func met(_ met: Outcome.ObjectivesMet) -> HTML {
        var out = HTMLWriter()
        out.html(context.words(met.value.label))
        if let source = met.source { out.html(citer(context.language).html(CitedText("[^\(source)]"))) }
        return out.html
    }

    private func citer(_ language: Language) -> HTMLRenderer {
        let isHere = context.page.kind == .record(practice.key) || !idPrefix.isEmpty
        return context.citer(for: practice.metadata, in: language, idPrefix: idPrefix, sourcesElsewhere: !isHere, references: references)
    }

    private func institutions(_ ids: [ID<Institution>]) -> HTML? {
        ids.isEmpty ? nil : context.list(ids.map { context.link(context.catalogue.institutions[$0]) })
    }
}

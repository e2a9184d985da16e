internal import Linking
internal import Localisation
internal import Markdown
internal import Markup
internal import Records
internal import Templating

/// One practice: summary and facts first, then steps, sections, results, sources, and the ways to the other countries.
struct PracticePage {
    private let scope: PageScope
    private let practice: Practice
    private let text: Practice.Text
    private let textLanguage: Language

    /// Put before each anchor, where several notes share a page.
    private let idPrefix: String

    init(_ scope: PageScope, _ practice: Practice, idPrefix: String = "") {
        self.scope = scope
        self.practice = practice
        self.idPrefix = idPrefix
        (text, textLanguage) = practice.text[scope.language]
    }

    private var catalogue: Catalogue { scope.catalogue }
    private var country: Country { catalogue.countries[practice.country] }
    private var topic: Topic { catalogue.topics[practice.topic] }
    private var renderer: HTMLRenderer {
        scope.renderer(for: practice.entry, in: textLanguage, headingShift: idPrefix.isEmpty ? 0 : 1, idPrefix: idPrefix)
    }

    var view: View {
        let theme = catalogue.themes[topic.theme]
        var view = scope.head(
            practice,
            trail: [
                scope.homeTrail, (scope.words(theme.title(in: scope.language)), scope.url(theme.key)),
                (scope.words(topic.short(in: scope.language)), scope.url(topic.key)),
            ], showsBody: false)
        view.merge(note)
        view["country"] = .html(scope.link(country))
        view["country_code"] = .text(practice.country.text)
        view["topic"] = .html(scope.link(topic))
        view["topic_url"] = .html(scope.url(topic.key))
        view["theme_color"] = .text(theme.color.rawValue)
        view["themes"] = .list(
            practice.themes.map { id in
                let theme = catalogue.themes[id]
                return ["label": .html(scope.link(theme)), "color": .text(theme.color.rawValue)]
            })
        let answers = scope.graph.counterparts(of: practice)
        view["counterparts"] = .list(counterparts(answers))
        let related = related(beside: answers)
        view["related"] = .list(related)
        view["has_related"] = .flag(!related.isEmpty)
        let backlinks = (scope.graph.backlinks[practice.key] ?? []).compactMap { catalogue.find($0) }
        view["backlinks"] = .list(backlinks.map { ["label": .html(scope.link($0.key, $0.title(in: scope.language)))] })
        view["has_backlinks"] = .flag(!backlinks.isEmpty)
        view["cite_text"] = .html(scope.own(citationText))
        view["citation_files"] = .list(citationFiles)
        return view
    }

    /// The note itself, without the ways out of it: on its own page, and in a booklet.
    var note: View {
        let renderer = renderer
        var marks = scope.termMarks(in: textLanguage)
        return [
            "caution": .optional(text.caution.map { scope.boxed(renderer.html($0), in: textLanguage) }),
            "facts": .list(PracticeFacts(scope, practice, idPrefix: idPrefix).all),
            "steps": .list(steps(renderer)),
            "has_steps": .flag(!text.steps.isEmpty),
            "sections": .list(SectionRole.allCases.compactMap { section($0, renderer, &marks) }),
            "results": .list(results(renderer)),
            "has_results": .flag(!text.results.isEmpty),
            "compiled": .html(scope.date(practice.compiled, months: country.months)),
            "reviewed": .html(scope.date(practice.reviewed, months: country.months)),
            "validation": .optional(
                practice.validation.map { validation -> View in
                    [
                        "institution": .html(scope.link(catalogue.institutions[validation.institution])),
                        "date": .html(scope.date(validation.date, months: country.months)),
                    ]
                }),
            "is_draft": .flag(practice.validation == nil),
        ]
    }

    private func steps(_ renderer: HTMLRenderer) -> [View] {
        zip(text.steps, practice.stepActors).enumerated().map { index, step in
            [
                "number": .number(index + 1),
                "step_title": .html(scope.words(Wording(step.0.title, textLanguage))),
                "actor": .optional(step.1.map { scope.link(catalogue.institutions[$0]) }),
                "text": .html(scope.boxed(renderer.html(step.0.text), in: textLanguage)),
            ]
        }
    }

    /// Nil where the note neither has the section nor declares it unknown.
    private func section(_ role: SectionRole, _ renderer: HTMLRenderer, _ marks: inout TermMarks) -> View? {
        let document = practice.entry.body[textLanguage].value
        var html: HTML?
        if let section = text.sections[role] {
            html = scope.boxed(renderer.html(document.nodes[section.range], marking: &marks), in: textLanguage)
        }
        let unknown = practice.unknowns.first { $0.role == role }
        if html == nil, unknown == nil, !(role == .results && !text.results.isEmpty) { return nil }
        let original = practice.entry.body.original
        return [
            "heading": .html(scope.words(role.heading)), "id": .text(idPrefix + role.rawValue), "role": .text(role.rawValue),
            "html": .optional(html),
            "is_unknown": .flag(html == nil && unknown != nil),
            "unknown_text": .optional(
                unknown?.text.map { scope.boxed(scope.citer(for: practice.entry, in: original, idPrefix: idPrefix).html($0), in: original) }
            ),
            "is_approach": .flag(role == .approach), "is_results": .flag(role == .results),
        ]
    }

    private func results(_ renderer: HTMLRenderer) -> [View] {
        zip(text.results, practice.figures).map { result, figure in
            let when: HTML =
                if let period = result.period { scope.words(Wording(period, textLanguage)) } else {
                    scope.own(figure.year.map(String.init) ?? "")
                }
            return [
                "indicator": .html(scope.words(Wording(result.indicator, textLanguage))),
                "value": .html(scope.number(figure.value)),
                "unit": .optional(result.unit.map { scope.words(Wording($0, textLanguage)) }),
                "when": .html(when),
                "cite": .html(renderer.html(CitedText("[^\(figure.source)]"))),
                "note": .optional(result.note.map { renderer.html($0) }),
            ]
        }
    }

    /// Country by country: the same question's answers, or what is missing.
    private func counterparts(_ found: [Practice]) -> [View] {
        scope.graph.countries.filter { $0.id != practice.country }.map { country in
            let answers = found.filter { $0.country == country.id }
            return [
                "country": .html(scope.words(country.name)),
                "country_code": .text(country.entry.id),
                "cards": .list(answers.map { PracticeCard(scope, $0).view }),
                "missing": .flag(answers.isEmpty),
            ]
        }
    }

    /// What leads on, but for the other countries' answers: those stand just above.
    private func related(beside answers: [Practice]) -> [View] {
        let shown = Set(answers.map(\.id))
        return (scope.graph.related[practice.id] ?? []).filter { !shown.contains($0.id) }.map { note in
            var card = PracticeCard(scope, catalogue.practices[note.id]).view
            // Title and reasons lead on; six summaries more would weigh on the page.
            card["card_summary"] = .empty
            card["reasons"] = .list(note.reasons.prefix(3).map { ["reason": .html(scope.string("reason_\($0.rawValue)"))] })
            return card
        }
    }

    private var citationFiles: [View] {
        CitationFormat.allCases.compactMap { format in
            format.path(of: practice, in: scope.language, plan: scope.composer.plan).map {
                ["label": .text(format.name), "url": .text(RelativeURL(from: scope.page.path, to: $0).text)]
            }
        }
    }

    /// A plain citation of the note.
    private var citationText: String {
        let site = scope.settings.title[scope.language]
        let date = practice.reviewed.text(in: scope.language, months: country.months)
        let quoted = scope.language == .en ? "“\(text.title)”" : scope.language == .fr ? "«\u{A0}\(text.title)\u{A0}»" : "«\(text.title)»"
        let comma = scope.language == .ar ? "،" : ","
        return "\(site)\(comma) \(quoted)\(comma) \(country.name[scope.language])\(comma) \(date)."
    }
}

/// A practice in a list.
struct PracticeCard {
    private let scope: PageScope
    private let practice: Practice

    init(_ scope: PageScope, _ practice: Practice) {
        self.scope = scope
        self.practice = practice
    }

    var view: View {
        var card = scope.composer.cards.value(for: practice.id) { words }
        card["url"] = .html(scope.url(practice.key))
        return card
    }

    /// All but the address, which depends on the page.
    private var words: View {
        let country = scope.catalogue.countries[practice.country]
        let topic = scope.catalogue.topics[practice.topic]
        return [
            "url": .empty,
            "card_title": .html(scope.words(practice.title(in: scope.language))),
            "card_summary": .optional(practice.summary(in: scope.language).map { scope.words($0) }),
            "card_country": .html(scope.words(country.name)),
            "card_country_code": .text(practice.country.text),
            "card_topic": .html(scope.words(topic.short(in: scope.language))),
            "card_color": .text(scope.catalogue.themes[topic.theme].color.rawValue),
            "card_since": .html(scope.date(practice.since, months: country.months)),
            "card_status": .html(scope.words(practice.status.label)),
            "card_evidence": .html(scope.words(practice.evidence.label)),
            "card_level": .number(practice.evidence.level),
            "reasons": .list([]),
        ]
    }
}

/// The facts of a practice, as labelled values: on its page and in the columns of its topic.
struct PracticeFacts {
    private let scope: PageScope
    private let practice: Practice
    private let idPrefix: String

    init(_ scope: PageScope, _ practice: Practice, idPrefix: String = "") {
        self.scope = scope
        self.practice = practice
        self.idPrefix = idPrefix
    }

    private var months: MonthNames { scope.catalogue.countries[practice.country].months }

    /// All facts that the practice documents, and its target groups.
    var all: [View] {
        var facts = Fact.allCases.compactMap { fact in
            value(of: fact).map { value -> View in
                ["label": .html(scope.words(fact.label)), "value": .html(value), "fact": .text(fact.rawValue)]
            }
        }
        if !practice.targetGroups.isEmpty {
            facts.append([
                "label": .html(scope.string("target_groups")), "fact": .text("target_groups"),
                "value": .html(scope.list(practice.targetGroups.map { scope.words($0.label) })),
            ])
        }
        return facts
    }

    /// A switch over the comparable facts; nil where the practice does not say.
    func value(of fact: Fact) -> HTML? {
        switch fact {
        case .since: since
        case .status: scope.words(practice.status.label)
        case .evidence: evidence
        case .lead: institutions(practice.lead)
        case .partners: institutions(practice.partners)
        case .instruments:
            practice.instruments.isEmpty ? nil : scope.list(practice.instruments.map { scope.link(scope.catalogue.instruments[$0]) })
        case .scale: practice.scale.map { scope.words($0.label) }
        case .cost: cost
        }
    }

    private var since: HTML {
        let (text, language) = practice.text[scope.language]
        var out = HTMLWriter()
        if let until = practice.until {
            out.html(scope.range(from: practice.since, to: until, months: months))
        } else {
            out.html(scope.date(practice.since, months: months))
        }
        if let note = text.sinceNote {
            out.raw("<span class=\"note\"")
            if language != scope.language {
                out.attribute("lang", language.rawValue)
                out.attribute("dir", language.direction.rawValue)
            }
            out.raw(">")
            out.html(citer(language).html(note))
            out.raw("</span>")
        }
        return out.html
    }

    private var evidence: HTML {
        var out = HTMLWriter()
        out.raw("<span class=\"level\" data-level=\"")
        out.text(String(practice.evidence.level))
        out.raw("\">")
        out.html(scope.words(practice.evidence.label))
        out.raw("</span>")
        return out.html
    }

    private var cost: HTML? {
        guard let cost = practice.cost else { return nil }
        let (text, language) = practice.text[scope.language]
        var out = HTMLWriter()
        out.html(scope.number(cost.amount))
        out.raw(" ")
        out.html(scope.words(cost.currency.label))
        out.html(citer(language).html(CitedText("[^\(cost.source)]")))
        if let note = text.costNote {
            out.raw("<span class=\"note\">")
            out.html(scope.boxed(citer(language).html(note), in: language))
            out.raw("</span>")
        }
        return out.html
    }

    private func citer(_ language: Language) -> HTMLRenderer {
        let isHere = scope.page.kind == .record(practice.key) || !idPrefix.isEmpty
        return scope.citer(for: practice.entry, in: language, idPrefix: idPrefix, sourcesElsewhere: !isHere)
    }

    private func institutions(_ ids: [ID<Institution>]) -> HTML? {
        ids.isEmpty ? nil : scope.list(ids.map { scope.link(scope.catalogue.institutions[$0]) })
    }
}

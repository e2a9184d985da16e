internal import Linking
internal import Localization
internal import Markup
internal import Records
internal import Templating

/// A country: its committee, helplines, practices by theme, instruments, institutions.
struct CountryPage {
    private let context: PageContext
    private let country: Country

    init(_ context: PageContext, _ country: Country) {
        self.context = context
        self.country = country
    }

    var view: View {
        var view = context.head(country, trail: [context.homeTrail])
        view["official_name"] = .html(context.words(country.officialName))
        view["country_code"] = .text(country.metadata.id)
        view["committee"] = .html(context.link(context.catalogue.institutions[country.committee]))
        view["founding"] = .list(country.foundingInstruments.map { ["label": .html(context.link(context.catalogue.instruments[$0]))] })
        view["helplines"] = .list(HelplineViews(context, country).all)
        view["has_helplines"] = .flag(!country.helplines.isEmpty)
        view["themes"] = .list(context.graph.themes.compactMap(theme))
        let instruments = context.pageSlice(
            context.catalogue.instruments.all.filter { $0.country == country.id }.sortedByName(in: context.language))
        view["has_instruments"] = .flag(!instruments.isEmpty)
        view["instruments"] = .list(instruments.map { ["label": .html(context.link($0)), "detail": .html(context.words($0.kind.label))] })
        let institutions = context.pageSlice(
            context.catalogue.institutions.all.filter { $0.country == country.id }.sortedByName(in: context.language))
        view["has_institutions"] = .flag(!institutions.isEmpty)
        view["has_reference"] = .flag(!instruments.isEmpty || !institutions.isEmpty)
        view["institutions"] = .list(
            institutions.map {
                ["label": .html(context.link($0.key, $0.title(in: context.language))), "detail": .html(context.words($0.kind.label))]
            })
        return view
    }

    /// Nil where a further part has nothing left to say of a theme; the page itself names all, as others lead to them there.
    private func theme(_ theme: Theme) -> View? {
        let answers = context.graph.answers(to: theme.id, from: country.id)
        let practices = context.shown(answers.practices, of: context.catalogue.practices)
        let gaps = context.shown(answers.gaps, of: context.catalogue.topics)
        if context.part > 1, practices.isEmpty, gaps.isEmpty { return nil }
        return [
            "theme": .html(context.link(theme)), "id": .text(theme.metadata.id), "color": .text(theme.color.rawValue),
            "cards": .list(practices.map { PracticeCard(context, $0).view }),
            "gaps": .list(
                gaps.map {
                    [
                        "label": .html(context.link($0.key, $0.short(in: context.language))),
                        "write_url": .html(context.contributeURL(country: country.metadata.id, topic: $0.metadata.id)),
                    ]
                }),
            "has_gaps": .flag(!gaps.isEmpty),
        ]
    }
}

/// A country's helplines: who answers, for whom, what is known, and a plain warning where nobody has confirmed it.
struct HelplineViews {
    private let context: PageContext
    private let country: Country

    init(_ context: PageContext, _ country: Country) {
        self.context = context
        self.country = country
    }

    var all: [View] { country.helplines.map(view) }

    private func view(_ line: Helpline) -> View {
        let numbers = context.catalogue.bibliography(of: country.key).numbers
        let source = RelativeURL(
            from: context.page.path, to: context.composer.plan.path(of: .record(country.key), in: context.language),
            fragment: "src-" + line.source)
        return [
            "number": .text(line.number),
            "tel": .text(line.dialled),
            "name": .html(context.words(line.name)),
            "institution": .html(context.link(context.catalogue.institutions[line.institution])),
            "audience": .html(context.words(line.audience)),
            "scope": .html(context.words(line.scope.label)),
            "is_trafficking": .flag(line.scope == .trafficking),
            "hours": .html(line.hours.map { context.words($0) } ?? context.string("not_documented")),
            "languages": .html(
                line.languages.isEmpty ? context.string("not_documented") : context.own(line.languages.joined(separator: "، "))),
            "cost": .html(context.words((line.cost ?? .unknown).label)),
            "seen": .html(context.date(line.seen, months: country.months)),
            "warning": .optional(line.publish == .withWarning ? line.warning.map { context.words($0) } : nil),
            "confidence": .html(context.words(line.confidence.label)),
            "source_number": .number(numbers[line.source] ?? 0),
            "source_url": .text(source.text),
        ]
    }
}

extension Array where Element: Record {
    /// In the alphabetical order of the language, the article aside.
    func sortedByName(in language: Language) -> [Element] {
        map { (CollationKey($0.title(in: language).text), $0) }.sorted { ($0.0, $0.1.metadata.id) < ($1.0, $1.1.metadata.id) }.map(\.1)
    }
}

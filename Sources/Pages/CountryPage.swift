internal import Linking
internal import Localisation
internal import Markup
internal import Records
internal import Templating

/// A country: its committee, helplines, practices by theme, instruments, institutions.
struct CountryPage {
    private let scope: PageScope
    private let country: Country

    init(_ scope: PageScope, _ country: Country) {
        self.scope = scope
        self.country = country
    }

    var view: View {
        var view = scope.head(country, trail: [scope.homeTrail])
        view["official_name"] = .html(scope.words(country.officialName))
        view["country_code"] = .text(country.entry.id)
        view["committee"] = .html(scope.link(scope.catalogue.institutions[country.committee]))
        view["founding"] = .list(country.foundingInstruments.map { ["label": .html(scope.link(scope.catalogue.instruments[$0]))] })
        view["helplines"] = .list(HelplineViews(scope, country).all)
        view["has_helplines"] = .flag(!country.helplines.isEmpty)
        view["themes"] = .list(scope.graph.themes.compactMap(theme))
        let instruments = scope.slice(scope.catalogue.instruments.all.filter { $0.country == country.id }.sortedByName(in: scope.language))
        view["has_instruments"] = .flag(!instruments.isEmpty)
        view["instruments"] = .list(instruments.map { ["label": .html(scope.link($0)), "detail": .html(scope.words($0.kind.label))] })
        let institutions = scope.slice(
            scope.catalogue.institutions.all.filter { $0.country == country.id }.sortedByName(in: scope.language))
        view["has_institutions"] = .flag(!institutions.isEmpty)
        view["has_reference"] = .flag(!instruments.isEmpty || !institutions.isEmpty)
        view["institutions"] = .list(
            institutions.map {
                ["label": .html(scope.link($0.key, $0.title(in: scope.language))), "detail": .html(scope.words($0.kind.label))]
            })
        return view
    }

    /// Nil where a further part has nothing left to say of a theme; the page itself names all, as others lead to them there.
    private func theme(_ theme: Theme) -> View? {
        let answers = scope.graph.answers(to: theme.id, from: country.id)
        let practices = scope.shown(answers.practices, of: scope.catalogue.practices)
        let gaps = scope.shown(answers.gaps, of: scope.catalogue.topics)
        if scope.part > 1, practices.isEmpty, gaps.isEmpty { return nil }
        return [
            "theme": .html(scope.link(theme)), "id": .text(theme.entry.id), "color": .text(theme.color.rawValue),
            "cards": .list(practices.map { PracticeCard(scope, $0).view }),
            "gaps": .list(gaps.map { ["label": .html(scope.link($0.key, $0.short(in: scope.language)))] }),
            "has_gaps": .flag(!gaps.isEmpty),
        ]
    }
}

/// A country's helplines: who answers, for whom, what is known, and a plain warning where nobody has confirmed it.
struct HelplineViews {
    private let scope: PageScope
    private let country: Country

    init(_ scope: PageScope, _ country: Country) {
        self.scope = scope
        self.country = country
    }

    var all: [View] { country.helplines.map(view) }

    private func view(_ line: Helpline) -> View {
        let numbers = country.entry.sourceNumbers
        let source = RelativeURL(
            from: scope.page.path, to: scope.composer.plan.path(of: .record(country.key), in: scope.language),
            fragment: "src-" + line.source)
        return [
            "number": .text(line.number),
            "tel": .text(line.dialled),
            "name": .html(scope.words(line.name)),
            "institution": .html(scope.link(scope.catalogue.institutions[line.institution])),
            "audience": .html(scope.words(line.audience)),
            "scope": .html(scope.words(line.scope.label)),
            "is_trafficking": .flag(line.scope == .trafficking),
            "hours": .html(line.hours.map { scope.words($0) } ?? scope.string("not_documented")),
            "languages": .html(line.languages.isEmpty ? scope.string("not_documented") : scope.own(line.languages.joined(separator: "، "))),
            "cost": .html(scope.words((line.cost ?? .unknown).label)),
            "seen": .html(scope.date(line.seen, months: country.months)),
            "warning": .optional(line.publish == .withWarning ? line.warning.map { scope.words($0) } : nil),
            "confidence": .html(scope.words(line.confidence.label)),
            "source_number": .number(numbers[line.source] ?? 0),
            "source_url": .text(source.text),
        ]
    }
}

extension Array where Element: Record {
    /// In the alphabetical order of the language, the article aside.
    func sortedByName(in language: Language) -> [Element] {
        map { (CollationKey($0.title(in: language).text), $0) }.sorted { ($0.0, $0.1.entry.id) < ($1.0, $1.1.entry.id) }.map(\.1)
    }
}

internal import Linking
internal import Localization
internal import Markup
internal import Records
internal import Templating

/// The helplines of all countries: first those that a recent source confirms, then the others.
struct HelplinesPage {
    private let context: PageContext

    init(_ context: PageContext) { self.context = context }

    var view: View {
        var view = context.head(titleKey: "help_title", descriptionKey: "help_intro")
        view["countries"] = .list(
            context.graph.countries.map { country in
                let lines = HelplineViews(context, country)
                return [
                    "country": .html(context.words(country.name)), "country_url": .html(context.url(country.key)),
                    "country_code": .text(country.metadata.id),
                    "helplines": .list(lines.confirmed), "unconfirmed": .list(lines.unconfirmed),
                    "has_unconfirmed": .flag(!lines.unconfirmed.isEmpty),
                ]
            })
        return view
    }
}

/// A country's helplines: operator, scope, known facts, and a warning if the number is unconfirmed.
struct HelplineViews {
    private let context: PageContext
    private let country: Country

    init(_ context: PageContext, _ country: Country) {
        self.context = context
        self.country = country
    }

    /// In the order of the country's file.
    var confirmed: [View] { country.helplines.filter { $0.confidence != .low }.map(view) }
    var unconfirmed: [View] { country.helplines.filter { $0.confidence == .low }.map(view) }

    /// Whether the hours fit the line under the number; longer words stand with the details.
    private static func isShort(_ hours: LanguageTaggedString) -> Bool { hours.text.count <= 36 }

    private func view(_ line: Helpline) -> View {
        let sources = context.catalogue.bibliography(of: country.key)
        let source = sources[line.source]
        let hours = line.hours?.localized(in: context.language)
        let url = RelativeURL(
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
            // What is not known has no row.
            "hours": .optional(hours.flatMap { Self.isShort($0) ? context.words($0) : nil }),
            "hours_note": .optional(hours.flatMap { Self.isShort($0) ? nil : context.words($0) }),
            "languages": .optional(
                line.languages.isEmpty ? nil : context.own(line.languages.joined(separator: context.language.listSeparator))),
            "cost": .optional(line.cost == .free ? context.words(Helpline.Cost.free.label) : nil),
            "seen": .html(context.date(line.seen, months: country.months)),
            "source_date": .optional(source?.date.map { context.date($0, months: country.months) }),
            "warning": .optional(line.publish == .withWarning ? line.warning.map { context.words($0) } : nil),
            "source_number": .number(sources.numbers[line.source] ?? 0),
            "source_url": .text(url.text),
        ]
    }
}

internal import Localization
internal import Markup
internal import Records
internal import Templating

/// The page that hosts show for an address that leads nowhere, in every language of the site.
///
/// A host shows it at any depth. With a public address its links are whole. Without one, sheets and scripts are looked for at each depth, and
/// the script corrects the links, which hold without it only for an address at the site's root.
struct NotFoundPage {
    private let context: PageContext

    init(_ context: PageContext) { self.context = context }

    var view: View {
        var view = context.head(titleKey: "not_found_title")
        view["roots"] = .list(roots.map { ["prefix": .text($0)] })
        view["help_lost"] = .text((context.composer.address?.text ?? "") + "help.html")
        view["versions"] = .list(context.settings.languages.map(version))
        return view
    }

    /// Where the site's root may lie, seen from a page that is at most four folders deep.
    private var roots: [String] {
        if let address = context.composer.address { return [address.text] }
        return (0...4).map { String(repeating: "../", count: $0) }
    }

    private func version(_ language: Language) -> View {
        let strings = context.composer.allStrings[language] ?? context.strings
        func path(_ kind: PageKind) -> String { context.composer.plan.path(of: kind, in: language).text }
        func link(_ kind: PageKind, _ key: String) -> View {
            let path = path(kind)
            let url = (context.composer.address?.text ?? "") + path
            return ["url": .text(url), "path": .text(path), "label": .text(strings[key])]
        }
        return [
            "code": .text(language.rawValue), "language_dir": .text(language.direction.rawValue),
            "is_first": .flag(language == context.language),
            "title": .text(strings["not_found_title"]), "text": .text(strings["not_found_text"]),
            "links": .list([link(.home, "home"), link(.search, "search"), link(.help, "help")]),
        ]
    }
}

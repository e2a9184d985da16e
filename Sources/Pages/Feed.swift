package import Linking
package import Localization
package import Markup
package import Records

/// Feeds in each language: all entries, those of a theme, those of a country.
package enum Feed: Sendable, Hashable {
    case all
    case theme(ID<Theme>)
    case country(ID<Country>)

    package static func all(in graph: SiteGraph) -> [Feed] {
        [.all] + graph.themes.map { .theme($0.id) } + graph.countries.map { .country($0.id) }
    }

    /// The page that lists the same entries.
    package var page: PageKind {
        switch self {
        case .all: .home
        case .theme(let id): .record(id.key)
        case .country(let id): .record(id.key)
        }
    }

    package func contains(_ practice: Practice) -> Bool {
        switch self {
        case .all: true
        case .theme(let id): practice.themes.contains(id)
        case .country(let id): practice.country == id
        }
    }

    /// The path next to the page: `feed.xml`, `themes/protection.xml`.
    package func path(in language: Language, plan: SitePlan) -> SitePath? {
        let page = plan.path(of: page, in: language).text
        return SitePath(self == .all ? page.replacing("index.html", with: "feed.xml") : page.dropLast(5) + ".xml")
    }

    /// The feed's entries that exist in a language; an empty feed is not written.
    package func entries(in language: Language, of graph: SiteGraph) -> [Practice] {
        graph.catalogue.practices.all.filter { contains($0) && $0.isWritten(in: language) }
    }
}

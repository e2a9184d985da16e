package import Localization
internal import Publishing

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// A built site on disk.
package struct BuiltSiteFolder {
    package let folder: String
    /// The language of the pages at its root.
    package let root: Language

    /// Nil for any folder that a build did not write.
    package init?(_ folder: String) {
        guard SiteInventory.isSite(folder), let home = try? String(contentsOfFile: folder + "/index.html", encoding: .utf8) else {
            return nil
        }
        guard let root = Language.known.first(where: { home.contains("<html lang=\"\($0.rawValue)\"") }) else { return nil }
        (self.folder, self.root) = (folder, root)
    }

    /// The booklets of a language, in the order of their ids.
    package func booklets(in language: Language) -> [(id: String, page: String)] { pages(of: "booklets", in: language) }

    /// What can be printed of topics: the booklet of one that has many entries, else its page.
    package func topics(in language: Language) -> [(id: String, page: String)] {
        let booklets = Dictionary(uniqueKeysWithValues: booklets(in: language).map { ($0.id, $0.page) })
        return pages(of: "topics", in: language).filter { $0.id != "index" }.map { ($0.id, booklets[$0.id] ?? $0.page) }
    }

    /// The topics' briefs of a language, in the order of their ids.
    package func briefs(in language: Language) -> [(id: String, page: String)] { pages(of: "briefs", in: language) }

    private func pages(of kind: String, in language: Language) -> [(id: String, page: String)] {
        let path = folder + (language == root ? "/" : "/" + language.rawValue + "/") + kind
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { $0.hasSuffix(".html") }.sorted().map { (String($0.dropLast(".html".count)), path + "/" + $0) }
    }
}
